"""How worker processes are started, silenced and ended: what `multiprocessing` leaves to its users.

Python's own resource tracker, one small process that any method but "fork" brings along, ends with
this process and not before: Python has no way to ask for it.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.context import BaseContext
from types import ModuleType
from typing import Any

_lock = threading.RLock()
_users = 0
_failure: BaseException | None = None


def available(method: str) -> bool:
    """Whether processes can be started in this way here."""
    return method in multiprocessing.get_all_start_methods()


def begin_child(packed: bytes) -> None:
    """The first thing a child does. What goes wrong is kept for `work_in_child`, which can send it back."""
    global _failure  # noqa: PLW0603 - a process has one beginning
    _silence()
    # An interrupt is for our parent, who then ends us; a fork must not run its handlers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        # Unpacked only here, since that imports the caller's modules, which may print.
        begin, arguments = pickle.loads(packed)  # noqa: S301 - from our own parent
        begin(*arguments)
    except BaseException as error:  # noqa: BLE001 - it is raised at the parent
        _failure = error


def work_in_child(function: Callable[[Any], Any], chunk: Any) -> Any:
    """`function(chunk)`. Raises what `begin` raised, if it did."""
    if _failure is not None:
        raise _failure
    return function(chunk)


def wake_up() -> None:
    """An empty task, given to each process so that it starts."""


def _silence() -> None:
    """Neither our output nor our log is a child's to write to: lines would mix, and a lock that
    another thread held at the fork stays locked for ever.
    """
    logging.disable(logging.CRITICAL)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - as long as the process


@contextlib.contextmanager
def blank_main() -> Iterator[None]:
    """While it lasts, `__main__` is an empty module.

    A child that is not forked imports its parent's `__main__` again, in case work is defined
    there. Ours never is, and under `pelican` that costs each child 0.15 s.
    """
    with _lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@contextlib.contextmanager
def server(context: BaseContext, module: str) -> Iterator[None]:
    """For as long as it is open, the fork server runs, with `module` imported; the last one stops it.

    Nothing at all for the other methods.
    """
    global _users  # noqa: PLW0603 - the server is one for the whole process
    if context.get_start_method() != "forkserver":
        yield
        return
    from multiprocessing import forkserver

    with blank_main(), _python_path():
        context.set_forkserver_preload([module])
        forkserver.ensure_running()
        _users += 1
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if not _users:
                _stop(getattr(forkserver, "_forkserver", None))


def _stop(idle: Any) -> None:
    """End the fork server. Python itself keeps it until the end of its parent, with the code of today."""
    pid, stop = getattr(idle, "_forkserver_pid", None), getattr(idle, "_stop", None)
    if pid and stop:
        # Asked politely it would first import all that it was told to, and we would wait for it.
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        stop()


@contextlib.contextmanager
def _python_path() -> Iterator[None]:
    """Before Python 3.13 the fork server was not told where modules are, and silently imported nothing ahead."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before

"""How worker processes are started, silenced and ended: what `multiprocessing` leaves to its users.

Python's own resource tracker, one small process that the method "spawn" brings along, ends with
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
from types import ModuleType
from typing import Any

_lock = threading.RLock()
_failure: BaseException | None = None
_later: int | None = None
"""descriptor of the file that says how to begin, until that was read"""


def available(method: str) -> bool:
    """Whether processes can be started in this way here."""
    return method in ("fork", "spawn") and method in multiprocessing.get_all_start_methods()


def can_fork() -> bool:
    """Whether a fork of this process is sound now: it has one thread, whose locks are free, and a system whose own
    libraries bear it. On macOS some start threads that Python does not know of.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def begin_child(packed: bytes) -> None:
    """The first thing a child does. What goes wrong is kept for `work_in_child`, which can send it back."""
    _be_a_child()
    _begin(packed)


def begin_child_later(descriptor: int) -> None:
    """The first thing a child does that was forked before it was known what it is for: that will stand in an open file."""
    global _later  # noqa: PLW0603 - a process has one beginning
    _be_a_child()
    _later = descriptor


def _be_a_child() -> None:
    _silence()
    threading.Thread(target=_end_with_parent, name="waits for the parent's end", daemon=True).start()
    # An interrupt is for our parent, who then ends us; a fork must not run its handlers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _begin(packed: bytes) -> None:
    global _failure  # noqa: PLW0603
    try:
        # Unpacked only here, since that imports the caller's modules, which may print.
        begin, arguments = pickle.loads(packed)  # noqa: S301 - from our own parent
        begin(*arguments)
    except BaseException as error:  # noqa: BLE001 - it is raised at the parent
        _failure = error


def _end_with_parent() -> None:
    """Of a parent that was killed nobody would tell: a child would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def work_in_child(function: Callable[[Any], Any], chunk: Any) -> Any:
    """`function(chunk)`. Raises what `begin` raised, if it did."""
    global _later
    if _later is not None:
        descriptor, _later = _later, None
        _begin(os.pread(descriptor, os.fstat(descriptor).st_size, 0))
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

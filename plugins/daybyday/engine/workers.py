"""Work spread over processes; done in this one when there is little of it, or when the others die.

Whatever the start method, and in one process too, the results are the same and come in the order
of the work. What passes between processes are plain values; a worker keeps what it needs for all
its work (texts, templates) where `begin` puts it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Self, TypeVar

from . import processes

T = TypeVar("T")
R = TypeVar("R")

_MOST = 8
_AHEAD = 4
"""Chunks given out per worker before the first result is asked for: none waits, and few lie in memory."""

_NO_START = (OSError, EOFError, ImportError, NotImplementedError, BrokenProcessPool)


class Workers:
    """`count` processes that each call `begin(*arguments)` once, then work.

    `begin`, its arguments, the functions and the chunks must be picklable; `begin` and the
    functions are found again by module and name. A `count` of 1 or less works in this process;
    None is one for each core, at most 8, or what DAYBYDAY_WORKERS says. `method` is "fork",
    "forkserver" or "spawn"; None is what DAYBYDAY_START_METHOD says, else "forkserver" where
    there is one, else "spawn" (a fork takes the locks of other threads along). `preload` is a module
    that the fork server imports once for all, else that of `begin`. `warning` is one line about what
    went wrong, if something did; the results are right all the same.
    """

    def __init__(
        self,
        begin: Callable[..., None],
        arguments: tuple[Any, ...],
        count: int | None = None,
        method: str | None = None,
        preload: str = "",
    ) -> None:
        self.warning = ""
        self.count = _count(count, self._warn)
        self._method = _method(method, self._warn)
        self._begin, self._arguments = begin, arguments
        self._preload = preload or begin.__module__
        self._begun_here = False
        self._pool: ProcessPoolExecutor | None = None
        self._open = contextlib.ExitStack()
        self._starting: threading.Thread | None = None
        self._failure: BaseException | None = None
        self._alone = self.count <= 1

    def map(self, function: Callable[[T], R], chunks: Iterable[T]) -> Iterator[R]:
        """`function(chunk)` of each chunk, in their order, a few ahead of what is asked for.

        Raises what a function raises. A chunk whose process died is worked again, in this
        process, when no other is alive any more: a function must bear being stopped anywhere and
        called again.
        """
        given: deque[tuple[T, Future[R] | None]] = deque()
        try:
            for chunk in chunks:
                given.append((chunk, self._submit(function, chunk)))
                if len(given) >= self.count * _AHEAD or self._alone:
                    yield self._result(function, *given.popleft())
            while given:
                yield self._result(function, *given.popleft())
        finally:
            for _, future in given:
                if future:
                    future.cancel()

    def start_early(self) -> None:
        """Start the processes in the background, so that what they import costs no time later."""
        if not self._alone and self._pool is None and self._starting is None:
            self._starting = threading.Thread(target=self._try_to_start, name="workers start")
            self._starting.start()

    def close(self) -> None:
        """End the processes; what they are at is finished, what waits is not. May be called again."""
        self._wait_for_start()
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _submit(self, function: Callable[[T], R], chunk: T) -> Future[R] | None:
        """Hand out one chunk. None when it is for this process."""
        pool = None if self._alone else self._started()
        try:
            with processes.blank_main():
                return pool.submit(processes.work_in_child, function, chunk) if pool else None
        except BrokenProcessPool:
            self._work_alone("a worker process died")
            return None

    def _result(self, function: Callable[[T], R], chunk: T, future: Future[R] | None) -> R:
        try:
            if future:
                return future.result()
        except BrokenProcessPool:
            self._work_alone("a worker process died")
        return self._work_here(function, chunk)

    def _work_here(self, function: Callable[[T], R], chunk: T) -> R:
        if not self._begun_here:
            self._begin(*self._arguments)
            self._begun_here = True
        return function(chunk)

    def _work_alone(self, why: str) -> None:
        """Hand out nothing from now on. Returns when no other process is alive: two must not write one file."""
        self._alone = True
        self._warn(f"{why}; the rest of the work was done in one process")
        self.close()

    def _started(self) -> ProcessPoolExecutor | None:
        self._wait_for_start()
        if self._pool is None and not self._alone:
            self._try_to_start()
        if self._failure:
            raise self._failure
        return None if self._alone else self._pool

    def _wait_for_start(self) -> None:
        starting, self._starting = self._starting, None
        if starting:
            starting.join()

    def _try_to_start(self) -> None:
        try:
            self._start()
        except _NO_START as error:
            self._alone = True
            self._warn(f"no worker processes could be started ({error}); the work was done in one process")
        except Exception as error:  # noqa: BLE001 - raised where the work is asked for
            self._failure = error

    def _start(self) -> None:
        """Start all processes at once; the pool by itself would wait for work that needs them."""
        packed = pickle.dumps((self._begin, self._arguments))
        context = multiprocessing.get_context(self._method)
        self._open.enter_context(processes.server(context, self._preload))
        self._pool = ProcessPoolExecutor(self.count, context, processes.begin_child, (packed,))
        with processes.blank_main():
            for _ in range(self.count):
                self._pool.submit(processes.wake_up)

    def _warn(self, line: str) -> None:
        self.warning = self.warning or line


@contextlib.contextmanager
def early(module: str) -> Iterator[None]:
    """Start the fork server with `module` imported, before it is known what workers need; it runs while this is open.

    Where it cannot be started nothing happens: `Workers` give a warning, if there are to be any.
    """
    with contextlib.ExitStack() as stack:
        if _count(None, lambda _: None) > 1:
            context = multiprocessing.get_context(_method(None, lambda _: None))
            with contextlib.suppress(*_NO_START):
                stack.enter_context(processes.server(context, module))
        yield


def _count(count: int | None, say: Callable[[str], None]) -> int:
    """How many processes, from what the caller, else the environment, else the machine says."""
    asked = os.environ.get("DAYBYDAY_WORKERS", "")
    if count is None and asked:
        try:
            count = int(asked)
        except ValueError:
            say(f"DAYBYDAY_WORKERS={asked} is not a number, and was ignored")
    if count is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        count = min(cores, _MOST)
    return max(count, 1)


def _method(method: str | None, say: Callable[[str], None]) -> str:
    """The start method. Raises `ValueError` for one the caller made up; a wrong one in the environment gives a warning."""
    if method is not None and not processes.available(method):
        raise ValueError(f"no start method {method!r} here")
    asked = os.environ.get("DAYBYDAY_START_METHOD", "")
    if method is None and asked:
        if processes.available(asked):
            method = asked
        else:
            say(f"DAYBYDAY_START_METHOD={asked} is not available here, and was ignored")
    return method or ("forkserver" if processes.available("forkserver") else "spawn")

"""Work spread over processes, this one among them; done in this one alone when there is little of it, or when the others die.

Whatever the start method, and in one process too, the results are the same and come in the order
of the work. What passes between processes are plain values; a worker keeps what it needs for all
its work (texts, templates) where `begin` puts it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from . import processes

T = TypeVar("T")
R = TypeVar("R")

_MOST = 8
_AHEAD = 3
"""Chunks that another process has before it, so that it never waits for us; what it has, nobody takes back. (A chunk that is
taken back while a process dies breaks the pool of Python 3.11.)"""
_FAR_AHEAD = 8
"""As many at least while we are at chunks of our own, any of which may take long."""
_SHARE_AHEAD = 8
"""Of many chunks, one in so many as long: then enough are left to be shared evenly when ours are done."""
_MOMENT = 0.001
"""Seconds in which the threads of a pool hand over what they were given; while we compute they get no turn for a long time.
(Shorter turns for all threads made reading slower.)"""

_NO_START = (OSError, EOFError, ImportError, NotImplementedError, BrokenProcessPool)


class ForkedEarly:
    """Other processes, forked from one that has a single thread yet; what they begin with they are told later.

    A fork takes along what was imported before it, but also the locks of other threads, and Pelican starts one when it begins
    to work. None are forked where only this process is to work, or where forking is not what `Workers` would do. Until there is
    work, each does `first`, which must be picklable and only save time: if it fails, it is not done.
    """

    def __init__(self, first: Callable[[], None] = processes.wake_up) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._beginning: int | None = None
        count, method = _count(None, lambda _: None), _method(None, lambda _: None)
        if count <= 1 or method != "fork" or not hasattr(os, "memfd_create"):
            return
        try:
            self._beginning = os.memfd_create("daybyday-workers")
            context = multiprocessing.get_context(method)
            pool = ProcessPoolExecutor(count - 1, context, processes.begin_child_later, (self._beginning,))
            for _ in range(count - 1):
                pool.submit(first)
            self._pool = pool
        except _NO_START:
            self.close()  # `Workers` try it once more, and say what is wrong

    def taken(self, packed: bytes) -> ProcessPoolExecutor | None:
        """The processes, told what to begin with; from now on whoever asked ends them. None if there are none."""
        pool, self._pool = self._pool, None
        if pool and self._beginning is not None:
            os.pwrite(self._beginning, packed, 0)
        return pool

    def close(self) -> None:
        """End the processes that nobody asked for. May be called again."""
        if pool := self._pool:
            self._pool = None
            pool.shutdown(wait=True, cancel_futures=True)
        if self._beginning is not None:
            os.close(self._beginning)
            self._beginning = None


class Workers:
    """`count` processes, of which this is one; each calls `begin(*arguments)` once, then works.

    `begin`, its arguments, the functions and the chunks must be picklable; `begin` and the
    functions are found again by module and name. A `count` of 1 or less is this process alone;
    None is one for each core, at most 8, or what DAYBYDAY_WORKERS says. `method` is "fork" or "spawn";
    None is what DAYBYDAY_START_METHOD says, else "fork" as long as this
    process has one thread (a fork takes the locks of others along) on Linux, else "spawn". Processes that were `forked`
    before are taken instead. `warning` is one line about what went wrong, if something did; the results are right all the same.
    """

    def __init__(
        self,
        begin: Callable[..., None],
        arguments: tuple[Any, ...],
        count: int | None = None,
        method: str | None = None,
        forked: ForkedEarly | None = None,
    ) -> None:
        self.warning = ""
        self.count = _count(count, self._warn)
        self._method = _method(method, self._warn)
        self._begin, self._arguments, self._forked = begin, arguments, forked
        self._begun_here = False
        self._pool: ProcessPoolExecutor | None = None
        self._failure: BaseException | None = None
        self._alone = self.count <= 1

    def map(
        self,
        function: Callable[[T], R],
        chunks: Iterable[T],
        own: Iterable[T] = (),
        here: Callable[[T], R] | None = None,
        expected: int = 0,
    ) -> Iterator[R]:
        """`function(chunk)` of each chunk: first of those that are our `own` to work, as they are done, and of all others
        in their order. `expected` is how many others there are, where that is known.

        This process works as well, by `here` if that is given, else by `function` too. Raises what
        a function raises. A chunk whose process died is worked again, in this process, when no other is alive any more: a
        function must bear being stopped anywhere and called again.
        """
        round_ = _Round(function, iter(chunks), here or self._here(function))
        for chunk in own:
            self._hand_out(round_, max(_FAR_AHEAD, expected // _SHARE_AHEAD))
            yield round_.here(chunk)
        while True:
            self._hand_out(round_, _AHEAD)
            yield from self._finished(round_)
            chunks_left = [*islice(round_.waiting, 1)]
            round_.given.extend((chunk, _worked(round_.here, chunk)) for chunk in chunks_left)
            if not chunks_left:
                if not round_.given:
                    return
                yield self._result(round_, *round_.given.popleft())

    def _here(self, function: Callable[[T], R]) -> Callable[[T], R]:
        def work(chunk: T) -> R:
            if not self._begun_here:
                self._begin(*self._arguments)
                self._begun_here = True
            return function(chunk)

        return work

    def _hand_out(self, round_: _Round[T, R], ahead: int) -> None:
        """Give each of the other processes chunks enough not to wait for us."""
        if self._alone:
            return
        waiting = sum(not future.done() for _, future in round_.given)
        for chunk in islice(round_.waiting, max(0, (self.count - 1) * ahead - waiting)):
            future = self._submit(round_.function, chunk)
            round_.given.append((chunk, future or _worked(round_.here, chunk)))

    def _finished(self, round_: _Round[T, R]) -> Iterator[R]:
        given = round_.given
        while given and given[0][1].done():
            yield self._result(round_, *given.popleft())

    def start_early(self) -> None:
        """Start the other processes, so that what they import costs no time later."""
        if not self._alone and self._pool is None:
            self._try_to_start()

    def meanwhile(self, function: Callable[[T], R], chunk: T) -> list[Future[R]]:
        """Have each of the other processes call `function(chunk)` while this one is busy with something else.

        Nothing is started for it, nobody has to wait for it (who does, asks `good_results`), and if it fails, it is not done: it
        must be something that only saves time.
        """
        if self._alone or self._pool is None:
            return []
        asked = [self._submit(function, chunk) for _ in range(self.count - 1)]
        time.sleep(_MOMENT)
        return [future for future in asked if future]

    def close(self) -> None:
        """End the other processes; what they are at is finished, what waits is not. May be called again."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)

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

    def _result(self, round_: _Round[T, R], chunk: T, future: Future[R]) -> R:
        try:
            return future.result()
        except BrokenProcessPool:
            self._work_alone("a worker process died")
        return round_.here(chunk)

    def _work_alone(self, why: str) -> None:
        """Hand out nothing from now on. Returns when no other process is alive: two must not write one file."""
        self._alone = True
        self._warn(f"{why}; the rest of the work was done in one process")
        self.close()

    def _started(self) -> ProcessPoolExecutor | None:
        self.start_early()
        if self._failure:
            raise self._failure
        return None if self._alone else self._pool

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
        if self._forked and (pool := self._forked.taken(packed)):
            self._pool = pool
            return
        others = self.count - 1
        self._pool = ProcessPoolExecutor(
            others, multiprocessing.get_context(self._method), processes.begin_child, (packed,)
        )
        with processes.blank_main():
            for _ in range(others):
                self._pool.submit(processes.wake_up)

    def _warn(self, line: str) -> None:
        self.warning = self.warning or line


class _Round(Generic[T, R]):
    """One call of `map`: what is still to be given out, and what is given, in its order."""

    def __init__(self, function: Callable[[T], R], waiting: Iterator[T], here: Callable[[T], R]) -> None:
        self.function, self.waiting, self.here = function, waiting, here
        self.given: deque[tuple[T, Future[R]]] = deque()


def good_results(futures: Iterable[Future[R]]) -> list[R]:
    """The results of what was done `meanwhile`; waits for them. What failed, or whose process died, has none."""
    futures = list(futures)
    wait(futures)
    return [future.result() for future in futures if not future.cancelled() and not future.exception()]


def _worked(here: Callable[[T], R], chunk: T) -> Future[R]:
    """A chunk that was worked in this process, as others' work looks."""
    future: Future[R] = Future()
    try:
        future.set_result(here(chunk))
    except Exception as error:  # noqa: BLE001 - raised when its turn has come
        future.set_exception(error)
    return future


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
    return method or ("fork" if processes.can_fork() else "spawn")

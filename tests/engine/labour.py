"""What the workers of the tests do; a module of its own, as processes find work by its module and name."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import time

begun: list[tuple[str, ...]] = []


class TwoArguments(Exception):
    """An exception that does not survive pickling."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)
        self.two = two


def begin(*arguments: str) -> None:
    begun.append(arguments)


def begin_badly() -> None:
    raise LookupError("the theme is gone")


def square(number: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """The square, and how this process began."""
    return number * number, tuple(begun)


def slow_first(number: int) -> int:
    time.sleep(0.1 if number == 0 else 0)
    return number


def who(_: object) -> int:
    time.sleep(0.02)  # so that every process comes to work
    return os.getpid()


def in_child() -> bool:
    return multiprocessing.parent_process() is not None


def main_module(_: object) -> str | None:
    """The file of the module `__main__` or of its copy, as a child knows it."""
    time.sleep(0.05)
    if not in_child():
        return None
    names = [name for name in ("__main__", "__mp_main__") if name in sys.modules]
    return " ".join(str(getattr(sys.modules[name], "__file__", None)) for name in names)


def loud(number: int) -> int:
    time.sleep(0.05)
    if not in_child():
        return 0
    print("a worker prints", number)
    sys.stderr.write("a worker complains\n")
    os.write(1, b"a worker writes\n")
    os.write(2, b"a worker cries\n")
    logging.getLogger("pelican").error("a worker logs")
    return number


def fail(number: int) -> int:
    if number == 3:
        raise LookupError("no third")
    return number


def fail_oddly(number: int) -> int:
    if number == 3:
        raise TwoArguments("one", "two")
    return number


def die_in_child(number: int) -> int:
    if number >= 5 and in_child():
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return -number

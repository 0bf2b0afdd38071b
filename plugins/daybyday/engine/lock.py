"""One build at a time in a folder.

The lock is on the folder itself, by a descriptor of it: there is no lock file that a killed build
could leave behind, and none that ends up on the web server. The system lets go when the process
ends, however it ends. Where there is no `flock` (Windows, some network disks) there is no lock.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

try:
    import fcntl
except ImportError:  # Windows
    _CAN_LOCK = False
else:
    _CAN_LOCK = True

_NOT_SUPPORTED = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EBADF}
"""What file systems say that know no lock; some network disks want a descriptor open for writing, which no folder has."""

_held: set[Lock] = set()


class Lock:
    """Held until `release` or the end of the process."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor
        _held.add(self)

    def release(self) -> None:
        """Release the lock. May be called again."""
        _held.discard(self)
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def acquire(folder: Path, waiting: Callable[[], None]) -> Lock:
    """The lock on `folder`, which is made if it is missing. Waits, after `waiting()`, while somebody else has it.

    Raises `OSError` when the folder can be neither made nor opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not _CAN_LOCK:
        return Lock(None)
    has_told = False

    def wait_once() -> None:
        nonlocal has_told
        if not has_told:
            has_told = True
            waiting()

    while True:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            locked = _lock(descriptor, wait_once)
            # Somebody may have removed the folder meanwhile, or put another there: that is the one to lock.
            if not locked or _is_still(folder, descriptor):
                return Lock(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        folder.mkdir(parents=True, exist_ok=True)


def _lock(descriptor: int, waiting: Callable[[], None]) -> bool:
    """Wait for the lock. False when the file system knows none."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno in _NOT_SUPPORTED:
            return False
        raise
    return True


def _is_still(folder: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(folder.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _release_in_fork() -> None:
    """A forked process shares our lock, and a worker that outlives us would keep it.

    Closing its copy of the descriptor leaves ours locked; unlocking would not. Programs that are
    started, not forked, never see it: Python opens descriptors close-on-exec.
    """
    for lock in list(_held):
        lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_release_in_fork)

"""What we know of files written before, and which of them need not be made again."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from ..values import dataclass
from .manifest import digest_of


class HasPath(Protocol):
    """Anything that says where its bytes go."""

    @property
    def path(self) -> str:
        """POSIX path relative to the output folder."""


P = TypeVar("P", bound=HasPath)


class Record(NamedTuple):
    """A file as we left it: made from what has `fingerprint`, of this SHA-256 and size in bytes.

    `mtime` and `ctime` are nanoseconds, the file's signature: whoever writes into it, or puts
    another in its place, changes them.
    """

    fingerprint: bytes
    digest: str
    size: int
    mtime: int
    ctime: int


@dataclass(frozen=True, slots=True)
class Triage(Generic[P]):
    """What is as it should be (path -> record), and what is to be made."""

    fresh: dict[str, Record]
    stale: list[P]


def triage(
    parts: Iterable[P], fingerprints_of: Callable[[P], bytes], records: Mapping[str, Record], folder: Path
) -> Triage[P]:
    """Parts whose file is what it was when their values were the same, and the others. Of what has no record, no fingerprint
    is asked for.

    A fingerprint alone proves nothing: a build killed between writing a page and remembering it,
    then an edit taken back, and the wrong page would stay for ever. So the file must have the
    signature that was remembered; or, where only that differs (a restored cache, a copied folder),
    the very bytes.
    """
    root = f"{folder}/"
    fresh: dict[str, Record] = {}
    stale: list[P] = []
    for part in parts:
        path, record = part.path, records.get(part.path)
        # Of two parts that claim one path the second goes on, to be refused with both named.
        if record is not None and path not in fresh and record.fingerprint == fingerprints_of(part):
            record = _verified(root + path, record)
            if record is not None:
                fresh[path] = record
                continue
        stale.append(part)
    return Triage(fresh, stale)


def to_plain(records: Mapping[str, Record]) -> dict[str, tuple[bytes, str, int, int, int]]:
    """Records as a store takes them."""
    return {path: (*record,) for path, record in records.items()}


def from_plain(plain: object) -> dict[str, Record]:
    """Records from a store; none when it had none, or what it had is something else."""
    try:
        return {path: Record._make(record) for path, record in plain.items()}  # type: ignore[attr-defined]
    except (AttributeError, TypeError):
        return {}


def record_of(fingerprint: bytes, digest: str, status: os.stat_result) -> Record:
    """The record of a file that was just looked at."""
    return Record(fingerprint, digest, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _verified(name: str, record: Record) -> Record | None:
    """The record, with today's signature, if the file is the one it tells of."""
    try:
        status = os.lstat(name)
    except (OSError, ValueError):
        return None
    if status.st_size != record.size or not stat.S_ISREG(status.st_mode):
        return None
    if status.st_mtime_ns == record.mtime and status.st_ctime_ns == record.ctime:
        return record
    return _same_bytes(name, record, status)


def _same_bytes(name: str, record: Record, status: os.stat_result) -> Record | None:
    if status.st_mode & 0o444 != 0o444:
        return None
    try:
        data = Path(name).read_bytes()
    except OSError:
        return None
    return record_of(record.fingerprint, record.digest, status) if digest_of(data) == record.digest else None

"""The file below a store: opened whatever state it is in, or given up with one line that says why."""

from __future__ import annotations

import os
import sqlite3
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

from ..values import dataclass

NAME = "daybyday.sqlite3"

STORE_FAILURES = (sqlite3.Error, OSError, MemoryError, UnicodeDecodeError)
"""What a broken file or disk can cause: a length that is nonsense asks for too much memory, a name is no text."""

_PATIENCE = 10.0
"""Seconds to wait while another process of ours reads or commits."""

_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE about (version TEXT NOT NULL);
CREATE TABLE named (name TEXT PRIMARY KEY, sum BLOB NOT NULL, value BLOB NOT NULL);
CREATE TABLE texts (key BLOB PRIMARY KEY, sum BLOB NOT NULL, text BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What came of opening. `db` and `path` are None when there is no file to write; `warning` says why."""

    db: sqlite3.Connection | None = None
    path: Path | None = None
    warning: str = ""


class Reader:
    """Texts of a store's file, read from another process. What it sees was committed before."""

    def __init__(self, path: Path) -> None:
        self._db: sqlite3.Connection | None = None
        try:
            self._db = _connect(f"{path.absolute().as_uri()}?mode=ro")
        except STORE_FAILURES:
            self.close()

    def text(self, key: bytes) -> bytes | None:
        """The text put under `key`. None when there is none, or it cannot be read."""
        try:
            return read_text(self._db, key) if self._db else None
        except STORE_FAILURES:
            return None

    def close(self) -> None:
        db, self._db = self._db, None
        if db:
            db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def reader(path: Path) -> Reader:
    """A reader of the file at `Store.path`; for a process that has not opened the store itself."""
    return Reader(path)


def open_file(folder: Path, version: str) -> OpenedFile:
    """The file in `folder` if `version` wrote it, else a new empty one, else none. Raises nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            return OpenedFile(warning=cannot_write(folder, "no permission, or a read-only disk"))
        path, warning = folder / NAME, ""
        if os.path.lexists(path):
            db, warning = _existing(path, version)
            if db:
                return OpenedFile(db, path)
        return OpenedFile(new_file(path, version), path, warning)
    except STORE_FAILURES as error:
        return OpenedFile(warning=cannot_write(folder, error))


def new_file(path: Path, version: str) -> sqlite3.Connection:
    """An empty file in the place of whatever is there. Raises `OSError`, `sqlite3.Error`."""
    # The journal goes first: SQLite would apply one that is left over to the new file.
    path.with_name(f"{NAME}-journal").unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    db = _connect(str(path))
    try:
        db.executescript(_TABLES)
        db.execute("INSERT INTO about VALUES (?)", (version,))
        db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db


def checksum(key: bytes, data: bytes) -> bytes:
    """16 bytes over what is stored and where, so that no entry can pass for another."""
    return blake2b(data, digest_size=16, person=blake2b(key, digest_size=blake2b.PERSON_SIZE).digest()).digest()


def read_text(db: sqlite3.Connection, key: bytes) -> bytes | None:
    """One text, if it is whole. Raises `sqlite3.Error`."""
    for total, text in db.execute("SELECT sum, text FROM texts WHERE key = ?", (key,)).fetchall():
        if isinstance(text, bytes) and total == checksum(key, text):
            return text
    return None


def is_broken(error: BaseException) -> bool:
    """Whether the file itself is no good, so that only a new one helps."""
    name = getattr(error, "sqlite_errorname", "")
    return isinstance(error, MemoryError | UnicodeDecodeError) or name.startswith(
        ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
    )


def damaged(folder: Path, why: object) -> str:
    """The line for a file that cannot be relied on."""
    return f"the cache in {folder} is damaged ({why}); this build starts cold"


def cannot_write(folder: Path, why: object) -> str:
    """The line for a folder that takes nothing."""
    return f"the cache in {folder} cannot be written ({why}); nothing of this build is remembered"


def _existing(path: Path, version: str) -> tuple[sqlite3.Connection | None, str]:
    """The file that is there, or the line that says why it is of no use."""
    db = None
    try:
        if not os.access(path, os.R_OK | os.W_OK):
            return None, damaged(path.parent, "no permission to read and write it")
        db = _connect(str(path))
        row = db.execute("SELECT version FROM about").fetchone()
    except STORE_FAILURES as error:
        if db:
            db.close()
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise  # whole, but another program's at the moment
        return None, damaged(path.parent, error)
    if row == (version,):
        return db, ""
    db.close()
    return None, f"the cache in {path.parent} was written by another version; this build starts cold"


def _connect(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        name, timeout=_PATIENCE, isolation_level=None, check_same_thread=False, uri=name.startswith("file:")
    )
    try:
        db.execute("PRAGMA synchronous = OFF")
    except BaseException:
        db.close()
        raise
    return db

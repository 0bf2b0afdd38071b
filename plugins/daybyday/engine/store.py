"""What one build remembers for the next: one SQLite file that may vanish or rot at any time.

A store is never needed. Whatever is wrong with it, a build gets an empty one and a line to print
(`Store.warning`), never an exception and never wrong bytes: each entry carries a checksum over its
name and its bytes, and what does not match is not there.

Why these settings. The file is archived by CI, so all of it must be in one piece: no write-ahead
log. Nothing waits for the disk (`synchronous = OFF`): a machine that loses power may lose the
cache. A process killed at any moment does not: what it had handed to the system is written, and
SQLite's rollback journal takes an unfinished commit back when the file is next opened.

What is saved is first kept in memory, so a commit is short and workers that read meanwhile hardly
wait. When the disk refuses, it simply stays there.
"""

from __future__ import annotations

import gc
import marshal
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .storefile import (
    STORE_FAILURES,
    OpenedFile,
    Reader,
    cannot_write,
    checksum,
    damaged,
    is_broken,
    new_file,
    open_file,
    read_text,
    reader,
)

__all__ = ["Reader", "Store", "reader"]

_SCHEMA = 1

_MUCH = 4_000_000
"""Bytes of texts that wait in memory before they are written."""

_MANY = 400
"""Keys asked for at a time; SQLite takes 999 everywhere."""


class Store:
    """Named values and small texts. `path` is None when nothing is written to a disk (any more)."""

    def __init__(self, folder: Path, version: str, opened: OpenedFile) -> None:
        self.path, self.warning = opened.path, opened.warning
        self._folder, self._version, self._db = folder, version, opened.db
        self._named: dict[str, bytes] = {}
        self._texts: dict[bytes, bytes] = {}
        self._waiting = 0
        self._unwanted: list[bytes] = []
        self._renewed = False

    @classmethod
    def open(cls, folder: Path, version: str) -> Store:
        """The store in `folder`, empty unless `version` wrote it. Raises nothing for what it finds there."""
        # The exact Python too: its own parsers, and so what they made of a text, change with it.
        full_version = f"{_SCHEMA} {sys.implementation.name} {'.'.join(map(str, sys.version_info[:3]))} {version}"
        return cls(folder, full_version, open_file(folder, full_version))

    @classmethod
    def in_memory(cls) -> Store:
        """A store that remembers nothing beyond its process, because that is what was asked for."""
        return cls(Path(), "", OpenedFile())

    def load(self, name: str) -> object | None:
        """What was last saved under `name`. None when there is nothing, or nothing whole."""
        data = self._named.get(name)
        if data is None:
            data = self._read_named(name)
        if data is None:
            return None
        # Nothing made here is garbage, so looking for some while making it takes time for nothing.
        running = gc.isenabled()
        gc.disable()
        try:
            return marshal.loads(data)  # type: ignore[no-any-return]  # noqa: S302 - our own, checksum verified
        except (ValueError, EOFError, TypeError):
            self._warn(damaged(self._folder, f"its {name} cannot be read"))
            return None
        finally:
            if running:
                gc.enable()

    def save(self, name: str, value: Any) -> None:
        """Remember a value made of what marshal knows (builtins alone). Raises `ValueError` for anything else."""
        self._named[name] = marshal.dumps(value)

    def text(self, key: bytes) -> bytes | None:
        """The text put under `key`. None when there is none, or it is damaged."""
        text = self._texts.get(key)
        if text is None and self._db:
            try:
                text = read_text(self._db, key)
            except STORE_FAILURES as error:
                self._renew(error)
        return text

    def texts_of(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """(key, text) of those that are there, in no order; faster than one by one."""
        asked: list[bytes] = []
        for key in keys:
            if key in self._texts:
                yield key, self._texts[key]
            else:
                asked.append(key)
            if len(asked) == _MANY:
                yield from self._read_texts(asked)
                asked = []
        yield from self._read_texts(asked)

    def put_texts(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Remember texts under keys that stand for their content. Commits now and then, when there are many."""
        for key, text in rows:
            self._texts[key] = text
            self._waiting += len(text)
            if self._waiting > _MUCH and self.path:
                self.commit()

    def keep_texts(self, keys: Collection[bytes]) -> None:
        """Forget the texts under other keys, with the next commit; unless they are fewer than a third of all.

        A few that nobody wants cost less than removing them at every build, and a text may come
        back (a draft, an edit taken back). The file does not shrink; new texts take the room.
        """
        wanted = keys if isinstance(keys, set | frozenset) else set(keys)
        for key in self._texts.keys() - wanted:
            del self._texts[key]
        stored = {row[0] for row in self._rows("SELECT key FROM texts")}
        unwanted = stored - wanted
        self._unwanted = list(unwanted) if len(unwanted) * 3 > len(stored) else []

    def commit(self) -> None:
        """Write what waits. From here on other processes see it, and a later build finds it."""
        if self._db is None or self.path is None or not (self._named or self._texts or self._unwanted):
            return
        while True:
            try:
                self._write(self._db)
                break
            except STORE_FAILURES as error:
                if not self._renew(error):
                    self._turn_off(error)
                    return
        self._named, self._texts, self._waiting, self._unwanted = {}, {}, 0, []

    def close(self) -> None:
        """Close the file. What was not committed is lost. May be called again."""
        db, self._db = self._db, None
        if db:
            db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self, db: sqlite3.Connection) -> None:
        with db:  # all of it or nothing
            db.execute("BEGIN IMMEDIATE")
            self._write_rows(db)

    def _write_rows(self, db: sqlite3.Connection) -> None:
        for name, data in self._named.items():
            total = checksum(name.encode(), data)
            # The sum stands before the value, so the old value itself need not be read for this.
            if db.execute("SELECT 1 FROM named WHERE name = ? AND sum = ?", (name, total)).fetchone() is None:
                db.execute("REPLACE INTO named VALUES (?, ?, ?)", (name, total, data))
        # Before the new ones: what was put after all is wanted.
        db.executemany("DELETE FROM texts WHERE key = ?", ((key,) for key in self._unwanted))
        db.executemany(
            "REPLACE INTO texts VALUES (?, ?, ?)",
            ((key, checksum(key, text), text) for key, text in self._texts.items()),
        )

    def _read_named(self, name: str) -> bytes | None:
        for total, data in self._rows("SELECT sum, value FROM named WHERE name = ?", name):
            if isinstance(data, bytes) and total == checksum(name.encode(), data):
                return data
            self._warn(damaged(self._folder, f"its {name} is not what was written"))
        return None

    def _read_texts(self, keys: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
        placeholders = ",".join("?" * len(keys))
        for key, total, text in self._rows(f"SELECT key, sum, text FROM texts WHERE key IN ({placeholders})", *keys):  # noqa: S608
            if isinstance(text, bytes) and total == checksum(key, text):
                yield key, text

    def _rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        if not self._db:
            return []
        try:
            return self._db.execute(question, values).fetchall()
        except STORE_FAILURES as error:
            self._renew(error)
            return []

    def _renew(self, error: BaseException) -> bool:
        """Give up a file that turns out to be broken for an empty one, once. Whether there is a new one."""
        if not self.path or self._renewed or not is_broken(error):
            return False
        self._renewed = True
        self._warn(damaged(self._folder, error))
        self.close()
        try:
            self._db = new_file(self.path, self._version)
        except STORE_FAILURES as other:
            self._turn_off(other)
        return self._db is not None

    def _turn_off(self, error: BaseException) -> None:
        """From now on what is saved stays in memory; what is in the file can still be read."""
        self.path = None
        self._warn(cannot_write(self._folder, error))

    def _warn(self, line: str) -> None:
        """The first warning is kept: those that follow have the same cause."""
        self.warning = self.warning or line

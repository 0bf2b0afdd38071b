"""The posts of a content folder -> what each says: remembered by content, read anew only where it changed.

Every file is read and hashed in every build. No time stamp is trusted: they lie after a checkout,
and within one tick of the clock. Only the preview, which is told what was saved, takes all others
for what they were.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from ..model import Finding
from ..prose import Body
from .codec import Packed, Taken, pack_body, unpack_body, unpack_taken
from .folder import read_file
from .taking import Row, Tools, by_name_alone, take_rows

if TYPE_CHECKING:
    from ..engine.store import Store
    from ..engine.workers import Workers

_INDEX = "index"
_CHUNK = 24
"""Files a worker takes at a time."""

WORTH_WORKERS = 250
"""From so many stale files on, starting other processes (0.3 s) is cheaper than doing it here (1.4 ms each)."""

Tell = Callable[[int, int], None]
"""Told how much of how much is done."""


class Intake:
    """What is known of the posts of one folder; lives as long as its process cares to remember."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: dict[str, Packed] = {}
        self._taken: dict[str, Taken] = {}
        self._paths: dict[str, str] = {}
        self._changed = False
        self.read = 0
        """how many files were read and converted anew"""
        found = store.load(_INDEX)
        if isinstance(found, dict):
            self._index = found

    def knows(self) -> int:
        """How many posts are known already."""
        return len(self._index)

    def take(
        self,
        files: Mapping[str, str],
        tools: Tools,
        workers: Callable[[], Workers],
        tell: Tell,
        saved: Collection[str] | None = None,
    ) -> tuple[list[Taken], list[Finding]]:
        """What every file says, in the order of their names; and what is wrong with reading it.

        `saved` are the names of files that may have changed since the last time; None is any.
        """  # fmt: skip
        problems: list[Finding] = []
        self._paths = dict(files)
        stale = {name: path for name, path in files.items() if not self._is_known(name, path, tools, saved)}
        self.read = len(stale)
        for row in self._rows(stale, tools, workers, tell):
            self._learn(row, tools, problems)
        for gone in self._index.keys() - files.keys():
            self._forget(gone)
        return [self._taken[name] for name in sorted(files)], problems

    def body(self, digest: str, tools: Tools) -> Body:
        """A converted text; made again when the store has lost it. Raises `OSError` when its file has gone, too."""
        key = tools.body_key(digest)
        data = self._store.text(key)
        if data:
            return unpack_body(marshal.loads(data))  # noqa: S302 - ours, checksum verified
        name = next(name for name, taken in self._taken.items() if taken.source.digest == digest)
        _, body = tools.take(name, read_file(self._paths[name]))
        self._store.put_texts([(key, marshal.dumps(pack_body(body)))])
        return body

    def save(self) -> None:
        """Hand what is known to the store."""
        if self._changed:
            self._store.save(_INDEX, self._index)
            self._changed = False

    def body_keys(self, tools: Tools) -> set[bytes]:
        """The keys of all converted texts that are in use."""
        return {tools.body_key(taken.source.digest) for taken in self._taken.values()}

    def _is_known(self, name: str, path: str, tools: Tools, saved: Collection[str] | None) -> bool:
        taken = self._taken.get(name)
        if taken and taken.key and saved is not None and name not in saved:
            return True
        packed = self._index.get(name)
        if packed is None:
            return False
        try:
            key = tools.key(name, read_file(path))
        except OSError:
            return False  # told of when it is taken
        if key != packed[0]:
            return False
        if taken is None or taken.key != key:
            self._taken[name] = unpack_taken(packed)
        return True

    def _rows(
        self, stale: Mapping[str, str], tools: Tools, workers: Callable[[], Workers], tell: Tell
    ) -> Iterator[Row]:
        if len(stale) < WORTH_WORKERS:
            yield from take_rows(tools, stale)
            return
        from . import working

        done, left = 0, iter(sorted(stale.items()))
        chunks = iter(lambda: dict(islice(left, _CHUNK)), {})
        for rows in workers().map(working.take, chunks):
            yield from rows
            done += len(rows)
            tell(done, len(stale))

    def _learn(self, row: Row, tools: Tools, problems: list[Finding]) -> None:
        if row.packed is None:
            if row.problem:
                problems.append(row.problem)
            self._taken[row.name] = by_name_alone(row.name, tools.reading)
            self._forget(row.name, keep_taken=True)
            return
        self._store.put_texts([(row.body_key, row.body)])
        self._taken[row.name] = unpack_taken(row.packed)
        self._index[row.name] = row.packed
        self._changed = True

    def _forget(self, name: str, keep_taken: bool = False) -> None:
        self._changed |= self._index.pop(name, None) is not None
        if not keep_taken:
            self._taken.pop(name, None)

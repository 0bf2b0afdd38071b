"""The posts of a content folder -> what each says: remembered by content, read anew only where it changed.

Every file is read and hashed in every build (`folder.look_at_posts`). No time stamp is trusted: they
lie after a checkout, and within one tick of the clock. Only the preview, which is told what was
saved, takes all others for what they were.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from ..engine import buckets
from ..model import Finding
from ..prose import Body
from .codec import Packed, ReadSource, pack_body, unpack_body, unpack_source
from .content_folder import Folder, read_file
from .source_reader import Row, SourceReader, by_name_alone, read_files

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


class SourceCache:
    """What is known of the posts of one folder; lives as long as its process cares to remember."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: dict[str, Packed] = buckets.load(store, _INDEX)
        self._taken: dict[str, ReadSource] = {}
        self._paths: Mapping[str, str] = {}
        self.digests: Mapping[str, bytes] = {}
        """fingerprints of the posts' bytes, as they were last looked at"""
        self._changed: set[str] = set()
        self.read = 0
        """how many files were read and converted anew"""
        self.steady = True
        """whether every file was read as it was looked at; else it changed in between"""

    def knows(self) -> int:
        """How many posts are known already."""
        return len(self._index)

    def take(
        self, folder: Folder, reader: SourceReader, workers: Callable[[], Workers], tell: Tell
    ) -> tuple[list[ReadSource], list[Finding]]:
        """What every post says, in the order of their names; and what is wrong with reading it."""
        problems: list[Finding] = []
        files = self._paths = folder.posts
        self.digests = folder.digests
        stale = {name: path for name, path in files.items() if not self._is_known(name, folder, reader)}
        self.read, self.steady = len(stale), True
        for row in self._rows(stale, reader, workers, tell):
            self._learn(row, reader, problems)
        for gone in self._index.keys() - files.keys():
            self._forget(gone)
        return [self._taken[name] for name in sorted(files)], problems

    def body(self, digest: str, reader: SourceReader) -> Body:
        """A converted text; made again when the store has lost it. Raises `OSError` when its file has gone, too."""
        key = reader.body_key(digest)
        data = self._store.text(key)
        if data:
            return unpack_body(marshal.loads(data))  # noqa: S302 - ours, checksum verified
        name = next(name for name, taken in self._taken.items() if taken.source.digest == digest)
        _, body = reader.take(name, read_file(self._paths[name]))
        self._store.put_texts([(key, marshal.dumps(pack_body(body)))])
        return body

    def save(self) -> None:
        """Hand what is known to the store."""
        buckets.save(self._store, _INDEX, self._index, self._changed)
        self._changed.clear()

    def body_keys(self, reader: SourceReader) -> set[bytes]:
        """The keys of all converted texts that are in use."""
        return {reader.body_key(taken.source.digest) for taken in self._taken.values()}

    def _is_known(self, name: str, folder: Folder, reader: SourceReader) -> bool:
        packed, digest = self._index.get(name), folder.digests.get(name)
        if packed is None or digest is None:
            return False
        key = reader.key(name, digest)
        if key != packed[0]:
            return False
        taken = self._taken.get(name)
        if taken is None or taken.key != key:
            self._taken[name] = unpack_source(packed)
        return True

    def _rows(
        self, stale: Mapping[str, str], reader: SourceReader, workers: Callable[[], Workers], tell: Tell
    ) -> Iterator[Row]:
        if len(stale) < WORTH_WORKERS:
            yield from read_files(reader, stale)
            return
        from . import worker

        done, left = 0, iter(sorted(stale.items()))
        chunks = iter(lambda: dict(islice(left, _CHUNK)), {})
        for rows in workers().map(worker.take, chunks):
            yield from rows
            done += len(rows)
            tell(done, len(stale))

    def _learn(self, row: Row, reader: SourceReader, problems: list[Finding]) -> None:
        if row.packed is None:
            if row.problem:
                problems.append(row.problem)
            # A file that could be read a moment ago has only gone for a moment, as editors do when they save.
            self.steady &= row.name not in self.digests
            self._taken[row.name] = by_name_alone(row.name, reader.reading)
            self._forget(row.name, keep_taken=True)
            return
        self.steady &= row.packed[0] == reader.key(row.name, self.digests.get(row.name, b""))
        self._store.put_texts([(row.body_key, row.body)])
        self._taken[row.name] = unpack_source(row.packed)
        self._index[row.name] = row.packed
        self._changed.add(row.name)

    def _forget(self, name: str, keep_taken: bool = False) -> None:
        if self._index.pop(name, None) is not None:
            self._changed.add(name)
        if not keep_taken:
            self._taken.pop(name, None)

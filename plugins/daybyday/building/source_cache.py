"""The posts of a content folder -> what each says: remembered by content, read anew only where it changed.

Every file is read and hashed in every build (`content_folder.look_at_posts`). No time stamp is trusted: they
lie after a checkout, and within one tick of the clock. Only the preview, which knows what was
saved, takes all others as unchanged.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from ..engine import buckets
from ..model import Finding
from ..prose import Body
from . import worker
from .codec import Packed, ReadSource, pack_body, unpack_body, unpack_source
from .content_folder import Folder, read_file
from .source_reader import CachedSource, SourceReader, by_name_alone, read_files

if TYPE_CHECKING:
    from ..engine.store import Store
    from ..engine.workers import Workers

_INDEX = "index"
CHUNK = 12
"""Files a worker takes at a time."""

WORTH_WORKERS = 250
"""From so many stale files on, starting other processes (0.3 s) is cheaper than doing it here (1.4 ms each)."""

Progress = Callable[[int, int], None]
"""Given how many are done, and how many there are."""


class SourceCache:
    """What is known of the posts of one folder, from the store and from this process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: dict[str, Packed] = buckets.load(store, _INDEX)
        self._read: dict[str, ReadSource] = {}
        self._paths: Mapping[str, str] = {}
        self.digests: Mapping[str, bytes] = {}
        """fingerprints of the posts' bytes, as they were last looked at"""
        self._compared: dict[str, bytes] = {}
        """name -> fingerprint of its bytes, of what this process has found to be as it was read by the reader at hand"""
        self._compared_by: SourceReader | None = None
        self._changed: set[str] = set()
        self.read_count = 0
        """how many files were read and converted anew"""
        self.steady = True
        """whether every file had the same bytes when it was read as when it was looked at"""

    def knows(self) -> int:
        """How many posts are known already."""
        return len(self._index)

    def read_all(
        self, folder: Folder, reader: SourceReader, workers: Callable[[], Workers], progress: Progress
    ) -> tuple[list[ReadSource], list[Finding]]:
        """What every post says, in the order of their names; and what is wrong with reading it."""
        problems: list[Finding] = []
        files = self._paths = folder.posts
        self.digests = folder.digests
        if reader != self._compared_by:
            self._compared, self._compared_by = {}, reader
        stale = {name: path for name, path in files.items() if not self._is_known(name, folder, reader)}
        self.read_count, self.steady = len(stale), True
        for source in self._read_anew(stale, reader, workers, progress):
            self._remember(source, reader, problems)
        for gone in self._index.keys() - files.keys():
            self._forget(gone)
        return [self._read[name] for name in sorted(files)], problems

    def body(self, digest: str, reader: SourceReader) -> Body:
        """A converted text; made again when the store has lost it. Raises `OSError` when its file has gone, too."""
        key = reader.body_key(digest)
        data = self._store.text(key)
        if data:
            return unpack_body(marshal.loads(data))  # noqa: S302 - ours, checksum verified
        name = next(name for name, result in self._read.items() if result.source.digest == digest)
        _, body = reader.read(name, read_file(self._paths[name]))
        self._store.put_texts([(key, marshal.dumps(pack_body(body)))])
        return body

    def save(self) -> None:
        """Save what is known in the store."""
        buckets.save(self._store, _INDEX, self._index, self._changed)
        self._changed.clear()

    def body_keys(self, reader: SourceReader) -> set[bytes]:
        """The keys of all converted texts that are in use."""
        return {reader.body_key(result.source.digest) for result in self._read.values()}

    def _is_known(self, name: str, folder: Folder, reader: SourceReader) -> bool:
        packed, digest = self._index.get(name), folder.digests.get(name)
        if packed is None or digest is None:
            return False
        if self._compared.get(name) == digest:
            return True
        key = reader.key(name, digest)
        if key != packed[0]:
            return False
        result = self._read.get(name)
        if result is None or result.key != key:
            self._read[name] = unpack_source(packed)
        self._compared[name] = digest
        return True

    def _read_anew(
        self, stale: Mapping[str, str], reader: SourceReader, workers: Callable[[], Workers], progress: Progress
    ) -> Iterator[CachedSource]:
        if len(stale) < WORTH_WORKERS:
            yield from read_files(reader, stale)
            return
        done, left = 0, iter(sorted(stale.items()))
        chunks = iter(lambda: dict(islice(left, CHUNK)), {})
        for sources in workers().map(worker.read_sources, chunks):
            yield from sources
            done += len(sources)
            progress(done, len(stale))

    def _remember(self, source: CachedSource, reader: SourceReader, problems: list[Finding]) -> None:
        self._compared.pop(source.name, None)
        if source.packed is None:
            if source.problem:
                problems.append(source.problem)
            # A file that could be read a moment ago has only gone for a moment, as editors do when they save.
            self.steady &= source.name not in self.digests
            self._read[source.name] = by_name_alone(source.name, reader.reading)
            self._forget(source.name, keep_read=True)
            return
        self.steady &= source.packed[0] == reader.key(source.name, self.digests.get(source.name, b""))
        self._store.put_texts([(source.body_key, source.body)])
        self._read[source.name] = unpack_source(source.packed)
        self._index[source.name] = source.packed
        self._changed.add(source.name)

    def _forget(self, name: str, keep_read: bool = False) -> None:
        self._compared.pop(name, None)
        if self._index.pop(name, None) is not None:
            self._changed.add(name)
        if not keep_read:
            self._read.pop(name, None)

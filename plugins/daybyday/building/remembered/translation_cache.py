"""How originals stand to their translations: fingerprints of those originals alone that a translation names.

They are remembered by the fingerprint of the file, so an original is read a second time only when it has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from ...identity import key_of
from ...model import Source, Translation, TranslationState
from ...reading.source_prints import SourcePrintError, read_line, state_of
from .. import worker
from ..content_folder import Folder
from ..source_cache import CHUNK, WORTH_WORKERS
from ..source_reader import read_source_prints

if TYPE_CHECKING:
    from ...engine.store import Store
    from ...engine.workers import Workers
    from ..source_reader import SourceReader

_NAME = "translations"


class TranslationCache:
    """What earlier builds know of the originals of one folder."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: dict[str, tuple[str, str]] | None = None
        """path of an original -> (fingerprint of its file, its line)"""
        self.steady = True
        """whether every original had the same bytes when it was read again"""

    def read_all(
        self, sources: Sequence[Source], folder: Folder, reader: SourceReader, workers: Callable[[], Workers]
    ) -> Mapping[str, Translation]:
        """How each translation that says what it was made from stands to that. Costs nothing where there are none."""
        self.steady = True
        if not any(source.translated_from for source in sources):
            return {}
        by_text = _by_text(sources)
        originals: dict[str, Source] = {}
        for source in sources:
            if source.translated_from and source.readable:
                lang = source.translated_from.partition(" ")[0]
                original = by_text.get((key_of(source, source.folder), lang))
                if original is not None and original is not source:
                    originals[source.path] = original
        today = self._lines({original.path: original for original in originals.values()}, folder, reader, workers)
        remembered = ((source, originals[source.path]) for source in sources if source.path in originals)
        states = ((source, original, _state(source, today.get(original.path))) for source, original in remembered)
        return {source.path: Translation(original.path, state) for source, original, state in states if state}

    def save(self) -> None:
        """Put what is known into the store again, which may be another one now."""
        if self._index is not None:
            self._store.save(_NAME, self._index)

    def _known(self) -> Mapping[str, tuple[str, str]]:
        if self._index is None:
            stored: Any = self._store.load(_NAME)
            self._index = stored if isinstance(stored, dict) else {}
        return self._index

    def _lines(
        self, originals: Mapping[str, Source], folder: Folder, reader: SourceReader, workers: Callable[[], Workers]
    ) -> dict[str, str]:
        """The lines of originals as they are now, by path; without those whose files have gone meanwhile."""
        before = self._known()
        index = {
            path: before[path] for path in originals if path in before and before[path][0] == originals[path].print
        }
        stale = {path: folder.posts[path] for path in originals if path not in index and path in folder.posts}
        for path, key, line in _read_anew(stale, reader, workers):
            self.steady &= key == originals[path].print
            index[path] = (key, line)
        if index != before:
            self._store.save(_NAME, index)
        self._index = index
        return {path: line for path, (_, line) in index.items()}


def _read_anew(
    stale: Mapping[str, str], reader: SourceReader, workers: Callable[[], Workers]
) -> Iterator[tuple[str, str, str]]:
    if len(stale) < WORTH_WORKERS:
        yield from read_source_prints(reader, stale)
        return
    left = iter(sorted(stale.items()))
    chunks = iter(lambda: dict(islice(left, CHUNK)), {})
    for prints in workers().map(worker.source_prints, chunks):
        yield from prints


def _state(source: Source, today: str | None) -> TranslationState | None:
    """How an original with the line `today` stands to a translation; None where that cannot be told."""
    if today is None:
        return None
    if source.translated_from == today:
        return "current"  # as most are: nothing has to be read
    try:
        return state_of(read_line(source.translated_from), read_line(today))
    except SourcePrintError:
        return None


def _by_text(sources: Iterable[Source]) -> dict[tuple[str, str], Source]:
    """The readable sources by their text and language; of two that claim one place the first."""
    originals: dict[tuple[str, str], Source] = {}
    for source in sorted(sources, key=lambda source: source.path):
        if source.readable:
            originals.setdefault((key_of(source, source.folder), source.lang), source)
    return originals

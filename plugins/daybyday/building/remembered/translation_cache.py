"""How originals stand to their translations: fingerprints of those originals alone that a translation names.

They are remembered by the fingerprint of the file, so an original is read a second time only when it has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ...model import Source, Translation
from ...reading import read_post
from ...reading.source_prints import SourcePrint, SourcePrintError, print_of, read_line, state_of, write_line
from ..content_folder import Folder, digest_of, read_file

if TYPE_CHECKING:
    from ...engine.store import Store
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

    def read_all(self, sources: Iterable[Source], folder: Folder, reader: SourceReader) -> Mapping[str, Translation]:
        """How each translation that says what it was made from stands to that. Costs nothing where there are none."""
        self.steady = True
        sources = list(sources)
        naming = [(source, remembered) for source in sources if (remembered := _remembered(source))]
        if not naming:
            return {}
        before, self._index = self._known(), {}
        originals = _by_text(sources)
        translations = {}
        for source, remembered in naming:
            original = originals.get((*_text_of(source), remembered.lang))
            if original is None or original.path == source.path:
                continue
            today = self._print(original, folder, reader, before)
            if today is not None:
                translations[source.path] = Translation(original.path, state_of(remembered, today))
        if self._index != before:
            self._store.save(_NAME, self._index)
        return translations

    def save(self) -> None:
        """Put what is known into the store again, which may be another one now."""
        if self._index is not None:
            self._store.save(_NAME, self._index)

    def _known(self) -> Mapping[str, tuple[str, str]]:
        if self._index is None:
            stored: Any = self._store.load(_NAME)
            self._index = stored if isinstance(stored, dict) else {}
        return self._index

    def _print(
        self, original: Source, folder: Folder, reader: SourceReader, before: Mapping[str, tuple[str, str]]
    ) -> SourcePrint | None:
        """The fingerprint of an original as it is now; None when its file has gone meanwhile."""
        known = before.get(original.path)
        if known is None or known[0] != original.print:
            try:
                data = read_file(folder.posts[original.path])
            except OSError:
                return None
            key = reader.key(original.path, digest_of(data)).hex()
            self.steady &= key == original.print
            manuscript, _ = read_post(original.path, data, reader.reading)
            known = (key, write_line(print_of(manuscript)))
        if self._index is not None:
            self._index[original.path] = known
        return read_line(known[1])


def _remembered(source: Source) -> SourcePrint | None:
    """What a source says it was made from; None when it says nothing, or nothing that can be read."""
    if not source.translated_from or not source.readable:
        return None
    try:
        return read_line(source.translated_from)
    except SourcePrintError:
        return None


def _text_of(source: Source) -> tuple[object, ...]:
    """What twins share: the day of a series, or kind, folder and stem."""
    if source.kind == "day":
        return ("day", source.folder, source.day)
    return (source.kind, source.path.rpartition("/")[0], source.stem)


def _by_text(sources: Iterable[Source]) -> dict[tuple[object, ...], Source]:
    """The readable sources by their text and language; of two that claim one place the first."""
    originals: dict[tuple[object, ...], Source] = {}
    for source in sorted(sources, key=lambda source: source.path):
        if source.readable:
            originals.setdefault((*_text_of(source), source.lang), source)
    return originals

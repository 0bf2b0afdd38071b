"""An export in a folder, with what else lies there: settings, themes and albums of Google Takeout, uploads of WordPress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ...messages import say
from ..losses import OTHER_FILES, LossBook
from ..texts import ImportedText, Source, SourceFacts

OTHERS = say("other files of the folder: what texts lead to comes along, the others do not")


class ExportInFolder:
    """A source whose files lie in the folder `root`, beside the files `others`."""

    def __init__(self, source: Source, root: Path, others: Sequence[Path]) -> None:
        self._source, self._root, self._others = source, root, others

    def texts(self) -> Iterator[ImportedText]:
        """The texts of the source. Raises `ImportRefusedError`."""
        return self._source.texts()

    def facts(self) -> SourceFacts:
        """What the source says of itself; files beside it are named, and pictures may be among them."""
        facts = self._source.facts()
        book = LossBook()
        names = [path.relative_to(self._root).as_posix() for path in self._others]
        if names:
            book.note("dropped", OTHER_FILES, OTHERS, names)
        roots = tuple(dict.fromkeys((*facts.picture_roots, self._root)))
        return replace(facts, losses=(*facts.losses, *book.losses()), picture_roots=roots)

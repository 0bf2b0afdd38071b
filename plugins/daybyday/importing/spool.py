"""Texts put aside between the two times that a run needs them: no source is understood twice, none is held in memory."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..values import dataclass
from .texts import ImportedText


@dataclass(frozen=True, slots=True)
class Spool:
    """A file of texts in a folder of the run's own, which nobody else writes into."""

    path: Path

    def through(self, texts: Iterable[ImportedText]) -> Iterator[ImportedText]:
        """The texts as they come, each put aside as it passes. Raises `OSError`."""
        with self.path.open("wb") as file:
            for text in texts:
                pickle.dump(text, file, pickle.HIGHEST_PROTOCOL)
                yield text

    def texts(self) -> Iterator[ImportedText]:
        """The texts that went through, in their order, as often as one likes. Raises `OSError`."""
        with self.path.open("rb") as file:
            size = self.path.stat().st_size
            while file.tell() < size:
                yield pickle.load(file)  # noqa: S301  (written by this run, into a folder of its own)

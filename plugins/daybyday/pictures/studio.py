"""Drawings -> pictures. What was made once is kept in a folder beside the store, by everything it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path

from ..drawings import CleanCopy, Drawing
from ..engine.kept_files import KeptFiles

_FOLDER = "pictures"
_LEFT_OUT = ("name",)
"""A file is known by its digest, wherever it lies."""


def kept_beside(store: Path | None) -> KeptFiles:
    """The folder of pictures that belongs to a store; for a store in memory nothing is kept."""
    return KeptFiles(store.parent / _FOLDER if store else None)


class Studio:
    """Makes pictures for one build. `made_by` stands for the code and the version of Pillow that make them; `read` gives the
    bytes of a file by its name.
    """

    def __init__(self, kept: KeptFiles, made_by: str, read: Callable[[str], bytes]) -> None:
        self._kept, self._made_by, self._read = kept, made_by, read

    def key_of(self, drawing: Drawing) -> str:
        """A digest of all that decides the bytes of a picture."""
        values = [getattr(drawing, field.name) for field in fields(drawing) if field.name not in _LEFT_OUT]
        facts = [self._made_by, type(drawing).__name__, *map(repr, values)]
        return hashlib.sha256("\0".join(facts).encode()).hexdigest()

    def drawn(self, drawing: Drawing) -> bytes:
        """The bytes of a picture, made only if they are not kept. Raises `OSError` for a file that is no more what it was."""
        from .making import made  # Pillow takes a while to load, and most builds make no picture

        if isinstance(drawing, CleanCopy):
            return made(drawing, self._read)  # to read a copy takes as long
        key = self.key_of(drawing)
        data = self._kept.get(key)
        if data is None:
            data = made(drawing, self._read)
            self._kept.put(key, data)
        return data

    def keep(self, drawings: Iterable[Drawing]) -> None:
        """Forget what no drawing of this build needs."""
        self._kept.keep({self.key_of(drawing) for drawing in drawings})

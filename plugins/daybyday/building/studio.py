"""Drawings -> pictures. What was made once is kept in a folder beside the store, by everything it was made from."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from functools import lru_cache
from pathlib import Path

from ..drawings import Drawing
from ..engine.kept_files import KeptFiles
from . import cache_key

_FOLDER = "pictures"
_PACKAGE = Path(__file__).resolve().parent.parent


def kept_beside(store: Path | None) -> KeptFiles:
    """The folder of pictures that belongs to a store; for a store in memory nothing is kept."""
    return KeptFiles(store.parent / _FOLDER if store else None)


class Studio:
    """Makes pictures for one build. `imaging` is the version of Pillow."""

    def __init__(self, kept: KeptFiles, imaging: str) -> None:
        self._kept, self._imaging = kept, imaging

    def key_of(self, drawing: Drawing) -> str:
        """A digest of all that decides the bytes of a picture."""
        facts = "\0".join([_code(), self._imaging, type(drawing).__name__, *map(repr, astuple(drawing))])
        return hashlib.sha256(facts.encode()).hexdigest()

    def drawn(self, drawing: Drawing) -> bytes:
        """The bytes of a picture, made only if they are not kept."""
        key = self.key_of(drawing)
        data = self._kept.get(key)
        if data is None:
            from ..pictures.cards import draw_card  # Pillow takes a while to load, and most builds draw nothing

            data = draw_card(drawing)
            self._kept.put(key, data)
        return data

    def keep(self, drawings: set[Drawing]) -> None:
        """Forget what no drawing of this build needs."""
        self._kept.keep({self.key_of(drawing) for drawing in drawings})


@lru_cache(maxsize=1)
def _code() -> str:
    """What draws, as this process has loaded it: its code and its font."""
    return cache_key.tree(_PACKAGE / "pictures")

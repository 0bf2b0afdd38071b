"""What is known of the pictures of a content folder, looked at only when asked for, and remembered by their bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple
from pathlib import Path, PurePosixPath
from typing import Any

from ..drawings import PictureFacts
from ..engine.store import Store

LOOKED_AT = frozenset(".png .apng .jpg .jpeg .jfif .jpe .gif .webp .avif .svg".split())
"""Endings of files that browsers show, and that something can be made of."""
_NAME = "picture facts"


def is_looked_at(name: str) -> bool:
    """Whether a file is a picture, by the ending of its name."""
    return PurePosixPath(name).suffix.lower() in LOOKED_AT


class PictureBook(Mapping[str, PictureFacts]):
    """Name -> facts, of the files that are pictures by their names. `made_by` stands for the code and the version of Pillow
    that look at them.
    """

    def __init__(
        self, files: Mapping[str, Path], digests: Mapping[str, str], store: Store, made_by: str, with_pillow: bool
    ) -> None:
        self._files = {name: path for name, path in files.items() if is_looked_at(name)}
        self._digests, self._store, self._made_by, self._with_pillow = digests, store, made_by, with_pillow
        self._asked: dict[str, PictureFacts] = {}
        self._known: dict[str, tuple[Any, ...]] | None = None

    def __getitem__(self, name: str) -> PictureFacts:
        if name not in self._asked:
            self._asked[name] = self._facts(name, self._files[name])
        return self._asked[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def _facts(self, name: str, path: Path) -> PictureFacts:
        from .looking import look_at

        try:
            # How a file is read depends on the ending of its name, too.
            digest = f"{self._digests[name]}{PurePosixPath(name).suffix.lower()}"
            known = self._remembered().get(digest)
            if known is not None:
                return PictureFacts(*known)
            facts = look_at(path.read_bytes(), name, self._with_pillow)
        except OSError:
            return PictureFacts.nothing  # it has gone since: whoever copies it says so
        self._remembered()[digest] = astuple(facts)
        self._store.save(_NAME, (self._made_by, self._remembered()))
        return facts

    def _remembered(self) -> dict[str, tuple[Any, ...]]:
        if self._known is None:
            stored: Any = self._store.load(_NAME)
            self._known = dict(stored[1]) if isinstance(stored, tuple) and stored[0] == self._made_by else {}
        return self._known

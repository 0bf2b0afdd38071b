"""Which folders of a content folder are ours: by the presence of a file, whatever stands in it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ...content_names import SERIES, is_post


@dataclass(frozen=True)
class Ownership:
    """The folders of all series in a content folder, and all that lies below them."""

    root: str
    """the content folder, absolute"""
    folders: tuple[str, ...]
    """of the series, relative to it (POSIX)"""
    behind_links: tuple[str, ...] = ()
    """those of them that are reached through a symbolic link"""
    _real: tuple[str, ...] = ()
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def owns(self, path: str) -> bool:
        """Whether a file is ours, by its path as Pelican has it: relative to the content folder, or absolute."""
        folder = os.path.dirname(os.path.join(self.root, path))  # noqa: PTH118, PTH120 - asked for every file of a blog
        owned = self._known.get(folder)
        if owned is None:
            owned = self._known[folder] = f"{os.path.realpath(folder)}{os.sep}".startswith(self._real)
        return owned

    def has_gone(self, other: Ownership | None) -> list[str]:
        """Folders of ours that are no series any more, by another look, and still hold texts."""
        if not Path(self.root).is_dir():
            return []
        others = other.folders if other else ()
        return [
            folder
            for folder in self.folders
            if folder not in others and any(is_post(path.name) for path in Path(self.root, folder).rglob("*"))
        ]


def look_for_series(root: Path) -> Ownership | None:
    """The series of a content folder; None when there is none. Follows links as Pelican does, each folder once."""
    folders, behind_links, real_folders = [], [], []
    real_root, seen = os.path.realpath(root), set()
    for here, inner, files in os.walk(root, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            inner.clear()
            continue
        seen.add(real)
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        if SERIES in files:
            relative = Path(here).relative_to(root).as_posix()
            folders.append(relative)
            real_folders.append(f"{real}{os.sep}")
            if real != os.path.normpath(os.path.join(real_root, relative)):  # noqa: PTH118
                behind_links.append(relative)
    if not folders:
        return None
    return Ownership(os.path.abspath(root), tuple(folders), tuple(behind_links), tuple(real_folders))  # noqa: PTH100

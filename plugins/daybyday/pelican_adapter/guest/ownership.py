"""Which folders of a content folder are ours: by the presence of a file, whatever stands in it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path

from ...content_names import SERIES, is_post
from ...patterns import regex
from ...values import dataclass

_NEARLY = regex(r"(?i)_?serie?s?\.ya?ml(?:\.\w+)?")
_ELSEWHERE = ("extra/", "words/", "images/site/")
"""folders whose files mean something else"""


@dataclass(frozen=True)
class Ownership:
    """The folders of all series in a content folder, and all that lies below them."""

    root: str
    """the content folder, absolute"""
    folders: tuple[str, ...]
    """of the series, relative to it (POSIX, NFC)"""
    behind_links: tuple[str, ...] = ()
    """those that are reached through a symbolic link, or whose plan is one"""
    misplaced: tuple[str, ...] = ()
    """those that lie where other files belong, or outside the content folder"""
    misnamed: tuple[str, ...] = ()
    """plans that are called nearly as they should, beside texts"""
    places: tuple[str, ...] = ()
    """where `folders` are on this disk, absolute: their names may be spelt with other characters there"""
    _real: tuple[str, ...] = ()
    _known: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def owns(self, path: str) -> bool:
        """Whether a file is ours, by its path as Pelican has it: relative to the content folder, or absolute."""
        place = os.path.join(self.root, path)  # noqa: PTH118 - asked for every file of a blog
        if os.path.islink(place):  # noqa: PTH114
            return self._is_below(os.path.dirname(os.path.realpath(place)))  # noqa: PTH120
        folder = os.path.dirname(place)  # noqa: PTH120
        owned = self._known.get(folder)
        if owned is None:
            owned = self._known[folder] = self._is_below(folder)
        return owned

    def means_all_of(self, path: str) -> bool:
        """Whether a path is a folder that is ours, lies in ours, or holds ours: copied, it would take all along."""
        place = os.path.realpath(os.path.join(self.root, path))  # noqa: PTH118
        if not os.path.isdir(place):  # noqa: PTH112
            return False
        return self._is_below(place) or any(real.startswith(f"{place}{os.sep}") for real in self._real)

    def names(self, path: str) -> bool:
        """Whether a path, as an author may write it (NFC), lies in a series."""
        return path.startswith(tuple(f"{folder}/" for folder in self.folders))

    def _is_below(self, folder: str) -> bool:
        return f"{os.path.realpath(folder)}{os.sep}".startswith(self._real)

    def has_gone(self, other: Ownership | None) -> list[str]:
        """Folders of ours that are no series any more, by another look, and still hold texts."""
        others = other.folders if other else ()
        return [
            folder
            for folder, place in zip(self.folders, self.places, strict=True)
            if folder not in others and any(is_post(path.name) for path in Path(place).rglob("*"))
        ]


def look_for_series(root: Path, others: Iterable[str] = ()) -> Ownership | None:
    """The series of a content folder; None when there is none. Follows links as Pelican does, each folder once.

    `others` are more folders that Pelican reads: a series there is none of ours, and must be no one's. What lies in hidden
    folders is ours too, and read by nobody: programs put there what was deleted.
    """
    look = _Look(os.path.realpath(root))
    for here, files in _walk(str(root), look.seen):
        look.take(here, os.path.relpath(here, root), files)
    for other in others:
        place = os.path.join(root, other)  # noqa: PTH118
        for here, files in _walk(place, look.seen) if os.path.isdir(place) else ():  # noqa: PTH112
            look.take_outside(here, os.path.relpath(here, root), files)
    if not look.real_folders and not look.misnamed:
        return None
    return Ownership(
        os.path.abspath(root),  # noqa: PTH100
        tuple(look.folders),
        tuple(look.behind_links),
        tuple(look.misplaced),
        tuple(look.misnamed),
        tuple(look.places),
        tuple(look.real_folders),
    )


def _walk(top: str, seen: set[str]) -> Iterator[tuple[str, list[str]]]:
    for here, inner, files in os.walk(top, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            inner.clear()
            continue
        seen.add(real)
        inner.sort()
        yield here, files


@dataclass
class _Look:
    real_root: str
    seen: set[str] = field(default_factory=set)
    folders: list[str] = field(default_factory=list)
    behind_links: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    real_folders: list[str] = field(default_factory=list)

    def take(self, here: str, relative: str, files: list[str]) -> None:
        """Note what a folder of the content folder is."""
        name = unicodedata.normalize("NFC", relative.replace(os.sep, "/"))
        if SERIES not in files:
            near = [file for file in files if _NEARLY.fullmatch(file)]
            if near and any(is_post(file) for file in files):
                self.misnamed.append(f"{name}/{near[0]}")
            return
        real = os.path.realpath(here)
        self.real_folders.append(f"{real}{os.sep}")
        if any(part.startswith(".") and part != "." for part in name.split("/")):
            return
        self.folders.append(name)
        self.places.append(os.path.abspath(here))  # noqa: PTH100
        if f"{name}/".startswith(_ELSEWHERE):
            self.misplaced.append(name)
        is_elsewhere = real != os.path.normpath(os.path.join(self.real_root, relative))  # noqa: PTH118
        if is_elsewhere or os.path.islink(os.path.join(here, SERIES)):  # noqa: PTH114, PTH118
            self.behind_links.append(name)

    def take_outside(self, here: str, relative: str, files: list[str]) -> None:
        """Note what a folder beside the content folder is."""
        if SERIES in files:
            self.real_folders.append(f"{os.path.realpath(here)}{os.sep}")
            self.misplaced.append(relative.replace(os.sep, "/"))


def folders_of_pelican(settings: dict[str, object]) -> list[str]:
    """The folders that its generators read, beside the content folder itself."""
    paths: list[str] = []
    for name in ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS"):
        given = settings.get(name) or ()
        paths += [path for path in given if isinstance(path, str) and path] if isinstance(given, list | tuple) else []
    return paths

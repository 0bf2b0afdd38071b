"""The output folder on disk: each folder in it is looked at once, symbolic links are not trusted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from ..errors import SpokenError
from ..messages import say
from ..patterns import regex
from .staging import ASIDE

Kind = Literal["missing", "folder", "file"]
Listed = Literal["missing", "folder", "file", "link"]

# A line end in a name would forge a line of the manifest; half a surrogate cannot be written there.
_CHARACTERS = regex(r"[^\\\x00-\x1f\x7f\ud800-\udfff]+")
_FORBIDDEN = frozenset({".", "..", ASIDE})


class OutputBlockedError(SpokenError):
    """The output cannot be written as asked; the text says which path and why."""


def check_path(path: str) -> None:
    """Refuse a path that could lead anywhere but to its own place in the output. Raises `OutputBlockedError`."""
    malformed = not _CHARACTERS.fullmatch(path) or path[0] == "/" or path[-1] == "/" or "//" in path
    # All names with a meaning of their own begin with a dot; few others do.
    if malformed or ((path[0] == "." or "/." in path) and not _FORBIDDEN.isdisjoint(path.split("/"))):
        raise OutputBlockedError(say("`{path}` does not lie inside the output folder", path=path))


class Tree:
    """The folders of an output, and what they are on disk. Names are relative to the output, "" is the output itself."""

    def __init__(self, folder: Path) -> None:
        self._root = f"{folder}/"
        self._real = os.path.realpath(folder)
        self._kinds: dict[str, Kind] = {"": "folder"}
        self._listed: dict[str, dict[str, Listed]] = {}

    def place(self, path: str) -> str:
        """Where a path lies."""
        return self._root + path

    def kind(self, folder: str, path: str) -> Kind:
        """What is where the folder of `path` belongs. Raises `OutputBlockedError`, naming `path`, for a link that leads out."""
        kind = self._kinds.get(folder)
        if kind is None:
            above = folder.rpartition("/")[0]
            kind = "missing" if self.kind(above, path) != "folder" else self._kind_on_disk(folder, path)
            self._kinds[folder] = kind
        return kind

    def status_of(self, path: str) -> os.stat_result | None:
        """What is at a path, None when nothing is. Raises `OutputBlockedError` for a symbolic link."""
        if self.kind(path.rpartition("/")[0], path) != "folder":
            return None
        try:
            status = os.lstat(self._root + path)
        except FileNotFoundError:
            return None
        if stat.S_ISLNK(status.st_mode):
            raise _leads_out(path)
        return status

    def files_for_folders(self) -> Iterator[str]:
        """Files that stand where a folder belongs, of all folders asked for so far."""
        return (name for name, kind in self._kinds.items() if kind == "file")

    def make(self, folder: str) -> None:
        """Make a folder, and those above. Raises `OSError`."""
        if self._kinds.get(folder) == "folder":
            return
        self.make(folder.rpartition("/")[0])
        try:
            os.mkdir(self._root + folder, 0o755)  # noqa: PTH102
        except FileExistsError:
            if not os.path.isdir(self._root + folder):  # noqa: PTH112
                raise
        self._kinds[folder] = "folder"

    def remove(self, path: str) -> bool:
        """Remove a file, and the folders that are empty then. False when there is no file, or the path leads out."""
        try:
            check_path(path)
            status = self.status_of(path)
        except (OutputBlockedError, OSError):
            return False  # a manifest edited by hand never reaches outside
        if status is not None:
            if not stat.S_ISREG(status.st_mode):
                return False
            os.unlink(self._root + path)  # noqa: PTH108
            self._kinds[path] = "missing"
        # Without a file, too: a killed build may have got no further than its folder.
        self._prune(path.rpartition("/")[0])
        return status is not None

    def holds_only(self, folder: str, gone: set[str]) -> bool:
        """Whether nothing would be left of a folder when the files in `gone`, and the folders made for them, go."""
        with os.scandir(self._root + folder) as scan:
            entries = list(scan)
        if not entries:
            return any(path.startswith(f"{folder}/") for path in gone)
        return all(
            self.holds_only(f"{folder}/{entry.name}", gone)
            if entry.is_dir(follow_symlinks=False)
            else f"{folder}/{entry.name}" in gone and not entry.is_symlink()
            for entry in entries
        )

    def _prune(self, folder: str) -> None:
        """Remove a folder if it is empty, then those above."""
        while folder:
            if self._kinds.get(folder) != "missing":
                try:
                    os.rmdir(self._root + folder)  # noqa: PTH106
                except FileNotFoundError:
                    pass
                except OSError:
                    return  # not empty
                self._kinds[folder] = "missing"
            folder = folder.rpartition("/")[0]

    def _kind_on_disk(self, folder: str, path: str) -> Kind:
        above, _, name = folder.rpartition("/")
        if above not in self._listed:
            self._listed[above] = self._kinds_in(above)
        kind = self._listed[above].get(name, "missing")
        if kind != "link":
            return kind
        place = self._root + folder
        real = os.path.realpath(place)
        # A link to another folder of the same output is the author's business.
        if os.path.isdir(real) and os.path.commonpath([real, self._real]) == self._real:  # noqa: PTH112
            return "folder"
        raise _leads_out(path)

    def _kinds_in(self, folder: str) -> dict[str, Listed]:
        """What a folder holds, by name: asked once for thousands of days."""
        try:
            with os.scandir(self._root + folder) as entries:
                return {entry.name: _listed(entry) for entry in entries}
        except FileNotFoundError:
            return {}


def _listed(entry: os.DirEntry[str]) -> Listed:
    if entry.is_symlink():
        return "link"
    return "folder" if entry.is_dir(follow_symlinks=False) else "file"


def _leads_out(path: str) -> OutputBlockedError:
    return OutputBlockedError(say("{path} leads out of the output folder by a symbolic link", path=path))

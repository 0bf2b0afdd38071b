"""Bytes -> files, all or nothing as far as a file system lets us.

Everything is rendered and written aside before the first file of the output changes. Then the
files are renamed into place one by one; equal files are not touched, so their times stay. Removed
is what our last manifest lists and nobody claims now, and nothing else: a CNAME, a `.well-known`
folder or another program's files stay.

In between, the manifest on disk lists the old files and the new ones, so that a build that is
killed at any moment leaves nothing the next one would not know to be ours.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .manifest import NAME, digest_of, manifest_bytes, read_manifest

_ASIDE = ".daybyday-new"


class OutputBlocked(Exception):
    """The output cannot be written as asked; the text says which path and why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did to the output: paths, sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def emit(folder: Path, files: Iterable[tuple[str, bytes]]) -> Outcome:
    """Make `folder` hold exactly `files` where it is ours. Raises `OutputBlocked`, `OSError`."""
    with _readable_by_all():
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder / _ASIDE
        shutil.rmtree(aside, ignore_errors=True)
        try:
            return _Emission(folder, aside).run(files)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def _readable_by_all() -> Iterator[None]:
    """Pages are for a web server to read, whatever umask their author works under."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


class _Emission:
    """One go at an output folder."""

    def __init__(self, folder: Path, aside: Path) -> None:
        self.folder, self.aside = folder, aside
        self.root = folder.resolve()
        self.old = read_manifest(folder)
        self.digests: dict[str, str] = {}
        self.folders: set[str] = set()
        self.staged: dict[str, Path] = {}

    def run(self, files: Iterable[tuple[str, bytes]]) -> Outcome:
        for path, data in files:
            self._stage(path, data)
        obsolete = sorted(set(self.old) - set(self.digests) - {NAME})
        self._refuse_obstacles(set(obsolete))
        if self.staged or obsolete:
            self._write_manifest({**self.old, **self.digests})
        self._clear_the_way(obsolete)
        for path, staged in self.staged.items():
            target = self._target(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target)
        removed = [path for path in obsolete if self._remove(path)]
        self._write_manifest(self.digests)
        unchanged = sorted(set(self.digests) - set(self.staged))
        return Outcome(tuple(sorted(self.staged)), tuple(unchanged), tuple(removed))

    def _stage(self, path: str, data: bytes) -> None:
        target = self._target(path)
        parents = {str(parent) for parent in PurePosixPath(path).parents}
        if path == NAME or path in self.digests:
            raise OutputBlocked(f"two parts of the site want the file {path}")
        if path in self.folders or not parents.isdisjoint(self.digests):
            raise OutputBlocked(f"one part of the site wants a file and another a folder at {path}")
        self.folders |= parents
        self.digests[path] = digest_of(data)
        if _same(target, data):
            if target.stat().st_mode & 0o444 != 0o444:
                target.chmod(0o644)
            return
        self.aside.mkdir(exist_ok=True)
        staged = self.aside / str(len(self.staged))
        staged.write_bytes(data)
        self.staged[path] = staged

    def _target(self, path: str) -> Path:
        """Where a path lies. It stays in the output: compared by its parts, links followed."""
        pure = PurePosixPath(path)
        bad = not pure.parts or pure.is_absolute() or any(part in ("..", _ASIDE) for part in pure.parts)
        # A line end in a name would forge a line of the manifest.
        if bad or str(pure) != path or re.search(r"[\\\x00-\x1f\x7f]", path):
            raise OutputBlocked(f"{path!r} does not lie inside the output folder")
        target = self.folder.joinpath(*pure.parts)
        if not target.parent.resolve().is_relative_to(self.root) or target.is_symlink():
            raise OutputBlocked(f"{path} leads out of the output folder by a symbolic link")
        return target

    def _refuse_obstacles(self, gone: set[str]) -> None:
        """What is not ours and stands in the way is found here, before anything has changed."""
        for path in self.staged:
            target = self._target(path)
            if target.is_dir() and not self._holds_only(target, gone):
                raise OutputBlocked(f"a folder stands where the file {path} belongs: {target}")
        for parent in sorted({str(parent) for path in self.staged for parent in PurePosixPath(path).parents} - gone):
            folder = self.folder / parent
            if folder.exists() and not folder.is_dir():
                raise OutputBlocked(f"a file stands where the folder {parent} belongs: {folder}")

    def _holds_only(self, folder: Path, gone: set[str]) -> bool:
        """Whether nothing would be left of a folder when the files in `gone` are removed."""
        paths = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
        left = [path for path in paths if path.is_symlink() or path.relative_to(self.folder).as_posix() not in gone]
        empty = [path for path in (folder, *folder.rglob("*")) if path.is_dir() and not any(path.iterdir())]
        return not left and not empty

    def _clear_the_way(self, obsolete: list[str]) -> None:
        """Files of ours that stand where a folder must be now, and the other way round."""
        gone = set(obsolete)
        for path in self.staged:
            if self._target(path).is_dir():
                for old in [old for old in obsolete if PurePosixPath(old).is_relative_to(path)]:
                    self._remove(old)
            for parent in PurePosixPath(path).parents:
                if str(parent) in gone and self._target(str(parent)).is_file():
                    self._remove(str(parent))

    def _remove(self, path: str) -> bool:
        """Remove a file of ours, and the folders that are empty then."""
        try:
            target = self._target(path)
        except OutputBlocked:
            return False  # a manifest edited by hand never reaches outside
        if not target.is_file():
            return False
        target.unlink()
        for parent in target.parents:
            if parent == self.folder or any(parent.iterdir()):
                break
            parent.rmdir()
        return True

    def _write_manifest(self, digests: dict[str, str]) -> None:
        data = manifest_bytes(digests)
        target = self.folder / NAME
        if _same(target, data):
            return
        self.aside.mkdir(exist_ok=True)
        staged = self.aside / NAME
        staged.write_bytes(data)
        staged.replace(target)


def _same(target: Path, data: bytes) -> bool:
    """Whether a file holds these bytes already."""
    try:
        return target.stat().st_size == len(data) and target.is_file() and target.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False

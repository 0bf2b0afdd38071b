"""Files -> the output folder, all or nothing as far as a file system lets us.

Everything is made and written aside before the first file of the output changes. Then the files
are renamed into place one by one; equal files are not touched, so their times stay. Removed is
what our last manifest lists and nobody claims now, and nothing else: a CNAME, a `.well-known`
folder or another program's files stay.

In between, the manifest on disk lists the old files and the new ones, so that a build that is
killed at any moment leaves nothing the next one would not know to be ours.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..messages import say
from ..patterns import regex
from ..values import dataclass
from .manifest import NAME, digest_of, manifest_bytes, parse_manifest
from .records import Record, record_of
from .staging import ASIDE, discard, write_aside
from .tree import OutputBlockedError, Tree, check_path

_STAGED = regex("[0-9]+(/[0-9]+)?")
"""A number, maybe in a folder of the worker's own."""
_WORTH_THREADS = 200
_THREADS = 2
"""Of more the same folders of a disk are locked against each other."""
_NONE: Mapping[str, Record] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file made from what has `fingerprint`: its bytes, or what a worker wrote aside.

    Without `data`, `staged` is the file's name in the folder aside, `digest` its SHA-256 in hex,
    `size` its bytes: `RenderedFile(path, fingerprint, None, *stage(folder, number, data))`.
    """

    path: str
    fingerprint: bytes
    data: bytes | None
    staged: str = ""
    digest: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did to the output: paths, sorted; and what to remember of every file in it."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    records: dict[str, Record] = field(default_factory=dict, compare=False)


def emit(folder: Path, rendered: Iterable[RenderedFile], fresh: Mapping[str, Record] = _NONE) -> Outcome:
    """Make the files of ours in `folder` exactly those that were rendered and those that are fresh.

    `fresh` is a triage's, whose files were just looked at. Files that workers wrote lie in the
    folder of `stage_folder`, which is emptied here. Raises `OutputBlockedError`, `OSError`.
    """
    aside = folder / ASIDE
    with _readable_by_all():
        folder.mkdir(parents=True, exist_ok=True)
        if aside.is_symlink() or aside.is_file():
            discard(aside)
        try:
            return _Emission(folder, aside).run(rendered, fresh)
        finally:
            discard(aside)


@contextlib.contextmanager
def _readable_by_all() -> Iterator[None]:
    """Pages are for a web server to read, whatever umask their author works under."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


class _Staged(NamedTuple):
    """A file written aside, to be renamed into place."""

    name: str
    fingerprint: bytes
    digest: str


class _Emission:
    """One writing of an output folder: from the claims on paths to the final manifest."""

    def __init__(self, folder: Path, aside: Path) -> None:
        self.tree = Tree(folder)
        self.aside = aside
        self.claims = _Claims(self.tree)
        self.records: dict[str, Record] = {}
        self.staged: dict[str, _Staged] = {}
        self.on_folders: list[str] = []
        self.manifest = self._read_manifest()

    def run(self, rendered: Iterable[RenderedFile], fresh: Mapping[str, Record]) -> Outcome:
        for path, record in fresh.items():
            self.claims.add(path)
            self.records[path] = record
        for file in rendered:
            self._keep_or_stage(file)
        digests = {path: record.digest for path, record in self.records.items()}
        digests.update((path, staged.digest) for path, staged in self.staged.items())
        complete = manifest_bytes(digests)
        # The usual case: what is listed is what there is, and need not be read line by line.
        old = digests if complete == self.manifest else parse_manifest(self.manifest or b"")
        obsolete = sorted(old.keys() - digests.keys() - {NAME})
        self._refuse_obstacles(set(obsolete))
        if self.staged or obsolete:
            self._write_manifest(manifest_bytes({**old, **digests}))
        removed = self._clear_the_way(obsolete)
        unchanged = tuple(sorted(self.records))
        self._put_in_place()
        removed += [path for path in obsolete if self.tree.remove(path)]
        self._write_manifest(complete)
        return Outcome(tuple(sorted(self.staged)), unchanged, tuple(sorted(removed)), self.records)

    def _keep_or_stage(self, file: RenderedFile) -> None:
        """Keep the file that is there if it is the same; else see that the new one lies aside."""
        path, data = file.path, file.data
        self.claims.add(path)
        digest, size = (file.digest, file.size) if data is None else (digest_of(data), len(data))
        status = self.tree.status_of(path)
        if status and _same(self.tree.place(path), status, digest, size):
            self.records[path] = record_of(file.fingerprint, digest, _readable_status(self.tree.place(path), status))
            return
        if status and stat.S_ISDIR(status.st_mode):
            self.on_folders.append(path)
        name = file.staged
        if data is None:
            self._check_staged(file)
        else:
            # Workers number theirs.
            name = f"e{len(self.staged)}"
            self.aside.mkdir(exist_ok=True)
            write_aside(f"{self.aside}/{name}", data)
        self.staged[path] = _Staged(name, file.fingerprint, digest)

    def _check_staged(self, file: RenderedFile) -> None:
        place = f"{self.aside}/{file.staged}"
        try:
            status = os.lstat(place)
            is_complete = stat.S_ISREG(status.st_mode) and status.st_size == file.size
        except (OSError, ValueError):
            is_complete = False
        if not is_complete or not _STAGED.fullmatch(file.staged):
            raise OutputBlockedError(
                say("what a worker wrote for {path} is not there: {place}", path=file.path, place=place)
            )

    def _refuse_obstacles(self, gone: set[str]) -> None:
        """What is not ours and stands in the way is found here, before anything has changed."""
        for path in self.on_folders:
            if not self.tree.holds_only(path, gone):
                raise OutputBlockedError(
                    say(
                        "a folder stands where the file {path} belongs: {place}", path=path, place=self.tree.place(path)
                    )
                )
        for name in sorted(self.tree.files_for_folders()):
            if name not in gone:
                raise OutputBlockedError(
                    say(
                        "a file stands where the folder {path} belongs: {place}", path=name, place=self.tree.place(name)
                    )
                )

    def _clear_the_way(self, obsolete: list[str]) -> list[str]:
        """Remove files of ours that stand where a folder must be now, and the other way round."""
        folders = tuple(f"{path}/" for path in self.on_folders)
        inside = [path for path in obsolete if path.startswith(folders)] if folders else []
        return [path for path in (*inside, *sorted(self.tree.files_for_folders())) if self.tree.remove(path)]

    def _put_in_place(self) -> None:
        paths = list(self.staged)
        if len(paths) < _WORTH_THREADS:
            self.records.update(self._placed(paths))
            return
        from concurrent.futures import ThreadPoolExecutor

        # The system makes folders and renames files for several at once; each has a part of the tree to itself.
        share = -(-len(paths) // _THREADS)
        with ThreadPoolExecutor(_THREADS) as threads:
            for placed in threads.map(self._placed, (paths[at : at + share] for at in range(0, len(paths), share))):
                self.records.update(placed)

    def _placed(self, paths: Sequence[str]) -> dict[str, Record]:
        """The records of files that were put into their places."""
        aside, placed = f"{self.aside}/", {}
        for path in paths:
            name, fingerprint, digest = self.staged[path]
            place = self.tree.place(path)
            self.tree.make(path.rpartition("/")[0])
            os.replace(aside + name, place)  # noqa: PTH105 - ten thousand times a build
            # Only now: renaming a file changes its ctime.
            placed[path] = record_of(fingerprint, digest, os.lstat(place))
        return placed

    def _read_manifest(self) -> bytes | None:
        try:
            return (self.aside.parent / NAME).read_bytes()
        except FileNotFoundError:
            return None
        except IsADirectoryError:
            raise OutputBlockedError(say("a folder stands where the file {path} belongs", path=NAME)) from None

    def _write_manifest(self, data: bytes) -> None:
        if data == self.manifest:
            return
        self.aside.mkdir(exist_ok=True)
        write_aside(f"{self.aside}/{NAME}", data)
        os.replace(self.aside / NAME, self.aside.parent / NAME)  # noqa: PTH105
        self.manifest = data


class _Claims:
    """Paths that are claimed, as files and as folders. A second claim on one of them is refused."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.files = {NAME}
        self.folders = {""}

    def add(self, path: str) -> None:
        """Claim a file's place. Raises `OutputBlockedError`."""
        check_path(path)
        if path in self.files:
            raise OutputBlockedError(say("two parts of the site want the file {path}", path=path))
        folder = path.rpartition("/")[0]
        if path in self.folders or (folder not in self.folders and not self._add_folder(folder)):
            raise OutputBlockedError(say("one part of the site wants a file and another a folder at {path}", path=path))
        # Fresh files too: they may have been verified through a link.
        self.tree.kind(folder, path)
        self.files.add(path)

    def _add_folder(self, folder: str) -> bool:
        while folder not in self.folders:
            if folder in self.files:
                return False
            self.folders.add(folder)
            folder = folder.rpartition("/")[0]
        return True


def _same(place: str, status: os.stat_result, digest: str, size: int) -> bool:
    """Whether a file holds these bytes already."""
    if status.st_size != size or not stat.S_ISREG(status.st_mode):
        return False
    try:
        return digest_of(Path(place).read_bytes()) == digest
    except OSError:
        return False  # unreadable; ours is put in its place


def _readable_status(place: str, status: os.stat_result) -> os.stat_result:
    if status.st_mode & 0o444 == 0o444:
        return status
    os.chmod(place, 0o644)  # noqa: PTH101
    return os.lstat(place)

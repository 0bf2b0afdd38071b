"""Files of a folder on this machine, one by one: what is there, and how a file is put there whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from ..engine.manifest import digest_of
from .plan import Kind

_ASIDE = ".daybyday-new"
"""The ending of a file that is not whole yet; one that a killed publication left is removed by the next."""
_READABLE, _ENTERABLE = 0o644, 0o755


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for what a tool is given, or leaves behind; it goes in the end."""
    with tempfile.TemporaryDirectory(prefix="daybyday-publish-") as folder:
        yield Path(folder)


def kinds_below(root: Path, tops: Collection[str] | None = None) -> dict[str, Kind]:
    """Every path below some names of a folder (all of them for None). Links are named, never followed. Raises `OSError`."""
    kinds: dict[str, Kind] = {}
    for path, entry in _walk(root, "", tops):
        kinds[path] = (
            "link" if entry.is_symlink() else "folder" if entry.is_dir() else "file" if entry.is_file() else "other"
        )
    return kinds


def _walk(folder: Path | str, prefix: str, tops: Collection[str] | None) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as scan:
            entries = list(scan)
    except FileNotFoundError:
        return
    for entry in entries:
        if (tops is not None and entry.name not in tops) or entry.name.endswith(_ASIDE):
            continue
        yield f"{prefix}{entry.name}", entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{prefix}{entry.name}/", None)


def read_if_there(root: Path, path: str) -> bytes | None:
    """The bytes of a file that is one, and not behind a link."""
    place = root / path
    return place.read_bytes() if place.is_file() and not place.is_symlink() else None


def digests_of(root: Path, paths: Collection[str]) -> dict[str, str]:
    """SHA-256 of those that are there."""
    return {path: digest_of(data) for path in paths if (data := read_if_there(root, path)) is not None}


def make_folders(root: Path, path: str) -> None:
    """The folders a file lies in, for a web server to enter, whatever the umask."""
    missing = []
    above = (root / path).parent
    while not above.is_dir() and above != root.parent:
        missing.append(above)
        above = above.parent
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        folder.chmod(_ENTERABLE)


def put(data_of: Path | bytes, root: Path, path: str) -> None:
    """Put a file in its place in one step, with the time stamp of the file it comes from. Raises `OSError`."""
    place = root / path
    make_folders(root, path)
    aside = place.with_name(f".{digest_of(path.encode())[:16]}{_ASIDE}")
    try:
        if isinstance(data_of, bytes):
            aside.write_bytes(data_of)
        else:
            shutil.copy2(data_of, aside)
        aside.chmod(_READABLE)
        aside.replace(place)
    finally:
        with contextlib.suppress(FileNotFoundError):
            aside.unlink()


def link_or_copy(source: Path, root: Path, path: str) -> None:
    """The same file a second time: a hard link where the file system has them."""
    make_folders(root, path)
    try:
        os.link(source, root / path, follow_symlinks=False)
    except OSError:
        put(source, root, path)


def sweep(root: Path, folders: Collection[str]) -> None:
    """Remove what a killed publication left half written in these folders."""
    for folder in folders:
        with contextlib.suppress(OSError):
            for place in (root / folder).glob(f".*{_ASIDE}"):
                place.unlink()

"""The content folder -> bytes. Follows no link that leads out of it, and says so."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model import Finding, Place

_OURS = ("tags.yaml", "ledger.txt")
_LARGEST = 50_000_000


class LazyDigests(Mapping[str, str]):
    """Path -> SHA-256 of a file's bytes, read only when asked for: most files never are."""

    def __init__(self, root: Path, names: Mapping[str, Path]) -> None:
        self._root, self._names = root, names
        self._known: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = hashlib.sha256(self._names[name].read_bytes()).hexdigest()
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass
class Folder:
    """Everything in a content folder, by POSIX path relative to it (NFC)."""

    root: Path
    posts: dict[str, bytes] = field(default_factory=dict)
    series: dict[str, bytes] = field(default_factory=dict)
    words: dict[str, bytes] = field(default_factory=dict)
    tags: bytes | None = None
    ledger: bytes | None = None
    files: dict[str, Path] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_folder(root: Path) -> Folder:
    """Read all texts of a content folder, and list its other files."""
    folder = Folder(root)
    for name, path in _walk(root, root.resolve(), folder.findings):
        _take(folder, name, path)
    return folder


def _walk(root: Path, real_root: Path, findings: list[Finding]) -> Iterator[tuple[str, Path]]:
    for current, folders, files in os.walk(root, onerror=None):
        here = Path(current)
        relative = here.relative_to(root)
        for name in sorted(folders):
            if (here / name).is_symlink():
                # os.walk does not follow it; inside the content folder its files are read where they lie.
                findings.extend(_link(here / name, relative / name, real_root))
        folders[:] = sorted(
            name for name in folders if not _is_hidden(name, relative) and not (here / name).is_symlink()
        )
        for name in sorted(files):
            path = here / name
            if _is_hidden(name, relative):
                continue
            outside = list(_link(path, relative / name, real_root)) if path.is_symlink() else []
            findings.extend(outside)
            if not outside:
                yield unicodedata.normalize("NFC", (relative / name).as_posix()), path


def _is_hidden(name: str, relative: Path) -> bool:
    if relative.parts[:1] == ("extra",):
        return name in (".DS_Store", ".git")
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))


def _link(path: Path, relative: Path, real_root: Path) -> Iterator[Finding]:
    real = path.resolve()
    if not real.exists():
        yield Finding(
            "error", "link-dangling", Place(relative.as_posix()), "this symbolic link leads nowhere", "delete it"
        )
    elif not real.is_relative_to(real_root):
        yield Finding(
            "error", "symlink-outside", Place(relative.as_posix()), "this symbolic link leads out of the content folder",
            "copy what it points to into the content folder",
        )  # fmt: skip
    elif path.is_dir():
        yield Finding(
            "warning", "symlink-folder", Place(relative.as_posix()), "folders behind symbolic links are not read twice",
            "delete the link, or move the folder here",
        )  # fmt: skip


def _take(folder: Folder, name: str, path: Path) -> None:
    try:
        if name in _OURS:
            setattr(folder, name.partition(".")[0], path.read_bytes())
        elif name.startswith("words/") and name.endswith(".yaml"):
            folder.words[name[len("words/") : -len(".yaml")]] = path.read_bytes()
        elif path.name == "series.yaml":
            folder.series[name] = path.read_bytes()
        elif name.lower().endswith(".md") and not name.startswith("extra/"):
            folder.posts[name] = _bounded(path)
        elif not name.endswith(".comments.yaml"):
            if not os.access(path, os.R_OK):
                raise PermissionError
            folder.files[name] = path
    except OSError as error:
        folder.findings.append(
            Finding(
                "error",
                "file-unreadable",
                Place(name),
                f"this file cannot be read ({error.strerror or 'permission denied'})",
                "give yourself the right to read it",
            )
        )
        if name.lower().endswith(".md"):
            folder.posts[name] = b""


def _bounded(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise OSError(27, "it is larger than 50 MB")
    return path.read_bytes()

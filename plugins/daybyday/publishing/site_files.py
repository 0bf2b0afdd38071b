"""What is to be published: every file in the output folder, ours or put there by somebody else."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..engine.manifest import NAME as MANIFEST
from ..engine.manifest import digest_of, manifest_bytes
from ..engine.staging import ASIDE
from ..engine.tree import OutputBlockedError, check_path
from ..values import dataclass

PENDING = ".daybyday-pending.txt"
"""At a host, while a publication is under way: what it is bringing. If it breaks, the next one knows what is ours."""

_NOT_OURS_TO_BRING = frozenset({ASIDE, ".git"})


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of an output folder: path -> SHA-256 in hex, without the manifest; and what cannot be published."""

    folder: Path
    digests: Mapping[str, str]
    left_out: tuple[str, ...] = ()
    """symbolic links, and names that a manifest cannot hold"""

    @property
    def manifest(self) -> bytes:
        """What the host's manifest will be: the output's, and what others have put beside our files."""
        return manifest_bytes(self.digests)


def site_files(folder: Path) -> SiteFiles:
    """Read every file. Raises `OSError`."""
    digests, left_out = {}, []
    for path, entry in _entries(folder, ""):
        if path in {MANIFEST, PENDING}:
            continue
        if _can_be_listed(path) and entry.is_file(follow_symlinks=False):
            digests[path] = digest_of(Path(entry.path).read_bytes())
        else:
            left_out.append(_printable(path))
    return SiteFiles(folder, digests, tuple(sorted(left_out)))


def _entries(folder: Path | str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Whatever is not a folder; links are not followed."""
    with os.scandir(folder) as scan:
        for entry in scan:
            if entry.name in _NOT_OURS_TO_BRING:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry


def _can_be_listed(path: str) -> bool:
    try:
        check_path(path)
    except OutputBlockedError:
        return False
    return True


def _printable(path: str) -> str:
    """A path in one line, whatever its characters."""
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in path)

"""Pictures that lie beside a source -> files of the content folder; all others stay where they are, and are listed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from ...addresses import slugify
from ..texts import LOCAL_SITE

_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|pdf|mp3|m4a|ogg|mp4|webm)$", re.IGNORECASE)
_UPLOADS = "wp-content/uploads/"
_LARGEST = 40_000_000
LOCAL = "daybyday-file:"
"""what the address of a picture begins with that lies below one of the roots"""


@dataclass
class PictureShelf:
    """Where pictures may lie, what has come along so far, and what is only linked to."""

    roots: tuple[Path, ...]
    copies: dict[str, Path] = field(default_factory=dict)
    """path in the content folder -> the file it is a copy of"""
    linked: set[str] = field(default_factory=set)
    _names: dict[Path, str] = field(default_factory=dict)
    """the other way round"""

    def address(self, url: str) -> str:
        """What to write for a picture: its file here, else its address as it was."""
        path = self._at_hand(url)
        if path is None:
            if url.startswith(("http://", "https://")) and not url.startswith(LOCAL_SITE):
                self.linked.add(url)
            return url
        return "{static}/" + self._copy(path)

    def _at_hand(self, url: str) -> Path | None:
        if url.startswith(LOCAL):
            return next((path for root in self.roots if (path := _inside(root, url.removeprefix(LOCAL)))), None)
        if url.startswith(LOCAL_SITE):
            return self._at_hand_local(url)
        if url.startswith("//"):
            return None
        try:
            name = unquote(urlsplit(url).path)
        except ValueError:
            return None
        if not _FILE.search(name):
            return None
        tails = [name.partition(_UPLOADS)[2]] if _UPLOADS in name else []
        candidates = (
            [f"{_UPLOADS}{tail}" for tail in tails] + [f"uploads/{tail}" for tail in tails] + tails + [name.lstrip("/")]
        )
        for root in self.roots:
            for candidate in candidates:
                if (path := _inside(root, candidate)) is not None:
                    return path
        return None

    def _at_hand_local(self, url: str) -> Path | None:
        """Any file of the source that is no text: what a text leads to comes along."""
        relative = unquote(urlsplit(url).path).lstrip("/")
        if (
            not relative
            or relative.lower().endswith(".md")
            or any(part.startswith(".") for part in relative.split("/"))
        ):
            return None
        return next((path for root in self.roots if (path := _inside(root, relative))), None)

    def _copy(self, path: Path) -> str:
        if path in self._names:
            return self._names[path]
        parts = [slugify(part) or "x" for part in _relative(path, self.roots).parent.parts]
        parts = parts[1:] if parts[:1] == ["images"] else parts
        stem, ending = slugify(path.stem) or "picture", path.suffix.lower()
        name = "/".join(["images", *parts[-3:], f"{stem}{ending}"])
        if name in self.copies:
            digest = hashlib.sha256(str(path).encode()).hexdigest()[:8]
            name = "/".join(["images", *parts[-3:], f"{stem}-{digest}{ending}"])
        self.copies[name] = path
        self._names[path] = name
        return name


def _inside(root: Path, relative: str) -> Path | None:
    """A file below a folder; None for one that is not there, is a link out of it, or too large to be a picture."""
    if ".." in PurePosixPath(relative).parts:
        return None
    path = root / relative
    try:
        real = path.resolve(strict=True)
        is_fit = real.is_file() and real.is_relative_to(root.resolve()) and real.stat().st_size <= _LARGEST
    except (OSError, ValueError):
        return None
    return real if is_fit else None


def _relative(path: Path, roots: tuple[Path, ...]) -> PurePosixPath:
    for root in roots:
        if path.is_relative_to(root.resolve()):
            return PurePosixPath(path.relative_to(root.resolve()).as_posix())
    return PurePosixPath(path.name)

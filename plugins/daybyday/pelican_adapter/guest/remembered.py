"""Which folders were series in an earlier build: kept beside our cache, for a series.yaml that went between two builds.

Without it Pelican would take the days there for posts of its blog, and publish those to come. Who deletes the cache deletes it.
"""

from __future__ import annotations

import contextlib
import os
import unicodedata
from pathlib import Path

from .ownership import Ownership

NAME = "daybyday-series.txt"


def remember(cache: Path, ownership: Ownership) -> None:
    """Write down which folders are series. Where the disk refuses, nothing is remembered."""
    lines = [os.path.relpath(place, cache) for place in ownership.places]
    text = "".join(f"{Path(line).as_posix()}\n" for line in lines)
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        if _read(cache) != text:
            (cache / NAME).write_text(text, "utf-8")


def remembered(cache: Path, root: str) -> Ownership | None:
    """The series that an earlier build met below a content folder; None where none is remembered."""
    places = [os.path.normpath(os.path.join(os.path.abspath(cache), line)) for line in _read(cache).splitlines()]  # noqa: PTH100, PTH118
    inside = [place for place in places if place.startswith(f"{root}{os.sep}")]
    names = [unicodedata.normalize("NFC", Path(place).relative_to(root).as_posix()) for place in inside]
    return Ownership(root, tuple(names), places=tuple(inside)) if inside else None


def _read(cache: Path) -> str:
    try:
        return (cache / NAME).read_text("utf-8")
    except (OSError, ValueError):
        return ""

"""Files put aside first, then in their place, each as a whole; what its author has edited stays as it is."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import field
from datetime import date
from pathlib import Path

from ...values import dataclass
from .record import RECORD, REPORTS, UNFINISHED, Record, digest_of, record_text

_CHUNK = 1 << 20


@dataclass
class Staging:
    """A folder in which everything is made before anything is put in its place."""

    folder: Path
    keys: dict[str, str] = field(default_factory=dict)
    """path -> key of the text it was made of"""

    def put(self, path: str, text: str, key: str) -> None:
        """Put a text aside. Raises `OSError`."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "replace"))
        self.keys[path] = key

    def copy(self, path: str, original: Path) -> None:
        """Put the copy of a file aside. Raises `OSError`."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, target)
        self.keys[path] = f"file:{path}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What was, or would be, done in the output: paths by what became of them."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """files that their author has edited since, or that were there before: left as they are"""
    deleted: tuple[str, ...] = ()
    """files that their author has taken away since: not written again"""


def compared(staging: Staging, output: Path, record: Record) -> Changes:
    """What has to be done so that the output has what is put aside. Raises `OSError`."""
    changes: dict[str, list[str]] = {"written": [], "unchanged": [], "edited": [], "deleted": []}
    for path in sorted(staging.keys):
        changes[_state(path, staging, output, record)].append(path)
    return Changes(**{name: tuple(paths) for name, paths in changes.items()})


def _state(path: str, staging: Staging, output: Path, record: Record) -> str:
    place = output / path
    known = record.files.get(path)
    if not os.path.lexists(place):
        return "deleted" if known and not path.startswith(f"{REPORTS}/") else "written"
    present = digest_of(place.read_bytes()) if place.is_file() else ""
    if present == digest_of((staging.folder / path).read_bytes()):
        return "unchanged"
    if path.startswith(f"{REPORTS}/") or (known and known[1] == present):
        return "written"
    return "edited"


def commit(staging: Staging, output: Path, changes: Changes, record: Record, today: date | None) -> None:
    """Put everything in its place, the record last. Raises `OSError`; whatever is there then is whole."""
    files = dict(record.files)
    for path in (*changes.written, *changes.unchanged):
        if not path.startswith(f"{REPORTS}/"):
            files[path] = (staging.keys[path], digest_of((staging.folder / path).read_bytes()))
    text = record_text(Record(files, record.today or today))
    aside, place, unfinished = staging.folder / RECORD, output / RECORD, output / UNFINISHED
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_text(text, "utf-8")
    if changes.written:
        _put(aside, unfinished)
    for path in changes.written:
        _put(staging.folder / path, output / path)
    if not place.is_file() or place.read_text("utf-8", "replace") != text:
        _put(aside, place)
    unfinished.unlink(missing_ok=True)


def _put(aside: Path, place: Path) -> None:
    """One file, whole or not at all: it takes its name when all of it is written."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name[:100]}.{os.getpid()}")
    try:
        with aside.open("rb") as source, new.open("wb") as target:
            shutil.copyfileobj(source, target, _CHUNK)
        new.replace(place)
    finally:
        with contextlib.suppress(FileNotFoundError):
            new.unlink()


def present_files(output: Path) -> Iterator[str]:
    """Paths of the files of a content folder, hidden ones aside."""
    if not output.is_dir():
        return
    for path in output.rglob("*"):
        relative = path.relative_to(output)
        if not any(part.startswith(".") for part in relative.parts) and path.is_file():
            yield relative.as_posix()

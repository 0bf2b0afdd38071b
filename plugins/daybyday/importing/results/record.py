"""What an import wrote: by it a second run changes nothing, and what its author has edited since is left alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from ...values import dataclass

REPORTS = ".import"
"""the folder of reports and the record in a content folder; what begins with a dot is no content"""
RECORD = f"{REPORTS}/record.json"
UNFINISHED = f"{REPORTS}/unfinished.json"
"""what an import is about to write, as long as it runs: of one that was stopped, the files that are there are its own"""
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """Path -> (key of the text it was made of, digest of its bytes); and the date that counted as today."""

    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    today: date | None = None

    def others(self, keys: Iterable[str], present: Iterable[str]) -> frozenset[str]:
        """Paths that texts of these keys may not take: files that are there, but those written for them earlier."""
        wanted = set(keys)
        own = {path for path, (key, _) in self.files.items() if key in wanted}
        return frozenset({*present, *self.files} - own)


def digest_of(data: bytes) -> str:
    """Fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def read_record(output: Path) -> Record:
    """The record of earlier imports into a folder; an empty one where there is none that can be used."""
    record, stopped = _read(output / RECORD), _read(output / UNFINISHED)
    written = {path: entry for path, entry in stopped.files.items() if _has(output / path, entry[1])}
    return Record({**record.files, **written}, record.today or stopped.today)


def _has(place: Path, digest: str) -> bool:
    try:
        return digest_of(place.read_bytes()) == digest
    except OSError:
        return False


def _read(place: Path) -> Record:
    try:
        given = json.loads(place.read_text("utf-8"))
        files = {str(path): (str(key), str(digest)) for path, (key, digest) in given["files"].items()}
        return Record(files, date.fromisoformat(given["today"]) if given.get("today") else None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record()


def record_text(record: Record) -> str:
    """It as JSON, sorted."""
    files = {path: list(entry) for path, entry in sorted(record.files.items())}
    today = record.today.isoformat() if record.today else ""
    return json.dumps({"version": _VERSION, "today": today, "files": files}, ensure_ascii=False, indent=1) + "\n"

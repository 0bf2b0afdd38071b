"""The index of the search: made by Pagefind of the pages that are there, when one of them has changed.

Pagefind is a program that reads a folder of pages and writes a folder of files. What it indexes, pages say themselves
(`data-pagefind-body`): texts in their own language, never one that stands in for a translation, nothing that is not out.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...addresses import SEARCH_FILES
from ...engine import RenderedFile, triage
from ...engine.records import Record
from ...errors import DayByDayError
from ...messages import Message, say

_FOLDER = SEARCH_FILES.strip("/") + "/"
_OTHER_PROGRAMS = (
    "pagefind-ui.",
    "pagefind-modular-ui.",
    "pagefind-component-ui.",
    "pagefind-highlight.",
    "pagefind-worker.",
)
"""What Pagefind brings for pages other than ours."""
_ENTRY = "pagefind-entry.json"
_LONGEST = 600
"""Seconds."""


class SearchFailedError(DayByDayError):
    """Pagefind did not make an index; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class _IndexFile:
    path: str


def kept_index(records: Mapping[str, Record], output: Path) -> dict[str, Record]:
    """The files of the last build's index; none unless all of them are as they were left."""
    files = [_IndexFile(path) for path in records if path.startswith(_FOLDER)]
    fresh = triage(files, lambda file: records[file.path].fingerprint, records, output).fresh
    return fresh if len(fresh) == len(files) else {}


def changed_index(records: Mapping[str, Record], output: Path, versions: str) -> list[RenderedFile] | None:
    """The files of a new index of the pages in the output; None when there is one of these very pages.

    `versions` are those of Pagefind. Raises `SearchFailedError`, `OSError`.
    """
    fingerprint = _fingerprint(records, versions)
    index = [record for path, record in records.items() if path.startswith(_FOLDER)]
    if index and all(record.fingerprint == fingerprint for record in index):
        return None
    with tempfile.TemporaryDirectory(prefix="daybyday-search-") as folder:
        _run(output, Path(folder))
        return [RenderedFile(path, fingerprint, data) for path, data in _files(Path(folder))]


def _fingerprint(records: Mapping[str, Record], versions: str) -> bytes:
    total = hashlib.blake2b(versions.encode(), digest_size=16)
    for path in sorted(records):
        if path.endswith(".html"):
            total.update(f"{path}\0{records[path].digest}\n".encode("utf-8", "surrogateescape"))
    return total.digest()


def _run(output: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(output), "--output-path", str(folder), "--silent"]
    try:
        done = subprocess.run(  # noqa: S603
            command, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_LONGEST
        )
    except subprocess.TimeoutExpired as error:
        raise SearchFailedError(
            say("Pagefind did not come to an end in {seconds} seconds", seconds=_LONGEST)
        ) from error
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise SearchFailedError(say("Pagefind made no index: {last}", last=last or str(done.returncode)))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(_OTHER_PROGRAMS):
            yield f"{_FOLDER}{path.relative_to(folder).as_posix()}", _in_order(path)


def _in_order(path: Path) -> bytes:
    """A file of the index. The list of languages comes in another order each time; here equal indexes are equal bytes."""
    data = path.read_bytes()
    return json.dumps(json.loads(data), sort_keys=True).encode() if path.name == _ENTRY else data

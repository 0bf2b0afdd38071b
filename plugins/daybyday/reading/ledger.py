"""`ledger.txt` -> what was published when. Builds only read it; publishing writes it.

One sorted line per item ever published, fields separated by single spaces:

    connections/8 en 2026-11-08T06:00:00Z 0 out 1:9f2c41d0a7e3 go:51b7c2aa90d4

key, language, first-published (UTC), sequence, state (`out` or `withdrawn`), and a digest per task.
Empty lines and lines beginning with `#` are passed over.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ..model import Finding, LedgerLine, Place
from .dates import EARLIEST_YEAR, LATEST_YEAR
from .text import decode

_LINE = re.compile(
    r"(?P<key>\S+) (?P<lang>\S+) (?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (?P<sequence>\d{1,9})"
    r" (?P<state>out|withdrawn)(?P<tasks>(?: [\w-]+:[0-9a-f]+)*)",
    re.ASCII,
)


def read_ledger(path: str, data: bytes) -> tuple[dict[tuple[str, str], LedgerLine], tuple[Finding, ...]]:
    """Lines by (key, language); a line that cannot be read or stands twice is an error."""
    text, wrong = decode(data, path)
    found: dict[tuple[str, str], LedgerLine] = {}
    findings = list(wrong)
    for number, row in enumerate(text.split("\n"), 1):
        if not row.strip() or row.startswith("#"):
            continue
        line = _line(row, number)
        if line is None:
            findings.append(
                Finding(
                    "error",
                    "ledger-line",
                    Place(path, number),
                    "this line of the ledger cannot be read",
                    "restore the file from version control; publishing writes it, no hand should",
                )
            )
        elif (line.key, line.lang) in found:
            findings.append(
                Finding(
                    "error",
                    "ledger-twice",
                    Place(path, number),
                    f"{line.key} {line.lang} stands here a second time (first in line {found[line.key, line.lang].line})",
                    "keep the earlier moment",
                )
            )
        else:
            found[line.key, line.lang] = line
    return found, tuple(findings)


def _line(row: str, number: int) -> LedgerLine | None:
    match = _LINE.fullmatch(row)
    if not match:
        return None
    try:
        moment = datetime.strptime(match["moment"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        return None
    tasks = tuple(tuple(pair.split(":", 1)) for pair in match["tasks"].split())
    return LedgerLine(
        match["key"], match["lang"], moment, int(match["sequence"]), match["state"],
        tuple((task, digest) for task, digest in tasks), number,
    )  # fmt: skip

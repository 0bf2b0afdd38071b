"""`ledger.txt` -> what was published when. Builds only read it; publishing writes it.

One sorted line per item ever published, fields separated by single spaces:

    connections/8 en 2026-11-08T06:00:00Z 0 out text=0b1a6f3c9d27 1:9f2c41d0a7e3 go:51b7c2aa90d4

key, language, first-published (UTC), sequence, state (`out` or `withdrawn`); where there is something to
say `seen=` and `modified=` (moments), `text=` (a digest), `at=` (an address; one for each it has had), `id=` (in feeds),
`base=` (the path of the site's address) and `rules=` (by which its tasks were read); and a digest per task. Empty lines and lines
beginning with `#` are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from ..messages import say
from ..model import Finding, LedgerLine, Place
from ..patterns import regex
from .dates import EARLIEST_YEAR, LATEST_YEAR
from .text import decode

_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
OLDEST_RULES = 1
"""Of lines that were written before they noted by which rules."""
_LINE = regex(
    rf"(?P<key>\S+) (?P<lang>\S+) (?P<moment>{_MOMENT}) (?P<sequence>[0-9]{{1,9}}) (?P<state>out|withdrawn)"
    rf"(?: seen=(?P<seen>{_MOMENT}))?(?: modified=(?P<modified>{_MOMENT}))?(?: text=(?P<text>[0-9a-f]+))?"
    r"(?P<addresses>(?: at=/\S*)*)(?: id=(?P<id>\S+))?(?: base=(?P<base>/\S*))?(?: rules=(?P<rules>[0-9]{1,4}))?"
    r"(?P<tasks>(?: [^\s:=]+:[0-9a-f]+)*)"
)
_MARKS_OF_MERGE = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""What git writes where two branches have changed the same lines."""
# A zone may take the first or the last day an author can write into the next year.
_YEARS = range(EARLIEST_YEAR - 1, LATEST_YEAR + 2)


def read_ledger(path: str, data: bytes) -> tuple[dict[tuple[str, str], LedgerLine], tuple[Finding, ...]]:
    """Lines by (key, language); a line that cannot be read or stands twice is an error."""
    text, decoding_findings = decode(data, path)
    lines: dict[tuple[str, str], LedgerLine] = {}
    findings = list(decoding_findings)
    rows = text.split("\n")
    for number, row in enumerate(rows, 1):
        if not row.strip() or row.startswith("#"):
            continue
        # Half a line may read like a whole one, with half an id.
        line = _line(row, number) if number < len(rows) else None
        if line is None:
            findings.append(_unreadable(Place(path, number), row, is_last=number == len(rows)))
        elif (line.key, line.lang) in lines:
            findings.append(
                Finding(
                    "error",
                    "ledger-twice",
                    Place(path, number),
                    say(
                        "{key} {lang} stands here a second time (first in line {line})",
                        key=line.key,
                        lang=line.lang,
                        line=lines[line.key, line.lang].line,
                    ),
                    say("keep the earlier moment"),
                )
            )
        else:
            lines[line.key, line.lang] = line
    return lines, tuple(findings)


def _unreadable(place: Place, row: str, is_last: bool) -> Finding:
    if row.startswith(_MARKS_OF_MERGE):
        message = say("here two versions of the ledger wait to be merged")
        hint = say("delete the lines that begin with <<<<<<<, ======= or >>>>>>>, and keep all the others")
    elif is_last:
        message = say("the ledger breaks off here, within a line")
        hint = say("restore the file from version control; if nothing is missing, end it with a line break")
    else:
        message = say("this line of the ledger cannot be read")
        hint = say("restore the file from version control; publishing writes it, no hand should")
    return Finding("error", "ledger-line", place, message, hint)


def _line(row: str, number: int) -> LedgerLine | None:
    match = _LINE.fullmatch(row)
    if not match:
        return None
    try:
        moment, seen, modified = map(_moment, match.group("moment", "seen", "modified"))
    except ValueError:
        return None
    if moment is None:
        return None
    tasks = tuple((task, digest) for task, _, digest in (pair.partition(":") for pair in match["tasks"].split()))
    return LedgerLine(
        key=match["key"],
        lang=match["lang"],
        published=moment,
        sequence=int(match["sequence"]),
        state=match["state"],
        tasks=tasks,
        line=number,
        seen=seen,
        modified=modified,
        text=match["text"] or "",
        addresses=tuple(unquote(field.removeprefix("at=")) for field in match["addresses"].split()),
        feed_id=unquote(match["id"] or ""),
        base=None if match["base"] is None else unquote(match["base"]).rstrip("/"),
        rules=int(match["rules"] or OLDEST_RULES),
    )


def _moment(text: str | None) -> datetime | None:
    """Raises `ValueError` for one that no calendar has."""
    if text is None:
        return None
    moment = datetime.fromisoformat(text).astimezone(UTC)
    if moment.year not in _YEARS:
        raise ValueError(text)
    return moment


def write_ledger(lines: Iterable[LedgerLine]) -> str:
    """The text of a ledger, sorted; `read_ledger` gives the same lines back."""
    return "".join(sorted(map(_row, lines)))


def _row(line: LedgerLine) -> str:
    named = (
        ("seen", _written(line.seen)),
        ("modified", _written(line.modified)),
        ("text", line.text),
        *(("at", _quoted(address)) for address in line.addresses),
        ("id", _quoted(line.feed_id)),
        ("base", "" if line.base is None else _quoted(line.base or "/")),
        ("rules", str(line.rules) if line.rules != OLDEST_RULES else ""),
    )
    fields = [
        line.key,
        line.lang,
        _written(line.published),
        str(line.sequence),
        line.state,
        *(f"{name}={value}" for name, value in named if value),
        *(f"{task}:{digest}" for task, digest in line.tasks),
    ]
    return " ".join(fields) + "\n"


def _quoted(text: str) -> str:
    """Without blanks, whatever an author wrote; what addresses and ids are made of stays as it is."""
    return quote(text, safe="/:,;@!$&'()*+=?#[]~")


def _written(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z" if moment else ""

"""Two ledgers of one site, and what of a ledger is there no more: pure functions over lines.

ours, live | merged   -> one ledger: nothing that either says was published is forgotten
ledger     | vanished -> the lines whose items readers would look for in vain
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from ..model import LedgerLine
from .ledger import OUT

LineId = tuple[str, str]
"""key and language"""


def merged(ours: Mapping[LineId, LedgerLine], live: Mapping[LineId, LedgerLine]) -> dict[LineId, LedgerLine]:
    """Both ledgers as one. Of two lines about one item the later edit counts, and ours when neither is later; the earlier
    moment, and every address, stay.
    """
    return dict(ours) | {id: _merged_line(ours[id], line) if id in ours else line for id, line in live.items()}


def _merged_line(ours: LedgerLine, live: LedgerLine) -> LedgerLine:
    if ours == live:
        return ours
    newer, older = (live, ours) if live.sequence > ours.sequence else (ours, live)
    first = min(ours, live, key=lambda line: line.published)
    # A line that records no words takes those of the other; text, tasks and the rules they were read by belong together.
    words = older if older.text and not newer.text else newer
    return replace(
        newer,
        published=first.published,
        seen=first.seen,
        addresses=tuple(dict.fromkeys([*older.addresses, *newer.addresses])),
        feed_id=newer.feed_id or older.feed_id,
        base=older.base if newer.base is None else newer.base,
        text=words.text,
        tasks=words.tasks,
        rules=words.rules,
    )


def ahead(ours: Mapping[LineId, LedgerLine], live: Mapping[LineId, LedgerLine]) -> list[LedgerLine]:
    """The lines of the live ledger that ours lacks, or has in an earlier form."""
    return [line for id, line in live.items() if id not in ours or line.sequence > ours[id].sequence]


def vanished(ledger: Iterable[LedgerLine], present: Collection[LineId], now: datetime) -> list[LedgerLine]:
    """The lines of what is out at `now` by the ledger, and not `present`."""
    return [
        line for line in ledger if line.state == OUT and line.published <= now and (line.key, line.lang) not in present
    ]

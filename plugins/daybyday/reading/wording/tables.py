"""Tables with many columns: feed readers and phones cut them off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...messages import say
from ...model import Finding, Place
from ...patterns import regex
from ..lines import MarkedLine

_RULE = regex(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?)?[ \t]*")
_MOST_COLUMNS = 6


def wide_tables(lines: Sequence[MarkedLine], path: str) -> Iterator[Finding]:
    """A note for each table of more than six columns, at its first line."""
    for number, line, kind in lines:
        if not kind and "|" in line and "-" in line and _RULE.fullmatch(line):
            columns = len([cell for cell in line.split("|") if cell.strip()])
            if columns > _MOST_COLUMNS:
                yield Finding(
                    "note",
                    "table-wide",
                    Place(path, number - 1),
                    say("this table has {n} columns: feed readers and phones cut wide ones off", n=columns),
                    say("turn it, or make two of it; {most} columns fit", most=_MOST_COLUMNS),
                )

"""Findings as text, for people, for programs and for GitHub's log: values in, text out; nothing is printed here.

full     the line of a finding, below it the line of the file and a `^` under the column
short    one line a finding, as builds print it
github   workflow commands, which GitHub shows beside the changed lines
json     one document (docs/checking.md)
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..messages import Speaker, spoken
from ..model import Finding, Level
from ..patterns import regex
from ..values import dataclass

FORMATS = ("full", "short", "github", "json")
JSON_VERSION = 1
"""Grows when a program that read the document before would read it wrongly."""

_GITHUB_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_WIDEST = 100
"""cells of a terminal that a line of a file may take; of a longer one the piece around the column is shown"""
_TAB = 4
_UNPRINTABLE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would move a terminal's cursor, or turn the direction of all that follows."""


def text_lines(data: bytes) -> list[str]:
    """The lines of a file as findings count them, whatever its encoding: composed letters, any line ends."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).split("\n")


def for_people(findings: Iterable[Finding], lines: Mapping[str, Sequence[str]], speaker: Speaker) -> str:
    """Every finding with its line of the file below it. `lines` are those of the files that can be read, by path."""
    return "".join(
        f"{finding.spoken(speaker)}\n{_pointed(finding, lines.get(finding.place.path, ()))}" for finding in findings
    )


def in_short(findings: Iterable[Finding], speaker: Speaker) -> str:
    """One line a finding."""
    return "".join(f"{finding.spoken(speaker)}\n" for finding in findings)


def for_github(findings: Iterable[Finding], speaker: Speaker) -> str:
    """A workflow command a finding: `::error file=…,line=…,col=…,title=…::message – hint`."""
    return "".join(_command(finding, speaker) for finding in findings)


def in_json(findings: Sequence[Finding], posts: int, speaker: Speaker) -> str:
    """One JSON document with sorted keys: what was checked, how much of each level there is, and the findings in order."""
    counts = Counter(finding.level for finding in findings)
    document = {
        "version": JSON_VERSION,
        "posts": posts,
        "counts": {level: counts[level] for level in _GITHUB_LEVELS},
        "findings": [_values(finding, speaker) for finding in findings],
    }
    # Whatever the encoding of a pipe, ASCII goes through it.
    return json.dumps(document, indent=2, sort_keys=True) + "\n"


def below(finding: Finding, folder: str) -> Finding:
    """The finding with its path from `folder`, where it lies in it: GitHub counts from the top of a repository."""
    path = os.path.relpath(finding.place.path, folder)
    if path.startswith(os.pardir) or os.path.isabs(path):  # noqa: PTH117 - a drive of its own
        return finding
    return replace(finding, place=replace(finding.place, path=path.replace(os.sep, "/")))


def _values(finding: Finding, speaker: Speaker) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": spoken(finding.message, speaker),
        "hint": spoken(finding.hint, speaker),
        "lang": speaker.lang,
    }


def _command(finding: Finding, speaker: Speaker) -> str:
    hint = f" – {spoken(finding.hint, speaker)}" if finding.hint else ""
    properties = {
        "file": finding.place.path,
        "line": str(finding.place.line),
        "col": str(finding.place.column),
        "title": finding.code,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_GITHUB_LEVELS[finding.level]} {written}::{_data(spoken(finding.message, speaker) + hint)}\n"


def _data(text: str) -> str:
    """A text behind the second `::`, as workflow commands escape it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value before it, in which a colon and a comma have a meaning too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A character of a line as a terminal shows it."""

    shown: str
    width: int


def _pointed(finding: Finding, lines: Sequence[str]) -> str:
    """The line a finding is about and a `^` under its column; nothing for a line there is not, or an empty one."""
    number = finding.place.line
    line = lines[number - 1] if 1 <= number <= len(lines) else ""
    if not line.strip():
        return ""
    cells = list(_cells(line))
    column = min(max(finding.place.column, 1), len(cells) + 1) - 1
    shown, before = _piece(cells, column)
    gutter = max(4, len(str(number)))
    return f"{number:>{gutter}} | {shown}\n{'':>{gutter}} | {' ' * before}^\n"


def _cells(line: str) -> Iterable[_Cell]:
    """Every character of a line with its width; a tab reaches to its stop, what has no width stands with what it joins."""
    at, joined = 0, False
    for sign in line:
        if sign == "\t":
            cell = _Cell(" " * (_TAB - at % _TAB), _TAB - at % _TAB)
        elif _UNPRINTABLE.match(sign):
            cell = _Cell("\ufffd", 1)
        else:
            cell = _Cell(sign, 0 if joined else _width(sign))
        joined = sign == "\u200d"  # a zero width joiner: several signs make one picture
        at += cell.width
        yield cell


def _width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf") and sign != "\u00ad":
        return 0
    if "\u1160" <= sign <= "\u11ff":  # vowels and finals of Hangul stand in the syllable before them
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def _piece(cells: Sequence[_Cell], column: int) -> tuple[str, int]:
    """As much of a line around a column as fits, and how many cells stand before that column."""
    first, last = 0, len(cells)
    if sum(cell.width for cell in cells) > _WIDEST:
        first = _start_of_piece(cells, column)
        last, room = first, _WIDEST
        while last < len(cells) and room >= cells[last].width:
            room -= cells[last].width
            last += 1
    begin, end = "…" if first else "", "…" if last < len(cells) else ""
    shown = "".join(cell.shown for cell in cells[first:last])
    return f"{begin}{shown}{end}".rstrip(), len(begin) + sum(cell.width for cell in cells[first:column])


def _start_of_piece(cells: Sequence[_Cell], column: int) -> int:
    """From which character on a long line is shown: a third of the room stands before the column."""
    room, first = _WIDEST // 3, column
    while first and room >= cells[first - 1].width:
        first -= 1
        room -= cells[first].width
    # Nothing begins with a mark that belongs to the letter before it.
    while first and first < column and not cells[first].width:
        first += 1
    return first

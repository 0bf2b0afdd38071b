"""The old way to give homework: a closing paragraph `DAY 175 HOMEWORK: …` and all that follows it.

The label may be bold or not, a heading or not, and the bold may enclose the label or the whole
paragraph: `**DAY 175 HOMEWORK:** Find …`, `**DAY 175 HOMEWORK: Find …**`, `## Day 175 homework`.
Signs between its words do not count (`DAY 175 – HOMEWORK`), nor do spaces nobody can see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..patterns import regex
from ..values import dataclass
from .lines import MarkedLine
from .text import TRIMMED, UNSEEN

_SPACE = rf"[ \t{TRIMMED}]"
_BETWEEN = rf"(?:{_SPACE}*[-–—:,.·|/]{_SPACE}*|{_SPACE}+)"
_NUMBER = rf"(?:n\.?|nr\.?|no\.|nº|n°|\#)?{_SPACE}*(?P<day>[0-9]{{1,9}})[º°]?"
_AFTER = rf"{_SPACE}*(?P<sign>[:.–—-]?){_SPACE}*(?P<close>[*_]{{0,3}}){_SPACE}*(?P<late>[:.–—-]?){_SPACE}*(?P<rest>.*)$"
_TAG = regex(r"</?(?:(?P<strong>strong|b)|(?P<em>em|i)|u|span|font|p)\b[^<>]*>", re.IGNORECASE)
# Tags and marks included.
_LONGEST_LABEL = 80
_HEADING = regex(r" {0,3}(#{1,6})(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Label:
    """An old-style label: its row, the day it names (None when it names none), and the rows with the label taken off."""

    index: int
    day: int | None
    rows: tuple[MarkedLine, ...]


class _Match(NamedTuple):
    """A label in a line: its day, the mark before it, whether that mark ends with it, and the rest of the line."""

    day: int | None
    mark: str
    closed: bool
    rest: str


def find_label(rows: Sequence[MarkedLine], labels: tuple[str, ...]) -> Label | None:
    """The first row that begins a paragraph with a label; `labels` hold `{day}` for the number."""
    words = _words_of(labels)
    for index, (number, line, kind) in enumerate(rows):
        if kind or not line or not words.search(line, 0, _LONGEST_LABEL) or not begins_paragraph(rows, index):
            continue
        match = match_label(line, labels)
        if match:
            return Label(index, match.day, _rows_without_label(rows, index, number, match))
    return None


def find_heading(rows: Sequence[MarkedLine], headings: tuple[str, ...]) -> Label | None:
    """The last row that stands above homework without naming a day; None where a later heading may end it.

    In a text that goes on under headings of its own nobody can tell where such homework ends.
    """
    if not headings:
        return None
    for index in range(len(rows) - 1, -1, -1):
        number, line, kind = rows[index]
        if kind:
            continue
        match = match_heading(line, headings) if begins_paragraph(rows, index) else None
        if match:
            return Label(index, None, _rows_without_label(rows, index, number, match))
        if _HEADING.match(line):
            return None
    return None


def begins_paragraph(rows: Sequence[MarkedLine], index: int) -> bool:
    """Whether a row begins a paragraph: nothing, code or raw HTML stands above it, or it is a heading itself."""
    if not index or _HEADING.match(rows[index][1]):
        return True
    _, before, kind = rows[index - 1]
    return not before.strip() or bool(kind) or _HEADING.match(before) is not None


def match_label(line: str, labels: tuple[str, ...]) -> _Match | None:
    """The label a line begins with, if it is one beyond doubt."""
    line = _with_marks(line)
    for pattern in _patterns(labels):
        match = pattern.match(line)
        if match and _is_label(match):
            return _Match(int(match["day"]), match["mark"].strip(), _is_closed(match), match["rest"])
    return None


def match_heading(line: str, headings: tuple[str, ...]) -> _Match | None:
    """As `match_label`, for words without a number: they need a colon, or to stand alone and marked."""
    if not headings or not _words_of(headings).search(line, 0, _LONGEST_LABEL):
        return None
    line = _with_marks(line)
    for pattern in _patterns(headings):
        match = pattern.match(line)
        if not match:
            continue
        alone, marked = not match["rest"].strip(), bool(match["mark"].strip())
        if ":" in (match["sign"], match["late"]) or (alone and marked) or (_is_loud(match) and _has_sign(match)):
            return _Match(None, match["mark"].strip(), _is_closed(match), match["rest"])
    return None


def is_nearly_heading(line: str, headings: tuple[str, ...], *, loud: bool = False) -> bool:
    """Whether a line begins as one above homework may: as for `match_heading`, or several words and a dash.

    `loud`: only in capitals, in bold or as a heading.
    """
    if not headings or not _words_of(headings).search(line, 0, _LONGEST_LABEL):
        return False
    marked = _with_marks(line)
    for pattern in _patterns(headings):
        if match := pattern.match(marked):
            if loud and not _is_loud(match):
                return False
            dashed = " " in match["words"].strip() and match["sign"] in tuple("–—-") and _has_sign(match)
            return dashed or match_heading(line, headings) is not None
    return False


def _is_loud(match: re.Match[str]) -> bool:
    return match["words"].isupper() or _is_closed(match)


def _is_label(match: re.Match[str]) -> bool:
    """A colon, another sign with a space behind it, a heading, bold that ends with it, or a line of its own."""
    return (
        ":" in (match["sign"], match["late"])
        or _has_sign(match)
        or match["mark"].startswith("#")
        or bool(match["mark"] and match["close"])
        or not match["rest"].strip()
    )


def _has_sign(match: re.Match[str]) -> bool:
    before = match.string[: match.start("rest")]
    apart = before[-1:].isspace() or not match["rest"] or bool(match["close"])
    return bool(match["sign"] or match["late"]) and apart


def _is_closed(match: re.Match[str]) -> bool:
    return bool(match["close"]) or match["mark"].startswith("#")


def _with_marks(line: str) -> str:
    """A line whose `<strong>` and `<em>` are written as marks."""
    if "<" not in line:
        return line
    return _TAG.sub(lambda tag: "**" if tag["strong"] else "*" if tag["em"] else "", line)


@lru_cache(maxsize=32)
def _words_of(labels: tuple[str, ...]) -> re.Pattern[str]:
    """The longest word of each label: a line without any of them begins with none, and nearly every line is one."""
    words = (max(re.findall(r"[^\W\d_]+", label.replace("{day}", "")), key=len, default="") for label in labels)
    return re.compile("|".join(dict.fromkeys(map(re.escape, words))), re.IGNORECASE)


@lru_cache(maxsize=32)
def _patterns(labels: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The longest first, so that "homework for today" is not read as "homework" with something behind it."""
    patterns = []
    for label in sorted(labels, key=len, reverse=True):
        words = (
            _NUMBER if "{day}" in word else re.sub("['’]", "['’]", re.escape(word.strip(":,.–—-")))
            for word in label.split()
        )
        patterns.append(
            re.compile(
                rf"[{UNSEEN}]* {{0,3}}[{UNSEEN}]*(?P<mark>\#{{1,6}}{_SPACE}+[*_]{{0,3}}|[*_]{{1,3}}|)"
                rf"(?P<words>{_BETWEEN.join(words)})(?![^\W_]|[’']){_AFTER}",
                re.IGNORECASE,
            )
        )
    return tuple(patterns)


def _rows_without_label(rows: Sequence[MarkedLine], index: int, number: int, label: _Match) -> tuple[MarkedLine, ...]:
    """The rows from the label on, with the label and the marks that only it needed taken off."""
    rest = _heading_without_marks(label) if label.mark.startswith("#") else label.rest
    kept: list[MarkedLine] = [(number, rest, ""), *rows[index + 1 :]]
    if not label.mark or label.closed:
        return tuple(kept)
    for at, (row_number, line, kind) in enumerate(kept):
        if at and not line.strip():
            break
        if line.rstrip().endswith(label.mark):
            kept[at] = (row_number, line.rstrip()[: -len(label.mark)], kind)
            return tuple(kept)
    # The bold ends inside the paragraph: what is left of it stays bold.
    kept[0] = (number, label.mark + rest, "")
    return tuple(kept)


def _heading_without_marks(label: _Match) -> str:
    """What a heading says behind the label, without closing signs and without bold that enclosed all of it."""
    rest = re.sub(r"(?:^|[ \t]+)#+[ \t]*$", "", label.rest)
    bold = label.mark.lstrip("# \t")
    return rest.removesuffix(bold) if bold and rest.count(bold) % 2 else rest

"""The old way to give homework: a closing paragraph `DAY 175 HOMEWORK: …` and all that follows it.

The label may be bold or not, a heading or not, and the bold may enclose the label or the whole
paragraph: `**DAY 175 HOMEWORK:** Find …`, `**DAY 175 HOMEWORK: Find …**`, `## Day 175 homework`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .lines import MarkedLine


@dataclass(frozen=True, slots=True)
class Label:
    """An old-style label found: its row, the day it names, and the rows with the label taken off."""

    index: int
    day: int
    rows: tuple[MarkedLine, ...]


def find_label(rows: Sequence[MarkedLine], labels: tuple[str, ...]) -> Label | None:
    """The first row that begins a paragraph with a label; `labels` hold `{day}` for the number."""
    for index, (number, line, code) in enumerate(rows):
        if code or (index and rows[index - 1][1].strip()):
            continue
        match = _match(line, labels)
        if match:
            day, mark, closed, rest = match
            return Label(index, day, _rows_without_label(rows, index, number, mark, closed, rest))
    return None


def _match(line: str, labels: tuple[str, ...]) -> tuple[int, str, bool, str] | None:
    """(day, opening mark, whether the mark closes right after the label, the rest of the line)."""
    for pattern in _patterns(labels):
        match = pattern.match(line)
        if not match:
            continue
        heading = match.group("mark").startswith("#")
        if heading or match.group("colon") or match.group("late"):
            closed = bool(match.group("close")) or heading
            return int(match.group("day")), match.group("mark"), closed, match.group("rest")
    return None


@lru_cache(maxsize=16)
def _patterns(labels: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for label in labels:
        words = re.escape(label).replace(r"\ ", r"[ \t]+").replace(r"\{day\}", "(?P<day>[0-9]{1,9})")
        patterns.append(
            re.compile(
                rf" {{0,3}}(?P<mark>\#{{1,6}}[ \t]+|[*_]{{1,3}}|){words}[ \t]*(?P<colon>:?)[ \t]*"
                rf"(?P<close>[*_]{{0,3}})[ \t]*(?P<late>:?)[ \t]*(?P<rest>.*)$",
                re.IGNORECASE,
            )
        )
    return tuple(patterns)


def _rows_without_label(
    rows: Sequence[MarkedLine], index: int, number: int, mark: str, closed: bool, rest: str
) -> tuple[MarkedLine, ...]:
    """The rows from the label on, with the label and the marks that only it needed taken off."""
    kept = [(number, rest, False), *rows[index + 1 :]]
    if not mark or closed:
        return tuple(kept)
    for at, (row_number, line, code) in enumerate(kept):
        if at and not line.strip():
            break
        if line.rstrip().endswith(mark):
            kept[at] = (row_number, line.rstrip()[: -len(mark)], code)
            return tuple(kept)
    # The bold ends inside the paragraph: what is left of it stays bold.
    kept[0] = (number, mark + rest, False)
    return tuple(kept)

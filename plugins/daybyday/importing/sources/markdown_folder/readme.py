"""The README of a repository that is a day as well: many a "30 days of …" has its first day there, below its table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...planning.day_titles import DayTitle, day_title

_HEADING = re.compile(
    r"^(?:#{1,2}[ \t]+(?P<words>\S.*)|[^\n]*?<h1\b[^>]*>(?P<html>.*?)</h1>.*)$", re.IGNORECASE | re.MULTILINE
)
_FENCE = re.compile(r"^[ \t]*(```|~~~)", re.MULTILINE)
_OPENED = re.compile(
    r"(?:\A|\n[ \t]*\n)(?P<block>[ \t]*<(?:div|p|center)\b[^\n]*\n(?:[^\n]*\S[^\n]*\n)*)\Z", re.IGNORECASE
)
"""a block of HTML that a heading stands in: from its beginning to the line of the heading"""


def day_within(text: str, words: Sequence[str]) -> tuple[int, DayTitle] | None:
    """(where it begins, its title) of a day that a text names in a heading below others; None for none."""
    for match in _HEADING.finditer(text):
        heading = re.sub(r"<[^>]*>", " ", (match["words"] or match["html"] or "").rstrip(" \t#"))
        title = day_title(without_sign(heading), words)
        if title and title.sure and not _in_code(text, match.start()):
            return _beginning(text, match.start()), title
    return None


def without_sign(title: str) -> str:
    """A title without the picture it begins with: `📘 Day 2` names a day."""
    return re.sub(r"^[^\w#]+", "", title).strip()


def _in_code(text: str, at: int) -> bool:
    return len(_FENCE.findall(text, 0, at)) % 2 == 1


def _beginning(text: str, at: int) -> int:
    """Where the block begins that a heading stands in."""
    opened = _OPENED.search(text, 0, at)
    return opened.start("block") if opened else at

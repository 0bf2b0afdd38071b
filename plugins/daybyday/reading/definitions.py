"""Definitions in a homework: addresses of links, notes, abbreviations. They belong to the whole file.

    [book]: https://example.org/book "Its title"
    [^1]: A note.

        Its second paragraph.
    *[HTML]: HyperText Markup Language

Wherever they stand, they are taken out and go on below the text, so that none of them is lost or becomes a task.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import regex
from .lines import MarkedLine

_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^)]*\))"
_LINK = regex(rf" {{0,3}}\[(?!\^)[^\[\]]+\]:[ \t]*\S+[ \t]*(?P<title>{_TITLE}[ \t]*)?")
_TITLE_BELOW = regex(rf"[ \t]+{_TITLE}[ \t]*")
_NOTE = regex(r" {0,3}\[\^[^\]]*\]:.*")
_ABBREVIATION = regex(r"\*\[[^\\\]]+\][ ]?:.*")
_LIST_ITEM = regex(r" {0,3}(?:[-*+]|[0-9]{1,3}[.)])[ \t]")


def take_definitions(rows: Sequence[MarkedLine]) -> tuple[list[MarkedLine], list[MarkedLine]]:
    """The rows without definitions, and the rows of these."""
    if not any("]:" in line or "] :" in line for _, line, _ in rows):
        return list(rows), []
    kept: list[MarkedLine] = []
    definitions: list[MarkedLine] = []
    position = 0
    while position < len(rows):
        end = _end(rows, position)
        (definitions if end > position else kept).extend(rows[position : max(end, position + 1)])
        position = max(end, position + 1)
    return kept, definitions


def is_definition(line: str) -> bool:
    """Whether a line begins a definition."""
    return bool(_LINK.fullmatch(line) or _NOTE.fullmatch(line) or _ABBREVIATION.fullmatch(line))


def _end(rows: Sequence[MarkedLine], start: int) -> int:
    """The index behind the definition that begins at `start`; `start` itself when none does."""
    _, line, kind = rows[start]
    if kind:
        return start
    if link := _LINK.fullmatch(line):
        below = start + 1 < len(rows) and not link["title"] and _TITLE_BELOW.fullmatch(rows[start + 1][1])
        return start + (2 if below else 1)
    if _ABBREVIATION.fullmatch(line):
        return start + 1
    return _end_of_note(rows, start) if _NOTE.fullmatch(line) else start


def _end_of_note(rows: Sequence[MarkedLine], start: int) -> int:
    """A note goes on to the end of its paragraph, and over paragraphs that are indented by four."""
    end, blank = start + 1, False
    for at in range(start + 1, len(rows)):
        _, line, kind = rows[at]
        if not line.strip():
            blank = True
            continue
        indented = line.startswith(("    ", "\t"))
        if not indented and (blank or kind or _LIST_ITEM.match(line) or is_definition(line)):
            break
        end, blank = at + 1, False
    return end

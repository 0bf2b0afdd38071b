"""Lists within a task, as Python-Markdown wants them: a blank line before, four columns for each level.

Authors indent by what the mark above takes: two columns below `-`, three below `1.`; both are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import regex
from .lines import TAB, indent_of, unindented

_ITEM = regex(r"[ \t]*(?P<mark>[-*+]|[0-9]{1,9}[.)])(?P<gap>[ \t]+)\S")


def outdented(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """The lines of a list item, whose first has lost its mark, as Markdown of their own at the left margin.

    Lines that run on from the text above keep where they are. `code` says which lines are fenced: they move as a whole.
    """
    indents = [indent_of(line) for line in lines[1:] if line.strip()]
    columns = min((indent for indent in indents if indent >= 2), default=TAB)
    moved = [lines[0], *(unindented(line, min(columns, TAB)) for line in lines[1:])]
    return relevelled(moved, code)


def relevelled(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """Lines with their lists indented by four columns a level. What belongs to an item moves with it."""
    relevelled_lines: list[str] = []
    open_items: list[tuple[int, int]] = []  # (column of the mark, column of the text behind it)
    for at, (line, is_code) in enumerate(zip(lines, code, strict=True)):
        match = (
            None
            if is_code or not at or (not open_items and _is_indented_code(line, relevelled_lines))
            else _ITEM.match(line)
        )
        if match:
            _close_items(open_items, indent_of(line))
            if not open_items and relevelled_lines[-1].strip() and not _is_in_list(relevelled_lines):
                relevelled_lines.append("")
            relevelled_lines.append(" " * (TAB * len(open_items)) + line.lstrip(" \t"))
            open_items.append((indent_of(line), indent_of(line) + len(match["mark"]) + len(match["gap"])))
        elif open_items and line.strip():
            if not relevelled_lines[-1].strip():
                _close_items_before_text(open_items, indent_of(line))
            relevelled_lines.append(_in_item(line, open_items))
        else:
            relevelled_lines.append(line)
    return relevelled_lines


def _close_items(open_items: list[tuple[int, int]], indent: int) -> None:
    while open_items and indent < open_items[-1][0] + 2:
        open_items.pop()


def _close_items_before_text(open_items: list[tuple[int, int]], indent: int) -> None:
    """After a blank line, text belongs to the items whose text it stands below, or that are four columns to its left."""
    while open_items and indent < min(open_items[-1][1], open_items[-1][0] + TAB):
        open_items.pop()


def _in_item(line: str, open_items: Sequence[tuple[int, int]]) -> str:
    if not open_items:
        return line
    indent, (mark, text) = indent_of(line), open_items[-1]
    deeper = indent - mark - TAB if indent >= mark + TAB else max(0, indent - text)
    return " " * (TAB * len(open_items) + deeper) + line.lstrip(" \t")


def _is_indented_code(line: str, before: Sequence[str]) -> bool:
    """Whether an indented line is code: after a blank line, or after other such code."""
    if indent_of(line) < TAB or not before:
        return False
    at = len(before) - 1
    while at > 0 and indent_of(before[at]) >= TAB and before[at].strip():
        at -= 1
    return not before[at].strip()


def _is_in_list(lines: Sequence[str]) -> bool:
    """Whether the paragraph that `lines` end with is one of a list: its first line is an item."""
    at = len(lines) - 1
    while at and lines[at - 1].strip():
        at -= 1
    return bool(_ITEM.match(lines[at]))

"""Walking through Markdown line by line, knowing which lines are inside a code fence."""

from __future__ import annotations

import re
from collections.abc import Iterator

MarkedLine = tuple[int, str, bool]
"""(line number, line, whether it is code)"""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


def prose_lines(text: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """(line number, line) of every line that is not code: neither fenced nor indented by four."""
    for number, line, code in marked_lines(text, first_line):
        if not code:
            yield number, line


def marked_lines(text: str, first_line: int = 1) -> Iterator[MarkedLine]:
    """Every line, with whether it is code.

    As in Python-Markdown, a fence that is never closed does not begin any code.
    """
    lines = text.split("\n")
    fence_ends = _fences(lines)
    closing = -1
    blank = True
    indented = False
    for index, line in enumerate(lines):
        if index in fence_ends and index > closing:
            closing = fence_ends[index]
        in_fence = index <= closing
        if not in_fence:
            # An indented line is code after a blank one, or after other such code.
            indented = line.startswith(("    ", "\t")) and (blank or indented) if line.strip() else indented
        yield index + first_line, line, in_fence or (indented and bool(line.strip()))
        blank = not line.strip()


def _fences(lines: list[str]) -> dict[int, int]:
    """Opening line -> closing line of every closed fence (0-based)."""
    closing_lines: dict[int, int] = {}
    opened: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        match = _FENCE.match(line)
        if not match:
            continue
        marks, rest = match.group(1), match.group(2)
        if opened is None:
            if "`" not in rest:
                opened = index, marks
        elif marks[0] == opened[1][0] and len(marks) >= len(opened[1]) and not rest.strip():
            closing_lines[opened[0]] = index
            opened = None
    return closing_lines

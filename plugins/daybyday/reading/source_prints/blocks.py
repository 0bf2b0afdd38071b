"""The text of a manuscript in blocks: paragraphs, headings, lists, code; with the lines of the file where they begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from ...model import Manuscript
from ...patterns import regex
from ..lines import MarkedLine, scan

BlockKind = Literal["prose", "heading", "code", "indented", "html", "definition"]

_HEADING = regex(r" {0,3}#{1,6}(?:\s|$)")
_UNDERLINE = regex(r" {0,3}(?:=+|-+)[ \t]*")
# The address behind `[name]:`, not the text of a note.
_DEFINITION = regex(r" {0,3}\[(?!\^)[^\]]+\]:[ \t]*\S")
# Notes, definitions and boxes of Markdown's extensions: what is indented below them goes on with them.
_GOES_ON = regex(r" {0,3}(?:\[\^[^\]]+\]:|:[ \t]|!!!|\?\?\?)")


class TextBlock(NamedTuple):
    """What stands between two blank lines; code between fences, and raw HTML, may have blank lines in it."""

    line: int
    """where it begins in the file"""
    rows: tuple[str, ...]
    kind: BlockKind

    @property
    def text(self) -> str:
        """Its lines as they were written."""
        return "\n".join(self.rows)


def text_blocks(manuscript: Manuscript) -> list[TextBlock]:
    """The blocks before the homework and after it, without comments."""
    before = list(blocks(_lines_before(manuscript)))
    if not manuscript.after:
        return before
    return [*before, *blocks(scan(manuscript.after, manuscript.after_line).lines)]


def blocks_of(text: str) -> list[TextBlock]:
    """The blocks of a piece of Markdown that stands alone: an introduction, a task. Lines count from 1."""
    if "\n" not in text:
        return [TextBlock(1, (text,), "prose")] if text.strip() else []
    return list(blocks(scan(text).lines))


def _lines_before(manuscript: Manuscript) -> list[MarkedLine]:
    """The lines of the text before the homework. They are the first of the file's, so each has its number there."""
    rows = manuscript.text.split("\n") if manuscript.text else []
    if len(manuscript.lines) < len(rows):
        return scan(manuscript.text, manuscript.text_line).lines
    numbered: list[MarkedLine] = list(manuscript.lines[: len(rows)])  # type: ignore[arg-type]
    return [(number, row, kind) for row, (number, _, kind) in zip(rows, numbered, strict=True)]


def blocks(lines: Iterable[MarkedLine]) -> Iterator[TextBlock]:
    """The blocks of scanned lines."""
    for is_fenced, together in groupby(lines, key=lambda line: line[2] if line[2] in ("fenced", "html") else ""):
        rows = list(together)
        if is_fenced:
            yield TextBlock(rows[0][0], tuple(row for _, row, _ in rows), "code" if is_fenced == "fenced" else "html")
        else:
            yield from _of_prose(rows)


def _of_prose(lines: list[MarkedLine]) -> Iterator[TextBlock]:
    """Blocks between blank lines. Paragraphs of a note are indented, and no code."""
    goes_on = False
    for block in _between_blank_lines(lines):
        if block.kind == "indented" and goes_on:
            yield block._replace(kind="prose")
        else:
            goes_on = _GOES_ON.match(block.rows[0]) is not None
            yield block


def _between_blank_lines(lines: list[MarkedLine]) -> Iterator[TextBlock]:
    block: list[MarkedLine] = []
    for line in lines:
        row = line[1]
        # A heading needs no blank line around it, and an address below another is one of its own.
        begins_anew = not row.strip() or _HEADING.match(row) or (block and _HEADING.match(block[-1][1]))
        if block and (begins_anew or _parts_definitions(block, row)):
            yield _block(block)
            block = []
        if row.strip():
            block.append(line)
    if block:
        yield _block(block)


def _parts_definitions(block: list[MarkedLine], row: str) -> bool:
    return bool(_DEFINITION.match(row)) and bool(_DEFINITION.match(block[-1][1]))


def _block(lines: list[MarkedLine]) -> TextBlock:
    number, first, kind = lines[0]
    rows = tuple(row for _, row, _ in lines)
    if kind == "indented":
        return TextBlock(number, rows, "indented")
    if _HEADING.match(first) or (len(rows) == 2 and _UNDERLINE.fullmatch(rows[1])):
        return TextBlock(number, rows, "heading")
    return TextBlock(number, rows, "definition" if _DEFINITION.match(first) else "prose")

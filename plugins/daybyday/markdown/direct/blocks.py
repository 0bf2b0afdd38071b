"""Paragraphs, headings, quotations and rules; lists and tables have modules of their own."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown.extensions.toc import unique

from ...patterns import regex
from ..headings import heading_id
from .inline import Inline
from .lists import ITEM, List
from .paragraphs import may_be_more
from .tables import is_table, table
from .unsure import UnsureError

_EMPTY_LINES = regex(r"(?<=\n) +(?=\n)")
_HEADING = regex(r"(?P<marks>#{1,6})[ ]*(?P<text>[^#\n ](?:[^#\n]*[^#\n ])?)[ ]*(?:\n|\Z)")
_RULE = regex(r"(?:-[ ]?){3,}|(?:\*[ ]?){3,}|(?:_[ ]?){3,}")
_QUOTED = regex(r">[ ]?([^\n]*)")
_TAG = regex("<[^>]*>")


@dataclass(slots=True)
class Headings:
    """Levels and ids of the headings of a text."""

    levels: list[int] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def html(self, level: int, inner: str) -> str:
        """A heading, as `HeadingsInOrder` and the table of contents leave it."""
        if "<img" in inner or "<sup" in inner:
            raise UnsureError
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        name = html.unescape(" ".join(_TAG.sub("", inner).split()))
        shown = min(len(self.levels) + 1, 6)
        return f'<h{shown} id="{unique(heading_id(name, "-"), self.ids)}">{inner}</h{shown}>'


@dataclass(slots=True)
class _Quotation:
    """A quotation, to which the next one that follows is added."""

    blocks: Blocks

    def html(self) -> str:
        return f"<blockquote>\n{self.blocks.html()}\n</blockquote>"


class Blocks:
    """The blocks of a text, or of a quotation in it."""

    def __init__(self, inline: Inline, headings: Headings) -> None:
        self._inline, self._headings = inline, headings
        self._made: list[str | List | _Quotation] = []

    def read(self, text: str) -> None:
        """Add the blocks of a text. Raises `UnsureError`."""
        if "\n " in text:
            text = _EMPTY_LINES.sub("", text)
        for block in text.split("\n\n"):
            if words := block.lstrip("\n"):
                self._read_block(words)

    def html(self) -> str:
        """All of them."""
        return "\n".join(block if isinstance(block, str) else block.html() for block in self._made)

    def _read_block(self, block: str) -> None:
        if not may_be_more(block):
            self._paragraph(block)
        elif block[0] == "#":
            self._heading(block)
        elif _RULE.fullmatch(block):
            self._made.append("<hr>")
        elif block[0] == ">":
            self._quotation(block)
        elif block[0] == "|" or "|" in block.partition("\n")[0]:
            self._table(block)
        elif ITEM.match(block):
            self._list(block)
        elif block.startswith("    ") and self._made and isinstance(self._made[-1], List):
            self._made[-1].read_paragraph(block)
        else:
            raise UnsureError

    def _paragraph(self, block: str) -> None:
        if "|" in block and is_table(block):
            self._table(block)
        else:
            self._made.append(f"<p>{self._inline.html(block)}</p>")

    def _heading(self, block: str) -> None:
        """A heading, and what stands right below it."""
        match = _HEADING.match(block)
        if match is None:
            raise UnsureError
        self._made.append(self._headings.html(len(match["marks"]), self._inline.html(match["text"])))
        if rest := block[match.end() :]:
            self._read_block(rest)

    def _quotation(self, block: str) -> None:
        lines = list(_unquoted(block))
        if not (lines[0] and lines[-1]):
            raise UnsureError
        previous = self._made[-1] if self._made else None
        if isinstance(previous, _Quotation):
            quotation = previous
            if quotation.blocks.ends_open():
                raise UnsureError
        else:
            quotation = _Quotation(Blocks(self._inline, self._headings))
            self._made.append(quotation)
        quotation.blocks.read("\n".join(lines))

    def ends_open(self) -> bool:
        """Whether what follows might become part of the last block."""
        return bool(self._made) and not isinstance(self._made[-1], str)

    def _table(self, block: str) -> None:
        self._inline.is_clean = False
        self._made.append(table(block, self._inline))

    def _list(self, block: str) -> None:
        previous = self._made[-1] if self._made else None
        if isinstance(previous, List):
            previous.read(block)
        else:
            begun = List(self._inline)
            begun.read(block)
            self._made.append(begun)


def _unquoted(block: str) -> Iterator[str]:
    for line in block.split("\n"):
        match = _QUOTED.fullmatch(line)
        if match is None:
            raise UnsureError
        yield match[1] if match[1].strip() else ""

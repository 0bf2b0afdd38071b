"""A Markdown text line by line: which lines are prose, which are code, which raw HTML; comments are taken out.

What is code is decided here alone: the converter is given these fences and looks for none of its own. So what readers see
as code is what was passed over when homework was looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from ..patterns import regex
from ..values import dataclass
from .rawhtml import RawHtml, begins_raw_html

LineKind = Literal["", "fenced", "indented", "html"]
MarkedLine = tuple[int, str, LineKind]
"""(line number, line without comments, what it is: "" for prose)"""
CODE = ("fenced", "indented")

TAB = 4
"""By how many columns Python-Markdown indents what belongs to a list item."""

_FENCE = regex(
    r"(?P<quote>(?: {0,3}>[ \t]?+)*+)(?P<indent>[ \t]*)(?P<item>(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]{1,4}(?:\[[ xX]\][ \t]+)?)*)"
    r"(?P<mark>`{3,}|~{3,})(?P<info>.*)"
)
_ITEM = regex(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\S")
# What is left of a line when its only words were a comment: marks of a quotation, a list, a heading, a box.
_BARE_MARKS = regex(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)]|\#{1,6})[ \t]*)?(?:\[[ xX]?\][ \t]*)?")
_BEGINS_A_BLOCK = regex(r"[ \t]*(?:$|[-*+]\s|[#>|]|[0-9]{1,9}[.)]\s|///)")
_RULE = regex(r" {0,3}(?:(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,}|<hr\b[^>]*>)[ ]*", re.IGNORECASE)
_INDENTED = ("  ", "\t")
_COMMENT_END = regex("--!?>")
# What comes first in prose: an escaped character, a run of backticks, a comment.
_MARK_IN_PROSE = regex(r"\\.|`+|<!--", re.DOTALL)
# As Python-Markdown has it: a part of a run may open a span, too.
_SPAN = regex(r"(`+).+?(?<!`)\1(?!`)", re.DOTALL)
_COMMENT_AT_BEGINNING = regex(" {0,3}<!--")
_TAG_AT_BEGINNING = regex("^ {0,3}<[A-Za-z]", re.MULTILINE)
_INDENTED_LINE = regex(r"\n(?: {4}| {0,3}\t)")
_LINES_OF_A_TAG = 20
_LINES_OF_A_SPAN = 50


class Fence(NamedTuple):
    """A block of code between fences. `opening` and `closing` are indices of `Scan.lines`."""

    opening: int
    closing: int
    prefix: str
    """what a line in its place begins with: marks of quotations, a list item, the indent of a list"""
    later: str
    """the same for a line after that"""
    info: str
    code: tuple[str, ...]


class HtmlBlock(NamedTuple):
    """Lines of raw HTML, by their numbers; `tag` is the element that begins them."""

    first: int
    last: int
    tag: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """A text after scanning. Lines that a comment fills are missing in `lines`; the others keep their numbers."""

    lines: list[MarkedLine]
    fences: list[Fence]
    html: list[HtmlBlock]
    unclosed_fences: list[tuple[int, str]]
    """(line number, marks) of what looks like the beginning of a code block and has no end: it is prose"""
    unclosed_comment: tuple[int, int] | None
    """(line number, column) of a comment without an end: nothing behind it is in `lines`"""

    def html_around(self, number: int) -> HtmlBlock | None:
        """The raw HTML that line `number` stands in."""
        return next((block for block in self.html if block.first <= number <= block.last), None)


def scan(text: str, first_line: int = 1) -> Scan:
    """Every line of `text` with what it is. As in Python-Markdown, a fence that is never closed does not begin any code."""
    return _Scanner(text, first_line).run()


def prose_lines(lines: Sequence[MarkedLine]) -> Iterator[tuple[int, str]]:
    """(line number, line) of every line that is not code: neither fenced nor indented by four."""
    for number, line, kind in lines:
        if kind not in CODE:
            yield number, line


class _Scanner:
    """Walks down the lines of one text. Rows that a comment fills are taken out of `_rows` as it comes to them."""

    def __init__(self, text: str, first_line: int) -> None:
        rows = text.split("\n")
        self._rows = rows
        self._numbers = list(range(first_line, first_line + len(rows)))
        self._has_comments = "<!--" in text
        self._has_fences = "```" in text or "~~~" in text
        self._has_html = "<" in text and _TAG_AT_BEGINNING.search(text) is not None
        self._scan = Scan([], [], [], [], None)
        self._has_code = any(_may_begin_code(text, match.start()) for match in _INDENTED_LINE.finditer("\n" + text))
        self._unclosed_comment: tuple[int, int] | None = None
        self._raw: RawHtml | None = None
        # How deep the list is that a line may still belong to; 0 outside lists.
        self._level = 0
        self._blank = True
        self._indented = False
        # The row above which no paragraph reaches that goes on here.
        self._paragraph = 0
        # Marks of a fence -> the row from which on it is known that none closes it.
        self._never_closed: dict[tuple[str, int], int] = {}

    def run(self) -> Scan:
        if self._is_prose_alone():
            prose: list[MarkedLine] = [(number, row, "") for number, row in zip(self._numbers, self._rows, strict=True)]
            return Scan(prose, [], [], [], None)
        index = 0
        while index < len(self._rows):
            index = self._step(index)
        scanned = self._scan
        if self._raw:
            scanned.html[-1] = scanned.html[-1]._replace(last=self._numbers[-1], closed=False)
        return Scan(scanned.lines, scanned.fences, scanned.html, scanned.unclosed_fences, self._unclosed_comment)

    def _is_prose_alone(self) -> bool:
        """Whether there is nothing to look for: true of most of what people write."""
        return not (self._has_comments or self._has_fences or self._has_html or self._has_code)

    def _step(self, index: int) -> int:
        """Take in the row at `index` and the code that begins in it. Returns the index of the next row."""
        row = self._rows[index]
        if self._raw:
            return self._step_in_html(index, row, self._raw)
        if not row.strip():
            self._blank = True
            return self._add(index, "")
        if self._is_indented_code(row):
            self._indented, self._blank = True, False
            return self._add(index, "indented")
        if self._has_fences and (fence := self._fence_at(index)):
            return self._take_fence(index, *fence)
        if self._blank or self._indented:
            self._paragraph = index
        if self._has_comments and "<!--" in row and self._take_comment_out(index):
            return index
        # What follows indented code without its indent begins anew.
        self._blank, self._indented = self._blank or self._indented, False
        if self._has_html and begins_raw_html(row, "\n".join(self._rows[index + 1 : index + _LINES_OF_A_TAG])):
            return self._begin_html(index)
        if row[0].isalpha():
            if self._blank:
                self._level, self._blank = 0, False
            return self._add(index, "")
        self._follow_lists(row)
        # A heading and a rule end with their line, and a list with them: what follows begins anew.
        self._blank = row.startswith("#") or _RULE.fullmatch(row) is not None
        if self._blank:
            self._level = 0
        return self._add(index, "")

    def _add(self, index: int, kind: LineKind) -> int:
        self._scan.lines.append((self._numbers[index], self._rows[index], kind))
        return index + 1

    def _is_indented_code(self, row: str) -> bool:
        """An indented line is code after a blank one, or after other such code; in a list it is indented further."""
        if not row.startswith((" ", "\t")) or not (self._blank or self._indented):
            return False
        indent = indent_of(row)
        level = min(self._level, indent // TAB)
        return indent >= TAB * (level + 1)

    def _follow_lists(self, row: str) -> None:
        """How deep in a list the text is after a line of prose."""
        indent = indent_of(row)
        if _ITEM.match(row) and (self._blank or self._level):
            self._level = min(self._level, indent // TAB) + 1
        elif self._blank:
            self._level = min(self._level, indent // TAB)

    # Code between fences

    def _fence_at(self, index: int) -> tuple[Fence, int, int] | None:
        """The fence that opens in a row, the row that closes it, and how deep in a list it stands."""
        match = _FENCE.fullmatch(self._rows[index])
        if not match or (match["mark"][0] == "`" and "`" in match["info"]):
            return None
        depth = match["quote"].count(">")
        closing = self._closing(index, match["mark"], depth)
        if closing is None:
            if not self._raw:
                self._scan.unclosed_fences.append((self._numbers[index], match["mark"]))
            return None
        indent = indent_of(match["indent"])
        level = 0 if depth else self._level_of_fence(indent, match["item"])
        later = match["quote"] + " " * (TAB * (level or bool(match["item"])))
        prefix = match["quote"] + match["indent"] + match["item"] if match["item"] else later
        if match["item"]:  # what follows stands below the text of the item, wherever its author thinks that begins
            indent = indent_of(_unquoted(self._rows[closing], depth))
        code = (unindented(_unquoted(row, depth), indent) for row in self._rows[index + 1 : closing])
        return Fence(0, 0, prefix, later, match["info"].strip(), tuple(code)), closing, level

    def _level_of_fence(self, indent: int, item: str) -> int:
        if item:
            return min(self._level, indent // TAB) + 1
        # Within a list, authors indent by what the item's mark takes: two or three spaces.
        return min(self._level, max(1, indent // TAB)) if indent >= 2 else 0

    def _closing(self, index: int, mark: str, depth: int) -> int | None:
        """The row that closes a fence. A quotation that ends before ends the search."""
        searched = self._never_closed.get((mark, depth))
        if searched is not None and index >= searched and not depth:
            return None
        for at in range(index + 1, len(self._rows)):
            row = self._rows[at]
            if depth and _depth(row) < depth:
                return None
            rest = (_unquoted(row, depth) if depth else row).strip()
            if rest.startswith(mark) and not rest.strip(mark[0]):
                return at
        self._never_closed[mark, depth] = index
        return None

    def _take_fence(self, index: int, fence: Fence, closing: int, level: int) -> int:
        first = len(self._scan.lines)
        for at in range(index, closing + 1):
            self._add(at, "fenced")
        self._scan.fences.append(fence._replace(opening=first, closing=len(self._scan.lines) - 1))
        # Its lines stand between blank ones for the converter.
        self._level, self._blank, self._indented = level, True, False
        return closing + 1

    # Raw HTML

    def _begin_html(self, index: int) -> int:
        number = self._numbers[index]
        self._raw = RawHtml()
        self._level = 0
        is_open = self._raw.feed(self._rows[index])
        self._scan.html.append(HtmlBlock(number, number, self._raw.began_with, True))
        if not is_open:
            self._raw, self._blank = None, True
        return self._add(index, "html")

    def _step_in_html(self, index: int, row: str, raw: RawHtml) -> int:
        if self._has_fences and not raw.verbatim and (fence := self._fence_at(index)):
            return self._take_fence(index, *fence)
        if self._has_comments and "<!--" in row and not raw.is_program and self._take_comment_out(index):
            return index
        if not raw.feed(row):
            self._scan.html[-1] = self._scan.html[-1]._replace(last=self._numbers[index])
            self._raw, self._blank = None, True
        return self._add(index, "html")

    # Comments

    def _take_comment_out(self, index: int) -> bool:
        """Take out the first comment that begins in a row, with the rows it fills. Whether there was one."""
        column = self._comment_in(index)
        if column is None:
            return False
        before, rest = self._rows[index][:column], self._rows[index][column + 4 :]
        at, end = index, _COMMENT_END.search(rest)
        while end is None and at + 1 < len(self._rows):
            at += 1
            end = _COMMENT_END.search(self._rows[at])
        if end is None:
            self._unclosed_comment = (self._numbers[index], column + 1)
            after = ""
        else:
            after = (self._rows[at] if at > index else rest)[end.end() :]
        self._replace(index, at + 1, _joined(before, after))
        return True

    def _replace(self, first: int, end: int, row: str) -> None:
        """Put one row in the place of those from `first` on; none where only marks are left."""
        if not _BARE_MARKS.fullmatch(row):
            kept = [row]
        elif self._parts_paragraphs(first, end):
            kept = [""]
        else:
            kept = []
        self._rows[first:end] = kept
        self._numbers[first:end] = self._numbers[first : first + len(kept)]

    def _parts_paragraphs(self, first: int, end: int) -> bool:
        """Whether a comment stands between two lines that would become one paragraph or quotation without it."""
        before = self._rows[first - 1] if first else ""
        after = self._rows[end] if end < len(self._rows) else ""
        if _depth(before) and _depth(after) and not _depth(self._rows[first]):
            return True  # two quotations, which would become one
        return bool(before.strip()) and not _BEGINS_A_BLOCK.match(after) and not after.startswith(_INDENTED)

    def _goes_on(self, index: int) -> bool:
        """Whether a row continues the paragraph of the one before."""
        return bool(self._rows[index - 1].strip()) and not _BEGINS_A_BLOCK.match(self._rows[index])

    def _comment_in(self, index: int) -> int | None:
        """The column of the first comment that begins in a row and not within a code span."""
        if self._raw or _COMMENT_AT_BEGINNING.match(self._rows[index]):
            return self._rows[index].find("<!--")
        first = index
        while first > max(self._paragraph, index - _LINES_OF_A_SPAN) and self._goes_on(first):
            first -= 1
        # A line that begins with a comment will be taken out, and parts what is around it.
        later = takewhile(
            lambda row: not (_BEGINS_A_BLOCK.match(row) or _COMMENT_AT_BEGINNING.match(row)),
            self._rows[index + 1 : index + 1 + _LINES_OF_A_SPAN],
        )
        text = "\n".join([*self._rows[first : index + 1], *later])
        start = sum(len(row) + 1 for row in self._rows[first:index])
        position = 0
        while match := _MARK_IN_PROSE.search(text, position):
            position = match.end()
            if match.group() == "<!--":
                if match.start() > start + len(self._rows[index]):
                    return None
                if match.start() >= start:
                    return match.start() - start
            elif match.group()[0] == "`":
                position = _end_of_span(text, match) or position
        return None


def _may_begin_code(text: str, start: int) -> bool:
    """Whether the line of `text` that begins at `start` stands at its top, or below what may end a paragraph."""
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)].lstrip()
    return before[:1] in ("", "#", "*", "_", "-", "<")


def _end_of_span(text: str, opening: re.Match[str]) -> int | None:
    """Where the code span ends that a run of backticks begins; None when nothing closes it."""
    span = _SPAN.match(text, opening.start())
    return span.end() if span else None


def _joined(before: str, after: str) -> str:
    """What stood on both sides of a comment, with no space too many: two at the end of a line would break it."""
    if before[-1:].isspace() and (not after.strip() or after[:1].isspace()):
        before = before.rstrip() if before.strip() else before
    return before + after


def indent_of(row: str) -> int:
    """Columns of white space a line begins with."""
    space = row[: len(row) - len(row.lstrip(" \t"))]
    return len(space.expandtabs(TAB))


def _depth(row: str) -> int:
    """How many marks of quotations a line begins with."""
    return row[: len(row) - len(row.lstrip("> \t"))].count(">")


def _unquoted(row: str, depth: int) -> str:
    """A line without `depth` marks of quotations."""
    for _ in range(depth):
        row = re.sub(r"^ {0,3}>[ \t]?", "", row, count=1)
    return row


def unindented(row: str, columns: int) -> str:
    """A line with at most `columns` columns of its indent taken off."""
    taken = at = 0
    while at < len(row) and taken < columns and row[at] in " \t":
        taken += TAB - taken % TAB if row[at] == "\t" else 1
        at += 1
    return " " * max(0, taken - columns) + row[at:]

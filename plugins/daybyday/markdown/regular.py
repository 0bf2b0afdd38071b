"""Lists and tables as people type them, made such as Python-Markdown reads.

It wants an empty line between a paragraph and a list or a table, four columns for each level of a list, `1.` and not `1)`,
`-` and not `•`; and it takes `#word` for a heading. Every editor people write in shows these as they were meant (CommonMark,
GitHub), so the author would see the mistake in the published page at the earliest.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from ..patterns import regex
from ..reading.lines import indent_of, scan
from ..reading.sublists import relevelled

# Whether there is anything to do can be seen at once in nearly all texts.
_IRREGULAR = regex(
    r"\n(?:[ \t]*(?:[•▪‣◦]|[0-9]{1,3}\))[ \t]|[ ]{1,3}[-*+0-9]|[ \t]*\n[ ]{2,3}[^\s]"
    # An item below a line that is none.
    r"|(?!(?:[-*+]|[0-9]{1,9}\.)[ \t])[^\s][^\n]*\n[ ]{0,3}(?:[-*+]|[0-9]{1,9}\.)[ \t]"
    # An item below what may be code within a list.
    r"|(?:[ ]{8}|[ ]{0,4}\t[ ]{0,4}\t|[ ]{4}\t|\t[ ]{4})[^\n]*\n[ \t]*(?:[-*+]|[0-9]{1,9}\.)[ \t])"
)
_MAY_BE_HASHTAG = regex(r"[\n >.*+-:]\#[^\s#]")
_TABLE = regex(r"\n[^\n|]*[^\s|][^\n|]*\n[^\n|]*\|[^\n]*\n[ ]{0,3}\|?[ ]*:?-+:?[ ]*\|")
# At the margin, and where a quotation, an item or a note begins.
_HASHTAG = regex(r"^((?:[ \t]*(?:>|[-*+]|[0-9]{1,9}[.)]|\[\^[^\]\s]+\]:)[ \t]*)*[ ]{0,3})(#)(?=[^\s#])")
_BULLET = regex(r"(?P<before>[ \t]*)[•▪‣◦](?=[ \t]+\S)")
_PARENTHESIS = regex(r"(?P<before>[ \t]*(?P<number>[0-9]{1,3}))\)(?=[ \t]+\S)")
_ITEM = regex(r"[ \t]*(?:[-*+]|[0-9]{1,9}\.)[ \t]+\S")
_MAY_INTERRUPT = regex(r" {0,3}(?:[-*+]|(?P<number>[0-9]{1,9})\.)[ \t]+\S")
_QUOTE_OR_HEADING = regex(r"[ \t]+(?:>|#{1,6}[ \t])")
# A line that ends what stands above it by itself: a heading, a table's row, a rule, a mark of ours.
_OWN_BLOCK = regex(r" {0,3}(?:#|\||[-*_=]{3,}[ ]*$|DAYBYDAY)")
_DELIMITERS = regex(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*")


def regular(text: str) -> str:
    """The text with its lists and tables as Python-Markdown reads them; code and raw HTML are left alone."""
    begun = f"\n{text}"
    is_irregular = (
        _IRREGULAR.search(begun)
        or ("#" in text and _MAY_BE_HASHTAG.search(begun))
        or ("|" in text and _TABLE.search(begun))
    )
    if not is_irregular:
        return text
    scanned = scan(text).lines
    lines, is_prose = [line for _, line, _ in scanned], [not kind for _, _, kind in scanned]
    lines = _with_known_marks(lines, is_prose)
    separated = list(_separated(lines, is_prose, [kind == "indented" for _, _, kind in scanned]))
    return "\n".join(_with_levels([line for line, _ in separated], [prose for _, prose in separated]))


def _with_known_marks(lines: Sequence[str], is_prose: Sequence[bool]) -> list[str]:
    """`•` and `1)` that begin two items or more are marks of a list; a `#` before a letter is a sign."""
    rewritten = [
        _HASHTAG.sub(r"\1\\\2", line, count=1) if prose and "#" in line else line
        for line, prose in zip(lines, is_prose, strict=True)
    ]
    for mark, written in ((_BULLET, "-"), (_PARENTHESIS, ".")):
        marked = [at for at, line in enumerate(rewritten) if is_prose[at] and mark.match(line)]
        for run in _runs(rewritten, marked, mark) if len(marked) > 1 else ():
            for at in run:
                rewritten[at] = mark.sub(rf"\g<before>{written}", rewritten[at], count=1)
    return rewritten


def _runs(lines: Sequence[str], marked: Sequence[int], mark: re.Pattern[str]) -> Iterator[list[int]]:
    """Marked lines that follow one another as items do: with nothing but empty or indented lines between, counted on."""
    run: list[int] = []
    for at in [*marked, -1]:
        if run and (at < 0 or not _follows(lines, run[-1], at, mark)):
            begins_block = not run[0] or not lines[run[0] - 1].strip()
            if len(run) > 1 and (begins_block or run[1] == run[0] + 1):
                yield run
            run = []
        run.append(at)


def _follows(lines: Sequence[str], before: int, at: int, mark: re.Pattern[str]) -> bool:
    if any(line.strip() and not line.startswith(("  ", "\t")) for line in lines[before + 1 : at]):
        return False
    if mark is not _PARENTHESIS:
        return True
    return _number(mark, lines[at]) == _number(mark, lines[before]) + 1


def _number(mark: re.Pattern[str], line: str) -> int:
    match = mark.match(line)
    return int(match["number"]) if match and match["number"] else 0


def _separated(
    lines: Sequence[str], is_prose: Sequence[bool], is_indented_code: Sequence[bool]
) -> Iterator[tuple[str, bool]]:
    """The lines, with an empty one wherever a list or a table begins right below a paragraph, and an item below code."""
    in_paragraph = False
    for at, (line, prose) in enumerate(zip(lines, is_prose, strict=True)):
        if prose and at and is_indented_code[at - 1] and _ITEM.match(line):
            # Else the item would become part of the one above, and the next code a paragraph.
            yield "", True
        if prose and in_paragraph and (_begins_list(lines, at) or _begins_table(lines, at)):
            yield "", True
            in_paragraph = False
        if not prose or not line.strip():
            in_paragraph = False
        elif not in_paragraph and not (at and lines[at - 1].strip() and is_prose[at - 1]):
            in_paragraph = not (_ITEM.match(line) or _OWN_BLOCK.match(line) or indent_of(line) >= 4)
        elif _OWN_BLOCK.match(line):
            in_paragraph = False
        yield line, prose


def _begins_list(lines: Sequence[str], at: int) -> bool:
    """Whether an item below a paragraph begins a list: others follow it, or the paragraph ends in a colon."""
    match = _MAY_INTERRUPT.match(lines[at])
    if match is None:
        return False
    following = next((line for line in lines[at + 1 :] if not line.startswith((" ", "\t"))), "")
    # A year that happens to begin a line counts no further.
    counts_on = match["number"] is None or _number(_MAY_INTERRUPT, following) == int(match["number"]) + 1
    if match["number"] not in (None, "1"):
        return counts_on
    return bool(_ITEM.match(following) and counts_on) or lines[at - 1].rstrip(" *_").endswith(":")


def _begins_table(lines: Sequence[str], at: int) -> bool:
    return (
        "|" in lines[at]
        and "|" not in lines[at - 1]
        and at + 1 < len(lines)
        and bool(_DELIMITERS.fullmatch(lines[at + 1]))
    )


def _with_levels(lines: Sequence[str], is_prose: Sequence[bool]) -> list[str]:
    """Lists whose inner items are indented by two or three columns, with four."""
    levelled: list[str] = []
    at = 0
    while at < len(lines):
        begins = (
            is_prose[at] and _ITEM.match(lines[at]) and indent_of(lines[at]) < 4 and not (at and lines[at - 1].strip())
        )
        end = _end_of_list(lines, is_prose, at) if begins else at + 1
        block = lines[at:end]
        if begins and _is_nested_narrowly(block, is_prose[at:end]) and not any(map(_QUOTE_OR_HEADING.match, block)):
            # The first line of what is levelled belongs to an item whose mark is gone; here there is none.
            block = relevelled(["", *block], [False, *(not prose for prose in is_prose[at:end])])[1:]
        levelled += block
        at = end
    return levelled


def _end_of_list(lines: Sequence[str], is_prose: Sequence[bool], at: int) -> int:
    """Behind the last line that may belong to a list: it ends with raw HTML at the margin, and with a paragraph at the
    margin after an empty line.
    """
    for end in range(at + 1, len(lines)):
        if lines[end].startswith("<") and not is_prose[end]:
            return end
        at_margin = lines[end].strip() and not lines[end - 1].strip() and not lines[end].startswith((" ", "\t"))
        if at_margin and not _ITEM.match(lines[end]):
            return end
    return len(lines)


def _is_nested_narrowly(block: Sequence[str], is_prose: Sequence[bool]) -> bool:
    indents = [indent_of(line) for line, prose in zip(block, is_prose, strict=True) if prose and _ITEM.match(line)]
    if any(before < indent and (indent - indents[0]) % 4 for before, indent in itertools.pairwise(indents)):
        return True
    # So is a paragraph of an item that stands below its text.
    paragraphs = [line for before, line in itertools.pairwise(block) if not before.strip() and line.strip()]
    return any(indent_of(line) % 4 in (2, 3) for line in paragraphs)

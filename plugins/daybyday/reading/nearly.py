"""What its author took for homework, in a day that has none: told at its line, with what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import Message, say
from ..model import Finding, Place
from ..patterns import regex
from .lines import MarkedLine, Scan, indent_of
from .oldstyle import begins_paragraph, is_nearly_heading, match_heading, match_label
from .tasks import is_boxed
from .text import UNSEEN
from .vocabulary import Vocabulary

WHY_NO_HOMEWORK = frozenset(["homework-unread", "homework-inside-html", "comment-unclosed", "merge-conflict"])
"""codes of findings that say why a day gives no homework"""

_MARKS = regex(rf"[\s{UNSEEN}>]*(?:(?:[-*+]|[0-9]{{1,3}}[.)])[ \t]+)?")
_LIST = regex(r"\s*(?:[-*+]|[0-9]{1,3}[.)])[ \t]")


def nearly_homework(scanned: Scan, path: str, labels: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Finding]:
    """At most one finding, at the first line that looks like the beginning of homework. Fenced code is never meant."""
    block = _block(vocabulary)
    days = _days_in_words(labels)
    boxes = _closing_boxes(scanned.lines)
    for index, (number, line, kind) in enumerate(scanned.lines):
        if kind == "fenced" or not line.strip():
            continue
        text = _MARKS.sub("", line, count=1)
        sure = bool(block.match(text) or match_label(text, labels))
        if not sure and (kind or not (index == boxes or days.match(text) or _is_headed(line, text, vocabulary))):
            continue
        around = scanned.html_around(number)
        if around and not around.closed:
            yield _in_open_html(number, around.first, around.tag, path)
        else:
            reason = (
                say("it stands within `<{tag}>`", tag=around.tag)
                if around
                else say("no line above it says that it is homework")
                if index == boxes
                else _reason(line, kind)
                if sure or not _is_unclear(scanned.lines, index, vocabulary)
                else say("what follows it is neither a list of tasks nor one short paragraph at the end")
            )
            yield _unread(number, line, reason, path)
        return


def _block(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A block's first line, in the ways of this format and of others."""
    names = "|".join(map(re.escape, vocabulary.blocks))
    return re.compile(rf"(?://+|:::+|\\\\\\+|\?\?\?|!!!|@|<|\[|\{{)[ \t{UNSEEN}]*[{{.]?(?:{names})\b", re.IGNORECASE)


def _days_in_words(labels: tuple[str, ...]) -> re.Pattern[str]:
    """A label whose day is no number: `DAY SEVEN HOMEWORK:`."""
    names = "|".join(
        r"[\W_]+".join(
            r"\w+(?:-\w+)?" if "{day}" in word else re.escape(word.strip(":,.–—-")) for word in label.split()
        )
        for label in sorted(labels, key=len, reverse=True)
    )
    return re.compile(rf"(?:\#+[ \t]+)?[*_]*(?:{names})[*_]*[ \t{UNSEEN}]*(?:[:：–—]|-\s|\Z)", re.IGNORECASE)


def _is_headed(line: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line begins with words for homework, as a label and not as a sentence. In a list anything may have a colon."""
    if _LIST.match(line.lstrip("> ")):
        return False
    return is_nearly_heading(text, vocabulary.headings, loud=line.lstrip().startswith(">"))


def _is_unclear(rows: list[MarkedLine], index: int, vocabulary: Vocabulary) -> bool:
    """Whether the line would begin homework, were it clear where that ends."""
    line = rows[index][1]
    return begins_paragraph(rows, index) and match_heading(line, vocabulary.headings) is not None


def _closing_boxes(rows: list[MarkedLine]) -> int | None:
    """The index of the first box of a list of boxes that ends the text."""
    first = None
    for index in range(len(rows) - 1, -1, -1):
        _, line, kind = rows[index]
        if not kind and is_boxed(line):
            first = index
        elif line.strip() and indent_of(line) < 2:
            break
    return first


def _reason(line: str, kind: str) -> Message:
    begins = line.lstrip()[:1]
    if kind == "indented":
        return say("it is indented by four spaces, which makes it code")
    if begins == ">":
        return say("it stands in a quotation")
    if _LIST.match(line):
        return say("it stands in a list")
    return say("it is not written as homework is")


def _unread(number: int, line: str, reason: Message, path: str) -> Finding:
    shown = line.strip()
    shown = f"{shown[:40].rstrip()} …" if len(shown) > 41 else shown
    return Finding(
        "warning",
        "homework-unread",
        Place(path, number, len(line) - len(line.lstrip()) + 1),
        say("`{shown}` looks like homework and is read as text: {reason}", shown=shown, reason=reason),
        say("write `/// homework | Title` at the left margin, tasks `- [ ] …` below it, and `///` at the end"),
    )


def _in_open_html(number: int, first: int, tag: str, path: str) -> Finding:
    return Finding(
        "error",
        "homework-inside-html",
        Place(path, number),
        say("this homework stands inside the `<{tag}>` of line {line}, which is never closed", tag=tag, line=first),
        say("write `</{tag}>` above it", tag=tag),
    )

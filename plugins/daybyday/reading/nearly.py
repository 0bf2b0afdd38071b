"""What its author took for homework, in a day that has none: told at its line, with what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import Message, say
from ..model import Finding, Place
from .lines import Scan
from .oldstyle import match_label
from .text import UNSEEN
from .vocabulary import Vocabulary

WHY_NO_HOMEWORK = frozenset(["homework-unread", "homework-inside-html", "comment-unclosed", "merge-conflict"])
"""codes of findings that say why a day gives no homework"""

_MARKS = re.compile(rf"[\s{UNSEEN}>]*(?:(?:[-*+]|[0-9]{{1,3}}[.)])[ \t]+)?")
_MOST_WORDS_BEFORE = 5


def nearly_homework(scanned: Scan, path: str, labels: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Finding]:
    """At most one finding, at the first line that looks like the beginning of homework. Fenced code is never meant."""
    block = _block(vocabulary)
    words = _words(vocabulary)
    for number, line, kind in scanned.lines:
        if kind == "fenced" or not line.strip():
            continue
        text = _MARKS.sub("", line, count=1)
        sure = bool(block.match(text) or match_label(text, labels))
        if not sure and (kind or not words.match(text)):
            continue
        around = scanned.html_around(number)
        if around and not around.closed:
            yield _in_open_html(number, around.first, around.tag, path)
        else:
            yield _unread(
                number, line, say("it stands within `<{tag}>`", tag=around.tag) if around else _reason(line, kind), path
            )
        return


def _block(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A block's first line, in the ways of this format and of others."""
    names = "|".join(map(re.escape, vocabulary.blocks))
    return re.compile(rf"(?://+|:::+|\\\\\\+|\?\?\?|!!!|@|<|\[|\{{)[ \t{UNSEEN}]*[{{.]?(?:{names})\b", re.IGNORECASE)


def _words(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A line that begins with a few words, one of which means homework, and a colon; or a heading of such words."""
    names = "|".join(map(re.escape, vocabulary.blocks))
    before = rf"(?:[\w'’]+[^\w\n:.!?]+){{0,{_MOST_WORDS_BEFORE}}}"
    after = r"(?:[^\w\n:.!?]+[\w'’]+){0,5}[^\w\n:.!?]*"
    return re.compile(rf"(?:\#+[ \t]+)?[*_<\W]*{before}(?:{names})\b{after}(?:[:：]|\Z)", re.IGNORECASE)


def _reason(line: str, kind: str) -> Message:
    begins = line.lstrip()[:1]
    if kind == "indented":
        return say("it is indented by four spaces, which makes it code")
    if begins == ">":
        return say("it stands in a quotation")
    if re.match(r"\s*(?:[-*+]|[0-9]{1,3}[.)])[ \t]", line):
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

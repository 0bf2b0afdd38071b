"""Texts that Markdown would take minutes for: found by counting brackets and marks before it begins.

Python-Markdown needs time that grows with the square of certain unclosed marks: 8,000 `[` in one
paragraph take 9 seconds, 24 kB of `<a ` take 5. Counting takes no time and is the same on every
machine, which a clock would not be. The limits lie far above anything a person writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..messages import NOTHING, Message, say
from ..model import Finding, Place
from ..patterns import regex
from .lines import MarkedLine, prose_lines

OPEN_BRACKETS = 400
OPEN_TAGS = 400
EMPHASIS_MARKS = 3_000
DEPTH = 60
LONGEST_TEXT = 4_000_000

_QUOTES = regex(r" {0,3}(?:>[ \t]?)+")
_DEEP = regex(rf"\s{{{2 * DEPTH}}}")
# Of so much white space every twentieth character is some: these few are looked through first.
_STEP = 20
_DEEP_IN_STEPS = regex(rf"\s{{{2 * DEPTH // _STEP}}}")
_TAG_START = regex("<[A-Za-z/!?]")


def check_limits(text: str, lines: Sequence[MarkedLine], first_line: int, path: str) -> Iterator[Finding]:
    """At most one finding: where the text becomes too much. `lines` are those of the text (`lines.scan`)."""
    if len(text) > LONGEST_TEXT:
        yield _too_much(path, first_line, say("{n} characters", n=f"{len(text):,}"), say("cut the post into several"))
        return
    if _is_within_limits(text):
        return
    for line, block in _blocks(lines):
        excess = _excess(block)
        if excess:
            yield _too_much(path, line, excess, say("close or delete them; put code between ``` lines"))
            return


def _is_within_limits(text: str) -> bool:
    """Whether the whole text has less than a single paragraph may have: true of nearly everything people write."""
    return (
        text.count("[") <= OPEN_BRACKETS
        and text.count("<") <= OPEN_TAGS
        and text.count("*") + text.count("_") <= EMPHASIS_MARKS
        and text.count(">") <= DEPTH
        and not (_DEEP_IN_STEPS.search(text[::_STEP]) and _DEEP.search(text))
    )


def _blocks(lines: Sequence[MarkedLine]) -> Iterator[tuple[int, str]]:
    """(first line, text) of every run of prose lines between blank ones."""
    start, gathered = 1, list[str]()
    for number, line in prose_lines(lines):
        if line.strip():
            if not gathered:
                start = number
            gathered.append(line)
        elif gathered:
            yield start, "\n".join(gathered)
            gathered = []
    if gathered:
        yield start, "\n".join(gathered)


def _excess(block: str) -> Message:
    """What there is too much of in one paragraph, or nothing."""
    if block.count("[") > OPEN_BRACKETS and (count := _unclosed(block, "[", "]")) > OPEN_BRACKETS:
        return say("{n} square brackets that are never closed", n=f"{count:,}")
    tags = len(_TAG_START.findall(block))
    if tags > OPEN_TAGS and tags - block.count(">") > OPEN_TAGS:
        return say("{n} `<` that are never closed", n=f"{tags - block.count('>'):,}")
    marks = block.count("*") + block.count("_")
    if marks > EMPHASIS_MARKS:
        return say("{n} marks of emphasis (* and _) in one paragraph", n=f"{marks:,}")
    for line in block.split("\n"):
        indent = (len(line) - len(line.lstrip())) // 2
        quotes = match.group().count(">") if (match := _QUOTES.match(line)) else 0
        if max(indent, quotes) > DEPTH:
            return say("lists or quotations {n} levels deep", n=max(indent, quotes))
    return NOTHING


def _unclosed(block: str, opening: str, closing: str) -> int:
    open_now = 0
    for char in block:
        if char == opening:
            open_now += 1
        elif char == closing and open_now:
            open_now -= 1
    return open_now


def _too_much(path: str, line: int, excess: Message, hint: Message) -> Finding:
    return Finding(
        "error",
        "markdown-too-much",
        Place(path, line),
        say("{excess}: Markdown would not finish in time", excess=excess),
        hint,
    )

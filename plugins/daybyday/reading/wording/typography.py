"""Quotation marks and spaces, for a site that has decided on them; accents in Italian, for all.

Which quotation marks are right is a house's decision, not a language's: until `DAYBYDAY_TYPOGRAPHY` names those of a
language, nothing but accents is told of its texts. Every finding is a note, one for each text and kind, at the first place.
Straight apostrophes, dashes and dots in a text are no business of this module: Markdown sets them (`markdown/typography.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...messages import LanguageName, say, say_count
from ...model import Finding, Place
from ...patterns import regex
from ..lines import MarkedLine
from .accents import accents_typed, may_be_amiss
from .spaces import breakable_spaces

QuotationMarks = tuple[tuple[str, str], ...]
"""(language, its quotation marks: «»“”), only of languages that have decided"""

ALL_MARKS = '“”„«»‹›‘‚‟"'
"""What can be a quotation mark and nothing else; `’` is an apostrophe, too"""
_UNREAD = regex(
    r"(?<!\\)`+[^`]*`+|(?<=\])\([^()]*\)|(?<=\])\[[^\[\]]*\]|^[ \t]*\[[^\]]+\]:[ \t]*(?:https?:|mailto:|[/{<#]).*|<[^<>]*>|https?://\S+|\{[^{}]*\}"
)
"""Code, addresses, elements, attributes: their characters mean something to programs."""
_NO_PROSE = regex(r"[ \t>|:=*_-]+")
_SPACED_GUILLEMETS = regex("«[ \u00a0\u202f]|[ \u00a0\u202f]»")
_TYPED_APOSTROPHE = regex(r"(?<=[^\W\d_])'(?=[^\W\d_])")


@dataclass
class _Sightings:
    """Where each kind of thing was seen first, and how often."""

    first: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, code: str, place: Place, offset: int, seen: str) -> None:
        self.first.setdefault(code, (place.line, place.column + offset, seen))
        self.counts[code] = self.counts.get(code, 0) + 1


def typography(
    lines: Sequence[MarkedLine],
    text: str,
    header: Mapping[str, tuple[str, Place]],
    lang: str,
    quotation_marks: QuotationMarks,
    path: str,
) -> Iterator[Finding]:
    """Notes on a text and on its title and summary (`header`: key -> its value and where it stands). `lines` are those of `text`."""
    base = lang.partition("-")[0]
    marks = dict(quotation_marks).get(lang, "")
    has_accents = base == "it" and any(map(may_be_amiss, (text, *(value for value, _ in header.values()))))
    if not marks and not has_accents:
        return
    sightings = _Sightings()
    depth = 0
    for place, prose, is_plain in _proses(lines, header, path):
        if marks:
            depth = 0 if is_plain or not prose.strip() else depth
            depth = _look(prose, place, base, marks, is_plain, depth, sightings)
        if has_accents:
            for start, written, meant in accents_typed(prose):
                sightings.add("accent-typed", place, 0 if is_plain else start, f"{written}\n{meant}")
    for code, (line, column, seen) in sightings.first.items():
        yield _TELL[code](Place(path, line, column), seen, sightings.counts[code], lang, marks)


def _proses(
    lines: Sequence[MarkedLine], header: Mapping[str, tuple[str, Place]], path: str
) -> Iterator[tuple[Place, str, bool]]:
    """(place, prose, whether it is plain text) of all that is read; what no reader reads is blank."""
    for value, place in header.values():
        yield place, value, True  # told where it begins: it may be quoted there, or broken into lines
    for number, line, kind in lines:
        is_prose = not kind and not _NO_PROSE.fullmatch(line)
        yield Place(path, number, 1), _UNREAD.sub(_blank, line) if is_prose else "", False


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _look(prose: str, place: Place, base: str, marks: str, is_plain: bool, depth: int, sightings: _Sightings) -> int:
    """Look at one line. Returns how deep in quotation marks it ends."""
    for index, char in enumerate(prose):
        if char == marks[0]:
            depth += 1
        elif char == marks[1]:
            depth -= 1
        elif char in ALL_MARKS and _is_amiss(char, marks, is_plain, depth):
            sightings.add("quotation-marks", place, 0 if is_plain else index, char)
    if "«" in marks and base == "it":
        for match in _SPACED_GUILLEMETS.finditer(prose):
            sightings.add("quotation-space", place, 0 if is_plain else match.start(), match.group())
    if is_plain:
        for match in _TYPED_APOSTROPHE.finditer(prose):
            sightings.add("apostrophe-typed", place, 0, match.group())
    for start, shown in breakable_spaces(prose, base):
        sightings.add("space-breaks", place, 0 if is_plain else start, shown)
    return depth


def _is_amiss(char: str, marks: str, is_plain: bool, depth: int) -> bool:
    """Whether a mark is not of this site, or an inner one without an outer. Markdown makes `“` of a straight one."""
    if char == '"':
        if is_plain:
            return True
        char = "“"
    if char == marks[0]:
        return False
    return char not in marks or (depth < 1 and char == marks[2])


def _other_mark(place: Place, seen: str, count: int, lang: str, marks: str) -> Finding:
    message = say_count(
        "`{seen}` is not how this site quotes in {language}",
        "`{seen}` is not how this site quotes in {language}; {n} marks of this text are not",
        n=count,
        seen=seen,
        language=LanguageName(lang),
    )
    outer, inner = "…".join(marks[:2]), "…".join(marks[2:])
    hint = say("write {outer}, and within them {inner}", outer=outer, inner=inner)
    return Finding("note", "quotation-marks", place, message, hint if inner else say("write {outer}", outer=outer))


def _spaced(place: Place, *_: object) -> Finding:
    hint = say("in Italian they stand close to the words: «così»")
    return Finding("note", "quotation-space", place, say("a space within the quotation marks"), hint)


def _straight(place: Place, *_: object) -> Finding:
    message = say("a straight apostrophe, which nobody sets right in a title or a summary")
    return Finding("note", "apostrophe-typed", place, message, say("write `’`"))


def _breakable(place: Place, seen: str, count: int, *_: str) -> Finding:
    message = say_count(
        "a line may end within `{seen}`",
        "a line may end within `{seen}`; {n} places of this text are so",
        n=count,
        seen=seen,
    )
    return Finding("note", "space-breaks", place, message, say("put a no-break space there (U+00A0, or `&nbsp;`)"))


def _amiss(place: Place, seen: str, count: int, *_: str) -> Finding:
    written, meant = seen.split("\n")
    message = say_count(
        "`{written}` is not spelt so",
        "`{written}` is not spelt so; {n} words of this text have their accent amiss",
        n=count,
        written=written,
    )
    return Finding("note", "accent-typed", place, message, say("write `{meant}`", meant=meant))


_TELL: Mapping[str, Callable[[Place, str, int, str, str], Finding]] = {
    "quotation-marks": _other_mark,
    "quotation-space": _spaced,
    "apostrophe-typed": _straight,
    "space-breaks": _breakable,
    "accent-typed": _amiss,
}

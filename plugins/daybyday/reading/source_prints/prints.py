"""A text of today as a `SourcePrint`, and a `SourcePrint` as the line `source:` of its translations.

    source: en 1k7fq m3d9 x4cab abcdefghijklmno 20-pqrstuvwxyz2
            |  ||    |    |  |  |               |  minutes, then title, introduction and each task of the homework
            |  ||    |    |  |  title, summary, then each paragraph (behind "+": each section)
            |  ||    |    |  a check of the line itself: no hand has been at it
            |  ||    |    the look of everything
            |  ||    the words of the homework, "-" without one
            |  |the words of title, summary and text
            |  by which rules
            language of the original

Whether anything has changed is told by the words as a whole (20 bits); where, by three letters for each paragraph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...errors import DayByDayError
from ...model import Homework, Manuscript
from ...patterns import regex
from ...values import dataclass
from .blocks import TextBlock, blocks_of, text_blocks
from .wording import look_of, look_of_text, words_of, words_of_text

RULES = 1
"""By which rules prints are made. Raise it when the same text may give another print, and keep the old ones readable."""
MOST_PARTS = 16
"""A text of more paragraphs is remembered by its sections, so that the line stays a line."""
PIECE, WHOLE, CHECK = 3, 4, 2
"""letters of a paragraph; of a whole; of the check"""
NOTHING = "-"
_SECTIONS = "+"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"  # base32 in small (RFC 4648)
_SHIFTS = tuple(range(59, 0, -5))
_LINE = regex(
    rf"(?P<lang>[A-Za-z]{{2,3}}(?:-[A-Za-z0-9]+)*) {RULES}(?P<text>[a-z2-7]{{{WHOLE}}}) "
    rf"(?P<homework>[a-z2-7]{{{WHOLE}}}|-) (?P<look>[a-z2-7]{{{PIECE}}})(?P<check>[a-z2-7]{{{CHECK}}}) (?P<sections>\+?)"
    rf"(?P<parts>(?:[a-z2-7]{{{PIECE}}}){{2,}})(?: (?P<minutes>[0-9]{{1,4}})-(?P<tasks>(?:[a-z2-7]{{{PIECE}}}){{2,}}))?"
)


class SourcePrintError(DayByDayError, ValueError):
    """What stands behind `source:` is no line of ours."""


@dataclass(frozen=True, slots=True)
class SourcePrint:
    """What is remembered of a text: short digests of its words."""

    lang: str
    text: str
    """of the words of title, summary and text"""
    homework: str
    """of the words of the homework, with its minutes; "" without one"""
    look: str
    """of every character, wherever lines are broken"""
    parts: tuple[str, ...]
    """title, summary, then a paragraph each (or a section each)"""
    by_sections: bool = False
    minutes: int = 0
    """0 for none"""
    tasks: tuple[str, ...] = ()
    """of the homework: title, introduction, then a task each; none without one"""


class TextPart(NamedTuple):
    """A piece of a text that is remembered by itself: a paragraph, or a section."""

    print: str
    block: TextBlock
    """the block it begins with"""


def print_of(manuscript: Manuscript) -> SourcePrint:
    """What a translation made now remembers of its original."""
    blocks, homework = text_blocks(manuscript), manuscript.homework
    head = (words_of_text(manuscript.title), words_of_text(manuscript.summary))
    by_sections = len(blocks) > MOST_PARTS
    tasks = tuple(_task_words(homework)) if homework else ()
    minutes = (homework.minutes or 0) if homework else 0
    looks = [look_of_text(manuscript.title), look_of_text(manuscript.summary), *map(look_of, blocks)]
    return SourcePrint(
        lang=manuscript.lang,
        text=_digest((*head, "".join(map(words_of, blocks))), WHOLE),
        homework=_digest((str(minutes), *tasks), WHOLE) if homework else "",
        look=_digest((*looks, "\0", *(_task_looks(homework) if homework else ())), PIECE),
        parts=(*map(_piece, head), *(part.print for part in parts_of(blocks, by_sections=by_sections))),
        by_sections=by_sections,
        minutes=minutes,
        tasks=tuple(map(_piece, tasks)),
    )


def parts_of(blocks: Sequence[TextBlock], *, by_sections: bool) -> list[TextPart]:
    """A part for each block; or from heading to heading, of which the last has all that is left."""
    begins = [at for at, block in enumerate(blocks) if not by_sections or block.kind == "heading" or at == 0]
    if by_sections:
        begins = begins[:MOST_PARTS]
    spans = zip(begins, [*begins[1:], len(blocks)], strict=bool(begins))
    return [TextPart(_piece("".join(map(words_of, blocks[first:end]))), blocks[first]) for first, end in spans]


def _piece(words: str) -> str:
    return _digest((words,), PIECE)


def _task_words(homework: Homework) -> Iterator[str]:
    yield words_of_text(homework.title)
    for text in (homework.intro, *(task.text for task in homework.tasks)):
        yield "".join(map(words_of, blocks_of(text)))


def _task_looks(homework: Homework) -> Iterator[str]:
    yield look_of_text(homework.title)
    for text in (homework.intro, *(task.text for task in homework.tasks)):
        yield "\n\n".join(map(look_of, blocks_of(text)))


def _digest(texts: Iterable[str], length: int) -> str:
    """Letters and digits of five bits each: nothing YAML would take for anything but a word."""
    packed = "\x1e".join(texts).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big")
    return "".join([_ALPHABET[number >> shift & 31] for shift in _SHIFTS[:length]])


def write_line(source: SourcePrint) -> str:
    """The value of `source:`."""
    return _line(source, _digest((_line(source, ""),), CHECK))


def _line(source: SourcePrint, check: str) -> str:
    parts = f"{_SECTIONS if source.by_sections else ''}{''.join(source.parts)}"
    words = [source.lang, f"{RULES}{source.text}", source.homework or NOTHING, f"{source.look}{check}", parts]
    if source.homework:
        words.append(f"{source.minutes}-{''.join(source.tasks)}")
    return " ".join(words)


def read_line(written: str) -> SourcePrint:
    """The inverse of `write_line`. Raises `SourcePrintError`."""
    match = _LINE.fullmatch(written)
    if match is None or (match["homework"] == NOTHING) != (match["tasks"] is None):
        raise SourcePrintError(written)
    source = SourcePrint(
        lang=match["lang"],
        text=match["text"],
        homework="" if match["homework"] == NOTHING else match["homework"],
        look=match["look"],
        parts=_pieces(match["parts"]),
        by_sections=bool(match["sections"]),
        minutes=int(match["minutes"] or 0),
        tasks=_pieces(match["tasks"] or ""),
    )
    if write_line(source) != written:
        raise SourcePrintError(written)
    return source


def _pieces(letters: str) -> tuple[str, ...]:
    return tuple(letters[at : at + PIECE] for at in range(0, len(letters), PIECE))

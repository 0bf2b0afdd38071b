"""The example's texts as they are read, and what is prose in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from daybyday.model import Manuscript
from daybyday.reading import read_post
from daybyday.reading.source_prints import print_of, write_line
from tests.example import CONTENT
from tests.reading.reader import READING

LANGUAGES = ("en", "it")

_NOT_PROSE = re.compile(r"!\[[^\]]*\]\([^)]*\)|(?<=\])\([^)]*\)|\{[^{}]*\}|\[\^\d+\]:?|<[^<>]*>")
_MARKS = re.compile(r"^[ \t]*(?:[-*+] (?:\[ \] )?|\d+\. |#+ |> ?|\|)|[*_`\[\]]|\|", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?…])[”»’)]*\s+(?=[«“(]?[^\W\d_])|\n+|\s\|\s")


@dataclass(frozen=True)
class Text:
    """One text, with what a reader of it reads."""

    source: Manuscript
    prose: str
    """the text without its homework"""
    homework: str

    @property
    def name(self) -> str:
        return self.source.path

    @property
    def read(self) -> str:
        """All of it."""
        return f"{self.source.title}\n{self.source.summary}\n{self.prose}\n{self.homework}"


@cache
def texts(lang: str, kind: str = "") -> tuple[Text, ...]:
    """All texts of the example in a language; with a kind (`day`, `article`, `page`) only those, in the order of their files."""
    everything = (
        read_post(path.relative_to(CONTENT).as_posix(), path.read_bytes(), READING)[0]
        for path in sorted(CONTENT.rglob(f"*.{lang}.md"))
    )
    return tuple(_text(source) for source in everything if kind in ("", source.kind))


def _text(source: Manuscript) -> Text:
    homework = source.homework
    parts = [homework.title, homework.intro, *(task.text for task in homework.tasks)] if homework else []
    return Text(source, _prose(f"{source.text}\n{source.after}"), _prose("\n\n".join(parts)))


def _prose(markdown: str) -> str:
    return _MARKS.sub(lambda match: " | " if "|" in match.group() else "", _NOT_PROSE.sub("", markdown))


def words(prose: str) -> list[str]:
    """Its words, in small letters."""
    return _WORD.findall(prose.lower())


def sentences(prose: str) -> list[str]:
    """Its sentences, cells of tables and items of lists."""
    return [sentence for part in _END.split(prose) if len(words(sentence := part.strip(" \t\n|«»“”‘’"))) > 3]


def newest_source(original: Manuscript) -> str:
    """The line `source:` that a translation of it would have today."""
    return write_line(print_of(original))

"""One post at a time, read as a site in English and Italian reads it."""

from __future__ import annotations

from daybyday.model import Finding, Source
from daybyday.reading import Reading, Vocabulary, read_post
from daybyday.words import load_words

_WORDS = load_words(("en", "it"), {})[0].values()

READING = Reading(
    languages=("en", "it"), series_folders=frozenset(["connections"]), series_languages={"connections": ("en", "it")},
    day_prefixes=tuple(word for words in _WORDS for word in words.day_prefixes),
    homework_labels=tuple(label for words in _WORDS for label in words.homework_labels),
    vocabulary=Vocabulary.of(words.read_by for words in _WORDS),
    function_words=tuple((words.lang, words.function_words) for words in _WORDS),
)  # fmt: skip

DAY = "connections/day.en.md"
ARTICLE = "articles/silence.en.md"


def read(text: str | bytes, path: str = DAY) -> tuple[Source, tuple[Finding, ...]]:
    """What the kit understands of a file."""
    return read_post(path, text.encode("utf-8") if isinstance(text, str) else text, READING)


def said(text: str | bytes, path: str = DAY) -> list[str]:
    """Its findings as they are printed."""
    return [str(finding) for finding in read(text, path)[1]]


def codes(text: str | bytes, path: str = DAY) -> list[str]:
    """`line:column code` of each finding."""
    return [f"{one.place.line}:{one.place.column} {one.code}" for one in read(text, path)[1]]


def day(text: str, header: str = "") -> str:
    """A day's file whose text begins in line 5 (one line later for every line of `header`)."""
    return f"---\ntitle: Nod\nday: 7\n{header}---\n{text}"

"""Whether a text that is not out stands in what is to be published: its title as a whole, or its first words.

A text made by us holds only what is out; but authors put files into `extra/`, and programs put files into the output.
A phrase of a text that is out proves nothing, however it came there; so whoever asks takes those away (`is_known`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from ..patterns import regex
from ..values import dataclass

_WORDS = 8
"""So many words in a row are nobody else's."""
_SHORTEST = 12
"""Characters of a title that is looked for: shorter ones stand everywhere."""
_WORD = regex(r"\w+")
_ELEMENT = regex(
    rf">\s*([^<>]{{{_SHORTEST},300}}?)\s*<|\"([^\"\\\n]{{{_SHORTEST},300}})\"|^(?:#+|title:)\s*(.+?)\s*$", re.MULTILINE
)
_PLAIN_LINE = regex(r"^[^\W\d_][^<>\[\]{}`*|\\]*$", re.MULTILINE)
_TAG = regex(r"<[^>]*>")
_TEXT_FILES = (".html", ".xml", ".rss", ".atom", ".json", ".txt", ".md", ".ics", ".opml", ".js", ".csv", ".yaml")


@dataclass(frozen=True, slots=True)
class Embargoed:
    """What a text can be told by: its file, its title and its first words."""

    path: str
    title: str
    words: tuple[str, ...] = ()


def first_words(text: str) -> tuple[str, ...]:
    """The first eight words of the first plain line that has so many; none for a text without such a line."""
    for line in _PLAIN_LINE.findall(text):
        words = words_of(line)
        if len(words) >= _WORDS:
            return words[:_WORDS]
    return ()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, in small letters."""
    return tuple(_WORD.findall(text.casefold()))


def may_hold_text(path: str) -> bool:
    """Whether a file is one that people read, by its name."""
    return path.endswith(_TEXT_FILES)


class PublishedText(NamedTuple):
    """A file that would be published. `is_ours`: made by the kit, of what is out alone; else put there by somebody."""

    path: str
    data: bytes
    is_ours: bool = False


def leaks(
    files: Iterable[PublishedText], embargoed: Iterable[Embargoed], is_known: Callable[[tuple[str, ...]], bool]
) -> dict[str, str]:
    """File -> the path of the text that stands in it. `is_known`: whether readers know these words in a row already, from a
    text that is out. Costs what the files are long, however many texts there are; what we have made ourselves is only looked
    through for titles, which is quick: no text that is not out ever comes into its hands.
    """
    search = _Search(embargoed)
    sources: dict[str, str] = {}
    for file in files:
        text = file.data.decode("utf-8", "replace")
        candidates = search.titles(text) if file.is_ours else chain(search.titles(text), search.beginnings(text))
        hit = next((path for path, phrase in candidates if not is_known(phrase)), "")
        if hit:
            sources[file.path] = hit
    return sources


_Candidate = tuple[str, tuple[str, ...]]
"""The path of a text that seems to stand somewhere, and the words of it that do."""


class _Search:
    """Titles and beginnings, by what is looked up."""

    def __init__(self, embargoed: Iterable[Embargoed]) -> None:
        texts = list(embargoed)
        self._titles = {text.title: text for text in texts if len(text.title) >= _SHORTEST}
        self._anchors: dict[str, dict[int, set[tuple[str, ...]]]] = {}
        self._beginnings: Mapping[tuple[str, ...], Embargoed] = {text.words: text for text in texts if text.words}
        for words in self._beginnings:
            # The longest word is the rarest.
            anchor = max(words, key=len)
            self._anchors.setdefault(anchor, {}).setdefault(words.index(anchor), set()).add(words)

    def titles(self, text: str) -> Iterator[_Candidate]:
        """Each text whose title is a whole element, value or heading here."""
        if self._titles:
            for match in _ELEMENT.finditer(text):
                candidate = self._titles.get(html.unescape(match[1] or match[2] or match[3]))
                if candidate:
                    yield candidate.path, words_of(candidate.title)

    def beginnings(self, text: str) -> Iterator[_Candidate]:
        """Each text whose first words stand here in a row, whatever stands between them."""
        if self._anchors:
            words = words_of(html.unescape(_TAG.sub(" ", text)))
            for phrase in self._phrases(words):
                yield self._beginnings[phrase].path, phrase

    def _phrases(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The beginnings that stand among some words."""
        anchors = self._anchors
        if anchors.keys().isdisjoint(words):
            return
        for position, word in enumerate(words):
            if word in anchors:
                for offset, phrases in anchors[word].items():
                    phrase = words[max(position - offset, 0) : position - offset + _WORDS]
                    if phrase in phrases:
                        yield phrase

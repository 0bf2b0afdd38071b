"""HTML -> plain text: words on one line or by lines, their number, the first of them. Which words stay in one line."""

from __future__ import annotations

import html
import re

from .patterns import regex

_APART = regex(r"<(?:/(?:p|li|h\d|td|th|div)|br ?/?)>")
_BLOCK = regex(r"<(?P<end>/)?(?P<name>p|li|ol|ul|h\d|tr|div|pre|blockquote|br)\b(?P<rest>[^>]*)>")
_START = regex(r'\bstart="(-?[0-9]{1,9})"')
_TAG = regex(r"<[^>]+>")
_NOTE = regex(r"<sup.*?</sup>", re.DOTALL)
# The number of a note, in pages; a raised 2 of an author's own is a part of the word.
_NOTE_NUMBER = regex(r'<sup id="fnref[^"]*">.*?</sup>', re.DOTALL)
_BULLET = "•"
_PICTURE = regex(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
_PARAGRAPH = regex(r"<p(?:\s[^>]*)?>(.*?)</p>", re.DOTALL)
_PLAYED = regex(r"<(video|audio)\b.*?</\1>", re.DOTALL)
_NO_PROSE = regex(r"<(h\d|pre|table|figcaption|video|audio)\b.*?</\1>|<(?:div|section) class=\"footnote\".*", re.DOTALL)
_EXCERPT = 240


def plain_text(text: str) -> str:
    """HTML -> words on one line."""
    return " ".join(_words(text))


def plain_lines(text: str) -> str:
    """HTML -> lines, one for each block, lists with their bullets and numbers; links are their words, pictures nothing.

    The numbers of notes are left out: the notes are elsewhere.
    """
    text = _NOTE_NUMBER.sub("", text)
    if not _BLOCK.search(text):
        return " ".join(html.unescape(_TAG.sub("", text)).split())
    return "\n".join(_Lines().of(text))


def described_text(text: str) -> str:
    """As `plain_lines`, with pictures by their alternative texts: in a task they are part of the sentence."""
    return plain_lines(_PICTURE.sub(r"\1", text))


class _Lines:
    """Walks through the blocks of a text and gathers their lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        # Of each open list the number of its next item; None for one with bullets.
        self._lists: list[int | None] = []
        self._mark = ""
        self._verbatim = False

    def of(self, text: str) -> list[str]:
        position = 0
        for match in _BLOCK.finditer(text):
            self._add(text[position : match.start()])
            self._take(match)
            position = match.end()
        self._add(text[position:])
        return self._lines

    def _take(self, match: re.Match[str]) -> None:
        name, begins = match["name"], not match["end"]
        if name == "pre":
            self._verbatim = begins
        elif name in ("ol", "ul"):
            if begins:
                start = _START.search(match["rest"])
                self._lists.append(None if name == "ul" else int(start[1]) if start else 1)
            elif self._lists:
                self._lists.pop()
        elif name == "li" and begins:
            self._begin_item()

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        self._mark = f"{_BULLET} " if number is None else f"{number}. "

    def _add(self, text: str) -> None:
        words = html.unescape(_TAG.sub("", text))
        for line in words.split("\n") if self._verbatim else [words]:
            kept = line.rstrip() if self._verbatim else " ".join(line.split())
            if kept.strip():
                depth = max(0, len(self._lists) - 1)
                self._lines.append("  " * depth + self._mark + kept)
                self._mark = ""


def count_words(text: str) -> int:
    """How many words `plain_text` would give."""
    return len(_words(text))


def excerpt(*texts: str) -> str:
    """The first words of the first of some HTML texts that has any: its first paragraph as plain text, else what stands
    outside of headings; cut between words.
    """
    first = next(filter(None, map(_first_words, texts)), "")
    if len(first) <= _EXCERPT:
        return first
    return first[:_EXCERPT].rsplit(" ", 1)[0].rstrip(",;:–—-") + " …"


def _first_words(text: str) -> str:
    """The first paragraph with a word in it; pictures, films, notes, headings are none."""
    for paragraph in _PARAGRAPH.finditer(text):
        if words := _told(paragraph[1]):
            return words
    rest = _NO_PROSE.sub(" ", text)
    return _told(rest) or described_text(rest)


def _told(text: str) -> str:
    words = plain_text(_NOTE.sub("", _PLAYED.sub("", text)) if "<" in text else text)
    return words if any(map(str.isalnum, words)) else ""


def _words(text: str) -> list[str]:
    return html.unescape(_TAG.sub("", _APART.sub(" ", text))).split()


NO_BREAK = "\u00a0"


def held_together(text: str, most: int = 0) -> str:
    """A number and its unit in one line, for pages: "20 minutes". `most`: how many spaces, from the first on; 0 for all."""
    return text.replace(" ", NO_BREAK, most or -1)


def breakable(text: str) -> str:
    """The text with spaces alone: what feeds have said once stays as it is, down to the last byte."""
    return text.replace(NO_BREAK, " ")

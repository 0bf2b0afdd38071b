"""HTML -> plain text: words on one line or by lines, their number, the first of them."""

from __future__ import annotations

import html
import re

_APART = re.compile(r"<(?:/(?:p|li|h\d|td|th|div)|br ?/?)>")
_BREAK = re.compile(r"</(?:p|li|h\d|tr|div|pre|blockquote)>|<br ?/?>")
_TAG = re.compile(r"<[^>]+>")
_NOTE = re.compile(r"<sup.*?</sup>", re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
_PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>(.*?)</p>", re.DOTALL)
_PLAYED = re.compile(r"<(video|audio)\b.*?</\1>", re.DOTALL)
_NO_PROSE = re.compile(r"<(h\d|pre|table|figcaption|video|audio)\b.*?</\1>|<div class=\"footnote\">.*", re.DOTALL)
_EXCERPT = 240


def plain_text(text: str) -> str:
    """HTML -> words on one line."""
    return " ".join(_words(text))


def plain_lines(text: str) -> str:
    """HTML -> lines, one for each block; links are their words, pictures nothing."""
    on_one_line = " ".join(text.split())
    lines = (" ".join(html.unescape(_TAG.sub("", line)).split()) for line in _BREAK.split(on_one_line))
    return "\n".join(filter(None, lines))


def described_text(text: str) -> str:
    """As `plain_text`, with pictures by their alternative texts: in a task they are part of the sentence."""
    return plain_text(_PICTURE.sub(r"\1", text))


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

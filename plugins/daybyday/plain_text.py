"""HTML -> plain text: words on one line or by lines, their number, the first of them. Which words stay in one line."""

from __future__ import annotations

import html
import re

_APART = re.compile(r"<(?:/(?:p|li|h\d|td|th|div)|br ?/?)>")
_BREAK = re.compile(r"</(?:p|li|h\d|tr|div|pre|blockquote)>|<br ?/?>")
_TAG = re.compile(r"<[^>]+>")
_NOTE = re.compile(r"<sup.*?</sup>", re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
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


def excerpt(text: str) -> str:
    """The first paragraph as plain text, cut between words."""
    paragraph, end, _ = text.partition("<p>")[2].partition("</p>")
    first = plain_text(_NOTE.sub("", paragraph)) if end else ""
    if len(first) <= _EXCERPT:
        return first
    return first[:_EXCERPT].rsplit(" ", 1)[0].rstrip(",;:–—-") + " …"


def _words(text: str) -> list[str]:
    return html.unescape(_TAG.sub("", _APART.sub(" ", text))).split()


NO_BREAK = "\u00a0"


def held_together(text: str, most: int = 0) -> str:
    """A number and its unit in one line, for pages: "20 minutes". `most`: how many spaces, from the first on; 0 for all."""
    return text.replace(" ", NO_BREAK, most or -1)


def breakable(text: str) -> str:
    """The text with spaces alone: what feeds have said once stays as it is, down to the last byte."""
    return text.replace(NO_BREAK, " ")

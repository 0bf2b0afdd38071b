"""A whole text."""

from __future__ import annotations

from ...patterns import regex
from ..boxes import boxed
from ..converted import Converted
from .blocks import Blocks, Headings
from .footnotes import Footnotes
from .inline import Inline
from .paragraphs import may_be_more
from .typography import Typography
from .unsure import UnsureError

_DOUBTFUL = regex(
    r"[<\\&\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ue000-\uf8ff\ufeff\ufffd]"
)
_NEVER = regex(
    # Raw HTML, escapes, references to characters, characters of control and of the private area.
    r"[<\\\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufeff\ufffd]|&(?:\#|\w+;)"
    # Other spaces, but for those between words.
    r"|(?<![\w.,;:!?%€$£«»“”‘’()–—…])[^\S \n]|[^\S \n](?![\w.,;:!?%€$£«»“”‘’()–—…])"
)
_DEFINITION = regex(r"\[[^\]^][^\]]*\]:")


def _has_mark(text: str) -> bool:
    """Whether there are fences, the marks of the table of contents, of notes, or ours."""
    return "```" in text or "~~~" in text or "[TOC]" in text or "] :" in text or "///" in text or "DAYBYDAYC" in text


def _is_for_markdown(text: str) -> bool:
    """Whether something stands in a text that is not read here at all, seen at first sight."""
    return bool(
        (_DOUBTFUL.search(text) and _NEVER.search(text))
        or text.startswith(" ")
        or _has_mark(text)
        or ("]:" in text and _DEFINITION.search(text))
    )


class DirectWay:
    """Converts texts for the known configuration of Markdown."""

    def __init__(self) -> None:
        self._inline = Inline(Typography())

    def converted(self, text: str) -> Converted | None:
        """The HTML of a text; None where Python-Markdown has to be asked."""
        if _is_for_markdown(text):
            return None
        try:
            return self._converted(text.strip("\n"))
        except UnsureError:
            return None

    def _converted(self, text: str) -> Converted:
        footnotes = Footnotes()
        if "[^" in text:
            text = footnotes.take(text)
        self._inline.begin(footnotes)
        blocks = Blocks(self._inline, Headings())
        blocks.read(text)
        html = blocks.html().strip()
        if footnotes.texts:
            notes = [self._note(note) for note in footnotes.texts.values()]
            return Converted(f"{html}\n{footnotes.html(notes)}".strip())
        return Converted(html, self._inline.is_clean)

    def _note(self, text: str) -> str:
        if may_be_more(text) or "|" in text:
            raise UnsureError
        return self._inline.html(boxed(text))

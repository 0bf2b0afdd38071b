"""Two ways to look at a text: its *words*, which a translation follows, and its *look*, which it need not.

Words are letters, digits and the signs that mean something (`€`, `%`): quotation marks, dashes, spaces of any kind, hyphens
and the marks of Markdown are how they are set. Between two digits something stands or nothing (1.5 is not 15). Code is
neither: every character of it counts, white space at the ends of lines aside.
"""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections.abc import Iterable

from ...patterns import regex
from .blocks import TextBlock

_BETWEEN_DIGITS = regex(r"(\d)[^\w%‰°]+(?=\d)")
_MARK_BETWEEN = "\x1f"
_CODE = ("code", "indented")
# Letters that nobody reads: how a word is set, what a heading is called, the number of a note.
_MARKUP = regex(
    r"</?(?:b|br|em|i|small|strong|sub|sup|u|wbr)[ \t]*/?>|\{:?[ \t]*[#.][^}\n]*\}|\[\^[^\]\s]+\]", re.IGNORECASE
)
_FENCE = regex(r"^[ \t>]*(?:`{3,}|~{3,})")
_QUOTED = regex(r"^(?: {0,3}>[ \t]?)+")
_NUMBERED = regex(r"^[ \t>]*[0-9]{1,9}[.)][ \t]+")
# Spaces as a keyboard has them: a no-break space is a part of the look.
_BLANK = regex(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_MEANING_SIGNS = frozenset("%‰" + _MARK_BETWEEN)
# Apostrophes among the letters; the minus among the signs is a hyphen as well set as can be, an arrow a drawn `->`.
_APOSTROPHES = range(0x2B9, 0x2BE)
_ARROWS = range(0x2190, 0x2200)
_VARIANTS = range(0xFE00, 0xFE10)
_MINUS = 0x2212


class _Letters(dict[int, int | None]):
    """For `str.translate`: what is a part of a word stays, all else goes. Filled as characters come."""

    def __missing__(self, code: int) -> int | None:
        self[code] = code if _is_of_a_word(code) else None
        return self[code]


def _is_of_a_word(code: int) -> bool:
    if chr(code) in _MEANING_SIGNS:
        return True
    if code in _APOSTROPHES or code in _ARROWS or code in _VARIANTS or code == _MINUS:
        return False
    category = unicodedata.category(chr(code))
    if category[0] in "LMN":
        return True
    return category in ("Sc", "So") or (category == "Sm" and code > 127)


_LETTERS = _Letters()


def words_of_text(text: str) -> str:
    """The words of prose, one after the other."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text or "{" in text or "[^" in text:
        text = _MARKUP.sub("", text)
    return _BETWEEN_DIGITS.sub(rf"\1{_MARK_BETWEEN}", text).translate(_LETTERS)


def words_of(block: TextBlock) -> str:
    """The words of a block; of code its lines."""
    if block.kind in _CODE:
        return f"\n{_code(block)}\n"
    rows: Iterable[str] = block.rows
    if _NUMBERED.match(block.rows[0]):
        # The numbers of a list are counted anew by Markdown.
        rows = (_NUMBERED.sub("", row) for row in rows)
    return words_of_text("\n".join(rows))


def look_of_text(text: str) -> str:
    """Every character of prose, wherever its lines are broken."""
    if "\n" in text or "  " in text or "\t" in text:
        text = _BLANK.sub(" ", text)
    return text.strip(" ")


def look_of(block: TextBlock) -> str:
    """Every character of a block, wherever its lines are broken and quoted; of code its lines."""
    if block.kind in _CODE:
        return _code(block)
    if ">" in block.rows[0] and _QUOTED.match(block.rows[0]):
        first, *rest = block.rows
        return look_of_text("\n".join([first, *(_QUOTED.sub("", row) for row in rest)]))
    return look_of_text(block.text)


def _code(block: TextBlock) -> str:
    """Its lines, at the left margin, however long the fence around them is."""
    rows = (_FENCE.sub("", row).expandtabs(4).rstrip() for row in block.rows)
    return textwrap.dedent("\n".join(rows)).strip("\n")

"""A text and the short texts that go with it, converted as one where definitions of one serve the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..errors import DayByDayError
from ..patterns import regex
from .converted import Converted

Convert = Callable[[str], Converted]

_MARKER = "DAYBYDAYSHORTTEXTSTANDSHERE"
_MARKER_HTML = regex(rf"<p>{_MARKER}</p>\n?")
_DEFINITION = regex(r"^ {0,3}\*?\[[^\]\n]+\][ ]?:", re.MULTILINE)


class HomeworkSwallowedError(DayByDayError):
    """The homework's place was lost: it stands inside an HTML element that is not closed."""


def has_definitions(*texts: str) -> bool:
    """Whether one of the texts defines a link, a note or an abbreviation that the others may use."""
    return any("]:" in text or "] :" in text for text in texts) and any(map(_DEFINITION.search, texts))


def convert_as_one(convert: Convert, before: str, short_texts: Sequence[str], after: str) -> list[Converted]:
    """The HTML, in their order, of a text around short ones, all of them converted as one: definitions serve all, notes are counted once
    and stand at the end. Raises `HomeworkSwallowedError` where one of them reaches into the next.
    """
    whole = convert(f"\n\n{_MARKER}\n\n".join([before, *short_texts, after]))
    pieces = _MARKER_HTML.split(whole.html)
    if len(pieces) != len(short_texts) + 2:
        raise HomeworkSwallowedError
    return whole.split([pieces[0], *(piece.rstrip("\n") for piece in pieces[1:-1]), pieces[-1]])

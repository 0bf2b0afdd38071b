"""A text and the short texts that go with it, converted the plain way, right with any Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..errors import DayByDayError

Convert = Callable[[str], str]
ConvertAll = Callable[[Convert, str, Sequence[str]], tuple[str, list[str]]]

_MARKER = "DAYBYDAYSHORTTEXTSTANDSHERE"
_MARKER_HTML = re.compile(rf"<p>{_MARKER}</p>\n?")
_DEFINITION = re.compile(r"^ {0,3}\*?\[[^\]\n]+\][ ]?:", re.MULTILINE)


class HomeworkSwallowedError(DayByDayError):
    """The homework's place was lost: it stands inside an HTML element that is not closed."""


def convert_separately(convert: Convert, text: str, short_texts: Sequence[str]) -> tuple[str, list[str]]:
    """The HTML of `text`, and of each of `short_texts`, converted by itself."""
    return convert(text), [convert(short_text) for short_text in short_texts]


def has_definitions(*texts: str) -> bool:
    """Whether one of the texts defines a link, a note or an abbreviation that the others may use."""
    return any("]:" in text or "] :" in text for text in texts) and any(map(_DEFINITION.search, texts))


def convert_as_one(convert: Convert, before: str, short_texts: Sequence[str], after: str) -> tuple[str, list[str], str]:
    """The HTML of a text around short ones, all of them converted as one: definitions serve all, notes are counted once
    and stand at the end. Raises `HomeworkSwallowedError` where one of them reaches into the next.
    """
    html = convert(f"\n\n{_MARKER}\n\n".join([before, *short_texts, after]))
    pieces = _MARKER_HTML.split(html)
    if len(pieces) != len(short_texts) + 2:
        raise HomeworkSwallowedError
    return pieces[0], [piece.rstrip("\n") for piece in pieces[1:-1]], pieces[-1]

"""A text and the short texts that go with it, converted in one run: each becomes what it would alone.

The tasks of a homework are mostly one line of prose each, and to start Markdown costs more than to
convert one. A short text is fit for company when it is one paragraph that neither reaches beyond
itself nor can be reached: no definitions, no raw HTML, no attributes, no emphasis (whose reader
keeps a state from one paragraph to the next). If anything else comes out than one paragraph each,
each is converted alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..separate import Convert, convert_alone, convert_separately
from .blocks import is_paragraph

_MARKER = "DAYBYDAYTASKSSTANDHERE"
_AFTER_MARKER = f"<p>{_MARKER}</p>\n"
# What preprocessors work on: it might begin in one text and end in another.
_SPREADS = rf"<|&#|```|~~~|[\x02\x03\t\r]|{_MARKER}"
_SPREADING = re.compile(_SPREADS)
_NOT_FIT = re.compile(rf"{_SPREADS}|[*_{{]|\n[ \n]")
_REACHING_OUT = re.compile(rf"{_SPREADS}|\[\^|\][ ]?:|\*\[")


def convert_batched(convert: Convert, whole: str, pieces: Sequence[str], references: str) -> tuple[str, list[str]]:
    """As `convert_separately`, in as few runs as give the same."""
    fit = [piece for piece in pieces if _is_fit(piece)]
    if not fit:
        return convert_separately(convert, whole, pieces, references)
    made = None if references or _REACHING_OUT.search(whole) else _behind(convert, whole, fit)
    html, found = made or (convert(whole), _among_themselves(convert, fit, references))
    known = dict(zip(fit, found, strict=True)) if found else {}
    return html, [known[piece] if piece in known else convert_alone(convert, piece, references) for piece in pieces]


def _is_fit(piece: str) -> bool:
    return is_paragraph(piece) and not _NOT_FIT.search(piece)


def _behind(convert: Convert, whole: str, fit: Sequence[str]) -> tuple[str, list[str]] | None:
    """The HTML of `whole` and of the pieces behind it, if each piece became a paragraph."""
    first, marker, others = convert("\n\n".join([whole, _MARKER, *fit])).partition(_AFTER_MARKER)
    found = _paragraphs(others, len(fit))
    return (first.rstrip(), found) if marker and found else None


def _among_themselves(convert: Convert, fit: Sequence[str], references: str) -> list[str] | None:
    if _SPREADING.search(references):
        return None
    return _paragraphs(convert("\n\n".join([*fit, references])), len(fit))


def _paragraphs(html: str, count: int) -> list[str] | None:
    """The `count` paragraphs that `html` consists of."""
    if not (html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == count):
        return None
    found = html[3:-4].split("</p>\n<p>")
    return [f"<p>{one}</p>" for one in found] if len(found) == count else None

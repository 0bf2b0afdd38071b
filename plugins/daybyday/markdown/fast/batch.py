"""A text and the short texts that go with it, converted together: each becomes what it would alone.

The tasks of a homework are mostly one line of prose each, and to start Markdown costs more than to
convert one. A short text is fit for this when it is one paragraph that neither reaches beyond
itself nor can be reached: no definitions, no raw HTML, no attributes, no emphasis (whose reader
keeps a state from one paragraph to the next). If anything else comes out than one paragraph each,
each is converted alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..separate import Convert, convert_separately
from .blocks import is_paragraph

_MARKER = "DAYBYDAYTASKSSTANDHERE"
_AFTER_MARKER = f"<p>{_MARKER}</p>\n"
# What preprocessors work on: it might begin in one text and end in another.
_SPREADS = rf"<|&#|```|~~~|[\x02\x03\t\r]|{_MARKER}"
_NOT_FIT = re.compile(rf"{_SPREADS}|[*_{{]|\n[ \n]")
_REACHING_OUT = re.compile(rf"{_SPREADS}|\[\^|\][ ]?:|\*\[")


def convert_batched(convert: Convert, text: str, short_texts: Sequence[str]) -> tuple[str, list[str]]:
    """The same as `convert_separately`, with as few calls of Markdown as give the same HTML."""
    fit = [short_text for short_text in short_texts if _is_fit(short_text)]
    if not fit:
        return convert_separately(convert, text, short_texts)
    together = None if _REACHING_OUT.search(text) else _behind(convert, text, fit)
    html, paragraphs = together or (convert(text), _among_themselves(convert, fit))
    converted = dict(zip(fit, paragraphs, strict=True)) if paragraphs else {}
    return html, [
        converted[short_text] if short_text in converted else convert(short_text) for short_text in short_texts
    ]


def _is_fit(short_text: str) -> bool:
    return is_paragraph(short_text) and not _NOT_FIT.search(short_text)


def _behind(convert: Convert, text: str, fit: Sequence[str]) -> tuple[str, list[str]] | None:
    """The HTML of `text`, and of the short texts converted behind it; None unless each of them became one paragraph."""
    first, marker, rest = convert("\n\n".join([text, _MARKER, *fit])).partition(_AFTER_MARKER)
    paragraphs = _paragraphs(rest, len(fit))
    return (first.rstrip(), paragraphs) if marker and paragraphs else None


def _among_themselves(convert: Convert, fit: Sequence[str]) -> list[str] | None:
    return _paragraphs(convert("\n\n".join(fit)), len(fit))


def _paragraphs(html: str, count: int) -> list[str] | None:
    """The `count` paragraphs that `html` consists of."""
    if not (html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == count):
        return None
    contents = html[3:-4].split("</p>\n<p>")
    return [f"<p>{content}</p>" for content in contents] if len(contents) == count else None

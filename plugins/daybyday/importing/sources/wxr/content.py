"""The text of a post as WordPress would have shown it, in HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....messages import say
from ...losses import LossBook
from .blocks import Reusable, has_blocks, without_blocks, without_partings
from .footnotes import with_footnotes, with_notes_in_place
from .paragraphs import with_paragraphs
from .shortcodes import without_shortcodes
from .site import ExportSite

_LOOKS = re.compile(r"<(?:font|center|big)\b|<[a-z][^<>]*\s(?:style|align|bgcolor|color)\s*=", re.IGNORECASE)


def shown_html(text: str, post: str, site: ExportSite, meta: Mapping[str, str], book: LossBook) -> str:
    """Blocks and shortcodes as HTML, paragraphs as elements, notes below the text."""
    in_blocks, text = has_blocks(text), without_partings(text, book)
    if in_blocks:
        text = without_blocks(text, Reusable(site.reusable), book)
    elif "data-fn" not in text:
        text = with_notes_in_place(text)
    text = with_footnotes(text, meta.get("footnotes", ""), book)
    _note_looks(text, book)
    text = without_shortcodes(text, lambda listed, owner: site.gallery(post, listed, owner, book), site.table, book)
    return text if in_blocks else with_paragraphs(text)


def _note_looks(text: str, book: LossBook) -> None:
    book.note(
        "changed",
        "looks",
        say("colours, sizes and alignments, which the theme decides here"),
        count=sum(1 for _ in _LOOKS.finditer(text)),
    )

"""The text of a post as WordPress would have shown it, in HTML."""

from __future__ import annotations

from collections.abc import Mapping

from ...losses import LossBook
from .blocks import Reusable, has_blocks, without_blocks, without_partings
from .footnotes import with_footnotes, with_notes_in_place
from .paragraphs import with_paragraphs
from .shortcodes import without_shortcodes
from .site import ExportSite


def shown_html(text: str, post: str, site: ExportSite, meta: Mapping[str, str], book: LossBook) -> str:
    """Blocks and shortcodes as HTML, paragraphs as elements, notes below the text."""
    in_blocks, text = has_blocks(text), without_partings(text, book)
    if in_blocks:
        text = without_blocks(text, Reusable(site.reusable), book)
    elif "data-fn" not in text:
        text = with_notes_in_place(text)
    text = with_footnotes(text, meta.get("footnotes", ""), book)
    text = without_shortcodes(text, lambda attributes: site.gallery(post, dict(attributes)), book)
    return text if in_blocks else with_paragraphs(text)

"""The text of a post as WordPress would have shown it, in HTML."""

from __future__ import annotations

from collections.abc import Mapping

from ...losses import LossBook
from .blocks import has_blocks, without_blocks
from .footnotes import with_footnotes
from .paragraphs import with_paragraphs
from .shortcodes import without_shortcodes
from .site import ExportSite


def shown_html(text: str, post: str, site: ExportSite, meta: Mapping[str, str], book: LossBook) -> str:
    """Blocks and shortcodes as HTML, paragraphs as elements, notes below the text."""
    in_blocks = has_blocks(text)
    if in_blocks:
        text = with_footnotes(without_blocks(text, site.reusable, book), meta.get("footnotes", ""))
    text = without_shortcodes(text, lambda attributes: site.gallery(post, dict(attributes)), book)
    return text if in_blocks else with_paragraphs(text)

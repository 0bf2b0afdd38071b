"""What is well written Markdown and reaches some readers badly: a paragraph in another language, a picture without words, a
table that is too wide, quotation marks that are not the site's.

Warnings and notes, for their authors to judge; what stands in code, quotations or raw HTML is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Finding
from ..lines import Scan
from .paragraphs import FunctionWords, other_languages
from .pictures import pictures_without_words
from .tables import wide_tables
from .typography import ALL_MARKS, QuotationMarks, typography

__all__ = ["ALL_MARKS", "FunctionWords", "QuotationMarks", "typography", "wording"]


def wording(scanned: Scan, text: str, lang: str, function_words: FunctionWords, path: str) -> Iterator[Finding]:
    """Everything of this room. `text` is what was scanned: what it lacks is not looked for."""
    if "![" in text or "<img" in text:
        yield from pictures_without_words(scanned.lines, path)
    if "|" in text:
        yield from wide_tables(scanned.lines, path)
    yield from other_languages(scanned.lines, text, lang, function_words, path)

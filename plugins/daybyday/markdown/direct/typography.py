"""Quotation marks, apostrophes, dashes and ellipses, as Python-Markdown's smarty extension writes them.

The extension runs its expressions one after the other over a run of text; each replacement becomes a placeholder, so that
a later expression sees marks of control in its place. Both are done here likewise, with the extension's own expressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from markdown import Markdown
from markdown.extensions.smarty import SubstituteTextPattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX

from ...patterns import regex

_WITHIN_WORDS = regex(r"'(?<=[^\W\d_]')(?=[^\W\d_])")
_PLACEHOLDER = regex(f"{STX}(.){ETX}")
_FIRST = 0xE000
"""Code point of the first placeholder; no text that comes here holds characters of this private area."""


class Typography:
    """Writes the marks, as the extension does without settings of its own."""

    def __init__(self) -> None:
        converter = Markdown(extensions=["markdown.extensions.smarty"])
        smarty = cast("InlineProcessor", converter.treeprocessors["smarty"])
        patterns = cast("Sequence[SubstituteTextPattern]", list(smarty.inlinePatterns))
        self._patterns = [(pattern.compiled_re, tuple(pattern.replace)) for pattern in patterns]
        self._apostrophe = self._replaced("a'b")[1:-1]

    def written(self, run: str) -> str:
        """The HTML of a run of text between two elements."""
        if "'" in run:
            simple = _WITHIN_WORDS.sub(STX, run)
            if "'" in simple or _has_marks(simple):
                return self._replaced(run)
            return escaped(simple).replace(STX, self._apostrophe)
        return self._replaced(run) if _has_marks(run) else escaped(run)

    def _replaced(self, run: str) -> str:
        values: list[str] = []
        for expression, parts in self._patterns:
            position = 0
            while match := expression.search(run, position):
                placeholder = f"{STX}{chr(_FIRST + len(values))}{ETX}"
                values.append("".join(match[part] if isinstance(part, int) else str(part) for part in parts))
                run = f"{run[: match.start()]}{placeholder}{run[match.end() :]}"
                position = match.start() + len(placeholder)
        return _PLACEHOLDER.sub(lambda match: values[ord(match[1]) - _FIRST], escaped(run))


def _has_marks(run: str) -> bool:
    return '"' in run or "--" in run or "..." in run


def escaped(run: str) -> str:
    """Text as HTML holds it."""
    if "&" in run:
        run = run.replace("&", "&amp;")
    return run.replace(">", "&gt;") if ">" in run else run

"""What a view may ask for while it renders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..drawings import Drawing
from ..parts import Fragment
from ..prose import Body
from .site_context import SiteContext

THEME_FILE = "theme:"
"""what the name of a file begins with that lies in the theme's static folder"""

EDITOR_FILE = "editor:"
"""what the name of a file begins with that belongs to the browser editor"""


class RenderServices(Protocol):
    """Everything that rendering needs beside the value of a part; the same for all parts of a build."""

    @property
    def context(self) -> SiteContext:
        """Settings and words."""

    def body(self, digest: str) -> Body:
        """The converted text of a source."""

    def page(self, template: str, page: object, lang: str) -> bytes:
        """A page made by a template of the theme, with the words of `lang`."""

    def file(self, path: str) -> bytes:
        """The bytes of a file, by its path relative to the content folder (or with `THEME_FILE` before it, to the theme's static
        folder; with `EDITOR_FILE`, one of the browser editor's).
        """

    def drawn(self, drawing: Drawing) -> bytes:
        """A picture made from a drawing, or kept from an earlier build."""

    def joined(self, fragments: Sequence[Fragment[object]], separator: str = "", lasting: bool = True) -> str:
        """Fragments as text, from the store or made by their view's `fragment`. Those made with `lasting` False are
        not stored: for files that hardly ever change again.
        """

    def piece(self, template: str, value: object, lang: str) -> str:
        """A part of a page made by a template, which knows `value` as `piece`, with the words of `lang`."""

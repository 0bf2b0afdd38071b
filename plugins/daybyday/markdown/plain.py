"""Python-Markdown, with what we add to it: right for every text and every configuration."""

from __future__ import annotations

from markdown import Markdown

from .boxes import Boxes
from .counters import Counters, parts_of
from .extensions import extensions_of
from .fences import COMMENT, give_fences
from .headings import HeadingsInOrder
from .settings import MarkdownSettings

_READ_BY_US = ("markdown", "daybyday")


class PlainWay:
    """Converts texts one after the other; what one leaves behind, the next does not find."""

    def __init__(self, settings: MarkdownSettings) -> None:
        self._names, self._configs = extensions_of(settings)
        self._start_anew()
        self._is_ours = all(type(part).__module__.partition(".")[0] in _READ_BY_US for part in parts_of(self._markdown))

    def _start_anew(self) -> None:
        """Make the Markdown that converts."""
        self._markdown = Markdown(extensions=self._names, extension_configs=self._configs, output_format="html")
        give_fences(self._markdown)
        # `3.` begins a list at three, and the year that begins a sentence stays one.
        setattr(self._markdown.parser.blockprocessors["olist"], "LAZY_OL", False)  # noqa: B010 - of a subclass
        self._markdown.treeprocessors.register(Boxes(self._markdown), "daybyday_boxes", 8)
        # Before toc (5) gives the headings their ids, so that the ids see the final headings.
        self._markdown.treeprocessors.register(HeadingsInOrder(self._markdown), "daybyday_headings", 6)
        self._counters = Counters(self._markdown)

    def begin_source(self) -> None:
        """Another source: what an extension of others keeps from text to text, only its author knows."""
        if not self._is_ours:
            self._start_anew()

    def html(self, text: str) -> str:
        """The HTML of one text."""
        self._counters.begin_again()
        self._markdown.reset()
        # A text too deep for Markdown leaves this full, and every later one would be taken for a list's.
        self._markdown.parser.state.clear()
        return self._markdown.convert(text).replace(COMMENT, "&lt;!--")

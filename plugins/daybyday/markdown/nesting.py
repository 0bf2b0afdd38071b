"""Clean HTML in which elements stand only where HTML lets them: browsers forgive what checkers and readers do not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..patterns import regex

_TAG = regex(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?:[^>\"]|\"[^\"]*\")*>")
_PHRASING = frozenset("a abbr b cite code del em i ins kbd q s samp small strong sub sup u var".split())
_TRANSPARENT = frozenset(["a", "del", "ins"])
"""What may hold whatever its parent may."""
_LISTS = frozenset(["ul", "ol"])
_ALONE = frozenset(["br", "hr"])
_WITH_BLOCKS = regex(r"<(?:ul|ol|li|blockquote|pre|hr|table)\b")
_BLOCK_IN_PHRASING = regex(
    rf"<(?:{'|'.join(sorted(_PHRASING - _TRANSPARENT))})>(?:(?!</p>).)*?<(?:p|ul|ol|li|blockquote|pre|hr|table)\b",
    re.DOTALL,
)
_HOLLOW = regex(rf"<({'|'.join(sorted(_PHRASING))})(?: [^<>]*)?></\1>")


def well_nested(html: str) -> str:
    """HTML from a cleaner, so closed and quoted, with blocks taken out of phrases, and items around what stands in a list.

    A phrase that holds a block ends before it.
    """
    if not (_WITH_BLOCKS.search(html) or _BLOCK_IN_PHRASING.search(html)):
        return html
    nesting = _Nesting()
    position = 0
    for match in _TAG.finditer(html):
        nesting.text(html[position : match.start()])
        position = match.end()
        if match["end"]:
            nesting.end(match["name"])
        else:
            nesting.start(match["name"], match.group())
    nesting.text(html[position:])
    return _HOLLOW.sub("", "".join(nesting.out))


@dataclass(slots=True)
class _Open:
    """An element that is open in the source. One that is not `written` stands nowhere in the result."""

    name: str
    written: bool = True
    implied: bool = False
    """an item around something that stands in a list by itself"""


@dataclass(slots=True)
class _Nesting:
    """Goes through HTML and writes it again."""

    out: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    open_pre: int = 0
    """how many `pre` are open: of blocks in one only the words are written"""

    def text(self, text: str) -> None:
        """Words; in a list they need an item."""
        if text.strip() and self._parent() in _LISTS:
            self._imply_item()
        self.out.append(text)

    def start(self, name: str, tag: str) -> None:
        """The beginning of an element."""
        is_phrasing = name in _PHRASING or name == "br"
        if not is_phrasing and self.open_pre:
            self.stack += [] if name in _ALONE else [_Open(name, written=False)]
            return
        if not is_phrasing:
            self._end_phrases()
        if name == "li":
            self._end_implied()
            if self._parent() not in _LISTS:
                self.out.append("<br>")
                self.stack.append(_Open(name, written=False))
                return
        elif self._parent() in _LISTS:
            self._imply_item()
        self.out.append(tag)
        if name not in _ALONE:
            self.stack.append(_Open(name))
            self.open_pre += name == "pre"

    def end(self, name: str) -> None:
        """The end of an element, and of items that were put around something in it."""
        self._end_implied()
        if self.stack and self.stack[-1].name == name and self.stack.pop().written:
            self.out.append(f"</{name}>")
            self.open_pre -= name == "pre"

    def _parent(self) -> str:
        """The element in which something would stand now."""
        return next((element.name for element in reversed(self.stack) if element.written), "")

    def _imply_item(self) -> None:
        self.out.append("<li>")
        self.stack.append(_Open("li", implied=True))

    def _end_implied(self) -> None:
        if self.stack and self.stack[-1].implied:
            self.stack.pop()
            self.out.append("</li>")

    def _end_phrases(self) -> None:
        """End the phrases that are open, unless all of them may hold a block."""
        phrases: list[_Open] = []
        for element in reversed(self.stack):
            if element.written and element.name not in _PHRASING:
                break
            phrases.append(element)
        if all(not phrase.written or phrase.name in _TRANSPARENT for phrase in phrases):
            return
        for phrase in phrases:
            if phrase.written:
                self.out.append(f"</{phrase.name}>")
                phrase.written = False

"""Lists with bullets and with numbers, tight and loose, one within the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ...patterns import regex
from ..boxes import boxed
from .inline import Inline
from .paragraphs import may_be_more
from .unsure import UnsureError

ITEM = regex(r"(?:(?P<number>[0-9]+)\.|[-*+])[ ]+(?P<text>[^\n]*)")
_INDENT = "    "


@dataclass(slots=True)
class _Item:
    text: str
    children: list[str] = field(default_factory=list)
    is_loose: bool = False
    """whether its words are a paragraph"""

    def html(self) -> str:
        if self.is_loose:
            inner = "\n".join([f"<p>{self.text}</p>", *self.children])
            return f"<li>\n{inner}\n</li>"
        inner = "\n".join(self.children)
        return f"<li>{self.text}{inner}\n</li>" if inner else f"<li>{self.text}</li>"


class List:
    """A list, to which following blocks of items are added."""

    def __init__(self, inline: Inline) -> None:
        self._inline = inline
        self._items: list[_Item] = []
        self._opening = ""

    def read(self, block: str) -> None:
        """Add a block of items; those that follow an empty line are loose. Raises `UnsureError`."""
        is_loose = bool(self._items)
        if is_loose:
            self._items[-1].is_loose = True
        for text in _items(block):
            if text.startswith(_INDENT):
                nested = List(self._inline)
                nested.read("\n".join(_dedented(text, (0, 4, 8, 12))))
                self._items[-1].children.append(nested.html())
                continue
            self._begin(text)
            self._items[-1].is_loose = is_loose
            is_loose = False

    def read_paragraph(self, block: str) -> None:
        """Add a paragraph to the last item. Raises `UnsureError`."""
        text = "\n".join(_dedented(block, (0,)))
        if may_be_more(text) or "|" in text or text.startswith("["):
            raise UnsureError
        self._items[-1].is_loose = True
        self._items[-1].children.append(f"<p>{self._inline.html(text)}</p>")

    def html(self) -> str:
        """The element."""
        items = "\n".join(item.html() for item in self._items)
        return f"{self._opening}\n{items}\n</{self._opening[1:3]}>"

    def _begin(self, item: str) -> None:
        """An item with its mark."""
        match = ITEM.match(item)
        if match is None:
            raise UnsureError
        number, text = match["number"], item[match.start("text") :]
        tag = "ul" if number is None else "ol"
        if not self._opening:
            if number is not None and number.startswith("0"):
                raise UnsureError
            self._opening = f"<{tag}>" if number in (None, "1") else f'<ol start="{number}">'
        if self._opening[1:3] != tag or not text.partition("\n")[0].strip() or "|" in text or may_be_more(text):
            raise UnsureError
        self._items.append(_Item(self._inline.html(boxed(text))))


def _items(block: str) -> Iterator[str]:
    """The items of a block, each with its mark and the lines that go on; those of an inner list as one, indented."""
    item: list[str] = []
    for line in block.split("\n"):
        is_inner = line.startswith(_INDENT) and bool(ITEM.match(line.lstrip(" ")))
        if ITEM.match(line):
            if item:
                yield "\n".join(item)
            item = [line]
        elif is_inner and not item[0].startswith(_INDENT):
            yield "\n".join(item)
            item = [line]
        elif not is_inner and (item[0].startswith(_INDENT) or (line.startswith(" ") and ITEM.match(line.lstrip(" ")))):
            raise UnsureError
        else:
            item.append(line)
    yield "\n".join(item)


def _dedented(block: str, allowed: Collection[int]) -> Iterator[str]:
    """The lines of a block without its indentation; what is indented further may be so by some spaces alone."""
    for line in block.split("\n"):
        dedented = line.removeprefix(_INDENT)
        if dedented == line or len(dedented) - len(dedented.lstrip(" ")) not in allowed:
            raise UnsureError
        yield dedented

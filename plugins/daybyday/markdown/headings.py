"""Headings of a text: which level they get, and which id."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from .ids import fit

_LEVELS = {f"h{level}": level for level in range(1, 7)}


class HeadingsInOrder(Treeprocessor):
    """Headings of a text begin at h2 and skip no level, whatever the author counted from."""

    def run(self, root: ElementTree.Element) -> None:
        levels: list[int] = []
        for element in root.iter():
            # A comment's tag is no text.
            level = _LEVELS.get(element.tag) if isinstance(element.tag, str) else None
            if level:
                while levels and levels[-1] >= level:
                    levels.pop()
                levels.append(level)
                element.tag = f"h{min(len(levels) + 1, 6)}"


def heading_id(text: str, separator: str) -> str:
    """The id of a heading. Where templates use the same id for a part of their own, "-section" is added."""
    return fit(slugify(text, separator))

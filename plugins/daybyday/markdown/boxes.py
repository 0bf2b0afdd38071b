"""Lists to tick in a text: `- [ ] open` and `- [x] done` are shown with boxes, which pages and feeds keep alike."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from ..patterns import regex

_BOX = regex(r"\s*\[(?P<mark>[ \u00a0xX]?)\][ \u00a0]+(?=\S|$)")


class Boxes(Treeprocessor):
    """Puts ☐ and ☑ where items of lists begin with brackets."""

    def run(self, root: ElementTree.Element) -> None:
        for item in root.iter("li"):
            paragraph = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            if paragraph.text:
                paragraph.text = boxed(paragraph.text)


def boxed(text: str) -> str:
    """The text of an item, with a box where it begins with brackets."""
    match = _BOX.match(text)
    if match is None:
        return text
    box = "☑" if match["mark"] in ("x", "X") else "☐"
    return f"{box} {text[match.end() :]}"

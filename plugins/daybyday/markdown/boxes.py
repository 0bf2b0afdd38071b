"""Lists to tick in a text: `- [ ] open` and `- [x] done` are shown with boxes, which pages and feeds keep alike."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

_BOX = re.compile(r"\s*\[(?P<mark>[ \u00a0xX]?)\][ \u00a0]+(?=\S|$)")


class Boxes(Treeprocessor):
    """Puts ☐ and ☑ where items of lists begin with brackets."""

    def run(self, root: ElementTree.Element) -> None:
        for item in root.iter("li"):
            paragraph = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            match = _BOX.match(paragraph.text or "")
            if match and paragraph.text:
                box = "☑" if match["mark"] in ("x", "X") else "☐"
                paragraph.text = f"{box} {paragraph.text[match.end() :]}"

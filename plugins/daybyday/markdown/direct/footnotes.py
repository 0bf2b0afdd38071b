"""Notes at the end of a text, each of one paragraph and referred to once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...patterns import regex
from .unsure import UnsureError

REFERENCE = regex(r"\[\^([A-Za-z0-9-]+)\](?!:)")
_DEFINITION = regex(r"\[\^(?P<id>[A-Za-z0-9-]+)\]:[ ]*(?P<text>\S[^\n]*(?:\n[^\s\[][^\n]*)*)(?:\n|\Z)")
_BETWEEN = regex(r"\n{2,}")


@dataclass(slots=True)
class Footnotes:
    """The notes of a text, by their ids, in the order in which they are written."""

    texts: dict[str, str] = field(default_factory=dict)
    referenced: set[str] = field(default_factory=set)

    def take(self, text: str) -> str:
        """Take the definitions out of a text, which comes back without them. Raises `UnsureError`."""
        return "\n\n".join(self._others(_BETWEEN.split(text)))

    def reference(self, id: str) -> str:
        """The element that refers to a note. Raises `UnsureError` for a second one, and where there is no such note."""
        if id not in self.texts or id in self.referenced:
            raise UnsureError
        self.referenced.add(id)
        number = list(self.texts).index(id) + 1
        return f'<sup id="fnref:{id}"><a class="footnote-ref" href="#fn:{id}">{number}</a></sup>'

    def html(self, paragraphs: list[str]) -> str:
        """The section of the notes, given what is said in each of them."""
        items = "\n".join(
            f'<li id="fn:{id}">\n<p>{paragraph}&#160;<a class="footnote-backref" href="#fnref:{id}" '
            f'title="Jump back to footnote {number} in the text">&#8617;</a></p>\n</li>'
            for number, (id, paragraph) in enumerate(zip(self.texts, paragraphs, strict=True), 1)
        )
        return f'<div class="footnote">\n<hr>\n<ol>\n{items}\n</ol>\n</div>'

    def _others(self, blocks: list[str]) -> Iterator[str]:
        is_behind_note = False
        for block in blocks:
            if is_behind_note and block.startswith(" "):
                raise UnsureError
            is_behind_note = block.startswith("[^")
            if is_behind_note:
                self._define(block)
            else:
                yield block

    def _define(self, block: str) -> None:
        position = 0
        while position < len(block):
            match = _DEFINITION.match(block, position)
            if match is None or match["id"] in self.texts:
                raise UnsureError
            self.texts[match["id"]] = match["text"].rstrip()
            position = match.end()

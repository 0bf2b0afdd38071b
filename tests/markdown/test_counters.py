"""A text becomes the same whatever was converted before it."""

from __future__ import annotations

import pytest
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from daybyday.markdown.converter import Converter, MarkdownSettings
from daybyday.model import Homework, Manuscript, Task

TEXT = "# One\n\nText[^a].\n\n[TOC]\n\n[^a]: Note."


class _Numbered(Preprocessor):
    def __init__(self, md):
        super().__init__(md)
        self.seen = []

    def run(self, lines):
        self.seen.append(1)
        return [*lines, "", f"Text number {len(self.seen)}."]


class Numbering(Extension):
    """Somebody's own, with a memory nobody knows of."""

    def extendMarkdown(self, md):
        md.preprocessors.register(_Numbered(md), "numbered", 1)


SETTINGS = [
    MarkdownSettings((), {"markdown.extensions.footnotes": {"UNIQUE_IDS": True}}),
    MarkdownSettings((), {"markdown.extensions.extra": {"footnotes": {"UNIQUE_IDS": True}}, "markdown.extensions.toc": {"permalink": True}}),
    MarkdownSettings((f"{__name__}:Numbering",), {"markdown.extensions.extra": {}}),
]  # fmt: skip


def source(text: str) -> Manuscript:
    return Manuscript(
        "x.md", "day", "x", "en", text=text, homework=Homework("Do it", (Task("1", "Go[^b].\n\n[^b]: So."),))
    )


@pytest.mark.parametrize("settings", SETTINGS, ids=["footnotes", "extra", "another's"])
def test_a_text_is_the_same_after_any_others(settings):
    alone = Converter(settings).convert(source(TEXT))
    busy = Converter(settings)
    for number in range(3):
        busy.convert(source(f"## {number}\n\nx[^1]\n\n[^1]: y"))

    assert alone == busy.convert(source(TEXT))

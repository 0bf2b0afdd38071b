"""Blocks that are plain paragraphs at first sight: no block processor is asked about them.

Python-Markdown asks sixteen processors about every block, and the last one takes it for a
paragraph. Most blocks of prose are one: no line of theirs begins with anything but a letter, a
quotation mark or inline markup.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown import blockprocessors as core
from markdown.blockparser import BlockParser
from markdown.extensions import abbr, def_list, footnotes, md_in_html, sane_lists, tables

# What the processors below look for: a line that begins like this, or a table.
_LIKE_A_BLOCK = r"[ ]*(?:[-+*_=#>:!\[\x02\n\d]|\Z)"
_FIRST = re.compile(rf"[ ]|{_LIKE_A_BLOCK}")
_LATER = re.compile(rf"\n{_LIKE_A_BLOCK}")
_KNOWN = frozenset(
    {
        core.EmptyBlockProcessor,
        core.ListIndentProcessor,
        core.CodeBlockProcessor,
        core.HashHeaderProcessor,
        core.SetextHeaderProcessor,
        core.HRProcessor,
        core.OListProcessor,
        core.UListProcessor,
        core.BlockQuoteProcessor,
        core.ReferenceProcessor,
        core.ParagraphProcessor,
        abbr.AbbrBlockprocessor,
        def_list.DefListProcessor,
        def_list.DefListIndentProcessor,
        footnotes.FootnoteBlockProcessor,
        md_in_html.MarkdownInHtmlProcessor,
        sane_lists.SaneOListProcessor,
        sane_lists.SaneUListProcessor,
        tables.TableProcessor,
    }
)


class FastBlockParser(BlockParser):
    """As its base, for processors that are all known: see `only_known_blocks`."""

    def parseBlocks(self, parent: ElementTree.Element, blocks: list[str]) -> None:  # noqa: N802 (Markdown's name)
        paragraph = self.blockprocessors["paragraph"]
        while blocks:
            if is_paragraph(blocks[0]):
                paragraph.run(parent, blocks)
                continue
            for processor in self.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break


def is_paragraph(block: str) -> bool:
    """Whether no processor but the one for paragraphs can want the block."""
    return "|" not in block and not _FIRST.match(block) and ("\n" not in block or not _LATER.search(block))


def only_known_blocks(markdown: Markdown) -> bool:
    """Whether `is_paragraph` can speak for all block processors."""
    processors = markdown.parser.blockprocessors
    all_known = {type(processor) for processor in processors} <= _KNOWN
    return all_known and "paragraph" in processors and type(processors["paragraph"]) is core.ParagraphProcessor

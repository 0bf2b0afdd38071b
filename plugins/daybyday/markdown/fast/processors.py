"""A Markdown converter that leaves out work which can change nothing: the same HTML, sooner.

Each of Python-Markdown's processors runs over every text. Those below first look whether there is
anything for them (a raw-HTML parser needs a `<`, a reader of attribute lists a `{`). Whether that
look is right depends on their code, so it holds for the version that was read and for exactly these
classes. Any other version (the converter asks for `version.READ`) and any processor of other origin
work as they always do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown, postprocessors, preprocessors, treeprocessors
from markdown.blockparser import BlockParser
from markdown.extensions import attr_list, fenced_code, md_in_html, toc
from markdown.inlinepatterns import DelimiterProcessor
from markdown.util import ETX, HTML_PLACEHOLDER, STX

from .blocks import FastBlockParser, only_known_blocks
from .inline import FastInlineProcessor
from .patterns import FastDelimiters

_PLACEHOLDER = re.compile(HTML_PLACEHOLDER % "([0-9]+)")
_ALONE_IN_PARAGRAPH = re.compile(f"<p>{_PLACEHOLDER.pattern}</p>")


class FastWhitespace(preprocessors.NormalizeWhitespace):
    """Only tabs, line ends, placeholders' marks and lines of spaces need work."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if "\n " in source or "\t" in source or "\r" in source or STX in source or ETX in source:
            return super().run(lines)
        return f"{source}\n\n".split("\n")


class FastFences(fenced_code.FencedBlockPreprocessor):
    """Only fences need work."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "```" in source or "~~~" in source else source.split("\n")


class FastRawHtml(preprocessors.HtmlBlockPreprocessor):
    """Only tags, comments and numeric character references need work (`&#65 x` gains a semicolon)."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "<" in source or "&#" in source else source.split("\n")


class FastRawHtmlWithMarkdown(md_in_html.HtmlBlockPreprocessor):
    """As `FastRawHtml`."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "<" in source or "&#" in source else source.split("\n")


class FastAttributes(attr_list.AttrListTreeprocessor):
    """Only a text with a brace can hold attributes."""

    def run(self, doc: ElementTree.Element) -> None:
        if "{" in "".join(doc.itertext()):
            super().run(doc)


class FastUnescape(treeprocessors.UnescapeTreeprocessor):
    """Only texts with a placeholder need work."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.unescape(element.text)
            if element.tail and STX in element.tail:
                element.tail = self.unescape(element.tail)
            for name, value in element.items():
                if value and STX in value:
                    element.set(name, self.unescape(value))


class FastPrettify(treeprocessors.PrettifyTreeprocessor):
    """Which tags are block-level is looked up once for each tag."""

    def run(self, root: ElementTree.Element) -> None:
        self._block_level = {tag: self.md.is_block_level(tag) for tag in {element.tag for element in root.iter()}}
        super().run(root)

    def _prettifyETree(self, elem: ElementTree.Element) -> None:  # noqa: N802 (Markdown's name)
        block_level = self._block_level
        if block_level[elem.tag] and elem.tag not in {"code", "pre"}:
            if (not elem.text or not elem.text.strip()) and len(elem) and block_level[elem[0].tag]:
                elem.text = "\n"
            for child in elem:
                if block_level[child.tag]:
                    self._prettifyETree(child)
        if not elem.tail or not elem.tail.strip():
            elem.tail = "\n"


class FastStash(postprocessors.RawHtmlPostprocessor):
    """What is stashed for typography is short, holds no placeholder and stands within a paragraph."""

    def run(self, text: str) -> str:
        stashed = self.md.htmlStash.rawHtmlBlocks
        plain = all(isinstance(block, str) and STX not in block for block in stashed)
        if not plain or _ALONE_IN_PARAGRAPH.search(text):
            return super().run(text)
        return _PLACEHOLDER.sub(partial(_from, stashed), text)


class FastStashWithMarkdown(FastStash, md_in_html.MarkdownInHTMLPostprocessor):
    """As `FastStash`."""


def _from(stashed: Sequence[str | ElementTree.Element], match: re.Match[str]) -> str:
    at = int(match[1])
    return str(stashed[at]) if at < len(stashed) else match[0]


class FastContents(toc.TocTreeprocessor):
    """Ids for headings; a table of contents only where its marker stands."""

    _wanted = True

    def run(self, doc: ElementTree.Element) -> None:
        self._wanted = bool(self.marker) and self.marker in "".join(doc.itertext())
        if self._wanted or any(
            isinstance(element.tag, str) and self.header_rgx.match(element.tag) for element in doc.iter()
        ):
            super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> ElementTree.Element:
        return super().build_toc_div(toc_list) if self._wanted else ElementTree.Element("div")

    def replace_marker(self, root: ElementTree.Element, elem: ElementTree.Element) -> None:
        if self._wanted:
            super().replace_marker(root, elem)


_FASTER: dict[type, type] = {
    preprocessors.NormalizeWhitespace: FastWhitespace,
    fenced_code.FencedBlockPreprocessor: FastFences,
    preprocessors.HtmlBlockPreprocessor: FastRawHtml,
    md_in_html.HtmlBlockPreprocessor: FastRawHtmlWithMarkdown,
    attr_list.AttrListTreeprocessor: FastAttributes,
    treeprocessors.PrettifyTreeprocessor: FastPrettify,
    treeprocessors.UnescapeTreeprocessor: FastUnescape,
    postprocessors.RawHtmlPostprocessor: FastStash,
    md_in_html.MarkdownInHTMLPostprocessor: FastStashWithMarkdown,
    treeprocessors.InlineProcessor: FastInlineProcessor,
    DelimiterProcessor: FastDelimiters,
}


def speed_up(converter: Markdown) -> bool:
    """Give `converter`, complete with its extensions, the ways above as far as they hold for it.

    Whether all of it is code that was read: then texts may be converted together, too.
    """
    if type(converter) is not Markdown:
        return False
    all_known = _nothing_foreign(converter) and only_known_blocks(converter)
    # Somebody else's processor might ask for the table of contents.
    replaced = {**_FASTER, toc.TocTreeprocessor: FastContents} if all_known else _FASTER
    for processor in (
        *converter.preprocessors,
        *converter.inlinePatterns,
        *converter.treeprocessors,
        *converter.postprocessors,
    ):
        processor.__class__ = replaced.get(type(processor), type(processor))
    if all_known and type(converter.parser) is BlockParser:
        converter.parser.__class__ = FastBlockParser
    return all_known


def _nothing_foreign(converter: Markdown) -> bool:
    components: Iterable[object] = (
        *converter.preprocessors,
        *converter.parser.blockprocessors,
        *converter.inlinePatterns,
        *converter.treeprocessors,
        *converter.postprocessors,
        *converter.registeredExtensions,
    )
    return all(type(component).__module__.partition(".")[0] == "markdown" for component in components)

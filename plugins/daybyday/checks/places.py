"""Where in its file something stands that conversion knows without its line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..model import Manuscript, Place
from ..patterns import regex

_CODE = regex(
    r"^ {0,3}(?P<fence>```+|~~~+).*?^ {0,3}(?P=fence)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)


def place_of(source: Manuscript, written: str) -> Place:
    """Where an address or another piece of text stands, as far as it can be found again: else where the text begins."""
    forms = dict.fromkeys([written, html.escape(written, quote=False), written.split("\n", maxsplit=1)[0]])
    for form in filter(None, forms):
        if place := _first(source, re.compile(re.escape(form))):
            return place
    return Place(source.path, source.text_line)


def place_of_tag(source: Manuscript, element: str, attribute: str = "") -> Place:
    """Where the tag of an element stands, or one of its attributes, in HTML or in an attribute list of Markdown."""
    tag = rf"<\s*{re.escape(element)}\b" if element else "<"
    named = [tag]
    if attribute:
        name = re.escape(attribute)
        named = [rf"{{[^{{}}\n]*?\b(?={name}\b)|<[a-zA-Z][^<>]*?\s(?={name}\b)", tag]
    for pattern in named:
        if place := _first(source, re.compile(pattern, re.IGNORECASE), at_end=pattern is not tag):
            return place
    return Place(source.path, source.text_line)


def place_of_id(source: Manuscript, id: str, which: int = 0) -> Place | None:
    """Where an author gives something an id, the first or the last time; None when Markdown made it of a heading."""
    pattern = re.compile(rf"(?:{{[^{{}}\n]*?#|\b(?:id|name)\s*=\s*[\"']?)(?={re.escape(id)}(?![\w-]))", re.IGNORECASE)
    places = list(_matches(source, pattern))
    return places[which] if places else None


def _matches(source: Manuscript, pattern: re.Pattern[str]) -> Iterator[Place]:
    text = _text(source)
    for match in pattern.finditer(_without_code(text)):
        yield _place(source, text, match.end())


def _first(source: Manuscript, pattern: re.Pattern[str], at_end: bool = False) -> Place | None:
    """The first match outside of code, else within it."""
    text = _text(source)
    match = pattern.search(_without_code(text)) or pattern.search(text)
    return _place(source, text, match.end() if at_end else match.start()) if match else None


def _text(source: Manuscript) -> str:
    return "\n".join(line for _, line, _ in source.lines)


def _place(source: Manuscript, text: str, position: int) -> Place:
    """A position in the lines of a text, which are not all of its file's."""
    number, _, _ = source.lines[text.count("\n", 0, position)]
    return Place(source.path, number, position - text.rfind("\n", 0, position))


def _without_code(text: str) -> str:
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text) if "`" in text or "~~~" in text else text

"""Tags as text: their attributes, and what of them cleaning takes away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from ..patterns import regex
from ..reading.text import FORBIDDEN

ATTRIBUTES = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
"""What stands in a tag after its name, as a regular expression."""

Loss = tuple[str, str, str]
"""(element, attribute, value); of an element as a whole the attribute is "", of a character reference the element, too."""

_TAG = regex(rf"<[a-zA-Z]{ATTRIBUTES}>")
_OPENING = regex(r"<\?\w*")
_REFERENCE_TO_CHARACTER = regex("&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?")
_ADDRESSES = frozenset(["href", "src", "poster", "srcset", "cite", "data", "action", "background", "longdesc"])
_MOST_LOSSES = 20


def attributes_of(tag: str) -> dict[str, str]:
    """Attributes by name, of a tag or of what stands in one after its name."""
    parser = _Tags()
    parser.feed(tag if tag.startswith("<") else f"<a {tag}>")
    return parser.tags[0][1] if parser.tags else {}


class _Tags(HTMLParser):
    """The opening tags of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in reversed(attrs)}))


def is_whole(before: str, after: str) -> bool:
    """Whether all of the HTML `before` is in `after`, tag by tag: as nearly always, and then nothing has to be compared."""
    return set(_TAG.findall(before)) <= set(_TAG.findall(after)) and "<?" not in before and "&#" not in before


def losses(before: str, after: str) -> tuple[Loss, ...]:
    """What of the HTML `before` is no more in `after`, which cleaning made of it, each once, in order.

    Nothing is known here of what cleaning keeps: elements, attributes and addresses are compared as they are.
    """
    lost: dict[Loss, None] = dict.fromkeys(_characters(before))
    kept_tags = set(_TAG.findall(after))
    missing = [tag for tag in dict.fromkeys(_TAG.findall(before)) if tag not in kept_tags]
    if missing:
        kept = {piece for tag in kept_tags for piece in _pieces(tag)}
        for tag in missing:
            lost.update(_lost_of(tag, kept))
    if "<?" in before:
        lost.update(((opening[1:], "", ""), None) for opening in _OPENING.findall(before))
    return tuple(lost)[:_MOST_LOSSES]


def _characters(before: str) -> Iterator[Loss]:
    """References to characters that neither HTML nor XML can carry."""
    if "&#" in before:
        for reference in _REFERENCE_TO_CHARACTER.findall(before):
            character = html.unescape(reference)
            if not character or FORBIDDEN.search(character):
                yield "", "", reference


def _pieces(tag: str) -> Iterator[tuple[str, str, str]]:
    """An element and its attributes, addresses with their values, in a form that survives cleaning."""
    parser = _Tags()
    parser.feed(tag)
    for name, attributes in parser.tags:
        yield name, "", ""
        for attribute, value in attributes.items():
            yield name, attribute, _comparable(value) if attribute in _ADDRESSES else ""


def _comparable(address: str) -> str:
    return re.sub("^//", "https://", "".join(address.split()))


def _lost_of(tag: str, kept: set[tuple[str, str, str]]) -> Iterator[tuple[Loss, None]]:
    parser = _Tags()
    parser.feed(tag)
    for name, attributes in parser.tags:
        if (name, "", "") not in kept:
            yield (name, "", ""), None
            continue
        for attribute, value in attributes.items():
            if (name, attribute, _comparable(value) if attribute in _ADDRESSES else "") not in kept:
                yield (name, attribute, value.strip()), None

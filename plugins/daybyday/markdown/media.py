"""Films, sounds and foreign frames: as links where they cannot be shown, and as what feeds enclose."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from ..patterns import regex
from ..prose import is_on_the_web
from .tags import ATTRIBUTES, attributes_of

_PLAYED = regex(rf"<(?P<element>video|audio)(?P<attributes>{ATTRIBUTES})>(?P<inside>.*?)</(?P=element)>", re.DOTALL)
_SOURCE = regex(rf"<source({ATTRIBUTES})>")
_FRAME = regex(
    rf"<(?P<element>iframe|embed|object)\b(?P<attributes>{ATTRIBUTES})>(?:.*?</(?P=element)\s*>)?",
    re.DOTALL | re.IGNORECASE,
)
_ADDRESS = {"iframe": "src", "embed": "src", "object": "data"}
# A link that stands between blocks needs a paragraph of its own, or its words run into the next.
_BETWEEN_BLOCKS = regex(
    r"(?:^|</(?:p|div|ul|ol|dl|h\d|blockquote|pre|table|figure|section|details)>|<(?:div|section|figure|hr|blockquote)\b[^>]*>)\s*$"
)
_BLOCKS_END = 60
"""Characters before an element that are enough to see what stands there."""


def media_as_links(text: str, names: Mapping[str, str]) -> str:
    """Clean HTML with a link in the place of each film and sound: few feed readers show them, and none all."""

    def as_link(match: re.Match[str]) -> str:
        address, _ = _source(match)
        title = attributes_of(match["attributes"]).get("title") or _file_name(address)
        return _link(text, match.start(), address, names.get(match["element"], "{title}").replace("{title}", title))

    return _PLAYED.sub(as_link, text)


def frames_as_links(text: str, names: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """Raw HTML with a link in the place of each foreign frame, and what was replaced: (element, "", address)."""
    replaced = []

    def as_link(match: re.Match[str]) -> str:
        element, attributes = match["element"].lower(), attributes_of(match["attributes"])
        address = attributes.get(_ADDRESS[element], "").strip()
        if not is_on_the_web(address):
            replaced.append((element, "", ""))
            return ""
        replaced.append((element, "", address))
        title = attributes.get("title") or urlsplit(address).hostname or _file_name(address)
        return _link(text, match.start(), address, names.get("frame", "{title}").replace("{title}", title))

    return _FRAME.sub(as_link, text), tuple(replaced)


def media_of(text: str) -> Iterator[tuple[str, str]]:
    """(address, media type if it is said) of the films and sounds in clean HTML, those for one and the same once."""
    for match in _PLAYED.finditer(text):
        address, media_type = _source(match)
        if address:
            yield address, media_type


def _source(match: re.Match[str]) -> tuple[str, str]:
    """The address of a film or a sound, and its type: its own, else those of its first source."""
    own = attributes_of(match["attributes"])
    if own.get("src"):
        return own["src"], ""
    for source in _SOURCE.finditer(match["inside"]):
        attributes = attributes_of(source[1])
        if attributes.get("src"):
            return attributes["src"], attributes.get("type", "").partition(";")[0].strip()
    return "", ""


def _file_name(address: str) -> str:
    return unquote(posixpath.basename(re.split("[?#]", address.rpartition("}")[2])[0])) or address


def _link(text: str, at: int, address: str, name: str) -> str:
    if not address:
        return ""
    link = f'<a href="{html.escape(address)}">{html.escape(name, quote=False)}</a>'
    return f"<p>{link}</p>" if _BETWEEN_BLOCKS.search(text[max(0, at - _BLOCKS_END) : at]) else link

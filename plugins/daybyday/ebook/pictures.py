"""Pictures that an e-book may hold: those of the core media types (EPUB 3.3, 3.2), told by their bytes."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree

from ..patterns import regex

_DECLARES = regex(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href", "src")
_ACTIVE = frozenset(("script", "foreignObject", "iframe", "audio", "video", "image", "a", "use", "set", "animate"))
"""Elements that run, move, or bring in something else: a reading system may refuse the whole book for one."""


class PictureKind(NamedTuple):
    """A media type, and how names of files of it end."""

    type: str
    ending: str


_BY_MAGIC = (
    (regex(rb"\x89PNG\r\n\x1a\n"), PictureKind("image/png", ".png")),
    (regex(rb"\xff\xd8\xff"), PictureKind("image/jpeg", ".jpg")),
    (regex(rb"GIF8[79]a"), PictureKind("image/gif", ".gif")),
    (regex(rb"RIFF.{4}WEBP", re.DOTALL), PictureKind("image/webp", ".webp")),
)
_SVG_KIND = PictureKind("image/svg+xml", ".svg")


def kind_of(data: bytes) -> PictureKind | None:
    """What a picture is, whatever its name says; None for one that an e-book may not hold."""
    for magic, kind in _BY_MAGIC:
        if magic.match(data):
            return kind
    return _SVG_KIND if _is_plain_drawing(data) else None


def _is_plain_drawing(data: bytes) -> bool:
    """Whether this is an SVG that is nothing but a drawing: without scripts, without entities, without other files."""
    if b"<svg" not in data or _DECLARES.search(data):
        return False
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - nothing is declared in it that could grow
    except ElementTree.ParseError:
        return False
    return root.tag == f"{{{_SVG}}}svg" and all(map(_is_plain, root.iter()))


def _is_plain(element: ElementTree.Element) -> bool:
    space, _, name = str(element.tag).rpartition("}")
    attributes = element.attrib
    return (
        space == f"{{{_SVG}"
        and name not in _ACTIVE
        and not any(key in attributes and not attributes[key].startswith("#") for key in _LINKS)
        and not any(key.startswith("on") or "url(http" in value for key, value in attributes.items())
    )

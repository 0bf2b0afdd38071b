"""Drawings (SVG) without what could run in a reader's browser, or fetch something from elsewhere.

A browser runs scripts of a drawing that is opened by itself, on the site's own address. What has none stays as it is, byte
for byte.
"""

from __future__ import annotations

import re

from lxml import etree

from ..patterns import regex

_RUNS = frozenset("script handler listener foreignobject iframe embed object audio video".split())
_ADDRESSES = frozenset(["href", "src", "from", "to", "values", "by", "action", "formaction"])
_SCRIPT_ADDRESS = regex(r"(?:java|vb|live)script:|data:(?!image/(?:png|jpe?g|gif|webp|avif)[;,])", re.IGNORECASE)
_NOT_SHOWN = regex(r"[\x00-\x20]")
_LENGTH = regex(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*")


class DrawingBrokenError(ValueError):
    """A file that is no drawing, or cannot be read as one."""


def without_scripts(data: bytes) -> bytes:
    """The drawing without scripts, foreign elements and addresses that run. Raises `DrawingBrokenError`."""
    tree = _tree(data)
    unwanted = [element for element in tree.iter() if _is_unwanted(element)]
    for element in unwanted:
        _take_out(element)
    attributes = [
        (element, name)
        for element in tree.iter(etree.Element)
        for name, value in element.attrib.items()
        if _runs(name, value)
    ]
    for element, name in attributes:
        del element.attrib[name]
    if not unwanted and not attributes and not tree.getroottree().docinfo.internalDTD:
        return data
    return bytes(etree.tostring(tree, encoding="utf-8", xml_declaration=True)) + b"\n"


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height as the drawing gives them in pixels; zeros where it does not. Raises `DrawingBrokenError`."""
    root = _tree(data)
    lengths = [_LENGTH.fullmatch(str(root.get(name) or "")) for name in ("width", "height")]
    width, height = (round(float(length[1])) if length else 0 for length in lengths)
    return (width, height) if width and height else (0, 0)


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DrawingBrokenError(str(error)) from error
    if _local(root.tag) != "svg":
        raise DrawingBrokenError("it is no SVG")
    return root


def _local(name: object) -> str:
    """A name without its namespace, in small letters; "" for what has none."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""


def _is_unwanted(element: etree._Element) -> bool:
    if isinstance(element, etree._ProcessingInstruction):  # noqa: SLF001 - lxml has no other name for it
        return True
    if isinstance(element, etree._Entity):  # noqa: SLF001
        return True
    if _local(element.tag) in _RUNS:
        return True
    # An animation can set an address that runs.
    return (
        _local(element.tag) in ("set", "animate")
        and _local(element.get("attributeName", "").rpartition(":")[2]) == "href"
    )


def _runs(name: str, value: str) -> bool:
    local = _local(name)
    if local.startswith("on"):
        return True
    return local in _ADDRESSES and _SCRIPT_ADDRESS.match(_NOT_SHOWN.sub("", value)) is not None


def _take_out(element: etree._Element) -> None:
    """An element and what is in it; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)

"""HTML as it was written before styles: the same in elements, attributes and classes of today.

Only what nothing would be lost by is put into other words; the rest is cleaning's.
"""

from __future__ import annotations

import re

from ..patterns import regex
from .tags import ATTRIBUTES, attributes_of

_RENAMED = {"center": "div", "strike": "s", "tt": "code", "acronym": "abbr", "h1": "h2"}
_TAG = regex(rf"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:\s{ATTRIBUTES})?)>")
_ALIGNING_STYLE = regex(r"text-align:\s*(left|center|right|justify);?")
_ALIGNED_CELL = regex(r'<(t[hd]) style="text-align: (left|center|right);"')
"""as Markdown writes it in tables"""
_SIDES = frozenset(["left", "center", "right", "justify"])
_ALIGN = regex(r"\s+align\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_STYLE = regex(r"\s+style\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_NAME = regex(r"(\s)name(\s*=)", re.IGNORECASE)
_CLASS = regex(r"(\sclass\s*=\s*[\"'])", re.IGNORECASE)


def with_sides_as_classes(text: str) -> str:
    """HTML with classes for the columns that Markdown aligns in tables."""
    return _ALIGNED_CELL.sub(r'<\1 class="\2"', text) if 'style="text-align' in text else text


def modernised(text: str) -> str:
    """HTML with the elements and attributes of today for `<center>`, `align`, `<a name>` and their like."""
    return _TAG.sub(_of_today, text)


def _of_today(match: re.Match[str]) -> str:
    name, attributes = match["name"].lower(), match["attributes"]
    new = _RENAMED.get(name, name)
    if match["end"]:
        return f"</{new}>" if new != name else match.group()
    classes = ["center"] if name == "center" else []
    if attributes:
        attributes = _aligned(attributes, classes)
        if name == "a":
            attributes = _as_id(attributes)
    for side in classes:
        attributes = _with_class(attributes, side)
    if new == name and attributes == match["attributes"]:
        return match.group()
    return f"<{new}{attributes}>"


def _aligned(attributes: str, classes: list[str]) -> str:
    """Attributes without those that say nothing but a side, which is put into `classes`."""
    lowered = attributes.lower()
    if "align" not in lowered:
        return attributes
    values = attributes_of(attributes)
    if values.get("align", "").lower() in _SIDES:
        classes.append(values["align"].lower())
        attributes = _ALIGN.sub("", attributes, count=1)
    if style := _ALIGNING_STYLE.fullmatch(values.get("style", "").strip().lower()):
        classes.append(style[1])
        attributes = _STYLE.sub("", attributes, count=1)
    return attributes


def _as_id(attributes: str) -> str:
    values = attributes_of(attributes) if "name" in attributes.lower() else {}
    return _NAME.sub(r"\1id\2", attributes, count=1) if values.get("name") and "id" not in values else attributes


def _with_class(attributes: str, name: str) -> str:
    if _CLASS.search(attributes):
        return _CLASS.sub(rf"\1{name} ", attributes, count=1)
    end = " /" if attributes.rstrip().endswith("/") else ""
    return f'{attributes.rstrip().removesuffix("/").rstrip() if end else attributes} class="{name}"{end}'

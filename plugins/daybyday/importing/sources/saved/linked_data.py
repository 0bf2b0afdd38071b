"""What a page says of itself to search engines (JSON-LD with the words of schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from ....values import dataclass

_LARGEST = 500_000
"""characters of one script"""
_MOST_DEEP = 6


@dataclass(frozen=True, slots=True)
class LinkedData:
    """Of the first article that a page describes; "" for what it does not say."""

    headline: str = ""
    date: str = ""
    author: str = ""


def linked_data(document: HtmlElement) -> LinkedData:
    """What the scripts of a page say of its text; broken ones say nothing."""
    for script in document.iter("script"):
        source = script.text or ""
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(source) > _LARGEST:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            if isinstance(node.get("datePublished"), str):
                return LinkedData(_name(node.get("headline")), node["datePublished"], _name(node.get("author")))
    return LinkedData()


def _nodes(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The descriptions in a script: one, a list of them, or a graph."""
    if isinstance(data, list) and depth < _MOST_DEEP:
        for entry in data:
            yield from _nodes(entry, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)


def _name(value: Any) -> str:
    """The name of somebody, given as words, as a description, or as a list of these."""
    if isinstance(value, list):
        return _name(value[0]) if value else ""
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value.strip() if isinstance(value, str) else ""

"""Pages of the page builder Elementor: of a text that is there alone, not in the post, its words and pictures in order."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

KEY = "_elementor_data"
_HTML = frozenset(
    "editor html tab_content item_content testimonial_content description description_text content text_editor".split()
)
_WORDS = re.compile(r"(?:^|_)(?:title|text|caption|heading|name|job|label|question|answer|subtitle|quote|author)$")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_MOST_DEEP = 60


def elementor_html(data: str) -> str:
    """The HTML of what a page of Elementor says; "" for what is no such page."""
    try:
        elements = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    return "\n".join(_elements(elements, 0))


def _elements(elements: Any, depth: int) -> Iterator[str]:
    """Of sections, columns and containers what stands in them; of widgets what they say."""
    if depth > _MOST_DEEP or not isinstance(elements, list):
        return
    for element in elements:
        if not isinstance(element, dict):
            continue
        settings = element.get("settings")
        if isinstance(settings, dict):
            yield from _settings(settings, depth)
        yield from _elements(element.get("elements"), depth + 1)


def _settings(settings: Mapping[str, Any], depth: int) -> Iterator[str]:
    for key, value in settings.items():
        if isinstance(value, str) and value.strip():
            yield from _value(key, value, settings)
        elif isinstance(value, dict):
            yield from _picture(value)
        elif isinstance(value, list) and depth < _MOST_DEEP:
            for entry in value:
                if isinstance(entry, dict):
                    yield from _picture(entry)
                    yield from _settings(entry, depth + 1)


def _value(key: str, value: str, settings: Mapping[str, Any]) -> Iterator[str]:
    if key in _HTML:
        yield value if "<" in value else f"<p>{value}</p>"
    elif _WORDS.search(key):
        shown = value if "<" in value else html.escape(value, quote=False)
        link = settings.get("link")
        address = link.get("url") if isinstance(link, dict) else ""
        if isinstance(address, str) and address:
            shown = f'<a href="{html.escape(address)}">{shown}</a>'
        size = settings.get("header_size") or ("h2" if key == "title" else "")
        tag = size if size in _HEADINGS else "p"
        yield f"<{tag}>{shown}</{tag}>"


def _picture(value: Mapping[str, Any]) -> Iterator[str]:
    address = value.get("url")
    if isinstance(address, str) and re.search(r"\.(?:jpe?g|png|gif|webp|svg|avif)(?:\?|$)", address, re.IGNORECASE):
        alt = value.get("alt")
        yield f'<p><img src="{html.escape(address)}" alt="{html.escape(alt) if isinstance(alt, str) else ""}"></p>'

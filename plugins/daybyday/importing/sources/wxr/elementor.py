"""Texts made with Elementor: they stand in a custom field, as JSON, and the post itself may be empty."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

from ....messages import say
from ...losses import LossBook

ELEMENTOR = "_elementor_data"
_WORDS = re.compile(
    r"(?:.*_)?(?:title|sub_title|text|content|editor|caption|description|heading|label|html|name|job|question|answer|prefix|suffix|"
    r"title_text|description_text|price|period|shortcode|quote|before|after|alert)(?:_[ab12])?"
)
_ADDRESSES = re.compile(r"(?:.*_)?(?:url|link)|image|(?:.*_)?image|wp_gallery|gallery|carousel")
_LOOKS = re.compile(
    r"typography|color|font|align|shadow|border|animation|background|hover|selected|css|html_tag|_size|position"
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)(?:$|[?#])", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(?:p|h[1-6]|ul|ol|div|table|blockquote|figure|pre|section)\b", re.IGNORECASE)
_MOST_DEEP = 60


def with_elementor(content: str, fields: Mapping[str, str], book: LossBook) -> str:
    """The text of a post: what Elementor shows where the post itself is empty; else the post, and what it lacks is named."""
    data = fields.get(ELEMENTOR, "")
    pieces = list(_pieces_of(data)) if data else []
    if not content.strip():
        return "\n\n".join(pieces)
    there = _letters(content) if pieces else ""
    missing = [piece for piece in pieces if _letters(piece) not in there]
    if missing:
        book.note(
            "dropped",
            "builder-texts",
            say("what a page builder keeps beside the text and shows instead of it"),
            missing,
        )
    return content


def _letters(text: str) -> str:
    addresses = " ".join(re.findall(r"(?:href|src)=\"([^\"]*)\"", text)) if "<img" in text else ""
    return re.sub(r"[\W_]+", "", html.unescape(f"{re.sub('<[^<>]*>', '', text)}{addresses}")).casefold()


def _pieces_of(data: str) -> Iterator[str]:
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        # What cannot be read as JSON is shown as it is, so that its words can be found.
        yield f"<pre>{html.escape(data, quote=False)}</pre>"
        return
    yield from _widgets(tree, 0)


def _widgets(node: object, depth: int) -> Iterator[str]:
    if depth > _MOST_DEEP:
        return
    if isinstance(node, list):
        for child in node:
            yield from _widgets(child, depth + 1)
    elif isinstance(node, dict):
        settings = node.get("settings")
        if node.get("elType") == "widget" and isinstance(settings, dict):
            yield from _shown(settings, str(node.get("widgetType") or ""), depth)
        yield from _widgets(node.get("elements"), depth + 1)


def _shown(settings: Mapping[str, object], kind: str, depth: int) -> Iterator[str]:
    """The words and addresses of a widget, in the order in which it keeps them."""
    link = _url(settings.get("link"))
    for key, value in settings.items():
        if key.startswith("_") or _LOOKS.search(key) or depth > _MOST_DEEP:
            continue
        if isinstance(value, str) and value.strip() and _WORDS.fullmatch(key):
            yield _words(value, kind, link)
            link = ""
        elif key == "link":
            continue
        elif isinstance(value, str) and value.startswith("http") and _ADDRESSES.fullmatch(key):
            yield _addressed(value, "")
        elif isinstance(value, dict) and (address := _url(value)):
            yield _addressed(address, str(value.get("alt") or ""))
        elif isinstance(value, list):
            for entry in value:
                if isinstance(entry, dict) and (address := _url(entry)) and "id" in entry:
                    yield _addressed(address, str(entry.get("alt") or ""))
                elif isinstance(entry, dict):
                    yield from _shown(entry, "", depth + 1)
    if link:
        yield _addressed(link, "")


def _url(value: object) -> str:
    url = value.get("url") if isinstance(value, dict) else ""
    return url if isinstance(url, str) and url.strip() else ""


def _words(value: str, kind: str, link: str) -> str:
    inner = f'<a href="{html.escape(link)}">{value}</a>' if link else value
    if kind == "heading":
        return f"<h2>{inner}</h2>"
    return value if _BLOCK_TAG.search(value) and not link else f"<p>{inner}</p>"


def _addressed(address: str, alternative: str) -> str:
    url = html.escape(address)
    if _PICTURE.search(address):
        return f'<p><img src="{url}" alt="{html.escape(alternative)}"></p>'
    return f'<p><a href="{url}">{url}</a></p>'

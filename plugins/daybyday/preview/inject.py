"""What the preview adds to a page on its way to the browser. Nothing of this is ever in an output."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from hashlib import blake2b
from html import escape

from .. import feed_formats
from ..patterns import regex

OWN = "/_daybyday/"
"""Where the preview's own pages and files are. An address of the site never begins with a line."""

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
_HEAD_END = regex(rb"</head\s*>|</body\s*>", re.IGNORECASE)
_BODY = regex(rb"<body(?:\s[^>]*)?>", re.IGNORECASE)
_TITLE = regex(rb"<title(?:\s[^>]*)?>", re.IGNORECASE)


def media_type(path: str) -> str:
    """`feed.rss` -> application/rss+xml; texts are UTF-8."""
    if format := feed_formats.format_of_file(path):
        return format.media_type
    dot = path.rpartition("/")[2].rpartition(".")
    guessed = _TYPES.get(f".{dot[2].lower()}") if dot[1] else None
    guessed = guessed or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed


def is_page(path: str) -> bool:
    """Whether it is HTML."""
    return media_type(path).startswith("text/html")


def etag_of(body: bytes, mark: Mapping[str, str] | None = None) -> str:
    """Equal when what the browser would show is."""
    total = blake2b(body, digest_size=10)
    total.update(mark["text"].encode() if mark else b"")
    return total.hexdigest()


def with_script(page: bytes, etag: str, status: int, mark: Mapping[str, str] | None = None) -> bytes:
    """A page with the script that reloads it; with its bar, when it is not out."""
    added = f'<script src="{OWN}preview.js" data-etag="{etag}" data-status="{status}" defer></script>\n'
    if mark:
        added = f'<meta name="robots" content="noindex">\n<link rel="stylesheet" href="{OWN}preview.css">\n{added}'
        page = _insert_after(_TITLE, page, f"{escape(mark['word'])} · ")
        bar = f'\n<daybyday-bar role="region" aria-label="{escape(mark["name"])}" lang="{mark["lang"]}" dir="ltr" data-kind="{mark["kind"]}">'
        page = _insert_after(_BODY, page, f"{bar}{escape(mark['text'])}</daybyday-bar>")
    end = _HEAD_END.search(page)
    at = end.start() if end else len(page)
    return page[:at] + added.encode() + page[at:]


def _insert_after(place: re.Pattern[bytes], page: bytes, text: str) -> bytes:
    match = place.search(page)
    return page if match is None else page[: match.end()] + text.encode() + page[match.end() :]

"""What a host that keeps a media type and cache rules with each file is told of ours (RFC 9110, RFC 9111)."""

from __future__ import annotations

import mimetypes
from typing import NamedTuple

from ..feed_formats import format_of_file
from ..patterns import regex

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".opml": "text/x-opml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".epub": "application/epub+zip",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
_HASHED = regex(r"theme/.+\.[0-9a-f]{8}\.(?:css|js)")
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_MINUTES = "public, max-age=300"
"""A reader who asks every quarter of an hour gets the day on time, and a host is not asked for every page anew."""
_NEVER = "no-cache"


class Headers(NamedTuple):
    """What an answer says of a file."""

    content_type: str
    cache_control: str


def headers_of(path: str) -> Headers:
    """The media type and the cache rule of a published file, by its name."""
    return Headers(_content_type(path), _cache_control(path))


def _content_type(path: str) -> str:
    format = format_of_file(path)
    if format:
        return f"{format.media_type}; charset=utf-8"
    name = path.rpartition("/")[2]
    ending = name[name.rfind(".") :] if "." in name else ""
    return _TYPES.get(ending) or mimetypes.guess_type(name, strict=True)[0] or "application/octet-stream"


def _cache_control(path: str) -> str:
    if _HASHED.fullmatch(path):
        return _FOR_EVER
    # A browser looks for a newer worker by this file alone.
    return _NEVER if path.endswith("worker.js") or path == "sw.js" else _FOR_MINUTES

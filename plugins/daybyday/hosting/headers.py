"""Headers of a site, the same for every host: what pages may load, how long a copy may be kept, what kind of file it is."""

from __future__ import annotations

from .. import feed_formats
from ..addresses import EDITOR

OWN_POLICY = EDITOR
"""Where the editor in the browser lies: its page brings a policy of its own, and two policies would both count (CSP3, 8.1)."""
PAGES = "public, max-age=300"
"""Pages, feeds, data: a new day shows after five minutes at most."""
FOR_EVER = "public, max-age=31536000, immutable"
"""What carries a digest in its name."""
ALWAYS_ASK = "no-cache"
"""The service worker: whoever has an old one has to hear of the new one."""
HASHED = r"\.[0-9a-f]{8}\.(?:css|js)$"
"""The end of the name of a file of the theme that carries its digest."""
SECURITY = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
}
"""Of every answer. HSTS says nothing of subdomains: they may be somebody else's matter. The editor in the browser lets one sign in
by a window of its own."""
POLICY = "Content-Security-Policy"
SHARED = {"Access-Control-Allow-Origin": "*"}
"""Of feeds and data: readers in a browser come from other sites."""

TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "md": "text/markdown",
    "yml": "text/yaml",
    "xml": "application/xml",
    "ics": "text/calendar",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "zip": "application/zip",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "wasm": "application/wasm",
    **{format.suffix.lstrip("."): format.media_type for format in feed_formats.FORMATS if format.suffix},
}
"""Ending -> media type."""
BY_NAME = {
    **{
        name: format.media_type
        for format in feed_formats.FORMATS
        if not format.suffix
        for name in format.files.values()
    },
    "opml.xml": "text/x-opml",
}
"""Files whose ending does not say what they are."""
_BINARY = (
    "image/",
    "font/",
    "audio/",
    "video/",
    "application/pdf",
    "application/epub",
    "application/zip",
    "application/wasm",
)


def is_text(media_type: str) -> bool:
    """Whether files of a type are UTF-8, and shrink when they are compressed."""
    return media_type == "image/svg+xml" or not media_type.startswith(_BINARY)


def policy(searched: bool, in_page: bool = False) -> str:
    """The content security policy of all pages: nothing from elsewhere but pictures, films and sounds that authors show.

    `searched`: the search runs a program in WebAssembly. `in_page`: as a `meta` element may hold it (CSP3, 3.3).
    """
    scripts = "'self' 'wasm-unsafe-eval'" if searched else "'self'"
    rules = [
        "default-src 'none'",
        f"script-src {scripts}",
        "style-src 'self'",
        "img-src 'self' data: https:",
        "media-src 'self' https:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        *(() if in_page else ("frame-ancestors 'none'",)),
    ]
    return "; ".join(rules)

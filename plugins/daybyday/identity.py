"""Keys and ids: what an item is called for ever, whatever happens to its words and its place."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

from .model import Post, Source

LONGEST_ID = 64
"""newsboat declares 64 characters for an id (F26)."""


def is_tag(given: str) -> bool:
    """Whether a text is the beginning of a tag URI (RFC 4151): `tag:`, an authority, a comma, a date."""
    scheme, _, rest = given.partition(":")
    authority, comma, when = rest.partition(",")
    is_dated = bool(comma) and when[:4].isdecimal()
    return scheme == "tag" and bool(authority) and is_dated and given.isascii() and ":" not in rest


def key_of(source: Source, series_id: str) -> str:
    """`connections/8` for a day, `a/job-security` for an article, `p/about` for a page."""
    if source.kind == "day":
        return f"{series_id}/{source.day}"
    folder = {"article": "articles", "page": "pages"}[source.kind]
    parts = list(PurePosixPath(source.path).parent.parts)
    if parts and parts[0] == folder:
        parts = parts[1:]
    stem = "/".join(_ascii(part) for part in (*parts, source.stem))
    return f"{source.kind[0]}/{stem}"


def _ascii(text: str) -> str:
    """ASCII for ever: accents go; letters that have no ASCII (`ø`, other scripts) add a short digest of the whole."""
    parted = unicodedata.normalize("NFKD", text)
    plain = re.sub("[^A-Za-z0-9]+", "-", parted.encode("ascii", "ignore").decode("ascii")).strip("-").lower()
    if plain and not any(char.isalnum() and not char.isascii() for char in parted):
        return plain
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{plain}-{digest}".lstrip("-")


def feed_id(post: Post, scheme: str) -> str:
    """`tag:example.org,2026:connections/8/it`: the id of an item in feeds.

    A `guid` of the post counts as it is (F30).
    """
    return post.source.guid or item_id(scheme, post.key, post.lang)


def scheme_of(id: str) -> str:
    """`tag:example.org,2026:connections/8/it` -> `tag:example.org,2026`; of an id of another kind, whatever."""
    return ":".join(id.split(":")[:2])


def item_id(scheme: str, *parts: str) -> str:
    """`tag:example.org,2026:connections/8/it/homework` (F26: a tag URI, ASCII, at most 64 characters).

    A longer one is cut and closed by a digest of the whole.
    """
    uri = f"{scheme}:{'/'.join(parts)}"
    if len(uri) <= LONGEST_ID:
        return uri
    digest = hashlib.sha256(uri.encode()).hexdigest()[:12]
    return f"{uri[: LONGEST_ID - 13]}~{digest}"

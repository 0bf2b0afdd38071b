"""F57-F59: JSON Feed, the three formats beside each other, OPML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..feed_set import Feed, Item, Outline
from ..rule import Complaint, rule

_VERSION = "https://jsonfeed.org/version/1.1"
_FEED_KEYS = frozenset(
    "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired hubs items".split()
)
_ITEM_KEYS = frozenset(
    "id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags "
    "language attachments".split()
)


@rule(Feed, 57, "JSON Feed 1.1 by its letter", "NetNewsWire and Feedbin drop what they do not understand")
def json_feed(feed: Feed) -> Iterator[Complaint]:
    """Keys, types, no cycle of pages."""
    if feed.format != "json":
        return
    said = feed.raw
    if said.get("version") != _VERSION:
        yield Complaint(f"its version is {said.get('version')}")
    if said.get("next_url") and said["next_url"] == feed.address:
        yield Complaint("its next page is itself")
    if not _authors(said.get("authors")):
        yield Complaint("its authors are no list of objects with names")
    yield from (Complaint(f"the key `{key}`") for key in said if not _known(key, _FEED_KEYS))
    for item in feed.items:
        wrong = [f"the key `{key}`" for key in item.raw if not _known(key, _ITEM_KEYS)]
        wrong += _wrong_types(item)
        yield from (Complaint(f"“{item.title}”: {one}", item.id, item.url) for one in wrong)


def _known(key: str, keys: frozenset[str]) -> bool:
    return key in keys or (key.startswith("_") and "." not in key)


def _authors(said: Any) -> bool:
    return isinstance(said, list) and all(isinstance(one, dict) and one.get("name") for one in said)


def _wrong_types(item: Item) -> Iterator[str]:
    said = item.raw
    if not isinstance(said.get("id"), str):
        yield "its id is no text"
    if "authors" in said and not _authors(said["authors"]):
        yield "its authors are no list of objects with names"
    if said.get("date_modified") and said["date_modified"] == said.get("date_published"):
        yield "it says that it was changed when it came out"


@rule(
    Feed,
    58,
    "RSS, Atom and JSON of a feed hold the same items in the same order",
    "who changes the format in a reader sees everything again",
)
def same_in_all(feed: Feed) -> Iterator[Complaint]:
    """Same ids, order, moments, texts; the first format is compared with each other one."""
    others = feed.shelf.by_scope.get((feed.scope, feed.kind), [])
    if feed.is_copy or feed.kind == "archive" or not others or others[0] is feed:
        return
    first = others[0]
    if [item.id for item in first.items] != [item.id for item in feed.items]:
        yield Complaint(f"it holds other items than {first.path}, or in another order")
        return
    for one, other in zip(first.items, feed.items, strict=True):
        if _said(one) != _said(other):
            yield Complaint(f"“{other.title}” is another in {first.path}", other.id, other.url)


def _said(item: Item) -> tuple[object, ...]:
    """Without `updated`: JSON says it only of corrections, RSS and Atom also to keep equal moments apart."""
    return item.title, item.url, item.published, item.html, item.summary


@rule(Outline, 59, "OPML 2.0: a title, and every feed with its names and addresses", "importing readers skip the line")
def outlines(outline: Outline) -> Iterator[Complaint]:
    """Each feed is one that is published."""
    if outline.root.get("version") != "2.0" or not (outline.root.findtext("head/title") or "").strip():
        yield Complaint("it has no version 2.0, or no title")
    known = outline.shelf.by_address
    for line in outline.root.iter("outline"):
        if line.get("text") is None:
            yield Complaint("a line without text")
        if len(line):
            continue
        missing = [name for name in ("type", "title", "xmlUrl", "htmlUrl", "language") if not line.get(name)]
        if missing or line.get("type") != "rss":
            yield Complaint(f"“{line.get('text')}” has no {', no '.join(missing) or 'type rss'}")
        elif line.get("xmlUrl") not in known:
            yield Complaint(f"“{line.get('text')}” leads to {line.get('xmlUrl')}, which is no feed of this site")

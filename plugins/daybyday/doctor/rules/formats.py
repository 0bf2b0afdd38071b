"""F57-F59: JSON Feed, the three formats beside each other, OPML."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from ...messages import Message, listing, say
from ..feed_set import Feed, OpmlDocument, ParsedItem
from ..rule import Complaint, rule

_VERSION = "https://jsonfeed.org/version/1.1"
_FEED_KEYS = frozenset(
    "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired hubs items".split()
)
_ITEM_KEYS = frozenset(
    "id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags "
    "language attachments".split()
)


@rule(Feed, 57, "JSON Feed 1.1 by its letter", say("NetNewsWire and Feedbin drop what they do not understand"))
def json_feed(feed: Feed) -> Iterator[Complaint]:
    """Keys, types, no cycle of pages."""
    if feed.format != "json":
        return
    document = feed.raw
    if document.get("version") != _VERSION:
        yield Complaint(say("its version is {version}", version=document.get("version")))
    if document.get("next_url") and document["next_url"] == feed.address:
        yield Complaint(say("its next page is itself"))
    if not _authors(document.get("authors")):
        yield Complaint(say("its authors are no list of objects with names"))
    yield from (Complaint(say("the key `{key}`", key=key)) for key in document if not _known(key, _FEED_KEYS))
    for item in feed.items:
        problems = [say("the key `{key}`", key=key) for key in item.raw if not _known(key, _ITEM_KEYS)]
        problems += _wrong_types(item)
        yield from (
            Complaint(say("“{title}”: {problem}", title=item.title, problem=problem), item.id, item.url)
            for problem in problems
        )


def _known(key: str, keys: frozenset[str]) -> bool:
    return key in keys or (key.startswith("_") and "." not in key)


def _authors(authors: Any) -> bool:
    return isinstance(authors, list) and all(isinstance(author, dict) and author.get("name") for author in authors)


def _wrong_types(item: ParsedItem) -> Iterator[Message]:
    entry = item.raw
    if not isinstance(entry.get("id"), str):
        yield say("its id is no text")
    if "authors" in entry and not _authors(entry["authors"]):
        yield say("its authors are no list of objects with names")
    if entry.get("date_modified") and entry["date_modified"] == entry.get("date_published"):
        yield say("it says that it was changed when it came out")


@rule(
    Feed,
    58,
    "RSS, Atom and JSON of a feed hold the same items in the same order",
    say("who changes the format in a reader sees everything again"),
)
def same_in_all(feed: Feed) -> Iterator[Complaint]:
    """Same ids, order, moments, texts; the first format is compared with each other one."""
    formats = feed.feed_set.by_scope.get((feed.scope, feed.kind), [])
    if feed.is_copy or feed.kind == "archive" or not formats or formats[0] is feed:
        return
    first = formats[0]
    if [item.id for item in first.items] != [item.id for item in feed.items]:
        yield Complaint(say("it holds other items than {path}, or in another order", path=first.path))
        return
    for first_item, item in zip(first.items, feed.items, strict=True):
        if _compared(first_item, first.format) != _compared(item, feed.format):
            yield Complaint(say("“{title}” is another in {path}", title=item.title, path=first.path), item.id, item.url)


def _compared(item: ParsedItem, format: str) -> tuple[object, ...]:
    """Without `updated`: JSON says it only of corrections, RSS and Atom also to keep equal moments apart. The summary of
    RSS is HTML.
    """
    summary = unescape(item.summary) if format == "rss" else item.summary
    return item.title, item.url, item.published, item.html, summary


@rule(
    OpmlDocument,
    59,
    "OPML 2.0: a title, and every feed with its names and addresses",
    say("importing readers skip the line"),
)
def outlines(outline: OpmlDocument) -> Iterator[Complaint]:
    """Each feed is one that is published."""
    if outline.root.get("version") != "2.0" or not (outline.root.findtext("head/title") or "").strip():
        yield Complaint(say("it has no version 2.0, or no title"))
    feeds = outline.feed_set.by_address
    for line in outline.root.iter("outline"):
        if line.get("text") is None:
            yield Complaint(say("a line without text"))
        if len(line):
            continue
        missing = [name for name in ("type", "title", "xmlUrl", "htmlUrl", "language") if not line.get(name)]
        if missing or line.get("type") != "rss":
            yield Complaint(
                say("“{title}” has no {missing}", title=line.get("text"), missing=listing(missing or ["type rss"]))
            )
        elif line.get("xmlUrl") not in feeds:
            yield Complaint(
                say(
                    "“{title}” leads to {address}, which is no feed of this site",
                    title=line.get("text"),
                    address=line.get("xmlUrl"),
                )
            )

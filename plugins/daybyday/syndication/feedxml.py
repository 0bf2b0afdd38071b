"""RSS 2.0 and Atom 1.0 by feedgen: the only module that knows it, and its traps by their G-numbers.

Everything feedgen would guess (dates, order, links) is given; what it cannot write (links of entries, most links
of channels, `atom:updated` in RSS, languages, history, pictures) is put on the tree by an extension. The tree is
not to be trusted (G18): tests look at the bytes, read again.

Items are made one by one and joined as text: an item is the same in every feed it stands in.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from ..patterns import regex
from ..values import dataclass
from .items import Entry

ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACES = {
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
_DC = "http://purl.org/dc/elements/1.1/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
"""For an Atom feed without entries, which has to say when it was updated: always the same."""

_TITLE = regex("<title>[^<]*&[^<]*</title>")

Envelope = tuple[str, str]
"""What stands before and after the items of a feed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The site's picture, square."""

    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself. Addresses are absolute."""

    id: str
    title: str
    description: str
    lang: str
    page: str
    address: str
    updated: datetime | None
    author: str
    links: tuple[tuple[str, str], ...] = ()
    """(relation, address): hub, prev-archive, next-archive, current"""
    marks: tuple[str, ...] = ()
    """ "complete" or "archive" (RFC 5005)"""
    picture: Picture | None = None


def rss_around(head: Head) -> Envelope:
    """What stands before and after the items of an RSS document."""
    return _parted(_with_plain_titles(_rss_feed(head).rss_str(pretty=False).decode("utf-8")), "</channel>")


def rss_item(entry: Entry) -> str:
    """One `<item>`, in the namespaces every feed of ours declares."""
    return _with_plain_titles(_alone(_entry(entry).rss_entry()))


def atom_around(head: Head) -> Envelope:
    """What stands before and after the entries of an Atom document."""
    return _parted(_atom_feed(head).atom_str(pretty=False).decode("utf-8"), "</feed>")


def atom_entry(entry: Entry) -> str:
    """One `<entry>`."""
    return _alone(_entry(entry).atom_entry())


def _as_html(text: str) -> str:
    """Plain text as HTML that says the same: what feed readers take a description for."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _with_plain_titles(text: str) -> str:
    """An RSS document or item whose titles stay plain text: by the RSS profile they say `&` and `<` by numbers, which
    the fewest readers take for markup. To XML it is the same.
    """
    return _TITLE.sub(lambda title: title.group().replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;"), text)


def _alone(element: Any) -> str:
    """An element as text, in the namespaces that every feed of ours declares at its root."""
    from lxml import etree

    root = etree.Element("root", nsmap={**_NAMESPACES, "dc": _DC, "atom": ATOM, "content": _CONTENT})
    root.append(element)
    text: str = etree.tostring(root, encoding="unicode")
    return text[text.index(">") + 1 : -len("</root>")]


def _parted(text: str, end: str) -> Envelope:
    head, closing, tail = text.rpartition(end)
    return head, f"{closing}{tail}\n"


def _rss_feed(head: Head) -> Any:
    feed = _new_feed(head)
    feed.load_extension("dc", atom=False, rss=True)
    feed.description(_as_html(head.description))  # HTML to readers
    feed.link(href=head.address, rel="self", type="application/rss+xml")
    feed.link(href=head.page, rel="alternate", type="text/html")  # last: G3
    if head.picture:
        size = str(head.picture.size)
        feed.image(head.picture.url, title=head.title, link=head.page, width=size, height=size)
    return feed


def _atom_feed(head: Head) -> Any:
    feed = _new_feed(head)
    feed.id(head.id)
    feed.subtitle(head.description)
    feed.author(name=head.author)
    feed.link(href=head.address, rel="self", type="application/atom+xml")
    for relation, address in head.links:
        feed.link(href=address, rel=relation)
    feed.link(href=head.page, rel="alternate", type="text/html")
    if head.picture:
        feed.icon(head.picture.url)
        feed.logo(head.picture.url)
    return feed


def _new_feed(head: Head) -> Any:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.register_extension("daybyday", *_extensions())
    feed.daybyday.head = head
    feed.title(head.title)
    feed.language(head.lang)
    feed.generator("Day by Day")
    feed.updated(head.updated or _FIRST)  # not the clock: F17, G7
    return feed


def _entry(entry: Entry) -> Any:
    from feedgen.entry import FeedEntry

    feed_entry = FeedEntry()
    feed_entry.register_extension("daybyday", _extensions()[1])
    feed_entry.daybyday.entry = entry
    feed_entry.id(entry.id)
    feed_entry.title(entry.title)
    feed_entry.link(href=entry.url, rel="alternate")
    feed_entry.published(entry.published)
    feed_entry.updated(entry.updated)
    feed_entry.summary(entry.summary, type="text")  # before the content, so that both are written: G10
    feed_entry.content(entry.html, type="html")
    for slug, name in entry.tags:
        feed_entry.category(term=slug, label=name)
    if entry.authors:
        feed_entry.author([{"name": name} for name in entry.authors])
        feed_entry.load_extension("dc", atom=False, rss=True)  # an author without an address: G12
        feed_entry.dc.dc_creator(list(entry.authors))
    return feed_entry


@lru_cache(maxsize=1)
def _extensions() -> tuple[type, type]:
    """For feeds and for entries. Made late: feedgen takes 50 ms to load, and few builds make an item."""
    from feedgen.ext.base import BaseEntryExtension, BaseExtension

    class OfFeed(BaseExtension):  # type: ignore[misc]
        head: Head

        def extend_ns(self) -> dict[str, str]:
            return _NAMESPACES

        def extend_rss(self, root: Any) -> Any:
            _extend_rss_channel(root[0], self.head)
            return root

        def extend_atom(self, root: Any) -> Any:
            _add_marks(root, self.head)
            return root

    class OfEntry(BaseEntryExtension):  # type: ignore[misc]
        entry: Entry

        def extend_rss(self, item: Any) -> Any:
            for description in item.findall("description"):  # HTML to readers, and ours is plain text
                description.text = _as_html(self.entry.summary)
            _add(item, "atom", "updated", self.entry.updated.isoformat())  # G13
            _add_picture(item, self.entry)
            _add_enclosure(item, self.entry)
            return item

        def extend_atom(self, element: Any) -> Any:
            _extend_atom_entry(element, self.entry)
            return element

    return OfFeed, OfEntry


def _add(parent: Any, prefix: str, name: str, text: str = "", **attributes: str) -> None:
    from lxml.etree import SubElement

    namespace = ATOM if prefix == "atom" else _NAMESPACES[prefix]
    element = SubElement(parent, f"{{{namespace}}}{name}", attributes)
    element.text = text or None


def _extend_rss_channel(channel: Any, head: Head) -> None:
    if head.updated is None:  # a feed without items has nothing to tell of a time: G7
        for element in channel.findall("lastBuildDate"):
            channel.remove(element)
    _add(channel, "sy", "updatePeriod", "daily")  # G5, F21
    _add(channel, "sy", "updateFrequency", "1")
    for relation, address in head.links:  # G4
        _add(channel, "atom", "link", href=address, rel=relation)
    _add_marks(channel, head)


def _add_marks(parent: Any, head: Head) -> None:
    for mark in head.marks:
        _add(parent, "fh", mark)


def _extend_atom_entry(element: Any, entry: Entry) -> None:
    from lxml.etree import SubElement

    for link in element.findall("link"):  # G1: feedgen drops all of their attributes but one
        element.remove(link)
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    for enclosure in entry.enclosures:
        attributes = {"rel": "enclosure", "type": enclosure.media_type, "href": enclosure.url}
        if enclosure.length is not None:
            attributes["length"] = str(enclosure.length)
        SubElement(element, "link", attributes)
    element.attrib[_LANG] = entry.lang  # G14: Miniflux looks here, NetNewsWire at the content
    for content in element.findall("content"):
        content.attrib[_LANG] = entry.lang
    _add_picture(element, entry)


def _add_picture(element: Any, entry: Entry) -> None:
    if entry.image:
        _add(element, "media", "content", url=entry.image, medium="image")  # G16, F61


def _add_enclosure(item: Any, entry: Entry) -> None:
    """The first film or sound whose length is known: an item of RSS has one at most, and says its length (F40)."""
    from lxml.etree import SubElement

    for enclosure in entry.enclosures:
        if enclosure.length is not None:
            attributes = {"url": enclosure.url, "length": str(enclosure.length), "type": enclosure.media_type}
            SubElement(item, "enclosure", attributes)
            return

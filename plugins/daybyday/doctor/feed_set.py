"""What was published, in one shape whatever the format: feeds, their items and texts, calendars, lists of feeds.

What the shape does not hold is in `raw`: the element of RSS or Atom, the object of JSON Feed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal
from urllib.parse import unquote

from ..addresses import language_root
from ..patterns import regex
from ..values import dataclass
from .expected import ExpectedSite

Kind = Literal["feed", "homework", "weekly", "start", "archive"]

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
HISTORY = "{http://purl.org/syndication/history/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SYNDICATION = "{http://purl.org/rss/1.0/modules/syndication/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HISTORY_LINKS = ("prev-archive", "next-archive", "current")

_MONTH = regex(r"(\d{4})-(\d\d)\.atom$")


@dataclass(frozen=True, slots=True)
class ParsedLink:
    """A link of a feed or of an item."""

    relation: str
    href: str
    type: str


@dataclass(frozen=True, slots=True, eq=False)
class ParsedItem:
    """An item in any format; what is missing is "" or None. `dates` are as they are written."""

    id: str
    title: str
    url: str
    published: datetime | None
    updated: datetime | None
    summary: str
    html: str
    lang: str
    dates: tuple[str, ...]
    links: tuple[ParsedLink, ...]
    raw: Any

    def serialized(self) -> str:
        """The whole element or object as text, to compare two versions of an item."""
        if isinstance(self.raw, dict):
            return json.dumps(self.raw, sort_keys=True)
        from lxml import etree

        text: str = etree.tostring(self.raw, encoding="unicode", with_tail=False)
        return text


@dataclass(eq=False)
class FeedSet:
    """All documents of a site at one instant."""

    site: ExpectedSite
    feeds: list[Feed] = field(default_factory=list)
    calendars: list[Calendar] = field(default_factory=list)
    outlines: list[OpmlDocument] = field(default_factory=list)

    @cached_property
    def by_address(self) -> dict[str, Feed]:
        """Feeds by the address at which each is published."""
        return {self.site.absolute(feed.path): feed for feed in self.feeds}

    @cached_property
    def originals(self) -> list[Feed]:
        """Feeds without their copies at old addresses."""
        return [feed for feed in self.feeds if not feed.is_copy]

    @cached_property
    def by_scope(self) -> dict[tuple[str, Kind], list[Feed]]:
        """The feeds of one scope and kind, in all their formats."""
        feeds: dict[tuple[str, Kind], list[Feed]] = {}
        for feed in self.originals:
            feeds.setdefault((feed.scope, feed.kind), []).append(feed)
        return feeds

    @cached_property
    def by_item(self) -> dict[str, list[tuple[Feed, ParsedItem]]]:
        """Where each id stands."""
        occurrences: dict[str, list[tuple[Feed, ParsedItem]]] = {}
        for feed in self.originals:
            for item in feed.items:
                occurrences.setdefault(item.id, []).append((feed, item))
        return occurrences


@dataclass(eq=False)
class Feed:
    """A feed in any format. `raw` is the RSS channel, the Atom root, or the JSON object."""

    path: str
    data: bytes
    format: str
    """key of its row in `feed_formats.FORMATS`"""
    id: str
    title: str
    description: str
    lang: str
    page: str
    address: str
    """what it gives as its own"""
    updated: datetime | None
    links: tuple[ParsedLink, ...]
    items: tuple[ParsedItem, ...]
    raw: Any
    feed_set: FeedSet

    @cached_property
    def text(self) -> str:
        """The document as text."""
        return self.data.decode("utf-8", "replace")

    @property
    def root(self) -> Any:
        """The root element of RSS and Atom."""
        return self.raw.getroottree().getroot()

    def hrefs(self, relation: str) -> list[str]:
        """Where its links of a relation lead."""
        return [link.href for link in self.links if link.relation == relation]

    @cached_property
    def is_copy(self) -> bool:
        """Whether it holds the bytes of a feed at another address (F71)."""
        own = self.feed_set.site.absolute(self.path)
        published = self.feed_set.by_address.get(self.address) if self.address != own else None
        return published is not None and published.data == self.data

    @cached_property
    def _place(self) -> str:
        base = self.feed_set.site.absolute("")
        return unquote(self.address.removeprefix(base)) if self.address.startswith(base) else self.path

    @cached_property
    def kind(self) -> Kind:
        """By its address."""
        folder, _, name = f"/{self._place}".rpartition("/")
        if folder.endswith("/archive"):
            return "archive"
        if folder.endswith("/start"):
            return "start"
        return "homework" if name.startswith("homework") else "weekly" if name.startswith("weekly") else "feed"

    @cached_property
    def folder(self) -> str:
        """The address below which it stands: "", "it/", "connections/"."""
        folder = f"/{self._place}".rpartition("/")[0]
        inner = f"/{self.kind}" if self.kind in ("archive", "start") else ""
        return f"{folder.removesuffix(inner)}/".lstrip("/")

    @property
    def scope(self) -> str:
        """What it is about: its folder; a cohort alone."""
        return self._place if self.kind == "start" else self.folder

    @cached_property
    def month(self) -> tuple[int, int] | None:
        """Of an archive, the month in its address."""
        match = _MONTH.search(self._place) if self.kind == "archive" else None
        return (int(match[1]), int(match[2])) if match else None

    @cached_property
    def expected_lang(self) -> str:
        """The language of the pages around it."""
        settings = self.feed_set.site.settings
        place = f"/{self._place}"
        matches = (lang for lang in settings.languages[1:] if place.startswith(f"{language_root(settings, lang)}/"))
        return next(matches, settings.languages[0])


@dataclass(eq=False)
class ItemHtml:
    """The HTML of an item, taken apart."""

    item: ParsedItem
    feed: Feed

    @cached_property
    def elements(self) -> list[Any]:
        """Every element, in order."""
        return [element for element in self.root.iterdescendants() if isinstance(element.tag, str)]

    @cached_property
    def root(self) -> Any:
        """A `div` around it."""
        from lxml import html

        return html.fragment_fromstring(self.item.html, create_parent="div")


@dataclass(eq=False)
class Calendar:
    """An iCalendar file: its lines as they are, and unfolded."""

    path: str
    data: bytes
    feed_set: FeedSet

    @property
    def folder(self) -> str:
        """The address below which it stands: "connections/"."""
        return f"{self.path.rpartition('/')[0]}/".lstrip("/")

    @cached_property
    def lines(self) -> list[str]:
        """Content lines (RFC 5545, 3.1)."""
        text = self.data.decode("utf-8", "replace").replace("\r\n ", "").replace("\r\n\t", "")
        return [line for line in text.split("\r\n") if line]

    @cached_property
    def head(self) -> list[str]:
        """What it says of itself."""
        first = next((at for at, line in enumerate(self.lines) if line == "BEGIN:VEVENT"), len(self.lines))
        return self.lines[1:first]

    @cached_property
    def events(self) -> list[list[str]]:
        """The lines of each event."""
        events: list[list[str]] = []
        for line in self.lines:
            if line == "BEGIN:VEVENT":
                events.append([])
            elif events and line not in ("END:VEVENT", "END:VCALENDAR"):
                events[-1].append(line)
        return events


def value_of(lines: list[str], name: str) -> str:
    """The value of the first property of a name; "" without one."""
    for line in lines:
        if line.startswith((f"{name}:", f"{name};")):
            return line.partition(":")[2] if line.startswith(f"{name}:") else _value_after_parameters(line)
    return ""


def _value_after_parameters(line: str) -> str:
    return re.sub(r'^[^":]*(?:"[^"]*"[^":]*)*:', "", line, count=1)


@dataclass(eq=False)
class OpmlDocument:
    """An OPML file."""

    path: str
    data: bytes
    root: Any
    feed_set: FeedSet


def texts_of(feed_set: FeedSet) -> Iterator[ItemHtml]:
    """Every text once, in the first feed it stands in."""
    seen = set[tuple[str, str]]()
    for feed in feed_set.originals:
        for item in feed.items:
            key = (item.html, item.url)
            if item.html.strip() and key not in seen:
                seen.add(key)
                yield ItemHtml(item, feed)

"""The three formats read into one shape, each by a parser that is not ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from lxml import etree

from tests.feeds.rss import Feed

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Entry:
    """What every format says of an item."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    html: str
    summary: str


class Atom:
    """An Atom document."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root = etree.fromstring(data)

    def text(self, name: str) -> str:
        (found,) = self.root.findall(f"{ATOM}{name}")
        return found.text or ""

    def links(self, relation: str) -> list[str]:
        return [link.get("href") for link in self.root.findall(f"{ATOM}link") if link.get("rel") == relation]

    def marked(self, name: str) -> bool:
        return self.root.find(f"{HISTORY}{name}") is not None

    @property
    def elements(self) -> list[Any]:
        return self.root.findall(f"{ATOM}entry")

    @property
    def entries(self) -> list[Entry]:
        return [_atom_entry(element) for element in self.elements]

    @property
    def ids(self) -> list[str]:
        return [entry.id for entry in self.entries]


def _atom_entry(element: Any) -> Entry:
    def text(name: str) -> str:
        (found,) = element.findall(f"{ATOM}{name}")
        return found.text or ""

    (url,) = [link.get("href") for link in element.findall(f"{ATOM}link")]
    moments = (datetime.fromisoformat(text(name)) for name in ("published", "updated"))
    return Entry(text("id"), text("title"), url, *moments, text("content"), text("summary"))


def rss_entries(data: bytes) -> list[Entry]:
    return [
        Entry(item.guid, item.title, item.link, item.moment, datetime.fromisoformat(getattr(item, f"{ATOM}updated")),
              item.content, unescape(item.description))
        for item in Feed(data).items
    ]  # fmt: skip


def json_entries(data: bytes) -> list[Entry]:
    """JSON says a date of change only when there was one."""
    return [
        Entry(item["id"], item["title"], item["url"], datetime.fromisoformat(item["date_published"]),
              datetime.fromisoformat(item.get("date_modified") or item["date_published"]), item["content_html"], item["summary"])
        for item in json.loads(data)["items"]
    ]  # fmt: skip


def atom_entries(data: bytes) -> list[Entry]:
    return Atom(data).entries

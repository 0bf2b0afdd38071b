"""A feed as two programs read it: lxml for the letter, feedparser for the meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import lxml.html
from lxml import etree

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"


@dataclass(frozen=True)
class Item:
    """One item: its element, and what stands in it."""

    element: Any

    def __getattr__(self, name: str) -> str:
        found = self.element.findall(name)
        assert len(found) == 1, f"{len(found)} times <{name}>"
        return found[0].text or ""

    @property
    def content(self) -> str:
        return self.element.findtext(CONTENT) or ""

    @property
    def html(self) -> Any:
        return lxml.html.fragment_fromstring(self.content, create_parent="div")

    @property
    def moment(self) -> datetime:
        return parsedate_to_datetime(self.pubDate)

    @property
    def names(self) -> list[str]:
        """Its elements, in order."""
        return [etree.QName(child).localname for child in self.element]


class Feed:
    """One RSS file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root = etree.fromstring(data)
        self.channel = self.root.find("channel")
        self.items = [Item(element) for element in self.channel.findall("item")]

    def text(self, name: str) -> str:
        found = self.channel.findall(name)
        assert len(found) == 1, f"{len(found)} times <{name}> in the channel"
        return found[0].text or ""

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self.items]

    def item(self, title: str) -> Item:
        (found,) = [item for item in self.items if item.title == title]
        return found

    def item_bytes(self) -> dict[str, bytes]:
        """Each item's own bytes, by id."""
        pieces = re.findall(rb"<item>.*?</item>", self.data, re.DOTALL)
        return {re.search(rb"<guid[^>]*>([^<]*)", piece).group(1).decode(): piece for piece in pieces}

    def parsed(self) -> Any:
        """What the most used library makes of it."""
        return feedparser.parse(self.data)


def attributes(html: Any, *names: str) -> Iterator[str]:
    """Values of attributes anywhere in a fragment."""
    for element in html.iter():
        for name in names:
            if element.get(name) is not None:
                yield element.get(name)

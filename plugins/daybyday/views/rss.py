"""RSS 2.0: the feeds of languages, series and homework, the weekly digest, and cohorts of readers who begin later."""

from __future__ import annotations

from collections.abc import Iterator

from ..framing.edition import Edition
from ..framing.kit import Kit
from ..parts import Part
from ..syndication.channels import channels
from ..syndication.documents import Document, entry_of, of_channel
from ..syndication.feedxml import rss_around, rss_item
from ..syndication.heads import head_of


def parts(edition: Edition) -> Iterator[Part]:
    """One file for each feed, and its copies at old addresses."""
    for channel in channels(edition, "rss"):
        yield from of_channel(edition, "rss", channel)


def render(part: Part, kit: Kit) -> bytes:
    """The feed as XML."""
    document = part.value
    assert isinstance(document, Document)
    before, after = rss_around(head_of(kit.house, document.channel))
    return f"{before}{kit.joined(document.items)}{after}".encode()


def fragment(value: object, kit: Kit) -> str:
    """One item."""
    return rss_item(entry_of(value, kit))

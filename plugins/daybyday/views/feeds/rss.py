"""RSS 2.0: the feeds of languages, series and homework, the weekly digest, and cohorts of readers who begin later."""

from __future__ import annotations

from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...feed_formats import RSS as FORMAT
from ...parts import Part
from ...syndication.channels import channels
from ...syndication.documents import Document, entry_of, of_channel
from ...syndication.feedxml import rss_around, rss_item
from ...syndication.heads import head_of
from ...syndication.items import Item


def parts(edition: Edition) -> Iterator[Part[Document]]:
    """One file for each feed, and its copies at old addresses."""
    for channel in channels(edition, FORMAT):
        yield from of_channel(edition, "rss", channel)


def render(part: Part[Document], services: RenderServices) -> bytes:
    """The feed as XML."""
    document = part.value
    before, after = rss_around(head_of(services.context, document.channel))
    return f"{before}{services.joined(document.items)}{after}".encode()


def fragment(value: Item, services: RenderServices) -> str:
    """One item."""
    return rss_item(entry_of(value, services))

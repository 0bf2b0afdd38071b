"""RSS 2.0 by feedgen: `feed.rss` at each language root and in each series. Full text, 40 items.

feedgen's traps are named by their G-numbers: everything it would guess (dates, order, links) is
said, and what it cannot say is put right by a small extension on the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import addresses
from ..framing.edition import Edition
from ..framing.feedhtml import item_html
from ..framing.items import FeedItem, items_of_language, items_of_series, page_of_feed
from ..model import SeriesNow
from ..parts import Kit, Part
from ..prose import Body

_TYPE = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Channel:
    """Everything a feed says."""

    title: str
    description: str
    lang: str
    page: str
    address: str
    items: tuple[FeedItem, ...]


def parts(edition: Edition) -> Iterator[Part]:
    """A feed for each language, and one for each series in each of its languages."""
    settings = edition.settings
    for lang in settings.languages:
        address = addresses.site_feed(settings, lang)
        name = settings.names[lang]
        about = settings.taglines.get(lang) or name
        channel = _channel(edition, None, lang, address, name, about, items_of_language(edition, lang))
        yield Part(address.lstrip("/"), "rss", channel)
    for one in edition.site.series:
        for lang in one.series.languages:
            yield from _series(edition, one, lang)


def _series(edition: Edition, one: SeriesNow, lang: str) -> Iterator[Part]:
    settings, series = edition.settings, one.series
    address = addresses.series_file(settings, series, lang, "feed.rss")
    about = series.descriptions.get(lang) or series.titles[lang]
    items = items_of_series(edition, one, lang)
    channel = _channel(edition, one, lang, address, series.titles[lang], about, items)
    yield Part(address.lstrip("/"), "rss", channel, series.place.path)
    for old in series.aliases.get(lang, ()):
        # Readers keep the address they subscribed to: an old one holds the same bytes (F71).
        path = f"{addresses.home(settings, lang)}{old.strip('/')}/feed.rss"
        yield Part(path.lstrip("/"), "rss", channel, series.place.path)


def _channel(
    edition: Edition,
    one: SeriesNow | None,
    lang: str,
    address: str,
    title: str,
    about: str,
    items: tuple[FeedItem, ...],
) -> Channel:
    return Channel(title, about, lang, page_of_feed(edition, one, lang), edition.locator.absolute(address), items)


def render(part: Part, kit: Kit) -> bytes:
    """The feed as XML."""
    channel = part.value
    assert isinstance(channel, Channel)
    feed = _new_feed(channel)
    for item in channel.items:
        _add(feed, item, kit.body(item.digest))
    return bytes(feed.rss_str(pretty=False))


def _new_feed(channel: Channel) -> Any:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.register_extension("daybyday", _channel_extension(bool(channel.items)), None, atom=False, rss=True)
    feed.title(channel.title)
    feed.description(channel.description)
    feed.language(channel.lang)
    feed.generator("Day by Day")
    feed.link(href=channel.address, rel="self", type=_TYPE)
    feed.link(href=channel.page, rel="alternate", type="text/html")  # last: G3
    if channel.items:
        feed.lastBuildDate(max(item.updated for item in channel.items))  # not the clock: F17, G7
    return feed


def _channel_extension(has_items: bool) -> type:
    """Feedgen always writes a lastBuildDate; a feed without items has none to tell (G7)."""
    from feedgen.ext.base import BaseExtension

    class Extension(BaseExtension):  # type: ignore[misc]
        def extend_rss(self, root: Any) -> Any:
            channel = root[0]
            if not has_items:
                for element in channel.findall("lastBuildDate"):
                    channel.remove(element)
            return root

    return Extension


def _add(feed: Any, item: FeedItem, body: Body) -> None:
    entry = feed.add_entry(order="append")  # items come newest first: G6
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=item.address, rel="alternate")
    entry.published(item.published)
    entry.updated(item.updated)
    entry.summary(item.summary)  # before the content, so that both are written: G10
    entry.content(item_html(item, body), type="html")
    for term, label in item.categories:
        entry.category(term=term, label=label)
    if item.authors:
        entry.dc.dc_creator(list(item.authors))

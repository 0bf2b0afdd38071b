"""RSS 2.0 by feedgen: `feed.rss` at each language root and in each series. Full text, 40 items.

feedgen's traps are named by their G-numbers: everything it would guess (dates, order, links) is
said, and what it cannot say is put right by a small extension on the tree. Items are made one by
one, each in a feed of its own, and joined: an item is the same in every feed it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from .. import addresses
from ..framing.edition import Edition
from ..framing.feedhtml import item_html
from ..framing.items import FeedItem, items_of_language, items_of_series, page_of_feed
from ..framing.kit import Kit
from ..model import SeriesNow
from ..parts import Fragment, Part

_TYPE = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Channel:
    """Everything a feed says."""

    title: str
    description: str
    lang: str
    page: str
    address: str
    updated: datetime | None
    """None without items"""
    items: tuple[Fragment, ...]


def parts(edition: Edition) -> Iterator[Part]:
    """A feed for each language, and one for each series in each of its languages."""
    settings = edition.settings
    for lang in settings.languages:
        address = addresses.site_feed(settings, lang)
        name = settings.names[lang]
        items = items_of_language(edition, lang)
        channel = _channel(edition, None, lang, address, (name, settings.taglines.get(lang) or name), items)
        yield Part(address.lstrip("/"), "rss", channel)
    for one in edition.site.series:
        for lang in one.series.languages:
            yield from _series(edition, one, lang)


def _series(edition: Edition, one: SeriesNow, lang: str) -> Iterator[Part]:
    settings, series = edition.settings, one.series
    address, title = addresses.series_file(settings, series, lang, "feed.rss"), series.titles[lang]
    about = series.descriptions.get(lang) or title
    channel = _channel(edition, one, lang, address, (title, about), items_of_series(edition, one, lang))
    yield Part(address.lstrip("/"), "rss", channel, series.place.path)
    for old in series.aliases.get(lang, ()):
        # Readers keep the address they subscribed to: an old one holds the same bytes (F71).
        path = f"{addresses.home(settings, lang)}{old.strip('/')}/feed.rss"
        yield Part(path.lstrip("/"), "rss", channel, series.place.path)


def _channel(
    edition: Edition, one: SeriesNow | None, lang: str, address: str, said: tuple[str, str], items: tuple[FeedItem, ...]
) -> Channel:
    title, about = said
    updated = max((item.updated for item in items), default=None)
    fragments = tuple(edition.once(("rss", id(item)), partial(Fragment, "rss", item)) for item in items)
    page = page_of_feed(edition.house, one, lang)
    return Channel(title, about, lang, page, edition.locator.absolute(address), updated, fragments)


def render(part: Part, kit: Kit) -> bytes:
    """The feed as XML."""
    channel = part.value
    assert isinstance(channel, Channel)
    empty = _new_feed(channel).rss_str(pretty=False).decode("utf-8")
    head, end, tail = empty.rpartition("</channel>")
    return f"{head}{kit.joined(channel.items)}{end}{tail}".encode()


def fragment(value: object, kit: Kit) -> str:
    """One `<item>`, in the namespaces every feed of ours declares."""
    item = value
    assert isinstance(item, FeedItem)
    feed = _new_feed(Channel("-", "-", item.told.lang, "-", "-", item.updated, ()))
    _add(feed, item, kit)
    text = feed.rss_str(pretty=False).decode("utf-8")
    return str(text[text.index("<item>") : text.rindex("</item>") + len("</item>")])


def _new_feed(channel: Channel) -> Any:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.register_extension("daybyday", _channel_extension(channel.updated is not None), None, atom=False, rss=True)
    feed.title(channel.title)
    feed.description(channel.description)
    feed.language(channel.lang)
    feed.generator("Day by Day")
    feed.link(href=channel.address, rel="self", type=_TYPE)
    feed.link(href=channel.page, rel="alternate", type="text/html")  # last: G3
    if channel.updated:
        feed.lastBuildDate(channel.updated)  # not the clock: F17, G7
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


def _add(feed: Any, item: FeedItem, kit: Kit) -> None:
    house, told = kit.house, item.told
    entry = feed.add_entry(order="append")  # items come newest first: G6
    entry.guid(item.id(house), permalink=False)
    entry.title(house.day_title(told.post))
    entry.link(href=item.address(house), rel="alternate")
    entry.published(told.published)
    entry.updated(item.updated)
    entry.summary(item.summary())  # before the content, so that both are written: G10
    entry.content(item_html(house, item, kit.body(told.digest)), type="html")
    for _, name, slug in told.tags:
        entry.category(term=slug, label=name)
    if told.post.source.authors:
        entry.dc.dc_creator(list(told.post.source.authors))

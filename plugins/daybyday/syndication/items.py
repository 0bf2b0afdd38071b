"""Posts as feed items: what every feed format says of them, fixed on the day they came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from ..assembling.identity import feed_id
from ..model import SeriesNow
from ..prose import Resolved
from .edition import Edition
from .house import House
from .links import in_feed
from .told import Told

MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item: what is told of the post, and where its links lead since the day it came out."""

    told: Told
    links: tuple[tuple[str, Resolved], ...]

    @property
    def updated(self) -> datetime:
        """When its readers were told of it last."""
        return max(self.told.published, self.told.modified or self.told.published)

    def id(self, house: House) -> str:
        """What it is called for ever."""
        return feed_id(self.told.post, house.settings.feed_id)

    def address(self, house: House) -> str:
        """The page of the post."""
        return house.absolute(self.told.post.address)

    def summary(self) -> str:
        """Never empty: some readers show nothing else."""
        return self.told.summary or self.told.title


def items_of_language(edition: Edition, lang: str) -> tuple[FeedItem, ...]:
    """Everything told in a language, newest first."""
    return tuple(item_of(edition, told) for told in edition.newest(lang)[:MOST_ITEMS])


def items_of_series(edition: Edition, one: SeriesNow, lang: str) -> tuple[FeedItem, ...]:
    """The days of a series told in a language, newest first. A fallback is no item."""
    folder = one.series.folder
    days = (
        told for told in edition.newest(lang) if told.post.source.kind == "day" and told.post.source.folder == folder
    )
    return tuple(item_of(edition, told) for told in islice(days, MOST_ITEMS))


def item_of(edition: Edition, told: Told) -> FeedItem:
    """A post as an item; the same object in every feed."""
    return edition.once(("item", told.post.source.path), lambda: FeedItem(told, in_feed(edition, told.post)))


def page_of_feed(house: House, one: SeriesNow | None, lang: str) -> str:
    """The page a feed belongs to."""
    return house.absolute(house.series_home(one.series, lang) if one else house.home(lang))

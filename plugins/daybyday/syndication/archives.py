"""Closed months (RFC 5005, section 4): what came out in one, in a document that keeps its members for ever.

A month is closed 48 hours after its end, by when everything that was late has come. What readers could first
see later, an article that was dated back for instance, stands in the month in which they could.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from .. import addresses
from ..edition.edition import Edition
from ..edition.published import PublishedPost
from ..model import Series, SeriesNow
from ..values import dataclass
from .items import FeedItem, Items, items_of_language, items_of_series, since

Month = tuple[int, int]
"""Year and month."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A closed month of a scope: a language, or a series in it."""

    fingerprint_without: ClassVar[tuple[str, ...]] = ("items",)
    """they enter a document as fragments"""

    lang: str
    series: Series | None
    scope: str
    """address of the scope: "/it/", "/it/relazioni/" """
    month: Month
    items: Sequence[FeedItem]
    before: Month | None
    """the closed month before it that has something"""
    after: Month | None

    def address(self, month: Month) -> str:
        """Where a month of the scope stands."""
        return addresses.archive_file(self.scope, *month)


@dataclass(frozen=True, slots=True)
class History:
    """The posts of a scope: those in closed months, the newest month first, and those in none yet; newest first."""

    months: dict[Month, list[PublishedPost]]
    open: list[PublishedPost]
    """empty where there are no archives"""


def history(edition: Edition, series_now: SeriesNow | None, lang: str) -> History:
    """The closed months of a language or of a series in it, newest first."""
    key = ("history", series_now.series.folder if series_now else None, lang)
    return edition.memoize(key, lambda: _history(edition, series_now, lang))


def scope_of(edition: Edition, series_now: SeriesNow | None, lang: str) -> str:
    """The address below which the feeds of a scope stand."""
    if series_now:
        return addresses.series_page(edition.settings, series_now.series, lang)
    return addresses.home(edition.settings, lang)


def _history(edition: Edition, series_now: SeriesNow | None, lang: str) -> History:
    if not edition.settings.makes("archives"):
        return History({}, [])
    items = items_of_series(edition, series_now, lang) if series_now else items_of_language(edition, lang)
    return _parted(items.posts, edition.context.zone(series_now.series if series_now else None), edition.site.now)


def _parted(posts: Iterable[PublishedPost], zone: ZoneInfo, now: datetime) -> History:
    months: dict[Month, list[PublishedPost]] = {}
    still_open = []
    last = last_closed(zone, now)
    for post in posts:
        moment = since(post)
        local = moment if moment.tzinfo is zone else moment.astimezone(zone)
        month = (local.year, local.month)
        if month <= last:
            months.setdefault(month, []).append(post)
        else:
            still_open.append(post)
    return History(dict(sorted(months.items(), reverse=True)), still_open)


def last_closed(zone: ZoneInfo, now: datetime) -> Month:
    """The last month that is closed at an instant: from the third day of the next one on, where the scope lives."""
    local = now.astimezone(zone)
    first = date(local.year, local.month, 1)
    if now < datetime.combine(first + timedelta(days=2), time(0), zone):
        first = (first - timedelta(days=1)).replace(day=1)
    ended = first - timedelta(days=1)
    return ended.year, ended.month


def archives_of(edition: Edition) -> Iterator[Archive]:
    """Every closed month of every scope."""
    for lang in edition.settings.languages:
        yield from _of_scope(edition, None, lang)
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            yield from _of_scope(edition, series_now, lang)


def _of_scope(edition: Edition, series_now: SeriesNow | None, lang: str) -> Iterator[Archive]:
    """The closed months of a scope, the newest first."""
    months = history(edition, series_now, lang).months
    navigation: list[Month | None] = [None, *months, None]
    for at, (month, posts) in enumerate(months.items()):
        yield Archive(
            lang=lang,
            series=series_now.series if series_now else None,
            scope=scope_of(edition, series_now, lang),
            month=month,
            items=Items(edition, posts),
            before=navigation[at + 2],
            after=navigation[at],
        )

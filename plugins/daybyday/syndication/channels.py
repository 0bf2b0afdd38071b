"""Which feeds there are, and what each says of itself in any format.

A scope (a language, or a series in it) has the same items in RSS, Atom and JSON: same ids, order and dates (F58).
Homework, digests and cohorts have ids of their own, because a reader that follows two feeds keeps an id once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import ClassVar

from .. import addresses, feed_formats
from ..edition.edition import Edition
from ..edition.site_context import SiteContext
from ..feed_formats import FeedFormat, FeedKind
from ..identity import item_id
from ..model import Series, SeriesNow
from ..plain_text import breakable
from ..timeline import LATE
from ..values import dataclass
from .archives import history, scope_of
from .cohorts import SHORT, cohorts, local_date
from .items import FeedItem, Item, Items, LateItems, homework_items, items_of_language, items_of_series
from .weekly import digests

MOST_ITEMS = 40
"""Enough for NetNewsWire, which forgets what left a feed for thirty days (F42)."""

_GRACE = timedelta(days=60)
"""So long after its end a series may still get missing texts; then its feeds say that nothing more comes."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed in one format: everything it says."""

    fingerprint_without: ClassVar[tuple[str, ...]] = ("items", "copies")
    """items enter a document as fragments; copies are files of their own"""

    kind: FeedKind
    lang: str
    series: Series | None
    address: str
    """without the site's own path: "/it/relazioni/feed.rss" """
    items: Sequence[Item]
    start: date | None = None
    """of a cohort"""
    previous: str = ""
    """address of the newest closed month"""
    complete: bool = False
    """whether it holds all there will ever be (RFC 5005, section 2)"""
    expired: bool = False
    """whether nothing more will come (JSON Feed 1.1)"""
    copies: tuple[str, ...] = ()
    """old addresses that hold the same bytes"""

    @property
    def updated(self) -> datetime | None:
        """When the last of its items came out or was corrected (F17); None without items."""
        return max((item.updated for item in self.items), default=None)


def channels(edition: Edition, format: FeedFormat) -> Iterator[Channel]:
    """Every feed there is in a format."""
    settings = edition.settings
    if not format.is_made(settings):
        return
    weekly = settings.makes("weekly") and format.is_made(settings, "weekly")
    homework = settings.makes("homework-feeds") and format.is_made(settings, "homework")
    starts = settings.makes("starts") and format.is_made(settings, "start")
    for lang in () if settings.guest else settings.languages:
        yield _feed(edition, None, lang, format)
        if weekly:
            yield _weekly(edition, lang, format)
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            yield _feed(edition, series_now, lang, format)
            if homework:
                yield _homework(edition, series_now, lang, format)
            if starts:
                yield from _starts(edition, series_now, lang, format)


def _feed(edition: Edition, series_now: SeriesNow | None, lang: str, format: FeedFormat) -> Channel:
    closed, name = history(edition, series_now, lang).months, format.files["feed"]
    scope = scope_of(edition, series_now, lang)
    items = LateItems(partial(_enough, edition, series_now, lang))
    complete = (
        series_now is not None
        and is_over(series_now)
        and bool(series_now.series.length)
        and (series_now.series.length or 0) <= SHORT
    )
    previous = addresses.archive_file(scope, *next(iter(closed))) if closed and not complete else ""
    return Channel(
        "feed",
        lang,
        series_now.series if series_now else None,
        f"{scope}{name}",
        items,
        previous=previous,
        complete=complete,
        expired=series_now is not None and is_expired(edition, series_now, lang),
        copies=_copies(edition, series_now, lang, f"{scope}{name}"),
    )


def _enough(edition: Edition, series_now: SeriesNow | None, lang: str) -> tuple[FeedItem, ...]:
    """The newest, as many as readers need, and all that no closed month holds yet, so that none is ever missing.

    A short series keeps all of its days from the first to the last: what came back when it is complete would
    be new to readers that had forgotten it. What was dated far back is left to the archives: nobody wants a flood.
    """
    items = items_of_series(edition, series_now, lang) if series_now else items_of_language(edition, lang)
    chosen = items[: most_items(series_now)]
    if not edition.settings.makes("archives"):
        return chosen
    chosen_ids = set(map(id, chosen))
    still_open = Items(edition, history(edition, series_now, lang).open)
    open_items = (item for item in still_open if id(item) not in chosen_ids)
    return (*chosen, *(item for item in open_items if item.since - item.published <= LATE))


def most_items(series_now: SeriesNow | None) -> int:
    """How many items the feed of a scope holds at least, if there are as many."""
    return SHORT if series_now and series_now.series.length and series_now.series.length <= SHORT else MOST_ITEMS


def _homework(edition: Edition, series_now: SeriesNow, lang: str, format: FeedFormat) -> Channel:
    items = LateItems(partial(_homework_given, edition, series_now, lang))
    address = addresses.series_file(edition.settings, series_now.series, lang, format.files["homework"])
    return Channel(
        "homework",
        lang,
        series_now.series,
        address,
        items,
        expired=is_expired(edition, series_now, lang),
        copies=_copies(edition, series_now, lang, address),
    )


def _homework_given(edition: Edition, series_now: SeriesNow, lang: str) -> tuple[Item, ...]:
    items = homework_items(edition, items_of_series(edition, series_now, lang))
    return tuple(islice(items, most_items(series_now)))


def _weekly(edition: Edition, lang: str, format: FeedFormat) -> Channel:
    items = LateItems(lambda: edition.memoize(("digests", lang), lambda: digests(edition, lang)))
    return Channel("weekly", lang, None, addresses.site_feed(edition.settings, lang, format.files["weekly"]), items)


def _starts(edition: Edition, series_now: SeriesNow, lang: str, format: FeedFormat) -> Iterator[Channel]:
    for cohort in cohorts(edition, series_now, lang):
        name = feed_formats.start_name(format, cohort.start)
        address = addresses.series_file(edition.settings, series_now.series, lang, name)
        yield Channel(
            kind="start", lang=lang, series=series_now.series, address=address, items=cohort.items, start=cohort.start
        )


def is_over(series_now: SeriesNow) -> bool:
    """Whether a series has had its last day."""
    return series_now.phase == "finished"


def is_expired(edition: Edition, series_now: SeriesNow, lang: str) -> bool:
    """Whether nothing more is to be expected of a series: it is over, and complete, or its last day is more than
    sixty days ago.
    """
    if not is_over(series_now) or not series_now.days:
        return False
    is_complete = all(lang in day.texts or lang in day.withdrawn for day in series_now.days)
    return is_complete or local_date(edition, series_now) > series_now.days[-1].date + _GRACE


def _copies(edition: Edition, series_now: SeriesNow | None, lang: str, address: str) -> tuple[str, ...]:
    """Old addresses of a feed: below old names of its series, and those of DAYBYDAY_OLD_FEEDS (F71)."""
    settings = edition.settings
    old_addresses = []
    if series_now:
        name = address.rpartition("/")[2]
        old_addresses = [*addresses.old_series_files(settings, series_now.series, lang, name)]
    if settings.makes("old-feeds"):
        old_addresses += [old for old, new in settings.old_feeds if new == address and not old.endswith("/")]
    return tuple(dict.fromkeys(old_addresses))


def title_of(context: SiteContext, kind: FeedKind, series: Series | None, lang: str, start: date | None = None) -> str:
    """What a feed is called."""
    words, name = context.words[lang], series.titles[lang] if series else context.settings.names[lang]
    if kind == "homework":
        return words.say("feed_of_homework", series=name)
    if kind == "weekly":
        return words.say("feed_weekly", site=name)
    if kind == "start":
        return words.say("feed_of_start", series=name, date=breakable(words.plain_date(start))) if start else name
    return name


def description_of(context: SiteContext, kind: FeedKind, series: Series | None, lang: str) -> str:
    """What a feed is about, as plain text (F15); never empty."""
    if kind == "weekly":
        return context.words[lang].say("feed_weekly_about")
    if series:
        return series.descriptions.get(lang) or series.titles[lang]
    return context.settings.taglines.get(lang) or context.settings.names[lang]


def page_of(context: SiteContext, series: Series | None, lang: str) -> str:
    """The page a feed belongs to, absolute."""
    return context.absolute(context.series_home(series, lang) if series else context.home(lang))


def channel_id(
    context: SiteContext, kind: FeedKind, series: Series | None, lang: str, month: tuple[int, int] | None = None
) -> str:
    """The id of a feed as a document (F8): no other feed has it."""
    owner = (series.id,) if series else ()
    when = (f"{month[0]:04}-{month[1]:02}",) if month else ()
    return item_id(context.settings.feed_id, *owner, kind if not month else "archive", *when, lang)

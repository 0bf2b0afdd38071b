"""What a host should show of a site at an instant, and what it may not show yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ... import addresses
from ...edition.edition import Edition
from ...identity import feed_id
from ...model import Content, Post
from ...parts import Part, page_path
from ..expected import ExpectedSite
from ..live_host import subscribed

_NEAREST = 12
"""So many addresses of coming texts are tried: those that come next."""
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class WantedDay:
    """The last day of a series that a language should show."""

    series: str
    """its title in that language"""
    series_id: str
    lang: str
    number: int
    address: str
    canonical: str
    """the absolute address that its page gives as its own; "" where a foreign theme decides"""
    leads: tuple[str, ...]
    """addresses of pages that lead to it"""


@dataclass(frozen=True, slots=True)
class ComingText:
    """A text that is not out."""

    address: str
    id: str
    """of its feed item"""
    date: str
    """on which it comes; "" for none yet"""


@dataclass(frozen=True)
class WantedSite:
    """All that a host is held against. Addresses are without the site's own path, except in `expected`."""

    expected: ExpectedSite
    days: tuple[WantedDay, ...]
    feeds: Mapping[str, bytes]
    """path -> the bytes a build gives now"""
    homes: tuple[str, ...]
    coming: tuple[ComingText, ...]
    """those that come next, the nearest first"""
    coming_ids: Mapping[str, str]
    """id of the feed item of every text that is not out -> its address"""
    has_status: bool
    has_sitemap: bool

    @classmethod
    def of(
        cls, content: Content, edition: Edition, parts: Sequence[Part[object]], feeds: Mapping[str, bytes],
        settings_file: str,
    ) -> WantedSite:  # fmt: skip
        """What a build at the instant of `edition` publishes."""
        paths = {part.path for part in parts}
        days = tuple(_days(edition, paths))
        public = {day.address for day in days} | {f"/{path.removesuffix('index.html')}" for path in paths}
        coming = [post for post in content.posts if not post.is_out(edition.site.now) and post.source.readable]
        hidden = sorted((post for post in coming if post.address and post.address not in public), key=_order)
        scheme = edition.settings.feed_id
        return cls(
            expected=ExpectedSite.of(edition, settings_file),
            days=days,
            feeds={path: data for path, data in feeds.items() if subscribed(path)},
            homes=tuple(
                home
                for lang in edition.settings.languages
                if page_path(home := addresses.home(edition.settings, lang)) in paths
            ),
            coming=tuple(
                ComingText(post.address, feed_id(post, scheme), _date(edition, post)) for post in hidden[:_NEAREST]
            ),
            coming_ids={feed_id(post, scheme): post.address for post in coming},
            has_status=addresses.STATUS.lstrip("/") in paths,
            has_sitemap="sitemap.xml" in paths,
        )


def _days(edition: Edition, paths: set[str]) -> Iterator[WantedDay]:
    settings, context = edition.settings, edition.context
    for series_now in edition.site.series:
        series = series_now.series
        for lang in series.languages:
            shown = edition.shown(series_now, lang)
            if not shown or shown[-1].post is None:
                continue
            line, home = shown[-1], addresses.home(settings, lang)
            leads = [addresses.series_page(settings, series, lang)]
            if series_now.phase == "running" and not series_now.paused:
                leads.append(home)
            yield WantedDay(
                series=series.titles[lang],
                series_id=series.id,
                lang=lang,
                number=line.number,
                address=addresses.day_page(settings, series, lang, line.number),
                canonical="" if settings.guest else context.absolute(shown[-1].post.record.address),
                leads=tuple(address for address in leads if page_path(address) in paths),
            )


def _order(post: Post) -> tuple[datetime, str]:
    return post.moment or _FAR, post.address


def _date(edition: Edition, post: Post) -> str:
    zone = edition.context.zone(None)
    return f"{post.moment.astimezone(zone):%Y-%m-%d}" if post.moment else ""

"""The page on how to follow: `/follow/`, `/it/segui/`. Feeds, readers, start dates, calendars, e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ... import addresses
from ...edition.edition import Edition
from ...edition.follow_page import follow_place, has_follow_page
from ...edition.progress import Progress, progress, series_state
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import FRONT, SitemapEntry
from ...model import Series, SeriesNow
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...page_frame.reader_script import calendar_facts, weekdays
from ...page_frame.rows import post_row
from ...pages import CalendarOffer, FeedOffer, FollowPage, Link, OwnCalendar, Scope, Start, StartDate
from ...parts import Part, page_path
from ...syndication.channels import is_expired
from ...syndication.cohorts import coming_starts, local_date, starts
from ...syndication.offers import Offer, can_be_begun, of_series, of_site
from ...syndication.readers import MAILERS, READERS, Service, filled

_LATEST = 5
_LATELY = 4


@dataclass(frozen=True, slots=True)
class Followed:
    """A series in one language, as far as its followers care."""

    series: Series
    over: Progress | None
    """how far it came, once nothing more is to be expected"""
    startable: bool
    coming: tuple[date, ...]
    lately: tuple[date, ...]
    calendar: bool
    """whether there is a calendar of its homework"""


@dataclass(frozen=True, slots=True)
class FollowFacts:
    """Everything the page depends on."""

    navigation: Navigation
    series: tuple[Followed, ...]
    latest: tuple[PublishedPost, ...]


def parts(edition: Edition) -> Iterator[Part[FollowFacts]]:
    """One page a language."""
    if not has_follow_page(edition.settings):
        return
    for lang in edition.settings.languages:
        series = tuple(_followed(edition, series_now, lang) for series_now in edition.series_in(lang))
        facts = FollowFacts(navigation(edition, lang), series, tuple(edition.newest(lang)[:_LATEST]))
        yield Part(page_path(addresses.follow_page(edition.settings, lang)), "follow", facts)


def _followed(edition: Edition, series_now: SeriesNow, lang: str) -> Followed:
    settings, today = edition.settings, local_date(edition, series_now)
    begun = starts(series_now, today) if can_be_begun(settings, series_now.series) else ()
    lately = tuple(start for start in begun if start < today)[: -_LATELY - 1 : -1]
    return Followed(
        series=series_now.series,
        over=progress(edition, series_now, lang) if is_expired(edition, series_now, lang) else None,
        startable=can_be_begun(settings, series_now.series) and bool(begun or series_now.phase != "before"),
        coming=coming_starts(series_now, today) if begun else (),
        lately=lately,
        calendar=settings.makes("calendars") and any(post.homework for post in edition.own_texts(series_now, lang)),
    )


def in_sitemap(edition: Edition) -> Iterator[SitemapEntry]:
    """The page in each language."""
    settings = edition.settings
    if has_follow_page(settings):
        pages = tuple((lang, addresses.follow_page(settings, lang)) for lang in settings.languages)
        yield SitemapEntry(FRONT, pages=pages)


def render(part: Part[FollowFacts], services: RenderServices) -> bytes:
    """The page by the template follow.html."""
    facts = part.value
    return services.page("follow.html", _page(services.context, facts), facts.navigation.lang)


def _page(context: SiteContext, facts: FollowFacts) -> FollowPage:
    settings, lang = context.settings, facts.navigation.lang
    words, feed = context.words[lang], context.absolute(addresses.site_feed(settings, lang))
    versions = {other_lang: addresses.follow_page(settings, other_lang) for other_lang in settings.languages}
    meta = PageMeta(lang, versions[lang], words.say("follow_title"), words.say("follow_feed"), versions=versions)
    return FollowPage(
        frame=make_frame(context, facts.navigation, meta),
        scopes=tuple(_scopes(context, facts)),
        readers=_services(READERS, feed),
        opml=context.path("/opml.xml") if settings.makes("opml") else "",
        starts=tuple(_start(context, followed, lang) for followed in facts.series if followed.startable),
        agendas=tuple(_agenda(context, followed, lang) for followed in facts.series),
        own=_own(context, facts),
        mailers=_services(MAILERS, feed),
        latest=tuple(post_row(context, post) for post in facts.latest),
        authors=tuple(words.joined(post.source.authors) for post in facts.latest),
        style=context.asset("follow.css"),
        script=context.asset("follow.js"),
    )


def _services(all: tuple[Service, ...], feed: str) -> tuple[Link, ...]:
    return tuple(Link(name, filled(pattern, feed)) for name, pattern in all)


def _scopes(context: SiteContext, facts: FollowFacts) -> Iterator[Scope]:
    settings, lang = context.settings, facts.navigation.lang
    feeds = tuple(_offer(context, offer) for offer in of_site(settings, lang))
    yield Scope(follow_place(None, lang), context.words[lang].say("follow_whole_site"), "", feeds)
    for followed in facts.series:
        feeds = tuple(_offer(context, offer) for offer in of_series(settings, followed.series, lang))
        place = follow_place(followed.series, lang)
        yield Scope(place, followed.series.titles[lang], _over(context, followed, lang), feeds)


def _over(context: SiteContext, followed: Followed, lang: str) -> str:
    """ "All ten days are here. Nothing more comes in its feeds. …"; "" while there is more to come."""
    if followed.over is None:
        return ""
    words = context.words[lang]
    sentences = [series_state(context, followed.over, lang), words.say("follow_over")]
    return " ".join([*sentences, words.say("follow_over_start")] if followed.startable else sentences)


def _offer(context: SiteContext, offer: Offer) -> FeedOffer:
    settings = context.settings
    formats = tuple(
        Link(format.label, context.path(offer.address(settings, format))) for format in offer.formats(settings)
    )
    address = context.absolute(offer.address(settings))
    return FeedOffer(offer.name(context), offer.title(context), offer.description(context), address, formats)


def _start(context: SiteContext, followed: Followed, lang: str) -> Start:
    def dated(when: date) -> StartDate:
        address = addresses.start_file(context.settings, followed.series, lang, when)
        return StartDate(context.words[lang].date(when), context.path(address), context.absolute(address))

    return Start(followed.series.titles[lang], tuple(map(dated, followed.coming)), tuple(map(dated, followed.lately)))


def _agenda(context: SiteContext, followed: Followed, lang: str) -> CalendarOffer:
    settings, series = context.settings, followed.series
    calendar = addresses.series_file(settings, series, lang, "homework.ics") if followed.calendar else ""
    return CalendarOffer(
        subscribe=_webcal(context.absolute(calendar)) if calendar else "",
        file=context.path(calendar) if calendar else "",
        **calendar_facts(context, series, lang),
    )


def _webcal(address: str) -> str:
    """The same address in the scheme that calendar programs have asked for."""
    return f"webcal:{address.partition(':')[2]}"


def _own(context: SiteContext, facts: FollowFacts) -> OwnCalendar:
    words = context.words[facts.navigation.lang]
    first = facts.series[0].series if facts.series else None
    return OwnCalendar(
        time=f"{first.release:%H:%M}" if first else "07:00",
        weekdays=tuple(weekdays(context, facts.navigation.lang, first)),
        day=words.say("day", day="{day}"),
        day_title=words.say("day_title", day="{day}", title="{title}"),
        result=tuple(sorted(words.forms("follow_made").items())),
    )

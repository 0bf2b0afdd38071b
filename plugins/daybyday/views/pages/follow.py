"""The page on how to follow: `/follow/`, `/it/segui/`. First what one can tap: readers, calendars, e-mail, dates to begin
on; then, folded away, every address in every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial

from ... import addresses
from ...edition.edition import Edition
from ...edition.follow_page import follow_place, has_follow_page
from ...edition.progress import Expected, Progress, awaited_state, expected_next, progress
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import FRONT, SitemapEntry
from ...model import Series, SeriesNow
from ...page_frame.frame import Navigation, PageMeta, is_named_like_site, make_frame, navigation
from ...page_frame.reader_script import calendar_facts, weekdays
from ...page_frame.rows import post_row
from ...pages import CalendarOffer, FeedOffer, FollowPage, Link, OwnCalendar, Scope, Start, StartDate
from ...parts import LatePart, Part, page_path
from ...syndication.channels import is_expired
from ...syndication.cohorts import coming_starts, local_date, starts
from ...syndication.offers import Offer, can_be_begun, of_series, of_site
from ...syndication.readers import CALENDARS, MAILERS, ON_A_COMPUTER, READERS, Service, filled, webcal
from ...values import dataclass

_LATEST = 5
_LATELY = 4


@dataclass(frozen=True, slots=True)
class Followed:
    """A series in one language, as far as its followers care."""

    series: Series
    progress: Progress
    expected: Expected | None
    """the day that comes next"""
    is_over: bool
    """whether nothing more is to be expected of it"""
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
        facts = cache(partial(_facts, edition, lang))
        yield LatePart(page_path(addresses.follow_page(edition.settings, lang)), "follow", facts)


def _facts(edition: Edition, lang: str) -> FollowFacts:
    series = sorted((_followed(edition, series_now, lang) for series_now in edition.series_in(lang)), key=_rank)
    return FollowFacts(navigation(edition, lang), tuple(series), tuple(edition.newest(lang)[:_LATEST]))


def _followed(edition: Edition, series_now: SeriesNow, lang: str) -> Followed:
    settings, today = edition.settings, local_date(edition, series_now)
    begun = starts(series_now, today) if can_be_begun(settings, series_now.series) else ()
    lately = tuple(start for start in begun if start < today)[: -_LATELY - 1 : -1]
    return Followed(
        series=series_now.series,
        progress=progress(edition, series_now, lang),
        expected=expected_next(edition, series_now),
        is_over=is_expired(edition, series_now, lang),
        startable=can_be_begun(settings, series_now.series) and bool(begun or series_now.phase != "before"),
        coming=coming_starts(series_now, today) if begun else (),
        lately=lately,
        calendar=settings.makes("calendars") and any(post.homework for post in edition.own_texts(series_now, lang)),
    )


def _rank(followed: Followed) -> tuple[int, date]:
    """Those that run, the latest started first; those that are to come, the next one first; those that are over."""
    phase = followed.progress.phase
    first_date = followed.progress.first_date if phase == "before" else date.min
    return ("running", "before", "finished").index(phase) + followed.is_over, first_date


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
    meta = PageMeta(lang, versions[lang], words.say("follow_title"), words.say("follow_lead"), versions=versions)
    return FollowPage(
        frame=make_frame(context, facts.navigation, meta),
        begin_first=_begins_only(facts.series),
        address=feed,
        copies=Offer("feed", lang).title(context),
        readers=_services(READERS, feed),
        agendas=tuple(_agenda(context, followed, lang) for followed in facts.series),
        own=_own(context, facts),
        mailers=_services(MAILERS, feed),
        starts=tuple(_start(context, followed, lang) for followed in facts.series if followed.startable),
        scopes=tuple(_scopes(context, facts)),
        named=any(not is_named_like_site(context, followed.series, lang) for followed in facts.series),
        opml=context.path("/opml.xml") if settings.makes("opml") else "",
        latest=tuple(post_row(context, post) for post in facts.latest),
        authors=tuple(words.joined(post.source.authors) for post in facts.latest),
        style=context.asset("follow.css"),
        script=context.asset("follow.js"),
    )


def _begins_only(series: tuple[Followed, ...]) -> bool:
    """Whether nothing runs and nothing is about to: then to begin by oneself is what there is to do."""
    is_finished = bool(series) and all(followed.progress.phase == "finished" for followed in series)
    return is_finished and any(followed.startable for followed in series)


def _services(services: Iterable[Service], feed: str) -> tuple[Link, ...]:
    return tuple(Link(name, filled(pattern, feed)) for name, pattern in services)


def _scopes(context: SiteContext, facts: FollowFacts) -> Iterator[Scope]:
    settings, lang = context.settings, facts.navigation.lang
    title = context.words[lang].say("follow_whole_site")
    feeds = tuple(_offer(context, offer) for offer in of_site(settings, lang))
    yield Scope(
        follow_place(None, lang), title, state="", is_over=False, feeds=feeds, readers=(), mailers=(), calendar=()
    )
    for followed in facts.series:
        yield _scope(context, followed, lang)


def _scope(context: SiteContext, followed: Followed, lang: str) -> Scope:
    feeds = tuple(_offer(context, offer) for offer in of_series(context.settings, followed.series, lang))
    return Scope(
        id=follow_place(followed.series, lang),
        title=followed.series.titles[lang],
        state=_state(context, followed, lang),
        is_over=followed.is_over,
        feeds=feeds,
        readers=_services(READERS, feeds[0].address),
        mailers=_services(MAILERS, feeds[0].address),
        calendar=tuple(_calendar(context, followed, lang)),
    )


def _state(context: SiteContext, followed: Followed, lang: str) -> str:
    """ "Day 9 comes on …"; "All ten days are here. Nothing more comes in its feeds. …"."""
    words, state = context.words[lang], awaited_state(context, followed.progress, followed.expected, lang)
    if not followed.is_over:
        return state
    sentences = [state, words.say("follow_over")]
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
        feed = context.absolute(address)
        services = (_services(READERS, feed), _services(MAILERS, feed))
        return StartDate(context.words[lang].date(when), context.path(address), feed, *services)

    return Start(followed.series.titles[lang], tuple(map(dated, followed.coming)), tuple(map(dated, followed.lately)))


def _agenda(context: SiteContext, followed: Followed, lang: str) -> CalendarOffer:
    facts, in_a_program = calendar_facts(context, followed.series, lang), tuple(_calendar(context, followed, lang))
    return CalendarOffer(
        is_over=followed.is_over,
        ways=(*in_a_program[:1], *_online_calendars(context, followed, lang), *in_a_program[1:]),
        series=followed.series.id,
        **facts,
    )


def _calendar(context: SiteContext, followed: Followed, lang: str) -> Iterator[Link]:
    """The author's calendar for programs, and as a file."""
    if followed.calendar:
        words = context.words[lang]
        address = addresses.series_file(context.settings, followed.series, lang, "homework.ics")
        yield Link(words.say("follow_calendar_app"), webcal(context.absolute(address)))
        yield Link(words.say("follow_file"), context.path(address))


def _online_calendars(context: SiteContext, followed: Followed, lang: str) -> Iterator[Link]:
    if followed.calendar:
        words = context.words[lang]
        address = context.absolute(addresses.series_file(context.settings, followed.series, lang, "homework.ics"))
        for name, pattern in CALENDARS:
            text = words.say("follow_on_computer", name=name) if name in ON_A_COMPUTER else name
            yield Link(text, filled(pattern, address))


def _own(context: SiteContext, facts: FollowFacts) -> OwnCalendar:
    settings, words = context.settings, context.words[facts.navigation.lang]
    first = facts.series[0].series if facts.series else None
    return OwnCalendar(
        base=settings.base,
        feed_id=settings.feed_id,
        time=f"{first.release:%H:%M}" if first else "07:00",
        weekdays=tuple(weekdays(context, facts.navigation.lang, first)),
        day=words.say("day", day="{day}"),
        day_title=words.say("day_title", day="{day}", title="{title}"),
        result=tuple(sorted(words.forms("follow_made").items())),
    )

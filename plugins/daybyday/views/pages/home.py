"""The home page of each language: today's day, start here, the latest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from ... import addresses
from ...edition.edition import Edition
from ...edition.follow_page import follow_address
from ...edition.progress import Progress, progress, series_state
from ...edition.published import DayLine, PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import FRONT, SitemapEntry
from ...model import SeriesNow
from ...page_frame.frame import Navigation, PageMeta, is_named_like_site, make_frame, navigation
from ...page_frame.reader_script import ReaderDays, home_script, reader_days
from ...page_frame.rows import day_row, post_row
from ...pages import HomePage, Link, SeriesTeaser
from ...parts import LatePart, Part, page_path
from ...syndication.offers import begin_link
from ...values import dataclass

_RECENT = 5
_ARTICLES = 3
_START = 3


@dataclass(frozen=True, slots=True)
class Running:
    """A series on the home page: how far it is, and the days to begin with."""

    progress: Progress
    leaf: DayLine | None
    """the day on the leaf: today's; of a series that is over the first one, for nobody should begin at the end"""
    around: tuple[DayLine, ...]
    """the days before it, newest first; of a series that is over those after it, in order"""
    days: ReaderDays


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """Everything the home page of a language depends on."""

    navigation: Navigation
    series: tuple[Running, ...]
    articles: tuple[PublishedPost, ...]
    pages: tuple[PublishedPost, ...]


def parts(edition: Edition) -> Iterator[Part[HomeFacts]]:
    """`/` and `/it/`."""
    for lang in edition.settings.languages:
        facts = cache(partial(_facts, edition, lang))
        yield LatePart(page_path(addresses.home(edition.settings, lang)), "home", facts)


def _facts(edition: Edition, lang: str) -> HomeFacts:
    running = tuple(_running(edition, series_now, lang) for series_now in _chosen(edition.series_in(lang)))
    articles = tuple(edition.articles(lang)[:_ARTICLES])
    return HomeFacts(navigation(edition, lang), running, articles, tuple(edition.pages(lang)))


def _chosen(series: tuple[SeriesNow, ...]) -> list[SeriesNow]:
    """Every running series, the latest started first; none: the next to start; else the last finished."""
    running = [series_now for series_now in series if series_now.phase == "running"]
    before = [series_now for series_now in series if series_now.phase == "before"]
    return running or before[-1:] or list(series[:1])


def _running(edition: Edition, series_now: SeriesNow, lang: str) -> Running:
    shown, how_far = edition.shown(series_now, lang), progress(edition, series_now, lang)
    days = reader_days(edition, series_now, lang, how_far.today)
    ordered = shown if series_now.phase == "finished" else shown[::-1]
    return Running(how_far, ordered[0] if ordered else None, tuple(ordered[1 : 1 + _RECENT]), days)


def in_sitemap(edition: Edition) -> Iterator[SitemapEntry]:
    """The home page of each language."""
    settings = edition.settings
    yield SitemapEntry(FRONT, pages=tuple((lang, addresses.home(settings, lang)) for lang in settings.languages))


def render(part: Part[HomeFacts], services: RenderServices) -> bytes:
    """The page by the template home.html."""
    facts = part.value
    return services.page("home.html", _page(services.context, facts), facts.navigation.lang)


def _page(context: SiteContext, facts: HomeFacts) -> HomePage:
    settings, lang = context.settings, facts.navigation.lang
    name, tagline = settings.names[lang], settings.taglines.get(lang, "")
    address = addresses.home(settings, lang)
    versions = {other_lang: addresses.home(settings, other_lang) for other_lang in settings.languages}
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "inLanguage": lang,
        "url": context.absolute(address),
    }
    meta = PageMeta(lang, address, name, tagline, versions=versions, data=data)
    return HomePage(
        frame=make_frame(context, facts.navigation, meta),
        title=name,
        tagline=tagline,
        series=tuple(_teaser(context, running, lang) for running in facts.series),
        first=_first(context, facts),
        start=_start(context, facts),
        begin=None if _is_over(facts) else _begin(context, facts),
        articles=tuple(post_row(context, post) for post in facts.articles),
        all_articles=context.path(addresses.articles_page(settings, lang)) if facts.articles else "",
        script=home_script(context, [running.days for running in facts.series], lang),
    )


def _teaser(context: SiteContext, running: Running, lang: str) -> SeriesTeaser:
    words, series, leaf = context.words[lang], running.progress.series, running.leaf
    is_over = running.progress.phase == "finished"
    homework = leaf.post.homework if leaf and leaf.post else None
    state = series_state(context, running.progress, lang)
    return SeriesTeaser(
        id=series.id,
        title=series.titles[lang],
        band=_band(context, running.progress, lang),
        description=series.descriptions.get(lang, ""),
        state=f"{state} {words.say('begin_when_you_like')}" if is_over and leaf else state,
        is_over=is_over,
        leaf=day_row(context, series, leaf, lang) if leaf else None,
        of_length=words.say("of_length", length=series.length) if series.length else "",
        homework=homework.title if homework else "",
        around=tuple(day_row(context, series, line, lang) for line in running.around),
    )


def _band(context: SiteContext, how_far: Progress, lang: str) -> Link:
    """The series and its page; what the leaf is, where the site itself bears the name of the series."""
    series, words = how_far.series, context.words[lang]
    if not is_named_like_site(context, series, lang):
        return Link(series.titles[lang], context.path(addresses.series_page(context.settings, series, lang)))
    if how_far.phase == "running":
        return Link(words.say("leaf_today" if how_far.is_current else "leaf_latest"), "")
    return Link(words.say("leaf_over" if how_far.phase == "finished" else "leaf_before"), "")


def _is_over(facts: HomeFacts) -> bool:
    """Whether nothing runs and nothing is about to begin: then one can only begin by oneself."""
    return all(running.progress.phase == "finished" for running in facts.series)


def _begin(context: SiteContext, facts: HomeFacts) -> Link | None:
    """The way to begin a series that others have begun before."""
    links = (begin_link(context, running.progress, facts.navigation.lang) for running in facts.series)
    return next((link for link in links if link), None)


def _first(context: SiteContext, facts: HomeFacts) -> Link | None:
    """The way in that is said first of all: day 1, or, while there is none, how to be told of it."""
    lang, words = facts.navigation.lang, context.words[facts.navigation.lang]
    for running in facts.series[:1]:
        if number := running.progress.first:
            address = addresses.day_page(context.settings, running.progress.series, lang, number)
            return Link(words.say("start_first", day=number), context.path(address))
        address = follow_address(context.settings, lang, running.progress.series)
        return Link(words.say("start_before"), context.path(address))
    return None


def _start(context: SiteContext, facts: HomeFacts) -> tuple[Link, ...]:
    """More ways in, at most three: the pages the author wrote, how to follow; to begin late, once all is over."""
    lang, settings = facts.navigation.lang, context.settings
    words = context.words[lang]
    feed = Link(
        words.say("start_feed"), context.path(follow_address(settings, lang)), note=words.say("start_feed_note")
    )
    chosen = [post for stem in settings.start_pages for post in facts.pages if post.source.stem == stem]
    ways = [Link(post.title, context.path(post.record.address), note=post.summary) for post in chosen or facts.pages]
    follow = (_begin(context, facts) or feed) if _is_over(facts) else feed
    return (*ways[: _START - 1], follow)

"""The home page of each language: today's day, start here, the latest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, Around, around, follow_address, make_frame
from ..framing.house import House
from ..framing.kit import Kit
from ..framing.listing import Progress, progress, series_state
from ..framing.rows import day_row, post_row
from ..framing.told import DayLine, Told
from ..model import SeriesNow
from ..pages import HomePage, Link, SeriesTeaser
from ..parts import Part, page_path
from ..syndication.offers import begin_link

_RECENT = 5
_ARTICLES = 3
_START = 3


@dataclass(frozen=True, slots=True)
class Running:
    """A series on the home page: how far it is, and its last days, today's first."""

    progress: Progress
    latest: tuple[DayLine, ...]


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """Everything the home page of a language depends on."""

    around: Around
    series: tuple[Running, ...]
    articles: tuple[Told, ...]
    pages: tuple[Told, ...]


def parts(edition: Edition) -> Iterator[Part]:
    """`/` and `/it/`."""
    for lang in edition.settings.languages:
        running = tuple(_running(edition, one, lang) for one in _chosen(edition.series_in(lang)))
        articles = tuple(edition.articles(lang)[:_ARTICLES])
        facts = HomeFacts(around(edition, lang), running, articles, tuple(edition.pages(lang)))
        yield Part(page_path(addresses.home(edition.settings, lang)), "home", facts)


def _chosen(series: tuple[SeriesNow, ...]) -> list[SeriesNow]:
    """Every running series, the latest started first; none: the next to start; else the last finished."""
    running = [one for one in series if one.phase == "running"]
    before = [one for one in series if one.phase == "before"]
    return running or before[-1:] or list(series[:1])


def _running(edition: Edition, one: SeriesNow, lang: str) -> Running:
    shown = edition.shown(one, lang)
    return Running(progress(edition, one, lang), tuple(reversed(shown[-1 - _RECENT :])))


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template home.html."""
    facts = part.value
    assert isinstance(facts, HomeFacts)
    return kit.page("home.html", _page(kit.house, facts), facts.around.lang)


def _page(house: House, facts: HomeFacts) -> HomePage:
    settings, lang = house.settings, facts.around.lang
    name, tagline = settings.names[lang], settings.taglines.get(lang, "")
    address = addresses.home(settings, lang)
    versions = {other: addresses.home(settings, other) for other in settings.languages}
    data = {"@context": "https://schema.org", "@type": "WebSite", "name": name, "inLanguage": lang,
            "url": house.absolute(address)}  # fmt: skip
    about = About(lang, address, name, tagline, versions=versions, data=data)
    return HomePage(
        frame=make_frame(house, facts.around, about), title=name, tagline=tagline,
        series=tuple(_teaser(house, one, lang) for one in facts.series), start=_start(house, facts),
        begin=None if _is_over(facts) else _begin(house, facts),
        articles=tuple(post_row(house, told) for told in facts.articles),
        all_articles=house.path(addresses.articles_page(settings, lang)) if facts.articles else "",
    )  # fmt: skip


def _teaser(house: House, one: Running, lang: str) -> SeriesTeaser:
    words, series = house.words[lang], one.progress.series
    today, before = (one.latest[0], one.latest[1:]) if one.latest else (None, ())
    homework = today.told.homework if today and today.told else None
    return SeriesTeaser(
        title=series.titles[lang], description=series.descriptions.get(lang, ""),
        address=house.path(addresses.series_page(house.settings, series, lang)),
        state=series_state(house, one.progress, lang), today=day_row(house, series, today, lang) if today else None,
        of_length=words.say("of_length", length=series.length) if series.length else "",
        homework=homework.title if homework else "", recent=tuple(day_row(house, series, line, lang) for line in before),
    )  # fmt: skip


def _is_over(facts: HomeFacts) -> bool:
    """Whether nothing runs and nothing is about to begin: then one can only begin by oneself."""
    return all(one.progress.phase == "finished" for one in facts.series)


def _begin(house: House, facts: HomeFacts) -> Link | None:
    """The way to begin a series that others have begun before."""
    found = (begin_link(house, one.progress, facts.around.lang) for one in facts.series)
    return next((link for link in found if link), None)


def _start(house: House, facts: HomeFacts) -> tuple[Link, ...]:
    """At most three ways in: the first day, the pages the author wrote, how to follow."""
    lang, settings = facts.around.lang, house.settings
    words, links = house.words[lang], []
    for one in facts.series[:1]:
        if first := one.progress.first:
            address = addresses.day_page(settings, one.progress.series, lang, first)
            text, note = words.say("start_first", day=first), words.say("start_first_note")
            links.append(Link(text, house.path(address), note=note))
    feed = Link(words.say("start_feed"), house.path(follow_address(settings, lang)), note=words.say("start_feed_note"))
    chosen = [told for stem in settings.start_pages for told in facts.pages if told.post.source.stem == stem]
    ways = [Link(told.title, house.path(told.post.address), note=told.summary) for told in chosen or facts.pages]
    follow = (_begin(house, facts) or feed) if _is_over(facts) else feed
    return (*links, *ways[: _START - 1 - len(links)], follow)

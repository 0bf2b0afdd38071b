"""The home page of each language: today's day, start here, the latest."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, make_frame
from ..framing.listing import series_state
from ..framing.rows import day_row, post_row
from ..model import SeriesNow
from ..pages import HomePage, Link, SeriesTeaser
from ..parts import Kit, Part, page_path

_RECENT = 5
_ARTICLES = 3
_START = 3


def parts(edition: Edition) -> Iterator[Part]:
    """`/` and `/it/`."""
    for lang in edition.settings.languages:
        address = addresses.home(edition.settings, lang)
        yield Part(page_path(address), "home", _page(edition, lang, address))


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template home.html."""
    page = part.value
    assert isinstance(page, HomePage)
    return kit.page("home.html", page, page.frame.lang)


def _page(edition: Edition, lang: str, address: str) -> HomePage:
    settings = edition.settings
    name, tagline = settings.names[lang], settings.taglines.get(lang, "")
    versions = {other: addresses.home(settings, other) for other in settings.languages}
    data = {"@context": "https://schema.org", "@type": "WebSite", "name": name, "inLanguage": lang,
            "url": edition.locator.absolute(address)}  # fmt: skip
    about = About(lang, address, name, tagline, versions=versions, data=data)
    chosen = _chosen(edition.series_in(lang))
    articles = [post for post in edition.site.articles if post.lang == lang]
    return HomePage(
        frame=make_frame(edition, about), title=name, tagline=tagline,
        series=tuple(_teaser(edition, one, lang) for one in chosen), start=_start(edition, chosen, lang),
        articles=tuple(post_row(edition, post, lang) for post in articles[:_ARTICLES]),
        all_articles=edition.locator.path(addresses.articles_page(settings, lang)) if articles else "",
    )  # fmt: skip


def _chosen(series: tuple[SeriesNow, ...]) -> list[SeriesNow]:
    """Every running series, the latest started first; none: the next to start; else the last finished."""
    running = [one for one in series if one.phase == "running"]
    before = [one for one in series if one.phase == "before"]
    return running or before[-1:] or list(series[:1])


def _teaser(edition: Edition, one: SeriesNow, lang: str) -> SeriesTeaser:
    words, series = edition.words[lang], one.series
    shown = one.shown(lang)
    today = shown[-1] if shown else None
    post = today.shown[lang] if today else None
    rows = [day_row(edition, one, day, lang) for day in reversed(shown[:-1][-_RECENT:])]
    homework = post.source.homework.title if post and post.source.homework else ""
    return SeriesTeaser(
        title=series.titles[lang], description=series.descriptions.get(lang, ""),
        address=edition.locator.path(addresses.series_page(edition.settings, series, lang)),
        state=series_state(edition, one, lang), today=day_row(edition, one, today, lang) if today else None,
        of_length=words.say("of_length", length=series.length) if series.length else "",
        homework=homework, recent=tuple(rows),
    )  # fmt: skip


def _start(edition: Edition, chosen: list[SeriesNow], lang: str) -> tuple[Link, ...]:
    """At most three ways in: the pages the author wrote, the first day, the feed."""
    words, settings, to = edition.words[lang], edition.settings, edition.locator.path
    links = []
    for one in chosen[:1]:
        if shown := one.shown(lang):
            first = shown[0].number
            address = addresses.day_page(settings, one.series, lang, first)
            links.append(Link(words.say("start_first", day=first), to(address), note=words.say("start_first_note")))
    feed = Link(words.say("start_feed"), to(addresses.site_feed(settings, lang)), note=words.say("start_feed_note"))
    pages = [post for post in edition.site.pages if post.lang == lang]
    chosen_pages = [post for stem in settings.start_pages for post in pages if post.source.stem == stem] or pages
    ways = [Link(post.source.title, to(post.address), note=edition.summary(post)) for post in chosen_pages]
    return (*links, *ways[: _START - 1 - len(links)], feed)

"""What stands around every page: language, addresses, feeds, navigation, structured data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from .. import addresses
from ..model import Series, SiteSettings
from ..pages import Alternate, FeedLink, Frame, LanguageLink, Link
from ..words import direction, language_name
from .edition import Edition
from .house import House
from .told import Told

Format = Literal["rss", "atom", "json"]
FORMATS: dict[Format, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
"""Format of a feed -> media type."""
_SERIES_IN_NAV = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What changes around pages when the site grows: ways to series, articles and pages. The same
    for all pages of a language and series.
    """

    fingerprint_shared: ClassVar[bool] = True

    lang: str
    series: tuple[Series, ...]
    """those of the language, the latest started first"""
    of: Series | None
    """the series the pages belong to"""
    articles: bool
    """whether there are articles in the language"""
    pages: tuple[tuple[str, str], ...]
    """(title, address) of the pages in the language"""


def around(edition: Edition, lang: str, of: Series | None = None) -> Around:
    """What stands around the pages of a language, those of a series apart."""
    return edition.once(
        ("around", lang, of.folder if of else None),
        lambda: Around(
            lang, tuple(one.series for one in edition.series_in(lang)), of,
            any(post.lang == lang for post in edition.site.articles),
            tuple((post.source.title, post.address) for post in edition.site.pages if post.lang == lang),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself, from which its frame follows.

    `versions` are the languages in which this very thing exists, with addresses: the hreflang
    lines. `switch` is where the language switch leads; a language that is missing leads home.
    `canonical` is set when another page is the one that counts.
    """

    lang: str
    address: str
    title: str
    description: str = ""
    kind: str = "website"
    versions: Mapping[str, str] = field(default_factory=dict)
    switch: Mapping[str, str] = field(default_factory=dict)
    canonical: str = ""
    noindex: bool = False
    image: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    data: Mapping[str, object] = field(default_factory=dict)


def make_frame(house: House, around: Around, about: About) -> Frame:
    """The frame of one page."""
    settings, to = house.settings, house.locator
    words = house.words[about.lang]
    name, ways, here = settings.names[about.lang], _ways(house, around), to.path(about.address)
    return Frame(
        lang=about.lang, direction=direction(about.lang),
        title=name if about.title == name else f"{about.title} · {name}", description=about.description,
        canonical=to.absolute(about.canonical or about.address), noindex=about.noindex,
        alternates=_alternates(house, about), site_name=name, home=to.path(addresses.home(settings, about.lang)),
        nav=_here(ways.nav, here), languages=_languages(house, about), footer=_here(ways.footer, here), feeds=ways.feeds,
        stylesheet=to.path(settings.stylesheet), icon=to.path(settings.icon) if settings.icon else "",
        kind=about.kind, locale=words.say("locale"), image=about.image, published=_iso(about.published),
        modified=_iso(about.modified), json_ld=_json_ld(about.data),
    )  # fmt: skip


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _alternates(house: House, about: About) -> tuple[Alternate, ...]:
    if about.noindex or about.canonical:
        return ()
    versions = dict(about.versions) or {about.lang: about.address}
    ordered = [lang for lang in house.settings.languages if lang in versions]
    found = [Alternate(lang, house.absolute(versions[lang])) for lang in ordered]
    return (*found, Alternate("x-default", house.absolute(versions[ordered[0]])))


@dataclass(frozen=True, slots=True)
class _Ways:
    """What is around a page in print; the same for all pages with the same `Around`."""

    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]


def _ways(house: House, around: Around) -> _Ways:
    def make() -> _Ways:
        return _Ways(_nav(house, around), _footer(house, around), tuple(_discovered(house, around)))

    return house.once("ways", around, make=make)


def _here(links: tuple[Link, ...], address: str) -> tuple[Link, ...]:
    """The links, with the one marked that leads to where one is."""
    if not any(link.address == address for link in links):
        return links
    return tuple(link._replace(current=True) if link.address == address else link for link in links)


def _nav(house: House, around: Around) -> tuple[Link, ...]:
    settings, words, lang = house.settings, house.words[around.lang], around.lang
    links = [(words.say("nav_today"), addresses.home(settings, lang))]
    series = around.series[:_SERIES_IN_NAV]
    for one in series:
        text = words.say("nav_days") if len(series) == 1 else one.titles[lang]
        links.append((text, addresses.series_page(settings, one, lang)))
    if around.articles:
        links.append((words.say("nav_articles"), addresses.articles_page(settings, lang)))
    links.append((words.say("nav_follow"), follow_address(settings, lang)))
    return tuple(Link(text, house.path(address)) for text, address in links)


def has_follow_page(settings: SiteSettings) -> bool:
    """Whether there is a page on how to follow; a foreign theme has none."""
    return settings.makes("follow") and not settings.guest


def follow_address(settings: SiteSettings, lang: str, of: Series | None = None) -> str:
    """Where one learns how to follow the site or a series; without a page for it, the feed itself."""
    if has_follow_page(settings):
        place = f"#{follow_place(of, lang)}" if of else ""
        return f"{addresses.follow_page(settings, lang)}{place}"
    if of:
        return addresses.series_file(settings, of, lang, "feed.rss")
    return addresses.site_feed(settings, lang)


def follow_place(series: Series | None, lang: str) -> str:
    """The id of a series' place, or the site's, on the page on how to follow."""
    return f"feeds-{addresses.series_slug(series, lang)}" if series else "feeds"


def _languages(house: House, about: About) -> tuple[LanguageLink, ...]:
    found = []
    for lang in house.settings.languages:
        if lang != about.lang:
            address = about.switch.get(lang) or about.versions.get(lang) or addresses.home(house.settings, lang)
            name = language_name(lang, lang)
            found.append(LanguageLink(lang, name[:1].upper() + name[1:], house.path(address)))
    return tuple(found)


def _footer(house: House, around: Around) -> tuple[Link, ...]:
    settings, lang = house.settings, around.lang
    links = [Link(title, house.path(address)) for title, address in around.pages]
    links.append(Link(_site_feed_title(house, lang), house.path(addresses.site_feed(settings, lang))))
    for one in around.series:
        address = addresses.series_file(settings, one, lang, "feed.rss")
        links.append(Link(_series_feed_title(house, one, lang), house.path(address)))
    return tuple(links)


def _site_feed_title(house: House, lang: str) -> str:
    return house.words[lang].say("feed_of_site", site=house.settings.names[lang])


def _series_feed_title(house: House, series: Series, lang: str) -> str:
    return house.words[lang].say("feed_of_series", series=series.titles[lang])


def _discovered(house: House, around: Around) -> Iterator[FeedLink]:
    """Feeds to discover on a page, for many programs take the first: those of its series, then the site's in
    its language, then (F14) the site's in others.
    """
    settings, lang, of = house.settings, around.lang, around.of
    if of:
        yield from _in_formats(house, _series_feed_title(house, of, lang), addresses.series_page(settings, of, lang))
    yield from _in_formats(house, _site_feed_title(house, lang), addresses.home(settings, lang))
    if of and settings.makes("homework-feeds"):
        address = addresses.series_file(settings, of, lang, "homework.rss")
        title = house.words[lang].say("feed_of_homework", series=of.titles[lang])
        yield FeedLink(title, house.absolute(address), FORMATS["rss"])
    for one in () if of else around.series[:_SERIES_IN_NAV]:
        address = addresses.series_file(settings, one, lang, "feed.rss")
        yield FeedLink(_series_feed_title(house, one, lang), house.absolute(address), FORMATS["rss"])
    for other in settings.languages:
        if other != lang:
            address = addresses.site_feed(settings, other)
            yield FeedLink(_site_feed_title(house, other), house.absolute(address), FORMATS["rss"], other)


def _in_formats(house: House, title: str, scope: str) -> Iterator[FeedLink]:
    """A feed in all the formats that are made; `scope` is where it stands."""
    for format, type in FORMATS.items():
        if format == "rss" or house.settings.makes(format):
            yield FeedLink(title, house.absolute(f"{scope}feed.{format}"), type)


def article_data(house: House, told: Told, address: str, extra: Mapping[str, object]) -> dict[str, object]:
    """schema.org data of a post. `extra` adds what only its view knows."""
    lang = told.lang
    data: dict[str, object] = {
        "@context": "https://schema.org", "@type": "BlogPosting", "headline": house.day_title(told.post),
        "inLanguage": lang, "url": house.absolute(address),
        "publisher": {"@type": "Organization", "name": house.settings.names[lang]},
    }  # fmt: skip
    if told.summary:
        data["description"] = told.summary
    if told.moment:
        data["datePublished"] = _iso(told.moment)
    if told.modified:
        data["dateModified"] = _iso(told.modified)
    if told.post.source.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in told.post.source.authors]
    if told.image:
        data["image"] = told.image
    return {**data, **extra}


def _json_ld(data: Mapping[str, object]) -> str:
    """JSON that cannot end the script element it stands in."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

"""What stands around every page: language, addresses, feeds, navigation, structured data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import ClassVar

from .. import addresses, feed_formats
from ..edition.edition import Edition
from ..edition.follow_page import follow_address
from ..edition.published import PublishedPost
from ..edition.site_context import SiteContext
from ..model import Series, SiteSettings
from ..pages import Alternate, FeedLink, Frame, LanguageLink, Link
from ..values import dataclass
from ..words import direction, language_name
from .cards import Card, share_image
from .reader_script import script_json
from .search import has_search

_SERIES_IN_NAV = 3


@dataclass(frozen=True, slots=True)
class Navigation:
    """What the frame links to: series, articles and pages. The same for all pages of a language and series; it
    changes when the site gets another of them.
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


def navigation(edition: Edition, lang: str, of: Series | None = None) -> Navigation:
    """The navigation for the pages of a language, or of a series in it."""
    return edition.memoize(
        ("navigation", lang, of.folder if of else None),
        lambda: Navigation(
            lang,
            tuple(series_now.series for series_now in edition.series_in(lang)),
            of,
            any(post.lang == lang for post in edition.site.articles),
            tuple((post.source.title, post.address) for post in edition.site.pages if post.lang == lang),
        ),
    )


@dataclass(frozen=True, slots=True)
class PageMeta:
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
    """absolute address of the picture that its author chose for it"""
    searched: bool = False
    """whether it is a text that a search of the site finds"""
    day: str = ""
    """"Day 8", where it is one"""
    card: Card | None = None
    """its social card; None for that of the home page"""
    published: datetime | None = None
    modified: datetime | None = None
    data: Mapping[str, object] = field(default_factory=dict)


def make_frame(context: SiteContext, navigation: Navigation, meta: PageMeta) -> Frame:
    """The frame of one page."""
    settings, to = context.settings, context.locator
    words = context.words[meta.lang]
    name, ways, here = settings.names[meta.lang], _printed_navigation(context, navigation), to.path(meta.address)
    return Frame(
        lang=meta.lang,
        direction=direction(meta.lang),
        title=name if meta.title == name else f"{meta.title} · {name}",
        description=meta.description,
        canonical=to.absolute(meta.canonical or meta.address),
        noindex=meta.noindex,
        alternates=_alternates(context, meta),
        site_name=name,
        home=to.path(addresses.home(settings, meta.lang)),
        nav=_here(ways.nav, here),
        languages=_languages(context, meta),
        footer=_here(ways.footer, here),
        feeds=ways.feeds,
        stylesheet=to.path(settings.asset("style.css")),
        icon=context.asset("icon.svg"),
        kind=meta.kind,
        locale=words.say("locale"),
        searched=meta.searched and has_search(settings) and not meta.canonical and not meta.noindex,
        day=meta.day,
        image=share_image(context, meta.card, meta.lang, meta.image, meta.title),
        published=_iso(meta.published),
        modified=_iso(meta.modified),
        policy=settings.page_policy,
        json_ld=_json_ld(meta.data),
    )


def is_named_like_site(context: SiteContext, series: Series, lang: str) -> bool:
    """Whether a series bears the name of the site, which stands at the top of every page: once is enough there."""
    return series.titles[lang].casefold().strip() == context.settings.names[lang].casefold().strip()


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _alternates(context: SiteContext, meta: PageMeta) -> tuple[Alternate, ...]:
    if meta.noindex or meta.canonical:
        return ()
    versions = dict(meta.versions) or {meta.lang: meta.address}
    ordered = [lang for lang in context.settings.languages if lang in versions]
    alternates = [Alternate(lang, context.absolute(versions[lang])) for lang in ordered]
    return (*alternates, Alternate("x-default", context.absolute(versions[ordered[0]])))


@dataclass(frozen=True, slots=True)
class _Ways:
    """A `Navigation` with its words and addresses, ready for templates."""

    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]


def _printed_navigation(context: SiteContext, navigation: Navigation) -> _Ways:
    def make() -> _Ways:
        return _Ways(_nav(context, navigation), _footer(context, navigation), tuple(_discovered(context, navigation)))

    return context.memoize("ways", navigation, make=make)


def _here(links: tuple[Link, ...], address: str) -> tuple[Link, ...]:
    """The links, with those to `address`, the page itself, marked as current."""
    if not any(link.address == address for link in links):
        return links
    return tuple(replace(link, current=True) if link.address == address else link for link in links)


def _nav(context: SiteContext, navigation: Navigation) -> tuple[Link, ...]:
    settings, words, lang = context.settings, context.words[navigation.lang], navigation.lang
    links = [(words.say("nav_today"), addresses.home(settings, lang))]
    listed = navigation.series[:_SERIES_IN_NAV]
    for series in listed:
        text = words.say("nav_days") if len(listed) == 1 else series.titles[lang]
        links.append((text, addresses.series_page(settings, series, lang)))
    if navigation.articles:
        links.append((words.say("nav_articles"), addresses.articles_page(settings, lang)))
    links.append((words.say("nav_follow"), follow_address(settings, lang)))
    if has_search(settings):
        links.append((words.say("nav_search"), addresses.search_page(settings, lang)))
    return tuple(Link(text, context.path(address)) for text, address in links)


def _languages(context: SiteContext, meta: PageMeta) -> tuple[LanguageLink, ...]:
    links = []
    for lang in context.settings.languages:
        if lang != meta.lang:
            address = meta.switch.get(lang) or meta.versions.get(lang) or addresses.home(context.settings, lang)
            name = language_name(lang, lang)
            links.append(LanguageLink(lang, name[:1].upper() + name[1:], context.path(address)))
    return tuple(links)


def _footer(context: SiteContext, navigation: Navigation) -> tuple[Link, ...]:
    settings, lang = context.settings, navigation.lang
    links = [Link(title, context.path(address)) for title, address in navigation.pages]
    links.append(Link(_site_feed_title(context, lang), context.path(addresses.site_feed(settings, lang))))
    for series in navigation.series:
        address = _series_feed(settings, series, lang)
        links.append(Link(_series_feed_title(context, series, lang), context.path(address)))
    return tuple(links)


def _site_feed_title(context: SiteContext, lang: str) -> str:
    return context.words[lang].say("feed_of_site", site=context.settings.names[lang])


def _series_feed_title(context: SiteContext, series: Series, lang: str) -> str:
    return context.words[lang].say("feed_of_series", series=series.titles[lang])


def _discovered(context: SiteContext, navigation: Navigation) -> Iterator[FeedLink]:
    """Feeds to discover on a page, for many programs take the first: those of its series, then the site's in
    its language, then (F14) the site's in others.
    """
    settings, lang, of = context.settings, navigation.lang, navigation.of
    if of:
        yield from _in_formats(
            context, _series_feed_title(context, of, lang), addresses.series_page(settings, of, lang)
        )
    yield from _in_formats(context, _site_feed_title(context, lang), addresses.home(settings, lang))
    main = feed_formats.main_format()
    if of and settings.makes("homework-feeds"):
        address = addresses.series_file(settings, of, lang, main.files["homework"])
        title = context.words[lang].say("feed_of_homework", series=of.titles[lang])
        yield FeedLink(title, context.absolute(address), main.media_type)
    for series in () if of else navigation.series[:_SERIES_IN_NAV]:
        address = _series_feed(settings, series, lang)
        yield FeedLink(_series_feed_title(context, series, lang), context.absolute(address), main.media_type)
    for other_lang in settings.languages:
        if other_lang != lang:
            title, address = _site_feed_title(context, other_lang), addresses.site_feed(settings, other_lang)
            yield FeedLink(title, context.absolute(address), main.media_type)


def _series_feed(settings: SiteSettings, series: Series, lang: str) -> str:
    return addresses.series_file(settings, series, lang, feed_formats.main_format().files["feed"])


def _in_formats(context: SiteContext, title: str, scope: str) -> Iterator[FeedLink]:
    """A feed in all the formats that are made; `scope` is where it stands."""
    for format in feed_formats.made(context.settings):
        yield FeedLink(title, context.absolute(f"{scope}{format.files['feed']}"), format.media_type)


def article_data(
    context: SiteContext, post: PublishedPost, address: str, extra: Mapping[str, object]
) -> dict[str, object]:
    """schema.org data of a post. `extra` adds what only its view knows."""
    lang = post.lang
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": context.day_title(post.record),
        "inLanguage": lang,
        "url": context.absolute(address),
        "publisher": {"@type": "Organization", "name": context.settings.names[lang]},
    }
    if post.summary:
        data["description"] = post.summary
    if post.moment:
        data["datePublished"] = _iso(post.moment)
    if post.modified:
        data["dateModified"] = _iso(post.modified)
    if post.source.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in post.source.authors]
    if post.image:
        data["image"] = post.image
    return {**data, **extra}


def _json_ld(data: Mapping[str, object]) -> str:
    return script_json(data) if data else ""

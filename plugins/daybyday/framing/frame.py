"""What stands around every page: language, addresses, feeds, navigation, structured data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .. import addresses
from ..model import Post, Series
from ..pages import Alternate, FeedLink, Frame, LanguageLink, Link
from ..words import direction, language_name
from .edition import Edition
from .links import file_address, file_of

FEED_TYPE = "application/rss+xml"
_SERIES_IN_NAV = 3


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
    series: Series | None = None
    data: Mapping[str, object] = field(default_factory=dict)


def make_frame(edition: Edition, about: About) -> Frame:
    """The frame of one page."""
    settings, to = edition.settings, edition.locator
    words = edition.words[about.lang]
    name = settings.names[about.lang]
    return Frame(
        lang=about.lang, direction=direction(about.lang),
        title=name if about.title == name else f"{about.title} · {name}", description=about.description,
        canonical=to.absolute(about.canonical or about.address), noindex=about.noindex,
        alternates=_alternates(edition, about), site_name=name, home=to.path(addresses.home(settings, about.lang)),
        nav=_nav(edition, about), languages=_languages(edition, about), footer=_footer(edition, about),
        feeds=feeds_of(edition, about.lang, about.series), stylesheet=to.path(settings.stylesheet),
        icon=to.path(settings.icon) if settings.icon else "", kind=about.kind, locale=words.say("locale"),
        image=about.image, published=_iso(about.published), modified=_iso(about.modified),
        json_ld=_json_ld(about.data),
    )  # fmt: skip


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _alternates(edition: Edition, about: About) -> tuple[Alternate, ...]:
    if about.noindex or about.canonical:
        return ()
    versions = dict(about.versions) or {about.lang: about.address}
    ordered = [lang for lang in edition.settings.languages if lang in versions]
    absolute = edition.locator.absolute
    found = [Alternate(lang, absolute(versions[lang])) for lang in ordered]
    return (*found, Alternate("x-default", absolute(versions[ordered[0]])))


def _nav(edition: Edition, about: About) -> tuple[Link, ...]:
    settings, words, to = edition.settings, edition.words[about.lang], edition.locator.path
    links = [(words.say("nav_today"), addresses.home(settings, about.lang))]
    series = edition.series_in(about.lang)[:_SERIES_IN_NAV]
    for one in series:
        text = words.say("nav_days") if len(series) == 1 else one.series.titles[about.lang]
        links.append((text, addresses.series_page(settings, one.series, about.lang)))
    if any(post.lang == about.lang for post in edition.site.articles):
        links.append((words.say("nav_articles"), addresses.articles_page(settings, about.lang)))
    links.append((words.say("nav_follow"), addresses.site_feed(settings, about.lang)))
    return tuple(Link(text, to(address), current=address == about.address) for text, address in links)


def _languages(edition: Edition, about: About) -> tuple[LanguageLink, ...]:
    found = []
    for lang in edition.settings.languages:
        if lang != about.lang:
            address = about.switch.get(lang) or about.versions.get(lang) or addresses.home(edition.settings, lang)
            name = language_name(lang, lang)
            found.append(LanguageLink(lang, name[:1].upper() + name[1:], edition.locator.path(address)))
    return tuple(found)


def _footer(edition: Edition, about: About) -> tuple[Link, ...]:
    to = edition.locator.path
    links = [
        Link(post.source.title, to(post.address), current=post.address == about.address)
        for post in edition.site.pages
        if post.lang == about.lang
    ]
    links += [Link(feed.title, feed.address) for feed in feeds_of(edition, about.lang, None, absolute=False)]
    return tuple(links)


def feeds_of(edition: Edition, lang: str, series: Series | None, absolute: bool = True) -> tuple[FeedLink, ...]:
    """Feeds to discover on a page of `lang`: a series' own first on its pages, then the site's (F14)."""
    settings, words = edition.settings, edition.words[lang]
    to = edition.locator.absolute if absolute else edition.locator.path
    site = FeedLink(
        words.say("feed_of_site", site=settings.names[lang]), to(addresses.site_feed(settings, lang)), FEED_TYPE
    )
    others = [one.series for one in edition.series_in(lang)]
    if series in others:
        others.remove(series)
        others.insert(0, series)
    of_series = [
        FeedLink(
            words.say("feed_of_series", series=other.titles[lang]),
            to(addresses.series_file(settings, other, lang, "feed.rss")),
            FEED_TYPE,
        )
        for other in others
    ]
    return (*of_series, site) if series else (site, *of_series)


def image_of(edition: Edition, post: Post) -> str:
    """The absolute address of a post's picture for cards, "" when it has none."""
    if not post.source.image:
        return ""
    name = file_of(post.source.image, post.source.path, edition.site.files)
    return edition.locator.absolute(file_address(name)) if name else ""


def article_data(edition: Edition, post: Post, address: str, extra: Mapping[str, object]) -> dict[str, object]:
    """schema.org data of a post. `extra` adds what only its view knows."""
    source = post.source
    data: dict[str, object] = {
        "@context": "https://schema.org", "@type": "BlogPosting", "headline": edition.day_title(post),
        "inLanguage": post.lang, "url": edition.locator.absolute(address),
        "publisher": {"@type": "Organization", "name": edition.settings.names[post.lang]},
    }  # fmt: skip
    if summary := edition.summary(post):
        data["description"] = summary
    if post.moment:
        data["datePublished"] = _iso(edition.local(post))
    if modified := edition.local_modified(post):
        data["dateModified"] = _iso(modified)
    if source.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in source.authors]
    if image := image_of(edition, post):
        data["image"] = image
    return {**data, **extra}


def _json_ld(data: Mapping[str, object]) -> str:
    """JSON that cannot end the script element it stands in."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

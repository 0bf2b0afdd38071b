"""`sitemap.xml` with every language version of each page, and `robots.txt` that points to it.

Listed: home pages, how to follow, series, days, articles, pages. Lists (tags, months, periods) are ways to find
those and are left to links. Fallbacks, notices and redirects are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ... import addresses
from ...edition.edition import Edition
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import SeriesNow, SiteSettings
from ...page_frame.frame import has_follow_page
from ...parts import Fragment, Part

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


@dataclass(frozen=True, slots=True)
class Twins:
    """One thing in all its languages: posts, or the addresses of a page that is no post."""

    post: tuple[PublishedPost, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    """(language, address)"""


@dataclass(frozen=True, slots=True)
class UrlBlock:
    """A closed period of days: it changes no more once they are out."""

    twins: tuple[Twins, ...]


def parts(edition: Edition) -> Iterator[Part[str | tuple[Fragment[UrlBlock], ...]]]:
    """The sitemap, and a robots.txt unless the author brings one in extra/."""
    yield Part("sitemap.xml", "sitemap", tuple(_sections(edition)))
    if "extra/robots.txt" not in edition.site.files:
        yield Part("robots.txt", "sitemap", edition.locator.absolute("/sitemap.xml"))


def _sections(edition: Edition) -> Iterator[Fragment[UrlBlock]]:
    settings = edition.settings
    if not settings.guest:
        homes = Twins(pages=tuple((lang, addresses.home(settings, lang)) for lang in settings.languages))
        series = (
            Twins(
                pages=tuple((lang, addresses.series_page(settings, one.series, lang)) for lang in one.series.languages)
            )
            for one in edition.site.series
        )
        yield Fragment("sitemap", UrlBlock((homes, *_follow(settings), *series)))
    for one in edition.site.series:
        yield from _days(edition, one)
    loose: dict[str, list[PublishedPost]] = {}
    for post in (*edition.site.articles, *edition.site.pages):
        loose.setdefault(post.key, []).append(edition.published_post(post))
    if loose:
        yield Fragment("sitemap", UrlBlock(tuple(Twins(tuple(loose[key])) for key in sorted(loose))))


def _follow(settings: SiteSettings) -> Iterator[Twins]:
    if has_follow_page(settings):
        yield Twins(pages=tuple((lang, addresses.follow_page(settings, lang)) for lang in settings.languages))


def _days(edition: Edition, one: SeriesNow) -> Iterator[Fragment[UrlBlock]]:
    blocks: dict[tuple[int, int], list[Twins]] = {}
    for day in one.days:
        if day.texts:
            published_post = tuple(edition.published_post(post) for post in day.texts.values())
            blocks.setdefault(addresses.block_of(day.number), []).append(Twins(published_post))
    for twins in blocks.values():
        yield Fragment("sitemap", UrlBlock(tuple(twins)))


def render(part: Part[str | tuple[Fragment[UrlBlock], ...]], services: RenderServices) -> bytes:
    """XML (sitemaps.org 0.9, hreflang by xhtml:link) or the three lines of robots.txt."""
    if isinstance(part.value, str):
        return f"User-agent: *\nAllow: /\nSitemap: {part.value}\n".encode()
    return f"{_HEAD}{services.joined(part.value)}</urlset>\n".encode()


def fragment(value: UrlBlock, services: RenderServices) -> str:
    """The `<url>` elements of several things, each in all its languages."""
    return "".join(line for twins in value.twins for line in _urls(services.context, twins))


def _urls(context: SiteContext, twins: Twins) -> Iterator[str]:
    pages = dict(twins.pages) or {post.lang: post.record.address for post in twins.post}
    changed = {post.lang: _changed(post) for post in twins.post}
    ordered = [lang for lang in context.settings.languages if lang in pages]
    links = _links(context, pages, ordered)
    for lang in ordered:
        lastmod = f"<lastmod>{changed[lang]}</lastmod>" if changed.get(lang) else ""
        yield f"<url><loc>{escape(context.absolute(pages[lang]))}</loc>{lastmod}{links}</url>\n"


def _links(context: SiteContext, pages: Mapping[str, str], ordered: list[str]) -> str:
    versions = [*((lang, pages[lang]) for lang in ordered), ("x-default", pages[ordered[0]])]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(context.absolute(address))}"/>'
        for lang, address in versions
    )


def _changed(post: PublishedPost) -> str:
    """When a page last changed in a way worth a visit."""
    moment = post.modified or post.moment
    return moment.isoformat(timespec="seconds") if moment else ""

"""`sitemap.xml` with every language version of each page, and `robots.txt` that points to it.

Views say what belongs in it (`in_sitemap`): pages with content of their own. Lists (tags, months, periods) are ways to
find those and are left to links. Fallbacks, notices and redirects are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache, partial
from html import escape

from ...edition.edition import Edition
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import SitemapEntry
from ...parts import Fragment, LatePart, Part
from ...values import dataclass

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


@dataclass(frozen=True, slots=True)
class UrlBlock:
    """The entries of one group, which changes seldom."""

    entries: tuple[SitemapEntry, ...]


Sitemap = tuple[Fragment[UrlBlock], ...]


def parts(edition: Edition, entries: Callable[[], Iterable[SitemapEntry]]) -> Iterator[Part[Sitemap | str]]:
    """The sitemap of what `entries` gives, and a robots.txt unless the author brings one in extra/; of a guest, what its site has not got."""
    settings = edition.settings
    if not settings.makes("sitemap"):
        return
    yield LatePart("sitemap.xml", "sitemap", cache(partial(_sitemap, entries)))
    if settings.makes("robots") and "extra/robots.txt" not in edition.site.files:
        yield Part("robots.txt", "sitemap", edition.locator.absolute("/sitemap.xml"))


def _sitemap(entries: Callable[[], Iterable[SitemapEntry]]) -> Sitemap:
    return tuple(Fragment("sitemap", UrlBlock(block)) for block in _blocks(entries()))


def _blocks(entries: Iterable[SitemapEntry]) -> Iterator[tuple[SitemapEntry, ...]]:
    """The entries of each group, in the order in which the groups begin."""
    groups: dict[Hashable, list[SitemapEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    yield from map(tuple, groups.values())


def render(part: Part[Sitemap | str], services: RenderServices) -> bytes:
    """XML (sitemaps.org 0.9, hreflang by xhtml:link) or the three lines of robots.txt."""
    if isinstance(part.value, str):
        return f"User-agent: *\nAllow: /\nSitemap: {part.value}\n".encode()
    return f"{_HEAD}{services.joined(part.value)}</urlset>\n".encode()


def fragment(value: UrlBlock, services: RenderServices) -> str:
    """The `<url>` elements of several things, each in all its languages."""
    return "".join(line for entry in value.entries for line in _urls(services.context, entry))


def _urls(context: SiteContext, entry: SitemapEntry) -> Iterator[str]:
    pages = dict(entry.pages) or {post.lang: post.record.address for post in entry.posts}
    changed = {post.lang: _changed(post) for post in entry.posts}
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

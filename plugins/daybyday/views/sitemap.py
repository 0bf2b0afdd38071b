"""`sitemap.xml` with every language version of each page, and `robots.txt` that points to it.

Listed: home pages, series, days, articles, pages. Lists (tags, months, periods) are ways to find
those and are left to links. Fallbacks, notices and redirects are not in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from .. import addresses
from ..framing.edition import Edition
from ..model import Post
from ..parts import Kit, Part

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: absolute address, when it last changed in a way worth a visit, its versions."""

    address: str
    changed: str
    versions: tuple[tuple[str, str], ...]


def parts(edition: Edition) -> Iterator[Part]:
    """The sitemap, and a robots.txt unless the author brings one in extra/."""
    entries = tuple(sorted(_entries(edition), key=lambda entry: entry.address))
    yield Part("sitemap.xml", "sitemap", entries)
    if "extra/robots.txt" not in edition.site.files:
        yield Part("robots.txt", "sitemap", edition.locator.absolute("/sitemap.xml"))


def render(part: Part, kit: Kit) -> bytes:
    """XML (sitemaps.org 0.9, hreflang by xhtml:link) or the three lines of robots.txt."""
    if isinstance(part.value, str):
        return f"User-agent: *\nAllow: /\nSitemap: {part.value}\n".encode()
    assert isinstance(part.value, tuple)
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for entry in part.value:
        _add(root, entry)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(ElementTree.tostring(root, encoding="utf-8")) + b"\n"


def _add(root: ElementTree.Element, entry: Entry) -> None:
    url = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
    ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = entry.address
    if entry.changed:
        ElementTree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = entry.changed
    for hreflang, address in entry.versions:
        ElementTree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=hreflang, href=address)


def _entries(edition: Edition) -> Iterator[Entry]:
    settings = edition.settings
    if not settings.guest:
        yield from _versions(edition, {lang: addresses.home(settings, lang) for lang in settings.languages}, {})
        for one in edition.site.series:
            pages = {lang: addresses.series_page(settings, one.series, lang) for lang in one.series.languages}
            yield from _versions(edition, pages, {})
    for posts in _twins(edition).values():
        yield from _versions(edition, {lang: post.address for lang, post in posts.items()}, posts)


def _twins(edition: Edition) -> dict[str, dict[str, Post]]:
    """Everything with a page of its own, by key and language."""
    twins: dict[str, dict[str, Post]] = defaultdict(dict)
    for post in (*edition.site.articles, *edition.site.pages):
        twins[post.key][post.lang] = post
    for one in edition.site.series:
        for day in one.days:
            for lang, post in day.texts.items():
                twins[post.key][lang] = post
    return twins


def _versions(edition: Edition, pages: Mapping[str, str], posts: Mapping[str, Post]) -> Iterator[Entry]:
    absolute = edition.locator.absolute
    ordered = [lang for lang in edition.settings.languages if lang in pages]
    versions = [(lang, absolute(pages[lang])) for lang in ordered]
    versions.append(("x-default", absolute(pages[ordered[0]])))
    for lang in ordered:
        changed = _changed(edition, posts[lang]) if lang in posts else None
        yield Entry(absolute(pages[lang]), changed.isoformat(timespec="seconds") if changed else "", tuple(versions))


def _changed(edition: Edition, post: Post) -> datetime | None:
    return edition.local_modified(post) or (edition.local(post) if post.moment else None)

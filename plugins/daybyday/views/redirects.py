"""Old addresses (`aliases`) as small pages that lead to the new ones."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..framing.edition import Edition
from ..model import Post, SeriesNow
from ..pages import RedirectPage
from ..parts import Kit, Part, page_path


def parts(edition: Edition) -> Iterator[Part]:
    """A page for each alias of whatever is out, and for everything below an old series slug."""
    site = edition.site
    for post in (*site.articles, *site.pages, *site.withdrawn):
        if post.source.kind != "day":
            yield from _of_post(edition, post, post.address)
    for one in site.series:
        for day in one.days:
            for lang, post in sorted({**day.withdrawn, **day.texts}.items()):
                if post.lang == lang:
                    yield from _of_post(
                        edition, post, addresses.day_page(edition.settings, one.series, lang, day.number)
                    )
        for lang, slugs in sorted(one.series.aliases.items()):
            for slug in slugs:
                yield from _of_slug(edition, one, lang, slug)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template redirect.html."""
    page = part.value
    assert isinstance(page, RedirectPage)
    return kit.page("redirect.html", page, page.lang)


def _of_post(edition: Edition, post: Post, address: str) -> Iterator[Part]:
    for alias in post.source.aliases:
        title = edition.day_title(post)
        yield _part(edition, addresses.alias_address(alias), address, title, post.lang, post.source.path)


def _of_slug(edition: Edition, one: SeriesNow, lang: str, slug: str) -> Iterator[Part]:
    """An old slug covers the series page and every page below it (its feeds: see their own views)."""
    settings, series = edition.settings, one.series
    old, new = f"{addresses.home(settings, lang)}{slug.strip('/')}/", addresses.series_page(settings, series, lang)
    title, owner = series.titles[lang], series.place.path
    yield _part(edition, old, edition.series_home(series, lang), title, lang, owner)
    blocks = dict.fromkeys(addresses.block_of(day.number) for day in one.shown(lang))
    for block in () if settings.guest else blocks:
        address = addresses.block_page(settings, series, lang, block)
        yield _part(edition, address.replace(new, old, 1), address, title, lang, owner)
    for day in one.days:
        if lang in day.shown or lang in day.withdrawn:
            words = edition.words[lang]
            name = words.say("day", day=day.number)
            if lang in day.shown:
                name = words.say("day_title", day=day.number, title=day.shown[lang].source.title)
            address = addresses.day_page(settings, series, lang, day.number)
            yield _part(edition, f"{old}{day.number}/", address, name, lang, owner)


def _part(edition: Edition, old: str, new: str, title: str, lang: str, owner: str) -> Part:
    text = edition.words[lang].say("moved")
    page = RedirectPage(lang, title, edition.locator.path(new), edition.locator.absolute(new), text)
    return Part(page_path(old), "redirects", page, owner)

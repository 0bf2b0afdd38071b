"""Old addresses (`aliases`) as small pages that lead to the new ones."""

from __future__ import annotations

from collections.abc import Iterator

from ... import addresses
from ...edition.edition import Edition
from ...edition.progress import progress
from ...edition.render_services import RenderServices
from ...model import Post, SeriesNow
from ...pages import RedirectPage
from ...parts import Part, page_path
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """Everything the page depends on. `title` is what stands at the new address, as a day's title with `day`."""

    lang: str
    new: str
    title: str
    title_lang: str = ""
    """language of "Day 8:" before the title; "" for none"""
    day: int | None = None


def parts(edition: Edition) -> Iterator[Part[Redirect]]:
    """A page for each alias of whatever is out, and for everything below an old series slug."""
    site = edition.site
    for post in (*site.articles, *site.pages, *site.withdrawn):
        if post.source.kind != "day":
            yield from _of_post(post, post.address)
    for series_now in site.series:
        for day in series_now.days:
            for lang, post in sorted({**day.withdrawn, **day.texts}.items()):
                if post.source.aliases and post.lang == lang:
                    yield from _of_post(post, addresses.day_page(edition.settings, series_now.series, lang, day.number))
        for lang in sorted(series_now.series.aliases):
            for old in addresses.old_series_files(edition.settings, series_now.series, lang, ""):
                yield from _of_slug(edition, series_now, lang, old)


def render(part: Part[Redirect], services: RenderServices) -> bytes:
    """The page by the template redirect.html."""
    redirect, context = part.value, services.context
    title = redirect.title
    if redirect.day:
        words = context.words[redirect.title_lang]
        title = words.say("day_title", day=redirect.day, title=title) if title else words.say("day", day=redirect.day)
    new = redirect.new
    page = RedirectPage(
        redirect.lang, title, context.path(new), context.absolute(new), context.words[redirect.lang].say("moved")
    )
    return services.page("redirect.html", page, redirect.lang)


def _of_post(post: Post, address: str) -> Iterator[Part[Redirect]]:
    source = post.source
    for alias in source.aliases:
        old = addresses.alias_address(alias)
        redirect = Redirect(post.lang, address, source.title, post.lang, source.day if source.kind == "day" else None)
        yield Part(page_path(old), "redirects", redirect, source.path)


def _of_slug(edition: Edition, series_now: SeriesNow, lang: str, old: str) -> Iterator[Part[Redirect]]:
    """An old slug covers the series page and every page below it (its feeds: see their own views)."""
    settings, series = edition.settings, series_now.series
    new = addresses.series_page(settings, series, lang)
    owner = series.place.path

    def to(path: str, redirect: Redirect) -> Part[Redirect]:
        return Part(page_path(f"{old}{path}"), "redirects", redirect, owner)

    yield to("", Redirect(lang, edition.context.series_home(series, lang), series.titles[lang]))
    for block in () if settings.guest else progress(edition, series_now, lang).blocks:
        address = addresses.block_page(settings, series, lang, block)
        yield to(address.removeprefix(new), Redirect(lang, address, series.titles[lang]))
    for line in edition.lines(series_now, lang):
        if line.has_page:
            title = line.post.title if line.post else ""
            yield to(f"{line.number}/", Redirect(lang, f"{new}{line.number}/", title, lang, line.number))

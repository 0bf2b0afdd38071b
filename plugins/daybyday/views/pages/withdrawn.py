"""What is left at the address of a post that was taken back: a short notice, not for search engines."""

from __future__ import annotations

from collections.abc import Iterator

from ... import addresses
from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import DayNow, Series, SeriesNow
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...pages import Link, WithdrawnPage
from ...parts import Part, page_path
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything the page depends on."""

    navigation: Navigation
    address: str
    number: int | None
    """of a day; None for an article or a page"""
    switch: tuple[tuple[str, str], ...] = ()
    series: Series | None = None


def parts(edition: Edition) -> Iterator[Part[Notice]]:
    """A notice at every address a withdrawn post had."""
    for series_now in edition.site.series:
        for day in series_now.days:
            for lang, post in sorted(day.withdrawn.items()):
                yield _part(edition, _of_day(edition, series_now, day, lang), post.source.path)
    for post in edition.site.withdrawn:
        if post.source.kind != "day":
            yield _part(edition, Notice(navigation(edition, post.lang), post.address, None), post.source.path)


def _of_day(edition: Edition, series_now: SeriesNow, day: DayNow, lang: str) -> Notice:
    def page(other_lang: str) -> str:
        if other_lang in day.shown or other_lang in day.withdrawn:
            return addresses.day_page(edition.settings, series_now.series, other_lang, day.number)
        return addresses.series_page(edition.settings, series_now.series, other_lang)

    switch = tuple((other_lang, page(other_lang)) for other_lang in series_now.series.languages)
    address = addresses.day_page(edition.settings, series_now.series, lang, day.number)
    # Around it is the site, not the series: its feed does not come first where there is nothing to follow.
    return Notice(navigation(edition, lang), address, day.number, switch, series_now.series)


def _part(edition: Edition, notice: Notice, owner: str) -> Part[Notice]:
    return Part(page_path(notice.address), "withdrawn", notice, owner)


def render(part: Part[Notice], services: RenderServices) -> bytes:
    """The page by the template withdrawn.html."""
    notice, context = part.value, services.context
    lang = notice.navigation.lang
    label = context.words[lang].say("day", day=notice.number) if notice.number else ""
    title = context.words[lang].say("withdrawn_title")
    meta = PageMeta(
        lang, notice.address, f"{label}: {title}" if label else title, switch=dict(notice.switch), noindex=True
    )
    frame = make_frame(context, notice.navigation, meta)
    return services.page("withdrawn.html", WithdrawnPage(frame, label, _back(context, notice)), lang)


def _back(context: SiteContext, notice: Notice) -> Link:
    lang, series = notice.navigation.lang, notice.series
    if series:
        return Link(series.titles[lang], context.path(context.series_home(series, lang)))
    return Link(context.settings.names[lang], context.path(context.home(lang)))

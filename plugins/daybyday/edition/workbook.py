"""Where the workbook of a series stands, and which days are on its pages; what links to it needs no more."""

from __future__ import annotations

from datetime import date

from .. import addresses
from ..model import Series, SeriesNow, SiteSettings
from ..pages import Link
from .edition import Edition
from .published import DayLine
from .site_context import SiteContext

Months = dict[date | None, list[DayLine]]
"""The days of every page of a workbook: of all of it (None) and, once there are two, of its months in their order."""

_SHORT = 60
"""A workbook of up to so many days is a page that can be kept whole."""


def has_workbooks(settings: SiteSettings) -> bool:
    """Whether workbooks are made; a foreign theme has none."""
    return settings.makes("workbook") and not settings.guest


def workbook_days(edition: Edition, series_now: SeriesNow, lang: str) -> list[DayLine]:
    """The days with homework that can be read in a language, the original's where it is not translated."""
    return [line for line in edition.shown(series_now, lang) if line.post and line.post.homework]


def workbook_pages(edition: Edition, series_now: SeriesNow, lang: str) -> Months:
    """The pages of a workbook and their days; none before the first homework."""
    days = workbook_days(edition, series_now, lang)
    if not days:
        return {}
    months: Months = {}
    for line in sorted(days, key=lambda line: (line.date.replace(day=1), line.number)):
        months.setdefault(line.date.replace(day=1), []).append(line)
    return {None: days, **months} if len(months) > 1 else {None: days}


def handy_workbook(edition: Edition, series_now: SeriesNow, lang: str) -> tuple[str, list[DayLine]] | None:
    """The page of the workbook to have at hand, and its days: all of it or, of a long one, the latest month."""
    pages = workbook_pages(edition, series_now, lang) if has_workbooks(edition.settings) else {}
    if not pages:
        return None
    month = None if len(pages[None]) <= _SHORT else list(pages)[-1]
    return addresses.workbook_page(edition.settings, series_now.series, lang, month), pages[month]


def workbook_link(context: SiteContext, series: Series, lang: str, place: str = "") -> Link:
    """The way to the workbook; `place` is the id of a day in it."""
    address = addresses.workbook_page(context.settings, series, lang) + (f"#{place}" if place else "")
    words = context.words[lang]
    return Link(words.say("workbook_link"), context.path(address))

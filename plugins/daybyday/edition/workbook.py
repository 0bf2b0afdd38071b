"""Where the workbook of a series stands, and which days are in it; what links to it needs no more."""

from __future__ import annotations

from .. import addresses
from ..model import Series, SeriesNow, SiteSettings
from ..pages import Link
from .edition import Edition
from .published import DayLine
from .site_context import SiteContext


def has_workbooks(settings: SiteSettings) -> bool:
    """Whether workbooks are made; a foreign theme has none."""
    return settings.makes("workbook") and not settings.guest


def workbook_days(edition: Edition, series_now: SeriesNow, lang: str) -> list[DayLine]:
    """The days with homework that can be read in a language, the original's where it is not translated."""
    return [line for line in edition.shown(series_now, lang) if line.post and line.post.homework]


def workbook_link(context: SiteContext, series: Series, lang: str, place: str = "") -> Link:
    """The way to the workbook; `place` is the id of a day in it."""
    address = addresses.workbook_page(context.settings, series, lang) + (f"#{place}" if place else "")
    words = context.words[lang]
    return Link(words.say("workbook_link"), context.path(address))

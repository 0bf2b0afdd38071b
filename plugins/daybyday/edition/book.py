"""Which series are e-books by now; what links to one needs no more."""

from __future__ import annotations

from .. import addresses
from ..model import Series, SeriesNow
from ..pages import Link
from .edition import Edition
from .site_context import SiteContext


def has_book(edition: Edition, series_now: SeriesNow, lang: str) -> bool:
    """Whether a series is over and has texts in a language: then all of it is a book."""
    is_over = series_now.phase == "finished"
    return edition.settings.makes("epub") and is_over and bool(edition.own_texts(series_now, lang))


def book_link(context: SiteContext, series: Series, lang: str) -> Link:
    """The way to the e-book of a series."""
    address = addresses.book_files(context.settings, series, lang)[0]
    return Link(context.words[lang].say("book_link"), context.path(address))

"""A series -> a page in the theme's own clothes: every day with its state, and how to follow."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from pelican import signals
from pelican.contents import Page
from pelican.readers import BaseReader, default_metadata

from ... import addresses, feed_formats
from ...edition.book import has_book
from ...edition.edition import Edition
from ...edition.published import DayLine
from ...model import SeriesNow
from ...pages import GuestDay, GuestMonth, GuestSeriesPage, Link
from ...parts import page_path
from ...syndication.cohorts import coming_starts, local_date
from ...syndication.offers import can_be_begun
from .days import DayMaker, safe
from .links import series_source


def series_pages(maker: DayMaker, generator: Any, *, in_menus: bool) -> Iterator[Page]:
    """A page for each series and language, which is a hidden one unless the site wants it in its menus."""
    for series_now in maker.assembled.edition.site.series:
        for lang in series_now.series.languages:
            page = _page(maker, generator, series_now, lang)
            page.status = "published" if in_menus else "hidden"
            yield page


def _page(maker: DayMaker, generator: Any, series_now: SeriesNow, lang: str) -> Page:
    settings, series, value = generator.settings, series_now.series, maker.series(series_now, lang)
    signals.page_generator_preread.send(generator)
    reader = BaseReader(settings)
    metadata = default_metadata(settings=settings, process=reader.process_metadata)
    metadata.pop("date", None)
    if "category" not in metadata:  # plugins ask every page for one
        metadata["category"] = reader.process_metadata("category", settings["DEFAULT_CATEGORY"])
    address = maker.below_root(addresses.series_page(maker.assembled.context.settings, series, lang))
    metadata |= {
        "title": value.title,
        "slug": f"{series.id}-series",
        "lang": lang,
        "status": "published",
        "summary": value.description or value.state,
        "save_as": page_path(address),
        "url": maker.url(address),
    }
    signals.page_generator_context.send(generator, metadata=metadata)
    path = os.path.join(settings["PATH"], series.place.path)  # noqa: PTH118 - as Pelican has it
    content = maker.renderer.piece("guest_series.html", _value(maker, series_now, lang), lang)
    page = Page(content, metadata, settings, path, generator.context)
    page.daybyday = value
    page.daybyday_source = series_source(series, lang)
    names = settings["PAGE_TRANSLATION_ID"]
    for name in [names] if isinstance(names, str) else names or ():
        if not hasattr(page, name):
            setattr(page, name, metadata["slug"])
    return page


def _value(maker: DayMaker, series_now: SeriesNow, lang: str) -> GuestSeriesPage:
    edition, value = maker.assembled.edition, maker.series(series_now, lang)
    words = maker.assembled.context.words[lang]
    lines = edition.lines(series_now, lang)
    months = groupby(lines, key=lambda line: line.date.replace(day=1))
    return GuestSeriesPage(
        description=value.description,
        state=value.state,
        months=tuple(
            GuestMonth(_as_heading(words.month(first)), tuple(_day(maker, line, lang) for line in of_month))
            for first, of_month in months
        ),
        feeds=tuple(maker.feed_links(series_now, lang)),
        book=_book(maker, edition, series_now, lang),
        starts=tuple(_starts(maker, edition, series_now, lang)),
    )


def _day(maker: DayMaker, line: DayLine, lang: str) -> GuestDay:
    words, post = maker.assembled.context.words[lang], line.post
    link = maker.links.to(post.address) if post else ""
    return GuestDay(
        day=words.say("day", day=line.number),
        date=words.short_date(line.date),
        title=safe(post.title) if post else "",
        address=link,
        state="" if post else words.say(f"state_{line.state}"),
    )


def _book(maker: DayMaker, edition: Edition, series_now: SeriesNow, lang: str) -> Link | None:
    """The e-book that a series has become."""
    if not has_book(edition, series_now, lang) or not edition.settings.origin:
        return None
    address = addresses.book_files(edition.settings, series_now.series, lang)[0]
    return Link(edition.words[lang].say("book_link"), maker.links.to(address))


def _as_heading(text: str) -> str:
    return text[:1].upper() + text[1:]


def _starts(maker: DayMaker, edition: Edition, series_now: SeriesNow, lang: str) -> Iterator[Link]:
    """The feeds by which one may begin on a date to come."""
    settings, words = edition.settings, edition.words[lang]
    if not settings.origin or not can_be_begun(settings, series_now.series):
        return
    for start in coming_starts(series_now, local_date(edition, series_now)):
        name = feed_formats.start_name(feed_formats.main_format(), start)
        address = addresses.series_file(settings, series_now.series, lang, name)
        yield Link(words.plain_date(start), maker.links.to(address))

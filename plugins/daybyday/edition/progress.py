"""What the home page, the series page and the listings say of a series in the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from .. import addresses
from ..model import Phase, Series, SeriesNow
from ..pages import Link
from .edition import Edition
from .site_context import SiteContext


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a series is in one language."""

    fingerprint_shared: ClassVar[bool] = True

    series: Series
    phase: Phase
    first_date: date
    first: int
    """number of the first day that is shown; 0 for none"""
    today: int
    """number of the last day that is shown; 0 for none"""
    count: int
    """how many days are shown"""
    blocks: tuple[tuple[int, int], ...]
    """the listings that have something to list"""


def progress(edition: Edition, series_now: SeriesNow, lang: str) -> Progress:
    """How far a series is."""

    def make() -> Progress:
        numbers = [line.number for line in edition.shown(series_now, lang)]
        return Progress(
            series=series_now.series,
            phase=series_now.phase,
            first_date=series_now.days[0].date if series_now.days else series_now.series.start,
            first=numbers[0] if numbers else 0,
            today=numbers[-1] if numbers else 0,
            count=len(numbers),
            blocks=tuple(dict.fromkeys(map(addresses.block_of, numbers))),
        )

    return edition.memoize(("progress", series_now.series.folder, lang), make)


def series_state(context: SiteContext, how_far: Progress, lang: str) -> str:
    """ "Today is day 8 of 30.", "It begins on …", "All 30 days are here."."""
    words, length = context.words[lang], how_far.series.length
    if how_far.phase == "before":
        return words.say("series_before", date=words.full_date(how_far.first_date))
    if not how_far.count:
        return words.say("series_waiting")
    if how_far.phase == "running":
        if length:
            return words.say("series_running", day=how_far.today, length=length)
        return words.say("series_running_open", day=how_far.today)
    if length and how_far.count == length:
        return words.count("series_finished", length)
    return words.say("series_finished_open")


def block_links(
    context: SiteContext, series: Series, blocks: Iterable[tuple[int, int]], lang: str, current: tuple[int, int] | None
) -> tuple[Link, ...]:
    """Links to the listings of a series."""
    words = context.words[lang]
    return tuple(
        Link(
            words.say("period", first=block[0], last=block[1]),
            context.path(addresses.block_page(context.settings, series, lang, block)),
            current=block == current,
        )
        for block in blocks
    )

"""Where a series ends for its readers: the last day there is to do, and what can be said of the whole from there.

A coming or late day is never passed over: while one is expected, no day before it is the last. Whether days beyond a
series' plan are written is nobody's business: the latest day of a series without a length ends it "so far".
"""

from __future__ import annotations

from datetime import date

from ..model import Phase, Series, SeriesNow
from ..values import dataclass
from .book import has_book
from .edition import Edition
from .progress import Progress, progress
from .published import DayLine
from .workbook import has_workbooks

_EXPECTED = frozenset(["coming", "late"])


@dataclass(frozen=True, slots=True)
class OtherSeries:
    """A series one can go on with: it is running, or begins soon."""

    series: Series
    phase: Phase
    begins: date


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands at the end of the last day, in one language."""

    days: tuple[DayLine, ...]
    """all that can be read, in order"""
    how_far: Progress
    book: bool
    """whether all of it is an e-book"""
    workbook: bool
    """whether there is any homework to print"""
    others: tuple[OtherSeries, ...]
    """the running ones first, the latest started first; then the next to begin"""

    @property
    def homework(self) -> int:
        """How many days have homework."""
        return sum(1 for line in self.days if line.post and line.post.homework)

    @property
    def is_final(self) -> bool:
        """Whether the author planned no day after it; else it is the last one so far."""
        return self.how_far.series.length is not None


def ending(edition: Edition, series_now: SeriesNow, lang: str) -> tuple[int, Ending] | None:
    """(number of the last day, what stands there); None while a day is expected, or where the author wants no ending."""
    if not edition.settings.makes("ending"):
        return None
    days = tuple(edition.shown(series_now, lang))
    if not days or any(line.state in _EXPECTED for line in edition.lines(series_now, lang)[days[-1].number :]):
        return None
    has_homework = any(line.post and line.post.homework for line in days)
    return days[-1].number, Ending(
        days,
        progress(edition, series_now, lang),
        book=has_book(edition, series_now, lang),
        workbook=has_workbooks(edition.settings) and has_homework,
        others=tuple(_others(edition, series_now, lang)),
    )


def _others(edition: Edition, series_now: SeriesNow, lang: str) -> list[OtherSeries]:
    others = [other for other in edition.series_in(lang) if other.series.folder != series_now.series.folder]
    running = [other for other in others if other.phase == "running" and other.shown(lang) and not other.paused]
    to_come = [other for other in reversed(others) if other.phase == "before"]
    return [OtherSeries(other.series, other.phase, _begins(other)) for other in (*running, *to_come)]


def _begins(series_now: SeriesNow) -> date:
    return series_now.days[0].date if series_now.days else series_now.series.start

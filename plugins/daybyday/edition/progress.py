"""What the home page, the series page and the listings say of a series in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import ClassVar

from .. import addresses, timeline
from ..model import DayNow, DayState, Phase, Series, SeriesNow
from ..pages import Link
from ..values import dataclass
from .edition import Edition
from .site_context import SiteContext

_AHEAD = 12
"""days planned beyond the last one of a series without an end: it counts as paused sooner"""


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
    late: tuple[int, ...] = ()
    """days that were due after the last one shown and are not there"""
    elsewhere: bool = False
    """whether later days are there in another language only"""
    hole: bool = False
    """whether a later day was due that nobody waits for: it was withdrawn, or its series names it as missing"""
    resting: tuple[int, date] | None = None
    """on a day of rest: the next day and its date"""
    paused: bool = False

    @property
    def is_current(self) -> bool:
        """Whether the last day that is shown is today's."""
        return not (self.late or self.elsewhere or self.hole or self.resting or self.paused)


def progress(edition: Edition, series_now: SeriesNow, lang: str) -> Progress:
    """How far a series is."""

    def make() -> Progress:
        numbers = [day.number for day in series_now.shown(lang)]
        last = numbers[-1] if numbers else 0
        following = [(day, day.state(lang)) for day in series_now.days[last:]]
        late = [day.number for day, state in following if state == "late"]
        late += [number for number in series_now.overdue if number not in series_now.series.missing]
        return Progress(
            series=series_now.series,
            phase=series_now.phase,
            first_date=series_now.days[0].date if series_now.days else series_now.series.start,
            first=numbers[0] if numbers else 0,
            today=last,
            count=len(numbers),
            blocks=tuple(dict.fromkeys(map(addresses.block_of, numbers))),
            late=tuple(late),
            elsewhere=any(state == "elsewhere" for _, state in following),
            hole=_has_hole(series_now, following),
            resting=_resting(edition, series_now, following),
            paused=series_now.paused,
        )

    return edition.memoize(("progress", series_now.series.folder, lang), make)


def _has_hole(series_now: SeriesNow, following: Sequence[tuple[DayNow, DayState]]) -> bool:
    if any(state in {"withdrawn", "missing"} for _, state in following):
        return True
    return any(number in series_now.series.missing for number in series_now.overdue)


def _resting(
    edition: Edition, series_now: SeriesNow, following: Sequence[tuple[DayNow, DayState]]
) -> tuple[int, date] | None:
    today = edition.site.now.astimezone(edition.context.zone(series_now.series)).date()
    if today not in series_now.rests:
        return None
    return next(((day.number, day.date) for day, state in following if state == "coming"), None)


@dataclass(frozen=True, slots=True)
class Expected:
    """The day that comes next, by the plan alone: whether anybody has written it is nobody's business."""

    number: int
    moment: datetime
    """in the zone of the series"""


def expected_next(edition: Edition, series_now: SeriesNow) -> Expected | None:
    """The first day whose moment is still to come; None when the series is over or paused."""

    def make() -> Expected | None:
        series, zone, now = series_now.series, edition.context.zone(series_now.series), edition.site.now
        for day in series_now.days:
            if day.moment > now and not (day.shown or day.withdrawn):
                return Expected(day.number, day.moment.astimezone(zone))
        if series.length or series_now.paused:
            return None
        following = timeline.plan(series, len(series_now.days) + _AHEAD)[len(series_now.days) :]
        for number, planned in enumerate(following, len(series_now.days) + 1):
            moment = timeline.instant_of(planned, series.release, str(zone))
            if moment > now:
                return Expected(number, moment.astimezone(zone))
        return None

    return edition.memoize(("expected", series_now.series.folder), make)


def series_state(context: SiteContext, how_far: Progress, lang: str) -> str:
    """ "Today is day 8 of 30.", "It begins on …", "All 30 days are here."."""
    words, length = context.words[lang], how_far.series.length
    if how_far.phase == "before":
        return words.say("series_before", date=words.full_date(how_far.first_date))
    if not how_far.count:
        return words.say("series_waiting")
    if how_far.phase == "running" and not how_far.is_current:
        return _not_current(context, how_far, lang)
    if how_far.phase == "running":
        if length:
            return words.say("series_running", day=how_far.today, length=length)
        return words.say("series_running_open", day=how_far.today)
    if length and how_far.count == length:
        return words.count("series_finished", length)
    return words.say("series_finished_open")


def awaited_state(context: SiteContext, how_far: Progress, expected: Expected | None, lang: str) -> str:
    """ "Day 9 comes on …", "Day 8 is late. …", "It begins on …", "All 30 days are here.": what followers wait for.

    Never which day is today's: a page that was made yesterday would say it of the wrong one.
    """
    if how_far.phase != "running" or how_far.paused or not how_far.count:
        return series_state(context, how_far, lang)
    words, sentences = context.words[lang], []
    if how_far.elsewhere:
        sentences.append(words.say("series_elsewhere", day=how_far.today))
    if how_far.late:
        sentences.append(words.count("follow_late", len(how_far.late), days=spans(context, how_far.late, lang)))
    if expected:
        time = f"{expected.moment.hour}:{expected.moment:%M}"
        date = words.full_date(expected.moment)
        sentences.append(words.say("follow_next", day=expected.number, date=date, time=time))
    return " ".join(sentences) or series_state(context, how_far, lang)


def _not_current(context: SiteContext, how_far: Progress, lang: str) -> str:
    """Why the last day that is shown is not today's: readers are never told that a day of the past is today."""
    words, day = context.words[lang], how_far.today
    if how_far.late:
        return words.count("series_late", len(how_far.late), days=spans(context, how_far.late, lang), day=day)
    if how_far.resting:
        number, when = how_far.resting
        return words.say("series_rest", day=number, date=words.full_date(when))
    if how_far.paused:
        return words.say("series_paused", day=day)
    return words.say("series_elsewhere" if how_far.elsewhere else "series_hole", day=day)


def spans(context: SiteContext, numbers: tuple[int, ...], lang: str) -> str:
    """ "5, 7–9 and 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts: list[str] = []
    for run in runs:
        texts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return context.words[lang].joined(texts)


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

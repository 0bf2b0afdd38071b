"""The dates of the days of a series -> the plan that gives them: start, cadence, pauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Literal

from ...model import Written

_ONE_DAY = timedelta(days=1)
_LONGEST_REST = 14
"""days; a longer pause is where the count begins anew"""
_FEWEST_FOR_WEEKDAYS = 4
_MOST_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Cadence:
    """What a `series.yaml` says of dates. `rests` are first and last dates, `restarts` days with dates."""

    start: date
    cadence: Literal["daily", "weekdays"] = "daily"
    rests: tuple[tuple[date, date], ...] = ()
    restarts: tuple[tuple[int, date], ...] = ()
    release: time | None = None
    off_plan: tuple[int, ...] = ()
    """days that came out before the day before them, or on its date: they keep dates of their own"""


def cadence_of(dates: Mapping[int, Written]) -> Cadence:
    """The plan by which days come out on the dates they had. `dates` has at least one day."""
    numbers = sorted(dates)
    weekdays = _is_weekdays(numbers, dates)
    first = numbers[0]
    start = dates[first].date
    for _ in range(first - 1):
        start = _stepped(start, -1, weekdays)
    rests, restarts, off_plan = [], [], []
    previous, planned = first, dates[first].date
    for number in numbers[1:]:
        expected = planned
        for _ in range(number - previous):
            expected = _stepped(expected, 1, weekdays)
        actual = dates[number].date
        if actual < expected:
            off_plan.append(number)
            planned = expected
        else:
            if actual > expected and number == previous + 1 and (actual - expected).days <= _LONGEST_REST:
                rests.append((expected, actual - _ONE_DAY))
            elif actual > expected:
                restarts.append((number, actual))
            planned = actual
        previous = number
    release = _release(dates.values())
    return Cadence(start, "weekdays" if weekdays else "daily", tuple(rests), tuple(restarts), release, tuple(off_plan))


def ending_yesterday(last_day: int, today: date) -> Cadence:
    """The plan of days without dates: one a day, the last of them yesterday."""
    return Cadence(today - timedelta(days=last_day))


def _stepped(day: date, step: int, weekdays: bool) -> date:
    day += step * _ONE_DAY
    while weekdays and day.weekday() >= 5:
        day += step * _ONE_DAY
    return day


def _is_weekdays(numbers: Sequence[int], dates: Mapping[int, Written]) -> bool:
    """Whether no day is on a weekend, and some step over one."""
    days = [dates[number].date for number in numbers]
    if len(days) < _FEWEST_FOR_WEEKDAYS or any(day.weekday() >= 5 for day in days):
        return False
    pairs = pairwise(numbers)
    return any(
        second == first + 1 and (dates[second].date - dates[first].date).days == 3 and dates[first].date.weekday() == 4
        for first, second in pairs
    )


def _release(dates: Iterable[Written]) -> time | None:
    """The time of day at which most of them came out, to the minute; None where there is none."""
    times = [written.time.replace(second=0) for written in dates if written.time]
    if not times:
        return None
    common, count = Counter(times).most_common(1)[0]
    return common if count > _MOST_ALIKE * len(times) else None

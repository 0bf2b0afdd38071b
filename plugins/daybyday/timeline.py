"""Days and dates: the plan of a series, instants, and what is out. "Now" is always passed in.

All arithmetic on days is arithmetic on local calendar dates; only the very last step makes an
instant, by the time zone database, so that 07:00 in Rome is 07:00 in Rome in winter and summer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .errors import SpokenError
from .messages import say
from .model import Cadence, LedgerLine, Phase, Series, Written

LATE = timedelta(hours=48)
"""How long a plan may be past before an unpublished item takes the build's instant instead."""

IN_TIME = timedelta(hours=1)
"""An item is in time when its first build comes at most so long after its moment. Later, readers may already have
got a digest or a cohort's day without it."""

_ONE_DAY = timedelta(days=1)
_SUNDAY_EVENING = time(18)
_EXAMPLE = "2026-11-08T07:00:00+01:00"
_YEARS = range(1000, 3000)
"""Far enough from the first and the last year a computer knows for every zone to have its time."""


class InstantError(SpokenError):
    """A moment given from outside that cannot be used; the text says what to write instead."""


def read_instant(text: str) -> datetime:
    """ISO 8601 with an offset -> instant in UTC. Raises `InstantError`."""
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InstantError(say("`{text}` is not a moment; write {example}", text=text, example=_EXAMPLE)) from None
    if instant.tzinfo is None:
        local = text.strip() if ":" in text else f"{instant:%Y-%m-%dT%H:%M:%S}"
        raise InstantError(
            say(
                "`{text}` has no offset, so it is another moment on every machine; write {local}+01:00 or {local}Z",
                text=text,
                local=local,
            )
        )
    if instant.year not in _YEARS:
        raise InstantError(say("`{text}` lies too far from today; write {example}", text=text, example=_EXAMPLE))
    return instant.astimezone(UTC)


def read_epoch(text: str) -> datetime:
    """Seconds since 1970, as SOURCE_DATE_EPOCH has them. Raises `InstantError`."""
    if not re.fullmatch(r"-?[0-9]{1,12}", text.strip()):
        raise InstantError(say("SOURCE_DATE_EPOCH `{text}` is not a number of seconds", text=text))
    try:
        instant = datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        instant = None
    if instant is None or instant.year not in _YEARS:
        raise InstantError(say("SOURCE_DATE_EPOCH `{text}` lies too far from today", text=text))
    return instant


def instant_of(day: date, at: time, zone: str) -> datetime:
    """The instant of a local time. One that daylight saving skips moves forward; of two, the first."""
    # PEP 495, fold=0: in a gap the offset before it counts, so 02:30 becomes 03:30.
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def instant_of_written(written: Written, default_time: time, zone: str) -> datetime:
    """The instant an author wrote, with the series' or the site's time and zone where none stands."""
    at = written.time or default_time
    if written.offset is not None:
        return datetime.combine(written.date, at, timezone(written.offset)).astimezone(UTC)
    return instant_of(written.date, at, zone)


class _Rules(NamedTuple):
    """What decides the plan of a series."""

    start: date
    cadence: Cadence
    rests: tuple[tuple[date, date], ...]
    restarts: tuple[tuple[int, date], ...]

    def is_rest(self, day: date) -> bool:
        """Whether the series pauses on a date: a weekend of a weekday series, or a rest of its list."""
        if self.cadence == "weekdays" and day.weekday() >= 5:
            return True
        return bool(self.rests) and any(first <= day <= last for first, last in self.rests)

    def next_working_date(self, day: date) -> date:
        while self.is_rest(day):
            day += _ONE_DAY
        return day

    def dates(self, last_day: int) -> Iterator[date]:
        restarts = dict(self.restarts)
        current = self.next_working_date(self.start)
        for number in range(1, last_day + 1):
            if number in restarts:
                current = self.next_working_date(restarts[number])
            yield current
            current = self.next_working_date(current + _ONE_DAY)


def _rules(series: Series) -> _Rules:
    return _Rules(series.start, series.cadence, series.rests, series.restarts)


def next_working_date(series: Series, day: date) -> date:
    """`day`, or the first date after it on which the series has a day."""
    return _rules(series).next_working_date(day)


def plan(series: Series, last_day: int) -> tuple[date, ...]:
    """The planned dates of days 1 to `last_day`, in order."""
    return _plan(_rules(series), last_day)


def plan_of_instants(series: Series, last_day: int, zone: str) -> tuple[datetime, ...]:
    """The planned instants of days 1 to `last_day`, in order, of a series that lives in a zone."""
    return _instants(_rules(series), last_day, series.release, zone)


@lru_cache(maxsize=8)
def _plan(rules: _Rules, last_day: int) -> tuple[date, ...]:
    # Asked for in a dozen places of each build, and after each change while an author writes.
    return tuple(rules.dates(last_day))


@lru_cache(maxsize=8)
def _instants(rules: _Rules, last_day: int, release: time, zone: str) -> tuple[datetime, ...]:
    return tuple(instant_of(day, release, zone) for day in _plan(rules, last_day))


def backward_restarts(series: Series, last_day: int) -> Iterator[tuple[int, date, date]]:
    """(day, its `from` date, the date of the day before) wherever a restart does not go forward."""
    dates = plan(series, last_day)
    for number, restart in series.restarts:
        if 1 < number <= last_day and restart <= dates[number - 2]:
            yield number, restart, dates[number - 2]


def first_published(
    planned: datetime, own_date: bool, line: LedgerLine | None, series_has_lines: bool, now: datetime
) -> datetime:
    """The moment of an item: what the ledger says, else its plan, else (too late for that) now.

    An item without a line keeps its planned moment, unless its series already has lines, the post
    has no `date` of its own and the plan is more than 48 hours past.
    """
    if line is not None:
        return line.published
    if series_has_lines and not own_date and now - planned > LATE:
        return now
    return planned


def end_of_week(moment: datetime, zone: ZoneInfo) -> datetime:
    """The Sunday evening, 18:00 in a zone, with which the week of a moment ends; the moment itself, if it is one."""
    local = moment.astimezone(zone)
    sunday = local.date() + timedelta(days=6 - local.weekday())
    end = datetime.combine(sunday, _SUNDAY_EVENING, zone)
    return end if moment <= end else datetime.combine(sunday + timedelta(days=7), _SUNDAY_EVENING, zone)


def next_release(series: Series, zone: str, now: datetime) -> datetime:
    """The next time of day at which a series has its release, on whatever date: those who began later get a day then."""
    today = now.astimezone(ZoneInfo(zone)).date()
    instants = (instant_of(today + timedelta(days=days), series.release, zone) for days in range(3))
    return next(instant for instant in instants if instant > now)


def phase(first: datetime, last: datetime | None, now: datetime) -> Phase:
    """Where a series stands. The last day belongs to its readers for 24 hours, then it is over."""
    if now < first:
        return "before"
    if last is not None and now >= last + _ONE_DAY:
        return "finished"
    return "running"

"""When schedules run, by their own words: a small reader of cron's lines and systemd's, and clocks that step through a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAILY = re.compile(r"(\d+) (\d+) \* \* \*")
ON_CALENDAR = re.compile(r"^OnCalendar=\*-\*-\* (\d\d):(\d\d):00 (\S+)$", re.MULTILINE)


def cron_times(text: str) -> list[time]:
    """The times of day of all lines of cron in a text."""
    return [time(int(hour), int(minute)) for minute, hour in DAILY.findall(text)]


def runs_by_cron(text: str, zone: str, first: date, days: int) -> list[datetime]:
    """The instants at which the lines of a text run, on clocks in a zone."""
    return sorted(moment for at in cron_times(text) for moment in _daily(at, zone, first, days))


def runs_by_systemd(text: str, first: date, days: int) -> list[datetime]:
    """The instants at which a timer elapses."""
    return sorted(
        moment
        for hour, minute, zone in ON_CALENDAR.findall(text)
        for moment in _daily(time(int(hour), int(minute)), zone, first, days)
    )


def _daily(at: time, zone: str, first: date, days: int) -> Iterator[datetime]:
    """A time that clocks skip comes never on that date, one they show twice comes once: what the strictest scheduler does."""
    for day in range(days):
        local = datetime.combine(first + timedelta(days=day), at, ZoneInfo(zone))
        moment = local.astimezone(UTC)
        if moment.astimezone(ZoneInfo(zone)).time() == at:
            yield moment


def longest_wait(releases: list[datetime], runs: list[datetime]) -> timedelta:
    """The longest time between a release and the first run at or after it."""
    return max(min(run - release for run in runs if run >= release) for release in releases)

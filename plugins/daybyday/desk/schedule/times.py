"""When a machine has to run, so that each release is followed by a run: on its own clocks, in summer and in winter.

A release is a time of day in the zone of its series; whoever runs the build has clocks of its own: UTC at GitHub, the zone
of the computer in `cron`. Their times are found by looking at every date of the next years, so that no rule of daylight saving
is written down here.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from ...model import Series
from ...timeline import instant_of

AGAIN = 83
"""Minutes between a run and the next that makes up for it: hosts leave runs out, and networks fail for an hour."""
_SOONEST, _LATEST = 7, 19
_DAYS = 3 * 366
_EVENING = time(18)
_BUSY = 5
"""Minutes that this divides are those most schedules name."""


@dataclass(frozen=True, slots=True, order=True)
class Release:
    """A time of day at which something comes out, in the zone it is meant in."""

    at: time
    zone: str


def releases_of(series: Iterable[Series], zone: str) -> tuple[Release, ...]:
    """The releases of all series, each once. Without a series that of articles: midnight in the zone of the site."""
    releases = {Release(challenge.release, challenge.timezone) for challenge in series}
    return tuple(sorted(releases)) or (Release(time(0), zone),)


def evening(zone: str) -> Release:
    """When tomorrow is looked at; on Sundays the digest of the week comes out then."""
    return Release(_EVENING, zone)


def minutes_after(releases: Iterable[Release], seed: str) -> int:
    """How many minutes after a release to run: 7 to 19, others for other sites, and never on a minute that all the world uses."""
    starts = {release.at.minute for release in releases}
    quiet = [
        minutes
        for minutes in range(_SOONEST, _LATEST + 1)
        if all((start + minutes + delay) % _BUSY for start in starts for delay in (0, AGAIN))
    ]
    return quiet[zlib.crc32(seed.encode()) % len(quiet)] if quiet else _SOONEST


@lru_cache(maxsize=64)
def clock_times(releases: tuple[Release, ...], minutes: int, zone: str, today: date) -> tuple[time, ...]:
    """Every time of day that clocks in `zone` show so many minutes after a release, on any date of the next three years."""
    target, later = ZoneInfo(zone), timedelta(minutes=minutes)
    return tuple(
        sorted(
            {
                (instant_of(today + timedelta(days=days), release.at, release.zone) + later)
                .astimezone(target)
                .time()
                .replace(second=0, microsecond=0)
                for release in releases
                for days in range(_DAYS)
            }
        )
    )


def runs(releases: tuple[Release, ...], minutes: int, zone: str, today: date) -> tuple[time, ...]:
    """When to run on the clocks of a zone: after each release, and once again."""
    first, second = (clock_times(releases, later, zone, today) for later in (minutes, minutes + AGAIN))
    return tuple(sorted({*first, *second}))


def is_skipped_or_doubled(at: time, zone: str, today: date) -> bool:
    """Whether clocks in a zone jump over a time of day, or show it twice, on some date of the next three years (PEP 495)."""
    place = ZoneInfo(zone)
    moments = (datetime.combine(today + timedelta(days=days), at, place) for days in range(_DAYS))
    return any(moment.utcoffset() != moment.replace(fold=1).utcoffset() for moment in moments)


def utc_times(at: time, zone: str, today: date) -> tuple[time, ...]:
    """The times of day in UTC that a time of day in a zone has, on any date of the next three years."""
    moments = (instant_of(today + timedelta(days=days), at, zone) for days in range(_DAYS))
    return tuple(sorted({moment.astimezone(UTC).time().replace(second=0, microsecond=0) for moment in moments}))

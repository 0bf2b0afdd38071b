"""`2026-11-08 07:00` -> what was written; resolving it to an instant is `timeline`'s work.

Read: `YYYY-MM-DD`, then optionally a time (`07:00` or `07:00:30`, after a space or a `T`), then
optionally a zone (`Z`, `+01:00`, `+0100`). Everything else is refused: 06/07/2024 is June to
some and July to others.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, time, timedelta

from ..errors import InputError
from ..messages import say
from ..model import Written
from ..patterns import regex

_WRITTEN = regex(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:[Tt ]\s*([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?)?"
    r"\s*([Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
# Not calendar.month_name: that one follows the machine's locale.
_SHAPE = say("write 2026-11-08 or 2026-11-08 07:00")
_PLAIN_SHAPE = say("write 2026-11-08")
# Far enough from the first and the last year a computer knows for zones and plans to stay inside.
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


def read_date(text: str) -> Written:
    """What `text` says. Raises `InputError` for the unreadable and for the impossible."""
    match = _WRITTEN.fullmatch(text.strip())
    if not match:
        raise InputError("date-unreadable", say("`{text}` is not a date that can be read", text=text), _SHAPE)
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    _check_calendar(text, year, month, day)
    moment = _time(text, match) if match.group(4) else None
    offset = _offset(text, match.group(7)) if match.group(7) else None
    if offset is not None and moment is None:
        raise InputError("date-unreadable", say("`{text}` has a zone but no time", text=text), _SHAPE)
    return Written(date(year, month, day), moment, offset)


def read_plain_date(text: str) -> date:
    """A date without a time, as series files use. Raises `InputError`."""
    try:
        written = read_date(text)
    except InputError as bad:
        raise InputError(bad.code, bad.message, _PLAIN_SHAPE) from None
    if written.time is not None:
        raise InputError(
            "date-unreadable", say("`{text}` has a time where only a date belongs", text=text), _PLAIN_SHAPE
        )
    return written.date


def read_time(text: str) -> time:
    """A time of day such as `07:00`. Raises `InputError`."""
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", text.strip())
    if not match or int(match.group(1)) > 23 or int(match.group(2)) > 59:
        raise InputError("time-unreadable", say("`{text}` is not a time of day", text=text), say('write "07:00"'))
    return time(int(match.group(1)), int(match.group(2)))


def _check_calendar(text: str, year: int, month: int, day: int) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise InputError(
            "date-impossible",
            say(
                "`{text}`: years go from {earliest} to {latest} here",
                text=text,
                earliest=EARLIEST_YEAR,
                latest=LATEST_YEAR,
            ),
            _SHAPE,
        )
    if not 1 <= month <= 12:
        raise InputError("date-impossible", say("`{text}`: there is no month {month}", text=text, month=month), _SHAPE)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise InputError(
            "date-impossible",
            say("`{text}`: {month} {year} has {last} days", text=text, month=_MONTHS[month - 1], year=year, last=last),
            _SHAPE,
        )


def _time(text: str, match: re.Match[str]) -> time:
    hour, minute, second = (int(part or 0) for part in match.group(4, 5, 6))
    if hour > 23 or minute > 59 or second > 59:
        raise InputError("date-impossible", say("`{text}`: there is no such time of day", text=text), _SHAPE)
    return time(hour, minute, second)


def _offset(text: str, zone: str) -> timedelta:
    if zone in "Zz":
        return timedelta(0)
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 14 or minutes > 59:
        raise InputError(
            "date-impossible", say("`{text}`: no place on Earth has the zone {zone}", text=text, zone=zone), _SHAPE
        )
    ahead = timedelta(hours=hours, minutes=minutes)
    return -ahead if zone[0] == "-" else ahead


_MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)

"""When something was written: local time and GMT stand apart in an export, and their difference is the zone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from ....model import Written

_STAMP = re.compile(r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")
_FARTHEST = timedelta(hours=14)
_FIRST_YEAR = 1000


def stamp(text: str) -> datetime | None:
    """`2011-04-24 10:15:00`; None for `0000-00-00 00:00:00` and what else is no date."""
    match = _STAMP.match(text)
    if not match or int(match[1]) < _FIRST_YEAR:
        return None
    try:
        return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def differs_from_gmt(local_text: str, gmt_text: str) -> bool:
    """Whether the two are farther apart than any zone is from GMT, so that one of them is wrong."""
    local, gmt = stamp(local_text), stamp(gmt_text)
    return bool(local and gmt and abs(local - gmt) > _FARTHEST)


def written(local_text: str, gmt_text: str, rfc_text: str = "") -> Written | None:
    """The local time with its distance to GMT, or to the moment in the feed; without one, what the other says; None for no
    date at all.
    """
    local, gmt = stamp(local_text), stamp(gmt_text)
    if local and gmt:
        offset = timedelta(minutes=round((local - gmt) / timedelta(minutes=1)))
        return at(local, offset) if abs(offset) <= _FARTHEST else at(gmt, timedelta(0))
    if gmt:
        return at(gmt, timedelta(0))
    sent = mail_date(rfc_text)
    if local is None:
        return sent
    return at(local, _offset(local, sent))


def _offset(local: datetime, sent: Written | None) -> timedelta | None:
    """The zone of a local time, where the moment in the feed tells it: whole quarters of an hour, as all zones have."""
    if sent is None or sent.offset is None or sent.time is None:
        return None
    offset = local - datetime.combine(sent.date, sent.time) + sent.offset
    return offset if abs(offset) <= _FARTHEST and not offset % timedelta(minutes=15) else None


def mail_date(text: str) -> Written | None:
    """`Sun, 24 Apr 2011 08:15:00 +0000` (RFC 5322); None for what is no date, or lies before our era (`-0001`)."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError):
        return None
    return at(moment.replace(tzinfo=None), moment.utcoffset()) if moment.year >= _FIRST_YEAR else None


def at(moment: datetime, offset: timedelta | None) -> Written:
    """A moment as posts have it, to the second."""
    return Written(moment.date(), moment.time().replace(microsecond=0), offset)

"""Which instant a build is at: DAYBYDAY_NOW, else SOURCE_DATE_EPOCH, else the real time."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from ..messages import say
from ..timeline import InstantError, read_epoch, read_instant


def build_instant(environment: Mapping[str, str] | None = None) -> datetime:
    """The build's one instant, in UTC, to the second. Raises `timeline.InstantError`."""
    values = os.environ if environment is None else environment
    if text := values.get("DAYBYDAY_NOW", "").strip():
        return read_instant(text)
    if text := values.get("SOURCE_DATE_EPOCH", "").strip():
        return read_epoch(text)
    return datetime.now(UTC).replace(microsecond=0)


def is_instant_asked(environment: Mapping[str, str] | None = None) -> bool:
    """Whether somebody asked for an instant, so that the clock of this machine does not matter."""
    values = os.environ if environment is None else environment
    return any(values.get(name, "").strip() for name in ("DAYBYDAY_NOW", "SOURCE_DATE_EPOCH"))


def asked_instant(at: str, zone: str) -> str:
    """What `--at` means: of `2026-11-08` the last second of that day in `zone`; a moment with offset as it is.

    "" for "". Raises `timeline.InstantError`.
    """
    if not at:
        return ""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", at):
            return datetime.combine(date.fromisoformat(at), time(23, 59, 59), _zone(zone)).isoformat()
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise InstantError(
            say("`--at {at}` is not a moment; write 2026-11-08 or 2026-11-08T07:00:00+01:00", at=at)
        ) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=_zone(zone))).isoformat()


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        return UTC  # the settings' own check says what is wrong with it

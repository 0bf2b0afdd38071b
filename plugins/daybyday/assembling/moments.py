"""Moments as an author writes them in a header."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def in_header(moment: datetime, zone: str) -> str:
    """`2026-11-08 07:00`: what to write so that it is read as this very moment."""
    local = moment.astimezone(ZoneInfo(zone))
    text = f"{local:%Y-%m-%d %H:%M}{f':{local:%S}' if local.second else ''}"
    # Of an hour that the clock goes through twice, a time without its zone is the first.
    return text if not local.fold else f"{text}{local.isoformat()[-6:]}"


def to_the_second(moment: datetime) -> datetime:
    """In UTC, without what is less than a second: that is how the ledger holds it."""
    return moment.astimezone(UTC).replace(microsecond=0)

"""Which instant a build is at: DAYBYDAY_NOW, else SOURCE_DATE_EPOCH, else the real time."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from ..timeline import read_epoch, read_instant


def build_instant(environment: Mapping[str, str] | None = None) -> datetime:
    """The build's one instant, in UTC, to the second. Raises `timeline.BadInstant`."""
    values = os.environ if environment is None else environment
    if text := values.get("DAYBYDAY_NOW", "").strip():
        return read_instant(text)
    if text := values.get("SOURCE_DATE_EPOCH", "").strip():
        return read_epoch(text)
    return datetime.now(UTC).replace(microsecond=0)

"""The time zone of this computer, by the name that settings need: "Europe/Rome"."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import available_timezones


def local_zone(etc: Path = Path("/etc")) -> str:
    """The zone that TZ names, else the system's; "UTC" where neither has a name (IANA's)."""
    names = available_timezones()
    candidates = [os.environ.get("TZ", "").removeprefix(":"), _linked(etc / "localtime"), _written(etc / "timezone")]
    return next((name for name in candidates if name in names), "UTC")


def _linked(path: Path) -> str:
    """On macOS and most Linuxes /etc/localtime is a link into the database of zones."""
    try:
        return os.readlink(path).partition("zoneinfo/")[2]  # noqa: PTH115 - the link itself, not where it leads
    except OSError:
        return ""


def _written(path: Path) -> str:
    """Debian writes the name into a file, too."""
    try:
        return path.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""

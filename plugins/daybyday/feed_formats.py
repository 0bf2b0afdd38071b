"""The formats of feeds: the one table that everything reads which names a feed's file, type, label or option.

A format is a row here, a view that writes it (`views/feeds/`), and a reader of it for the doctor
(`doctor/reading.py`). Ask `FORMATS` through this module (`feed_formats.FORMATS`), so that a row counts everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from .model import SiteSettings
from .values import dataclass

FeedKind = Literal["feed", "homework", "weekly", "start"]
"""The feed of a language or series, its homework alone, the weekly digest, a cohort that begins on a date."""


@dataclass(frozen=True, slots=True)
class FeedFormat:
    """A format, and how its files are called."""

    key: str
    label: str
    """its name for readers: "RSS" """
    media_type: str
    files: Mapping[FeedKind, str]
    """kind of feed -> name of its file; a kind that is missing is not made in this format. `{date}` is a cohort's"""
    suffix: str = ""
    """the ending that files of this format have and no others; "" when there is none"""
    option: str = ""
    """the word in DAYBYDAY_WITHOUT that switches it off; "" for the format that is always made"""
    served_as: tuple[str, ...] = ()
    """other media types under which hosts may serve it"""

    def is_made(self, settings: SiteSettings, kind: FeedKind = "feed") -> bool:
        """Whether the site publishes feeds of a kind in this format."""
        return kind in self.files and (not self.option or settings.makes(self.option))


RSS = FeedFormat(
    key="rss",
    label="RSS",
    media_type="application/rss+xml",
    files={"feed": "feed.rss", "homework": "homework.rss", "weekly": "weekly.rss", "start": "start/{date}.rss"},
    suffix=".rss",
)
ATOM = FeedFormat(
    key="atom",
    label="Atom",
    media_type="application/atom+xml",
    files={"feed": "feed.atom", "homework": "homework.atom"},
    suffix=".atom",
    option="atom",
)
JSON = FeedFormat(
    key="json",
    label="JSON",
    media_type="application/feed+json",
    files={"feed": "feed.json", "homework": "homework-feed.json"},
    option="json",
    served_as=("application/json",),
)

FORMATS: tuple[FeedFormat, ...] = (RSS, ATOM, JSON)
"""The first is what a reader gets who is not asked."""


def by_key(key: str) -> FeedFormat:
    """The format with a key. Raises `KeyError`."""
    return {format.key: format for format in FORMATS}[key]


def main_format() -> FeedFormat:
    """The format of every feed, whatever is switched off."""
    return FORMATS[0]


def options() -> tuple[str, ...]:
    """The words that switch a format off."""
    return tuple(format.option for format in FORMATS if format.option)


def made(settings: SiteSettings, kind: FeedKind = "feed") -> Iterator[FeedFormat]:
    """The formats in which a site publishes feeds of a kind."""
    return (format for format in FORMATS if format.is_made(settings, kind))


def start_name(format: FeedFormat, start: date) -> str:
    """The name of a cohort's file, below its series: `start/2026-12-01.rss`."""
    return format.files["start"].format(date=f"{start:%Y-%m-%d}")


def format_of_file(name: str) -> FeedFormat | None:
    """The format of a feed's file by its name in some scope (`it/relazioni/feed.atom`); None for other files."""
    last = name.rpartition("/")[2]
    for format in FORMATS:
        if last in format.files.values() or (format.suffix and last.endswith(format.suffix)):
            return format
    return None

"""What is switched on. The first table is measured with the base; the second has a row for every other variant; the third
builds one site with and without an output.

Whoever adds an output that costs something adds its variant here: a title, and the settings that differ from
those of `ours.py`. What the base must leave out is switched off in `BASE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from daybyday import feed_formats
from daybyday.model import OPTIONAL


@dataclass(frozen=True)
class Variant:
    """A name for folders and options, a title for the table, settings."""

    name: str
    title: str
    settings: dict[str, Any] = field(default_factory=dict)


def _only(*wanted: str) -> dict[str, Any]:
    """Settings that leave out every optional output but some."""
    return {"DAYBYDAY_WITHOUT": [name for name in (*feed_formats.options(), *OPTIONAL) if name not in wanted]}


BASE = Variant("base", "pages, RSS, homework data, sitemap", _only())

ALL = Variant(
    "all",
    "everything on: all feeds, archives, start feeds, calendars, follow page",
    _only(
        "atom",
        "json",
        "homework-feeds",
        "weekly",
        "archives",
        "starts",
        "calendars",
        "opml",
        "old-feeds",
        "follow",
        "ledger",
    ),
)
"""What there was when the budgets were made; the rest is measured apart."""

EVERYTHING: tuple[Variant, ...] = (
    Variant("formats", "Atom, JSON, homework feeds, weekly digest", _only("atom", "json", "homework-feeds", "weekly")),
    Variant("archives", "archives of months", _only("atom", "archives")),
    Variant("starts", "cohorts", _only("starts")),
    Variant("calendars", "calendars", _only("calendars")),
    Variant("ways", "OPML, old addresses", _only("opml", "old-feeds")),
    ALL,
)
"""All feeds, calendars, cohorts: each apart, and all together."""


@dataclass(frozen=True)
class Apart:
    """An output that is built and left out in turns, on a site that has what it needs."""

    name: str
    title: str
    wanted: tuple[str, ...]
    made: str
    """pattern of a file that must be there with it, and may not be without"""
    settings: dict[str, Any] = field(default_factory=dict)
    """what else switches it on"""
    is_over: bool = False
    """whether the series has had its last day"""
    photographs: bool = False
    """whether every fifteenth day shows a photograph of its own"""

    def settings_with(self) -> dict[str, Any]:
        return {**_only(*self.wanted), **self.settings}


READER = Apart(
    "reader",
    "workbook, service worker, follow page, related days, share links, status",
    ("workbook", "offline", "follow", "related", "share", "status"),
    "connections/workbook/index.html",
)
"""The reader's side, but for what has a row of its own."""

APART: tuple[Apart, ...] = (
    READER,
    Apart("search", "search", ("search",), "pagefind/pagefind.js", {"DAYBYDAY_SEARCH": True}),
    Apart("pictures", "pictures in sizes, social cards", ("pictures", "cards"), "cards/*.png", photographs=True),
    Apart("book", "workbook and e-book of a series that is over", ("workbook", "epub"), "*/*.epub", is_over=True),
)

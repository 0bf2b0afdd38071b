"""What is switched on. The first table is measured with the base; the second has a row for every other variant.

Whoever adds an output that costs something adds its variant here: a title, and the settings that differ from
those of `ours.py`. What the base must leave out is switched off in `BASE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from daybyday.model import OPTIONAL


@dataclass(frozen=True)
class Variant:
    """A name for folders and options, a title for the table, settings."""

    name: str
    title: str
    settings: dict[str, Any] = field(default_factory=dict)


def _only(*wanted: str) -> dict[str, Any]:
    """Settings that leave out every optional output but some."""
    return {"DAYBYDAY_WITHOUT": [name for name in OPTIONAL if name not in wanted]}


BASE = Variant("base", "pages, RSS, homework data, sitemap", _only())

EVERYTHING: tuple[Variant, ...] = (
    Variant("formats", "Atom, JSON, homework feeds, weekly digest", _only("atom", "json", "homework-feeds", "weekly")),
    Variant("archives", "archives of months", _only("archives")),
    Variant("starts", "cohorts", _only("starts")),
    Variant("calendars", "calendars", _only("calendars")),
    Variant(
        "ways", "follow page, OPML, old addresses, service worker", _only("follow", "opml", "old-feeds", "offline")
    ),
    Variant("all", "all of these", {"DAYBYDAY_WITHOUT": ["cards", "pictures"]}),
    Variant("cards", "social cards", _only("cards")),
)
"""All feeds, calendars, cohorts (cards, search): each apart, and all together."""

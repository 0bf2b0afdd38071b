"""What is switched on. The first table is measured with the base; the second has a row for every other variant.

Whoever adds an output that costs something adds its variant here: a title, and the settings that differ from
publishconf.py. What the base must leave out is switched off in `BASE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Variant:
    """A name for folders and options, a title for the table, settings."""

    name: str
    title: str
    settings: dict[str, Any] = field(default_factory=dict)


BASE = Variant("base", "pages, RSS, homework data, sitemap")

EVERYTHING: tuple[Variant, ...] = ()
"""All feeds, calendars, cohorts, cards, search: each apart, and all together. None of them exists yet."""

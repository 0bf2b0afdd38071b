"""The rows of the table: what is done to a site before each build. A new row is one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .subject import Proof, Site


@dataclass(frozen=True)
class Row:
    """A change, and whether the build after it may use what the one before remembered."""

    name: str
    title: str
    change: Callable[[Site, int], Proof]
    warm: bool = True
    environment: Mapping[str, str] = field(default_factory=dict)
    """what our builds see beside"""
    by_cpu: bool = False
    """whether processor time is compared, not the time on a clock"""


ROWS = (
    Row("cold", "cold", Site.start_cold, warm=False),
    Row(
        "one-process",
        "cold, in one process, CPU",
        Site.start_cold,
        warm=False,
        environment={"DAYBYDAY_WORKERS": "1"},
        by_cpu=True,
    ),
    Row("nothing", "nothing changed", Site.leave),
    Row("new-day", "one new day", Site.add_day),
    Row("edited", "one post edited", Site.edit),
    Row("template", "base template changed", Site.change_template),
)

EXTRA = ("memory", "preview", "page", "apart")
"""Measurements of another kind, chosen like rows."""

BY_NAME = {row.name: row for row in ROWS}
"""In the order in which they are run: cold first, for it leaves what the others start from."""

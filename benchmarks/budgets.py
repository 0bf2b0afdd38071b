"""What we promised: the rows of the design's table, and whether a measurement keeps them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """The most a figure may be, and what we would like it to be."""

    must: float
    aim: float | None = None

    def __str__(self) -> str:
        return f"≤ {self.must:g}" + (f" (aim {self.aim:g})" if self.aim is not None else "")

    def verdict(self, measured: float) -> str:
        """`met`, `met, aim too` or `missed`."""
        if measured > self.must:
            return "**missed**"
        return "met, aim too" if self.aim is not None and measured <= self.aim else "met"


RATIOS = {
    ("cold", "365"): Budget(1.5, 1.1),
    ("cold", "5000"): Budget(0.85, 0.7),
    ("one-process", "365"): Budget(1.2, 1),
    ("nothing", "365"): Budget(0.5),
    ("nothing", "5000"): Budget(0.1),
    ("new-day", "365"): Budget(0.45, 0.4),
    ("new-day", "5000"): Budget(0.12, 0.07),
    ("edited", "365"): Budget(0.6),
    ("edited", "5000"): Budget(0.15),
}
"""(row, size) -> our time over Hugo's. A changed base template has no budget."""
RATIOS_EVERYTHING = {
    ("cold", "365"): Budget(2.2, 1.5),
    ("cold", "5000"): Budget(1.3, 1),
    ("new-day", "365"): Budget(0.6, 0.5),
    ("new-day", "5000"): Budget(0.18, 0.1),
}
"""The same with everything on."""

PREVIEW_SECONDS = {
    ("words", "365"): Budget(0.06, 0.035),
    ("words", "5000"): Budget(0.06, 0.035),
    ("header", "5000"): Budget(0.3, 0.15),
    ("new day", "5000"): Budget(0.3, 0.15),
}
"""(kind of change, size) -> seconds from saving it to the fresh page"""
PREVIEW_WORST_SECONDS = {("words", "365"): Budget(0.15), ("words", "5000"): Budget(0.2)}
MEMORY_MEGABYTES = {"5000": Budget(300)}
MEMORY_MEGABYTES_EVERYTHING = {"5000": Budget(400, 250)}
CHANGED_FILES = {"365": Budget(30), "5000": Budget(30)}
CHANGED_FILES_EVERYTHING = Budget(60)
MORE_SECONDS = {("reader", "365"): Budget(0.5)}
"""(output that is measured apart, size) -> how much longer a cold build may take with it"""
PAGE_KILOBYTES = {"HTML": Budget(8), "CSS": Budget(6), "script": Budget(10)}
"""Compressed, in thousands of bytes."""
PAGE_REQUESTS = Budget(3)

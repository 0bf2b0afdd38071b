"""Medians, of times and of ratios of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """How one series of measurements compares with another, pair by pair."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


def pairwise(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """The median of the ratios of neighbours in time, so that a load that comes and goes strikes both.

    Raises `ValueError` when the pairs don't come out even, or there is none.
    """
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    if not ratios:
        raise ValueError("there are no pairs to compare")
    return Ratio(median(ratios), min(ratios), max(ratios))


def difference(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the differences of neighbours in time, in their unit."""
    return median(mine - other for mine, other in zip(ours, theirs, strict=True))

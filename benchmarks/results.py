"""What was measured, as values; `--json` writes them as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from .measuring import Peak, Spent
from .pagesize import PageSize
from .trees import Changed, Written


@dataclass
class Cell:
    """One row for one generator at one size."""

    runs: list[Spent] = field(default_factory=list)
    written: Written | None = None
    changed: Changed | None = None

    @property
    def walls(self) -> list[float]:
        return [run.wall for run in self.runs]

    @property
    def wall(self) -> float:
        return median(self.walls)

    @property
    def cpus(self) -> list[float]:
        return [run.cpu for run in self.runs]

    @property
    def cpu(self) -> float:
        return median(self.cpus)


@dataclass
class Measured:
    """Everything of one size: cells by row and generator, and what is measured apart."""

    size: str
    cells: dict[str, dict[str, Cell]] = field(default_factory=dict)
    memory: dict[str, Peak] = field(default_factory=dict)
    previews: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    """generator -> kind of change -> seconds from saving it to the fresh page"""
    pages: dict[str, PageSize] = field(default_factory=dict)
    variants: dict[str, dict[str, Cell]] = field(default_factory=dict)
    """row -> variant -> cell"""
    apart: dict[str, dict[str, Cell]] = field(default_factory=dict)
    """name of an output -> "with" and "without" -> cell"""

"""Runs everything, one after another: ours, Hugo, ours, Hugo …, so that both meet the same machine."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import variants
from .corpus import SIZES, day_texts
from .generator import Generator
from .measuring import BuildFailedError
from .ours import DayByDay
from .pagesize import page_size
from .peer_hugo import Hugo
from .peer_pelican import StockPelican
from .preview import latencies
from .results import Cell, Measured
from .rows import BY_NAME, EXTRA, ROWS, Row
from .subject import Site
from .trees import changed, written

OURS, HUGO, PELICAN = "Day by Day", "Hugo", "Pelican"


@dataclass(frozen=True)
class Plan:
    """What to measure."""

    work: Path
    sizes: Sequence[str] = ("365", "5000")
    rows: Sequence[str] = (*BY_NAME, *EXTRA)
    runs: int = 5
    without: Sequence[str] = ()
    pelican_everywhere: bool = False
    """Stock Pelican is slow: without this it runs only where the design has a figure for it."""

    def has(self, name: str, row: str, size: str) -> bool:
        """Whether a generator runs a row."""
        if name.lower() in self.without:
            return False
        return name != PELICAN or self.pelican_everywhere or (size != "5000" and row in ("cold", "new-day"))


def say(text: str) -> None:
    """Progress, for the one who waits."""
    print(text, file=sys.stderr, flush=True)


def measure(plan: Plan, results: list[Measured]) -> None:
    """Add all sizes to `results`, as they come: hours of figures are not lost with the last.

    Raises `BuildFailedError` at the first build that is not what it should be.
    """
    for size in plan.sizes:
        results.append(Measured(size))
        _measure_size(plan, size, results[-1])


def _measure_size(plan: Plan, size: str, done: Measured) -> None:
    folder = plan.work / size
    makers: dict[str, Callable[[Path], Generator]] = {OURS: _ours, HUGO: Hugo, PELICAN: StockPelican}
    sites = {}
    for name, make in makers.items():
        if any(plan.has(name, row, size) for row in plan.rows):
            sites[name] = _written_site(make(folder / name.lower().replace(" ", "-")), size)
    for row in ROWS:
        chosen = {name: site for name, site in sites.items() if plan.has(name, row.name, size)}
        if row.name in plan.rows:
            say(f"{size} × 2: {row.title}")
            done.cells[row.name] = _measure_row(row, chosen, plan.runs)
    _once(plan, sites, done)
    _everything_on(plan, size, done)
    if "apart" in plan.rows:
        with_and_without(plan, size, done, variants.APART)


def _ours(folder: Path) -> Generator:
    return DayByDay(folder, variants.BASE.settings)


def _written_site(generator: Generator, size: str, days_after: int = 0) -> Site:
    """A site as it is before its first build; what an earlier benchmark left in its folder goes."""
    shutil.rmtree(generator.folder, ignore_errors=True)
    site = Site(generator, SIZES[size], days_after)
    site.write()
    return site


def _measure_row(row: Row, sites: dict[str, Site], runs: int) -> dict[str, Cell]:
    """One turn to warm up and to compare bytes, then `runs` turns that count; neighbours in time are a pair."""
    cells = {name: Cell() for name in sites}
    for name, site in sites.items():
        if row.warm:
            site.build()  # whatever came before: from here on, a build that changes nothing has nothing to do
        digests = site.digests() if row.name == "new-day" else {}
        _turn(row, site, 0, Cell())
        if row.name == "new-day":
            cells[name].changed = changed(digests, site.digests())
    for turn in range(1, runs + 1):
        for name, site in sites.items():
            _turn(row, site, turn, cells[name])
            say(f"  {name}: {cells[name].walls[-1]:.2f} s")
    for site in sites.values():
        site.generator.tidy()
    return cells


def _turn(row: Row, site: Site, turn: int, cell: Cell) -> None:
    """Make the change, build, see that it came out. Only the build is timed."""
    proof = row.change(site, turn)
    before = site.listing()
    cell.runs.append(site.build(row.warm, row.environment))
    cell.written = written(before, site.listing())
    proof.check()


def _once(plan: Plan, sites: dict[str, Site], done: Measured) -> None:
    """Memory, previews and the size of a page."""
    for name, site in sites.items():
        if "page" in plan.rows:
            say(f"{done.size} × 2: a page of {name}")
            site.build()
            page = site.generator.page_of(day_texts(max(1, site.days // 2))[0])
            done.pages[name] = page_size(site.generator.output, page)
        if "memory" in plan.rows and plan.has(name, "memory", done.size):
            say(f"{done.size} × 2: memory of {name}")
            done.memory[name] = site.memory()
        if "preview" in plan.rows and name != PELICAN and plan.has(name, "preview", done.size):
            say(f"{done.size} × 2: preview of {name}")
            done.previews[name] = latencies(site, plan.runs)


def _everything_on(plan: Plan, size: str, done: Measured) -> None:
    """The second table: each variant beside the base, in turns."""
    if not variants.EVERYTHING:
        return
    sites = {}
    for variant in (variants.BASE, *variants.EVERYTHING):
        generator = DayByDay(plan.work / size / f"variant-{variant.name}", variant.settings)
        sites[variant.title] = _written_site(generator, size)
    if plan.has(HUGO, "cold", size):
        sites[HUGO] = _written_site(Hugo(plan.work / size / "variant-hugo"), size)
    for name in ("cold", "nothing", "new-day"):
        if name in plan.rows:
            say(f"{size} × 2: {BY_NAME[name].title}, everything on")
            done.variants[name] = _measure_row(BY_NAME[name], sites, plan.runs)
    if "memory" in plan.rows:
        done.memory[variants.ALL.title] = sites[variants.ALL.title].memory()


def with_and_without(plan: Plan, size: str, done: Measured, outputs: Iterable[variants.Apart]) -> None:
    """The third table: each output on a site that has what it needs, built with it and without, in turns.

    Raises `BuildFailedError`, also when an output was not made, or was made without being wanted.
    """
    for output in outputs:
        say(f"{size} × 2: {output.title}")
        sites = {}
        for name, settings in (("with", output.settings_with()), ("without", variants.BASE.settings)):
            generator = DayByDay(
                plan.work / size / f"apart-{output.name}-{name}",
                settings,
                length=SIZES[size] if output.is_over else 0,
                photographs=output.photographs,
            )
            sites[name] = _written_site(generator, size, days_after=2 if output.is_over else 0)
        done.apart[output.name] = _measure_row(BY_NAME["cold"], sites, plan.runs)
        for name, site in sites.items():
            if any(site.generator.output.glob(output.made)) != (name == "with"):
                raise BuildFailedError(f"{output.made} in {site.generator.output}: expected {name} it")

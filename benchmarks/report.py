"""Results -> Markdown, with the budget beside each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from . import budgets, variants
from .figures import Ratio, difference, pairwise
from .results import Cell, Measured
from .rows import BY_NAME
from .runner import HUGO, OURS, PELICAN


def report(results: Sequence[Measured], facts: dict[str, str]) -> str:
    """All tables; those without a figure are left out."""
    sections = (
        ("Times: whole processes, medians", _times(results)),
        ("Files written by one build", _written(results)),
        ("Output files whose bytes change with one new day", _changed(results)),
        ("From a saved edit to the fresh page in the preview", _previews(results)),
        ("Memory of a cold build, all processes together", _memory(results)),
        ("A day's page, after gzip -9", _pages(results)),
        ("Everything on: each beside the base", _variants(results)),
        ("Apart: a cold build with an output and without", _apart(results)),
    )
    parts = [", ".join(f"{key} {value}" for key, value in facts.items())]
    for title, lines in sections:
        rows = list(lines)
        if len(rows) > 2:
            parts += [f"### {title}", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"


def _table(*titles: str) -> Iterator[str]:
    yield _line(*titles)
    yield _line(*["---"] * len(titles))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _seconds(cell: Cell | None) -> str:
    return f"{cell.wall:.2f} s ({cell.cpu:.2f})" if cell else "–"


def _times(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table("row", OURS, HUGO, PELICAN, "ours / Hugo", "budget", "", "Pelican / Hugo")
    for measured, name, cells in _rows(results):
        ours, hugo, stock = cells.get(OURS), cells.get(HUGO), cells.get(PELICAN)
        budget = budgets.RATIOS.get((name, measured.size))
        ratio = _ratio(name, ours, hugo)
        slow = _ratio(name, stock, hugo)
        verdict = budget.verdict(ratio.middle) if budget and ratio else ""
        yield _line(
            f"{BY_NAME[name].title}, {measured.size} × 2",
            _seconds(ours),
            _seconds(hugo),
            _seconds(stock),
            str(ratio or "–"),
            str(budget or "–"),
            verdict,
            str(slow or "–"),
        )


def _ratio(row: str, one: Cell | None, other: Cell | None) -> Ratio | None:
    """How two generators compare in a row, pair by pair."""
    if one is None or other is None:
        return None
    return pairwise(one.cpus, other.cpus) if BY_NAME[row].by_cpu else pairwise(one.walls, other.walls)


def _written(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table("row", "by", "files", "MB", "of files", "of MB")
    for measured, name, cells in _rows(results):
        for who, cell in cells.items():
            if cell.written:
                one = cell.written
                yield _line(
                    f"{BY_NAME[name].title}, {measured.size} × 2",
                    who,
                    str(one.files),
                    _mega(one.size),
                    str(one.all_files),
                    _mega(one.all_size),
                )


def _changed(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table("size", "by", "changed", "counted apart", "of all", "budget", "")
    for measured in results:
        for who, cell in measured.cells.get("new-day", {}).items():
            budget = budgets.CHANGED_FILES.get(measured.size) if who == OURS else None
            if one := cell.changed:
                verdict = budget.verdict(one.files) if budget else ""
                counts = (str(one.files), str(one.apart), str(one.all_files))
                yield _line(f"{measured.size} × 2", who, *counts, str(budget or "–"), verdict)


def _previews(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table("size", "change", OURS, "worst", HUGO, "ours / Hugo", "budget, seconds", "", "worst", "")
    for measured in results:
        for change, seconds in measured.previews.get(OURS, {}).items():
            yield _preview(measured, change, seconds)


def _preview(measured: Measured, change: str, seconds: Sequence[float]) -> str:
    middle, theirs = median(seconds), measured.previews.get(HUGO, {}).get(change)
    budget, limit = (
        limits.get((change, measured.size)) for limits in (budgets.PREVIEW_SECONDS, budgets.PREVIEW_WORST_SECONDS)
    )
    return _line(
        f"{measured.size} × 2",
        change,
        f"{middle:.3f} s",
        f"{max(seconds):.3f} s",
        f"{median(theirs):.3f} s" if theirs else "–",
        f"{middle / median(theirs):.2f}" if theirs else "–",
        str(budget or "–"),
        budget.verdict(middle) if budget else "",
        str(limit or "–"),
        limit.verdict(max(seconds)) if limit else "",
    )


def _memory(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table("size", "by", "MB", "processes", "counted as", "budget", "")
    for measured in results:
        for who, peak in measured.memory.items():
            limits = {OURS: budgets.MEMORY_MEGABYTES, variants.ALL.title: budgets.MEMORY_MEGABYTES_EVERYTHING}
            budget = limits.get(who, {}).get(measured.size)
            verdict = budget.verdict(peak.megabytes) if budget else ""
            counts = (f"{peak.megabytes:.0f}", str(peak.processes), peak.kind)
            yield _line(f"{measured.size} × 2", who, *counts, str(budget or "–"), verdict)


def _pages(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table("size", "by", "HTML kB", "CSS kB", "script kB", "requests", "ours")
    limits = budgets.PAGE_KILOBYTES
    for measured in results:
        for who, page in measured.pages.items():
            verdicts = (
                limits["HTML"].verdict(page.html),
                limits["CSS"].verdict(page.css),
                limits["script"].verdict(page.script),
                budgets.PAGE_REQUESTS.verdict(page.requests),
            )
            kept = "met" if all(one.startswith("met") for one in verdicts) else "**missed**"
            sizes = (f"{page.html:.1f}", f"{page.css:.1f}", f"{page.script:.1f}")
            yield _line(f"{measured.size} × 2", who, *sizes, str(page.requests), kept if who == OURS else "")


def _variants(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table(
        "row", "what", "seconds (CPU)", "to the base", "more", "to Hugo", "budget", "", "files changed", "budget", ""
    )
    for measured in results:
        for name, cells in measured.variants.items():
            base = cells[variants.BASE.title]
            for title, cell in cells.items():
                ratio = str(pairwise(cell.walls, base.walls))
                budget = budgets.CHANGED_FILES_EVERYTHING
                one = cell.changed
                fresh = (str(one.files), str(budget), budget.verdict(one.files)) if one else ("", "", "")
                more = f"{difference(cell.walls, base.walls):+.2f} s"
                to_hugo = _ratio(name, cell, cells.get(HUGO))
                limit = budgets.RATIOS_EVERYTHING.get((name, measured.size)) if title == variants.ALL.title else None
                held = (
                    str(to_hugo or "–"),
                    str(limit or ""),
                    limit.verdict(to_hugo.middle) if limit and to_hugo else "",
                )
                yield _line(
                    f"{BY_NAME[name].title}, {measured.size} × 2", title, _seconds(cell), ratio, more, *held, *fresh
                )


def _apart(results: Sequence[Measured]) -> Iterator[str]:
    yield from _table("what", "with: seconds (CPU)", "without", "more", "times", "files more", "budget, seconds", "")
    titles = {output.name: output.title for output in variants.APART}
    for measured in results:
        for name, cells in measured.apart.items():
            with_it, without = cells["with"], cells["without"]
            more = difference(with_it.walls, without.walls)
            budget = budgets.MORE_SECONDS.get((name, measured.size))
            files = with_it.written.files - without.written.files if with_it.written and without.written else 0
            yield _line(
                f"{titles[name]}, {measured.size} × 2",
                _seconds(with_it),
                _seconds(without),
                f"{more:+.2f} s",
                str(pairwise(with_it.walls, without.walls)),
                f"{files:+d}",
                str(budget or "–"),
                budget.verdict(more) if budget else "",
            )


def _rows(results: Sequence[Measured]) -> Iterator[tuple[Measured, str, dict[str, Cell]]]:
    for measured in results:
        for name, cells in measured.cells.items():
            yield measured, name, cells


def _mega(size: int) -> str:
    return f"{size / 1e6:.1f}"

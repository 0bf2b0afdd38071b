"""One new day at a large site: as many objects are touched as at a small one, whatever it is published to; the guard and the
verification take little of the processor.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.corpus import SITE_URL, Corpus, day_texts, noon_of
from benchmarks.ours import DayByDay
from tests.deploys.places import KINDS, Place, place_of
from tests.harness import ROOT

MOST_SECONDS = 2.0
"""Of the processor, all processes together, for the guard and the verification of 5,000 days in two languages."""
_MEASURE = """
import json, os, sys
from pathlib import Path
from daybyday.building.clock import build_instant
from daybyday.cli.current_site import load
from daybyday.cli.publishing.judging import judged
from daybyday.cli.publishing.upcoming import look_ahead
from daybyday.publishing.site_files import site_files
from daybyday.publishing.targets import TARGETS
from daybyday.publishing.verification import verify

def spent():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system

to, destination, before = sys.argv[1:]
settings = load("publishconf.py")
output = Path(settings["OUTPUT_PATH"])
host = TARGETS[to](destination, output)
live = host.fetch(["manifest.txt", "ledger.txt"])
ahead = look_ahead(settings, build_instant(), live["ledger.txt"], ())
begin = spent()
files = site_files(output)
findings = judged(ahead, files, Path(before).read_bytes(), settings)
guarded = spent()
wrong = verify(host, files, ["ledger.txt", *ahead.newest_pages])
print(json.dumps({"guard": guarded - begin, "verification": spent() - guarded, "faults": [*map(str, findings), *map(str, wrong)]}))
"""


_SETTINGS = {"FEED_ID": "tag:ada.test,2026", "DAYBYDAY_WITHOUT": ["cards", "pictures", "search"]}


class LargeSite:
    """A site of so many days in two languages, and places it is published to."""

    def __init__(self, days: int, folder: Path, places: list[str], request: pytest.FixtureRequest) -> None:
        self.days, self.folder = days, folder / f"site{days}"
        self._site = DayByDay(self.folder, _SETTINGS)
        self._site.configure()
        (self.folder / "publishconf.py").write_text("from pelicanconf import *\n", "utf-8")
        (self.folder / "tasks.py").write_text("from daybyday.cli.commands import namespace\n", "utf-8")
        self._site.write(Corpus(days).texts())
        away = folder / f"places{days}"
        away.mkdir()
        self.places: dict[str, Place] = {kind: place_of(kind, away, self.folder, request) for kind in places}

    def environment(self, number: int) -> dict[str, str]:
        return {
            **os.environ, "DAYBYDAY_NOW": noon_of(number).isoformat(), "SITEURL": SITE_URL,
            "PYTHONPATH": f"{ROOT / 'plugins'}:{self.folder}",
        }  # fmt: skip

    def publish(self, place: Place, number: int) -> None:
        words = ["publish", "--to", place.to, "--destination", place.destination, "--yes"]
        done = subprocess.run(
            [sys.executable, "-m", "invoke", *words], cwd=self.folder, env=self.environment(number), check=False,
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    def touched_by_one_new_day(self) -> dict[str, set[str]]:
        """By kind of place: the paths that were written or removed."""
        for place in self.places.values():
            self.publish(place, self.days)
        before = {kind: place.marks() for kind, place in self.places.items()}
        (self.folder / "manifest-before.txt").write_bytes((self.folder / "output/manifest.txt").read_bytes())
        self._site.write(day_texts(self.days + 1))
        time.sleep(1.1)  # a store knows whole seconds
        for place in self.places.values():
            self.publish(place, self.days + 1)
        after = {kind: place.marks() for kind, place in self.places.items()}
        return {kind: _differing(before[kind], after[kind]) for kind in self.places}

    def seconds(self, place: Place) -> dict[str, float]:
        """Of the processor, for the guard and the verification of the last publication."""
        before = str(self.folder / "manifest-before.txt")
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, place.to, place.destination, before], cwd=self.folder,
            env=self.environment(self.days + 1), check=True, capture_output=True, text=True,
        )  # fmt: skip
        return json.loads(done.stdout)


def _differing(before, after) -> set[str]:
    # Start feeds are counted apart: how many run says the calendar.
    return {path for path in {*before, *after} if before.get(path) != after.get(path) and "/start/" not in path}


def _names(paths: set[str], new: int) -> set[str]:
    """Paths as a site of any length has them: the new day, the days around it and its block of thirty by what they are."""
    names = set()
    for path in paths:
        steps = path.split("/")
        names.add("/".join(_step(step, new) for step in steps))
    return names


def _step(step: str, new: int) -> str:
    first = (new - 1) // 30 * 30 + 1
    return {str(new): "NEW", str(new - 1): "BEFORE", f"{first}-{first + 29}": "BLOCK"}.get(step, step)


@pytest.mark.parametrize(
    ("small", "large", "kinds"),
    [
        pytest.param(40, 70, ["released", "branch"], marks=pytest.mark.slow),
        # The new day is a Tuesday for both: a Monday's also brings the digest of the week before.
        pytest.param(366, 5000, [*KINDS], marks=pytest.mark.long),
    ],
)
def test_one_new_day_touches_as_many_objects_at_a_large_site(small, large, kinds, tmp_path, request):
    sites = [LargeSite(days, tmp_path, kinds, request) for days in (small, large)]
    touched = [site.touched_by_one_new_day() for site in sites]

    for kind in kinds:
        print(kind, [len(of_site[kind]) for of_site in touched])
    counts = [{kind: len(of_site[kind]) for kind in kinds} for of_site in touched]
    others = _names(touched[1]["released"], large + 1) ^ _names(touched[0]["released"], small + 1)
    assert counts[0] == counts[1], sorted(others)
    figures = {kind: sites[1].seconds(place) for kind, place in sites[1].places.items()}
    for kind, figure in figures.items():
        print(kind, figure)
    assert [figure["faults"] for figure in figures.values()] == [[] for _ in figures]
    most = max(figure["guard"] + figure["verification"] for figure in figures.values())
    assert large < 5000 or most <= MOST_SECONDS

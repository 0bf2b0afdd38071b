"""A year of daily publications into a folder behind nginx, in two languages, by a stepped clock; its first days in CI, with the night
in which clocks go back, and a new style.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from daybyday.engine.manifest import parse_manifest
from daybyday.hosting.site import HostedSite
from tests.deploys.reader import Releases, TirelessReader
from tests.harness import HOMEWORK
from tests.hosting.running import serving

ROME = ZoneInfo("Europe/Rome")
START, DAYS = date(2026, 10, 20), 365
"""Both nights in which the clocks change lie in it."""
MOST_FILES = 60
"""Of one new day, with every output on; beside what the budget counts apart: start feeds, search, compressed copies."""
MOST_ON_A_BOUNDARY = 110
"""Where a month, a week or a block of thirty days begins or ends too, once in each language."""
NEW_LOOK = (4, 100, 240)
"""Days on which the site gets another style."""
SERIES = f"""\
title: {{en: Better connections, it: Relazioni che contano}}
slug: {{en: connections, it: relazioni}}
start: {START}
length: {DAYS}
release: "07:00"
timezone: Europe/Rome
"""
HOMES = {"en": "connections", "it": "it/relazioni"}
READ = ("index.html", "it/index.html", "connections/index.html", "connections/1/index.html", "feed.rss", "it/feed.atom",
        "connections/feed.json", "connections/homework.json", "sitemap.xml", "status.json", "ledger.txt")  # fmt: skip


def page_of(number: int, lang: str) -> str:
    return f"{HOMES[lang]}/{number}/index.html"


@pytest.fixture
def year(project):
    """A year of texts."""
    project.write("connections/series.yaml", SERIES)
    (project.content / "connections/001-begin.en.md").unlink()
    for number in range(1, DAYS + 1):
        for lang in HOMES:
            text = f"---\ntitle: Number {number} {lang}\ntags: [habits]\n---\nText {number} of the year.\n{HOMEWORK}"
            project.write(f"connections/{number:03}.{lang}.md", text)
    with (project.folder / "publishconf.py").open("a", encoding="utf-8") as file:
        file.write('DAYBYDAY_COMPRESS = ["gzip"]\n')
    return project


@pytest.fixture
def place(tmp_path):
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    return tmp_path / "www"


def counted(path: str) -> bool:
    """Whether the budget counts a file with the others."""
    return not (path.endswith(".gz") or "/start/" in path)


@pytest.mark.parametrize("days", [pytest.param(7, marks=pytest.mark.slow), pytest.param(DAYS, marks=pytest.mark.long)])
def test_every_day_is_out_on_its_date_and_a_reader_who_never_stops_meets_whole_sites(year, place, days):
    (place.parent / "work").mkdir()
    settings = HostedSite("http://127.0.0.1", "", ("/", "/it/"), (), (), False)
    changed: dict[int, int] = {}
    releases = Releases([{}])
    with serving("nginx", settings, place, place.parent / "work") as port, TirelessReader(port, READ) as reader:
        address = f"http://127.0.0.1:{port}"
        for number in range(1, days + 1):
            today = START + timedelta(days=number - 1)
            if number in NEW_LOOK:
                _new_look(year.folder, number)
            done = year.invoke(
                "publish", "--to", "folder", "--destination", str(place), "--yes",
                now=datetime(today.year, today.month, today.day, 7, 11, tzinfo=ROME).isoformat(), SITEURL=address,
            )  # fmt: skip
            assert done.returncode == 0, f"day {number}: {done.stdout}{done.stderr}"
            assert f"{address} serves what was published." in done.stdout
            releases.manifests.append(_whole_manifest(place))
            before, after = releases.manifests[-2:]
            assert {lang: page_of(number, lang) in after for lang in HOMES} == {"en": True, "it": True}
            assert not any(page_of(number + 1, lang) in after for lang in HOMES)
            assert all(page_of(number, lang) not in before for lang in HOMES)
            changed[number] = sum(before.get(path) != after.get(path) for path in {*before, *after} if counted(path))
            assert list(releases.faults(reader.answers())) == []
            reader.files[len(READ) :] = [page_of(number, "en"), page_of(number, "it"), page_of(number + 1, "it")]
    assert reader.faults == []
    assert list(releases.faults(reader.answers())) == []
    assert _lines_of_days(year) == {lang: list(range(1, days + 1)) for lang in HOMES}
    _tell(changed, reader)
    ordinary = {number: count for number, count in changed.items() if not _is_boundary(number)}
    assert {number: count for number, count in ordinary.items() if count > MOST_FILES} == {}
    rest = {number: count for number, count in changed.items() if number not in (1, *NEW_LOOK)}
    assert {number: count for number, count in rest.items() if count > MOST_ON_A_BOUNDARY} == {}


def _new_look(folder: Path, number: int) -> None:
    (folder / "look").mkdir(exist_ok=True)
    (folder / "look/style.css").write_text(f"main {{ --number: {number}; }}\n", "utf-8")


def _whole_manifest(place: Path) -> dict[str, str]:
    return parse_manifest((place / "manifest.txt").read_bytes())


def _is_boundary(number: int) -> bool:
    """Whether more begins or ends with a day than itself: the year, a month, a week, a block of thirty days, a look."""
    today = START + timedelta(days=number - 1)
    return number in (1, 2, DAYS, *NEW_LOOK) or today.day <= 2 or today.weekday() == 0 or number % 30 in (0, 1)


def _lines_of_days(project) -> dict[str, list[int]]:
    days: dict[str, list[int]] = {lang: [] for lang in HOMES}
    for line in (project.content / "ledger.txt").read_text("utf-8").splitlines():
        key, lang, *_ = line.split(" ")
        if key.startswith("connections/"):
            days[lang].append(int(key.partition("/")[2]))
    return {lang: sorted(numbers) for lang, numbers in days.items()}


def _tell(changed: dict[int, int], reader: TirelessReader) -> None:
    ordinary = sorted(count for number, count in changed.items() if not _is_boundary(number))
    rest = {number: count for number, count in changed.items() if _is_boundary(number)}
    print(
        f"ordinary days: {len(ordinary)}, files changed {ordinary[0]} to {ordinary[-1]}, median {ordinary[len(ordinary) // 2]}"
    )
    print(f"others: {Counter(rest.values()).most_common(3)}, most {max(rest.values())} ({rest})")
    print(f"{reader.asked} questions of the reader, {len(reader.faults)} faults")

"""Which files change when a day comes out, and why. A file that joins this list costs every author a little every day."""

from __future__ import annotations

import re

import pytest

from tests.harness import SERIES, Site, article, day, page

DAYS = 45
TEXT = (
    SERIES.replace("length: 30", f"length: {DAYS}")
    + "".join(
        day(number, lang, f"Day {number}", "tags: [habits]\n" if number % 2 else "")
        for number in range(1, DAYS + 1)
        for lang in ("en", "it")
    )
    + article("silence", "en", "Silence", "date: 2026-10-01\n")
    + page("about", "en", "About")
)

EACH_LANGUAGE = {
    "": "the home page: today's day",
    "feed.rss": "the new item",
    "feed.atom": "the new item",
    "feed.json": "the new item",
    "2026/12/": "the archive of this month lists it",
    "tag/habits/": "it carries this tag",
}
EACH_SERIES = {
    "41/": "the new day",
    "40/": "its next day has a page now",
    "": "the calendar and the latest days",
    "days/31-60/": "the list of this period, which has grown by one",
    "feed.rss": "the new item",
    "feed.atom": "the new item",
    "feed.json": "the new item",
    "homework.json": "the new homework",
    "homework.rss": "the new homework",
    "homework.atom": "the new homework",
    "homework-feed.json": "the new homework",
    "homework.ics": "the new homework, as an event",
    "workbook/": "the new homework, with room to write",
    "workbook/2026-12/": "the same in its month",
}
SITE_WIDE = {
    "sitemap.xml": "the new pages",
    "status.json": "the last day out",
    "worker.js": "today's pages, kept for times without a network",
    "manifest.txt": "the digests of all these",
}


def expected() -> dict[str, str]:
    why = dict(SITE_WIDE)
    why |= dict.fromkeys(("follow/", "it/segui/"), "the last five items")
    for root, series in (("", "connections/"), ("it/", "it/relazioni/")):
        why |= {f"{root}{path}": reason for path, reason in EACH_LANGUAGE.items()}
        why |= {f"{series}{path}": reason for path, reason in EACH_SERIES.items()}
    return {f"{path}index.html" if not path or path.endswith("/") else path: reason for path, reason in why.items()}


@pytest.fixture(scope="module")
def two_days(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("new-day"), TEXT)
    before = site.build("2026-12-10T12:00:00+01:00")
    stamps = {path: (site.output / path).stat().st_mtime_ns for path in before.files}
    after = site.build("2026-12-11T12:00:00+01:00")
    touched = {path for path in after.files if (site.output / path).stat().st_mtime_ns != stamps.get(path)}
    return before, after, touched


def test_these_files_change_and_no_others(two_days):
    before, after, _ = two_days

    assert counted(before, after) == set(expected())


APART = re.compile(r"/start/|^feeds/")
"""Cohorts, each of which gets a day of its own, and copies of feeds at old addresses."""


def counted(before, after) -> set[str]:
    """The files that differ, without those that are counted apart."""
    return {path for path, data in after.files.items() if before.files.get(path) != data and not APART.search(path)}


def test_every_cohort_that_has_begun_gets_its_day_and_no_other(two_days):
    before, after, _ = two_days

    changed = {path for path, data in after.files.items() if before.files.get(path) != data}
    starts = {path.rpartition("/")[2] for path in changed if "/start/" in path}
    assert starts == {f"2026-{day}.rss" for day in ("11-02", "11-09", "11-16", "11-23", "11-30", "12-07")}


def test_a_day_that_opens_a_period_changes_no_more(tmp_path):
    long = TEXT.replace(f"length: {DAYS}", "length: 400")
    many = "".join(day(number, "en", f"Day {number}") for number in range(DAYS + 1, 302))
    site = Site(tmp_path, long + many)
    before = site.build("2027-08-27T12:00:00+02:00")
    after = site.build("2027-08-28T12:00:00+02:00")

    changed = counted(before, after)
    assert "connections/days/301-330/index.html" in changed
    assert "connections/days/271-300/index.html" in changed
    assert "connections/days/181-210/index.html" not in changed
    assert len(changed) <= 60


def test_nothing_goes(two_days):
    before, after, _ = two_days

    assert set(before.files) <= set(after.files)


def test_no_other_file_is_touched(two_days):
    assert {path for path in two_days[2] if not APART.search(path)} == set(expected())

"""Which files change when a day comes out, and why. A file that joins this list costs every author a little every day."""

from __future__ import annotations

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
    "2026/12/": "the archive of this month lists it",
    "tag/habits/": "it carries this tag",
}
EACH_SERIES = {
    "41/": "the new day",
    "40/": "its next day has a page now",
    "": "the calendar and the latest days",
    "days/31-60/": "the list of this period, which has grown by one",
    "feed.rss": "the new item",
    "homework.json": "the new homework",
}
SITE_WIDE = {"sitemap.xml": "the new pages", "manifest.txt": "the digests of all these"}


def expected() -> dict[str, str]:
    why = dict(SITE_WIDE)
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

    changed = {path for path, data in after.files.items() if before.files.get(path) != data}
    assert changed == set(expected())


def test_a_day_that_opens_a_period_changes_no_more(tmp_path):
    long = TEXT.replace(f"length: {DAYS}", "length: 400")
    many = "".join(day(number, "en", f"Day {number}") for number in range(DAYS + 1, 302))
    site = Site(tmp_path, long + many)
    before = site.build("2027-08-27T12:00:00+02:00")
    after = site.build("2027-08-28T12:00:00+02:00")

    changed = {path for path, data in after.files.items() if before.files.get(path) != data}
    assert "connections/days/301-330/index.html" in changed
    assert "connections/days/271-300/index.html" in changed
    assert "connections/days/181-210/index.html" not in changed
    assert len(changed) <= 30


def test_nothing_goes(two_days):
    before, after, _ = two_days

    assert set(before.files) <= set(after.files)


def test_no_other_file_is_touched(two_days):
    assert two_days[2] == set(expected())

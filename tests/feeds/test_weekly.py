"""The weekly digest: one item on Sunday evening, made once."""

from __future__ import annotations

from tests.feeds.formats import rss_entries
from tests.harness import SERIES, Site, article, day

TEXT = SERIES + "".join(day(n, "en", f"Number {n}") + day(n, "it", f"Numero {n}") for n in range(1, 15))
"""Days 1 to 14: 1 November 2026 is a Sunday."""


def weeks(built, path="weekly.rss"):
    return rss_entries(built.files[path])


def test_it_comes_on_sunday_evening(tmp_path):
    site = Site(tmp_path, TEXT)

    assert len(weeks(site.build("2026-11-08T17:59:59+01:00"))) == 1
    assert len(weeks(site.build("2026-11-08T18:00:00+01:00"))) == 2


def test_it_has_the_days_of_its_week_in_order_and_their_homework(tmp_path):
    newest, oldest = weeks(Site(tmp_path, TEXT).build("2026-11-09T12:00:00+01:00"))

    assert newest.title == "The week 2 November – 8 November 2026"
    assert newest.summary == " · ".join(f"Day {n}: Number {n}" for n in range(2, 9))
    assert newest.html.count("☐ Go.") == 7
    assert newest.id == "tag:example.org,2026:weekly/2026-W45/en"
    assert oldest.summary == "Day 1: Number 1"


def test_it_speaks_the_language_of_its_readers(tmp_path):
    newest, _ = weeks(Site(tmp_path, TEXT).build("2026-11-09T12:00:00+01:00"), "it/weekly.rss")

    assert newest.title == "La settimana 2 novembre – 8 novembre 2026"
    assert "<h2>I compiti della settimana</h2>" in newest.html


def test_what_comes_on_sunday_night_belongs_to_the_next_week(tmp_path):
    text = TEXT + article("late", "en", "Late", "date: 2026-11-08 20:00\n")
    newest, second, _ = weeks(Site(tmp_path, text).build("2026-11-16T12:00:00+01:00"))

    assert newest.summary.startswith("Late · Day 9")
    assert "Late" not in second.summary


def test_a_week_that_is_over_never_changes(tmp_path):
    site = Site(tmp_path, TEXT)
    before = weeks(site.build("2026-11-09T12:00:00+01:00"))

    assert weeks(site.build("2026-12-20T12:00:00+01:00"))[-2:] == before


def test_a_week_without_anything_has_no_item(tmp_path):
    assert len(weeks(Site(tmp_path, TEXT).build("2027-01-20T12:00:00+01:00"))) == 3


def test_an_old_week_does_not_shrink_from_day_to_day(tmp_path):
    """Forty weeks are kept, and they are whole: long after the end, the oldest goes at once."""
    site = Site(tmp_path, TEXT)
    found = [
        [week.summary for week in weeks(site.build(f"2027-08-{number:02}T12:00:00+02:00"))]
        for number in (10, 12, 14, 16)
    ]

    whole = {" · ".join(f"Day {n}: Number {n}" for n in days) for days in ([1], range(2, 9), range(9, 15))}
    assert {one for several in found for one in several} <= whole
    assert [len(several) for several in found] == [2, 2, 2, 1]


def test_what_is_dated_back_comes_with_the_week_in_which_it_could_be_seen(tmp_path):
    days = "".join(
        f"connections/{n} {lang} 2026-11-{n:02}T06:00:00Z 0 out\n" for n in range(1, 15) for lang in ("en", "it")
    )
    ledger = f"-- ledger.txt --\na/late en 2026-11-03T23:00:00Z 0 out seen=2026-11-10T10:00:00Z\n{days}"
    text = TEXT + article("late", "en", "Late", "date: 2026-11-04\n") + ledger
    newest, second, _ = weeks(Site(tmp_path, text).build("2026-11-16T12:00:00+01:00"))

    assert "Late" in newest.summary
    assert "Late" not in second.summary

"""Closed months, finished series: what a new reader finds of the past (RFC 5005)."""

from __future__ import annotations

import json

import pytest

from tests.feeds.formats import Atom, rss_entries
from tests.feeds.rss import ATOM_LINK, Feed
from tests.harness import SERIES, Site, article, day

LONG = SERIES.replace("length: 30", "length: 100").replace("2026-11-01", "2026-08-01")
DAYS = "".join(day(n, "en", f"Number {n}") for n in range(1, 101))
SCOPE = "connections/"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("history"), LONG + DAYS)


@pytest.fixture(scope="module")
def built(site):
    return site.build("2026-11-04T12:00:00+01:00")


def archives(built, scope=SCOPE):
    return {path: Atom(data) for path, data in sorted(built.files.items()) if path.startswith(f"{scope}archive/")}


def ids(*days: int) -> list[str]:
    return [f"tag:example.org,2026:connections/{n}/en" for n in days]


def test_f54_a_walk_from_the_feed_meets_every_day_once(built):
    feed, met = Atom(built.files[f"{SCOPE}feed.atom"]), []
    met += feed.ids
    while feed.links("prev-archive"):
        (address,) = feed.links("prev-archive")
        feed = Atom(built.files[address.removeprefix("https://example.org/")])
        met += [one for one in feed.ids if one not in met]

    assert met == ids(*range(96, 0, -1))


def test_f54_archives_know_their_neighbours_and_the_feed(built):
    first, second, third = archives(built).values()

    assert all(one.marked("archive") for one in (first, second, third))
    assert [one.links("current") for one in (first, second)] == [["https://example.org/connections/feed.atom"]] * 2
    assert (first.links("prev-archive"), third.links("next-archive")) == ([], [])
    assert second.links("prev-archive") == ["https://example.org/connections/archive/2026-08.atom"]
    assert second.links("next-archive") == ["https://example.org/connections/archive/2026-10.atom"]


def test_f54_the_rss_feed_knows_the_way_back_too(built):
    links = Feed(built.files[f"{SCOPE}feed.rss"]).root.iter(ATOM_LINK)

    assert [link.get("href") for link in links if link.get("rel") == "prev-archive"] == [
        "https://example.org/connections/archive/2026-10.atom"
    ]


@pytest.mark.parametrize(("now", "there"), [
    ("2026-11-01T00:30:00+01:00", False), ("2026-11-02T23:59:59+01:00", False), ("2026-11-03T00:00:00+01:00", True),
])  # fmt: skip
def test_f55_a_month_closes_48_hours_after_its_end(site, now, there):
    assert ("connections/archive/2026-10.atom" in site.build(now).files) == there


def test_f55_a_closed_month_never_changes_again(site, built):
    before = {path: atom.entries for path, atom in archives(built).items()}
    after = archives(site.build("2027-03-15T12:00:00+01:00"))

    assert {path: after[path].entries for path in before} == before


def test_the_feed_holds_all_that_no_archive_holds(tmp_path):
    other = LONG.replace("connections/series", "courage/series").replace(
        "{en: connections, it: relazioni}", "{en: courage}"
    )
    more = "".join(day(n, "en", f"Courage {n}", series="courage") for n in range(1, 101))
    built = Site(tmp_path, LONG + DAYS + other.replace("it: Relazioni che contano", "it: Coraggio") + more).build(
        "2026-10-31T12:00:00+01:00"
    )

    assert len(Atom(built.files["feed.atom"]).ids) == 2 * 31


def test_a_series_of_sixty_days_keeps_them_all_in_its_feed(tmp_path):
    text = LONG.replace("length: 100", "length: 60") + "".join(day(n, "en", f"Number {n}") for n in range(1, 61))
    built = Site(tmp_path, text).build("2026-12-10T12:00:00+01:00")

    assert Atom(built.files[f"{SCOPE}feed.atom"]).ids == ids(*range(60, 0, -1))


def test_an_article_dated_back_stands_in_the_month_in_which_it_could_be_seen(tmp_path):
    august = [f"connections/{n} en 2026-08-{n:02}T05:00:00Z 0 out" for n in range(1, 31)]
    october = [f"connections/{n} en 2026-10-{n - 61:02}T05:00:00Z 0 out" for n in range(62, 80)]
    late = "a/late en 2026-08-14T22:00:00Z 0 out seen=2026-10-20T10:00:00Z"
    days = "".join(day(n, "en", f"Number {n}") for n in (*range(1, 31), *range(62, 80)))
    text = LONG + days + article("late", "en", "Late", "date: 2026-08-15\n")
    built = Site(tmp_path, text + "-- ledger.txt --\n" + "\n".join([late, *august, *october]) + "\n").build(
        "2026-11-04T12:00:00+01:00"
    )
    found = {path: "tag:example.org,2026:a/late/en" in atom.ids for path, atom in archives(built, "").items()}

    assert found == {"archive/2026-08.atom": False, "archive/2026-10.atom": True}


def test_what_is_dated_back_floods_no_feed(tmp_path):
    old = "".join(article(f"old-{n}", "en", f"Old {n}", f"date: 2026-07-{n % 30 + 1:02}\n") for n in range(50))
    ledger = "-- ledger.txt --\nconnections/1 en 2026-08-01T05:00:00Z 0 out\n"
    built = Site(tmp_path, LONG + day(1, "en", "One") + old + ledger).build("2026-11-08T12:00:00+01:00")

    assert len(Atom(built.files["feed.atom"]).ids) == 40


def test_f56_a_finished_short_series_is_one_complete_feed(tmp_path):
    text = SERIES.replace("2026-11-01", "2026-10-20").replace("length: 30", "length: 15")
    site = Site(tmp_path, text + "".join(day(n, "en", f"Number {n}") for n in range(1, 16)))
    running, over = site.build("2026-11-03T23:00:00+01:00"), site.build("2026-11-04T07:00:00+01:00")
    feed = Atom(over.files[f"{SCOPE}feed.atom"])

    assert not Atom(running.files[f"{SCOPE}feed.atom"]).marked("complete")
    assert feed.marked("complete")
    assert feed.ids == ids(*range(15, 0, -1))
    assert feed.links("prev-archive") == []
    assert not any(
        link.get("rel") == "prev-archive" for link in Feed(over.files[f"{SCOPE}feed.rss"]).root.iter(ATOM_LINK)
    )
    assert b"<fh:complete/>" in over.files[f"{SCOPE}feed.rss"]
    assert rss_entries(over.files[f"{SCOPE}feed.rss"]) == rss_entries(running.files[f"{SCOPE}feed.rss"])


def test_f56_a_finished_long_series_keeps_its_archives_and_says_that_it_is_over(site):
    running, over = site.build("2026-11-08T07:30:00+01:00"), site.build("2026-12-04T08:00:00+01:00")
    feed = Atom(over.files[f"{SCOPE}feed.atom"])

    assert "expired" not in json.loads(running.files[f"{SCOPE}feed.json"])
    assert json.loads(over.files[f"{SCOPE}feed.json"])["expired"] is True
    assert "expired" not in json.loads(over.files["feed.json"])
    assert not feed.marked("complete")
    assert feed.links("prev-archive") == ["https://example.org/connections/archive/2026-11.atom"]


def test_f56_a_series_with_a_hole_is_not_expired_for_sixty_days(tmp_path):
    text = SERIES.replace("length: 30", "length: 3") + day(1, "en", "One") + day(3, "en", "Three")
    site = Site(tmp_path, text)

    for now, expired in (
        ("2026-11-20T12:00:00+01:00", False),
        ("2027-01-02T12:00:00+01:00", False),
        ("2027-01-03T00:00:00+01:00", True),
    ):
        assert json.loads(site.build(now).files[f"{SCOPE}feed.json"]).get("expired", False) is expired


def test_what_came_hours_late_stays_in_the_feed_until_its_month_is_closed(tmp_path):
    """Two series, so that forty items are not enough; the ledger saw every day at noon instead of at seven."""
    other = LONG.replace("connections/series", "courage/series").replace(
        "{en: connections, it: relazioni}", "{en: courage}"
    )
    text = LONG + other.replace("it: Relazioni che contano", "it: Coraggio")
    lines = []
    for name in ("connections", "courage"):
        text += "".join(day(n, "en", f"{name} {n}", series=name) for n in range(62, 93))
        lines += [
            f"{name}/{n} en 2026-10-{n - 61:02}T0{5 + (n >= 86)}:00:00Z 0 out seen=2026-10-{n - 61:02}T10:00:00Z"
            for n in range(62, 93)
        ]
    built = Site(tmp_path, text + "-- ledger.txt --\n" + "\n".join(lines) + "\n").build("2026-10-31T12:00:00+01:00")

    assert len(Atom(built.files["feed.atom"]).ids) == 2 * 31

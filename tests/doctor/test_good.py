"""Good sites are called good; what is wrong is reported once, in the file where an author would mend it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daybyday.building.session import Session
from daybyday.cli.feed_check import diagnose, feeds_at
from daybyday.doctor.examining import examine
from daybyday.timeline import read_instant
from tests.doctor.conftest import feeds_of
from tests.harness import GUEST, SERIES, Site, article, day
from tests.sites.rich import NOW, rich_site


def findings(site, now=NOW):
    session = Session.alone()
    setup = site.setup()
    return diagnose(setup, feeds_at(setup, read_instant(now), session), session).findings


@pytest.mark.parametrize("now", [
    "2026-10-01T12:00:00+02:00", "2026-11-01T07:00:00+01:00", NOW, "2026-11-30T07:30:00+01:00",
    "2026-12-02T23:30:00+01:00", "2027-02-01T12:00:00+01:00",
])  # fmt: skip
def test_the_site_with_everything_in_it_has_no_errors(tmp_path, now):
    assert [] == [str(one) for one in findings(rich_site(tmp_path), now) if one.level == "error"]


def test_a_site_with_a_hub_under_a_path_has_none(tmp_path):
    site = rich_site(tmp_path, SITEURL="https://name.example.net/repo", DAYBYDAY_HUB="https://hub.example/")

    assert [] == [str(one) for one in findings(site) if one.level == "error"]


def test_a_site_in_a_foreign_theme_has_none(tmp_path):
    assert [] == [str(one) for one in findings(rich_site(tmp_path, **GUEST)) if one.level == "error"]


def test_a_site_with_nothing_more_than_rss_has_none(tmp_path):
    from daybyday import feed_formats
    from daybyday.model import OPTIONAL

    assert [] == [
        str(one)
        for one in findings(rich_site(tmp_path, DAYBYDAY_WITHOUT=[*feed_formats.options(), *OPTIONAL]))
        if one.level == "error"
    ]


def test_a_finding_names_the_post_the_rule_and_who_notices(tmp_path):
    (one,) = findings(Site(tmp_path, SERIES + day(1, "en", "'A <i>b</i>'")))

    assert str(one) == (
        "connections/001.en.md:1:1: warning feed-f36: F36 in connections/feed.atom, connections/feed.json and 10 more: "
        "“Day 1: A <i>b</i>”: the title looks like markup; FreshRSS and Thunderbird read markup out of titles – "
        "write the title without `<` before a letter"
    )


def test_what_is_wrong_with_a_whole_feed_stands_with_its_series_or_the_settings(rich):
    files, known = rich
    broken = {
        path: data.replace(b"<generator>Day by Day<", b"<generator>2026-11-10<")
        for path, data in files.items()
        if path.endswith("feed.rss")
    }
    found = examine(broken, replace(known, settings=replace(known.settings, without=("old-feeds",)))).findings

    assert {one.place.path for one in found if one.code == "feed-f24"} == {"connections/series.yaml", "publishconf.py"}


def test_a_post_accepts_a_warning(tmp_path):
    text = SERIES + day(1, "en", "'A <i>b</i>'", "ignore: {feed-f36: it is about HTML}\n")

    assert findings(Site(tmp_path, text)) == ()


def test_f52_a_text_that_changes_by_itself_is_told(rich, tmp_path):
    files, known = rich
    later = {path: data.replace(b"A text with a note.", b"A text, 8 days old.") for path, data in files.items()}
    found = [one for one in examine(files, known, later).findings if one.code == "feed-f52"]

    assert {one.place.path for one in found} == {"connections/003.en.md", "connections/003.it.md", "publishconf.py"}
    assert "“Day 3: Notes”: its summary will be another tomorrow" in str(found[0].message)


def test_f52_a_correction_its_author_has_told_of_is_none(tmp_path):
    text = SERIES + day(1, "en", "Begin", "modified: 2026-11-10 18:00\n") + day(2, "en", "Next")

    assert findings(Site(tmp_path, text)) == ()


def test_f55_f67_months_and_events_that_change_are_told(rich):
    files, known = rich
    later = {path: data.replace(b"tag:example.org,2026:a/job/en", b"tag:example.org,2026:a/hob/en")
             .replace(b"SUMMARY;LANGUAGE=en:Day 1: Do it", b"SUMMARY;LANGUAGE=en:Day 1: Did it") for path, data in files.items()}  # fmt: skip
    found = {one.code: one for one in examine(files, known, later).findings}

    assert found["feed-f55"].place.path == "publishconf.py"
    assert found["feed-f67"].place.path == "connections/001.en.md"


def test_two_months_of_a_site_never_change_an_item(tmp_path):
    text = SERIES + "".join(day(n, "en", f"Number {n}") + day(n, "it", f"Numero {n}") for n in range(1, 31))
    site = Site(tmp_path, text + article("job", "en", "Job", text="[Day 20]({filename}/connections/020.en.md)"))

    for now in (
        "2026-10-31T12:00:00+01:00",
        "2026-11-19T12:00:00+01:00",
        "2026-11-30T12:00:00+01:00",
        "2026-12-02T12:00:00+01:00",
    ):
        assert [] == [str(one) for one in findings(site, now) if one.level == "error"]


def test_months_are_those_of_the_sites_zone_and_of_the_series(tmp_path):
    """What comes on 1 November in Auckland comes in October where the site lives."""
    text = SERIES.replace("Europe/Rome", "Pacific/Auckland") + day(1, "en", "Begin")

    assert findings(Site(tmp_path, text), "2026-11-04T12:00:00+01:00") == ()


def test_feeds_that_nobody_made_are_no_fault(tmp_path):
    files, known = feeds_of(Site(tmp_path, SERIES), "2026-10-01T12:00:00+02:00")

    assert examine(files, known).findings == ()

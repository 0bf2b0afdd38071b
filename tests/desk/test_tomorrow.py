"""What comes out, changes and is missing between two instants, as two builds would have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from daybyday.cli.desk_wording import COLUMNS, Wording
from daybyday.cli.tomorrow_report import tomorrow_lines
from daybyday.desk.json_values import tomorrow_json
from daybyday.desk.tomorrow import Tomorrow, end_of_tomorrow
from tests.assembling.maker import SERIES, SETTINGS
from tests.desk.evening import WRITTEN, changes_of
from tests.desk.maker import ENGLISH, ITALIAN, days, edition_of
from tests.harness import GUEST, article, day
from tests.harness import SERIES as SERIES_FILE


def told(changes: Tomorrow, speaker=ENGLISH) -> str:
    return "\n".join(tomorrow_lines(changes, Wording(speaker, Path(), changes.now)))


def test_what_comes_out_is_told_with_its_moment(well):
    assert [(text.kind, text.post.title, text.post.lang, f"{text.moment:%d %H:%M}") for text in well.texts] == [
        ("text", "The last", "en", "09 07:00"),
        ("text", "L’ultimo", "it", "09 07:00"),
        ("text", "Soon", "en", "09 12:00"),
        ("correction", "Mended", "en", "09 18:00"),
    ]


def test_links_that_turn_on_are_those_that_led_nowhere(well):
    assert [(link.post.source.path, link.written, link.address) for link in well.links] == [
        ("connections/001.en.md", "{filename}009.en.md", "/connections/9/"),
        ("connections/001.en.md", "/connections/9/", "/connections/9/"),
    ]


def test_new_items_are_counted_for_each_feed(well):
    counted = {
        (items.kind, items.lang, bool(items.series)): items.count for items in well.items if items.kind != "start"
    }

    assert counted == {
        ("feed", "en", False): 2, ("feed", "it", False): 1, ("feed", "en", True): 1, ("feed", "it", True): 1,
        ("homework", "en", True): 1, ("homework", "it", True): 1,
    }  # fmt: skip


def test_files_are_those_whose_values_differ(well):
    files = {each.view: (each.new, each.changed, each.removed) for each in well.files}

    assert files["day"] == (2, 3, 0)  # the two of day 9; day 8 leads on to it, and day 1 links to it
    assert files["article"] == (1, 1, 0)
    assert "not_found" not in files


def test_pages_that_change_are_named_by_what_stands_on_them(well):
    texts = [(page.post.title, page.address) for page in well.pages if page.post]
    others = [(page.view, page.address) for page in well.pages if not page.post and page.view != "listings"]

    assert texts == [
        ("Number 1", "/connections/1/"), ("Number 8", "/connections/8/"), ("Number 8", "/it/relazioni/8/"),
        ("Mended", "/mended/"),
    ]  # fmt: skip
    assert others == [
        ("home", "/"), ("home", "/it/"), ("follow", "/follow/"), ("follow", "/it/segui/"), ("series", "/connections/"),
        ("series", "/it/relazioni/"), ("workbook", "/connections/workbook/"), ("workbook", "/it/relazioni/workbook/"),
    ]  # fmt: skip


def test_a_site_that_is_well_lacks_nothing(well):
    assert not well.stops
    assert not well.lacks_a_day
    assert (well.missing, well.late, well.bites) == ((), (), ())


def test_an_english_evening(well):
    assert (
        told(well).split("\nNew in feeds")[0]
        == """\
From Sunday 8 November, 20:00 to Monday 9 November, 23:59 (Europe/Rome)

Comes out
  Tomorrow, 07:00
    Day 9, “The last”, in English
      /connections/9/
    Day 9, “L’ultimo”, in Italian
      /it/relazioni/9/
  Tomorrow, 12:00
    “Soon”, in English
      /soon/
  Tomorrow, 18:00
    Correction of “Mended”, in English
      /mended/
"""
    )
    assert """\

Links that turn on
  Day 1, “Number 1”, in English
    leads to /connections/9/
""" in told(well)


def test_an_italian_evening(well):
    text = told(well, ITALIAN)

    assert text.startswith("Da domenica 8 novembre, ore 20:00, a lunedì 9 novembre, ore 23:59 (Europe/Rome)\n")
    assert "\nEsce\n  Domani, ore 07:00\n    Giorno 9, «The last», in inglese\n      /connections/9/\n" in text
    assert "    Correzione: «Mended», in inglese\n" in text


@pytest.mark.parametrize("speaker", [ENGLISH, ITALIAN])
def test_no_line_is_wider_than_a_terminal(well, speaker):
    assert [line for line in told(well, speaker).split("\n") if len(line) > COLUMNS] == []


def test_as_json_everything_has_its_name(well):
    data = tomorrow_json(well, ENGLISH, lambda path: f"content/{path}")

    assert list(data) == [
        "now", "then", "stops", "missing", "late", "appears", "series", "feeds", "links", "findings", "pages", "files"
    ]  # fmt: skip
    assert (data["now"], data["then"]) == ("2026-11-08T20:00:00+01:00", "2026-11-09T23:59:59+01:00")
    assert data["appears"][0] == {
        "kind": "text", "of": "day", "day": 9, "language": "en", "title": "The last", "moment": "2026-11-09T07:00:00+01:00",
        "address": "/connections/9/", "path": "content/connections/009.en.md",
    }  # fmt: skip
    assert data["feeds"][0] == {"kind": "feed", "language": "en", "series": None, "address": "/feed.rss", "new": 2}
    assert data["links"][0] == {
        "path": "content/connections/001.en.md", "title": "Number 1", "language": "en", "written": "{filename}009.en.md",
        "leads_to": "/connections/9/",
    }  # fmt: skip
    assert data["pages"][0] == {"kind": "home", "address": "/", "path": None, "title": None}
    assert {
        "kind": "day",
        "address": "/connections/1/",
        "path": "content/connections/001.en.md",
        "title": "Number 1",
    } in data["pages"]
    assert data["files"]["day"] == {"new": 2, "changed": 3, "removed": 0}


@pytest.mark.parametrize(
    ("policy", "consequence"),
    [
        ("fallback", "    Readers in Italian get the text in another language\n"),
        ("hold", "    The day waits in every language until it is there in Italian\n"),
    ],
)
def test_a_language_that_will_be_missing_is_told_with_what_readers_get(site, policy, consequence):
    changes = changes_of(site(WRITTEN.replace("length", f"translations: {policy}\nlength") + day(9, "en", "Nine")))

    assert changes.lacks_a_day
    assert told(changes).startswith(
        "From Sunday 8 November, 20:00 to Monday 9 November, 23:59 (Europe/Rome)\n\nWill be missing\n"
        "  Day 9, due tomorrow, 07:00: not written in Italian\n    write connections/009.it.md\n" + consequence
    )


def test_what_is_asked_for_in_one_language_only_is_not_missing(site):
    changes = changes_of(site(WRITTEN.replace("length", "translations: skip\nlength") + day(9, "en", "Nine")))

    assert not changes.lacks_a_day


def test_a_draft_that_is_due_will_be_missing_too(site):
    drafts = "".join(day(9, lang, "Nine", "status: draft\n") for lang in ("en", "it"))
    changes = changes_of(site(WRITTEN + drafts))

    assert "  Day 9, due tomorrow, 07:00: still a draft\n    finish connections/009.en.md\n" in told(changes)


def test_what_is_late_already_is_told_apart(site):
    nine = "".join(day(9, lang, "Nine") for lang in ("en", "it"))
    changes = changes_of(site(WRITTEN + nine).delete("connections/005.it.md"))

    assert changes.lacks_a_day
    assert "\nLate already\n  Day 5, due Thursday 5 November: not written in Italian\n" in told(changes)
    assert changes.missing == ()


def test_an_error_that_stops_the_build_then_and_not_now_is_told_first(site):
    changes = changes_of(site(WRITTEN + day(9, "en", "Nine", "dya: 9\n") + day(9, "it", "Nove")))

    assert changes.stops
    assert told(changes).split("\n")[1:4] == [
        "", "Nothing can be published then before this is mended",
        "  connections/009.en.md:3:1: error key-unknown: there is no key `dya` – did you mean `day`?",
    ]  # fmt: skip
    assert changes.files == ()


def test_an_error_in_what_comes_later_stops_nothing(site):
    text = WRITTEN.replace("length: 9", "length: 30") + day(9, "en", "Nine") + day(9, "it", "Nove")

    assert not changes_of(site(text + day(20, "en", "Twenty", "dya: 9\n"))).stops


def test_findings_that_there_are_not_yet_are_told_and_days_that_are_not_there_only_once(site):
    """The two days after tomorrow are warned of then, and the draft of today is late by one day more."""
    changes = changes_of(site(WRITTEN.replace("length: 9", "length: 30")).delete("connections/005.it.md"))

    assert [finding.code for finding in changes.bites] == []
    sooner = replace(changes, bites=changes_of(site(WRITTEN + day(9, "en", "Nine", "dya: 9\n"))).stopping)
    assert "\nNew findings\n  connections/009.en.md:3:1: error key-unknown: there is no key `dya`" in told(sooner)


def test_links_of_comments_turn_on_as_those_of_texts_do(site):
    comment = "-- connections/001.en.comments.yaml --\n- {id: 1, author: Marta, date: 2011-04-24, html: '<p>See <a href=/connections/9/>it</a>.</p>'}\n"
    changes = changes_of(site(WRITTEN + day(9, "en", "Nine") + day(9, "it", "Nove") + comment))

    assert [(link.post.source.path, link.address) for link in changes.links] == [
        ("connections/001.en.md", "/connections/9/")
    ]


def test_a_series_that_begins_or_ends_is_told(site):
    text = SERIES_FILE.replace("length: 30", "length: 1") + day(1, "en", "Begin") + day(1, "it", "Inizio")

    begins = changes_of(site(text), "2026-10-31T20:00:00+01:00", "2026-11-01T23:59:59+01:00")
    ends = changes_of(site(text), "2026-11-01T20:00:00+01:00", "2026-11-02T23:59:59+01:00")
    assert "\nComes out\n  Better connections begins\n  Tomorrow, 07:00\n" in told(begins)
    assert "\nComes out\n  Better connections is over\n" in told(ends)


def test_a_text_that_was_taken_back_before_it_came_is_a_notice(site):
    changes = changes_of(site(WRITTEN + day(9, "en", "Nine", "status: withdrawn\n")))

    assert [(text.kind, text.post.title) for text in changes.texts] == [("notice", "Nine")]


def test_of_a_look_far_ahead_the_first_texts_are_named_and_the_others_counted(site):
    text = SERIES_FILE + "".join(day(number, "en", f"Number {number}") for number in range(1, 31))
    changes = changes_of(site(text), then="2026-12-01T12:00:00+01:00")

    assert len(changes.texts) == 22
    assert "  And 2 more texts\n" in told(changes)


def test_where_nothing_happens_that_is_said(site):
    changes = changes_of(site(article("a", "en", "A")))

    assert told(changes).split("\n")[1:3] == ["", "Nothing comes out, and nothing is missing."]


def test_in_a_foreign_theme_the_days_are_told_and_what_is_not_looked_at(site):
    nine = day(9, "en", "Nine") + day(9, "it", "Nove")
    changes = changes_of(site(WRITTEN + nine + article("soon", "en", "Soon", "date: 2026-11-09 12:00\n"), **GUEST))

    assert [text.post.title for text in changes.texts] == ["Nine", "Nove"]
    assert told(changes).endswith(
        "What Pelican makes of the blog, and of the pages of its theme, is not looked at\n  here."
    )


@pytest.mark.parametrize(
    ("now", "zones", "expected"),
    [
        ("2026-11-08T20:00:00+01:00", ["Europe/Rome"], "2026-11-09T23:59:59+01:00"),
        ("2026-11-08T06:00:00+01:00", ["Europe/Rome"], "2026-11-09T23:59:59+01:00"),  # before today's release
        ("2026-11-08T00:30:00+01:00", ["Europe/Rome"], "2026-11-09T23:59:59+01:00"),
        ("2026-11-08T20:00:00+01:00", ["Europe/Rome", "America/New_York"], "2026-11-09T23:59:59-05:00"),
        ("2026-11-08T20:00:00+01:00", ["Asia/Tokyo"], "2026-11-10T23:59:59+09:00"),  # it is the ninth there
        ("2026-10-24T20:00:00+02:00", ["Europe/Rome"], "2026-10-25T23:59:59+01:00"),  # clocks go back
    ],
)
def test_tomorrow_ends_after_every_release_of_that_day(now, zones, expected):
    series = tuple(replace(SERIES, id=zone, folder=zone, timezone=zone) for zone in zones)
    content, _ = edition_of(*days(1), series=series)
    settings = replace(SETTINGS, timezone=zones[0])

    assert end_of_tomorrow(datetime.fromisoformat(now), content, settings) == datetime.fromisoformat(expected)

"""Which days have an event, and what it says."""

from __future__ import annotations

import json

from tests.calendars.ics import EN, IT, calendar_of, one_day
from tests.harness import SERIES, Site, day, differing
from tests.sites.rich import NOW, rich_site

BLOCK = """
/// homework | Find a networking group
    minutes: 20

You need *nothing* but [a telephone](https://elsewhere.example/), patience
&amp; time.

A second paragraph.

- [ ] Search for an **association** in [your field](https://elsewhere.example/).
- [ ] Write down its next meeting, and go. {#go}
///
"""
SECRET = "\n/// homework | Secret title\n\nSecret intro.\n\n- Secret task.\n///\n"


def test_an_event_says_the_homework_as_plain_text(tmp_path):
    one = one_day(tmp_path, BLOCK)

    assert one.text("SUMMARY") == "Day 1: Find a networking group"
    assert one.text("DESCRIPTION") == (
        "20 minutes\n\n"
        "You need nothing but a telephone, patience & time.\nA second paragraph.\n\n"
        "☐ Search for an association in your field.\n"
        "☐ Write down its next meeting, and go.\n\n"
        "https://example.org/connections/1/#homework"
    )
    assert one.events[0]["URL"] == "https://example.org/connections/1/#homework"
    assert "STATUS" not in one.events[0]


def test_homework_without_a_title_has_that_of_its_day(tmp_path):
    assert one_day(tmp_path, "\n/// homework\n- Go.\n///\n").text("SUMMARY") == "Day 1: Begin"


def test_it_speaks_the_language_of_its_day(tmp_path):
    homework = "\n/// homework | Cerca un gruppo\n    minutes: 20\n\n- Perché no?\n///\n"
    one = calendar_of(Site(tmp_path, SERIES + day(1, "it", "Inizio", homework=homework)).build(), IT)

    assert one.text("SUMMARY", lang="it") == "Giorno 1: Cerca un gruppo"
    assert one.text("DESCRIPTION", lang="it").startswith("20 minuti\n\n☐ Perché no?\n\n")


def test_it_has_the_same_tasks_as_the_data(rich_built, calendars):
    for path in (EN, IT):
        days = json.loads(rich_built.files[path.replace(".ics", ".json")])["days"]
        there = [at for at, event in enumerate(calendars[path].events) if event.get("STATUS") != "CANCELLED"]
        assert len(there) == len(days)
        for at, one in zip(there, days, strict=True):
            said = calendars[path].text("DESCRIPTION", at, "it" if path == IT else "en").split("\n")
            assert [line for line in said if line.startswith("☐")] == [
                f"☐ {t['text']}" for t in one["homework"]["tasks"]
            ]
            assert said[-1] == f"{one['url']}#homework"


def test_days_are_in_order(calendars):
    dates = [event["DTSTART;VALUE=DATE"] for event in calendars[EN].events]

    assert dates == sorted(dates) == ["20261101", "20261102", "20261103", "20261104", "20261108"]


def test_a_day_shown_as_the_original_is_no_event_of_the_other_language(calendars):
    assert [event["DTSTART;VALUE=DATE"] for event in calendars[IT].events] == ["20261101", "20261103", "20261105"]


def test_a_day_without_homework_is_not_in_it(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "Rest", homework=""))

    assert len(calendar_of(site.build()).events) == 1


def test_before_the_first_homework_there_is_no_file(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Rest", homework="") + day(2, "en", "Begin"))

    assert EN not in site.build("2026-11-01T12:00:00+01:00").files
    assert IT not in site.build("2026-11-02T12:00:00+01:00").files
    assert EN in site.build("2026-11-02T12:00:00+01:00").files


def test_a_coming_day_is_nowhere_in_it(tmp_path):
    text = SERIES + day(1, "en", "Begin") + day(2, "en", "Secret day", homework=SECRET)
    with_it = calendar_of(Site(tmp_path / "a", text).build("2026-11-02T06:59:59+01:00"))
    without = calendar_of(Site(tmp_path / "b", SERIES + day(1, "en", "Begin")).build("2026-11-02T06:59:59+01:00"))

    assert "ecret" not in "".join(with_it.lines)
    assert with_it.data == without.data
    assert len(calendar_of(Site(tmp_path / "a").build("2026-11-02T07:00:00+01:00")).events) == 2


def test_a_day_taken_back_stays_as_cancelled_and_says_nothing_of_its_text(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "Secret day", homework=SECRET))
    before = calendar_of(site.build()).events[1]
    built = site.edit("connections/002.en.md", "title: Secret day", "title: Secret day\nstatus: withdrawn").build()
    one = calendar_of(built)

    assert "ecret" not in "".join(one.lines)
    assert one.text("SUMMARY", 1) == "Day 2: withdrawn"
    assert one.events[1]["STATUS"] == "CANCELLED"
    for name in ("UID", "CREATED", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"):
        assert one.events[1][name] == before[name]
    assert one.events[1]["URL"] == "https://example.org/connections/2/"
    assert "DESCRIPTION;LANGUAGE=en" not in one.events[1]


def test_a_day_taken_back_that_had_no_homework_has_no_event(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "Gone", "status: withdrawn\n", homework=""))

    assert len(calendar_of(site.build()).events) == 1


def test_a_notice_in_the_place_of_another_language_is_no_event(tmp_path):
    gone = SERIES + day(1, "it", "Inizio") + day(2, "en", "Gone", "status: withdrawn\n")

    assert len(calendar_of(Site(tmp_path, gone).build(), IT).events) == 1


def test_all_of_a_calendar_may_be_taken_back(tmp_path):
    one = calendar_of(Site(tmp_path, SERIES + day(1, "en", "Gone", "status: withdrawn\n")).build())

    assert [event["STATUS"] for event in one.events] == ["CANCELLED"]
    assert not one.parsed.errors


def test_an_author_may_do_without(tmp_path):
    text = SERIES + day(1, "en", "Begin")
    with_them = Site(tmp_path / "a", text).build().files
    without = Site(tmp_path / "b", text, DAYBYDAY_WITHOUT=["calendars"]).build().files

    assert {path for path in with_them if path.endswith(".ics")} == {EN}
    assert not [path for path in without if path.endswith(".ics")]


def without_ids(calendar):
    """The events; what they are known by follows from FEED_ID, and a guest's is no placeholder."""
    return [{name: value for name, value in event.items() if name != "UID"} for event in calendar.events]


def test_a_foreign_theme_has_the_same_calendars(calendars, rich_guest):
    theirs = {path for path in rich_guest.files if path.endswith(".ics")}

    assert theirs == set(calendars)
    for path in (EN, IT):
        assert without_ids(calendar_of(rich_guest, path)) == without_ids(calendars[path])


def test_the_same_content_at_the_same_instant_gives_the_same_bytes(tmp_path, rich_built):
    again = rich_site(tmp_path).build(NOW)

    assert not [path for path in differing(again.files, rich_built.files) if path.endswith(".ics")]


def test_a_new_day_adds_its_event_and_changes_no_other(tmp_path):
    days = "".join(day(n, "en", f"Number {n}") for n in range(1, 36))
    site = Site(tmp_path, SERIES.replace("length: 30", "length: 40") + days)
    before = calendar_of(site.build("2026-12-03T12:00:00+01:00"))
    after = calendar_of(site.build("2026-12-04T12:00:00+01:00"))

    assert after.events[:-1] == before.events
    assert after.head == before.head
    assert after.events[-1]["DTSTART;VALUE=DATE"] == "20261204"


def test_a_second_build_at_the_same_instant_does_not_touch_it(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin"))
    site.build()
    stamp = (site.output / EN).stat().st_mtime_ns
    site.write("articles/other.en.md", "---\ntitle: Other\ndate: 2026-10-20\n---\nText.\n").build()

    assert (site.output / EN).stat().st_mtime_ns == stamp


def test_an_edit_of_a_task_reaches_it(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin", homework=BLOCK))
    site.build()
    after = calendar_of(site.edit("connections/001.en.md", "next meeting", "first meeting").build())

    assert "first meeting" in after.text("DESCRIPTION")
    clean = calendar_of(
        Site(tmp_path / "clean", SERIES + day(1, "en", "Begin", homework=BLOCK.replace("next m", "first m"))).build()
    )
    assert after.data == clean.data

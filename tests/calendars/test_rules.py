"""The rules F64 to F71 for calendars, each by its number."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from tests.calendars.ics import EN, IT, calendar_of, one_day
from tests.harness import SERIES, Site, day

ODD = "👩‍💻 🏳️‍🌈 é q\u0301 𝔘𝔫𝔦 مرحبا שלום 漢字 ☐ "
SPECIAL = r'a, b; c: "d" \n \N \; \\ C:\New'


def test_f64_every_line_ends_in_crlf(calendars):
    for one in calendars.values():
        assert one.data.endswith(b"END:VCALENDAR\r\n")
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", one.data)


def test_f64_lines_are_folded_at_75_octets_between_characters(tmp_path):
    days = "".join(
        day(n, "en", "Long", homework=f"\n/// homework | {'x' * n}{ODD * 4}\n- {'y' * n}{ODD * 9}\n///\n")
        for n in range(1, 8)
    )
    one = calendar_of(Site(tmp_path, SERIES + days).build())

    assert max(map(len, one.physical)) <= 75
    assert max(map(len, one.physical)) >= 74
    for line in one.physical:
        line.decode("utf-8")
    for n in range(1, 8):
        assert one.text("SUMMARY", n - 1) == f"Day {n}: {'x' * n}{(ODD * 4).strip()}"
        assert f"☐ {'y' * n}{(ODD * 9).strip()}\n" in one.text("DESCRIPTION", n - 1)


def test_f64_every_offset_of_an_emoji_is_folded_right(tmp_path):
    tasks = "".join(f"- {'z' * n}🎉{'é' * 40}\n" for n in range(80))
    one = one_day(tmp_path, f"\n/// homework\n{tasks}///\n")

    assert max(map(len, one.physical)) <= 75
    assert one.text("DESCRIPTION").split("\n")[:80] == [f"☐ {'z' * n}🎉{'é' * 40}" for n in range(80)]
    assert str(one.parsed.events[0]["DESCRIPTION"]) == one.text("DESCRIPTION")


def test_f64_commas_semicolons_backslashes_and_newlines_are_escaped(tmp_path):
    one = one_day(tmp_path, f"\n/// homework | {SPECIAL}\n\nFirst.\n\n- `{SPECIAL}`\n- Two\n///\n")

    assert one.text("SUMMARY") == f"Day 1: {SPECIAL}"
    assert one.text("DESCRIPTION").startswith(f"First.\n\n☐ {SPECIAL}\n☐ Two\n\n")
    assert str(one.parsed.events[0]["SUMMARY"]) == f"Day 1: {SPECIAL}"
    for line in one.lines:
        if ";LANGUAGE=" in line:
            assert not re.search(r"[,;]", re.sub(r"\\.", "", line.partition(":")[2]))


def test_f64_the_library_reads_what_the_letter_says(calendars):
    for one in calendars.values():
        assert [str(event["UID"]) for event in one.parsed.events] == [event["UID"] for event in one.events]
        assert not one.parsed.errors
        assert not any(event.errors for event in one.parsed.events)


def test_f65_the_head_says_everything_twice_where_programs_differ(calendars):
    assert calendars[IT].head == [
        "VERSION:2.0",
        "PRODID:-//Day by Day//Homework//EN",
        "METHOD:PUBLISH",
        "NAME;LANGUAGE=it:Relazioni che contano: i compiti",
        "X-WR-CALNAME:Relazioni che contano: i compiti",
        "DESCRIPTION;LANGUAGE=it:Di che cosa si tratta.",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "SOURCE;VALUE=URI:https://example.org/it/relazioni/homework.ics",
        "URL:https://example.org/it/relazioni/",
        "COLOR:firebrick",
    ]


def test_f65_texts_name_their_language(calendars):
    for path, one in calendars.items():
        lang = "it" if path.startswith("it/") else "en"
        texts = [line for line in one.lines if line.startswith(("NAME", "DESCRIPTION", "SUMMARY"))]
        assert len(texts) >= 4
        assert all(line.split(":")[0].endswith(f";LANGUAGE={lang}") for line in texts)


def test_f66_there_are_events_only(calendars):
    for one in calendars.values():
        begun = {line for line in one.lines if line.startswith("BEGIN:")}
        assert begun == {"BEGIN:VCALENDAR", "BEGIN:VEVENT"}


def test_f67_a_uid_belongs_to_one_day_in_one_language(calendars):
    uids = [event["UID"] for path in (EN, IT) for event in calendars[path].events]

    assert len(set(uids)) == len(uids)
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", uid) for uid in uids)


def test_f67_a_uid_outlives_every_edit_of_words_and_dates(tmp_path):
    before = one_day(tmp_path / "a", "\n/// homework | Old\n- Old.\n///\n")
    built = Site(
        tmp_path / "b",
        SERIES.replace("2026-11-01", "2026-10-01").replace("slug: {en: connections", "slug: {en: renamed")
        + day(1, "en", "New", "modified: 2026-10-03\n", homework="\n/// homework | New\n- New.\n- More.\n///\n"),
        SITEURL="https://moved.example",
    ).build()
    after = calendar_of(built, "renamed/homework.ics")

    assert after.events[0]["UID"] == before.events[0]["UID"]
    assert after.text("SUMMARY") == "Day 1: New"


def test_f67_a_uid_is_known_for_ever(tmp_path):
    """Written down: a change of this is a second event in every reader's calendar."""
    one = one_day(tmp_path, "\n/// homework\n- Go.\n///\n")

    assert one.events[0]["UID"] == "2f533e6f-8e13-56b4-acd9-bfe53b5f8c69"


def test_f67_another_scheme_of_ids_is_another_uid(tmp_path):
    text = SERIES + day(1, "en", "Begin")
    ours = calendar_of(Site(tmp_path / "a", text).build())
    theirs = calendar_of(Site(tmp_path / "b", text, FEED_ID="tag:example.net,2030").build())

    assert ours.events[0]["UID"] != theirs.events[0]["UID"]


def test_f67_stamps_come_from_the_content(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "On", "modified: 2026-11-04 09:00\n"))
    first, second = calendar_of(site.build()).events

    assert (first["CREATED"], first["DTSTAMP"], first["LAST-MODIFIED"]) == ("20261101T060000Z",) * 3
    assert second["CREATED"] == "20261102T060000Z"
    assert (second["DTSTAMP"], second["LAST-MODIFIED"]) == ("20261104T080000Z",) * 2
    assert calendar_of(site.build("2027-05-01T12:00:00+02:00")).events == [first, second]


def test_f67_a_correction_counts_from_its_own_moment(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin", "modified: 2026-11-05 09:00\n"))

    assert calendar_of(site.build("2026-11-04T12:00:00+01:00")).events[0]["LAST-MODIFIED"] == "20261101T060000Z"
    assert calendar_of(site.build("2026-11-05T12:00:00+01:00")).events[0]["LAST-MODIFIED"] == "20261105T080000Z"


def test_f67_the_sequence_is_that_of_the_post_and_makes_the_file_anew(tmp_path):
    from daybyday.engine import Fingerprints
    from daybyday.views.data import calendar
    from daybyday.views.data.calendar import EventBlock

    run = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "On", "status: withdrawn\n")).run()
    edition = run.edition

    def edited(posts):
        return {lang: replace(post, sequence=3) for lang, post in posts.items()}

    one = edition.site.series[0]
    days = tuple(replace(each, texts=edited(each.texts), withdrawn=edited(each.withdrawn)) for each in one.days)
    later = replace(edition, site=replace(edition.site, series=(replace(one, days=days),)))
    (before,), (after,) = calendar.parts(edition), calendar.parts(later)
    prints = Fingerprints()

    assert [event.sequence for period in before.value.periods for event in period.value.events] == [0, 0]
    assert [event.sequence for period in after.value.periods for event in period.value.events] == [3, 3]
    assert prints(before.value) != prints(after.value)
    made = calendar.fragment(
        EventBlock(after.value.periods[0].value.events[1:]), SimpleNamespace(context=edition.context)
    )
    assert "\r\nSEQUENCE:3\r\n" in made


def test_f68_events_are_whole_days_that_block_no_time(calendars):
    for event in itertools.chain.from_iterable(one.events for one in calendars.values()):
        start = date.fromisoformat(event["DTSTART;VALUE=DATE"])
        assert date.fromisoformat(event["DTEND;VALUE=DATE"]) == start + timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("release", "start", "now", "expected"),
    [
        ("02:30", "2027-03-26", "2027-03-30T12:00:00+02:00", ["20270326", "20270327", "20270328", "20270329"]),
        ("00:15", "2027-03-27", "2027-03-30T12:00:00+02:00", ["20270327", "20270328", "20270329", "20270330"]),
        ("02:30", "2026-10-23", "2026-10-26T12:00:00+01:00", ["20261023", "20261024", "20261025", "20261026"]),
        ("23:59", "2026-10-23", "2026-10-27T12:00:00+01:00", ["20261023", "20261024", "20261025", "20261026"]),
    ],
)
def test_f68_nights_of_a_clock_change_keep_their_dates(tmp_path, release, start, now, expected):
    series = SERIES.replace("07:00", release).replace("2026-11-01", start)
    one = calendar_of(Site(tmp_path, series + "".join(day(n, "en", "A day") for n in range(1, 5))).build(now))

    assert [event["DTSTART;VALUE=DATE"] for event in one.events] == expected


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
def test_f68_the_date_is_that_of_the_series_zone(tmp_path, zone):
    series = SERIES.replace("Europe/Rome", zone)
    one = calendar_of(
        Site(tmp_path, series + day(1, "en", "Begin") + day(2, "en", "On"), TIMEZONE="Europe/Rome").build()
    )

    assert [event["DTSTART;VALUE=DATE"] for event in one.events] == ["20261101", "20261102"]


def test_f69_nothing_rings(calendars):
    assert all(b"VALARM" not in one.data for one in calendars.values())


def test_f70_the_ending_is_that_of_calendars(calendars):
    assert set(calendars) == {EN, IT, "old-connections/homework.ics"}


def test_f71_an_old_address_has_the_same_bytes(calendars):
    assert calendars["old-connections/homework.ics"].data == calendars[EN].data


def test_addresses_carry_the_path_of_the_site(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin"), SITEURL="https://name.example.net/repo")
    one = calendar_of(site.build())

    assert "SOURCE;VALUE=URI:https://name.example.net/repo/connections/homework.ics" in one.head
    assert one.events[0]["URL"] == "https://name.example.net/repo/connections/1/#homework"

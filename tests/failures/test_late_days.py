"""A day that was due and is not there is told, with its date, what to write and how late it is."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, day

NOON = "2026-11-08T12:00:00+01:00"
SHORT = SERIES.replace("length: 30", "length: 8")
OPEN = SERIES.replace("length: 30\n", "")
ENGLISH = (
    "-- connections/series.yaml --\ntitle: {en: Better connections}\nstart: 2026-11-01\nlength: 8\nrelease: '07:00'\n"
)
ITALIAN = ENGLISH.replace("en:", "it:")


def days(*numbers: int, langs: tuple[str, ...] = ("en", "it")) -> str:
    return "".join(day(number, lang, f"Number {number}") for number in numbers for lang in langs)


def told(site, text: str, now: str = NOON, **settings) -> list[str]:
    found = site(text, **settings).findings(now, unready=True)
    return [line.removeprefix("connections/").replace("connections/series.yaml", "series.yaml") for line in found]


def test_a_series_that_is_all_there_has_nothing_to_tell(site):
    assert told(site, SHORT + days(*range(1, 9))) == []


def test_a_draft_that_was_forgotten(site):
    text = ENGLISH + days(*range(1, 8), langs=("en",)) + day(8, "en", "Eight", "status: draft\n")

    assert told(site, text) == [
        (
            "008.en.md:3:1: warning day-late: day 8 was due on 2026-11-08 and is still a draft: late since 07:00"
            " – take out the line `status: draft` when it is ready"
        )
    ]


def test_days_that_nobody_wrote_are_one_finding(site):
    text = SHORT + days(1, 2, 3)

    assert told(site, text) == [
        (
            "series.yaml:1:1: warning day-late: days 4 to 8 were due from 2026-11-04 to 2026-11-08 and are not written: 4 days late"
            " – write connections/004.en.md and the others, or accept the hole with `missing: [4, 5, 6, 7, 8]` in series.yaml"
        )
    ]


@pytest.mark.parametrize("policy", ["fallback", "hold"])
def test_a_language_that_is_missing_is_called_by_its_name(site, policy):
    text = SHORT + f"translations: {policy}\n" + days(*range(1, 8)) + days(8, langs=("en",))

    assert told(site, text) == [
        (
            "series.yaml:1:1: warning day-late: day 8 was due on 2026-11-08 and is not written in Italian: late since 07:00"
            " – write connections/008.it.md"
        )
    ]


def test_skip_asks_for_no_other_language(site):
    assert told(site, SHORT + "translations: skip\n" + days(*range(1, 8)) + days(8, langs=("en",))) == []


def test_the_file_to_write_lies_beside_its_twin(site):
    text = SHORT + days(*range(1, 8)) + day(8, "en", "Networking is work", stem="008-networking")

    assert told(site, text)[0].endswith("– write connections/008-networking.it.md")


def test_a_hole_that_is_meant_is_accepted(site):
    assert told(site, SHORT + "missing: [4, 6]\n" + days(1, 2, 3, 5, 7, 8)) == []


def test_days_before_the_first_written_one_are_never_late(site):
    assert told(site, SHORT + days(6, 7, 8)) == []


def test_what_was_withdrawn_is_not_late(site):
    text = ENGLISH + days(*range(1, 8), langs=("en",)) + day(8, "en", "Eight", "status: withdrawn\n")

    assert told(site, text) == []


@pytest.mark.parametrize("policy", ["fallback", "hold", "skip"])
def test_what_was_withdrawn_before_it_was_translated_is_asked_for_in_no_other_language(site, policy):
    text = SHORT + f"translations: {policy}\n" + days(*range(1, 8)) + day(8, "en", "Eight", "status: withdrawn\n")

    assert told(site, text) == []


def test_a_file_that_cannot_be_read_is_an_error_and_no_missing_day(site):
    text = ENGLISH + days(*range(1, 8), langs=("en",)) + "-- connections/008.en.md --\n---\ntitle: [\n---\n"

    assert [line.split()[2] for line in told(site, text)] == ["yaml-broken:"]


def test_a_day_that_was_put_off_is_late_from_its_own_date_on(site):
    put_off = day(8, "en", "Eight", "status: draft\ndate: 2026-11-20\n")

    assert told(site, ENGLISH + days(*range(1, 8), langs=("en",)) + put_off) == []


def test_a_day_that_was_put_off_to_an_hour_is_due_at_that_hour(site):
    put_off = day(8, "en", "Eight", "status: draft\ndate: 2026-11-08 18:30\n")
    text = ENGLISH + days(*range(1, 8), langs=("en",)) + put_off

    assert "warning day-due-soon: day 8 is due today, 18:30, and is still a draft" in told(site, text)[0]
    assert "is still a draft: late since 18:30" in told(site, text, "2026-11-08T18:30:00+01:00")[0]


def test_a_day_that_was_put_off_to_the_date_of_the_next_is_told_with_it(site):
    drafts = day(7, "en", "Seven", "status: draft\ndate: 2026-11-08\n") + day(8, "en", "Eight", "status: draft\n")
    text = ENGLISH + days(*range(1, 7), langs=("en",)) + drafts

    findings = told(site, text, "2026-11-07T12:00:00+01:00")
    assert len(findings) == 1
    assert "day-due-soon: days 7 to 8 are due tomorrow, 07:00, and are still drafts – take out" in findings[0]


def test_a_day_that_was_put_off_is_not_late_either_where_its_languages_wait_for_each_other(site):
    put_off = "".join(day(8, lang, "Eight", "status: draft\ndate: 2026-11-20\n") for lang in ("en", "it"))

    assert told(site, SHORT + "translations: hold\n" + days(*range(1, 8)) + put_off) == []


def test_a_day_that_was_put_off_in_one_language_is_late_in_the_other(site):
    drafts = day(8, "en", "Eight", "status: draft\ndate: 2026-11-20\n") + day(8, "it", "Otto", "status: draft\n")

    assert [line.split(": ")[2] for line in told(site, SHORT + days(*range(1, 8)) + drafts)] == [
        "day 8 was due on 2026-11-08 and is still a draft in Italian"
    ]


def test_the_last_two_days_before_a_gap_warn(site):
    text = ENGLISH + days(*range(1, 7), langs=("en",))

    assert told(site, text, "2026-11-06T12:00:00+01:00") == [
        (
            "series.yaml:1:1: warning day-due-soon: day 7 is due tomorrow, 07:00, and is not written"
            " – write connections/007.en.md, or accept the hole with `missing: [7]` in series.yaml"
        ),
        (
            "series.yaml:1:1: warning day-due-soon: day 8 is due in 2 days, 07:00, and is not written"
            " – write connections/008.en.md, or accept the hole with `missing: [8]` in series.yaml"
        ),
    ]


def test_a_day_of_this_evening_is_due_today(site):
    text = ENGLISH.replace("07:00", "18:30") + days(*range(1, 8), langs=("en",))

    assert "day 8 is due today, 18:30, and is not written" in told(site, text)[0]


def test_a_hole_further_ahead_is_a_note(site):
    text = ENGLISH.replace("length: 8", "length: 30") + days(*range(1, 13), 15, langs=("en",))

    assert told(site, text) == [
        (
            "series.yaml:1:1: note day-gap: days 13 to 14 are not written, and later days are"
            " – write connections/013.en.md and the others, or accept the hole with `missing: [13, 14]` in series.yaml"
        )
    ]


def test_what_nobody_has_begun_yet_is_no_hole(site):
    assert told(site, ENGLISH.replace("length: 8", "length: 365") + days(*range(1, 11), langs=("en",))) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-05T06:59:00+01:00", "day-due-soon"), ("2026-11-05T07:00:00+01:00", "day-late"),
        ("2026-11-12T12:00:00+01:00", "day-late"), ("2026-11-13T12:00:00+01:00", ""),
    ],
)  # fmt: skip
def test_a_series_without_an_end_asks_for_a_week_then_it_counts_as_paused(site, now, expected):
    lines = told(site, OPEN + days(1, 2, 3, 4), now)

    assert (lines[-1].split()[2].rstrip(":") if lines else "") == expected


def test_a_rest_is_no_missing_day(site):
    assert told(site, SHORT.replace("length: 8", "length: 7") + "rest: [2026-11-04]\n" + days(*range(1, 8))) == []


def test_an_unready_day_stops_no_build(site):
    built = site(SHORT + days(1, 2, 3)).build(NOON)

    assert built.status == 0
    assert "warning day-late: days 4 to 8 were due" in built.said
    assert "it/relazioni/3/index.html" in built.files


def test_it_is_told_again_when_nothing_has_changed(site):
    one = site(SHORT + days(1, 2, 3))
    one.build(NOON)

    assert "warning day-late" in one.build("2026-11-08T13:00:00+01:00").said


def test_the_next_day_it_is_later_also_when_nothing_has_changed(site):
    one = site(SHORT + days(1, 2, 3))
    one.build(NOON)

    assert "not written: 5 days late" in one.build("2026-11-09T12:00:00+01:00").said


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x", "error day-not-number: `missing`: `x` is not the number of a day – write `missing: [903]`"),
        ("3", ""),
        ("[]", ""),
    ],
)
def test_missing_is_a_list_of_days(site, value, expected):
    found = site(SHORT + f"missing: {value}\n" + days(*range(1, 9))).findings(NOON)

    assert [line.partition(": ")[2] for line in found] == ([expected] if expected else [])

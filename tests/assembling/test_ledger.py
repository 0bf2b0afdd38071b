"""What was published keeps its moment, and an edit that would change it is refused with the mend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from daybyday.model import Series
from tests.assembling.maker import SERIES, article, assembled, day, line, on, utc

NOON = "2026-11-08T11:00"
EIGHT = tuple(line(f"connections/{n}", "en", f"2026-11-{n:02}T06:00") for n in range(1, 9))
DAYS = [day(n) for n in range(1, 12)]


def moments(sources, **changes) -> dict[str, str]:
    content, _ = assembled(sources, NOON, **changes)
    return {f"{post.key} {post.lang}": f"{post.moment:%m-%d %H:%M}" for post in content.posts}


def said(sources, **changes) -> list[str]:
    return [str(finding) for finding in assembled(sources, NOON, **changes)[1]]


def test_a_moment_in_the_ledger_is_fixed():
    late = line("connections/8", "en", "2026-11-08T09:12")

    assert {"connections/8 en": "11-08 09:12"} == moments([day(8)], ledger=(late,))


def test_a_day_that_came_late_stays_where_it_came():
    """Its plan said 3 November; it was published on the 6th."""
    lines = (*EIGHT[:2], line("connections/3", "en", "2026-11-06T10:00"), *EIGHT[3:])

    assert [] == said(DAYS, ledger=lines)
    assert "11-06 10:00" == moments(DAYS, ledger=lines)["connections/3 en"]


def test_a_translation_that_comes_late_takes_this_builds_moment():
    assert "11-08 11:00" == moments([*DAYS, day(2, "it")], ledger=EIGHT)["connections/2 it"]


def test_a_translation_less_than_two_days_late_keeps_its_plan():
    assert "11-07 06:00" == moments([*DAYS, day(7, "it")], ledger=EIGHT)["connections/7 it"]


def test_without_a_ledger_everything_keeps_its_plan():
    """A first build of an old series is no flood of new items."""
    assert "11-02 06:00" == moments([*DAYS, day(2, "it")])["connections/2 it"]


def test_another_series_ledger_does_not_make_this_one_late():
    assert "11-02 06:00" == moments([day(2)], ledger=(line("other/1", "en", "2026-11-01T06:00"),))["connections/2 en"]


def test_an_own_date_is_never_late():
    assert "11-02 06:00" == moments([*DAYS, day(2, "it", date=on("2026-11-02"))], ledger=EIGHT)["connections/2 it"]


def test_an_article_in_the_ledger_keeps_its_moment():
    lines = (line("a/silence", "en", "2026-10-05T08:00"),)

    assert {"a/silence en": "10-05 08:00"} == moments([article("silence", date=on("2026-10-01"))], ledger=lines)


def test_a_plan_that_agrees_with_the_ledger_is_silent():
    assert [] == said(DAYS, ledger=EIGHT)


def test_a_later_hour_moves_nothing_that_was_published():
    assert [] == said(DAYS, ledger=EIGHT, series=replace(SERIES, release=SERIES.release.replace(hour=9)))


def test_an_edit_after_the_last_published_day_is_free():
    assert [] == said(DAYS, ledger=EIGHT, series=replace(SERIES, restarts=((9, date(2026, 12, 1)),)))


MOVES = [
    pytest.param(
        replace(SERIES, start=date(2026, 11, 2)),
        "this plan would move 8 days from day 1 on, already published (day 1 on 2026-11-01)"
        " – write `from: {1: 2026-11-01, 9: 2026-11-10}`",
        ((1, date(2026, 11, 1)), (9, date(2026, 11, 10))), id="a later start",
    ),
    pytest.param(
        replace(SERIES, start=date(2026, 10, 29)),
        "this plan would move 8 days from day 1 on, already published (day 1 on 2026-11-01) – write `from: {1: 2026-11-01}`",
        ((1, date(2026, 11, 1)),), id="an earlier start",
    ),
    pytest.param(
        replace(SERIES, restarts=((4, date(2026, 11, 10)),)),
        "this plan would move 5 days from day 4 on, already published (day 4 on 2026-11-04)"
        " – write `from: {4: 2026-11-04, 9: 2026-11-15}`",
        ((4, date(2026, 11, 4)), (9, date(2026, 11, 15))), id="a restart among published days",
    ),
    pytest.param(
        replace(SERIES, restarts=((8, date(2026, 11, 20)),)),
        "this plan would move day 8, already published on 2026-11-08"
        " – write `from: {8: 2026-11-08, 9: 2026-11-21}`",
        ((8, date(2026, 11, 8)), (9, date(2026, 11, 21))), id="a restart of the last published day",
    ),
    pytest.param(
        replace(SERIES, rests=((date(2026, 11, 5),) * 2,)),
        "this plan would move 4 days from day 5 on, already published (day 5 on 2026-11-05)"
        " – take the change back: days that were published keep their dates, only what comes after day 8 can move",
        None, id="a rest among published days",
    ),
    pytest.param(
        replace(SERIES, cadence="weekdays"),
        "this plan would move 8 days from day 1 on, already published (day 1 on 2026-11-01)"
        " – take the change back: days that were published keep their dates, only what comes after day 8 can move",
        None, id="another cadence",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("series", "expected", "mend"), MOVES)
def test_an_edit_that_moves_published_days_prints_the_mend(series, expected, mend):
    assert [f"connections/series.yaml:1:1: error day-moved: {expected}"] == said(DAYS, ledger=EIGHT, series=series)


@pytest.mark.parametrize(("series", "expected", "mend"), [case for case in MOVES if case.values[2]])
def test_the_printed_mend_mends(series: Series, expected, mend):
    assert [] == said(DAYS, ledger=EIGHT, series=replace(series, restarts=mend))


def test_a_whole_published_series_needs_no_line_for_a_day_that_will_not_come():
    (finding,) = said(DAYS, ledger=EIGHT, series=replace(SERIES, start=date(2026, 11, 2), length=8))

    assert finding.endswith("– write `from: {1: 2026-11-01}`")


def test_late_translations_do_not_hide_that_the_originals_move():
    late = tuple(line(f"connections/{n}", "it", f"2026-11-08T10:{n:02}") for n in range(1, 9))

    assert 1 == len(said(DAYS, ledger=EIGHT + late, series=replace(SERIES, start=date(2026, 11, 2))))


def test_a_date_that_would_move_a_published_day_is_told_what_to_write():
    expected = (
        "connections/008.en.md:1:1: error day-moved: day 8 was published on 2026-11-08 at 07:00, and this would move it"
        " – write `date: 2026-11-08 07:00`"
    )

    assert [expected] == said([day(8, date=on("2026-12-24"))], ledger=EIGHT)


def test_a_date_that_agrees_with_the_ledger_is_silent():
    assert [] == said([day(8, date=on("2026-11-08 07:00"))], ledger=EIGHT)


def test_a_day_pinned_by_its_own_date_does_not_follow_the_plan():
    pinned = [day(n, date=on(f"2026-11-{n:02}")) for n in range(1, 9)]

    assert [] == said(pinned, ledger=EIGHT, series=replace(SERIES, start=date(2026, 11, 2)))


def test_a_day_in_the_ledger_whose_file_is_gone_still_counts():
    assert 1 == len(said([], ledger=EIGHT, series=replace(SERIES, start=date(2026, 11, 2))))


def test_the_mend_is_told_in_the_series_zone():
    """23:30 UTC is half past midnight in Rome: another date."""
    night = replace(SERIES, release=SERIES.release.replace(hour=0, minute=30))
    lines = tuple(line(f"connections/{n}", "en", f"2026-11-{n:02}T23:30") for n in range(1, 9))

    (finding,) = said(DAYS, ledger=lines, series=night)

    assert "(day 1 on 2026-11-02)" in finding
    assert utc("2026-11-01T23:30") == lines[0].published

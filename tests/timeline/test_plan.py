"""Which date each day has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybyday.model import Place, Series
from daybyday.timeline import backward_restarts, next_working_date, plan

NOVEMBER = Series(
    id="connections", folder="connections", languages=("en",), titles={"en": "Connections"}, descriptions={},
    slugs={"en": "connections"}, aliases={}, start=date(2026, 11, 1), length=30, cadence="daily", rests=(), restarts=(),
    release=time(7), timezone="Europe/Rome", translations="fallback", place=Place("connections/series.yaml"),
)  # fmt: skip
"""1 November 2026 is a Sunday."""


def dates(last_day: int, **changes) -> list[str]:
    """Planned dates without their year."""
    return [f"{day:%m-%d}" for day in plan(replace(NOVEMBER, **changes), last_day)]


def test_a_daily_series_has_a_day_every_day():
    assert ["11-01", "11-02", "11-03"] == dates(3)


def test_a_weekday_series_passes_over_weekends():
    assert ["11-02", "11-03", "11-04", "11-05", "11-06", "11-09"] == dates(6, cadence="weekdays")


def test_a_rest_moves_everything_after_it():
    assert ["11-01", "11-03", "11-04"] == dates(3, rests=((date(2026, 11, 2),) * 2,))


def test_a_range_of_rests_is_passed_over_with_both_its_ends():
    assert ["11-01", "11-05"] == dates(2, rests=((date(2026, 11, 2), date(2026, 11, 4)),))


def test_rests_may_overlap():
    rests = ((date(2026, 11, 2), date(2026, 11, 4)), (date(2026, 11, 3), date(2026, 11, 6)))

    assert ["11-01", "11-07"] == dates(2, rests=rests)


def test_a_rest_and_a_weekend_go_together():
    assert ["11-10", "11-11"] == dates(2, cadence="weekdays", rests=((date(2026, 11, 1), date(2026, 11, 9)),))


def test_the_count_goes_on_from_a_restart():
    assert ["11-01", "11-02", "12-01", "12-02"] == dates(4, restarts=((3, date(2026, 12, 1)),))


def test_there_may_be_several_restarts():
    assert ["11-01", "11-10", "11-11", "11-20"] == dates(4, restarts=((2, date(2026, 11, 10)), (4, date(2026, 11, 20))))


def test_day_one_may_be_restarted():
    assert ["12-01", "12-02"] == dates(2, restarts=((1, date(2026, 12, 1)),))


def test_a_restart_on_a_rest_waits_for_the_next_date():
    assert ["11-02", "11-09"] == dates(2, cadence="weekdays", restarts=((2, date(2026, 11, 7)),))


def test_a_restart_beyond_the_plan_changes_nothing():
    assert dates(3) == dates(3, restarts=((300, date(2026, 12, 1)),))


def test_a_series_may_cross_the_end_of_a_leap_february():
    assert ["02-28", "02-29", "03-01"] == dates(3, start=date(2028, 2, 28))


def test_a_day_keeps_its_date_when_others_are_added_after_it():
    """A plan is about numbers, not about what is written."""
    assert plan(NOVEMBER, 365)[:30] == plan(NOVEMBER, 30)


def test_a_restart_that_goes_back_is_told_with_the_day_before():
    series = replace(NOVEMBER, restarts=((5, date(2026, 11, 3)), (8, date(2026, 12, 1))))

    assert [(5, date(2026, 11, 3), date(2026, 11, 4))] == list(backward_restarts(series, 30))


def test_a_restart_on_the_date_of_the_day_before_goes_back_too():
    series = replace(NOVEMBER, restarts=((5, date(2026, 11, 4)),))

    assert 1 == len(list(backward_restarts(series, 30)))


def test_the_first_date_that_is_no_rest():
    series = replace(NOVEMBER, cadence="weekdays")

    assert (date(2026, 11, 2), date(2026, 11, 6)) == (
        next_working_date(series, date(2026, 10, 31)), next_working_date(series, date(2026, 11, 6)),
    )  # fmt: skip


DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SERIES = st.builds(
    lambda start, cadence, rests, restarts: replace(
        NOVEMBER, start=start, cadence=cadence, rests=tuple((first, first + timedelta(days)) for first, days in rests),
        restarts=tuple(sorted(dict(restarts).items())),
    ),
    DATES, st.sampled_from(["daily", "weekdays"]), st.lists(st.tuples(DATES, st.integers(0, 40)), max_size=4),
    st.lists(st.tuples(st.integers(1, 60), DATES), max_size=3),
)  # fmt: skip


@settings(deadline=None)
@given(SERIES, st.integers(1, 60))
def test_a_plan_goes_forward_unless_a_restart_is_told_of(series, last):
    days = plan(series, last)

    forward = all(earlier < later for earlier, later in zip(days, days[1:], strict=False))
    assert forward == (not list(backward_restarts(series, last)))


@settings(deadline=None)
@given(SERIES, st.integers(1, 60))
def test_no_day_falls_on_a_rest(series, last):
    assert all(next_working_date(series, day) == day for day in plan(series, last))


@settings(deadline=None)
@given(SERIES, st.integers(1, 60), st.integers(0, 30))
def test_a_longer_plan_begins_like_a_shorter_one(series, last, more):
    assert plan(series, last + more)[:last] == plan(series, last)


@pytest.mark.parametrize("last", [0, 1])
def test_the_shortest_plans(last):
    assert last == len(plan(NOVEMBER, last))

"""Dates as authors write them; what they mean as an instant is tested in tests/timeline."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from daybyday.model import Written
from daybyday.reading.dates import InputError, read_date, read_plain_date, read_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-08", Written(date(2026, 11, 8))),
        ("2026-1-8", Written(date(2026, 1, 8))),
        ("2026-11-08 07:00", Written(date(2026, 11, 8), time(7))),
        ("2026-11-08 7:05", Written(date(2026, 11, 8), time(7, 5))),
        ("2026-11-08T07:00:30", Written(date(2026, 11, 8), time(7, 0, 30))),
        ("2026-11-08 07:00:30.123456", Written(date(2026, 11, 8), time(7, 0, 30))),
        ("2026-11-08T07:00Z", Written(date(2026, 11, 8), time(7), timedelta(0))),
        ("2026-11-08 07:00 +01:00", Written(date(2026, 11, 8), time(7), timedelta(hours=1))),
        ("2026-11-08 07:00-0330", Written(date(2026, 11, 8), time(7), -timedelta(hours=3, minutes=30))),
        ("2024-02-29", Written(date(2024, 2, 29))),
    ],
)
def test_a_date_is_read_with_what_stands_and_nothing_more(text, expected):
    assert expected == read_date(text)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("06/07/2024", "date-unreadable", "`06/07/2024` is not a date that can be read"),
        ("8 November 2026", "date-unreadable", "`8 November 2026` is not a date that can be read"),
        ("tomorrow", "date-unreadable", "`tomorrow` is not a date that can be read"),
        ("2026-11-08 07", "date-unreadable", "`2026-11-08 07` is not a date that can be read"),
        ("2026-11-08 +01:00", "date-unreadable", "`2026-11-08 +01:00` has a zone but no time"),
        ("2026-11-31", "date-impossible", "`2026-11-31`: November 2026 has 30 days"),
        ("2026-02-29", "date-impossible", "`2026-02-29`: February 2026 has 28 days"),
        ("2026-13-01", "date-impossible", "`2026-13-01`: there is no month 13"),
        ("2026-11-00", "date-impossible", "`2026-11-00`: November 2026 has 30 days"),
        ("2026-11-08 25:00", "date-impossible", "`2026-11-08 25:00`: there is no such time of day"),
        ("2026-11-08 07:00+99:00", "date-impossible", "`2026-11-08 07:00+99:00`: no place on Earth has the zone +99:00"),
        ("0001-01-01", "date-impossible", "`0001-01-01`: years go from 1000 to 2999 here"),
        ("9999-12-31", "date-impossible", "`9999-12-31`: years go from 1000 to 2999 here"),
    ],
)  # fmt: skip
def test_other_dates_are_refused_with_the_reason(text, code, message):
    with pytest.raises(InputError) as caught:
        read_date(text)

    assert (code, message) == (caught.value.code, str(caught.value.message))
    assert "write 2026-11-08 or 2026-11-08 07:00" == str(caught.value.hint)


def test_where_only_a_date_belongs_a_time_is_refused():
    with pytest.raises(InputError) as caught:
        read_plain_date("2026-11-08 07:00")

    assert "`2026-11-08 07:00` has a time where only a date belongs" == str(caught.value.message)


@pytest.mark.parametrize("text", ["soon", "2026-11-08 07:00", "2026-11-31"])
def test_where_only_a_date_belongs_no_hint_offers_a_time(text):
    with pytest.raises(InputError) as caught:
        read_plain_date(text)

    assert "write 2026-11-08" == str(caught.value.hint)


@pytest.mark.parametrize(("text", "expected"), [("07:00", time(7)), ("7:30", time(7, 30)), (" 23:59 ", time(23, 59))])
def test_a_time_of_day_is_hours_and_minutes(text, expected):
    assert expected == read_time(text)


@pytest.mark.parametrize("text", ["7", "24:00", "07:60", "7:5", "07:00:00", "seven"])
def test_other_times_of_day_are_refused(text):
    with pytest.raises(InputError) as caught:
        read_time(text)

    assert f'`{text}` is not a time of day – write "07:00"' == f"{caught.value.message} – {caught.value.hint}"

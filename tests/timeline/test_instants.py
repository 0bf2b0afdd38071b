"""Dates become instants, and instants are read from outside."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from daybyday.model import LedgerLine, Written
from daybyday.timeline import (
    InstantError,
    first_published,
    instant_of,
    instant_of_written,
    phase,
    read_epoch,
    read_instant,
)

ROME = "Europe/Rome"
NOW = datetime(2026, 11, 8, 12, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 24), "2026-10-24T05:00"),
        (date(2026, 10, 25), "2026-10-25T06:00"),
        (date(2027, 3, 28), "2027-03-28T05:00"),
    ],
)
def test_seven_in_rome_is_seven_in_rome_in_winter_and_summer(day, expected):
    assert utc(expected) == instant_of(day, time(7), ROME)


def test_a_time_that_summer_time_skips_moves_forward():
    """On 28 March 2027 clocks go from 02:00 to 03:00; 02:30 becomes 03:30."""
    assert utc("2027-03-28T01:30") == instant_of(date(2027, 3, 28), time(2, 30), ROME)


def test_of_a_time_that_comes_twice_the_first_counts():
    """On 25 October 2026 clocks go back from 03:00 to 02:00; the first 02:30 is still summer time."""
    assert utc("2026-10-25T00:30") == instant_of(date(2026, 10, 25), time(2, 30), ROME)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Written(date(2026, 11, 8)), "2026-11-08T06:00"),
        (Written(date(2026, 11, 8), time(12)), "2026-11-08T11:00"),
        (Written(date(2026, 11, 8), time(0)), "2026-11-07T23:00"),
        (Written(date(2026, 11, 8), time(12), timedelta(hours=-5)), "2026-11-08T17:00"),
        (Written(date(2026, 11, 8), time(12), timedelta(0)), "2026-11-08T12:00"),
    ],
)
def test_what_an_author_leaves_out_comes_from_the_series(written, expected):
    assert utc(expected) == instant_of_written(written, time(7), ROME)


def test_midnight_is_a_time_and_not_a_missing_one():
    assert utc("2026-11-07T23:00") == instant_of_written(Written(date(2026, 11, 8), time(0)), time(7), ROME)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-08T07:00:00+01:00", "2026-11-08T06:00"),
        ("2026-11-08T07:00Z", "2026-11-08T07:00"),
        (" 2026-11-08 07:00-0500 ", "2026-11-08T12:00"),
        ("20261108T070000Z", "2026-11-08T07:00"),
    ],
)
def test_an_instant_is_iso_8601_with_an_offset(text, expected):
    assert (utc(expected), UTC) == (read_instant(text), read_instant(text).tzinfo)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-08T07:00", "`2026-11-08T07:00` has no offset, so it is another moment on every machine; write 2026-11-08T07:00+01:00 or 2026-11-08T07:00Z"),
        ("2026-11-08", "`2026-11-08` has no offset, so it is another moment on every machine; write 2026-11-08T00:00:00+01:00 or 2026-11-08T00:00:00Z"),
        ("today", "`today` is not a moment; write 2026-11-08T07:00:00+01:00"),
        ("", "`` is not a moment; write 2026-11-08T07:00:00+01:00"),
        ("2026-11-31T07:00Z", "`2026-11-31T07:00Z` is not a moment; write 2026-11-08T07:00:00+01:00"),
        ("9999-12-31T23:59:59-01:00", "`9999-12-31T23:59:59-01:00` lies too far from today; write 2026-11-08T07:00:00+01:00"),
    ],
)  # fmt: skip
def test_other_instants_are_refused_with_what_to_write(text, expected):
    with pytest.raises(InstantError) as caught:
        read_instant(text)

    assert expected == str(caught.value)


def test_what_a_refusal_says_to_write_is_accepted():
    with pytest.raises(InstantError) as caught:
        read_instant("2026-11-08")

    assert utc("2026-11-08T00:00") == read_instant(str(caught.value).rpartition(" or ")[2])


def test_an_epoch_is_seconds():
    assert utc("2026-11-08T06:00") == read_epoch("1794117600\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soon", "SOURCE_DATE_EPOCH `soon` is not a number of seconds"),
        ("1794117600.5", "SOURCE_DATE_EPOCH `1794117600.5` is not a number of seconds"),
        ("9" * 5_000, f"SOURCE_DATE_EPOCH `{'9' * 5_000}` is not a number of seconds"),
        ("999999999999", "SOURCE_DATE_EPOCH `999999999999` lies too far from today"),
        ("-999999999999", "SOURCE_DATE_EPOCH `-999999999999` lies too far from today"),
    ],
)
def test_other_epochs_are_refused(text, expected):
    with pytest.raises(InstantError) as caught:
        read_epoch(text)

    assert expected == str(caught.value)


LINE = LedgerLine("connections/7", "en", utc("2026-11-07T06:00"))


@pytest.mark.parametrize(
    ("planned", "own_date", "line", "series_has_lines", "expected"),
    [
        pytest.param("2026-11-01T06:00", False, LINE, True, "2026-11-07T06:00", id="the ledger is fixed"),
        pytest.param("2027-01-01T06:00", True, LINE, True, "2026-11-07T06:00", id="the ledger is fixed, whatever is written"),
        pytest.param("2026-11-01T06:00", False, None, False, "2026-11-01T06:00", id="no ledger yet: the plan"),
        pytest.param("2026-11-09T06:00", False, None, True, "2026-11-09T06:00", id="still to come: the plan"),
        pytest.param("2026-11-08T06:00", False, None, True, "2026-11-08T06:00", id="today: the plan"),
        pytest.param("2026-11-06T12:00", False, None, True, "2026-11-06T12:00", id="48 hours late: still the plan"),
        pytest.param("2026-11-06T11:59:59", False, None, True, "2026-11-08T12:00", id="later than that: now"),
        pytest.param("2026-11-01T06:00", True, None, True, "2026-11-01T06:00", id="an own date is meant"),
    ],
)  # fmt: skip
def test_when_an_item_was_published_first(planned, own_date, line, series_has_lines, expected):
    assert utc(expected) == first_published(utc(planned), own_date, line, series_has_lines, NOW)


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        ("2026-10-31T23:59", "2026-11-30T06:00", "before"),
        ("2026-11-01T06:00", "2026-11-30T06:00", "running"),
        ("2026-11-30T06:00", "2026-11-30T06:00", "running"),
        ("2026-12-01T05:59", "2026-11-30T06:00", "running"),
        ("2026-12-01T06:00", "2026-11-30T06:00", "finished"),
        ("2036-11-01T06:00", None, "running"),
    ],
)
def test_the_last_day_belongs_to_its_readers_for_a_whole_day(now, last, expected):
    assert expected == phase(utc("2026-11-01T06:00"), utc(last) if last else None, utc(now))

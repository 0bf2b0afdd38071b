"""Until when nothing changes by itself: early rather than late."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from daybyday.assembling import assemble, next_change_at, site_at
from daybyday.assembling.content import SourceSet
from daybyday.model import LedgerLine, TagNames
from tests.assembling.maker import SERIES, SETTINGS, article, day, on


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text)


def until(now: str, *sources, series=SERIES, ledger=()) -> str:
    lines = {(line.key, line.lang): line for line in ledger}
    content, _ = assemble(SourceSet(sources, [series], TagNames(), lines, {}), SETTINGS, utc(now))
    return next_change_at(content, site_at(content, SETTINGS, utc(now))).isoformat()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-08T05:59:59+00:00", "2026-11-08T06:00:00+00:00"),  # the release of day 8
        ("2026-11-08T06:00:01+00:00", "2026-11-08T17:00:00+00:00"),  # the digest of the week
        ("2026-11-08T17:00:00+00:00", "2026-11-08T23:00:00+00:00"),  # midnight in Rome
        ("2026-11-08T23:00:00+00:00", "2026-11-09T06:00:00+00:00"),
        ("2026-07-01T12:00:00+00:00", "2026-07-01T22:00:00+00:00"),
    ],
)
def test_a_series_changes_at_release_and_at_midnight(now, expected):
    assert until(now, day(1), day(8), day(9)) == expected


def test_an_article_ends_the_quiet_at_its_moment():
    assert until("2026-11-08T08:00:00+00:00", article("a", date=on("2026-11-08 15:30"))) == "2026-11-08T14:30:00+00:00"


def test_a_correction_ends_the_quiet_when_it_is_told():
    post = day(1, modified=on("2026-11-08 15:30"))

    assert until("2026-11-08T08:00:00+00:00", post) == "2026-11-08T14:30:00+00:00"


def test_a_draft_that_was_put_off_ends_the_quiet_when_it_is_late_although_it_waits_for_its_other_language():
    held = replace(SERIES, translations="hold")
    put_off = day(8, status="draft", date=on("2026-11-08 15:30"))

    assert until("2026-11-08T08:00:00+00:00", day(1), put_off, series=held) == "2026-11-08T14:30:00+00:00"


def test_the_end_of_a_series_ends_the_quiet_a_day_after_its_last_release():
    short = replace(SERIES, length=8)

    assert until("2026-11-09T05:00:00+00:00", day(8), series=short) == "2026-11-09T06:00:00+00:00"


def test_a_late_day_that_takes_the_instant_of_the_build_leaves_no_quiet_at_all():
    ledger = [LedgerLine("connections/1", "en", utc("2026-11-01T06:00:00+00:00"))]
    now = "2026-11-08T08:00:00+00:00"

    assert until(now, day(1), day(2), ledger=ledger) == now


def test_a_day_that_came_late_leaves_no_quiet_until_the_ledger_knows_it():
    ledger = [LedgerLine("connections/1", "en", utc("2026-11-01T06:00:00+00:00"))]
    now = "2026-11-02T08:00:00+00:00"

    assert until(now, day(1), day(2), ledger=ledger) == now


def test_an_article_first_seen_by_this_build_leaves_no_quiet_either():
    ledger = [LedgerLine("connections/1", "en", utc("2026-11-01T06:00:00+00:00"))]
    now = "2026-11-01T08:00:00+00:00"

    assert until(now, day(1), article("old"), ledger=ledger) == now


def test_a_draft_that_would_be_late_disturbs_nobody():
    ledger = [LedgerLine("connections/1", "en", utc("2026-11-01T06:00:00+00:00"))]
    drafts = (day(2, status="draft"), article("old", status="draft"))

    assert until("2026-11-08T18:00:00+00:00", day(1), *drafts, ledger=ledger) == "2026-11-08T23:00:00+00:00"


def test_a_day_that_the_ledger_does_not_know_is_late_an_hour_after_its_moment():
    ledger = [LedgerLine("connections/1", "en", utc("2026-11-01T06:00:00+00:00"))]

    assert until("2026-11-02T06:30:00+00:00", day(1), day(2), ledger=ledger) == "2026-11-02T07:00:00.000001+00:00"

"""Which instant a build is at."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daybyday.building.clock import build_instant

OURS, THEIRS = "2026-11-08T12:00:00+01:00", "1794308400"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DAYBYDAY_NOW": OURS}, datetime(2026, 11, 8, 11, tzinfo=UTC)),
        ({"SOURCE_DATE_EPOCH": THEIRS}, datetime(2026, 11, 10, 11, tzinfo=UTC)),
        ({"DAYBYDAY_NOW": " ", "SOURCE_DATE_EPOCH": THEIRS}, datetime(2026, 11, 10, 11, tzinfo=UTC)),
    ],
    ids=["ours", "theirs", "ours is empty"],
)
def test_the_environment_says_when_it_is(environment, expected):
    assert build_instant(environment) == expected


def test_our_own_variable_counts_before_source_date_epoch():
    """Packagers set the epoch for everything they build; who asks for another day means this site."""
    both = {"DAYBYDAY_NOW": OURS, "SOURCE_DATE_EPOCH": THEIRS}

    assert build_instant(both) == build_instant({"DAYBYDAY_NOW": OURS})


def test_without_either_it_is_now_to_the_second():
    before = datetime.now(UTC).replace(microsecond=0)

    instant = build_instant({})

    assert before <= instant <= datetime.now(UTC)
    assert instant.microsecond == 0

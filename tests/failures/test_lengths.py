"""A day that is far from its series' habit is a note: half of it may have been lost."""

from __future__ import annotations

import pytest

from tests.failures import codes
from tests.harness import SERIES, day


def days(site, last: int, words: int, count: int = 10, header: str = ""):
    text = SERIES + "".join(day(n, "en", f"Day of {n}", text="word " * 300, stem=f"{n:03}") for n in range(1, count))
    return site(text + day(count, "en", "Last", header, "word " * last if last else "x"))


@pytest.mark.parametrize("last", [40, 1200])
def test_a_day_of_another_length_is_told(site, last):
    assert [
        (
            f"connections/010.en.md:2:1: note length-unusual: this text has {last + 1} words, and a day of this series in English"
            " usually has 301 – if it is meant, accept it with `ignore: {length-unusual: the reason}`"
        )
    ] == days(site, last, 300).findings()


@pytest.mark.parametrize(
    ("last", "count", "header"),
    [
        (150, 10, ""),
        (800, 10, ""),
        (20, 9, ""),
        (20, 10, "ignore: {length-unusual: a picture says it}\n"),
        (20, 10, "status: draft\n"),
    ],
)
def test_other_days_are_not(site, last, count, header):
    assert "length-unusual" not in codes(days(site, last, 300, count, header).findings())

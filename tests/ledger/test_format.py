"""The file: a line's fields in their order, and what is written can be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daybyday.model import LedgerLine
from daybyday.reading import read_ledger, write_ledger
from tests.assembling.maker import utc

FULL = LedgerLine(
    "connections/8", "en", utc("2026-11-08T06:00"), 2, "withdrawn", (("1", "9f2c41d0a7e3"), ("caffè", "51b7c2aa90d4")),
    seen=utc("2026-12-03T06:00"), modified=utc("2026-11-09T11:30"), text="0b1a6f3c9d27",
    addresses=("/old/8/", "/connections/8/"), feed_id="tag:ada.test,2026:connections/8/en", base="/repo", rules=2,
)  # fmt: skip
ROW = (
    "connections/8 en 2026-11-08T06:00:00Z 2 withdrawn seen=2026-12-03T06:00:00Z modified=2026-11-09T11:30:00Z"
    " text=0b1a6f3c9d27 at=/old/8/ at=/connections/8/ id=tag:ada.test,2026:connections/8/en base=/repo rules=2"
    " 1:9f2c41d0a7e3 caffè:51b7c2aa90d4\n"
)

MOMENTS = st.datetimes(datetime(1000, 1, 2), datetime(2999, 12, 30)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
WORDS = st.text("abcxyz019-è", min_size=1, max_size=8)
DIGESTS = st.text("0123456789abcdef", min_size=12, max_size=12)
LINES = st.builds(
    LedgerLine,
    key=st.tuples(WORDS, WORDS).map("/".join),
    lang=st.sampled_from(["en", "it", "pt-BR"]),
    published=MOMENTS,
    sequence=st.integers(0, 999_999_999),
    state=st.sampled_from(["out", "withdrawn"]),
    tasks=st.lists(st.tuples(WORDS, DIGESTS), max_size=4).map(tuple),
    seen=st.none() | MOMENTS,
    modified=st.none() | MOMENTS,
    text=st.just("") | DIGESTS,
    addresses=st.lists(st.text(max_size=8).map("/{}".format), max_size=2).map(tuple),
    feed_id=st.text(max_size=8),
    base=st.none() | st.just("") | WORDS.map("/{}".format),
    rules=st.integers(1, 99),
    line=st.just(1),
)


def test_every_field_has_its_place():
    assert ROW == write_ledger([FULL])
    assert ({("connections/8", "en"): FULL}, ()) == read_ledger("ledger.txt", ROW.encode())


@given(st.lists(LINES, unique_by=lambda line: (line.key, line.lang)))
def test_what_is_written_can_be_read(lines):
    found, findings = read_ledger("ledger.txt", write_ledger(lines).encode())

    assert () == findings
    assert {(line.key, line.lang): line for line in lines} == found


@given(st.lists(LINES, max_size=5).flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_the_order_of_lines_is_that_of_their_text(pair):
    lines, mixed = pair

    assert write_ledger(lines) == write_ledger(mixed)
    assert sorted(rows := write_ledger(lines).splitlines()) == rows


def test_a_line_of_old_says_nothing_of_the_rest():
    (line,) = read_ledger("ledger.txt", b"connections/8 en 2026-11-08T06:00:00Z 0 out 1:9f2c\n")[0].values()

    assert (None, None, "") == (line.seen, line.modified, line.text)
    assert ((), "", None, 1) == (line.addresses, line.feed_id, line.base, line.rules)


def test_the_last_day_of_an_author_may_lie_in_the_next_year_of_utc():
    """31 December 2999 at 23:00 in New York."""
    late = LedgerLine("a/x", "en", datetime(2999, 12, 31, 23, tzinfo=UTC) + timedelta(hours=5))

    assert not read_ledger("ledger.txt", write_ledger([late]).encode())[1]


@pytest.mark.parametrize(
    "row",
    [
        "connections/8 en 2026-11-08T06:00:00Z 0 out text=0b1a modified=2026-11-09T11:30:00Z",
        "connections/8 en 2026-11-08T06:00:00Z 0 out modified=2026-11-31T11:30:00Z",
        "connections/8 en 2026-11-08T06:00:00Z 0 out 1:9f2c text=0b1a",
        "connections/8 en 2026-11-08T06:00:00Z 0 out text=",
        "connections/8 en 2026-11-08T06:00:00Z 0 out colour=0b1a",
    ],
)
def test_what_was_touched_by_hand_cannot_be_read(row):
    assert ["ledger-line"] == [finding.code for finding in read_ledger("ledger.txt", row.encode())[1]]

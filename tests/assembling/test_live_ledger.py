"""Two ledgers of one site become one that forgets nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from daybyday.assembling.live_ledger import ahead, merged, vanished
from daybyday.model import LedgerLine

NOW = datetime(2026, 11, 8, 6, tzinfo=UTC)
LINE = LedgerLine(
    "connections/8", "en", NOW, 1, text="aa", addresses=("/8/",), feed_id="id", base="", tasks=(("1", "bb"),)
)
ID = ("connections/8", "en")


def test_each_keeps_what_only_it_knows():
    other = replace(LINE, key="connections/9")

    assert merged({ID: LINE}, {("connections/9", "en"): other}) == {ID: LINE, ("connections/9", "en"): other}


def test_the_later_edit_the_earlier_moment_and_all_addresses_stay():
    live = replace(LINE, sequence=2, published=NOW + timedelta(hours=1), text="cc", addresses=("/8/", "/new/"))
    ours = replace(LINE, addresses=("/old/", "/8/"))

    assert merged({ID: ours}, {ID: live}) == {
        ID: replace(live, published=NOW, addresses=("/old/", "/8/", "/new/")),
    }


def test_of_two_as_late_ours_counts():
    assert merged({ID: replace(LINE, base="/repo")}, {ID: LINE})[ID].base == "/repo"


def test_a_line_of_old_is_completed_from_the_other():
    old = LedgerLine("connections/8", "en", NOW, 1)

    assert merged({ID: old}, {ID: LINE}) == {ID: LINE}
    assert merged({ID: LINE}, {ID: old}) == {ID: LINE}


def test_the_order_does_not_matter_for_what_both_say():
    live = replace(LINE, sequence=3, state="withdrawn")

    assert merged({ID: LINE}, {ID: live})[ID].state == merged({ID: live}, {ID: LINE})[ID].state == "withdrawn"


def test_ahead_is_what_ours_lacks_or_has_as_it_was():
    newer = replace(LINE, sequence=2)
    other = replace(LINE, key="connections/9")

    assert ahead({ID: LINE}, {ID: newer, ("connections/9", "en"): other}) == [newer, other]
    assert ahead({ID: newer}, {ID: LINE}) == []


def test_vanished_is_what_was_out_and_is_not_there():
    later = replace(LINE, key="later", published=NOW + timedelta(days=1))
    withdrawn = replace(LINE, key="withdrawn", state="withdrawn")
    there = replace(LINE, key="there")

    assert vanished([LINE, later, withdrawn, there], [("there", "en")], NOW) == [LINE]

"""docs/feeds.md has every rule: what is checked, and what is not and why."""

from __future__ import annotations

import re

import pytest

from daybyday import feed_formats
from daybyday.doctor import live_host, rules, tomorrow
from daybyday.model import OPTIONAL
from tests.harness import ROOT

ALL = (*rules.ALL, *tomorrow.ALL, *live_host.ALL, *live_host.OF_OLD)
CHECKED, _, REST = (ROOT / "docs/feeds.md").read_text("utf-8").partition("## Not checked by `invoke feeds`")


def rows(text: str) -> dict[int, str]:
    return {int(number): words for number, words in re.findall(r"^\| F(\d+) \| (.+) \|$", text, re.MULTILINE)}


def test_every_rule_is_checked_or_says_why_not():
    checked = {rule.number for rule in ALL}

    assert checked.isdisjoint(rows(REST))
    assert checked | set(rows(REST)) == set(range(1, 74))


def test_what_is_checked_is_in_the_table_and_nothing_else():
    assert set(rows(CHECKED)) == {rule.number for rule in ALL}


def test_what_only_a_host_shows_is_marked():
    only = {rule.number for rule in (*live_host.ALL, *live_host.OF_OLD)}

    assert {number for number, words in rows(CHECKED).items() if "**live**" in words} == only


def test_every_rule_says_what_holds_who_notices_and_what_to_do():
    for rule in ALL:
        assert all((rule.sentence, rule.readers, rule.hint)), rule.number
        assert not rule.sentence.endswith("."), rule.sentence


@pytest.mark.parametrize("folder", ["docs", "docs/it"])
def test_every_output_that_can_be_left_out_is_named(folder):
    (row,) = [
        line
        for line in (ROOT / folder / "settings.md").read_text("utf-8").splitlines()
        if line.startswith("| `DAYBYDAY_WITHOUT`")
    ]

    assert {*feed_formats.options(), *OPTIONAL} <= set(re.findall(r"`([a-z-]+)`", row))


def test_the_docs_are_short():
    assert len((ROOT / "docs/feeds.md").read_text("utf-8").splitlines()) <= 120

"""Keys written into a series.yaml: only what is asked for changes, in the author's own style."""

from __future__ import annotations

import pytest

from daybyday.desk.key_editor import KeyEditor
from daybyday.yamltree import YamlError

FLOW = 'title: {en: Caffè, it: Caffé}  # two\nstart: 2026-11-01 # the first\nrest: [2026-12-25]  # holiday\nrelease: "07:00"'
BLOCK = """\
# ours
title:
  en: A
  it: B
slug: abc
start: 2026-11-01
rest:
  # winter
  - 2026-12-25  # holiday
# end
from:
  9: 2026-11-10  # away
aliases: {it: old}
"""


def changed(text: str, method: str, *words: str) -> str:
    file = KeyEditor(text.encode())
    getattr(file, method)(*words)
    return file.data.decode()


@pytest.mark.parametrize(
    ("text", "change", "old", "new"),
    [
        (FLOW, ("set_value", "start", "2026-12-01"), "start: 2026-11-01 #", "start: 2026-12-01 #"),
        (FLOW, ("set_value", "length", "30"), "# the first\n", "# the first\nlength: 30\n"),
        (FLOW, ("set_value", "release", '"06:30"'), '"07:00"', '"06:30"'),
        (FLOW, ("add_item", "rest", "2026-12-31"), "[2026-12-25]", "[2026-12-25, 2026-12-31]"),
        (FLOW, ("set_entry", "from", "9", "2026-11-12"), "holiday\n", "holiday\nfrom: {9: 2026-11-12}\n"),
        (FLOW, ("set_entry", "title", "de", '"C"', "en"), "it: Caffé}", 'it: Caffé, de: "C"}'),
        (FLOW, ("set_value", "timezone", "Europe/Rome"), '"07:00"', '"07:00"\ntimezone: Europe/Rome'),
        (BLOCK, ("add_item", "rest", "2026-12-31"), "# holiday\n", "# holiday\n  - 2026-12-31\n"),
        (BLOCK, ("set_entry", "from", "12", "2026-12-01"), "# away\n", "# away\n  12: 2026-12-01\n"),
        (BLOCK, ("set_entry", "from", "9", "2026-12-01"), "9: 2026-11-10", "9: 2026-12-01"),
        (BLOCK, ("set_entry", "title", "de", '"C"', "en"), "it: B\n", 'it: B\n  de: "C"\n'),
        (BLOCK, ("set_entry", "slug", "it", "neu", "en"), "slug: abc", "slug: {en: abc, it: neu}"),
        (BLOCK, ("set_entry", "slug", "en", "neu", "en"), "slug: abc", "slug: {en: neu}"),
        (BLOCK, ("add_item_of", "aliases", "it", "abc", "en"), "it: old", "it: [old, abc]"),
        (BLOCK, ("add_item_of", "aliases", "en", "abc", "en"), "{it: old}", "{it: old, en: [abc]}"),
        (BLOCK, ("exchange_item_of", "aliases", "it", "old", "abc"), "{it: old}", "{it: abc}"),
        ("start: 2026-11-01\nrest:\n", ("add_item", "rest", "2026-12-31"), "rest:", "rest: [2026-12-31]"),
        ("start: 2026-11-01\nrest: []\n", ("add_item", "rest", "2026-12-31"), "[]", "[2026-12-31]"),
        ("start: 2026-11-01\nrest: 2026-12-25\n", ("add_item", "rest", "2027-01-01"), "2026-12-25", "[2026-12-25, 2027-01-01]"),
        ("start: 2026-11-01\nfrom: {}\n", ("set_entry", "from", "3", "2026-12-01"), "{}", "{3: 2026-12-01}"),
        ("rest:\n- 2026-12-25\nstart: 2026-11-01\n", ("add_item", "rest", "2027-01-01"), "25\n", "25\n- 2027-01-01\n"),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_changes(text, change, old, new):
    assert text.count(old) == 1
    assert changed(text, *change) == text.replace(old, new)


@pytest.mark.parametrize("text", [FLOW, BLOCK])
@pytest.mark.parametrize(
    "change",
    [("set_value", "length", "9"), ("add_item", "rest", "2027-01-01"), ("set_entry", "from", "9", "2027-01-01")],
)
def test_line_ends_and_a_byte_order_mark_stay(text, change):
    windows = "\ufeff" + text.replace("\n", "\r\n")

    assert changed(windows, *change) == "\ufeff" + changed(text, *change).replace("\n", "\r\n")


def test_the_lines_of_keys_are_those_of_the_file():
    assert KeyEditor(BLOCK.replace("\n", "\r\n").encode()).lines(["rest", "slug"]) == (
        "rest:\n  # winter\n  - 2026-12-25  # holiday\nslug: abc"
    )


def test_what_is_no_yaml_is_refused():
    with pytest.raises(YamlError):
        changed("title: {en: A\n", "set_value", "length", "9")

"""Which day a post is: its header, its title, its file name."""

from __future__ import annotations

import pytest

from daybyday.reading.titles import day_of_name, split_title
from tests.reading.reader import codes, read, said

PREFIXES = ("day", "giorno")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Day 175: Networking is work", (175, "Networking is work")),
        ("Giorno 175: Fare rete è un lavoro", (175, "Fare rete è un lavoro")),
        ("DAY 175: x", (175, "x")),
        ("day 007: x", (7, "x")),
        ("Day 175 – Networking", (175, "Networking")),
        ("Day 175 - Networking", (175, "Networking")),
        ("Day 175. Networking", (175, "Networking")),
        ("Day 175 :Networking", (175, "Networking")),
        ("Day\u00a0175: Networking", (175, "Networking")),
        ("Day 175", (175, "Day 175")),
        ("Day 175:", (175, "Day 175:")),
        ("Day 175: 12 angry men", (175, "12 angry men")),
    ],
)
def test_a_title_may_name_its_day(title, expected):
    assert expected == split_title(title, PREFIXES)


@pytest.mark.parametrize(
    "title",
    ["Networking is work", "Day by day", "Day 175 of my life", "Today 7: x", "7: x", "Giornata 7: x", "My Day 7: x"],
)
def test_other_titles_name_no_day(title):
    assert (None, title) == split_title(title, PREFIXES)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("175-networking", 175), ("175", 175), ("0175-networking", 175), ("007_x", 7), ("day-175", 175), ("day 175", 175),
        ("Day175-x", 175), ("giorno_007", 7), ("giorno-7-cenno", 7), ("000-x", 0), ("99999-x", 99_999),
    ],
)  # fmt: skip
def test_a_file_name_may_begin_with_its_day(stem, expected):
    assert expected == day_of_name(stem, PREFIXES)


@pytest.mark.parametrize(
    "stem",
    ["networking", "networking-175", "12angry", "today-7", "2026-11-08-networking", "20261108-networking", "100000-x", "3d-printing"],
)  # fmt: skip
def test_other_file_names_name_no_day(stem):
    """A date least of all: it would put the post off for years without a word."""
    assert day_of_name(stem, PREFIXES) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("---\ntitle: Nod\nday: 7\n---\nText.\n", "connections/nod.en.md"),
        ('---\ntitle: "Day 7: Nod"\n---\nText.\n', "connections/nod.en.md"),
        ("---\ntitle: Nod\n---\nText.\n", "connections/007-nod.en.md"),
        ('---\ntitle: "Giorno 7: Nod"\nday: 7\n---\nText.\n', "connections/day-7.en.md"),
        ("---\ntitle: Nod\nday: 7\n---\nText.\n", "connections/2026-11-08-nod.en.md"),
        ("---\ntitle: Nod\n---\nText.\n", "connections/week-1/007-nod.en.md"),
    ],
)
def test_header_title_and_name_may_each_say_the_day(text, path):
    source, findings = read(text, path)

    assert (7, "Nod", ()) == (source.day, source.title, findings)


def test_day_175_stays_175_wherever_it_stands():
    """A day's number is its name, not its position."""
    source, _ = read("---\ntitle: Alone\n---\nText.\n", "connections/175-alone.en.md")

    assert 175 == source.day


def test_numbers_that_disagree_are_all_named():
    expected = (
        "connections/007-nod.en.md:3:1: error day-disagrees: the numbers disagree:"
        " `day: 9`, the title says day 8 and the file name says day 7 – make them the same"
    )

    assert [expected] == said('---\ntitle: "Day 8: Nod"\nday: 9\n---\nText.\n', "connections/007-nod.en.md")


def test_the_header_counts_first_when_numbers_disagree():
    source, _ = read('---\ntitle: "Day 8: Nod"\nday: 9\n---\nText.\n', "connections/007-nod.en.md")

    assert 9 == source.day


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("---\ntitle: x\n---\nText.\n", "connections/000-x.en.md",
         "connections/000-x.en.md:1:1: error day-zero: there is no day 0 – days are counted from 1; rename the file"),
        ('---\ntitle: "Day 0: x"\n---\nText.\n', "connections/x.en.md",
         "connections/x.en.md:2:1: error day-zero: there is no day 0 – days are counted from 1; change the title"),
        ('---\ntitle: "Day 123456789: x"\n---\nText.\n', "connections/x.en.md",
         "connections/x.en.md:2:1: error day-too-large: day 123456789 is beyond any series – the largest is 99999; change the title"),
        ("---\ntitle: x\n---\nText.\n", "connections/x.en.md",
         "connections/x.en.md:1:1: error day-missing: this post of a series does not say which day it is – write `day: 7` in its header"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_mended_where_it_was_said(text, path, expected):
    source, _ = read(text, path)

    assert [expected] == said(text, path)
    assert source.day is None


def test_a_refused_day_is_not_called_missing_too():
    assert ["3:6 day-not-number"] == codes("---\ntitle: x\nday: seven\n---\nText.\n", "connections/x.en.md")


def test_a_refused_day_leaves_the_file_name_to_say_when_it_is():
    """So that the mistake concerns the day it is about, and not today."""
    source, _ = read("---\ntitle: x\nday: seven\n---\nText.\n", "connections/300-x.en.md")

    assert 300 == source.day


def test_an_article_keeps_its_title_whole():
    source, findings = read('---\ntitle: "Day 7: Nod"\ndate: 2026-11-08\n---\nText.\n', "articles/nod.en.md")

    assert ("Day 7: Nod", None, ()) == (source.title, source.day, findings)


def test_a_day_outside_a_series_is_told_where_days_live():
    expected = (
        "articles/nod.en.md:3:1: error day-outside-series: this post says `day`, but no series.yaml stands in its folder"
        " or above it – move it into the folder of its series, or take `day` out"
    )

    assert [expected] == said("---\ntitle: Nod\nday: 7\n---\nText.\n", "articles/nod.en.md")

"""Previous and next: the days that exist, and words for those in between."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, day
from tests.sites.page import WORDS, visit

SITE = (
    SERIES
    + "translations: skip\n"
    + day(1, "en", "One")
    + day(2, "en", "Two")
    + day(4, "en", "Four")
    + day(7, "en", "Seven")
    + day(8, "en", "Eight", "status: withdrawn\n")
    + day(9, "it", "Nove")
    + day(10, "en", "Ten")
    + day(17, "en", "Seventeen")
    + day(19, "en", "Nineteen")
)
TWENTIETH = "2026-11-20T12:00:00+01:00"
MIDDLE = "2026-11-17T12:00:00+01:00"


@pytest.fixture(scope="module")
def built(module_site):
    return module_site(SITE).build(TWENTIETH)


def test_neighbours_without_a_gap_need_no_words(built):
    assert "Next day Day 2: Two" in visit(built, "/connections/1/").text
    assert "missing" not in visit(built, "/connections/1/").text


def test_the_first_day_has_no_previous(built):
    assert "Previous day" not in visit(built, "/connections/1/").text


def test_one_missing_day_is_named(built):
    assert "Next day Day 4: Four Day 3 is missing." in visit(built, "/connections/2/").text
    assert "Previous day Day 2: Two Day 3 is missing." in visit(built, "/connections/4/").text


def test_two_missing_days_are_named(built):
    assert "Next day Day 7: Seven Days 5 and 6 are missing." in visit(built, "/connections/4/").text


def test_withdrawn_days_and_days_in_another_language_are_said_apart(built):
    expected = "Day 10: Ten Day 8 was withdrawn. Day 9 is not in English."

    assert expected in visit(built, "/connections/7/").text


def test_many_missing_days_are_a_span(built):
    assert "Day 17: Seventeen Days 11–16 are missing." in visit(built, "/connections/10/").text


def test_spans_and_single_days_are_joined_in_words(module_site):
    text = SITE.replace(day(17, "en", "Seventeen"), "").replace(day(10, "en", "Ten"), "")
    page = visit(module_site(text).build(TWENTIETH), "/connections/7/")

    assert "Day 19: Nineteen Day 8 was withdrawn. Day 9 is not in English. Days 10–18 are missing." in page.text


def test_the_last_day_out_says_when_the_next_comes_and_what_it_is_called_not(module_site):
    page = visit(module_site(SITE).build(MIDDLE), "/connections/17/")

    assert "Next day Day 18 It comes on Wednesday 18 November 2026 at 7:00." in page.text
    assert "/connections/18/" not in page.addresses


def test_a_coming_day_after_a_gap_names_the_gap(module_site):
    page = visit(module_site(SITE).build("2026-11-06T12:00:00+01:00"), "/connections/4/")

    assert "Next day Day 7 Days 5 and 6 are late. It comes on Saturday 7 November 2026 at 7:00." in page.text


def test_the_last_day_of_a_series_has_no_next(module_site):
    text = SERIES.replace("length: 30", "length: 2") + day(1, "en", "One") + day(2, "en", "Two")
    page = visit(module_site(text).build(TWENTIETH), "/connections/2/")

    assert "Next day" not in page.text


def test_italian_says_it_in_italian(module_site):
    text = SERIES + day(1, "it", "Uno") + day(4, "it", "Quattro")
    page = visit(module_site(text).build("2026-11-04T12:00:00+01:00"), "/it/relazioni/1/")

    missing = WORDS["it"].count("skipped_missing", 2, days="2 e 3")
    assert f"{WORDS['it'].next_day} Giorno 4: Quattro {missing}" in page.text

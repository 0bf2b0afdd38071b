"""A day's number is stored, never counted: it survives gaps, disorder and missing twins."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, HOMEWORK, day
from tests.sites.page import answers, feed_titles, homework_days, visit

SERIES = """\
-- year/series.yaml --
title: {en: A year, it: Un anno}
slug: {en: year, it: anno}
start: 2026-01-01
length: 365
release: "07:00"
timezone: Europe/Rome
"""
# Names tell nothing of the order, numbers stand in header, title or name, twins are missing, and
# most days are.
SITE = (
    SERIES
    + "-- year/zebra.en.md --\n---\ntitle: Networking is work\nday: 175\n---\nText.\n" + HOMEWORK
    + "-- year/apple.it.md --\n---\ntitle: 'Giorno 175: Le relazioni sono lavoro'\n---\nTesto.\n" + HOMEWORK
    + "-- year/deep/er/002-two.en.md --\n---\ntitle: Two\n---\nText.\n" + HOMEWORK
    + day(31, "it", "Trentuno", series="year")
    + day(174, "en", "The day before", series="year", stem="aaa").replace("title:", "day: 174\ntitle:")
)  # fmt: skip
THAT_DAY = "2026-06-24T12:00:00+02:00"


@pytest.fixture(scope="module", params=["native", "guest"])
def built(module_site, request):
    return module_site(SITE, **(GUEST if request.param == "guest" else {})).build(THAT_DAY)


@pytest.fixture(scope="module")
def native(module_site):
    return module_site(SITE).build(THAT_DAY)


def test_day_175_is_175_in_both_languages(built):
    assert answers(built, "/year/175/")
    assert answers(built, "/it/anno/175/")


def test_feeds_call_the_days_by_their_numbers(built):
    assert feed_titles(built, "/year/feed.rss") == [
        "Day 175: Networking is work",
        "Day 174: The day before",
        "Day 2: Two",
    ]
    assert feed_titles(built, "/it/anno/feed.rss") == ["Giorno 175: Le relazioni sono lavoro", "Giorno 31: Trentuno"]


def test_ids_are_made_of_the_number(built):
    assert ",2026:year/175/en<" in built.text("year/feed.rss")
    assert ",2026:year/175/it<" in built.text("it/anno/feed.rss")


def test_homework_data_is_in_order_of_number(built):
    assert homework_days(built, "/year/homework.json") == [2, 174, 175]
    assert homework_days(built, "/it/anno/homework.json") == [31, 175]


def test_the_date_follows_from_the_number(built):
    assert "Wed, 24 Jun 2026 07:00:00 +0200" in built.text("year/feed.rss")
    assert "Fri, 02 Jan 2026 07:00:00 +0100" in built.text("year/feed.rss")


def test_the_number_is_the_loudest_and_the_date_stands_apart(native):
    page = visit(native, "/year/175/")

    assert "Day 175 of 365" in page.text
    assert "24 June 2026" in page.text
    assert page.h1.text == "Networking is work"


def test_listings_are_full_blocks_of_thirty(native):
    blocks = sorted(path for path in native.files if path.startswith("year/days/"))

    assert blocks == ["year/days/1-30/index.html", "year/days/151-180/index.html", "year/days/31-60/index.html"]


def test_a_block_names_every_day_that_was_due_also_the_missing_ones(native):
    page = visit(native, "/year/days/1-30/")

    assert page.link("Day 2: Two").href == "/year/2/"
    assert "Day 1 1 January 2026 missing" in page.text
    assert "Day 30 30 January 2026 missing" in page.text


def test_a_new_day_changes_no_number_and_no_address_of_another(module_site):
    site = module_site(SITE)
    before = site.build(THAT_DAY)
    after = site.write("year/001.en.md", "---\ntitle: One\n---\nText.\n").build(THAT_DAY)

    assert feed_titles(after, "/year/feed.rss") == [*feed_titles(before, "/year/feed.rss"), "Day 1: One"]
    assert set(after.files) - set(before.files) == {"year/1/index.html", "it/anno/1/index.html"}
    assert set(before.files) - set(after.files) == set()


def test_removing_a_day_moves_no_other(module_site):
    site = module_site(SITE)
    site.build(THAT_DAY)
    built = site.delete("year/deep/er/002-two.en.md").build(THAT_DAY)

    assert not answers(built, "/year/2/")
    assert answers(built, "/year/175/")
    assert feed_titles(built, "/year/feed.rss") == ["Day 175: Networking is work", "Day 174: The day before"]


def test_a_series_over_new_year_is_in_order_of_number(module_site):
    series = SERIES.replace("2026-01-01", "2026-12-30").replace("length: 365", "length: 5")
    days = "".join(day(n, "en", f"Number {n}", series="year") for n in (5, 1, 3, 2, 4))
    built = module_site(series + days).build("2027-01-10T12:00:00+01:00")

    assert feed_titles(built, "/year/feed.rss") == [f"Day {n}: Number {n}" for n in (5, 4, 3, 2, 1)]


def test_day_366_of_a_leap_year_is_the_last_of_december(module_site):
    series = SERIES.replace("2026-01-01", "2028-01-01").replace("365", "366")
    built = module_site(series + day(366, "en", "The last", series="year")).build("2029-01-02T12:00:00+01:00")

    assert "Sun, 31 Dec 2028 07:00:00 +0100" in built.text("year/feed.rss")

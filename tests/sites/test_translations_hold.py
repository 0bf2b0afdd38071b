"""Policy *hold*: a day comes out when all the languages of its series exist, in all of them at once."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, day
from tests.sites.page import WORDS, answers, feed_titles, homework_days, sitemap, visit

SITE = (
    SERIES
    + "translations: hold\n"
    + day(1, "en", "Begin")
    + day(1, "it", "Inizio")
    + day(2, "en", "Wait for me", "tags: [patience]\n")
    + day(3, "en", "Again")
    + day(3, "it", "Ancora")
)
THIRD = "2026-11-03T12:00:00+01:00"


@pytest.fixture(scope="module", params=["native", "guest"])
def built(module_site, request):
    return module_site(SITE, **(GUEST if request.param == "guest" else {})).build(THIRD)


@pytest.fixture(scope="module")
def native(module_site):
    return module_site(SITE).build(THIRD)


def test_a_held_day_has_an_address_in_no_language(built):
    assert not answers(built, "/connections/2/")
    assert not answers(built, "/it/relazioni/2/")


def test_nothing_anywhere_tells_of_a_held_day(built):
    assert "Wait for me" not in built.everything()
    assert "patience" not in built.everything().lower()


def test_the_feeds_pass_over_it_in_both_languages(built):
    assert feed_titles(built, "/connections/feed.rss") == ["Day 3: Again", "Day 1: Begin"]
    assert feed_titles(built, "/it/relazioni/feed.rss") == ["Giorno 3: Ancora", "Giorno 1: Inizio"]


def test_sitemap_and_homework_data_pass_over_it(built):
    assert not [address for address in sitemap(built) if address.endswith("/2/")]
    assert homework_days(built, "/connections/homework.json") == [1, 3]
    assert homework_days(built, "/it/relazioni/homework.json") == [1, 3]


def test_previous_and_next_say_that_it_is_missing(native):
    assert "Day 3: Again Day 2 is missing." in visit(native, "/connections/1/").text
    assert (
        f"Giorno 1: Inizio {WORDS['it'].count('skipped_missing', 1, days=2)}" in visit(native, "/it/relazioni/3/").text
    )


def test_the_series_page_shows_the_hole(native):
    assert visit(native, "/connections/").square("2 November") == "Day 2, 2 November: missing"
    assert visit(native, "/it/relazioni/").square("2 novembre") == f"Giorno 2, 2 novembre: {WORDS['it'].state_missing}"


def test_before_its_date_a_held_day_is_coming_like_any_other(module_site):
    built = module_site(SITE).build("2026-11-01T12:00:00+01:00")

    assert visit(built, "/connections/").square("2 November") == "Day 2, 2 November: coming"


def test_it_comes_out_in_all_languages_when_the_last_one_is_written(module_site):
    site = module_site(SITE)
    site.build(THIRD)
    built = site.write("connections/002.it.md", "---\ntitle: In attesa\n---\nUn testo.\n").build(THIRD)

    assert feed_titles(built, "/connections/feed.rss") == ["Day 3: Again", "Day 2: Wait for me", "Day 1: Begin"]
    assert feed_titles(built, "/it/relazioni/feed.rss") == [
        "Giorno 3: Ancora",
        "Giorno 2: In attesa",
        "Giorno 1: Inizio",
    ]
    assert visit(built, "/connections/2/").switch_to("Italiano") == "/it/relazioni/2/"


def test_it_comes_out_at_the_later_of_plan_and_completion(module_site):
    site = module_site(SITE + day(2, "it", "In attesa", "date: 2026-11-03 09:00\n"))

    early = site.build("2026-11-03T08:59:59+01:00")
    assert not answers(early, "/connections/2/")
    assert not answers(early, "/it/relazioni/2/")

    late = site.build("2026-11-03T09:00:00+01:00")
    assert "Tue, 03 Nov 2026 09:00:00 +0100" in late.text("connections/feed.rss")
    assert feed_titles(late, "/connections/feed.rss") == ["Day 2: Wait for me", "Day 3: Again", "Day 1: Begin"]
    assert feed_titles(late, "/it/relazioni/feed.rss")[0] == "Giorno 2: In attesa"


def test_a_draft_twin_completes_nothing(module_site):
    built = module_site(SITE + day(2, "it", "In attesa", "status: draft\n")).build(THIRD)

    assert not answers(built, "/connections/2/")


def test_what_is_in_the_ledger_stays_out_though_its_twin_is_gone(module_site):
    ledger = "-- ledger.txt --\nconnections/2 en 2026-11-02T06:00:00Z 0 out 1:00aa11bb22cc\n"
    built = module_site(SITE + ledger).build(THIRD)

    assert answers(built, "/connections/2/")

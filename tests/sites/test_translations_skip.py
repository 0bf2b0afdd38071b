"""Policy *skip*: a language without the day goes on without it, and says so."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, day
from tests.sites.page import WORDS, answers, feed_titles, homework_days, sitemap, visit

SITE = (
    SERIES
    + "translations: skip\n"
    + day(1, "en", "Begin", "tags: [habits]\n")
    + day(1, "it", "Inizio", "tags: [habits]\n")
    + day(2, "en", "Alone", "tags: [habits]\n")
    + day(3, "en", "Alone again")
    + day(4, "en", "Again")
    + day(4, "it", "Ancora")
)
FOURTH = "2026-11-04T12:00:00+01:00"


@pytest.fixture(scope="module")
def built(module_site):
    return module_site(SITE).build(FOURTH)


@pytest.fixture(scope="module")
def guest(module_site):
    return module_site(SITE, **GUEST).build(FOURTH)


def test_the_other_language_has_no_page_for_the_day(built, guest):
    assert answers(built, "/connections/2/")
    assert not answers(built, "/it/relazioni/2/")
    assert answers(guest, "/connections/2/")
    assert not answers(guest, "/it/relazioni/2/")


def test_the_language_switch_leads_to_the_series_page(built):
    assert visit(built, "/connections/2/").switch_to("Italiano") == "/it/relazioni/"
    assert visit(built, "/connections/1/").switch_to("Italiano") == "/it/relazioni/1/"


def test_previous_and_next_pass_over_the_days_and_say_why(built):
    elsewhere = WORDS["it"].count("skipped_elsewhere", 2, days="2 e 3")

    assert f"Giorno 4: Ancora {elsewhere}" in visit(built, "/it/relazioni/1/").text
    assert f"Giorno 1: Inizio {elsewhere}" in visit(built, "/it/relazioni/4/").text
    assert visit(built, "/it/relazioni/1/").link("Giorno 4: Ancora").href == "/it/relazioni/4/"


def test_the_original_is_canonical_and_alone_in_hreflang(built):
    english = "https://example.org/connections/2/"

    assert visit(built, "/connections/2/").canonical == english
    assert visit(built, "/connections/2/").alternates == {"en": english, "x-default": english}


def test_feeds_homework_and_sitemap_have_each_day_in_its_own_languages(built, guest):
    for site in (built, guest):
        assert feed_titles(site, "/it/relazioni/feed.rss") == ["Giorno 4: Ancora", "Giorno 1: Inizio"]
        assert len(feed_titles(site, "/connections/feed.rss")) == 4
        assert homework_days(site, "/it/relazioni/homework.json") == [1, 4]
        assert "https://example.org/it/relazioni/2/" not in sitemap(site)


def test_tags_list_only_what_is_in_the_language(built):
    assert visit(built, "/it/tag/habits/").addresses.count("/it/relazioni/1/") == 1
    assert "/it/relazioni/2/" not in visit(built, "/it/tag/habits/").addresses
    assert "/connections/2/" in visit(built, "/tag/habits/").addresses


def test_the_listing_names_the_day_without_title_and_says_where_it_is(built):
    page = visit(built, "/it/relazioni/days/1-30/")

    assert f"Giorno 2 2 novembre 2026 {WORDS['it'].state_elsewhere}" in page.text
    assert "Alone" not in page.text


def test_the_series_page_says_that_the_day_is_elsewhere(built):
    page = visit(built, "/it/relazioni/")

    assert page.square("2 novembre") == f"Giorno 2, 2 novembre: {WORDS['it'].state_elsewhere}"
    assert "/it/relazioni/2/" not in page.addresses


def test_home_shows_the_last_day_of_its_own_language(module_site):
    home = visit(module_site(SITE).build("2026-11-03T12:00:00+01:00"), "/it/")

    assert home.link("Inizio").href == "/it/relazioni/1/"
    assert "Alone" not in home.text

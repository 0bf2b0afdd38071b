"""Policy *fallback*: a day without its twin shows the original at the other language's address."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, article, day
from tests.sites.page import WORDS, answers, feed_titles, homework_days, sitemap, visit

SITE = (
    SERIES
    + "translations: fallback\n"
    + day(1, "en", "Begin", "tags: [habits]\n")
    + day(1, "it", "Inizio", "tags: [habits]\n")
    + day(2, "en", "Alone", "tags: [habits, solitude]\n", "An English text.")
    + day(3, "en", "Again", "tags: [habits]\n")
    + day(3, "it", "Ancora", "tags: [habits]\n")
    + day(4, "it", "Solo in italiano", text="Un testo italiano.")
    + "-- tags.yaml --\nhabits: {en: Habits, it: Abitudini}\n"
)
THIRD = "2026-11-03T12:00:00+01:00"
FOURTH = "2026-11-04T12:00:00+01:00"
SECOND = "2026-11-02T12:00:00+01:00"


@pytest.fixture(scope="module")
def built(module_site):
    return module_site(SITE).build(THIRD)


def test_the_original_stands_at_the_address_of_the_other_language(built):
    page = visit(built, "/it/relazioni/2/")

    assert "An English text." in page.text
    assert page.h1.text == "Alone"


def test_the_page_is_italian_and_the_original_in_it_is_marked_as_english(built):
    page = visit(built, "/it/relazioni/2/")

    assert page.lang == "it"
    assert page.lang_of("Alone") == "en"
    assert page.lang_of("An English text.") == "en"


def test_the_homework_of_the_original_is_english_within_words_of_the_page(built):
    page = visit(built, "/it/relazioni/2/")

    assert page.lang_of("Do it") == "en"
    assert page.lang_of("Go.") == "en"
    assert "Compito · Giorno 2" in page.text


def test_a_notice_says_that_this_is_not_a_translation(built):
    page = visit(built, "/it/relazioni/2/")

    assert WORDS["it"].fallback_notice in page.text
    assert WORDS["it"].fallback_notice not in visit(built, "/it/relazioni/1/").text


def test_the_canonical_address_is_that_of_the_original(built):
    assert visit(built, "/it/relazioni/2/").canonical == "https://example.org/connections/2/"


def test_a_fallback_has_no_hreflang_and_the_original_names_only_itself(built):
    english = "https://example.org/connections/2/"

    assert visit(built, "/it/relazioni/2/").alternates == {}
    assert visit(built, "/connections/2/").alternates == {"en": english, "x-default": english}


def test_a_day_in_both_languages_names_both_and_its_default(built):
    versions = {
        "en": "https://example.org/connections/1/",
        "it": "https://example.org/it/relazioni/1/",
        "x-default": "https://example.org/connections/1/",
    }

    assert visit(built, "/connections/1/").alternates == versions
    assert visit(built, "/it/relazioni/1/").alternates == versions


def test_search_engines_are_given_no_data_of_the_fallback(built):
    assert visit(built, "/it/relazioni/2/").json_ld == []
    assert visit(built, "/connections/2/").json_ld[0]["headline"] == "Day 2: Alone"


def test_the_italian_feeds_do_not_have_it(built):
    assert feed_titles(built, "/it/feed.rss") == ["Giorno 3: Ancora", "Giorno 1: Inizio"]
    assert feed_titles(built, "/it/relazioni/feed.rss") == ["Giorno 3: Ancora", "Giorno 1: Inizio"]
    assert feed_titles(built, "/connections/feed.rss") == ["Day 3: Again", "Day 2: Alone", "Day 1: Begin"]


def test_the_sitemap_has_the_original_only(built):
    found = sitemap(built)

    assert "https://example.org/it/relazioni/2/" not in found
    assert set(found["https://example.org/connections/2/"]) == {"en", "x-default"}
    assert set(found["https://example.org/connections/1/"]) == {"en", "it", "x-default"}


def test_the_italian_homework_data_does_not_have_it(built):
    assert homework_days(built, "/it/relazioni/homework.json") == [1, 3]
    assert homework_days(built, "/connections/homework.json") == [1, 2, 3]


def test_it_stands_under_no_italian_tag(built):
    assert visit(built, "/it/tag/abitudini/").addresses.count("/it/relazioni/2/") == 0
    assert not answers(built, "/it/tag/solitude/")
    assert answers(built, "/tag/solitude/")


def test_the_fallback_links_to_no_tag(built):
    assert not [href for href in visit(built, "/it/relazioni/2/").addresses if "/tag/" in href]


def test_the_listing_has_it_marked_and_says_its_language(built):
    page = visit(built, "/it/relazioni/days/1-30/")

    assert page.link("Giorno 2: Alone").href == "/it/relazioni/2/"
    assert page.link("Giorno 2: Alone").lang == "en"
    assert "2 novembre 2026 in inglese" in page.text


def test_previous_and_next_lead_to_it_and_mark_its_title(built):
    after = visit(built, "/it/relazioni/1/").link("Giorno 2: Alone")
    before = visit(built, "/it/relazioni/3/").link("Giorno 2: Alone")

    assert (after.href, after.lang) == ("/it/relazioni/2/", "en")
    assert (before.href, before.lang) == ("/it/relazioni/2/", "en")


def test_its_own_previous_and_next_are_italian(built):
    page = visit(built, "/it/relazioni/2/")

    assert page.link("Giorno 1: Inizio").href == "/it/relazioni/1/"
    assert page.link("Giorno 3: Ancora").href == "/it/relazioni/3/"


def test_the_series_page_says_that_it_is_not_translated_yet(built):
    page = visit(built, "/it/relazioni/")

    assert page.square("2 novembre") == "Giorno 2, 2 novembre: Alone"
    assert page.link("Giorno 2, 2 novembre: Alone").lang == "en"
    assert WORDS["it"].state_fallback in page.text
    assert WORDS["en"].state_fallback not in visit(built, "/connections/").text


def test_the_language_switch_stays_on_the_day(built):
    assert visit(built, "/connections/2/").switch_to("Italiano") == "/it/relazioni/2/"
    assert visit(built, "/it/relazioni/2/").switch_to("English") == "/connections/2/"


def test_home_shows_todays_original_in_the_page_of_the_other_language(module_site):
    home = visit(module_site(SITE).build(SECOND), "/it/")

    assert home.link("Alone").href == "/it/relazioni/2/"
    assert home.link("Alone").lang == "en"
    assert "in inglese" in home.text


def test_it_works_in_the_other_direction_too(module_site):
    built = module_site(SITE).build(FOURTH)
    page = visit(built, "/connections/4/")

    assert page.lang_of("Solo in italiano") == "it"
    assert page.canonical == "https://example.org/it/relazioni/4/"
    assert WORDS["en"].fallback_notice in page.text
    assert "Day 4: Solo in italiano" not in built.text("feed.rss")


def test_x_default_of_a_day_without_the_default_language_is_the_day_itself(module_site):
    built = module_site(SITE).build(FOURTH)

    italian = "https://example.org/it/relazioni/4/"
    assert visit(built, "/it/relazioni/4/").alternates == {"it": italian, "x-default": italian}


def test_the_translation_takes_the_same_address_when_it_comes(module_site):
    site = module_site(SITE)
    site.build(THIRD)
    site.write("connections/002.it.md", "---\ntitle: Da soli\ndate: 2026-11-03\n---\nUn testo.\n")

    page = visit(site.build(THIRD), "/it/relazioni/2/")

    assert page.h1.text == "Da soli"
    assert page.canonical == "https://example.org/it/relazioni/2/"
    assert set(page.alternates) == {"en", "it", "x-default"}
    assert WORDS["it"].fallback_notice not in page.text


def test_the_translation_enters_the_feed_with_its_own_moment(module_site):
    site = module_site(SITE + day(2, "it", "Da soli", "date: 2026-11-03 09:00\n"))

    assert feed_titles(site.build("2026-11-03T08:59:59+01:00"), "/it/feed.rss") == [
        "Giorno 3: Ancora",
        "Giorno 1: Inizio",
    ]
    assert feed_titles(site.build("2026-11-03T09:00:00+01:00"), "/it/feed.rss") == [
        "Giorno 2: Da soli",
        "Giorno 3: Ancora",
        "Giorno 1: Inizio",
    ]


def test_the_original_does_not_change_when_its_translation_comes_but_for_its_versions(module_site):
    site = module_site(SITE)
    before = site.build(THIRD)
    after = site.write("connections/002.it.md", "---\ntitle: Da soli\n---\nUn testo.\n").build(THIRD)

    assert before.files["connections/feed.rss"] == after.files["connections/feed.rss"]
    assert before.files["connections/homework.json"] == after.files["connections/homework.json"]
    assert visit(before, "/connections/2/").text == visit(after, "/connections/2/").text


def test_a_foreign_theme_has_no_fallback_pages(module_site):
    built = module_site(SITE, **GUEST).build(THIRD)

    assert answers(built, "/connections/2/")
    assert not answers(built, "/it/relazioni/2/")
    assert "https://example.org/it/relazioni/2/" not in sitemap(built)


def test_articles_know_no_fallback(module_site):
    built = module_site(SITE + article("alone", "en", "Alone")).build(THIRD)

    assert answers(built, "/alone/")
    assert not answers(built, "/it/alone/")

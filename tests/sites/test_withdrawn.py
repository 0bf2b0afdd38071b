"""`status: withdrawn`: a short notice at the address, gone from everything else, the number taken."""

from __future__ import annotations

import json

import pytest

from tests.harness import GUEST, SERIES, article, day
from tests.sites.page import WORDS, answers, feed_titles, homework_days, sitemap, visit

PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
SITE = (
    SERIES
    + day(1, "en", "Begin")
    + day(1, "it", "Inizio")
    + day(2, "en", "Regretted", "status: withdrawn\ntags: [regrets]\nsummary: Regretful.\n", "![x](sorry.svg) Sentences.")
    + day(2, "it", "Rimpianto", "status: withdrawn\n")
    + day(3, "en", "Again")
    + day(3, "it", "Ripensato", "status: withdrawn\n")
    + day(9, "en", "Later", "status: withdrawn\n")
)  # fmt: skip
ARTICLE = article("job", "en", "Job security", "date: 2026-10-20\nstatus: withdrawn\n")
FOURTH = "2026-11-04T12:00:00+01:00"


@pytest.fixture(scope="module", params=["native", "guest"])
def built(module_site, request):
    site = module_site(SITE, **GUEST) if request.param == "guest" else module_site(SITE + ARTICLE)
    built = site.write("connections/sorry.svg", PICTURE).build(FOURTH)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def native(module_site):
    return module_site(SITE + ARTICLE).write("connections/sorry.svg", PICTURE).build(FOURTH)


def test_a_short_notice_stands_at_the_address(built):
    page = visit(built, "/connections/2/")

    assert WORDS["en"].withdrawn_text in page.text
    assert page.noindex
    assert page.lang == "en"


def test_each_language_says_it_in_its_words(built):
    assert WORDS["it"].withdrawn_text in visit(built, "/it/relazioni/2/").text


def test_the_notice_leads_on_to_the_series(built):
    assert "/connections/" in visit(built, "/connections/2/").addresses
    assert "/it/relazioni/" in visit(built, "/it/relazioni/2/").addresses


def test_an_article_leaves_a_notice_too(native):
    page = visit(native, "/job/")

    assert page.noindex
    assert "/" in page.addresses


def test_title_text_summary_tags_and_picture_are_gone(built):
    everything = built.everything()

    for word in ("Regretted", "Sentences.", "Regretful", "regrets", "Rimpianto", "Job security"):
        assert word not in everything
    assert PICTURE not in built.files.values()


def test_it_is_in_no_feed(built, native):
    assert feed_titles(native, "/feed.rss") == ["Day 3: Again", "Day 1: Begin"]
    assert feed_titles(built, "/connections/feed.rss") == ["Day 3: Again", "Day 1: Begin"]
    assert feed_titles(built, "/it/relazioni/feed.rss") == ["Giorno 1: Inizio"]


def test_it_is_in_no_sitemap_and_no_homework_data(built):
    assert not [address for address in sitemap(built) if address.endswith(("/2/", "/job/"))]
    assert homework_days(built, "/connections/homework.json") == [1, 3]


def test_previous_and_next_say_that_it_was_withdrawn(native):
    assert "Day 3: Again Day 2 was withdrawn." in visit(native, "/connections/1/").text
    assert "Day 1: Begin Day 2 was withdrawn." in visit(native, "/connections/3/").text


def test_the_calendar_says_it_and_leads_to_the_notice(native):
    page = visit(native, "/connections/")

    assert page.square("2 November") == "Day 2, 2 November: withdrawn"
    assert page.link("Day 2, 2 November: withdrawn").href == "/connections/2/"


def test_the_listing_names_the_number_without_a_title(native):
    assert "Day 2 2 November 2026 withdrawn" in visit(native, "/connections/days/1-30/").text


def test_the_number_stays_taken(module_site):
    site = module_site(SITE).write("connections/002-new.en.md", "---\ntitle: Another day 2\n---\nText.\n")
    built = site.build(FOURTH)

    assert built.status == 1
    assert "day-twice" in built.said


def test_a_withdrawn_translation_brings_no_fallback_back(built):
    """The Italian text of day 3 was taken back: its address says so, the English one stands."""
    assert WORDS["it"].withdrawn_text in visit(built, "/it/relazioni/3/").text
    assert answers(built, "/connections/3/")


def test_a_withdrawn_original_without_a_twin_leaves_the_notice_in_both_languages(module_site):
    built = module_site(SERIES + day(1, "en", "Regretted", "status: withdrawn\n")).build(FOURTH)

    assert WORDS["en"].withdrawn_text in visit(built, "/connections/1/").text
    assert WORDS["it"].withdrawn_text in visit(built, "/it/relazioni/1/").text


def test_before_its_moment_a_withdrawn_day_leaves_no_notice(built):
    assert not answers(built, "/connections/9/")
    assert "Later" not in built.everything()


def test_a_page_that_was_out_becomes_the_notice_at_the_next_build(module_site):
    site = module_site(SERIES + day(1, "en", "Begin", text="Rash words."))
    assert "Rash words." in site.build(FOURTH).everything()

    site.edit("connections/001.en.md", "title: Begin", "title: Begin\nstatus: withdrawn")
    built = site.build(FOURTH)

    assert "Rash words." not in built.everything()
    assert visit(built, "/connections/1/").noindex


def test_a_page_that_was_out_becomes_the_notice_in_a_foreign_theme_too(module_site):
    site = module_site(SERIES + day(1, "en", "Begin", text="Rash words."), **GUEST, DELETE_OUTPUT_DIRECTORY=True)
    assert "Rash words." in site.build(FOURTH).everything()

    site.edit("connections/001.en.md", "title: Begin", "title: Begin\nstatus: withdrawn")

    assert "Rash words." not in site.build(FOURTH).everything()


def test_links_in_prose_still_lead_to_the_notice(module_site):
    text = (
        SERIES
        + day(1, "en", "Regretted", "status: withdrawn\n")
        + day(2, "en", "On", text="See [it]({filename}001.en.md).")
    )
    built = module_site(text).build(FOURTH)

    assert visit(built, "/connections/2/").link("it").href == "/connections/1/"


def test_home_passes_over_it(module_site):
    text = SERIES + day(1, "en", "Begin") + day(2, "en", "Regretted", "status: withdrawn\n")
    page = visit(module_site(text).build("2026-11-02T12:00:00+01:00"), "/")

    assert page.link("Begin").href == "/connections/1/"
    assert "Regretted" not in page.text


def test_the_data_of_other_days_stays(built):
    days = json.loads(built.files["connections/homework.json"])["days"]

    assert [entry["title"] for entry in days] == ["Begin", "Again"]

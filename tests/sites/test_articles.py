"""Stand-alone articles and pages: in one language or in both, free in their slugs."""

from __future__ import annotations

import pytest

from tests.harness import article, page
from tests.sites.page import answers, feed_titles, sitemap, visit

SITE = (
    article("job", "en", "Job security", "date: 2026-10-20\ntags: [work]\n")
    + article("talk", "en", "Small talk", "date: 2026-10-25 09:00\ntags: [talk]\n")
    + article("talk", "it", "Chiacchiere", "date: 2026-10-26\ntags: [talk]\nslug: elogio-delle-chiacchiere\n")
    + article("later", "en", "Later", "date: 2026-12-24\n")
    + article("draft", "en", "Not yet", "date: 2026-10-20\nstatus: draft\n")
    + page("about", "en", "About")
    + page("about", "it", "Il progetto", "slug: progetto\n")
    + page("colophon", "en", "Colophon")
)
NOVEMBER = "2026-11-05T12:00:00+01:00"


@pytest.fixture(scope="module")
def built(module_site):
    built = module_site(SITE).build(NOVEMBER)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def native(module_site):
    return module_site(SITE).build(NOVEMBER)


def test_the_address_is_the_file_stem_or_the_slug(built):
    assert answers(built, "/job/")
    assert answers(built, "/talk/")
    assert answers(built, "/it/elogio-delle-chiacchiere/")
    assert answers(built, "/it/progetto/")


def test_an_article_in_one_language_has_no_page_in_the_other(built):
    assert not answers(built, "/it/job/")


def test_twins_are_told_by_their_stem_and_switch_to_each_other(native):
    assert visit(native, "/talk/").switch_to("Italiano") == "/it/elogio-delle-chiacchiere/"
    assert visit(native, "/it/elogio-delle-chiacchiere/").switch_to("English") == "/talk/"
    assert set(visit(native, "/talk/").alternates) == {"en", "it", "x-default"}


def test_an_article_in_one_language_switches_to_the_list_of_the_other(native):
    assert visit(native, "/job/").switch_to("Italiano") == "/it/articoli/"
    assert set(visit(native, "/job/").alternates) == {"en", "x-default"}


def test_a_page_in_one_language_switches_to_the_home_of_the_other(native):
    assert visit(native, "/colophon/").switch_to("Italiano") == "/it/"
    assert visit(native, "/about/").switch_to("Italiano") == "/it/progetto/"


def test_feeds_have_the_articles_of_their_language_newest_first_and_no_pages(built):
    assert feed_titles(built, "/feed.rss") == ["Small talk", "Job security"]
    assert feed_titles(built, "/it/feed.rss") == ["Chiacchiere"]


def test_ids_are_made_of_the_stem_so_that_a_slug_may_change(built):
    assert "tag:example.org,2026:a/talk/it<" in built.text("it/feed.rss")
    assert "tag:example.org,2026:a/job/en<" in built.text("feed.rss")


def test_an_article_without_a_time_comes_out_at_midnight_of_the_site(module_site):
    site = module_site(SITE)

    assert "/job/" not in {
        f"/{path.removesuffix('index.html')}" for path in site.build("2026-10-19T23:59:59+02:00").files
    }
    assert answers(site.build("2026-10-20T00:00:00+02:00"), "/job/")


def test_a_coming_article_and_a_draft_are_nowhere(built):
    everything = built.everything()

    assert "Later" not in everything
    assert "Not yet" not in everything
    assert not [path for path in built.files if "later" in path or "draft" in path]


def test_the_sitemap_has_articles_and_pages_with_their_versions(built):
    found = sitemap(built)

    assert set(found["https://example.org/talk/"]) == {"en", "it", "x-default"}
    assert set(found["https://example.org/job/"]) == {"en", "x-default"}
    assert set(found["https://example.org/about/"]) == {"en", "it", "x-default"}


def test_the_list_of_articles_is_localised_and_leads_to_months_and_tags(native):
    page = visit(native, "/it/articoli/")

    assert "/it/elogio-delle-chiacchiere/" in page.addresses
    assert "/it/2026/10/" in page.addresses
    assert "/it/tag/talk/" in page.addresses
    assert page.switch_to("English") == "/articles/"


def test_the_list_offers_no_tag_without_a_post_in_its_language(native):
    assert "/it/tag/work/" not in visit(native, "/it/articoli/").addresses
    assert not answers(native, "/it/tag/work/")


def test_an_article_names_only_those_before_it_so_that_it_does_not_change(module_site):
    site = module_site(SITE)
    before = site.build(NOVEMBER)
    site.write("articles/new.en.md", "---\ntitle: The newest\ndate: 2026-11-01\n---\nText.\n")
    after = site.build(NOVEMBER)

    assert before.files["talk/index.html"] == after.files["talk/index.html"]
    assert "/talk/" in visit(after, "/new/").addresses


def test_an_article_without_a_date_stops_the_build_and_says_what_to_write(module_site):
    built = module_site(article("job", "en", "Job security", "")).build(NOVEMBER)

    assert built.status == 1
    assert "articles/job.en.md" in built.said
    assert "date-missing" in built.said


def test_tags_have_a_page_in_each_language_that_know_each_other(module_site):
    tags = "-- tags.yaml --\ntalk: {en: Conversation, it: Conversazione}\n"
    built = module_site(SITE + tags).build(NOVEMBER)

    assert visit(built, "/tag/conversation/").switch_to("Italiano") == "/it/tag/conversazione/"
    assert visit(built, "/talk/").link("Conversation").href == "/tag/conversation/"


def test_a_tag_may_be_named_by_its_local_name(module_site):
    tags = "-- tags.yaml --\ntalk: {en: Conversation, it: Conversazione}\n"
    text = SITE + tags + article("more", "it", "Ancora", "date: 2026-10-27\ntags: [Conversazione]\n")
    page = visit(module_site(text).build(NOVEMBER), "/it/tag/conversazione/")

    assert {"/it/more/", "/it/elogio-delle-chiacchiere/"} <= set(page.addresses)


def test_a_tag_has_one_page_however_its_texts_call_it(module_site):
    """tags.yaml names it in Italian alone: English texts may write its key, or the Italian name."""
    built = module_site(
        article("first", "en", "First", "date: 2026-10-20\ntags: [Introversi]\n")
        + article("second", "en", "Second", "date: 2026-10-21\ntags: [introverts]\n")
        + "-- tags.yaml --\nintroverts: {it: Introversi}\n"
    ).build(NOVEMBER)

    assert built.status == 0, built.said
    assert answers(built, "/tag/introversi/")
    assert "/tag/introversi/" in visit(built, "/second/").addresses

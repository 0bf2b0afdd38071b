"""Old addresses lead to the new ones: of posts, of whole series, and of their feeds."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, article, day, page
from tests.sites.page import answers, sitemap, visit

SERIES_ONLY = (
    SERIES
    + "aliases: {en: [old-connections], it: [relazioni-vecchie, rete]}\n"
    + day(1, "en", "Begin", "aliases: [/2011/04/begin.html, first]\n")
    + day(1, "it", "Inizio")
    + day(2, "en", "Alone")
    + day(3, "en", "Gone", "status: withdrawn\naliases: [/gone/]\n")
    + day(9, "en", "Coming", "aliases: [/2011/04/secret-alias.html]\n")
)
SITE = (
    SERIES_ONLY
    + article("job", "en", "Job security", "date: 2026-10-20\naliases: [/blog/job.php]\n")
    + page("about", "it", "Il progetto", "slug: progetto\naliases: [/it/chi-siamo/]\n")
)
THIRD = "2026-11-03T12:00:00+01:00"


@pytest.fixture(scope="module", params=["native", "guest"])
def built(module_site, request):
    site = module_site(SERIES_ONLY, **GUEST) if request.param == "guest" else module_site(SITE)
    built = site.build(THIRD)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="module")
def native(module_site):
    return module_site(SITE).build(THIRD)


def test_an_old_address_of_a_day_leads_to_the_day(built):
    assert visit(built, "/2011/04/begin.html").leads_to == "/connections/1/"


def test_an_old_address_that_names_no_file_is_a_folder(built):
    assert visit(built, "/first/").leads_to == "/connections/1/"


def test_articles_and_pages_have_old_addresses_too(native):
    assert visit(native, "/blog/job.php").leads_to == "/job/"
    assert visit(native, "/it/chi-siamo/").leads_to == "/it/progetto/"


def test_a_redirect_is_not_for_search_engines_and_names_the_page_that_counts(built):
    page = visit(built, "/2011/04/begin.html")

    assert page.noindex
    assert page.canonical == "https://example.org/connections/1/"
    assert not [address for address in sitemap(built) if "begin" in address or "/first/" in address]


def test_a_redirect_can_be_followed_by_hand_and_says_the_title(built):
    page = visit(built, "/2011/04/begin.html")

    assert page.link("Day 1: Begin").href == "/connections/1/"
    assert page.lang == "en"


def test_an_old_slug_leads_the_series_page_to_its_new_place(native):
    assert visit(native, "/old-connections/").leads_to == "/connections/"
    assert visit(native, "/it/relazioni-vecchie/").leads_to == "/it/relazioni/"
    assert visit(native, "/it/rete/").leads_to == "/it/relazioni/"


def test_in_a_foreign_theme_an_old_slug_leads_to_the_series_too(module_site):
    built = module_site(SERIES_ONLY, **GUEST).build(THIRD)

    assert visit(built, "/old-connections/").leads_to == "/connections/"
    assert not answers(built, "/old-connections/days/1-30/")


def test_an_old_slug_covers_every_day_below_it(built):
    assert visit(built, "/old-connections/1/").leads_to == "/connections/1/"
    assert visit(built, "/it/rete/1/").leads_to == "/it/relazioni/1/"


def test_an_old_slug_covers_fallbacks_and_listings(native):
    assert visit(native, "/it/rete/2/").leads_to == "/it/relazioni/2/"
    assert visit(native, "/old-connections/days/1-30/").leads_to == "/connections/days/1-30/"


def test_an_old_slug_covers_a_withdrawn_day(built):
    assert visit(built, "/old-connections/3/").leads_to == "/connections/3/"
    assert visit(built, "/gone/").leads_to == "/connections/3/"


def test_a_feed_at_the_old_address_holds_the_new_feeds_bytes(built):
    assert built.files["old-connections/feed.rss"] == built.files["connections/feed.rss"]
    assert built.files["it/rete/feed.rss"] == built.files["it/relazioni/feed.rss"]
    assert b"Day 1: Begin" in built.files["old-connections/feed.rss"]


def test_homework_data_at_the_old_address_too(built):
    assert built.files["old-connections/homework.json"] == built.files["connections/homework.json"]


def test_a_coming_day_has_no_old_address_yet(built):
    assert "secret-alias" not in built.everything()
    assert not answers(built, "/old-connections/9/")


def test_redirects_honour_the_path_of_the_site(module_site):
    built = module_site(SITE, SITEURL="https://name.example.net/repo/").build(THIRD)
    page = visit(built, "/old-connections/1/")

    assert page.leads_to == "/repo/connections/1/"
    assert page.link("Day 1: Begin").href == "/repo/connections/1/"
    assert page.canonical == "https://name.example.net/repo/connections/1/"


def test_an_old_address_that_is_in_use_stops_the_build_and_names_both(module_site):
    built = module_site(SERIES + day(1, "en", "Begin", "aliases: [/job/]\n") + article("job", "en", "Job")).build(THIRD)

    assert built.status == 1
    assert "address-twice" in built.said
    assert "articles/job.en.md" in built.said
    assert "connections/001.en.md" in built.said


@pytest.mark.parametrize("alias", ["../outside", "/a/../../b", "/it//x", "https://elsewhere.example/x", "/a%2e%2e/b"])
def test_an_old_address_outside_the_site_is_refused(module_site, alias):
    built = module_site(SERIES + day(1, "en", "Begin", f"aliases: ['{alias}']\n")).build(THIRD)

    assert built.status == 1
    assert "alias-unfit" in built.said


def test_the_old_address_of_a_renamed_article_leads_to_it(module_site):
    site = module_site(article("job", "en", "Job security"))
    site.build(THIRD)
    site.delete("articles/job.en.md")
    site.write("articles/safe.en.md", "---\ntitle: Job security\ndate: 2026-10-20\naliases: [/job/]\n---\nText.\n")

    assert visit(site.build(THIRD), "/job/").leads_to == "/safe/"

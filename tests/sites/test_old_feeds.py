"""Old addresses of feeds that end in a slash: a page that names the feed, for programs and for people (F71)."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, day
from tests.sites.crawler import Crawl
from tests.sites.page import answers, sitemap, visit

TEXT = SERIES + day(1, "en", "Begin") + day(1, "it", "Inizio")
SITE = "https://example.org"


@pytest.fixture(scope="module")
def built(module_site):
    built = module_site(TEXT).build()
    assert built.status == 0, built.said
    return built


@pytest.mark.parametrize(
    ("old", "feed", "type", "follow"),
    [
        ("/feed/", "/feed.rss", "application/rss+xml", "/follow/"),
        ("/it/feed/", "/it/feed.rss", "application/rss+xml", "/it/segui/"),
        ("/feeds/posts/default/", "/feed.atom", "application/atom+xml", "/follow/"),
    ],
)
def test_a_program_finds_the_feed_and_a_person_how_to_follow(built, old, feed, type, follow):
    page = visit(built, old)
    (link,) = page.root.xpath("//link[@rel='alternate']")

    assert (link.get("href"), link.get("type")) == (f"{SITE}{feed}", type)
    assert link.get("title")
    assert answers(built, feed)
    assert page.leads_to == follow
    assert follow in page.addresses
    assert page.noindex


def test_it_speaks_the_language_of_the_feed(built):
    assert visit(built, "/it/feed/").lang == "it"
    assert "Questo feed si è spostato" in visit(built, "/it/feed/").text


def test_they_are_in_no_sitemap(built):
    assert f"{SITE}/feed/" not in sitemap(built)


def test_other_redirects_name_no_feed(module_site):
    built = module_site(TEXT.replace("title: Begin", "title: Begin\naliases: [/old/place/]")).build()

    assert not visit(built, "/old/place/").root.xpath("//link[@rel='alternate']")


def test_a_foreign_themes_old_addresses_are_its_own(module_site):
    assert not answers(module_site(TEXT, **GUEST).build(), "/feed/")


def test_no_page_on_following_leads_home(module_site):
    built = module_site(TEXT, DAYBYDAY_WITHOUT=["follow"]).build()
    page = visit(built, "/feed/")

    assert built.status == 0, built.said
    assert page.leads_to == "/"
    assert page.feeds == [f"{SITE}/feed.rss"]


def test_an_author_names_others(module_site):
    old = {"blog/rss": "it/relazioni/homework.rss", "feed": ""}
    built = module_site(TEXT, DAYBYDAY_OLD_FEEDS=old).build()

    assert visit(built, "/blog/rss/").feeds == [f"{SITE}/it/relazioni/homework.rss"]
    assert not answers(built, "/feed/")


@pytest.mark.parametrize("new", ["no/such.rss", "connections/feed.rs.rss", "weekly.atom"])
def test_an_address_that_means_no_feed_gets_no_page(module_site, new):
    built = module_site(TEXT, DAYBYDAY_OLD_FEEDS={"blog/feed": new}).build()

    assert not answers(built, "/blog/feed/")


def test_a_format_that_is_not_made_has_no_old_address(module_site):
    assert not answers(module_site(TEXT, DAYBYDAY_WITHOUT=["atom"]).build(), "/feeds/posts/default/")


def test_they_can_be_switched_off(module_site):
    assert not answers(module_site(TEXT, DAYBYDAY_WITHOUT=["old-feeds"]).build(), "/feed/")


def test_under_a_path_they_keep_to_it(module_site):
    built = module_site(TEXT, SITEURL="https://example.net/repo").build()
    page = visit(built, "/feed/")

    assert page.feeds == ["https://example.net/repo/feed.rss"]
    assert page.leads_to == "/repo/follow/"
    assert not [one for one in Crawl(built.files, "https://example.net/repo/").dead() if one.file.endswith(".html")]

"""Sites with next to nothing in them are whole sites too."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.harness import GUEST, SERIES, article, day
from tests.sites.page import answers, feed_titles, sitemap, visit

MODES = pytest.mark.parametrize("mode", [{}, GUEST], ids=["native", "guest"])


def test_an_empty_folder_gives_a_site_and_no_complaint(module_site):
    built = module_site("").build()

    assert built.status == 0
    assert built.said == ""
    assert {"feed.rss", "it/feed.rss", "sitemap.xml", "robots.txt", "manifest.txt"} <= set(built.files)


def test_the_home_of_an_empty_site_is_a_page_in_each_language(module_site):
    built = module_site("").build()

    assert visit(built, "/").text
    assert visit(built, "/it/").lang == "it"
    assert answers(built, "/404.html")
    assert answers(built, "/it/404.html")


def test_the_feeds_of_an_empty_site_are_feeds_without_items(module_site):
    root = etree.fromstring(module_site("").build().files["feed.rss"])

    assert root.findall("channel/item") == []
    assert root.findtext("channel/title") == "Test site"


def test_an_empty_site_offers_no_lists(module_site):
    built = module_site("").build()

    assert not answers(built, "/articles/")
    assert "/articles/" not in visit(built, "/").addresses


def test_a_series_without_days_shows_its_plan(module_site):
    built = module_site(SERIES).build("2026-10-20T12:00:00+02:00")

    assert visit(built, "/connections/").square("1 November") == "Day 1, 1 November: coming"
    assert feed_titles(built, "/connections/feed.rss") == []
    assert "It begins on Sunday 1 November 2026." in visit(built, "/").text


@MODES
def test_a_series_without_days_that_has_begun_is_honest_about_it(module_site, mode):
    built = module_site(SERIES, **mode).build("2026-11-03T12:00:00+01:00")

    assert built.status == 0
    assert not answers(built, "/connections/1/")


def test_an_open_ended_series_without_days_is_a_page(module_site):
    built = module_site(SERIES.replace("length: 30\n", "")).build("2026-11-03T12:00:00+01:00")

    assert built.status == 0
    assert answers(built, "/connections/")


def test_a_site_of_a_series_only_has_no_list_of_articles(module_site):
    built = module_site(SERIES + day(1, "en", "Begin")).build("2026-11-03T12:00:00+01:00")

    assert built.status == 0
    assert not answers(built, "/articles/")
    assert feed_titles(built, "/feed.rss") == ["Day 1: Begin"]


def test_a_site_of_articles_only_has_no_series(module_site):
    built = module_site(article("job", "en", "Job security")).build()

    assert built.status == 0
    assert not [path for path in built.files if path.endswith("homework.json")]
    assert feed_titles(built, "/feed.rss") == ["Job security"]


def test_the_home_of_a_site_of_articles_only_shows_them(module_site):
    home = visit(module_site(article("job", "en", "Job security")).build(), "/")

    assert "/job/" in home.addresses
    assert "Day" not in home.text


def test_a_language_without_a_single_text_has_a_home_all_the_same(module_site):
    built = module_site(article("job", "en", "Job security")).build()

    assert visit(built, "/it/").lang == "it"
    assert not answers(built, "/it/articoli/")
    assert "https://example.org/it/" in sitemap(built)


@pytest.mark.parametrize("text", ["", "---\ntitle: Empty\ndate: 2026-11-01\n---\n"], ids=["empty", "a header alone"])
@MODES
def test_a_file_without_a_text_is_named_and_is_nowhere(module_site, mode, text):
    files = {f"{folder}.en.md": text for folder in ("connections/001", "pages/empty", "articles/empty")}
    if mode:
        files = {"connections/001.en.md": text}
    made = module_site(SERIES, **mode)
    without = made.build()
    for path, body in files.items():
        made.write(path, body)
    built = made.build()

    assert built.status == 0
    assert all(f"{path}:" in built.said for path in files)
    assert built.said.count("note not-written-yet") == len(files)
    assert {path for path in built.files if "manifest" not in path} == {
        path for path in without.files if "manifest" not in path
    }

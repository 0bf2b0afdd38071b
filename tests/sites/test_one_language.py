"""A site in one language: nothing of a second one anywhere."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, article, day, page
from tests.sites.page import answers, feed_titles, visit

SERIES = """\
-- connections/series.yaml --
title: Better connections
start: 2026-11-01
length: 30
release: "07:00"
"""
SITE = (
    SERIES
    + day(1, "en", "Begin")
    + "-- connections/002-next.md --\n---\ntitle: Next\n---\nText.\n"
    + article("job", "en", "Job security")
    + page("about", "en", "About")
)
SECOND = "2026-11-02T12:00:00+01:00"
ONE = {"DAYBYDAY_LANGUAGES": ["en"]}


@pytest.fixture(scope="module")
def built(module_site):
    return module_site(SITE, **ONE).build(SECOND)


def pages(built):
    return [path for path in built.files if path.endswith(".html")]


def test_a_file_without_a_language_in_its_name_is_in_the_language_of_the_site(built):
    assert feed_titles(built, "/connections/feed.rss") == ["Day 2: Next", "Day 1: Begin"]


def test_there_is_no_root_of_another_language(built):
    assert not [path for path in built.files if path.startswith(("it/", "en/"))]


def test_no_page_offers_another_language(built):
    for path in pages(built):
        assert not [link for link in visit(built, f"/{path}").links if link.text in ("Italiano", "English")]


def test_every_hreflang_is_english_or_the_default(built):
    for path in pages(built):
        assert set(visit(built, f"/{path}").alternates) <= {"en", "x-default"}


def test_without_the_setting_the_language_of_pelican_counts(module_site):
    built = module_site(
        SERIES + day(1, "it", "Inizio").replace(".it.md", ".md"), DAYBYDAY_LANGUAGES=None, DEFAULT_LANG="it"
    ).build(SECOND)

    assert visit(built, "/").lang == "it"
    assert feed_titles(built, "/feed.rss") == ["Giorno 1: Inizio"]


def test_a_file_in_another_language_stops_the_build_by_name(module_site):
    built = module_site(SITE + day(3, "fr", "Encore"), **ONE).build("2026-11-03T12:00:00+01:00")

    assert built.status == 1
    assert "connections/003.fr.md:1:1: error language-unknown" in built.said
    assert not answers(built, "/")


def test_it_works_in_a_foreign_theme(module_site):
    built = module_site(SITE, **GUEST, **ONE).build(SECOND)

    assert visit(built, "/connections/1/").lang == "en"
    assert feed_titles(built, "/connections/feed.rss") == ["Day 2: Next", "Day 1: Begin"]

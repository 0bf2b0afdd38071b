"""A folder that Pelican has built for years: classic headers, no series.yaml, one language."""

from __future__ import annotations

import pytest

from tests.sites.page import answers, feed_titles, visit

SITE = """\
-- first-post.md --
Title: A first post: with a colon
Date: 2011-04-24 10:00
Modified: 2011-05-01
Category: Work
Tags: networking, introverts
Authors: Ada Bruni, Carlo Dini
Slug: first
Summary: What it is about.

The text of the first post.

Not-A-Header: but prose.
-- deep/er/second.md --
Title: A second post
Date: 2011-04-25
Author: Ada Bruni

The text of the second post, with a link to [the first]({filename}/first-post.md).
-- pages/about.md --
Title: About

Who writes here.
-- images/photo.png --
not really a picture
"""
ONE = {"DAYBYDAY_LANGUAGES": ["en"]}


@pytest.fixture(scope="module")
def built(module_site):
    built = module_site(SITE, **ONE).build()
    assert built.status == 0, built.said
    return built


def test_everything_is_an_article(built):
    assert feed_titles(built, "/feed.rss") == ["A second post", "A first post: with a colon"]
    assert answers(built, "/first/")
    assert answers(built, "/second/")


def test_what_looks_like_a_header_in_the_text_is_text(built):
    assert "Not-A-Header: but prose." in visit(built, "/first/").text


def test_links_in_pelicans_way_lead_to_the_post(built):
    href = next(link.href for link in visit(built, "/second/").links if link.text == "the first")

    assert href == "/first/"


def test_headers_of_pelican_are_understood(module_site):
    page = visit(module_site(SITE, **ONE).build(), "/first/")

    assert "by Ada Bruni and Carlo Dini" in page.text
    assert "What it is about." in page.text
    assert "Corrected on 1 May 2011" in page.text
    assert {"/tag/networking/", "/tag/introverts/"} <= set(page.addresses)


def test_keys_of_pelican_without_a_meaning_here_are_no_errors(built):
    assert "error" not in built.said


def test_posts_called_day_n_are_told_that_they_are_a_series(module_site):
    days = "".join(
        f"-- posts/day-{n}.md --\nTitle: Day {n}: Number {n}\nDate: 2011-04-{n:02}\n\nText.\n\nDAY {n} HOMEWORK: Go.\n"
        for n in (1, 2, 3)
    )
    built = module_site(days.replace("\n\nDAY 1 HOMEWORK: Go.", ""), **ONE)
    said = [line for line in built.findings() if "series-undeclared" in line]

    assert len(said) == 1
    assert "posts/series.yaml" in said[0]
    assert "start: 2011-04-01" in said[0]


def test_the_proposed_series_yaml_makes_them_a_series(module_site):
    days = "".join(
        f"-- posts/day-{n}.md --\nTitle: Day {n}: Number {n}\nDate: 2011-04-{n:02}\n\nText.\n\nDAY {n} HOMEWORK: Go.\n"
        for n in (1, 2, 3)
    )
    built = module_site(days + "-- posts/series.yaml --\ntitle: {en: My challenge}\nstart: 2011-04-01\n", **ONE).build()

    assert feed_titles(built, "/posts/feed.rss") == ["Day 3: Number 3", "Day 2: Number 2", "Day 1: Number 1"]
    assert '"title":"Number 2"' in built.text("posts/homework.json")


def test_two_posts_called_day_n_are_told_nothing(module_site):
    days = "".join(f"-- day-{n}.md --\nTitle: Day {n}: Number {n}\nDate: 2011-04-{n:02}\n\nText.\n" for n in (1, 2))

    assert not [line for line in module_site(days, **ONE).findings() if "series-undeclared" in line]

"""A post whose moment has not come exists nowhere: no title, text, tag, picture, file name, address."""

from __future__ import annotations

import pytest

from tests.embargo.scanner import all_sources, leaks, secrets
from tests.embargo.story import (
    AFTER,
    ARTICLE,
    BEFORE,
    DRAFT,
    DRAFT_DAY,
    EVERYTHING,
    FOURTH,
    FOURTH_IT,
    FUTURE_PAGE,
    HELD_DAY,
    MIDDLE,
    TRANSLATION,
    TWENTIETH,
)
from tests.sites.page import Page, answers, visit

NEVER = [DRAFT, DRAFT_DAY, HELD_DAY]
ALWAYS_LATER = [FOURTH, FOURTH_IT, TWENTIETH, TRANSLATION, ARTICLE, FUTURE_PAGE]
BEFORE_DAY_1 = [*NEVER, *ALWAYS_LATER, *EVERYTHING]
FALLBACK = "/it/relazioni/2/"
"""Where the original of day 2 stands until its translation is out."""


@pytest.mark.parametrize("path", BEFORE_DAY_1)
def test_before_day_1_nothing_is_known_of(story, path):
    site, built = story(BEFORE)
    (secret,) = [one for one in secrets(site.content, BEFORE_DAY_1) if one.path == path]

    assert leaks(built.files, secret) == []


@pytest.mark.parametrize("path", [*NEVER, *ALWAYS_LATER])
def test_in_the_middle_nothing_is_known_of(story, path):
    site, built = story(MIDDLE)
    (secret,) = [one for one in secrets(site.content, [*NEVER, *ALWAYS_LATER], [FALLBACK]) if one.path == path]

    assert leaks(built.files, secret) == []


@pytest.mark.parametrize("now", [BEFORE, MIDDLE])
@pytest.mark.parametrize("word", ["armadillos", "Featherstonehaugh", ".comments."])
def test_nobody_hears_what_was_said_of_a_text_that_is_not_out(story, now, word):
    assert word not in story(now)[1].everything()


@pytest.mark.parametrize("path", NEVER)
def test_after_the_end_nothing_is_known_of(story, path):
    site, built = story(AFTER)
    (secret,) = [one for one in secrets(site.content, NEVER) if one.path == path]

    assert leaks(built.files, secret) == []


@pytest.mark.parametrize("path", ALWAYS_LATER)
def test_after_the_end_everything_that_came_is_known(story, path):
    site, built = story(AFTER)
    (secret,) = [one for one in secrets(site.content, ALWAYS_LATER) if one.path == path]
    found = "\n".join(leaks(built.files, secret))

    assert "its title" in found
    assert f"the address {secret.addresses[0]}" in found


def test_the_story_forgets_no_source(story):
    site, _ = story(MIDDLE)
    public = {"articles/public.en.md", "pages/about.en.md", *EVERYTHING}

    assert {*public, *NEVER, *ALWAYS_LATER} == set(all_sources(site.content))


def test_a_coming_day_is_a_number_and_a_date_in_the_neighbours(native_story):
    _, built = native_story(MIDDLE)

    assert "Next day Day 4 It comes on Wednesday 4 November 2026 at 7:00." in visit(built, "/connections/3/").text


def test_a_link_in_prose_reads_as_text_with_its_date(story):
    _, built = story(MIDDLE)
    text = visit(built, "/connections/3/").text

    assert "On the fourth (coming on 4 November) we go on" in text
    assert "typed (coming on 4 November), typed badly (coming on 4 November), in Italian (coming on 4 November)" in text
    assert "later (coming on 20 November)" in text
    assert "an article (coming on 24 December) and its address (coming on 24 December)" in text


def test_a_link_to_a_draft_or_a_held_day_is_its_words_without_a_date(story):
    _, built = story(MIDDLE)

    assert "a draft, a held one." in visit(built, "/connections/3/").text


def test_a_link_in_prose_becomes_a_link_on_the_day(story):
    _, built = story("2026-11-04T07:00:00+01:00")
    page = visit(built, "/connections/3/")

    assert page.link("the fourth").href == "/connections/4/"
    assert page.link("typed").href == "/connections/4/"
    assert page.link("in Italian").href == "/it/relazioni/4/"
    assert page.link("a place").href == "/connections/4/#whisper"


def test_links_from_articles_and_pages_become_links_on_the_day(story):
    _, early = story(MIDDLE)
    _, late = story("2026-11-04T07:00:00+01:00")

    for address in ("/public/", "/about/"):
        assert "day four (coming on 4 November)" in visit(early, address).text
        assert visit(late, address).link("day four").href == "/connections/4/"


def test_in_feeds_a_link_to_what_came_later_stays_text_for_ever(story):
    for now in (MIDDLE, "2026-11-04T07:00:00+01:00", AFTER):
        _, built = story(now)
        feed = built.text("connections/feed.rss")
        item = feed[
            feed.index("<title>Day 3: Links</title>") : feed.index("<title>Day 2: Alone with cormorants</title>")
        ]

        assert "&lt;p&gt;On the fourth we go on, or typed, typed badly, in Italian, a place, a subject" in item
        assert "coming on" not in item


def test_the_same_feed_item_is_the_same_bytes_before_and_after(story):
    items = set()
    for now in (MIDDLE, "2026-11-04T07:00:00+01:00", AFTER):
        feed = story(now)[1].text("connections/feed.rss")
        items.add(
            feed[feed.index("<title>Day 3: Links</title>") : feed.index("<title>Day 2: Alone with cormorants</title>")]
        )

    assert len(items) == 1


def test_a_page_that_waits_for_its_translation_tells_nothing_of_it(native_story):
    _, built = native_story(MIDDLE)

    assert "A text of the second day." in visit(built, FALLBACK).text
    assert visit(built, FALLBACK).h1.text == "Alone with cormorants"


def test_the_calendar_calls_coming_draft_and_held_days_alike(native_story):
    _, built = native_story(MIDDLE)

    assert visit(built, "/connections/").square("4 November") == "Day 4, 4 November: coming"
    assert visit(built, "/connections/").square("5 November") == "Day 5, 5 November: coming"
    assert visit(built, "/connections/").square("6 November") == "Day 6, 6 November: coming"


def test_no_page_at_all_links_to_a_page_that_is_not_there(story):
    _, built = story(MIDDLE)

    for path in (path for path in built.files if path.endswith(".html")):
        for href in Page(built.files[path]).addresses:
            if href.startswith("/") and href != "/":
                assert answers(built, href), (path, href)

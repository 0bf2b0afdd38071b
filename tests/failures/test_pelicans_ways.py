"""In our theme, what Pelican would do and we do not is told by name."""

from __future__ import annotations

import pytest

from tests.harness import GUEST, SERIES, article, day

JOB = "-- articles/job.en.md --\nTitle: Job\nDate: 2026-10-20\nCategory: Work\nTags: habits\n\nText.\n"
AS_TAG = "articles/job.en.md:3:1: note category-as-tag: texts of this site name categories (Work); here these are tags, with pages at /tag/…/"


def findings_of(look, code: str) -> list[str]:
    return [finding for finding in look.findings() if f" {code}: " in finding]


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("ARTICLE_URL", "posts/{slug}/", "addresses follow from the day or the slug; old ones go into `aliases`. Take it out"),
        ("PAGE_SAVE_AS", "{slug}.html", "addresses follow from the day or the slug; old ones go into `aliases`. Take it out"),
        ("DEFAULT_CATEGORY", "Notes", "categories are tags here. Take it out"),
        ("PATH_METADATA", "(?P<date>x)", "a text says all of itself in its header; files for the root of the site go into extra/. Take it out"),
        ("STATIC_PATHS", ["files"], "everything in the content folder is read by its name and place (docs/writing.md). Take it out"),
        ("FEED_ALL_RSS", "all.rss", "feeds are ours (docs/feeds.md); old addresses of feeds go into DAYBYDAY_OLD_FEEDS. Take it out"),
        ("DEFAULT_PAGINATION", 10, "our pages are made by our templates; docs/theming.md shows how to change them. Take it out"),
        ("RELATIVE_URLS", True, "there is no such choice here. Take it out"),
        ("MENUITEMS", (("Home", "/"),), "our theme shows nothing of it. Take it out"),
    ],
)  # fmt: skip
def test_a_setting_of_pelicans_that_changes_nothing_is_named_with_what_to_do(site, name, value, hint):
    said = f"pelicanconf.py:1:1: warning setting-unused: {name} is a setting of Pelican's, and changes nothing here – {hint}"

    assert findings_of(site(article("a", "en", "A"), **{name: value}), "setting-unused") == [said]


def test_as_pelican_has_it_by_itself_or_switched_off_it_is_not(site):
    settings = {"FEED_ALL_ATOM": None, "DEFAULT_CATEGORY": "misc", "STATIC_PATHS": ["images"], "OUTPUT_SOURCES": False}

    assert findings_of(site(article("a", "en", "A"), **settings), "setting-unused") == []


def test_a_build_by_pelican_says_it_too_and_once(site):
    said = site(article("a", "en", "A"), ARTICLE_URL="x/{slug}").build().said

    assert said.count("setting-unused") == 1


def test_around_a_guest_they_are_pelicans_and_mean_something(site):
    assert findings_of(site(SERIES + day(1, "en", "A"), **GUEST, ARTICLE_URL="x/{slug}"), "setting-unused") == []


def test_a_category_is_a_tag_and_it_is_said_once(site):
    made = site(JOB + JOB.replace("job", "other"))
    built = made.build()

    assert [line.partition(" – ")[0] for line in findings_of(made, "category-as-tag")] == [AS_TAG]
    assert "job/" in built.text("tag/work/index.html")
    assert "job/" in built.text("tag/habits/index.html")


def test_in_a_header_of_ours_too(site):
    look = site(article("a", "en", "A", "date: 2026-10-20\ncategory: Work\n"))

    assert len(findings_of(look, "category-as-tag")) == 1
    assert not [finding for finding in look.findings() if "key-" in finding]


def test_a_draft_of_pelicans_is_nowhere_and_it_is_said_once(site):
    draft = JOB.replace("Category: Work", "Status: draft")
    look = site(draft + draft.replace("job", "other"))

    said = "drafts of this site are published nowhere; Pelican gave them addresses below drafts/"
    hint = "leave it; `invoke serve` shows drafts too"

    assert findings_of(look, "drafts-unpublished") == [
        f"articles/job.en.md:3:1: note drafts-unpublished: {said} – {hint}"
    ]


def test_a_draft_in_a_header_of_ours_is_an_authors_daily_bread(site):
    look = site(article("a", "en", "A", "date: 2026-10-20\nstatus: draft\n"))

    assert findings_of(look, "drafts-unpublished") == []

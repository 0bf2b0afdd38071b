"""An edit of comments reaches the pages that show them, and nothing else."""

from __future__ import annotations

import sqlite3

import pytest

from daybyday.building.remembered import comment_cache
from tests.harness import SERIES, Site, article, day, differing

NOON = "2026-11-03T12:00:00+01:00"
FILE = "connections/001.en.comments.yaml"
COMMENT = "- id: {n}\n  date: 2011-04-24\n  html: Number {n}.\n"
TEXT = (
    SERIES
    + day(1, "en", "Begin", "tags: [habits]\n")
    + day(2, "en", "Go on", "tags: [habits]\n")
    + day(2, "it", "Avanti")
    + day(20, "en", "Later")
    + article("job", "en", "Job")
    + f"-- {FILE} --\n{COMMENT.format(n=1)}"
)
PAGES = ["connections/1/index.html", "it/relazioni/1/index.html"]
"""The day, and where it stands in for its translation."""


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path, TEXT)
    assert site.build(NOON).status == 0
    return site


def changed(site: Site, now: str = NOON) -> list[str]:
    """Paths that another build changes, beside the list of all files."""
    before = site.outputs()
    assert site.build(now).status == 0
    return [path for path in differing(before, site.outputs()) if path != "manifest.txt"]


def test_a_new_comment_is_in_the_pages_of_its_post_alone(site):
    site.write(FILE, COMMENT.format(n=1) + COMMENT.format(n=2))

    assert changed(site) == PAGES
    assert "Number 2." in site.outputs()[PAGES[1]].decode()


def test_without_the_file_the_section_is_gone(site):
    site.delete(FILE)

    assert changed(site) == PAGES
    assert b"past-comments" not in site.outputs()[PAGES[0]]


def test_the_first_comments_of_a_post_are_found(site):
    site.write("articles/job.en.comments.yaml", COMMENT.format(n=7))

    assert changed(site) == ["job/index.html"]


def test_comments_of_a_day_to_come_change_nothing(site):
    site.write("connections/020.en.comments.yaml", COMMENT.format(n=7))

    assert changed(site) == []


def test_a_file_that_moves_takes_the_comments_to_another_post(site):
    site.delete(FILE).write("connections/002.en.comments.yaml", COMMENT.format(n=1))

    assert changed(site) == [
        "connections/1/index.html",
        "connections/2/index.html",
        "it/relazioni/1/index.html",
        "worker.js",
    ]


def test_an_edit_that_changes_no_word_changes_no_page(site):
    site.edit(FILE, "- id: 1\n", "# Only a remark.\n- id: 1\n")

    assert changed(site) == []


def test_comments_of_today_s_day_are_kept_anew_for_times_without_a_network(site):
    site.write("connections/002.en.comments.yaml", COMMENT.format(n=7))

    assert changed(site) == ["connections/2/index.html", "worker.js"]


def test_nothing_is_read_again_that_is_known(site, monkeypatch):
    def read(*_):
        raise AssertionError("it was read again")

    monkeypatch.setattr(comment_cache, "_read", read)
    site.edit("connections/002.en.md", "A text.", "Another text.")

    assert "connections/2/index.html" in changed(site)


def test_comments_that_the_store_has_lost_are_read_again(site):
    with sqlite3.connect(next((site.folder / "cache").glob("*.sqlite3"))) as database:
        database.execute("DELETE FROM texts")
    site.settings = {"SITENAME": "Another name"}

    assert PAGES[0] in changed(site)
    assert "Number 1." in site.outputs()[PAGES[0]].decode()

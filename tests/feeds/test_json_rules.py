"""JSON Feed 1.1, by the letter of its specification."""

from __future__ import annotations

import json

import pytest

from tests.harness import SERIES, Site, day

TOP = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "icon", "items"}
ITEM = {"id", "url", "title", "content_html", "summary", "date_published"}


@pytest.fixture(scope="session")
def jsons(rich_built):
    return {
        path: json.loads(data)
        for path, data in rich_built.files.items()
        if path.endswith(("feed.json", "homework-feed.json"))
    }


def test_f57_the_top_says_what_it_must(jsons):
    assert len(jsons) == 8
    for path, feed in jsons.items():
        assert set(feed) - {"expired"} == TOP
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"https://example.org/{path.replace('old-connections', 'connections')}"
        assert feed["language"] == ("it" if path.startswith("it/") else "en")
        assert feed["authors"] == [{"name": "Test site"}]


def test_f57_every_item_is_complete_and_nothing_is_said_without_need(jsons):
    for feed in jsons.values():
        for item in feed["items"]:
            assert set(item) >= ITEM
            assert set(item) - ITEM <= {"tags", "authors", "image", "date_modified"}
            assert isinstance(item["id"], str)
            assert all(item[key] for key in ITEM)


def test_f57_a_date_of_change_only_after_a_change(jsons):
    changed = [item["title"] for item in jsons["feed.json"]["items"] if "date_modified" in item]

    assert changed == ["Day 2: Links"]


def test_a_new_day_is_one_new_line(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "Next"))
    before = site.build("2026-11-01T12:00:00+01:00").text("feed.json").splitlines()
    after = site.build("2026-11-02T12:00:00+01:00").text("feed.json").splitlines()

    assert len(after) == len(before) + 1
    assert after[2:] == before[1:]

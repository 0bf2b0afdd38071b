"""Nobody takes an address from the other: who wants one twice is told before anything is written."""

from __future__ import annotations

import pytest

from tests.guest.blog import BLOG, FEED_ID, SERIES, Blog

PAGE = "-- pages/way.md --\nTitle: Way\nsave_as: {path}\n\nText.\n"


@pytest.mark.parametrize(
    ("texts", "settings", "path", "place"),
    [
        (PAGE.format(path="connections/1/index.html"), {}, "connections/1/index.html", "content/pages/way.md"),
        (PAGE.format(path="connections/index.html"), {}, "connections/index.html", "content/pages/way.md"),
        ("", {"CATEGORY_SAVE_AS": "connections/index.html"}, "connections/index.html", "pelicanconf.py"),
        ("", {"CATEGORY_FEED_RSS": "connections/feed.rss"}, "connections/feed.rss", "pelicanconf.py"),
        (
            "",
            {"TEMPLATE_PAGES": {"x.html": "connections/homework.json"}},
            "connections/homework.json",
            "pelicanconf.py",
        ),
        ("", {"EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "manifest.txt"}}}, "manifest.txt", "pelicanconf.py"),
    ],
)
def test_an_address_that_both_want_stops_the_build_before_anything_is_written(tmp_path, texts, settings, path, place):
    blog = Blog(tmp_path, BLOG, SERIES, texts, FEED_ID=FEED_ID, **settings)
    (tmp_path / "content/x.html").write_text("x", "utf-8")
    built = blog.build()

    assert (built.status, built.files) == (1, {})
    assert f"{place}:1:1: error address-taken: `{path}` of the output is wanted by this and by the series" in built.said


@pytest.mark.parametrize("name", ["sitemap.xml", "opml.xml"])
def test_what_the_site_makes_itself_is_left_to_it(tmp_path, name):
    blog = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID)
    assert "connections" in blog.build().text(name)
    (tmp_path / "content/x.html").write_text("Of the site.", "utf-8")
    blog.settings["TEMPLATE_PAGES"] = {"x.html": name}

    assert blog.build().text(name) == "Of the site."
    assert blog.build().text(name) == "Of the site."

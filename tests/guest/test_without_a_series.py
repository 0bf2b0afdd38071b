"""A blog without a series: with the plugin it is, byte for byte, what it is without."""

from __future__ import annotations

import pytest

from tests.guest.blog import BLOG, STRANGERS, Blog
from tests.harness import differing

THEMES = pytest.mark.parametrize("theme", ["simple", "notmyidea"])


@THEMES
def test_no_byte_differs_and_nothing_is_said(tmp_path, theme):
    alone = Blog(tmp_path / "alone", BLOG, STRANGERS, THEME=theme).build(plugins=[])
    beside = Blog(tmp_path / "beside", BLOG, STRANGERS, THEME=theme).build()

    assert (alone.status, beside.status) == (0, 0), beside.said
    assert differing(alone.files, beside.files) == []
    assert "Day by Day" not in beside.said + beside.printed
    assert lines_of(alone) == lines_of(beside)


def test_no_file_of_ours_lies_beside_it(tmp_path):
    blog = Blog(tmp_path, BLOG)
    blog.build()

    assert not (tmp_path / "cache").exists()
    assert not (blog.output / "manifest.txt").exists()


@pytest.mark.parametrize(
    "settings",
    [
        {"DELETE_OUTPUT_DIRECTORY": True},
        {"RELATIVE_URLS": True, "SITEURL": ""},
        {"OUTPUT_SOURCES": True},
        {"ARTICLE_URL": "posts/{date:%Y}/{slug}/", "ARTICLE_SAVE_AS": "posts/{date:%Y}/{slug}/index.html"},
        {"USE_FOLDER_AS_CATEGORY": False, "DEFAULT_PAGINATION": 2},
    ],
    ids=["deleting", "relative", "sources", "addresses", "pages of lists"],
)
def test_whatever_its_settings_say(tmp_path, settings):
    alone = Blog(tmp_path / "alone", BLOG, STRANGERS, **settings).build(plugins=[])
    beside = Blog(tmp_path / "beside", BLOG, STRANGERS, **settings).build()

    assert differing(alone.files, beside.files) == []
    assert lines_of(alone) == lines_of(beside)


def lines_of(built) -> list[str]:
    """What Pelican said, without its clock and how long it took."""
    lines = (built.printed + built.said).splitlines()
    return sorted(
        line.partition("]")[2] or line for line in lines if not line.startswith("and ") and "seconds" not in line
    )

"""What a blog has of its own that is called as something of ours, or that we could get in the way of."""

from __future__ import annotations

import re

import pytest

from tests.guest.blog import BLOG, FEED_ID, SERIES, Blog

WORDS = "-- words/en.yaml --\n"


@pytest.mark.parametrize(
    "text", ["- a: list\n", "good morning: buon giorno\n", "a: [broken\n", "read: nothing\n", "\ufeffodd: {x: 1}\n"]
)
def test_a_file_of_words_that_is_somebody_elses_is_left_to_them(tmp_path, text):
    built = Blog(tmp_path, BLOG, SERIES, WORDS + text, FEED_ID=FEED_ID).build()

    assert (built.status, "words/en.yaml" in built.said) == (0, False), built.said


def test_a_file_of_words_that_is_ours_is_read(tmp_path):
    text = WORDS + 'print:\n  homework_title: "For tonight, day {day}: {title}"\n'
    built = Blog(tmp_path, BLOG, SERIES, text, FEED_ID=FEED_ID).build()

    assert "For tonight, day 2: Go" in built.text("connections/2/index.html")


def test_files_that_the_site_ignores_are_no_days(tmp_path):
    built = Blog(tmp_path, BLOG, SERIES, FEED_ID=FEED_ID, IGNORE_FILES=["**/.*", "__pycache__", "002-*"]).build()

    assert "connections/2/index.html" not in built.files
    assert "Back to" not in "".join(built.text(name) for name in built.files if name.endswith(("html", "xml", "rss")))


PLAIN = """\
-- plain/series.yaml --
title: Plain
start: 2026-11-21
length: 3
-- plain/001.en.md --
---
title: Begin
---
Text.
-- plain/002.en.md --
---
title: Go
---
Text.
-- plain/003.en.md --
---
title: End
---
Text.
"""


@pytest.mark.parametrize("by", ["weight", "reversed-weight"])
def test_a_blog_in_the_order_of_a_header_keeps_it(tmp_path, by):
    weights = {"W1": "b", "W2": "c", "W3": "a"}
    posts = [
        f"-- life/{name}.md --\nTitle: {name}\nDate: 2026-10-01\nWeight: {weight}\n\nText.\n"
        for name, weight in weights.items()
    ]
    built = Blog(tmp_path, *posts, PLAIN, ARTICLE_ORDER_BY=by, FEED_ID=FEED_ID, DEFAULT_PAGINATION=False).build()
    titles = re.findall(r">(W\d|Day \d)", built.text("index.html"))

    in_order = ["W3", "W1", "W2", "Day 1", "Day 2", "Day 3"]
    assert list(dict.fromkeys(titles)) == (in_order if by == "weight" else in_order[::-1])
    assert "There is no" not in built.said


def test_names_in_another_spelling_of_the_same_letters_are_ours_all_the_same(tmp_path):
    decomposed = SERIES.replace("connections/", "cafe\u0301/")
    built = Blog(
        tmp_path, BLOG.replace("{filename}/connections/", "{filename}/café/"), decomposed, FEED_ID=FEED_ID
    ).build()
    written = "".join(text.decode("utf-8", "replace") for text in built.files.values())

    assert "connections/1/index.html" in built.files
    assert "walruses" not in written + built.printed
    assert "Velvet otters" not in written

"""A text that is not out is known by its title as a whole, and by its first words."""

from __future__ import annotations

import pytest

from daybyday.publishing.embargoed_texts import Embargoed, PublishedText, first_words, leaks

SECRET = Embargoed(
    "connections/020.en.md",
    "How to <ask> for more",
    first_words("\n\n# Title\n\nNobody should read these words before the twentieth day has come.\n"),
)


def found_in(text: str, is_known=lambda _: False, is_ours=False) -> dict[str, str]:
    return leaks([PublishedText("file", text.encode(), is_ours)], [SECRET], is_known)


@pytest.mark.parametrize(
    "text",
    [
        "<h1>How to &lt;ask&gt; for more</h1>",
        '{"title": "How to <ask> for more"}',
        "---\ntitle: How to <ask> for more\n---\n",
        "# How to <ask> for more\n",
        "<p>Nobody <em>should</em> read\nthese words before the twentieth day.</p>",
        "NOBODY should read these words, before … the twentieth",
    ],
)
def test_it_is_found_whatever_stands_around_it(text):
    assert found_in(text) == {"file": SECRET.path}


@pytest.mark.parametrize(
    "text",
    ["He knew how to ask for more than that.", "Nobody should read these words aloud.", "", "<h1>Begin</h1>"],
)
def test_other_texts_are_none(text):
    assert found_in(text) == {}


def test_what_readers_know_already_is_no_secret():
    assert found_in("# How to <ask> for more\n", lambda phrase: "ask" in phrase) == {}


def test_a_text_of_few_words_has_no_beginning_to_be_known_by():
    assert first_words("Short.\n\n- a list of words that is no plain line at all | x\n") == ()


def test_a_page_of_ours_is_looked_through_for_titles_alone():
    assert found_in("<h1>How to &lt;ask&gt; for more</h1>", is_ours=True) == {"file": SECRET.path}
    assert found_in("Nobody should read these words before the twentieth", is_ours=True) == {}

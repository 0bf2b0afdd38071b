"""A text's first words, whatever it begins with."""

from __future__ import annotations

import pytest

from daybyday.model import Homework, Task
from tests.markdown.test_converter import converted

WORDS = "Real first words."


@pytest.mark.parametrize(
    "beginning",
    [
        "![A bridge](/b.svg)", "[![A bridge](/b.svg)](/b.svg)", "![A](/b.svg) ![B](/b.svg)\n\n![C](/c.svg)",
        '<figure><img src="/b.svg" alt="B"><figcaption>Cap</figcaption></figure>', '<video src="c.mp4">No film.</video>',
        "<br>", '<a id="top"></a>', "<!-- c -->", "## Heading", "***", "* * *", "…", "| a |\n|---|\n| b |", "    code", "&nbsp;",
    ],
)  # fmt: skip
def test_the_next_paragraph_is_what_a_text_begins_with(beginning):
    assert WORDS == converted(f"{beginning}\n\n{WORDS}\n\nMore.").facts.excerpt


@pytest.mark.parametrize("attributes", ["{: .intro}", "{: #why lang=en}"])
def test_a_paragraph_with_attributes_is_one(attributes):
    assert WORDS == converted(f"{WORDS}\n{attributes}\n\nMore.").facts.excerpt


@pytest.mark.parametrize(
    ("text", "expected"),
    [("- a\n- b", "a b"), ("> Quoted.", "Quoted."), ("<div>Raw words.</div>", "Raw words."), ("## H\n\n1. One", "One"), ("![A bridge](/b.svg)", "A bridge")],
)  # fmt: skip
def test_without_a_paragraph_it_is_what_there_is(text, expected):
    assert expected == converted(text).facts.excerpt


def test_without_a_text_before_the_homework_it_is_what_follows():
    homework = Homework("Do it", (Task("1", "Go."),), "First an intro.")

    assert "After." == converted("![A](/b.svg)" if False else "", "After.", homework).facts.excerpt
    assert "First an intro." == converted("", "", homework).facts.excerpt
    assert "Go." == converted("", "", Homework("Do it", (Task("1", "Go."),))).facts.excerpt

"""Lists and tables as people type them become lists and tables; what is regular already stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from daybyday.markdown.regular import regular
from daybyday.prose import fill
from tests.markdown.snippets import MARKDOWN
from tests.markdown.test_converter import converted


def html_of(text: str) -> str:
    return fill(converted(text).lead, {}).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bring:\n- a pen\n- a card", "<p>Bring:</p>\n<ul>\n<li>a pen</li>\n<li>a card</li>\n</ul>"),
        ("**Bring:**\n- a pen", "<p><strong>Bring:</strong></p>\n<ul>\n<li>a pen</li>\n</ul>"),
        ("One more line\nand then\n* a\n* b", "<p>One more line\nand then</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Steps\n1. go\n2. come", "<p>Steps</p>\n<ol>\n<li>go</li>\n<li>come</li>\n</ol>"),
        ("> Said.\n- a\n- b", "<blockquote>\n<p>Said.</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ],
)
def test_a_list_may_begin_right_below_a_paragraph(text, expected):
    assert expected == html_of(text)


@pytest.mark.parametrize(
    "text",
    ["He said it\n- and meant it.", "It was in\n1986. It rained.", "Two\n\\- not a list\n\\- neither", "a\n-b\n-c"],
)
def test_a_line_that_may_be_text_stays_text(text):
    assert text == regular(text)


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_inner_items_are_inner_items_however_far_they_are_indented(indent):
    inner = " " * indent

    assert (
        "<ul>\n<li>one<ul>\n<li>inner</li>\n<li>second</li>\n</ul>\n</li>\n<li>two</li>\n</ul>"
        == html_of(f"- one\n{inner}- inner\n{inner}- second\n- two")
    )  # fmt: skip


def test_a_paragraph_of_an_item_stands_below_its_text():
    assert "<ul>\n<li>\n<p>one</p>\n<p>more of it</p>\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>" == html_of(
        "- one\n\n  more of it\n- two"
    )


@pytest.mark.parametrize("indent", ["        ", "\t\t", "    \t"])
def test_steps_with_a_command_below_each_stay_one_list(indent):
    html = html_of(f"1. Type:\n\n{indent}one\n2. Then:\n\n{indent}two\n3. Look.")

    assert (1, 3, 2) == (html.count("<ol"), html.count("<li>"), html.count("<pre>"))


def test_three_levels_of_two_columns():
    html = html_of("- a\n  - b\n    - c\n  - d\n- e")

    assert (3, 5) == (html.count("<ul>"), html.count("<li>"))


@pytest.mark.parametrize("text", ["• one\n• two", "1) one\n2) two", "▪ one\n▪ two"])
def test_marks_of_other_programs_are_marks_of_lists(text):
    assert 2 == html_of(text).count("<li>")


@pytest.mark.parametrize(
    "text",
    [
        "• alone",
        "1) alone",
        "a · b",
        "(1) one\n(2) two",
        "That summer (it was\n12) and again (it was\n15) later.",
        "Text\n1) one\n\nPara\n\nText\n2) two",
        "Roma · Milano\n· Napoli ·\n· Bari ·",
        "Text\n• one\nmore text\n• two",
    ],
)
def test_one_mark_makes_no_list(text):
    assert text == regular(text)


def test_a_list_begins_at_its_number():
    assert '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>' == html_of("3. three\n4. four")


def test_a_year_that_begins_a_sentence_is_not_lost():
    assert "1986" in html_of("1986. What a year it was.")


def test_a_table_may_begin_right_below_a_paragraph():
    html = html_of("The plan:\n| a | b |\n|---|---|\n| 1 | 2 |")

    assert "<p>The plan:</p>" in html
    assert "<table>" in html


def test_a_hashtag_is_no_heading():
    assert "<p>#introverts is what we are.</p>" == html_of("#introverts is what we are.")


@pytest.mark.parametrize(
    "text", ["- #tag item\n- two", "1. #uno\n2. due", "> #tag quote", "Word[^1].\n\n[^1]: #tag note"]
)
def test_a_hashtag_is_no_heading_wherever_a_line_begins(text):
    html = html_of(text)

    assert "<h" not in html.replace("<hr", "")
    assert "#" in html.replace('href="#', "")


@pytest.mark.parametrize(
    "text", ["- a\n  > quote\n- b\n\n  para", "1. a\n   > quote\n\n   para", "- a\n  - b\n    > quote"]
)
def test_a_list_with_a_quotation_is_left_alone(text):
    assert text == regular(text)


def test_a_list_may_begin_at_any_number_that_is_counted_on():
    assert '<ol start="0">' in html_of("Score:\n0. zero\n1. one")


@pytest.mark.parametrize("text", ["# Heading", "##Heading", "## #1 reason"])
def test_a_heading_is_one(text):
    assert html_of(text).startswith("<h2")


@pytest.mark.parametrize(
    "text",
    [
        "```\nText:\n- a\n- b\n```",
        "    Text:\n    - a",
        "<div>\nText:\n- a\n- b\n</div>",
        "- a\n    - b\n        - c\n- d",
        "1. a\n\n    more\n\n2. b",
        "- a\n\n        code\n\n- b",
    ],
)
def test_code_html_and_what_is_regular_are_left_alone(text):
    assert text == regular(text)


@settings(deadline=None)
@given(MARKDOWN)
def test_what_is_regular_stays_as_it_is(text):
    once = regular(text)

    assert once == regular(once)

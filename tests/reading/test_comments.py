"""HTML comments are nowhere: taken out of the source before anything is read from it; of code they are a part."""

from __future__ import annotations

import pytest

from tests.reading.reader import codes, day, read, said

BLOCK = "/// homework | X\n{}\n///"


def texts(text: str) -> str:
    """Everything that was kept of a day."""
    source, _ = read(day(text))
    homework = source.homework
    inside = [homework.title, homework.intro, *(task.text for task in homework.tasks)] if homework else []
    return "\n".join([source.text, *inside, source.after])


@pytest.mark.parametrize(
    "text",
    [
        "Text <!-- HID --> on.",
        "Text <!-- HID\nHID --> on.",
        "<!--\nHID\n\nHID\n-->",
        "- a\n<!--\n- HID\n-->\n- b",
        "- <!-- HID -->\n- b",
        "> quote\n> <!--\n> HID\n> -->",
        "1. one\n\n    <!--\n    HID\n    -->\n\n2. two",
        "## Heading <!-- HID -->",
        "<div>\n<!-- HID -->\n</div>",
        "<pre>\n<!-- HID -->\n</pre>",
        "<!--HID-->text<!--->HID-->",
        "<!-- HID -- HID --!> text",
        "<!--\n/// homework | HID\n- [ ] HID\n///\n-->",
        "<!--\nDAY 7 HOMEWORK: HID\n-->",
        "<!--\n```\nHID -->\nText.",
        BLOCK.format("- [ ] a <!-- HID -->\n- [ ] b"),
        BLOCK.format("- [ ] a\n  <!-- HID\n  HID -->\n- [ ] b"),
        BLOCK.format("- [ ] a\n\n<!--\n\n- [ ] HID\n\n-->\n\n- [ ] b"),
        BLOCK.format("<!--\nHID\n-->\n\n- [ ] a"),
        BLOCK.format("Intro <!-- HID -->.\n\n- [ ] a"),
        "/// homework | X <!-- HID -->\n    minutes: 5 <!-- HID -->\n\n- [ ] a\n///",
        "DAY 7 HOMEWORK: Go.\n\n- a\n<!--\n- HID\n-->\n- b",
        "DAY 7 HOMEWORK: Go.\n\n<!--\nHID\n\nHID\n-->",
        "**COMPITO DEL GIORNO 7:** Vai <!-- HID -->.",
    ],
)
def test_nothing_of_a_comment_is_kept(text):
    assert "HID" not in texts(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Text <!-- x --> on.", "Text on."),
        ("Text<!-- x -->  \non.", "Text  \non."),
        ("Text <!-- x -->\non.", "Text\non."),
        ("One.\n<!-- x -->\nTwo.", "One.\n\nTwo."),
        ("- a\n<!--\n- x\n-->\n- b", "- a\n- b"),
        ("> a\n> <!-- x -->\n> b", "> a\n> b"),
    ],
)
def test_what_stands_around_a_comment_stays_as_it_would_without(text, kept):
    assert kept == texts(text).strip()


@pytest.mark.parametrize(
    "text",
    [
        "```\n<!-- shown -->\n```",
        "~~~html\n<!--\nshown\n-->\n~~~",
        "Like this:\n\n    <!-- shown -->",
        "Write `<!-- shown -->` for it.",
        "A span over `two\nlines with <!-- shown -->` in it.",
        "> ```\n> <!-- shown -->\n> ```",
        r"Escaped \<!-- shown --> text.",
        BLOCK.format("- [ ] Write `<!-- shown -->`."),
    ],
)
def test_a_comment_in_code_is_code(text):
    assert "<!-- shown" in texts(text) or "<!--\nshown" in texts(text)


def test_tasks_around_a_comment_are_those_that_stand_there():
    source, findings = read(day(BLOCK.format("- [ ] a\n\n<!--\n- [ ] x\n-->\n\n- [ ] b")))

    assert [("1", "a", 6), ("2", "b", 12)] == [(task.id, task.text, task.line) for task in source.homework.tasks]
    assert () == findings


def test_lines_below_a_comment_keep_their_numbers():
    assert ["9:1 homework-not-open"] == codes(day("One.\n<!--\nx\n-->\n///\n"))


def test_an_unclosed_comment_is_told_where_it_begins_and_alone():
    expected = (
        "connections/day.en.md:6:5: error comment-unclosed: the comment that begins here has no end, so all that follows"
        " belongs to it – write `-->` behind it; if `<!--` is meant as text, put it between backticks"
    )

    assert [expected] == said(day("One\ntwo <!-- HID\n\n/// homework | HID\n- [ ] HID\n"))
    assert "HID" not in texts("One\ntwo <!-- HID\n\n/// homework | HID\n- [ ] HID\n///")


def test_only_comments_with_an_end_leave_an_end():
    assert [] == said(day("An arrow --> is an arrow."))

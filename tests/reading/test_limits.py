"""Texts that Markdown could not finish in time are refused by counting, never by a clock."""

from __future__ import annotations

import pytest

from daybyday.reading import limits
from tests.reading.reader import codes, day, said


def test_ten_thousand_open_brackets_are_counted():
    expected = (
        "connections/day.en.md:7:1: error markdown-too-much: 10,000 square brackets that are never closed:"
        " Markdown would not finish in time – close or delete them; put code between ``` lines"
    )

    assert [expected] == said(day("One.\n\n" + "[" * 10_000))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<a " * 1_000, "1,000 `<` that are never closed"),
        ("*a _b " * 2_000, "4,000 marks of emphasis (* and _) in one paragraph"),
        (">" * 100 + " x", "lists or quotations 100 levels deep"),
        ("> " * 100 + " x", "lists or quotations 100 levels deep"),
        ("- x\n" + " " * 200 + "- y", "lists or quotations 100 levels deep"),
    ],
)
def test_other_unclosed_marks_are_counted_too(text, what):
    (only,) = said(day(text))

    assert only.startswith(f"connections/day.en.md:5:1: error markdown-too-much: {what}: Markdown would not finish")


@pytest.mark.parametrize("before", range(20))
def test_deep_nesting_is_seen_wherever_it_begins(before):
    """Only every twentieth character is looked at first."""
    assert ["5:1 markdown-too-much"] == codes(day("- x" + "x" * before + "\n" + " " * (2 * limits.DEPTH + 2) + "- y"))


def test_a_text_longer_than_a_book_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "LONGEST_TEXT", 1_000)

    (only,) = said(day("word " * 300))

    assert "1,500 characters: Markdown would not finish in time – cut the post into several" in only


@pytest.mark.parametrize(
    "text",
    [
        "[x](y) " * 5_000,
        "[" * 390,
        "`" + "[" * 390 + "`",
        "```\n" + "[" * 10_000 + "\n```",
        "\n    " + "[" * 10_000,
        "x" + "<br>" * 5_000,
        "*a* " * 1_400,
        "\n\n".join(["[" * 300] * 50),
    ],
)
def test_what_people_write_is_let_through(text):
    assert [] == codes(day(text))


def test_one_finding_a_file_is_enough():
    assert 1 == len(said(day("[" * 1_000 + "\n\n" + "[" * 1_000)))

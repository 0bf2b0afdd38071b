"""Homework as old posts have it: a closing paragraph with a label, and all that follows."""

from __future__ import annotations

import pytest

from tests.reading.reader import day, read, said


def homework(text: str):
    return read(day(text))[0].homework


@pytest.mark.parametrize(
    "paragraph",
    [
        "DAY 7 HOMEWORK: Find a group.",
        "Day 7 homework: Find a group.",
        "Day 7 Homework : Find a group.",
        "**DAY 7 HOMEWORK:** Find a group.",
        "**DAY 7 HOMEWORK**: Find a group.",
        "**DAY 7 HOMEWORK: Find a group.**",
        "__DAY 7 HOMEWORK:__ Find a group.",
        "*DAY 7 HOMEWORK: Find a group.*",
        "***DAY 7 HOMEWORK:*** Find a group.",
        "## Day 7 homework\n\nFind a group.",
        "### DAY 7 HOMEWORK: Find a group.",
        "Homework for day 7: Find a group.",
        "Day 7: homework: Find a group.",
        "COMPITO DEL GIORNO 7: Find a group.",
        "**Compiti del giorno 7:** Find a group.",
        "Compito per il giorno 7: Find a group.",
        "DAY 007 HOMEWORK: Find a group.",
    ],
)
def test_a_paragraph_with_a_label_is_the_homework(paragraph):
    source, findings = read(day(f"One.\n\n{paragraph}"))

    assert (["Find a group."], "", "One.", ()) == (
        [task.text for task in source.homework.tasks], source.homework.intro, source.text, findings,
    )  # fmt: skip


def test_all_that_follows_belongs_to_it():
    found = homework("One.\n\n**DAY 7 HOMEWORK:** Find a group.\n\nIt need not be big.\n\nReally.")

    assert ("Find a group.", "It need not be big.\n\nReally.") == (found.tasks[0].text, found.intro)


def test_a_list_that_follows_is_the_tasks():
    found = homework("One.\n\nDAY 7 HOMEWORK: Two things.\n\n- Search.\n- Go.")

    assert (["Search.", "Go."], "Two things.") == ([task.text for task in found.tasks], found.intro)


def test_bold_that_encloses_the_paragraph_is_taken_off():
    found = homework("**DAY 7 HOMEWORK: Find a group\nnear you.**\n\nMore.")

    assert ("Find a group\nnear you.", "More.") == (found.tasks[0].text, found.intro)


def test_bold_that_encloses_more_than_the_label_stays_bold():
    assert "**Find** a group." == homework("**Day 7 homework: Find** a group.").tasks[0].text


def test_the_label_is_known_by_its_line():
    assert 7 == homework("One.\n\nDAY 7 HOMEWORK: Go.").line


@pytest.mark.parametrize(
    "text",
    [
        "```\nDAY 7 HOMEWORK: Go.\n```",
        "Like this:\n\n    DAY 7 HOMEWORK: Go.",
        "One line, and then\nDAY 7 HOMEWORK: Go.",
        "> DAY 7 HOMEWORK: Go.",
        "- DAY 7 HOMEWORK: Go.",
        "Yesterday's DAY 6 HOMEWORK: was hard.",
        "Day 7 homework is hard.",
        "DAY SEVEN HOMEWORK: Go.",
    ],
)
def test_what_only_looks_like_a_label_is_text(text):
    source, _ = read(day(text))

    assert (None, text) == (source.homework, source.text)


def test_the_label_of_another_day_is_an_error():
    expected = (
        "connections/day.en.md:7:1: error homework-other-day: this homework is labelled day 8, and the post is day 7"
        " – write 7 in the label"
    )

    assert [expected] == said(day("One.\n\nDAY 8 HOMEWORK: Go."))


def test_two_labels_are_two_homeworks():
    expected = (
        "connections/day.en.md:7:1: error homework-twice: a second homework (the first is in line 5)"
        " – a day has one; put all tasks into it"
    )

    assert [expected] == said(day("DAY 7 HOMEWORK: Go.\n\nDAY 7 HOMEWORK: Come back."))


def test_a_label_beside_a_block_is_a_second_homework():
    expected = (
        "connections/day.en.md:5:1: error homework-twice: a second homework (the first is in line 7)"
        " – a day has one; put all tasks into it"
    )

    assert [expected] == said(day("DAY 7 HOMEWORK: Go.\n\n/// homework | X\n- one\n///"))


def test_a_label_with_nothing_after_it_is_empty_homework():
    expected = (
        "connections/day.en.md:5:1: error homework-empty: this homework has no task – write `- [ ] What to do` in it"
    )

    assert [expected] == said(day("DAY 7 HOMEWORK:"))

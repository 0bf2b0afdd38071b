"""Manuscripts made from scratch, as files."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time, timedelta

import pytest

from daybyday.model import Homework, Manuscript, Task, Written
from daybyday.reading.fields import READERS
from daybyday.writing import UnwritablePostError, homework_block, same_content, write_post
from tests.reading.reader import READING, read

DAY = Manuscript("connections/175-nod.en.md", "day", "175-nod", "en", "connections", "Nod", 175, text="Text.")
ARTICLE = Manuscript("articles/nod.en.md", "article", "nod", "en", title="Nod", text="Text.")

EVERYTHING = replace(
    ARTICLE,
    title="Silence: a tool",
    date=Written(date(2026, 11, 1), time(7, 30), timedelta(hours=1)),
    slug="silence",
    status="withdrawn",
    modified=Written(date(2026, 11, 2)),
    summary="We are #1",
    image="/images/bridge.svg",
    tags=("introverts", "a, b"),
    authors=("Ada Rossi",),
    aliases=("/2011/04/networking.html", "/?p=3"),
    guid="http://old.example/?p=3",
    translated_from="5f2c",
    accepted={"broken-link": "it comes: soon", "html-removed": "a map"},
    text="Text.\n\n---\n\nMore.",
)


def again(manuscript: Manuscript) -> Manuscript:
    """The manuscript, written and read."""
    return read(write_post(manuscript, READING), manuscript.path)[0]


def with_task(text: str, task_id: str = "1") -> Manuscript:
    return replace(DAY, homework=Homework("Go", (Task(task_id, text),)))


def test_a_day_is_a_file_as_an_author_would_write_it():
    homework = Homework(
        "Find a group", (Task("1", "Search."), Task("go", "Go\n\n- there\n- back")), "A *word* before.", 20
    )

    assert write_post(replace(DAY, homework=homework, after="After it."), READING) == (
        """\
---
title: Nod
day: 175
---
Text.

/// homework | Find a group
    minutes: 20

A *word* before.

- [ ] Search.
- [ ] Go {#go}

    - there
    - back
///

After it.
"""
    )


def test_every_key_has_its_line():
    assert write_post(EVERYTHING, READING) == (
        """\
---
title: "Silence: a tool"
date: 2026-11-01 07:30+01:00
status: withdrawn
modified: 2026-11-02
tags: [introverts, "a, b"]
authors: [Ada Rossi]
slug: silence
summary: "We are #1"
image: /images/bridge.svg
aliases: [/2011/04/networking.html, "/?p=3"]
guid: http://old.example/?p=3
source: 5f2c
ignore: {broken-link: "it comes: soon", html-removed: a map}
---
Text.

---

More.
"""
    )


def test_no_key_an_author_may_write_is_forgotten():
    day = write_post(replace(DAY, path="connections/nod.md", stem="nod"), READING)
    lines = f"{write_post(EVERYTHING, READING)}{day}".splitlines()

    assert set() == set(READERS) - {line.partition(":")[0] for line in lines}


def test_every_key_is_read_as_it_was():
    assert same_content(EVERYTHING, again(EVERYTHING))


def test_reasons_of_what_is_accepted_are_kept_in_their_order():
    assert list(again(EVERYTHING).accepted.items()) == [("broken-link", "it comes: soon"), ("html-removed", "a map")]


def test_a_language_the_file_name_does_not_say_stands_in_the_header():
    manuscript = replace(ARTICLE, path="articles/nod.md", lang="it")

    assert "lang: it\n" in write_post(manuscript, READING)
    assert again(manuscript).lang == "it"


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: not this\n---", "Title: not this", "\nText", "/// note\n\n///", "```\n/// homework | x\n///\n```", "    /// homework", "", "```\nopen"],
)  # fmt: skip
def test_a_text_that_looks_like_something_else_is_kept(text):
    homework = Homework("Go", (Task("1", "Go."),))

    assert (again(replace(DAY, text=text)).text, again(replace(DAY, text=text, homework=homework)).text) == (text, text)


@pytest.mark.parametrize(
    "text",
    [
        "One.\nTwo.", "List:\n\n- a\n    - b\n- c", "Code:\n\n```\n- [ ] no task\n/// homework\n```", "Code:\n\n    /// homework\n    - x", "- a list",
        "[x] a box", "# heading", "\\[ ] and {#x} inside", "a  \nb", "1. one\n2. two", "Quote:\n\n> said\n\nEnd.", "a\n\n\n\nb", "a\n\tb", "```\ncode\n```",
        "/// homework", "שלום\n\nעולם",
    ],
)  # fmt: skip
@pytest.mark.parametrize("task_id", ["1", "go"])
def test_a_task_may_hold_any_markdown(text, task_id):
    homework = again(with_task(text, task_id)).homework

    assert [(task_id, text)] == [(task.id, task.text) for task in homework.tasks]


def test_an_intro_may_hold_code_that_looks_like_an_option():
    homework = Homework("Go", (Task("1", "Go."),), "    minutes: 7\n\nMore.")

    assert again(replace(DAY, homework=homework)).homework.intro == homework.intro


def test_a_title_that_begins_like_another_day_keeps_its_words():
    manuscript = replace(DAY, title="Day 12: again")

    assert 'title: "Day 175: Day 12: again"' in write_post(manuscript, READING)
    assert same_content(manuscript, again(manuscript))


@pytest.mark.parametrize(
    ("manuscript", "field", "reason"),
    [
        (with_task("Go {#there}"), "homework.tasks", "would be read as (Task(id='there'"),
        (with_task(""), "homework.tasks", "would be read as ()"),
        (with_task("Go", "2"), "homework.tasks", "`2` cannot be the id of a task"),
        (with_task(" Go"), "homework.tasks", "would be read as (Task(id='1', text='Go'"),
        (replace(DAY, homework=Homework("Go", (), "Only words.")), "homework.tasks", "would be read as (Task(id='1', text='Only words.'"),
        (replace(DAY, homework=Homework("Go", (Task("1", "Go."),), "- a list")), "homework.tasks", "'a list'"),
        (replace(DAY, homework=Homework("Go", (Task("1", "Go."),), "", 0)), "homework.minutes", "is not a number of minutes"),
        (replace(DAY, text="/// homework | Go\n- [ ] Go.\n///"), "homework", "None would be read as Homework(title='Go'"),
        (replace(DAY, text="DAY 175 HOMEWORK: Go."), "homework", "None would be read as Homework("),
        (replace(DAY, after="Lost."), "text", "'Text.' would be read as 'Text.\\n\\nLost.'"),
        (replace(DAY, title="Two\nlines"), "title", "'Two\\nlines' would be read as 'Two lines'"),
        (replace(DAY, title="x" * 301), "title", "the title has 301 characters"),
        (replace(DAY, day=0), "day", "there is no day 0"),
        (replace(DAY, lang="it"), "lang", "'it' would be read as 'en'"),
        (replace(DAY, folder="other"), "folder", "'other' would be read as 'connections'"),
        (replace(DAY, text="A\x00"), "file", "an invisible control character (U+0000)"),
        (replace(ARTICLE, slug="a/b"), "slug", "`a/b` cannot be part of an address"),
        (replace(ARTICLE, accepted={"code": ""}), "accepted", "`ignore: code` has no reason"),
        (replace(ARTICLE, tags=("a", "a")), "tags", "('a', 'a') would be read as ('a',)"),
        (replace(ARTICLE, date=Written(date(900, 1, 1))), "date", "years go from 1000"),
        (replace(ARTICLE, readable=False), "readable", "nobody knows what its header says"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_with_its_field(manuscript, field, reason):
    with pytest.raises(UnwritablePostError) as refused:
        write_post(manuscript, READING)

    assert refused.value.field == field
    assert str(refused.value).startswith(f"{manuscript.path}: `{field}` cannot be written: ")
    assert reason in str(refused.value)


def test_line_ends_around_texts_are_no_content():
    assert write_post(replace(DAY, text="Text.\n\n"), READING) == write_post(DAY, READING)


PLACES = {"text_line", "after_line", "digest", "print", "places", "lines", "written", "accepted_at"}
OTHER = {
    "day": 9,
    "date": Written(date(2020, 1, 1)),
    "modified": Written(date(2020, 1, 1)),
    "readable": False,
    "accepted": {"a": "b"},
    "metadata": {"a": "b"},
}
OTHER |= {"homework": Homework("x", ()), "tags": ("x",), "authors": ("x",), "aliases": ("x",)}


@pytest.mark.parametrize("name", [one.name for one in fields(Manuscript) if one.name not in PLACES])
def test_another_value_of_any_field_is_other_content(name):
    assert not same_content(DAY, replace(DAY, **{name: OTHER.get(name, "other")}))


def test_another_place_of_a_task_is_no_other_content():
    assert same_content(
        with_task("Go"), replace(DAY, homework=Homework("Go", (Task("1", "Go", 9),), line=7, intro_line=8))
    )


def test_a_block_stands_alone_too():
    assert homework_block(Homework("", (Task("1", "Go."),))) == "/// homework\n\n- [ ] Go.\n///\n"

"""Addresses of links, notes and abbreviations serve the whole file: in a homework none is lost, and none is a task."""

from __future__ import annotations

import pytest

from tests.reading.reader import day, read, said

LINK, NOTE, SHORT = "[b]: https://e.org/b", "[^1]: A note.", "*[HTML]: Hyper"
ALL = f"{LINK}\n{NOTE}\n{SHORT}"


@pytest.mark.parametrize(
    "text",
    [
        f"One.\n\nDAY 7 HOMEWORK: Go.\n\n{ALL}",
        f"One.\n\n/// homework | X\n- [ ] Go.\n\n{ALL}\n///",
        f"One.\n\n/// homework | X\n- [ ] Go.\n{ALL}\n///",
        f"One.\n\n/// homework | X\n{ALL}\n\n- [ ] Go.\n///",
        f"One.\n\n/// homework | X\n{LINK}\n- [ ] Go.\n{NOTE}\n{SHORT}\n///",
        f"One.\n\n/// homework | X\nGo.\n\n{ALL}\n///",
    ],
)
def test_definitions_in_a_homework_go_on_below_it(text):
    source, findings = read(day(text))

    assert (["Go."], "", ALL, ()) == (
        [task.text for task in source.homework.tasks], source.homework.intro, source.after.replace("\n\n", "\n"), findings,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("after", "kept"), [("After.", f"{NOTE}\n\nAfter."), ("    code", f"    code\n\n{NOTE}")], ids=["text", "code"]
)
def test_definitions_keep_their_order_and_take_nothing_with_them(after, kept):
    source, _ = read(day(f"/// homework | X\n- go\n\n{NOTE}\n///\n\n{after}"))

    assert kept == source.after


def test_a_note_takes_its_paragraphs_with_it():
    source, _ = read(day("DAY 7 HOMEWORK: Go.\n\n[^1]: One\n    two\nthree.\n\n    Four.\n\nWords."))

    assert ("[^1]: One\n    two\nthree.\n\n    Four.", "Words.") == (source.after, source.homework.intro)


def test_an_address_takes_the_title_below_it():
    source, _ = read(day('DAY 7 HOMEWORK: Go.\n\n[b]: https://e.org\n    "A title"\n'))

    assert '[b]: https://e.org\n    "A title"' == source.after


@pytest.mark.parametrize("task", ["[x]: this is no address", "```\n[b]: https://e.org/b\n```", "A [b]: c", "[^]"])
def test_what_defines_nothing_stays(task):
    source, _ = read(day(f"/// homework | X\n- Go\n    {task}\n///"))

    assert (task.split("\n")[0] in source.homework.tasks[0].text, "") == (True, source.after)


def test_a_note_that_is_nowhere_is_told_once():
    expected = (
        "connections/day.en.md:5:4: warning note-without-text: `[^9]` refers to a note that is nowhere in this file"
        " – write a line `[^9]: the note` at the end"
    )

    assert [expected] == said(day("One[^9] two[^9] three[^1] `[^8]`.\n\nDAY 7 HOMEWORK: Go.\n\n[^1]: note"))

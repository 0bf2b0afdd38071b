"""The block `/// homework | Title` … `///`: cut out of the text, and never silent prose."""

from __future__ import annotations

import pytest

from daybyday.model import Task
from tests.reading.reader import ARTICLE, codes, day, read, said

BLOCK = """\
One.

/// homework | Turn one nod into a name
    minutes: 20

You need paper.

- [ ] Choose the person you nod to.
- [ ] Tell them your name. {#name}
///

Two.
"""


def homework(text: str):
    return read(day(text))[0].homework


def tasks(text: str) -> list[str]:
    return [task.text for task in homework(text).tasks]


def test_title_minutes_introduction_and_tasks_are_data():
    found = homework(BLOCK)

    assert ("Turn one nod into a name", 20, "You need paper.") == (found.title, found.minutes, found.intro)
    assert (Task("1", "Choose the person you nod to.", 12), Task("name", "Tell them your name.", 13)) == found.tasks


def test_the_block_knows_its_line():
    assert 7 == homework(BLOCK).line


def test_what_stands_around_the_block_stays_where_it_is():
    source, _ = read(day(BLOCK))

    assert ("One.", "Two.") == (source.text, source.after)


def test_a_good_block_has_no_findings():
    assert [] == said(day(BLOCK))


@pytest.mark.parametrize(
    "opening",
    ["/// homework | Go", "///homework|Go", "/// homework|  Go  ", "  /// homework | Go", "//// homework | Go"],
)
def test_spaces_and_slashes_are_taken_as_they_come(opening):
    assert "Go" == homework(f"{opening}\n- a\n///").title


def test_a_block_may_have_no_title():
    assert "" == homework("/// homework\n- a\n///").title


def test_a_title_may_hold_a_bar():
    assert "Yes | no" == homework("/// homework | Yes | no\n- a\n///").title


@pytest.mark.parametrize("mark", ["- [ ]", "- [x]", "- [X]", "-", "*", "+", "1.", "12)"])
def test_every_kind_of_list_is_tasks(mark):
    assert ["one", "two"] == tasks(f"/// homework | X\n{mark} one\n{mark} two\n///")


def test_brackets_that_are_no_box_stay():
    assert ["[a link](x.md)"] == tasks("/// homework | X\n- [a link](x.md)\n///")


def test_without_a_list_the_first_paragraph_is_the_task_and_the_rest_its_introduction():
    found = homework("/// homework | X\nGo and\nask.\n\nIt is not far.\n\nReally.\n///")

    assert ("Go and\nask.", "It is not far.\n\nReally.") == (found.tasks[0].text, found.intro)


def test_paragraphs_on_both_sides_of_the_list_are_the_introduction():
    found = homework("/// homework | X\nBefore.\n\n- a\n- b\n\nAfter.\n///")

    assert ("Before.\n\nAfter.", 2) == (found.intro, len(found.tasks))


def test_paragraphs_on_both_sides_of_the_list_stay_two_without_a_blank_line_too():
    assert "Before.\n\nAfter." == homework("/// homework | X\nBefore.\n- a\n\nAfter.\n///").intro


def test_a_task_may_have_several_lines_and_paragraphs():
    found = homework("/// homework | X\n- [ ] one\nrunning on\n\n    second paragraph\n\n- two\n///")

    assert ["one\nrunning on\n\nsecond paragraph", "two"] == [task.text for task in found.tasks]


def test_a_list_within_a_task_belongs_to_it():
    assert ["one\n\n- a\n- b", "two"] == tasks("/// homework | X\n- one\n    - a\n    - b\n- two\n///")


def test_code_within_a_task_is_no_list_of_tasks():
    assert ["one\n```\n- a\n\n- b\n```", "two"] == tasks("/// homework | X\n- one\n```\n- a\n\n- b\n```\n- two\n///")


def test_code_after_the_tasks_is_no_task():
    found = homework("/// homework | X\n- one\n\n```\n- a\n```\n///")

    assert (["one"], "```\n- a\n```") == ([task.text for task in found.tasks], found.intro)


@pytest.mark.parametrize("id", ["{#go}", "{: #go }", "{ #go }"])
def test_a_task_may_have_an_id_of_its_own(id):
    found = homework(f"/// homework | X\n- one\n- two {id}\n- three\n///")

    assert [("1", "one"), ("go", "two"), ("3", "three")] == [(task.id, task.text) for task in found.tasks]


@pytest.mark.parametrize("id", ["1", "2nd", "ä", "a" * 41, "a.b", "la mia", "go .note", ""])
def test_an_unfit_id_is_an_error_and_the_position_counts(id):
    source, findings = read(day(f"/// homework | X\n- one {{#{id}}}\n///"))

    expected = (
        f"connections/day.en.md:6:1: error task-id: `{id}` cannot be the id of a task"
        " – begin with a letter, then letters, digits and hyphens, such as {#go}"
    )
    assert ("1", "one") == (source.homework.tasks[0].id, source.homework.tasks[0].text)
    assert [expected] == [str(finding) for finding in findings]


def test_one_id_twice_is_an_error_at_the_second():
    expected = "connections/day.en.md:7:1: error task-id: two tasks have the id `go` (the other is in line 6) – give each its own"

    assert [expected] == said(day("/// homework | X\n- one {#go}\n- two {#go}\n///"))


@pytest.mark.parametrize("indent", ["    ", "\t", " ", ""])
def test_minutes_stand_below_the_first_line(indent):
    """Indented, as the docs say; but nobody means a forgotten indent as prose."""
    found = homework(f"/// homework | X\n{indent}minutes: 20\n\n- one\n///")

    assert (20, "") == (found.minutes, found.intro)


@pytest.mark.parametrize("value", ["", "soon", "0", "1441", "20 min", "-5", "2.5", "9" * 5_000])
def test_minutes_are_a_number_of_minutes(value):
    expected = (
        f"connections/day.en.md:6:1: error homework-minutes: `minutes: {value}` is not a number of minutes"
        " – write a whole number from 1 to 1440, such as `minutes: 20`"
    )

    assert [expected] == said(day(f"/// homework | X\n    minutes: {value}\n- one\n///"))


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("mintes: 20", "homework has no option `mintes` – did you mean `minutes`?"),
        ("points: 5", "homework has no option `points` – the only option is `minutes: 20`"),
    ],
)
def test_an_unknown_option_is_a_finding(option, expected):
    assert [f"connections/day.en.md:6:1: error homework-option: {expected}"] == said(
        day(f"/// homework | X\n    {option}\n- one\n///")
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/// homewrok | X", "there is no block called `homewrok` – did you mean `/// homework | Title`?"),
        ("/// homework Find a group", "there is no block called `homework Find a group` – the only block is `/// homework | Title`"),
        ("/// note | X", "there is no block called `note` – the only block is `/// homework | Title`"),
        ("/// | X", "there is no block called `| X` – the only block is `/// homework | Title`"),
    ],
)  # fmt: skip
def test_a_misspelt_block_is_one_finding(line, expected):
    assert [f"connections/day.en.md:5:1: error block-unknown: {expected}"] == said(day(f"{line}\n- one\n///"))


def test_a_misspelt_homework_is_read_as_homework():
    """So that nothing else is said about a day that has one."""
    assert ["one"] == tasks("/// homewrok | X\n- one\n///")


def test_a_block_that_is_never_closed_is_an_error_at_its_opening():
    expected = "connections/day.en.md:7:1: error homework-unclosed: this homework block is never closed – end it with a line `///`"

    assert [expected] == said(day("One.\n\n/// homework | X\n- one\n\nTwo."))


def test_a_block_that_is_closed_too_late_names_the_next_one():
    assert said(day("/// homework | X\n- one\n\n/// homework | Y\n- two\n///")) == [
        "connections/day.en.md:5:1: error homework-unclosed: this homework block is never closed before the next one opens in line 8 – end it with a line `///`",
        "connections/day.en.md:8:1: error homework-twice: a second homework (the first is in line 5) – a day has one; put all tasks into it",
    ]


def test_a_closing_line_without_an_opening_one_is_an_error():
    expected = (
        "connections/day.en.md:6:1: error homework-not-open: `///` closes a block that was never opened"
        " – write `/// homework | Title` above it, or take the line out"
    )

    assert [expected] == said(day("One.\n///\nTwo."))


def test_a_second_homework_is_an_error():
    expected = (
        "connections/day.en.md:9:1: error homework-twice: a second homework (the first is in line 5)"
        " – a day has one; put all tasks into it"
    )

    assert [expected] == said(day("/// homework | X\n- one\n///\n\n/// homework | Y\n- two\n///"))


def test_homework_without_a_task_is_an_error():
    expected = (
        "connections/day.en.md:5:1: error homework-empty: this homework has no task – write `- [ ] What to do` in it"
    )

    assert [expected] == said(day("/// homework | X\n\n///"))


@pytest.mark.parametrize(
    "text",
    [
        "```\n/// homework | X\n- a\n///\n```",
        "~~~~\n/// homework | X\n~~~~",
        "> ```\n> /// homework | X\n> ///\n> ```",
        '1. Like this:\n\n    ```js title="x"\n    /// homework | X\n    ///\n    ```',
    ],
)
def test_a_block_shown_as_code_is_code(text):
    source, findings = read(day(text))

    assert (None, text, ()) == (source.homework, source.text, findings)


def test_a_fence_that_is_never_closed_hides_no_homework():
    """Python-Markdown does not take it for a fence either."""
    assert ["one"] == tasks("```\ncode\n\n/// homework | X\n- one\n///")


def test_slashes_within_a_line_are_words():
    assert [] == said(day("See file:///etc/hosts, and/or this ///."))


@pytest.mark.parametrize(("path", "what"), [(ARTICLE, "an article"), ("pages/about.en.md", "a page")])
def test_only_days_give_homework(path, what):
    (only,) = said("---\ntitle: x\ndate: 2026-11-08\n---\n/// homework | X\n- one\n///", path)

    assert only == (
        f"{path}:5:1: error homework-outside-series: {what} cannot give homework"
        " – move the post into a series, or write the tasks as a plain list"
    )


def test_several_mistakes_in_one_block_are_told_at_once():
    text = "/// homework | X\n    minutes: soon\n    mood: good\n\n- one {#1}\n- two {#go}\n- three {#go}\n"

    assert sorted(codes(day(text))) == [
        "11:1 task-id", "5:1 homework-unclosed", "6:1 homework-minutes", "7:1 homework-option", "9:1 task-id",
    ]  # fmt: skip


def test_changing_a_task_changes_the_fingerprint():
    """What was converted from it is stale then."""
    assert read(day(BLOCK))[0].digest != read(day(BLOCK.replace("Tell", "Ask")))[0].digest


def test_changing_minutes_does_not_change_the_fingerprint():
    assert read(day(BLOCK))[0].digest == read(day(BLOCK.replace("20", "25")))[0].digest


@pytest.mark.parametrize("rule", ["* * *", "- - -", "---", "***", "___", "\n* * *\n", " ---"])
def test_a_rule_between_tasks_is_no_task(rule):
    found = homework(f"/// homework | X\n- [ ] a\n{rule}\n- [ ] b\n///").tasks

    assert [("1", "a"), ("2", "b")] == [(task.id, task.text) for task in found]


@pytest.mark.parametrize("empty", ["- [ ]", "- [ ] &nbsp;", "- [x] \u00a0", "- [ ] {#go}", "- "])
def test_a_task_without_a_word_is_told_and_left_out(empty):
    text = day(f"/// homework | X\n- [ ] a\n{empty}\n- [ ] b\n///")
    expected = (
        "connections/day.en.md:7:1: warning task-empty: this task says nothing, so it is left out"
        " – write what to do behind the box, or take the line out"
    )

    assert ([expected], ["1", "2"]) == (said(text), [task.id for task in read(text)[0].homework.tasks])


@pytest.mark.parametrize("above", ["", "    minutes: 20\n", "    minutes: 20\n\n", "Intro:\n", "Intro:\n\n"])
def test_tasks_that_are_all_indented_are_tasks(above):
    assert ["one\nmore", "two"] == tasks(f"/// homework | X\n{above}    - [ ] one\n      more\n    - [ ] two\n///")


@pytest.mark.parametrize("line", ["tempo: 20", "tempo: 20 min", "Time: 20'", "    tempo: molto"])
def test_an_option_nobody_knows_is_told_wherever_it_begins(line):
    assert ["6:1 homework-option"] == codes(day(f"/// homework | X\n{line}\n- [ ] a\n///"))


def test_a_first_line_with_a_colon_is_an_introduction():
    assert "Note: bring paper" == homework("/// homework | X\nNote: bring paper\n\n- [ ] a\n///").intro


def test_the_title_is_no_part_of_the_name_of_a_block():
    assert "there is no block called `my thing` " in said(day("/// my thing | Do\n- [ ] a\n///"))[0]

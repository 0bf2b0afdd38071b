"""Tasks that are out: their words may be corrected, their ids are what readers' ticks point at."""

from __future__ import annotations

import pytest

from daybyday.checks.tasks import change_in_words
from tests.harness import SERIES, day
from tests.ledger import TOMORROW, errors, remember

AB = (("1", "a"), ("2", "b"))
ABC = (*AB, ("3", "c"))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(ABC, ABC, "", id="nothing"),
        pytest.param(ABC, (("1", "x"), ("2", "b"), ("3", "y")), "", id="words"),
        pytest.param(ABC, AB, "task 3 was removed", id="the last one removed"),
        pytest.param(ABC, (("1", "b"), ("2", "c")), "task 1 was removed", id="the first one removed"),
        pytest.param(ABC, (("1", "c"),), "tasks 1, 2 were removed", id="two removed"),
        pytest.param(AB, ABC, "task 3 was added", id="one more at the end"),
        pytest.param(AB, (("1", "x"), ("2", "a"), ("3", "b")), "task 1 was added", id="one more at the beginning"),
        pytest.param(AB, (("1", "b"), ("2", "x")), "task 1 was removed and task 2 was added", id="one for another"),
        pytest.param(AB, (("1", "b"), ("2", "a")), "task 1 became task 2 and task 2 became task 1", id="another order"),
        pytest.param(AB, (("go", "a"), ("2", "b")), "task 1 became task go", id="an id of its own, later"),
        pytest.param(AB, (), "the homework was removed", id="all removed"),
        pytest.param((), AB, "homework was added", id="all added"),
        pytest.param((("go", "a"), ("stay", "b")), (("stay", "b"), ("go", "a")), "", id="ids of their own change places"),
        pytest.param((("go", "a"), ("stay", "b")), (("go", "b"), ("stay", "a")), "", id="ids of their own get other words"),
        pytest.param((("go", "a"),), (("went", "x"),), "task go was removed and task went was added", id="another id"),
        pytest.param((("1", "a"), ("2", "a")), (("1", "a"), ("2", "b")), "", id="one of two equal ones reworded"),
        pytest.param((("1", "a"), ("2", "b")), (("1", "a"), ("2", "a")), "", id="reworded to be equal"),
        pytest.param((("1", "a"), ("go", "b")), (("go", "b"), ("2", "a")), "task 1 became task 2", id="moved by one with an id"),
    ],
)  # fmt: skip
def test_what_happened_to_tasks(before, after, expected):
    assert expected == str(change_in_words(before, after))


TWO = "\n/// homework | Do it\n- [ ] Go.\n- [ ] Write it down.\n///\n"
ONE = "\n/// homework | Do it\n- [ ] Go.\n///\n"
SITE = SERIES + day(2, "en", "Two", homework=TWO) + day(2, "it", "Due", homework=TWO)
WHY = "since this was published, and readers' ticks point at its tasks"


@pytest.fixture
def published(site):
    return remember(site(SITE))


def write(site, header: str = "", homework: str = ONE):
    return site.write("connections/002.en.md", f"---\ntitle: Two\n{header}---\nA text.\n\n{homework}")


def test_a_task_removed_is_told_with_the_line_to_write(published):
    assert [
        (
            f"connections/002.en.md:7:1: error tasks-changed: task 2 was removed {WHY}"
            " – write `modified: 2026-11-09 12:00`, or give the tasks back what they were"
        )
    ] == errors(write(published))


def test_the_printed_line_mends_it(published):
    assert [] == errors(write(published, "modified: 2026-11-09 12:00\n"))


def test_words_are_free(published):
    assert [] == errors(write(published, homework=TWO.replace("Go.", "Go there.")))


def test_a_modified_that_was_known_before_is_not_enough(site):
    made = write(site(SITE), "modified: 2026-11-05 09:00\n", TWO)

    assert [
        (
            f"connections/002.en.md:8:1: error tasks-changed: task 2 was removed {WHY}; `modified` is not later than"
            " 2026-11-05 09:00, which is known – write `modified: 2026-11-09 12:00`, or give the tasks back what they were"
        )
    ] == errors(write(remember(made), "modified: 2026-11-05 09:00\n"))


def test_a_modified_from_before_the_day_came_out_is_not_enough(published):
    (finding,) = errors(write(published, "modified: 2026-11-01\n"))

    assert (
        "; `modified` is not later than 2026-11-02 07:00, which is known – write `modified: 2026-11-09 12:00`"
        in finding
    )


def test_each_change_needs_a_correction_of_its_own(published):
    remember(write(published, "modified: 2026-11-09 12:00\n"), TOMORROW)
    (finding,) = errors(write(published, "modified: 2026-11-09 12:00\n", TWO), "2026-11-10T09:15:00+01:00")

    assert "task 2 was added" in finding
    assert finding.endswith("write `modified: 2026-11-10 09:15`, or give the tasks back what they were")
    assert [] == errors(write(published, "modified: 2026-11-10 09:15\n", TWO), "2026-11-10T09:15:00+01:00")


def test_at_the_instant_of_the_last_correction_the_line_is_a_minute_later(published):
    remember(write(published, "modified: 2026-11-09 12:00\n"), TOMORROW)
    (finding,) = errors(write(published, "modified: 2026-11-09 12:00\n", TWO))

    assert "write `modified: 2026-11-09 12:01`" in finding


def test_homework_removed_is_told_at_the_top(published):
    assert [
        (
            f"connections/002.en.md:1:1: error tasks-changed: the homework was removed {WHY}"
            " – write `modified: 2026-11-09 12:00`, or give the tasks back what they were"
        )
    ] == errors(write(published, homework=""))


def test_homework_that_comes_after_the_day_is_told_too(site):
    made = remember(write(site(SITE), homework=""))
    (finding,) = errors(write(made, homework=TWO))

    assert "tasks-changed: homework was added since" in finding


def test_a_withdrawn_day_may_lose_its_tasks(published):
    assert [] == errors(write(published, "status: withdrawn\n", ""))


def test_a_withdrawn_day_comes_back_with_its_tasks(published):
    remember(write(published, "status: withdrawn\n", ""), TOMORROW)

    assert [] == errors(write(published, homework=TWO))
    assert 1 == len(errors(write(published)))


def test_what_was_withdrawn_as_a_mere_header_comes_with_any_tasks(site):
    made = remember(write(site(SITE), "status: withdrawn\n", ""))

    assert [] == errors(write(made, homework=TWO))


def test_a_line_of_old_without_tasks_says_nothing(site):
    made = site(SITE).write(
        "ledger.txt", "connections/2 en 2026-11-02T06:00:00Z 0 out\nconnections/2 it 2026-11-02T06:00:00Z 0 out\n"
    )

    assert [] == errors(write(made))


def test_a_day_that_is_not_out_yet_may_be_written_anew(site):
    made = remember(site(SITE + day(20, "en", "Later", homework=TWO)))
    made.write("connections/020.en.md", f"---\ntitle: Later\n---\nA text.\n\n{ONE}")

    assert [] == errors(made)


def test_it_stops_a_build(published):
    assert 1 == write(published).build(TOMORROW).status

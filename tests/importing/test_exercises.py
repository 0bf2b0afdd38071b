"""Exercises of a day that nobody has written as homework: lists, headings with paragraphs, one paragraph alone."""

from __future__ import annotations

import pytest

from daybyday.importing.losses import LossBook
from daybyday.importing.markup.exercises import as_homework, with_homework
from tests.importing.test_markdown_folders import repository


def block(text: str) -> str:
    """The homework of a text, from its first to its last line."""
    changed, _ = with_homework(text)
    begin, end = changed.index("/// homework"), changed.rindex("///")
    return changed[begin : end + 3]


def test_headings_of_exercises_with_paragraphs_are_a_task_each():
    text = """# Functions

## 💻 Exercises

### Exercise 1: A greeting

Write a function that greets.

```py
greet("Ada")
```

It prints a line.

### Exercise 2

Now greet
two people.

🎉 WELL DONE 🎉
"""

    assert with_homework(text) == (
        """# Functions

/// homework

- [ ] **Exercise 1: A greeting:** Write a function that greets.

    ```py
    greet("Ada")
    ```

    It prints a line.
- [ ] **Exercise 2:** Now greet
    two people.
///

🎉 WELL DONE 🎉
""",
        2,
    )


def test_a_level_may_hold_a_list_and_the_next_one_a_paragraph():
    assert block(
        "## Esercizi\n\n### Livello 1\n\n1. Saluta.\n2. Ringrazia.\n\n### Livello 2\n\nScrivi una lettera.\n"
    ) == (
        "/// homework\n\n- [ ] **Livello 1:** Saluta.\n- [ ] Ringrazia.\n- [ ] **Livello 2:** Scrivi una lettera.\n///"
    )


def test_below_exercises_without_a_list_every_heading_is_one_but_for_what_goes_with_them():
    text = "## Exercises\n\n### Reverse\n\nTurn it.\n\n### Count\n\nCount it.\n\n### Solutions\n\nOn Monday.\n"

    assert with_homework(text) == (
        "/// homework\n\n- [ ] **Reverse:** Turn it.\n- [ ] **Count:** Count it.\n///\n\n### Solutions\n\nOn Monday.\n",
        2,
    )


def test_exercises_with_numbers_need_no_heading_above():
    assert block("Text.\n\n## Exercise 1\n\nNod.\n\n## Exercise 2\n\nSmile.\n\n## Afterwards\n\nRest.\n") == (
        "/// homework\n\n- [ ] **Exercise 1:** Nod.\n- [ ] **Exercise 2:** Smile.\n///"
    )


@pytest.mark.parametrize("heading", ["Homework", "Compito", "Esercizio", "Day 3 Assignment:"])
def test_a_homework_of_one_paragraph_is_one_task(heading):
    assert block(f"Text.\n\n## {heading}\n\nNod to\nsomebody.\n\n```\nnod\n```\n") == (
        "/// homework\n\n- [ ] Nod to\n    somebody.\n\n    ```\n    nod\n    ```\n///"
    )


@pytest.mark.parametrize("text", ["## Homework\n\nOne.\n\nTwo.\n", "## Exercises\n\nSee the book.\n", "## Challenge\n\nIt is one.\n"])  # fmt: skip
def test_what_may_be_anything_stays_and_is_told(text):
    book = LossBook()

    assert as_homework(text, book) == text
    assert [(loss.kind, loss.code, loss.texts) for loss in book.losses()] == [
        ("guessed", "exercises-unread", (text.partition("\n")[0].lstrip("# "),))
    ]


def test_exercises_in_restructured_text_are_homework(importing):
    result = importing(
        repository(
            importing,
            """
-- Day-6/day6.rst --
Clove hitch
===========

It holds a rope to a post.

Exercises
---------

1. Tie it to a *lamp*.
2. Untie it.

Afterwards
----------

Rest.
""",
        )
    )

    assert "/// homework\n\n- [ ] Tie it to a *lamp*.\n- [ ] Untie it.\n///\n\n## Afterwards" in result.only()
    [text] = [path for path in result.files if path.endswith(".md")]
    assert result.losses(text)["exercises"] == (2, ["Exercises"])


def test_headings_that_are_underlined_are_headings():
    text = (
        "Knots\n=====\n\nText.\n\nExercises\n---------\n\n1. Tie it.\n2. Untie it.\n\nAfterwards\n----------\n\nRest.\n"
    )

    assert as_homework(text, LossBook()) == (
        "# Knots\n\nText.\n\n/// homework\n\n- [ ] Tie it.\n- [ ] Untie it.\n///\n\n## Afterwards\n\nRest.\n"
    )


@pytest.mark.parametrize("text", ["Knots\n-----\n\nText.\n", "Text\nof two lines\n---\n", "- Exercises\n---\n", "```\nExercises\n---\n```\n"])  # fmt: skip
def test_other_lines_are_as_they_were(text):
    assert as_homework(text, LossBook()) == text

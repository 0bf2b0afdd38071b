"""Repositories of days in the shapes that people give them: years, parts, diaries, notebooks, reStructuredText, wrong titles."""

from __future__ import annotations

import json

import pytest

from daybyday.importing.markup.anchors import with_anchors
from daybyday.importing.sources.markdown_folder.diary import diary_of
from tests.importing.test_markdown_folders import repository
from tests.importing.wxr import ENGLISH, ITALIAN


def texts(result) -> list[str]:
    return [path for path in result.files if path.endswith(".md")]


def days(pattern: str, numbers: range, text: str = ENGLISH) -> str:
    return "".join(f"-- {pattern.format(n=number)} --\n# Topic {number}\n\n{text}\n" for number in numbers)


def test_years_that_count_anew_are_series_of_their_own(importing, tmp_path):
    result = importing(
        repository(importing, days("2022/Days/day{n:02}.md", range(1, 5)) + days("2023/day{n:02}.md", range(1, 4)))
    )

    assert texts(result) == [
        *(f"30-days-of-x-2023/00{n}-day0{n}.en.md" for n in (1, 2, 3)), *(f"30-days-of-x/00{n}-day0{n}.en.md" for n in (1, 2, 3, 4)),
    ]  # fmt: skip
    assert result.errors(tmp_path / "site") == []


def test_folders_that_go_on_counting_are_one_series(importing):
    result = importing(
        repository(importing, days("week1/day{n}.md", range(1, 8)) + days("week2/day{n}.md", range(8, 15)))
    )

    assert {path.partition("/")[0] for path in texts(result)} == {"30-days-of-x"}
    assert len(texts(result)) == 14


def test_translations_in_a_folder_within_are_twins(importing):
    result = importing(
        repository(
            importing,
            days("2022/Days/day{n:02}.md", range(1, 4)) + days("2022/it/Days/day{n:02}.md", range(1, 3), ITALIAN),
        )
    )

    assert texts(result) == [
        f"30-days-of-x/00{name}.md" for name in ("1-day01.en", "1-day01.it", "2-day02.en", "2-day02.it", "3-day03.en")
    ]


def test_what_goes_with_a_day_does_not_take_its_place(importing):
    beside = "".join(
        f"-- 02_Day_Names/{name} --\n# {name}\n\n{ENGLISH}\n"
        for name in ("practice/exercises.md", "a_notes.md", "solution.md")
    )
    result = importing(repository(importing, f"{days('{n:02}_Day_Names/{n:02}_names.md', range(1, 4))}{beside}"))

    assert "title: Topic 2\nday: 2\n" in result.files["30-days-of-x/002-names.en.md"]
    assert len([path for path in texts(result) if path.startswith("articles/")]) == 3


README = f"""
-- README.md --
# 30 Days of Things

A short text a day for those who have never done it before.

# 📘 Day 1

## Begin here

{ENGLISH}
-- 01_Day_Begin/01_day_starter/01_day_starter.md --
# Starter

{ENGLISH}
-- 02_Day_Names/02_names.md --
# 📘 Day 2

{ENGLISH}
-- Italian/readMe.md --
# 30 giorni di cose

Un breve testo al giorno, per chi non lo ha mai fatto prima.

# 📔 Giorno 1

{ITALIAN}
-- Italian/02_Day_Names/02_names.md --
# 📔 Giorno 2

{ITALIAN}
"""


def test_readmes_in_each_language_are_day_one_before_what_belongs_to_it(importing, tmp_path):
    result = importing(repository(importing, README))

    assert [path for path in texts(result) if path.startswith("30")] == [
        f"30-days-of-x/00{name}.md" for name in ("1-begin-here.en", "1-begin-here.it", "2-names.en", "2-names.it")
    ]  # fmt: skip
    assert ITALIAN in result.files["30-days-of-x/001-begin-here.it.md"]
    assert "title: Begin here\n" in result.files["30-days-of-x/001-begin-here.en.md"]
    assert result.errors(tmp_path / "site") == []


def test_a_title_that_names_a_wrong_day_gives_way_to_the_name_of_the_file(importing):
    result = importing(repository(importing, f"-- day05.md --\n# Day 4: Ask\n\n{ENGLISH}\n"))

    assert "title: Ask\nday: 5\n" in result.only()


LOG = f"""# 100 Days Of Code - Log

Hello, I keep a diary here for all those who want to follow.

### Day 1: January 3, 2020

**Today's Progress**: {ENGLISH}

#### Homework
- Read a page

### Day 2: January 4, 2020 🎉
{ENGLISH}

```
### Day 3: in code
```
## Week 2

### Day 3

Third words.
"""


def test_a_diary_in_one_file_is_many_days(importing, tmp_path):
    result = importing(repository(importing, f"-- log.md --\n{LOG}"))

    assert texts(result) == [
        "100-days-of-code-log/001-january-3-2020.en.md", "100-days-of-code-log/002-january-4-2020.en.md",
        "100-days-of-code-log/003-day.en.md", "pages/log.en.md",
    ]  # fmt: skip
    assert "start: 2020-01-03\n" in result.files["100-days-of-code-log/series.yaml"]
    assert "- [ ] Read a page" in result.files["100-days-of-code-log/001-january-3-2020.en.md"]
    assert "Hello, I keep a diary" in result.files["pages/log.en.md"]
    assert "Week 2" in result.files["pages/log.en.md"]
    assert result.errors(tmp_path / "site") == []


@pytest.mark.parametrize(
    ("heading", "number", "date"),
    [
        ("### Day 12: January 3, 2020", 12, "2020-01-03"), ("## Day 12 - 2020-01-03", 12, "2020-01-03"), ("### R1D12 - 20200103", 12, "2020-01-03"),
        ("### R1D12 [Jan 3 2020]", 12, "2020-01-03"), ("#### R1D12 - Mon Jul 02", 12, ""), ("# 📅 Giorno 12: 3 gennaio 2020", 12, "2020-01-03"),
        ("## **Day 12**", 12, ""), ("### Day 12: Networks & people", 12, ""), ("### [Day 12](https://a.test): x", 12, ""),
    ],
)  # fmt: skip
def test_headings_of_a_diary(heading, number, date):
    marks = heading.split()[0]
    diary = diary_of(f"{marks} Day 1\n\nA.\n\n{heading}\n\nB.\n", ("day", "giorno"))

    assert diary is not None
    assert (diary.days[1].number, str(diary.days[1].date.date) if diary.days[1].date else "", diary.days[1].text) == (
        number,
        date,
        "B.",
    )


@pytest.mark.parametrize(
    "text", ["# A\n\nWords.", "## Day 1\n\nOnly one.", "## A day 1 of it\n\nx\n\n## On day 2\n\ny"]
)
def test_a_text_without_several_days_is_no_diary(text):
    assert diary_of(text, ("day", "giorno")) is None


def test_a_second_round_is_a_series_of_its_own(importing):
    log = "".join(f"### R{turn}D{day}\n\n{ENGLISH}\n\n" for turn in (1, 2) for day in (1, 2, 3))
    result = importing(repository(importing, f"-- log.md --\n# Log\n\n{log}"))

    assert {path.partition("/")[0] for path in texts(result)} == {"log", "log-2"}


def test_headings_of_days_in_a_readme_beside_days_are_its_contents(importing):
    result = importing(
        repository(
            importing,
            f"{days('day{n}.md', range(1, 4))}-- README.md --\n# X\n\n## Day 1\n\nBegin.\n\n## Day 2\n\nGo on.\n",
        )
    )

    assert "## Day 1\n\nBegin." in result.files["pages/about.en.md"]


def notebook(*cells: dict, **more: object) -> str:
    return json.dumps({"nbformat": 4, "metadata": {"language_info": {"name": "python"}}, "cells": list(cells), **more})


CODE = {
    "cell_type": "code",
    "source": ["x = 1\n", "x"],
    "outputs": [{"output_type": "execute_result", "data": {"text/plain": ["1"]}}],
}


def test_a_notebook_is_a_text_with_its_code_and_what_it_printed(importing, tmp_path):
    words = {"cell_type": "markdown", "source": [f"# Day 1: Numbers\n\n{ENGLISH}\n\n", "## Exercises\n\n- Count"]}
    result = importing(repository(importing, f"-- Day_01/numbers.ipynb --\n{notebook(CODE, words)}\n"))

    assert "title: Numbers\nday: 1\n" in result.only()
    assert f"{ENGLISH}\n\n/// homework\n\n- [ ] Count" in result.only()
    assert "```python\nx = 1\nx\n```\n\n```\n1\n```" in result.only()
    assert result.errors(tmp_path / "site") == []


@pytest.mark.parametrize(
    ("cell", "code", "lost"),
    [
        ({"cell_type": "markdown", "source": "See ![A chart](attachment:a.png)."}, "notebook-pictures", ["A chart"]),
        ({**CODE, "outputs": [{"output_type": "display_data", "data": {"image/png": "aaaa"}}]}, "notebook-outputs", ["image/png"]),
    ],
)  # fmt: skip
def test_what_a_notebook_draws_is_named(importing, cell, code, lost):
    result = importing(
        repository(importing, f"-- a.ipynb --\n{notebook({'cell_type': 'markdown', 'source': ENGLISH}, cell)}\n")
    )
    [path] = texts(result)

    assert result.losses(path)[code] == (1, lost)


def test_an_old_notebook_is_read(importing):
    sheet = {
        "nbformat": 3,
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "level": 1, "source": "Old"},
                    {"cell_type": "code", "input": "print 1", "language": "python"},
                    {"cell_type": "markdown", "source": ENGLISH},
                ]
            }
        ],
    }
    result = importing(repository(importing, f"-- a.ipynb --\n{json.dumps(sheet)}\n"))

    assert result.body() == f"```python\nprint 1\n```\n\n{ENGLISH}"


@pytest.mark.parametrize(
    "text", ["{}", "[]", "not json", '{"cells": 3}', '{"cells": [1, {"source": 4}]}', "[" * 20_000]
)
def test_what_is_no_notebook_is_named(importing, text):
    result = importing(repository(importing, f"-- day1.md --\n# A\n\n{ENGLISH}\n-- b.ipynb --\n{text}\n"))

    assert [entry["origin"] for entry in result.report["left_out"]] == ["b.ipynb"]


RST = f"""Ask *today*
===========

:date: 2011-04-24 10:15
:tags: work, life
:mood: cheerful

{ENGLISH} See `the next <next.rst>`_.

Steps
-----

1. Go
2. Ask

.. code-block:: python
   :linenos:

   x = 1

.. youtube:: abc

.. include:: /etc/passwd
"""


def test_restructured_text_is_read_and_what_it_cannot_say_is_named(importing, tmp_path):
    result = importing(repository(importing, f"-- ask.rst --\n{RST}-- next.rst --\nNext\n====\n\n{ENGLISH}\n"))
    text = result.files["articles/ask.en.md"]

    assert "title: Ask today\ndate: 2011-04-24 10:15\ntags: [work, life]\n" in text
    assert f"{ENGLISH} See [the next]({{filename}}/pages/next.en.md).\n\n## Steps" in text
    assert "1.  Go\n2.  Ask\n\n```python\nx = 1\n```" in text
    assert result.losses("articles/ask.en.md")["rst-unread"][1][0] == ".. youtube:: abc"
    assert "root:" not in text
    assert result.losses("articles/ask.en.md")["header-keys"] == (1, ["mood: cheerful"])
    assert result.errors(tmp_path / "site") == []


def test_links_to_headings_with_signs_find_them():
    assert with_anchors("[a](#-day-6) [b](#plain)\n\n# 📔 Day 6\n\n## Plain\n\n## Other: x\n") == (
        "[a](#-day-6) [b](#plain)\n\n# 📔 Day 6 {#-day-6}\n\n## Plain\n\n## Other: x\n"
    )

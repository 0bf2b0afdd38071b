"""Habits of repositories that nobody prepared: parts of many days, other numbers beside days, notes with links in brackets, MDX."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from daybyday.importing.losses import LossBook
from daybyday.importing.markup.exercises import with_homework
from daybyday.importing.planning.day_titles import day_title
from daybyday.importing.sources.markdown_folder.days import days_of
from daybyday.importing.sources.markdown_folder.mdx import without_components
from daybyday.importing.sources.markdown_folder.navigation import without_navigation
from daybyday.importing.sources.markdown_folder.titles import without_series
from tests.importing.test_markdown_folders import repository
from tests.importing.wxr import ENGLISH, ITALIAN


def numbers(*paths: str) -> dict[str, int]:
    """The days that files are, those aside that go with one."""
    days = days_of([PurePosixPath(path) for path in paths])
    return {path.as_posix(): day.number for path, day in days.items() if not day.is_beside}


def test_files_in_a_folder_of_several_days_are_days_by_their_own_numbers():
    assert numbers("Day01-03/01.loops.md", "Day01-03/02.ends.md", "Day04-10/04.ropes.md", "Day04-10/07-08.nets.md") == {
        "Day01-03/01.loops.md": 1,
        "Day01-03/02.ends.md": 2,
        "Day04-10/04.ropes.md": 4,
        "Day04-10/07-08.nets.md": 7,
    }


def test_a_number_that_is_no_day_of_its_folder_does_not_count():
    assert numbers("Day 4-10/README.md", "Days 1-3/2-2020.md") == {"Day 4-10/README.md": 4, "Days 1-3/2-2020.md": 2}
    assert numbers("Day 4-6/99.md") == {"Day 4-6/99.md": 4}


def test_other_numbered_folders_are_no_days_where_more_folders_are_called_days():
    days = [f"Day-{number}/README.md" for number in range(60, 64)]
    others = [f"Docker/Level 1/{number}.Install/README.md" for number in (1, 2, 3)]

    assert numbers(*days, *others) == dict(zip(days, range(60, 64), strict=True))
    assert len(numbers(*others)) == 3


def test_days_that_are_not_called_so_beside_those_that_are_stay_days():
    paths = ["01_Day_Water/01_water.md", "02_Day_Tea/02_tea.md", "03_Day_Cups/03_cups.md", "10_Saucers/10_saucers.md", "30_end/30_end.md"]  # fmt: skip

    assert list(numbers(*paths).values()) == [1, 2, 3, 10, 30]


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("30 Days Of Tea: Water", "Water"),
        ("30 giorni di tè – Acqua", "Acqua"),
        ("#90DaysOfTea | Water", "Water"),
        ("Tea: Water", "Tea: Water"),
        ("30 Days Of Tea", "30 Days Of Tea"),
    ],
)
def test_a_title_says_what_its_day_is_about(title, own):
    assert without_series(title) == own


def test_a_dot_may_stand_between_a_day_and_its_title():
    named = day_title("Day 3 · Cups", ["day"])

    assert named is not None
    assert (named.number, named.rest) == (3, "Cups")


@pytest.mark.parametrize("heading", ["## 💻 Exercises (40 minutes)", "## Esercizi per casa", "### ✍️ Your turn", "## Ora tocca a te"])  # fmt: skip
def test_more_headings_of_exercises(heading):
    assert with_homework(f"Text.\n\n{heading}\n\n1. One\n\n## Next\n") == (
        "Text.\n\n/// homework\n\n- [ ] One\n///\n\n## Next\n",
        1,
    )


@pytest.mark.parametrize(
    "line",
    ["[Lezione precedente](../1.md) | [Indice](../LEGGIMI.md) | [Lezione successiva](../3.md)", "Next: [Day 2](day2.md)"],
)  # fmt: skip
def test_more_lines_that_only_lead_on(line):
    book = LossBook()

    assert without_navigation(f"Text.\n\n{line}", book) == "Text."
    assert book.losses()[0].texts == (line,)


def test_leggimi_speaks_for_an_italian_folder(importing):
    result = importing(
        repository(
            importing,
            f"-- LEGGIMI.md --\n# Trenta giorni di pane\n\nUn pane al giorno, per trenta giorni, senza fretta.\n-- giorno-01/lezione.md --\n# La farina\n\n{ITALIAN}\n",
        )
    )
    [series] = [text for path, text in result.files.items() if path.endswith("series.yaml")]

    assert 'description: {it: "Un pane al giorno, per trenta giorni, senza fretta."}' in series


def test_components_of_mdx_go_and_their_words_stay():
    book = LossBook()
    text = """import Tabs from '@theme/Tabs';
export const x = 1;

<Tabs value={{a: 1}} label="T">

Words *between* and `<Tabs>` in code; 1 < 2, and <b>bold</b>.

</Tabs>

{/* nobody sees
this */}

```jsx
import x from 'y';
<Tabs />
```
"""

    assert without_components(text, book) == (
        "Words *between* and `<Tabs>` in code; 1 < 2, and <b>bold</b>.\n\n```jsx\nimport x from 'y';\n<Tabs />\n```"
    )
    [loss] = book.losses()
    assert loss.texts == (
        "import Tabs from '@theme/Tabs';",
        "export const x = 1;",
        "{/* nobody sees\nthis */}",
        '<Tabs value={{a: 1}} label="T">',
        "</Tabs>",
    )


def test_a_picture_of_a_note_comes_along(importing, tmp_path):
    source = repository(
        importing, f"-- Day 1.md --\n# Day 1: Nod\n\n![[cup.png]]\n\n{ENGLISH}\n-- attachments/cup.png --\nx\n"
    )
    (source / "attachments/cup.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    result = importing(source)

    assert result.report["pictures"]["copied"] == ["images/attachments/cup.png"]


def test_badges_above_a_heading_do_not_hide_it_and_stay(importing):
    result = importing(
        repository(
            importing,
            f"-- day2/README.md --\n[![Go](https://img.test/x.svg)](https://a.test)\n\n# 🗓️ Day 02/30 — Maps\n\n{ENGLISH}\n\n#### Task\n\n- Draw one\n",
        )
    )
    [post] = [text for path, text in result.files.items() if path.endswith(".md")]

    assert "title: Maps\nday: 2\n---\n[![Go](https://img.test/x.svg)](https://a.test)\n" in post
    assert "# 🗓️" not in post


def test_a_heading_of_exercises_is_no_title(importing):
    result = importing(repository(importing, f"-- day2/README.md --\n# Day 2\n\n{ENGLISH}\n\n## Task\n\n- Draw\n"))
    [post] = [text for path, text in result.files.items() if path.endswith(".md")]

    assert "title: Task\n" not in post


@pytest.mark.parametrize(
    "line",
    [
        "[⬆ back to top](#contents)",
        "**[Torna all’indice](#indice)**",
        '<div align="right"><b><a href="#top">↥ Back to top</a></b></div>',
        '<p align="center">\n<a href="../day1/README.md">⬅️ Day 1</a> | <a href="../day3/README.md">Day 3 ➡️</a>\n</p>',
    ],
)
def test_ways_to_the_top_and_what_stood_around_navigation_go(line):
    book = LossBook()

    assert without_navigation(f"Text.\n\n{line}", book) == "Text."
    assert [loss.code for loss in book.losses()] == ["navigation"]


def test_a_table_of_contents_leads_to_the_days_of_its_file(importing):
    result = importing(
        repository(
            importing,
            f"-- README.md --\n# 21 days of thanks\n\n- [One](#day-1-neighbours)\n- [Notes](#notes)\n\n## Day 1: Neighbours\n\n{ENGLISH}\n\n## Day 2: Teachers\n\nAs on [day one](#day-1-neighbours). {ENGLISH}\n\n## Notes\n\nNone.\n",
        )
    )
    files = result.files
    [page] = [text for path, text in files.items() if path.startswith("pages/")]
    [first] = [path for path in files if "/001-" in path]
    [second] = [text for path, text in files.items() if "/002-" in path]

    assert f"- [One]({{filename}}/{first})\n- [Notes](#notes)" in page
    assert f"[day one]({{filename}}/{first})" in second


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("![A shot](./Screen Shot 1.png)", "![A shot]({static}/images/screen-shot-1.png)"),
        ("![A shot](<Screen Shot 1.png>)", "![A shot]({static}/images/screen-shot-1.png)"),
        ("<img src=pic.png width=400>", "<img src={static}/images/pic.png width=400>"),
        ("![A shot](No Shot.png)", "A shot"),
    ],
)
def test_pictures_are_found_however_their_names_are_written(importing, tmp_path, written, meant):
    source = repository(importing, f"-- Day 1.md --\n# Day 1: Nod\n\n{written}\n\n{ENGLISH}\n")
    for name in ("Screen Shot 1.png", "pic.png"):
        (source / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    result = importing(source)
    [post] = [text for path, text in result.files.items() if path.endswith(".md")]

    assert post.partition("\n---\n")[2].startswith(meant)
    assert result.errors(tmp_path / "site") == []

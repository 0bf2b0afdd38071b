"""Folders of Markdown that nobody prepared: three repositories of "30 days", and sources of other generators."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from daybyday.importing.markup.exercises import with_homework
from daybyday.importing.sources.markdown_folder.front_matter import read_front_matter
from tests.harness import split_site
from tests.importing.wxr import ENGLISH, ITALIAN

PYTHON = f"""
-- readme.md --
# 🐍 30 Days Of Python

Learn the language in thirty days, a little every day.

| 01 | [Introduction](./01_Day_Introduction/01_introduction.md) |
-- 01_Day_Introduction/01_introduction.md --
<div align="center">
  <h1> 30 Days Of Python: Day 1 - Introduction</h1>
</div>

[Day 2 >>](../02_Day_Variables/02_variables.md)

![Banner](../images/banner.png)

{ENGLISH} See [day 2](https://github.com/Ada/Days/blob/master/02_Day_Variables/02_variables.md#a), the [script](hello.py), [nothing](none.md).

```py
print("<< [x](y.md) >>")
```

## 💻 Exercises: Day 1

### Exercise: Level 1

1. Check the version
2. Do:
   - add
   - subtract

### Exercise: Level 2

1. Write `hello`

🎉 CONGRATULATIONS ! 🎉

[Day 2 >>](../02_Day_Variables/02_variables.md)
-- 01_Day_Introduction/hello.py --
print("hi")
-- 02_Day_Variables/02_variables.md --
# Day 2 - Variables

[<< Day 1](../01_Day_Introduction/01_introduction.md) | [Day 3 >>](../03_Day/03.md)

{ENGLISH}
-- Italian/01_Day_Introduction/01_introduction.md --
# 30 giorni di Python: Giorno 1 - Introduzione

{ITALIAN}

## Esercizi

- Controlla la versione
-- images/banner.png --
x
-- LICENSE.md --
MIT
"""

SUFFIXES = f"""
-- Days/day01.md --
+++
title = "Begin"
tags = ["a", "b"]
[params]
weight = 3
+++
{ENGLISH}

### Homework

Walk for ten minutes.
* Go out
* Come back
-- Days/day01.it.md --
{ITALIAN}
-- Days/day02.md --
{ENGLISH} Back to [the first](day01.md).
"""

FOLDERS = f"""
-- Day1/README.md --
# A calm morning

{ENGLISH}
-- Day2/README.md --
# A calm evening

{ENGLISH} As on [day one](../Day1).
-- Day2/notes.md --
# Notes

{ENGLISH}
"""


def repository(importing, text: str, name: str = "30-days-of-x") -> Path:
    folder = importing.folder / name
    for path, body in split_site(text).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(body, "utf-8")
    return folder


def test_a_repository_with_a_folder_for_each_day(importing, tmp_path):
    result = importing(repository(importing, PYTHON))

    assert [path for path in result.files if path.endswith(".md")] == [
        "30-days-of-x/001-introduction.en.md", "30-days-of-x/001-introduction.it.md", "30-days-of-x/002-variables.en.md", "pages/about.en.md",
    ]  # fmt: skip
    assert result.errors(tmp_path / "site") == []


def test_its_day_has_exercises_as_homework_links_to_files_and_no_navigation(importing):
    result = importing(repository(importing, PYTHON))

    assert result.files["30-days-of-x/001-introduction.en.md"].partition("\n---\n")[2] == (
        "![Banner]({static}/images/banner.png)\n\n"
        f"{ENGLISH} See [day 2]({{filename}}/30-days-of-x/002-variables.en.md#a), the [script]({{static}}/images/01-day-introduction/hello.py), nothing.\n\n"
        '```py\nprint("<< [x](y.md) >>")\n```\n\n'
        "/// homework\n\n- [ ] **Exercise: Level 1:** Check the version\n- [ ] Do:\n\n    - add\n    - subtract\n- [ ] **Exercise: Level 2:** Write `hello`\n///\n\n"
        "🎉 CONGRATULATIONS ! 🎉\n"
    )
    losses = result.losses("30-days-of-x/001-introduction.en.md")
    assert losses["navigation"][0] == 2
    assert losses["files-missing"] == (1, ["none.md"])


def test_its_readme_describes_the_series(importing):
    files = importing(repository(importing, PYTHON)).files

    assert (
        'description: {en: "Learn the language in thirty days, a little every day."}'
        in files["30-days-of-x/series.yaml"]
    )
    assert "[Introduction]({filename}/30-days-of-x/001-introduction.en.md)" in files["pages/about.en.md"]


def test_what_is_about_the_repository_is_no_text(importing):
    left_out = importing(repository(importing, PYTHON)).report["left_out"]

    assert [(entry["origin"], entry["text"].strip()) for entry in left_out] == [("LICENSE.md", "MIT")]


def test_a_repository_with_a_file_for_each_day_and_languages_in_names(importing, tmp_path):
    result = importing(repository(importing, SUFFIXES))
    days = {path: text for path, text in result.files.items() if path.endswith(".md")}

    assert list(days) == [f"30-days-of-x/00{name}.md" for name in ("1-day01.en", "1-day01.it", "2-day02.en")]
    assert "title: Begin\nday: 1\ntags: [a, b]\n" in days["30-days-of-x/001-day01.en.md"]
    assert (
        "/// homework\n\nWalk for ten minutes.\n\n- [ ] Go out\n- [ ] Come back\n///\n"
        in days["30-days-of-x/001-day01.en.md"]
    )
    assert "[the first]({filename}/30-days-of-x/001-day01.en.md)" in days["30-days-of-x/002-day02.en.md"]
    assert result.errors(tmp_path / "site") == []


def test_a_repository_with_readmes(importing, tmp_path):
    result = importing(repository(importing, FOLDERS))

    assert "title: A calm morning\nday: 1\n" in result.files["30-days-of-x/001-day1.en.md"]
    assert "[day one]({filename}/30-days-of-x/001-day1.en.md)" in result.files["30-days-of-x/002-day2.en.md"]
    assert result.errors(tmp_path / "site") == []


@pytest.mark.parametrize(
    ("path", "text", "file", "expected"),
    [
        ("_posts/2011-04-24-ask.md", "---\nlayout: post\ntitle: Ask\ncategories: [work, life]\n---\n", "articles/ask.en.md", "title: Ask\ndate: 2011-04-24\ntags: [work, life]\n"),
        ("content/posts/ask.md", '+++\ntitle = "Ask"\ndate = 2011-04-24T10:15:00+02:00\ndraft = true\n+++\n', "articles/ask.en.md", "title: Ask\ndate: 2011-04-24 10:15+02:00\nstatus: draft\n"),
        ("content/ask.md", "Title: Ask: now\nDate: 2011-04-24 10:15\nCategory: work\nSlug: ask-now\n\n", "articles/ask-now.en.md", 'title: "Ask: now"\ndate: 2011-04-24 10:15\ntags: [work]\n'),
        ("source/_posts/ask.md", "---\ntitle: Ask\ndate: 2011-04-24 10:15:00\ntags:\n- a\n- b\npermalink: /old/ask.html\n---\n", "articles/ask.en.md", "tags: [a, b]\naliases: [/old/ask.html]\n"),
        ("content/about.md", '{"title": "About us"}\n', "pages/about.en.md", "title: About us\n"),
    ],
)  # fmt: skip
def test_sources_of_other_generators(importing, tmp_path, path, text, file, expected):
    result = importing(repository(importing, f"-- {path} --\n{text}{ENGLISH}\n"))

    assert list(result.files) == [file]
    assert expected in result.files[file]
    assert ENGLISH in result.files[file]
    assert result.errors(tmp_path / "site") == []


def test_keys_and_marks_of_a_generator_are_said(importing):
    result = importing(
        repository(
            importing,
            f"-- _posts/2011-04-24-a.md --\n---\ntitle: A\nlayout: wide\n---\n{ENGLISH} {{% include x.html %}}\n",
        )
    )
    losses = result.losses("articles/a.en.md")

    assert losses["header-keys"] == (1, ["layout: wide"])
    assert losses["template-marks"] == (1, ["{% include x.html %}"])


@pytest.mark.parametrize("heading", ["## Exercises", "## 💻 Exercises:", "### Homework for today", "# Esercizi", "## Compiti per casa", "## **Homework**"])  # fmt: skip
def test_headings_of_exercises(heading):
    assert with_homework(f"Text.\n\n{heading}\n\n- One\n- Two\n\n# Next\n\nMore.")[0] == (
        "Text.\n\n/// homework\n\n- [ ] One\n- [ ] Two\n///\n\n# Next\n\nMore.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Text.",
        "## Exercises\n\nOne paragraph.\n\nAnd another.",
        "## Challenges\n\nLoops were hard today.",
        "Exercise 1 was hard today.",
        "**Exercise 1:** was the hardest.\n\nMore.",
        "```\n## Exercises\n- a\n```",
        "/// homework\n- [ ] a\n///",
    ],
)
def test_texts_without_a_list_of_exercises_stay(text):
    assert with_homework(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("**Exercise 1:** Call.\n\n**Exercise 2:** Write:\n\n    a letter", "- [ ] **Exercise 1:** Call.\n- [ ] **Exercise 2:** Write:\n\n    a letter"),
        ("Task 1: Call.\n\nMore of it.\n\nTask 2: Write.", "- [ ] Task 1: Call.\n\n\n    More of it.\n- [ ] Task 2: Write."),
    ],
)  # fmt: skip
def test_paragraphs_with_numbers_are_exercises(text, tasks):
    assert with_homework(f"{text}\n\n# Next\n\nMore.")[0] == f"/// homework\n\n{tasks}\n///\n\n# Next\n\nMore.\n"


@pytest.mark.parametrize("link", ["../b/", "../b", "/posts/b/", "b.md"])
def test_links_between_pages_of_a_generator_lead_to_files(importing, link):
    text = f"---\ntitle: A\ndate: 2011-04-24\n---\nSee [the other]({link}).\n\n{ENGLISH}\n"
    other = f"---\ntitle: B\ndate: 2011-04-25\n---\n{ENGLISH}\n"
    files = f"-- hugo.toml --\nx = 1\n-- content/posts/a.md --\n{text}-- content/posts/b.md --\n{other}"
    result = importing(repository(importing, files))

    assert "[the other]({filename}/articles/b.en.md)" in result.files["articles/a.en.md"]


def test_a_link_to_a_folder_leads_to_the_day_in_it(importing):
    result = importing(repository(importing, (
        f"-- Day1/day1.md --\n# Day 1: Nod\n\nSee [tomorrow](../Day2/).\n\n{ENGLISH}\n"
        f"-- Day2/day2.md --\n# Day 2: Smile\n\n{ENGLISH}\n-- Day2/notes.md --\n# Notes\n\n{ENGLISH}\n"
    )))  # fmt: skip
    [first] = [text for path, text in result.files.items() if "/001-" in path]

    assert re.search(r"\[tomorrow\]\(\{filename\}/[^)]*/002-", first)


@pytest.mark.parametrize("name", ["README.it.md", "it/README.md", "Italian/README.md"])
def test_its_readmes_name_and_describe_the_series_in_their_languages(importing, name):
    files = importing(repository(importing, (
        f"-- README.md --\n# 🐍 Thirty days of X\n\nLearn it in thirty days, a little every day.\n"
        f"-- {name} --\n# Trenta giorni di X\n\nSi impara in trenta giorni, un po’ al giorno.\n"
        f"-- day1.md --\n# Day 1: Begin\n\n{ENGLISH}\n-- day1.it.md --\n# Giorno 1: Comincia\n\n{ITALIAN}\n"
    ))).files  # fmt: skip

    assert "title: {en: Thirty days of X, it: Trenta giorni di X}\n" in files["30-days-of-x/series.yaml"]
    assert (
        'description: {en: "Learn it in thirty days, a little every day.", it: "Si impara in trenta giorni, un po’ al giorno."}\n'
        in files["30-days-of-x/series.yaml"]
    )


def test_a_day_without_a_title_is_called_by_its_first_words_and_that_is_said(importing):
    text = f"# Day 1\n\n{ENGLISH}\n\n## Exercises\n\n- Go\n\n## Solutions\n\nGo.\n"
    result = importing(repository(importing, f"-- day01.md --\n{text}"))

    assert "title: A network is made of people who remember\n" in result.files["30-days-of-x/001-day01.en.md"]
    assert result.losses("30-days-of-x/001-day01.en.md")["title"] == (1, ["A network is made of people who remember"])


def test_a_name_in_capitals_is_no_other_name(importing):
    result = importing(repository(importing, f"-- Day01.md --\n# Day 1: Nod\n\n{ENGLISH}\n"))

    assert "slug" not in result.losses("30-days-of-x/001-day01.en.md")


def test_code_in_an_exercise_stays_in_it():
    text = "## Exercises\n\n1. Run:\n\n   ```py\n   - x\n   ```\n2. Stop"

    assert with_homework(text)[0] == "/// homework\n\n- [ ] Run:\n\n    ```py\n    - x\n    ```\n- [ ] Stop\n///\n"


@pytest.mark.parametrize("header", ["---\ntitle: [broken\n---\n", "---\ntitle: a: b\ntags: x\n---\n"])
def test_a_header_that_is_no_yaml_is_read_by_its_lines(header):
    read = read_front_matter(f"{header}Text.")

    assert (read.sound, read.text) == (False, "Text.")
    assert read.word("title")


def test_one_file_that_cannot_be_read_does_not_stop_the_others(importing):
    folder = repository(importing, f"-- a.md --\n# A\n\n{ENGLISH}\n")
    (folder / "b.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    result = importing(folder)

    assert list(result.files) == ["pages/a.en.md"]
    assert [entry["origin"] for entry in result.report["left_out"]] == ["b.md"]


def test_a_file_in_an_old_encoding_is_read_and_said(importing):
    folder = repository(importing, f"-- a.md --\n# A\n\n{ENGLISH}\n")
    (folder / "a.md").write_bytes(f"# Caffè\n\n{ITALIAN}\n".encode("latin-1"))
    result = importing(folder)

    assert "title: Caffè\n" in result.only()
    assert "encoding" in result.losses("pages/a.it.md")


@pytest.mark.parametrize(
    ("files", "alias"),
    [
        ("-- _config.yml --\ntitle: x\n-- _posts/2011-04-24-ask.md --\n---\ncategories: [essays]\n---\n", "/essays/2011/04/24/ask.html"),
        ("-- _config.yml --\npermalink: pretty\n-- _posts/2011-04-24-ask.md --\n---\ntitle: Ask\n---\n", "/2011/04/24/ask/"),
        ("-- _config.yml --\npermalink: /blog/:title/\n-- _posts/2011-04-24-ask.md --\n---\ntitle: Ask\n---\n", "/blog/ask/"),
        ("-- hugo.toml --\nx = 1\n-- content/posts/ask.md --\n---\ndate: 2011-04-24\n---\n", "/posts/ask/"),
        ("-- hugo.toml --\nx = 1\n-- content/posts/ask/index.md --\n---\ndate: 2011-04-24\n---\n", "/posts/ask/"),
        ("-- hugo.toml --\nx = 1\n-- content/posts/ask/index.it.md --\n---\ndate: 2011-04-24\n---\n", "/it/posts/ask/"),
        ("-- hugo.toml --\nx = 1\n-- content/posts/ask.it.md --\n---\ndate: 2011-04-24\n---\n", "/it/posts/ask/"),
        ("-- hugo.toml --\nx = 1\n-- content/it/posts/ask.md --\n---\ndate: 2011-04-24\n---\n", "/it/posts/ask/"),
        ("-- hugo.toml --\ndefaultContentLanguage = 'it'\n-- content/it/posts/ask.md --\n---\ndate: 2011-04-24\n---\n", "/posts/ask/"),
        ("-- hugo.toml --\ndefaultContentLanguage = 'it'\n-- content/posts/ask.it.md --\n---\ndate: 2011-04-24\n---\n", "/posts/ask/"),
        ("-- pelicanconf.py --\nX = 1\n-- content/ask.md --\nTitle: Ask now\nDate: 2011-04-24\n\n", "/ask-now.html"),
        ("-- _config.yml --\nx: 1\n-- source/_posts/ask.md --\n---\ndate: 2011-04-24\n---\n", "/2011/04/24/ask/"),
    ],
)  # fmt: skip
def test_the_old_address_is_that_of_the_generator(importing, files, alias):
    result = importing(repository(importing, f"{files}{ENGLISH}\n"))
    [path] = [path for path in result.files if path.endswith(".md")]

    assert f"aliases: [{alias}]\n" in result.files[path]
    assert result.losses(path)["old-address"] == (1, [alias])


def test_files_that_no_text_leads_to_are_named(importing):
    result = importing(repository(importing, f"{PYTHON}-- notes.org --\n* Words\n"))

    assert result.losses()["other-files"] == (1, ["notes.org"])


README = f"""
-- README.md --
# 30 Days of Things

A short text a day for those who have never done it before.

| Day | Topic |
|---|---|
| 01 | [Introduction](./README.md) |
| 02 | [Names](./02_Day_Names/02_names.md) |

<div align="center">
  <h1>30 Days of Things: Day 1 - Introduction</h1>
</div>

# 📘 Day 1

{ENGLISH}

## Exercises

1. Look around
-- 02_Day_Names/02_names.md --
# 📘 Day 2

{ENGLISH} As on [the first day](../README.md).
"""


def test_a_readme_may_be_the_first_day_as_well(importing, tmp_path):
    result = importing(repository(importing, README))
    day, page = result.files["30-days-of-x/001-introduction.en.md"], result.files["pages/about.en.md"]

    assert day.startswith("---\ntitle: Introduction\nday: 1\n---\n# 📘 Day 1\n")
    assert "- [ ] Look around" in day
    assert "[Introduction]({filename}/30-days-of-x/001-introduction.en.md)" in page
    assert "Day 1" not in page
    assert (
        "[the first day]({filename}/30-days-of-x/001-introduction.en.md)"
        in result.files["30-days-of-x/002-names.en.md"]
    )
    assert (
        "description: {en: A short text a day for those who have never done it before.}"
        in result.files["30-days-of-x/series.yaml"]
    )
    assert result.errors(tmp_path / "site") == []


def test_a_readme_that_speaks_of_a_day_another_file_is_stays_a_page(importing):
    files = importing(
        repository(
            importing,
            README.replace("02_Day_Names/02_names.md --\n# 📘 Day 2", "01_Day_Names/01_names.md --\n# 📘 Day 1"),
        )
    ).files

    assert "30-days-of-x/001-names.en.md" in files
    assert "Day 1" in files["pages/about.en.md"]


@pytest.mark.parametrize(
    "line",
    [
        "<< [Day 1](day01.md) | [Day 3](day03.md) >>",
        "[<< Day 1](day01.md) | [Day 3 >>](day03.md)",
        '<p align="center"><a href="day03.md">Next</a></p>',
        "[← Previous](day01.md) • [Home](README.md) • [Next →](day03.md)",
    ],
)
def test_lines_that_lead_to_the_days_around_go_wherever_they_stand(importing, line):
    result = importing(repository(importing, f"-- day02.md --\n{line}\n\n# Day 2: Ask\n\n{ENGLISH}\n\n{line}\n"))
    [path] = [path for path in result.files if path.endswith(".md")]

    assert result.files[path].endswith(f"title: Ask\nday: 2\n---\n{ENGLISH}\n")
    assert result.losses(path)["navigation"] == (2, [line, line])


def test_a_link_in_html_to_a_file_that_is_not_there_keeps_its_words(importing):
    assert (
        "<a >words</a>"
        in importing(repository(importing, f'-- a.md --\n# A\n\n{ENGLISH} <a href="none.md">words</a>\n')).only()
    )


def test_comments_of_html_go_and_are_named(importing):
    result = importing(repository(importing, f"-- a.md --\n# A\n\n{ENGLISH}\n\n<!-- to do: more -->\n\nThe end.\n"))

    assert result.body() == f"{ENGLISH}\n\n\nThe end."
    assert result.losses("pages/a.en.md")["html-comments"] == (1, ["<!-- to do: more -->"])


def test_a_link_over_two_lines_and_letters_in_two_parts(importing, tmp_path):
    text = "# Caffe\u0300\n\nSee the [code\nof conduct](none.md) and [x]: so.\n\n[ref]: other.md\n"
    result = importing(repository(importing, f"-- a.md --\n{text}\n{ENGLISH}\n-- other.md --\n# B\n\n{ENGLISH}\n"))

    assert "title: Caffè\n" in result.files["pages/a.en.md"]
    assert "See the code\nof conduct and" in result.files["pages/a.en.md"]
    assert "[ref]: {filename}/pages/other.en.md" in result.files["pages/a.en.md"]
    assert result.errors(tmp_path / "site") == []

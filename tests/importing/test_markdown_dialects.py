"""Folders of notebooks and of other generators: what their readers know and this one does not."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from daybyday.importing.losses import LossBook
from daybyday.importing.sources.markdown_folder.asides import with_quotations
from daybyday.importing.sources.markdown_folder.front_matter import FrontMatter
from daybyday.importing.sources.markdown_folder.generator_marks import FolderFiles
from daybyday.importing.sources.markdown_folder.mdx import without_components
from daybyday.importing.sources.markdown_folder.notion import with_properties, without_ids
from daybyday.importing.sources.markdown_folder.wiki import with_links, without_hidden
from tests.importing.test_markdown_folders import repository
from tests.importing.wxr import ENGLISH

ID = "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d"


def folder(importing, text: str) -> Path:
    return repository(importing, text, "challenge")


@pytest.mark.parametrize(
    "text",
    [
        "> [!NOTE] Read this\n> Words\n> of it.",
        "> [!note]- Read this\n> Words\n> of it.",
        '!!! note "Read this"\n    Words\n    of it.',
        '??? tip "Read this"\n\n    Words\n    of it.',
        ":::note Read this\nWords\nof it.\n:::",
        ":::tip[Read this]\n\nWords\nof it.\n\n:::",
        "::: warning Read this\nWords\nof it.\n:::",
    ],
)
def test_a_note_set_apart_is_a_quotation_with_a_title(text):
    assert with_quotations(f"Before.\n\n{text}\n\nAfter.") == (
        "Before.\n\n> **Read this**\n>\n> Words\n> of it.\n\nAfter.", 1
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("> [!WARNING]\n> Words.", "> **Warning**\n>\n> Words."),
        ("!!! note\n    Words.\nAfter.", "> **Note**\n>\n> Words.\n\nAfter."),
        ('{% hint style="info" %}\nWords.\n{% endhint %}', "> **Info**\n>\n> Words."),
        ('=== "One"\n    Words.\n=== "Two"\n    More.', "**One**\n\nWords.\n\n**Two**\n\nMore."),
        ("> [!note] Out\n> > [!tip] In\n> > Words.", "> **Out**\n>\n> > **In**\n> >\n> > Words."),
        (":::note\n```\n:::\n```\n:::", "> **Note**\n>\n> ```\n> :::\n> ```"),
        ("!!! note\n    ```py\n    !!! x\n    ```", "> **Note**\n>\n> ```py\n> !!! x\n> ```"),
    ],
)
def test_notes_without_titles_in_others_and_with_code(text, made):
    assert with_quotations(text)[0] == made


@pytest.mark.parametrize(
    "text", ["> [a quotation] of words", "```\n> [!NOTE]\n> x\n```", ":::note\nnever closed", "!!!", "=== a", "!!! note\nWords."]
)  # fmt: skip
def test_what_is_no_note_stays(text):
    assert with_quotations(text) == (text, 0)


FILES = FolderFiles(frozenset(["Days/Day 1.md", "Days/Day 2.md", "People/Ada.md", "assets/photo.png", "assets/a.pdf"]))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("[[Day 2]]", "[Day 2](/Days/Day%202.md)"),
        ("[[day 2|next]]", "[next](/Days/Day%202.md)"),
        ("[[Day 2#The Part]]", "[Day 2 – The Part](/Days/Day%202.md#the-part)"),
        ("[[#The Part]]", "[The Part](#the-part)"),
        ("[[People/Ada]]", "[Ada](/People/Ada.md)"),
        ("![[photo.png]]", "![](/assets/photo.png)"),
        ("![[photo.png|300]]", "![](/assets/photo.png)"),
        ("![[photo.png|A photo]]", "![A photo](/assets/photo.png)"),
        ("![[Day 2]]", "[Day 2](/Days/Day%202.md)"),
        ("[[a.pdf]]", "[a.pdf](/assets/a.pdf)"),
        ("| a | [[Day 2\\|next]] |", "| a | [next](/Days/Day%202.md) |"),
        ("[[Nobody]] and `[[Day 2]]`", "[[Nobody]] and `[[Day 2]]`"),
        ("```\n[[Day 2]]\n```", "```\n[[Day 2]]\n```"),
    ],
)
def test_a_link_in_double_brackets(text, made):
    assert with_links(text, PurePosixPath("Days/Day 1.md"), FILES)[0].strip("\n") == made


def test_what_a_notebook_hides_goes_and_what_it_marks_is_marked():
    assert without_hidden("a %%no%% ==yes== `==x==`\n```\n%%a%%\n```") == (
        "a  <mark>yes</mark> `==x==`\n```\n%%a%%\n```\n", ["%%no%%"]
    )  # fmt: skip


def test_a_notebook_of_obsidian(importing, tmp_path):
    result = importing(folder(importing, (
        f"-- .obsidian/app.json --\n{{}}\n"
        f"-- Day 1.md --\n---\naliases: [First day]\ncreated: 2021-03-04\n---\n{ENGLISH} See [[Day 2]]. %%hidden%%\n"
        f"-- Day 2.md --\n---\ncreated: 2021-03-05\n---\n{ENGLISH}\n-- 2021-03-06.md --\n{ENGLISH}\n"
    )))  # fmt: skip

    assert "See [Day 2]({filename}/challenge/002-day-2.en.md)." in result.files["challenge/001-day-1.en.md"]
    assert "start: 2021-03-04\n" in result.files["challenge/series.yaml"]
    losses = result.losses("challenge/001-day-1.en.md")
    assert (losses["other-names"], losses["html-comments"]) == ((1, ["First day"]), (1, ["%%hidden%%"]))
    assert "\ndate: 2021-03-06\n" in result.files["articles/2021-03-06.en.md"]
    assert result.errors(tmp_path / "site") == []


def test_an_export_of_notion(importing, tmp_path):
    result = importing(folder(importing, (
        f"-- Thirty days {ID}.md --\n# Thirty days\n\nA challenge for people who are shy.\n"
        f"-- Thirty days {ID}/Day 1 Begin {ID}.md --\n# Day 1: Begin\n\nCreated: March 4, 2021 10:15 AM\nTags: a, b\nStatus: Done\n\n{ENGLISH}\n"
        f"-- Thirty days {ID}/Day 2 Go {ID}.md --\n# Day 2: Go\n\nCreated: March 5, 2021\n\n{ENGLISH} [Before](Day%201%20Begin%20{ID}.md)\n"
    )))  # fmt: skip

    assert [path for path in result.files if path.endswith(".md")] == [
        "challenge/001-begin.en.md", "challenge/002-go.en.md", "pages/thirty-days.en.md",
    ]  # fmt: skip
    assert "\ntags: [a, b]\n" in result.files["challenge/001-begin.en.md"]
    assert "[Before]({filename}/challenge/001-begin.en.md)" in result.files["challenge/002-go.en.md"]
    assert result.losses("challenge/001-begin.en.md")["header-keys"] == (1, ["property status: Done"])
    assert (
        "title: {en: Thirty days}\ndescription: {en: A challenge for people who are shy.}\n"
        in result.files["challenge/series.yaml"]
    )
    assert "start: 2021-03-04\n" in result.files["challenge/series.yaml"]
    assert result.errors(tmp_path / "site") == []


def test_properties_are_only_what_stands_below_the_title():
    text = "# A\n\nWords: they are many.\nAnd more.\n"
    assert with_properties(FrontMatter(text=text)).text == text
    assert without_ids(PurePosixPath(f"A {ID}/B {ID}.md")) == PurePosixPath("A/B.md")


def test_a_picture_that_a_program_would_find_is_one():
    text = "Before.\n\n<img src={require('./a.png').default} alt=\"A\" />"

    assert without_components(text, LossBook()) == "Before.\n\n![A](./a.png)"


def test_all_texts_of_docusaurus_may_have_programs(importing):
    text = f"# Day 1: Begin\n\nimport A from 'a';\n\n<A>{ENGLISH}</A>\n"
    result = importing(folder(importing, f"-- docusaurus.config.js --\nx\n-- docs/day1.md --\n{text}"))

    assert result.losses("challenge/001-day1.en.md")["mdx"] == (3, ["import A from 'a';", "<A>", "</A>"])

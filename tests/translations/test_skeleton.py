"""The beginning of a translation: what its author need not write, and nothing that could be published by accident."""

from __future__ import annotations

import pytest

from daybyday.desk.skeletons import commented, translation_skeleton
from daybyday.model import TagNames
from daybyday.reading.source_prints import print_of, read_line, state_of
from daybyday.words import load_words
from tests.failures import codes, raw
from tests.harness import HOMEWORK, SERIES
from tests.reading.reader import read
from tests.translations.lines import line

WORDS, _ = load_words(("en", "it"), {})
TAGS = TagNames({"events": {"en": "Events", "it": "Eventi"}})

ORIGINAL = """\
---
title: "Work: #1"
day: 3
date: 2026-11-03 08:00
tags: [events, odd]
authors: [Ada]
summary: In short.
image: bridge.jpg
aliases: [/old/]
modified: 2026-11-05
---
First -- and --> last.

```html
<!-- a comment --> <p>
```

[site]: https://example.org/

See the [site][].

/// homework | Find a group
    minutes: 20

Take your time.

- [ ] Search.
- [ ] Go there. {#go}

      With a friend.
///

Until tomorrow.
"""


def skeleton(text: str = ORIGINAL, path: str = "connections/003-work.en.md") -> str:
    manuscript, _ = read(text, path)
    return translation_skeleton(manuscript, TAGS, WORDS["it"])


def translated(text: str = ORIGINAL):
    return read(skeleton(text), "connections/003-work.it.md")


def test_what_is_the_same_in_every_language_is_there():
    manuscript, findings = translated()

    assert () == findings
    assert (3, ("Eventi", "odd"), ("Ada",), "bridge.jpg") == (
        manuscript.day, manuscript.tags, manuscript.authors, manuscript.image,
    )  # fmt: skip
    assert "2026-11-03 08:00" in skeleton()


def test_what_belongs_to_one_text_alone_is_left_out():
    manuscript, _ = translated()

    assert ((), None, "") == (manuscript.aliases, manuscript.modified, manuscript.guid)


def test_the_homework_has_its_minutes_and_the_ids_of_its_tasks():
    manuscript, _ = translated()

    assert 20 == manuscript.homework.minutes
    assert ["1", "go"] == [task.id for task in manuscript.homework.tasks]


def test_it_remembers_what_it_was_made_from():
    original, _ = read(ORIGINAL)
    manuscript, _ = translated()

    assert "current" == state_of(read_line(manuscript.translated_from), print_of(original))


def test_words_of_the_original_are_in_comments_alone():
    manuscript, _ = translated()
    written = f"{manuscript.text}{manuscript.after}{manuscript.title}{manuscript.summary}{manuscript.homework}"

    for words in ("First", "See the", "Until", "Work", "In short", "Find a group", "Take your", "Search", "friend"):
        assert words not in written
        assert words in skeleton()


def test_code_and_addresses_of_links_stand_as_they_are():
    manuscript, _ = translated()

    assert "```html\n<!-- a comment --> <p>\n```" in manuscript.text
    assert "[site]: https://example.org/" in manuscript.text


def test_the_paragraphs_of_a_note_are_words_too():
    manuscript, _ = translated(
        "---\ntitle: Work\nday: 3\n---\nText.[^1]\n\n[^1]: A note.\n\n    Its second paragraph.\n"
    )

    assert "second" not in manuscript.text
    assert "<!--     Its second paragraph. -->" in skeleton(
        "---\ntitle: Work\nday: 3\n---\nText.\n\n    Its second paragraph.\n"
    )


@pytest.mark.parametrize("text", ["a -- b", "a --> b", "a --!> b", "<!-- a -->", "---", "ends in -", "-" * 9, "`<!--`"])
def test_nothing_ends_a_comment_before_its_time(text):
    comment = commented(text)

    assert comment.removeprefix("<!--").removesuffix("-->").count("--") == 0
    assert read(f"---\ntitle: X\nday: 7\n---\n{comment}\n\nAfter.\n")[0].text.strip() == "After."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Title: Work\nDay: 3\n\nWords.\n\n**DAY 3 HOMEWORK:** Go.\n", id="a classic header, homework by a label"),
        pytest.param("---\ntitle: Work\nday: 3\n---\nWords.\n", id="no homework"),
        pytest.param(f"---\ntitle: Work\nday: 3\n---\n{HOMEWORK}", id="no text"),
        pytest.param("---\ntitle: Work\nday: 3\n---\n- a\n\n    ```\n    b\n\n    c\n    ```\n\n> d\n\n<div>\n\n<b>e</b>\n\n</div>\n\n1. f\n", id="lists, quotations, HTML"),
        pytest.param("---\ntitle: Work\nday: 3\n---\nText.\n\n/// homework\nJust go.\n///\n", id="homework without a list"),
        pytest.param("---\ntitle: Work\nday: 3\n---\nText.[^1]\n\n/// homework\n- [ ] Go.[^1]\n\n[^1]: A note.\n///\n", id="a note within the homework"),
    ],
)  # fmt: skip
def test_whatever_the_original_is_like_its_skeleton_reads_without_a_finding(text):
    original, _ = read(text)
    manuscript, findings = translated(text)

    assert [] == [finding for finding in findings if finding.level == "error"]
    assert manuscript.unfinished
    assert len(original.homework.tasks if original.homework else ()) == len(
        manuscript.homework.tasks if manuscript.homework else ()
    )


# A skeleton is a draft until it is written.


LINE = f"source: {line()}"
GAPS = f"---\ntitle: …\nday: 3\n{LINE}\n---\nTesto.\n\n/// homework | …\n- [ ] …\n///\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(GAPS, 2, id="its title"),
        pytest.param(GAPS.replace("title: …", "title: Lavoro"), 8, id="the title of its homework"),
        pytest.param(GAPS.replace("title: …", "title: Lavoro").replace("| …", "| Fai"), 9, id="a task"),
    ],
)
def test_a_gap_keeps_a_translation_a_draft_whatever_its_status(text, number):
    manuscript, findings = read(text, "connections/003.it.md")

    assert "draft" == manuscript.status
    assert [
        (
            f"connections/003.it.md:{number}:1: warning text-unfinished: there is still `…` here, where words belong,"
            " so this text counts as a draft – write what is missing, or `status: draft` until it is written"
        )
    ] == [str(finding) for finding in findings]


def test_a_gap_keeps_a_text_that_is_no_translation_a_draft_too():
    manuscript, findings = read(GAPS.replace(f"{LINE}\n", ""), "connections/003.it.md")

    assert "draft" == manuscript.status
    assert ["text-unfinished"] == [finding.code for finding in findings]


def test_a_translation_that_is_still_only_comments_is_not_written():
    text = f"---\ntitle: Lavoro\nday: 3\nsource: {line(homework=False)}\n---\n<!-- Words. -->\n"
    manuscript, findings = read(text, "connections/003.it.md")
    draft, _ = read(text.replace("day: 3", "day: 3\nstatus: draft"), "connections/003.it.md")

    assert not manuscript.written
    assert ["not-written-yet"] == [finding.code for finding in findings]
    assert draft.unfinished


def test_readers_see_the_original_while_a_translation_is_only_begun(site):
    made = site(SERIES + raw("connections/003-work.en.md", ORIGINAL.replace("image: bridge.jpg\n", "")))
    begun = skeleton(ORIGINAL.replace("image: bridge.jpg\n", "")).replace("status: draft\n", "")
    built = made.write("connections/003-work.it.md", begun).build()

    assert "Find a group" in built.text("it/relazioni/3/index.html")
    assert "&lt;!--" not in built.text("it/relazioni/3/index.html").replace("&lt;!-- a comment", "")


def test_an_article_is_begun_with_its_date_and_without_its_address(site):
    text = "---\ntitle: Job security\ndate: 2026-10-20\nslug: safe\nguid: urn:x\n---\nWords.\n"
    made = site(raw("articles/job.en.md", text)).write("articles/job.it.md", skeleton(text, "articles/job.en.md"))

    assert [] == codes(made.findings())
    assert "date: 2026-10-20" in skeleton(text, "articles/job.en.md")
    assert "safe" not in skeleton(text, "articles/job.en.md")

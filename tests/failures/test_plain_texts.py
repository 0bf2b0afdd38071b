"""Titles and summaries are plain text, and a post has a text."""

from __future__ import annotations

import pytest

HINT = "write it without marks, with the letters themselves"


def findings(site, header: str, text: str = "Text.") -> list[str]:
    return site(f"-- articles/apple.en.md --\n---\ndate: 2026-11-01\n{header}\n---\n{text}\n").findings()


@pytest.mark.parametrize(
    ("title", "markup"),
    [
        ("A **bold** move", "**bold**"),
        ("A *quiet* move", "*quiet*"),
        ("Use `code`", "`code`"),
        ("See [this](https://example.org)", "[this](https://example.org)"),
        ("A <b>bold</b> move", "<b>"),
        ("Caff&egrave; e t&egrave;", "&egrave;"),
        ("It&#39;s late", "&#39;"),
        ("A <!-- secret --> move", "<!-- secret -->"),
    ],
)
@pytest.mark.parametrize("key", ["title", "summary"])
def test_markup_in_a_plain_text_is_told(site, key, title, markup):
    header = f"{key}: '{title}'" + ("\ntitle: Apple" if key == "summary" else "")

    assert [
        (
            f"articles/apple.en.md:3:1: warning {key}-markup: a {key} is plain text: readers will see `{markup}` as it stands here"
            f" – {HINT}"
        )
    ] == findings(site, header)


@pytest.mark.parametrize(
    "title",
    ["2 * 3 * 4", "a < b and c > d", "R&D and AT&T; more", "Day [one]", "5 ** 2", "snake_case_word", "*", "Q&A"],
)
def test_signs_that_are_no_markup_are_not(site, title):
    assert [] == findings(site, f'title: "{title}"')


@pytest.mark.parametrize("text", ["* * *", "[x]: https://example.org", "<div></div>"])
def test_a_text_that_shows_no_word_is_told(site, text):
    assert [
        (
            "articles/apple.en.md:3:1: warning text-empty: below the header there is no text"
            " – write one, or `status: draft` in the header until it is written"
        )
    ] == findings(site, "title: Apple", text)


@pytest.mark.parametrize("text", ["![A bridge](b.png)", "[x](b.png)", "1986"])
def test_a_picture_is_a_text(site, text):
    made = site(f"-- articles/apple.en.md --\n---\ndate: 2026-11-01\ntitle: Apple\n---\n{text}\n")
    made.write("articles/b.png", b"png")

    assert [] == [finding for finding in made.findings() if "text-empty" in finding]


def test_a_draft_may_be_empty(site):
    assert [] == findings(site, "title: Apple\nstatus: draft", "")


def test_a_day_that_is_homework_alone_is_not_empty(site):
    text = "title: Do it\nday: 1\n---\n/// homework | Go\n- [ ] Go.\n///"
    series = "-- walk/series.yaml --\ntitle: {en: Walk}\nstart: 2026-11-01\n"

    assert [] == site(f"{series}-- walk/001.en.md --\n---\n{text}\n").findings()


def test_a_comment_in_a_tag_is_told(site):
    assert [
        "articles/apple.en.md:4:1: warning tag-markup: a tag is plain text: readers will see `<!-- secret -->` as it stands here – "
        + HINT
    ] == [told for told in findings(site, "title: Apple\ntags: ['a <!-- secret -->']") if "tag-markup" in told]

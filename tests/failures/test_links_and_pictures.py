"""What an author pointed at and nobody can find; always with the file that holds it."""

from __future__ import annotations

import pytest
from pelican.settings import DEFAULT_CONFIG

from tests.failures import BASE, raw
from tests.harness import HOMEWORK, article, day

TWINS = day(2, "it", "Due")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[a]({filename}999.en.md)",
         "9: error link-broken: `{filename}999.en.md` leads to no post – write the path of a post, relative to this file"),
        ("[a]({filename}../articles/silnce.en.md)",
         "9: error link-broken: `{filename}../articles/silnce.en.md` leads to no post – did you mean `{filename}/articles/silence.en.md`?"),
        ("[a](nowhere.md)", "9: error link-broken: `nowhere.md` leads to no post – write the path of a post, relative to this file"),
        ("[a]({author}ada)",
         "9: error link-unknown: `{author}ada`: there is no `{author}` – write {filename} for a post, {static} for a picture or a file, {tag} for a tag"),
        ("[a]({filename}../../secret.md)", "9: error link-outside: `{filename}../../secret.md` leads out of the content folder – move the file in"),
        ("[a](list.pdf)", "9: error file-missing: there is no file `list.pdf` – put the file there, or mend the path"),
        ("[a]({static}/images/x.zip)", "9: error file-missing: there is no file `{static}/images/x.zip` – put the file there, or mend the path"),
        ("[a](somewhere)",
         "9: warning link-relative: `somewhere` is relative to nothing: pages and feeds lie in different places – begin it with `/` for a page of this site, or with `https://`"),
        ("![a](/images/no.png)", "10: error picture-missing: there is no picture `/images/no.png` – put the file there, or mend the path"),
        ("![a](no.png)", "10: error picture-missing: there is no picture `no.png` – put the file there, or mend the path"),
        ("![a]({static}/images/Bridge.SVG)", "10: error picture-missing: there is no picture `{static}/images/Bridge.SVG` – did you mean images/bridge.svg?"),
        ("![a]({static}../../secret.png)", "10: error link-outside: `{static}../../secret.png` leads out of the content folder – move the file in"),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told_with_its_place(site, link, expected):
    text = (
        day(2, "en", "Two", text=f"See {link}.")
        + TWINS
        + article("silence", "en", "Silence")
        + raw("images/bridge.svg", "<svg/>")
    )

    assert [f"connections/002.en.md:4:{expected}"] == site(BASE + text).findings()


def test_a_link_to_a_day_nobody_has_written_is_told_its_address(site):
    expected = (
        "connections/002.en.md:4:5: error link-broken: `{filename}012-later.en.md` leads to no post"
        " – if that day is not written yet, link to its address: `/connections/12/`"
    )

    assert [expected] == site(BASE + day(2, "en", "Two", text="[a]({filename}012-later.en.md)") + TWINS).findings()


@pytest.mark.parametrize(
    "link", ["[a]({filename}020.en.md)", "[a]({filename}001.md)", "[a](/connections/20/)", "[a](https://elsewhere.example/x.png)", "[a](#one)", "[a](mailto:a@b.c)", "[a]({tag}new)"]
)  # fmt: skip
def test_links_that_are_fine(site, link):
    assert (
        []
        == site(
            BASE
            + day(2, "en", "Two", text=f"{link}\n\n## One")
            + TWINS
            + day(20, "en", "Later", "tags: [new]\n")
            + day(20, "it", "Poi")
        ).findings()
    )


def test_a_link_to_a_post_that_cannot_be_read_is_not_called_broken(site):
    """The post's own finding is enough."""
    text = (
        day(2, "en", "Two", text="[a]({filename}003.en.md)")
        + TWINS
        + raw("connections/003.en.md", "---\ntitle: [\n---\n")
    )

    assert ["connections/003.en.md"] == [one.split(":")[0] for one in site(BASE + text).findings()]


def test_a_link_in_code_is_no_link(site):
    assert [] == site(BASE + day(2, "en", "Two", text="Write `[a]({filename}nothing.md)`.") + TWINS).findings()


def test_a_link_in_a_task_is_looked_at(site):
    homework = "\n/// homework | Do it\n- [ ] Read [this]({filename}nothing.md).\n///\n"
    (finding,) = [
        one for one in site(BASE + day(2, "en", "Two", homework=homework) + TWINS).findings() if "differs" not in one
    ]

    assert finding.startswith("connections/002.en.md:7:")
    assert "error link-broken: `{filename}nothing.md` leads to no post" in finding


def test_a_link_after_the_homework_is_pointed_at_where_it_stands(site):
    homework = "\n/// homework | Do it\nRead [one](a.md).\n\n- [ ] Go.\n///\n\nAfter.\n\nAnd [two](b.md).\n"

    found = site(BASE + day(2, "en", "Two", homework=homework) + TWINS).findings()

    assert ["connections/002.en.md:7:12", "connections/002.en.md:14:11"] == [one.split(": ")[0] for one in found]


def test_a_missing_picture_of_the_header(site):
    expected = "connections/002.en.md:3:1: error picture-missing: there is no picture `/images/no.png` – put the file there, or mend the path"

    assert [expected] == site(BASE + day(2, "en", "Two", "image: /images/no.png\n") + TWINS).findings()


def test_a_link_that_was_broken_in_a_coming_day_is_told_today(site):
    found = site(BASE + day(20, "en", "Later", text="[a]({filename}nothing.md)") + day(20, "it", "Poi")).findings()

    assert [
        "connections/020.en.md:4:5: error link-broken: `{filename}nothing.md` leads to no post – write the path of a post, relative to this file"
    ] == found


@pytest.mark.parametrize(
    ("html", "column", "what"),
    [
        ("<script>alert(1)</script>", 1, "<script>"),
        ('<p style="color: red">x</p>', 4, "style=` of `<p>"),
        ("<p onclick='x()'>x</p>", 4, "onclick=` of `<p>"),
        ('<p srcdoc="<b>x</b>">x</p>', 4, "srcdoc=` of `<p>"),
        ("<form></form>", 1, "<form>"),
    ],
)
def test_raw_html_that_is_taken_out_is_said(site, html, column, what):
    expected = (
        f"connections/002.en.md:4:{column}: warning html-removed: `{what}` cannot stand in a page and is left out"
        " – write it in Markdown; scripts, styles and foreign frames are not published"
    )

    assert [expected] == site(BASE + day(2, "en", "Two", text=html) + TWINS).findings()


@pytest.mark.parametrize(
    "text",
    ["Write `<script>`.", "```\n<script>\n```", "<b>bold</b> <kbd>Esc</kbd>", "a < b > c", "<https://example.org>"],
)
def test_html_that_stays_is_not_spoken_of(site, text):
    assert [] == site(BASE + day(2, "en", "Two", text=text) + TWINS, MARKDOWN=DEFAULT_CONFIG["MARKDOWN"]).findings()


def test_all_of_a_texts_broken_links_are_told_at_once(site):
    text = "[a](a.md)\n\n![b](b.png)\n\n[c](c.pdf)"

    found = site(BASE + day(2, "en", "Two", text=text, homework=HOMEWORK) + TWINS).findings()

    assert ["4", "6", "8"] == [one.split(":")[1] for one in found]

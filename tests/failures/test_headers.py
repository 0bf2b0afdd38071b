"""Headers that cannot be read, or that say what cannot be."""

from __future__ import annotations

import pytest

from daybyday.reading.fields import READERS
from tests.failures import BASE, raw
from tests.harness import HOMEWORK, article

TWO = "connections/002.en.md"
BODY = "Text.\n" + HOMEWORK


def header(*lines: str, body: str = BODY, path: str = TWO) -> str:
    """A file with these header lines, the first one in line 2."""
    return raw(path, "\n".join(["---", *lines, "---", body]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            header("title: Silence: a tool"),
            '2:15: error yaml-colon: a colon followed by a space inside a value – put the value in quotes: `title: "Silence: a tool"`',
            id="an unquoted colon",
        ),
        pytest.param(
            header("title: [Nod", "day: 2"),
            "2:8: error yaml-broken: what begins with `[` here is not closed, or a value in it needs quotes – close it with `]` on the same line",
            id="broken YAML",
        ),
        pytest.param(
            header('title: "Nod', "day: 2", 'summary: "Small."'),
            "2:8: error yaml-quotes: a quotation mark is opened and never closed – close it on the same line",
            id="a quotation mark not closed, and another one below",
        ),
        pytest.param(
            header("title: Nod", "summary: 'Small.", "image: 'nod.jpg'"),
            "3:10: error yaml-quotes: a quotation mark is opened and never closed – close it on the same line",
            id="an apostrophe not closed, and another one below",
        ),
        pytest.param(
            header('title: "Nod', "day: 2"),
            "2:8: error yaml-quotes: a quotation mark is opened and never closed – close it on the same line",
            id="a quotation mark that is never closed",
        ),
        pytest.param(
            header("title: Nod", "tags: [a]", "title: Smile"),
            "4:1: error yaml-duplicate-key: `title` stands here a second time (first in line 2) – keep one of the two",
            id="a key twice",
        ),
        pytest.param(
            header("title: &nod Nod"),
            "2:8: error yaml-alias: YAML anchors and aliases (& and *) are not used here – write the value out, or put it in quotes",
            id="an anchor",
        ),
        pytest.param(
            header("title: !important"),
            "2:8: error yaml-tag: YAML tags are not used here (!important) – put the value in quotes",
            id="a tag",
        ),
        pytest.param(
            header("title: Nod", "\tday: 2"),
            "3:1: error yaml-tab: a tab at the beginning of a line – use spaces",
            id="a tab",
        ),
        pytest.param(
            raw(TWO, "---\ntitle: Nod\n\nText without an end of the header."),
            "1:1: error header-unclosed: the header that begins here has no end – write a line `---` after the last `key: value`",
            id="a header without an end",
        ),
        pytest.param(
            raw(TWO, 'title: "Nod"\nday: 1\ntags: [greetings]\n---\nNod to a neighbour.'),
            "1:1: error header-unopened: the line `---` above the header is missing – write a line `---` above this one",
            id="a header without a beginning",
        ),
        pytest.param(
            header("tite: Nod"),
            ["1:1: error title-missing: the post has no title – write `title: …` in its header",
             "2:1: error key-unknown: there is no key `tite` – did you mean `title`?"],
            id="a misspelt title",
        ),
        pytest.param(
            header("title: Nod", "summry: x"),
            "3:1: error key-unknown: there is no key `summry` – did you mean `summary`?",
            id="an unknown key",
        ),
        pytest.param(
            header("title: Nod", "mood: x"),
            f"3:1: error key-unknown: there is no key `mood` – the keys are {', '.join(READERS)}",
            id="an unknown key like no other",
        ),
        pytest.param(
            header("title: [Nod, Smile]"),
            "2:8: error wrong-type: `title` must be one value, not a list – write `title: some words`",
            id="a wrong type",
        ),
        pytest.param(
            header("title: Nod", "tags: {a: b}"),
            "3:7: error wrong-type: `tags` must be a list, not several keys – write `tags: [one, two]`",
            id="another wrong type",
        ),
        pytest.param(
            header("title: Nod", "save_as: x.html"),
            "3:1: error key-of-pelican: `save_as` is not a key of ours – the address follows from the day or from `slug`; old addresses go into `aliases`",
            id="Pelican's save_as",
        ),
        pytest.param(
            header("title: Nod", "get_content: x"),
            "3:1: error key-of-pelican: `get_content` is not a key of ours – it belongs to Pelican and has no meaning here; take it out",
            id="Pelican's get_content",
        ),
        pytest.param(
            header("title: Nod", "settings: x"),
            "3:1: error key-of-pelican: `settings` is not a key of ours – it belongs to Pelican and has no meaning here; take it out",
            id="Pelican's settings",
        ),
        pytest.param(
            header("title: Nod", "lang: it"),
            "3:1: error language-disagrees: `lang: it` but the file name says English – take `lang` out, or rename the file",
            id="two languages",
        ),
        pytest.param(
            header("title: Nod", "date: 8/11/2026"),
            "3:7: error date-unreadable: `8/11/2026` is not a date that can be read – write 2026-11-08 or 2026-11-08 07:00",
            id="an unreadable date",
        ),
        pytest.param(
            header("title: Nod", "date: 2026-11-31"),
            "3:7: error date-impossible: `2026-11-31`: November 2026 has 30 days – write 2026-11-08 or 2026-11-08 07:00",
            id="an impossible date",
        ),
        pytest.param(
            header("title: Nod", "date: 0001-01-01"),
            "3:7: error date-impossible: `0001-01-01`: years go from 1000 to 2999 here – write 2026-11-08 or 2026-11-08 07:00",
            id="a date no zone can be told of",
        ),
        pytest.param(
            header("title: Nod", "status: drafft"),
            "3:9: error status-unknown: there is no status `drafft` – did you mean `draft`?",
            id="an unknown status",
        ),
    ],
)  # fmt: skip
def test_a_header_that_does_not_do(site, text, expected):
    found = site(BASE + text).findings()

    assert [f"{TWO}:{one}" for one in ([expected] if isinstance(expected, str) else expected)] == found


def test_norway_is_a_language(site):
    """YAML 1.1 would read `no` as false; here it is Norwegian, and only the site lacks it."""
    expected = 'connections/002.md:3:1: error language-unknown: `lang: no`: the site has English and Italian – add "no" to DAYBYDAY_LANGUAGES, or write another'

    assert [expected] == site(BASE + header("title: Nikk", "lang: no", path="connections/002.md")).findings()


def test_a_text_without_a_header(site):
    expected = (
        "connections/002.en.md:1:1: error title-missing: the file has no header, so the post has no title"
        " – begin the file with the three lines `---`, `title: …`, `---`"
    )

    assert [expected] == site(BASE + raw(TWO, BODY)).findings()


def test_an_article_without_a_date(site):
    expected = "articles/silence.en.md:2:1: error date-missing: this article has no date – write `date: 2026-11-08` in its header, or `status: draft`"

    assert [expected] == site(BASE + article("silence", "en", "Silence", "")).findings()


def test_an_article_with_a_date_that_was_refused_gets_one_finding(site):
    found = site(BASE + article("silence", "en", "Silence", "date: tomorrow\n")).findings()

    assert 1 == len(found)
    assert "date-unreadable" in found[0]


def test_a_file_that_is_not_utf8(site):
    made = site(BASE).write(TWO, b"---\ntitle: Caff\xe8\n---\n")

    assert [
        f"{TWO}:2:12: error not-utf8: byte 0xe8 is not UTF-8 – save the file again with the encoding UTF-8"
    ] == made.findings()


def test_a_byte_order_mark_and_windows_line_ends_are_fine(site):
    text = "\ufeff---\r\ntitle: Nod\r\n---\r\nText.\r\n\r\n/// homework | Do it\r\n- [ ] Go.\r\n///\r\n"

    assert [] == site(BASE).write(TWO, text).findings()


@pytest.mark.parametrize("code", [0x00, 0x08, 0x1B, 0x7F])
def test_a_control_character(site, code):
    made = site(BASE).write(TWO, f"---\ntitle: Nod\n---\nTe{chr(code)}xt.\n")

    expected = (
        f"{TWO}:4:3: error control-character: an invisible control character (U+{code:04X})"
        " – delete it; it often comes with text pasted from another program"
    )
    assert [expected] == made.findings()


def test_a_picture_that_calls_itself_a_text(site):
    made = site(BASE).write(TWO, b"\x89PNG\r\n\x1a\n\x00")

    assert [
        f"{TWO}:1:1: error not-text: this is not a text file – only Markdown texts end in .md; give a picture its own ending"
    ] == made.findings()


def test_ten_thousand_open_brackets(site):
    expected = (
        f"{TWO}:4:1: error markdown-too-much: 10,000 square brackets that are never closed: Markdown would not finish in time"
        " – close or delete them; put code between ``` lines"
    )

    assert expected in site(BASE + header("title: Nod", body="[" * 10_000)).findings()


def test_lists_nested_a_thousand_deep(site):
    (finding,) = site(BASE + header("title: Nod", body="> " * 1_000 + "x\n" + HOMEWORK)).findings()

    assert finding.startswith(f"{TWO}:4:1: error markdown-too-much: lists or quotations 1000 levels deep")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "+++\ntitle = 'Apple'\n+++\nText.",
            ("1:1: error header-foreign: `+++` begins the header of another program"
            " – put `---` above and below the header, and write `key: value` in it, one a line"),
        ),
        (
            "----\ntitle: Apple\n----\nText.",
            ("1:1: error header-foreign: `----` begins the header of another program"
            " – put `---` above and below the header, and write `key: value` in it, one a line"),
        ),
        (
            '{"title": "Apple"}\n\nText.',
            ('1:1: error header-foreign: `{"title": "Apple"}` begins the header of another program'
            " – put `---` above and below the header, and write `key: value` in it, one a line"),
        ),
        (
            "—\ntitle: Apple\n—\nText.",
            ("1:1: error header-foreign: `—` begins the header of another program"
            " – put `---` above and below the header, and write `key: value` in it, one a line"),
        ),
        (
            "Title: Apple\nDate: 2026-11-01\n\nTags: work\n\nText.",
            ("4:1: warning header-cut-short: an empty line ends the header, so readers see `Tags: work` as text"
            " – take the empty line above it out"),
        ),
        (
            "---\ntitle: Apple\ndate: 2026-11-01\ntags: #work\n---\nText.",
            ("4:7: warning yaml-comment: `#work` is a comment to YAML and not part of the tags"
            ' – if it is meant, write `tags: "#work"`'),
        ),
        (
            "---\ntitle: Apple\ndate: 2026-11-01\nstatus: unpublished\n---\nText.",
            "4:9: error status-unknown: there is no status `unpublished` – write draft or withdrawn, or leave the key out",
        ),
    ],
)  # fmt: skip
def test_headers_of_other_programs(site, text, expected):
    assert [f"articles/apple.en.md:{expected}"] == site(f"-- articles/apple.en.md --\n{text}\n").findings()


def test_a_remark_in_a_header_is_one(site):
    header = "title: Apple\ndate: 2026-11-01 # a Sunday\nstatus: draft # until Monday"

    assert [] == site(f"-- articles/apple.en.md --\n---\n{header}\n---\nText.\n").findings()

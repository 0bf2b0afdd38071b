"""Files without a text count as none, and values that say nothing as absent: editors with forms write both."""

from __future__ import annotations

import pytest

from daybyday.reading import read_series
from tests.reading.reader import ARTICLE, codes, day, read, said

NOTE = (
    "note not-written-yet: nothing is written here yet, so this counts as no text – write its text, or delete the file"
)
BLANKS = ["", "''", '""', "~", "null", "Null", "[]", "{}", "'  '", '"\u200b"']


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n \n\t\n", "\ufeff", "\u00a0\n\u200b", "<!-- later -->", "---\n---\n", "---\ntitle: Nod\nday: 7\n---\n", "---\nday: 7\n---\n\n\n",
     "---\ntitle: Nod\n---\n<!-- to\n\nbe written -->\n", "---\ntitle: Nod\n---\n<br>\n\n&nbsp;\n", "---\ntitle: Nod\n---\n\\\n",
     "---\ntitle: ''\nday: null\ntags: []\n---\n", "Title: Nod\nDay: 7\n", "---\r\ntitle: Nod\r\n---\r\n\r\n"],
)  # fmt: skip
@pytest.mark.parametrize(
    "path", ["connections/007-nod.it.md", "connections/nod.it.md", "articles/nod.it.md", "pages/nod.it.md"]
)
def test_a_file_without_a_text_is_a_note_and_no_text(text, path):
    source, findings = read(text, path)

    wrong = [finding for finding in findings if finding.code not in ("day-outside-series", "not-written-yet")]
    assert (False, []) == (source.written, wrong)
    assert "not-written-yet" == findings[-1].code


def test_the_note_says_what_to_do():
    assert [f"connections/day.en.md:2:1: {NOTE}"] == said("---\ntitle: Nod\n---\n")
    assert [f"connections/day.en.md:1:1: {NOTE}"] == said("")


@pytest.mark.parametrize(
    "text",
    [
        "A word.",
        "1",
        "![A nod](a.svg)",
        "<hr>",
        "* * *",
        "```\n```",
        "    code",
        "[x]: https://example.org",
        "/// homework | Nod\n- [ ] Nod.\n///",
    ],
)
def test_whatever_shows_something_is_a_text(text):
    assert read(day(text))[0].written


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_drafts_and_what_was_withdrawn_need_no_text(status):
    source, findings = read(f"---\ntitle: Nod\nday: 7\nstatus: {status}\n---\n")

    assert (True, ()) == (source.written, findings)


def test_a_comment_without_an_end_is_an_error_and_no_empty_text():
    assert ["5:1 comment-unclosed"] == codes(day("<!-- Text that is lost\n"))


def test_what_is_wrong_in_a_header_is_told_before_there_is_a_text():
    assert ["3:1 key-unknown", "2:1 not-written-yet"] == codes("---\ntitle: Nod\ndya: 7\n---\n")


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    "key",
    [
        "day",
        "date",
        "slug",
        "lang",
        "status",
        "modified",
        "summary",
        "image",
        "tags",
        "authors",
        "aliases",
        "guid",
        "source",
        "ignore",
        "draft",
    ],
)
def test_a_value_that_says_nothing_counts_as_absent(key, blank):
    path = "connections/007.en.md"
    source, findings = read(f"---\ntitle: Nod\n{key}: {blank}\n---\nText.", path)
    without, _ = read("---\ntitle: Nod\n# no key\n---\nText.", path)

    assert () == findings
    assert source == without


@pytest.mark.parametrize("blank", BLANKS)
def test_a_title_that_says_nothing_is_a_missing_one(blank):
    assert ["2:1 title-missing"] == codes(f"---\ntitle: {blank}\ndate: 2026-11-08\n---\nText.", ARTICLE)


@pytest.mark.parametrize("items", ["[a, '', b]", "[a, null, b]", "\n  - a\n  -\n  - b", "[~, a, b]"])
def test_items_that_say_nothing_are_no_tags(items):
    assert ("a", "b") == read(day("Text.", f"tags: {items}\n"))[0].tags


@pytest.mark.parametrize("header", ["title: ''\ntitolo: Nod", "titolo: Nod\ntitle: ''"])
def test_a_key_without_a_value_is_in_nobodys_way(header):
    source, findings = read(f"---\n{header}\n---\nText.", "connections/007.en.md")

    assert ("Nod", ()) == (source.title, findings)


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    "key",
    [
        "id",
        "description",
        "slug",
        "aliases",
        "length",
        "cadence",
        "rest",
        "from",
        "release",
        "timezone",
        "translations",
        "starts",
        "missing",
    ],
)
def test_so_it_is_in_a_series_file(key, blank):
    plain = "title: {en: Nod}\nstart: 2026-11-01\n"

    assert read_series("nod/series.yaml", plain.encode(), ("en",)) == read_series(
        "nod/series.yaml", f"{plain}{key}: {blank}\n".encode(), ("en",)
    )


@pytest.mark.parametrize("key", ["title", "start"])
@pytest.mark.parametrize("blank", BLANKS)
def test_what_a_series_needs_is_missing_then(key, blank):
    lines = {"title": "title: {en: Nod}", "start": "start: 2026-11-01", key: f"{key}: {blank}"}

    _, findings = read_series("nod/series.yaml", "\n".join(lines.values()).encode(), ("en",))

    assert [f"series-{key}-missing"] == [finding.code for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        "…\n\n/// homework | …\n    minutes: 20\n\n- [ ] …\n///\n",
        "---\ntitle: …\nday: 7\n---\n…\n",
        "---\ntags: []\n---\n\n…\n",
    ],
)
def test_a_file_with_nothing_but_gaps_is_no_text_yet(text):
    """The editor in the browser leaves such twins of a day that was begun in the other language."""
    source, findings = read(text, "connections/007-nod.it.md")

    assert (False, ["not-written-yet"]) == (source.written, [finding.code for finding in findings])


def test_blank_lines_above_a_text_make_it_no_other_one():
    header = "---\ntitle: Nod\nday: 7\n---\n"
    plain, _ = read(f"{header}Text.\n")
    spaced, _ = read(f"{header}\n\nText.\n")

    assert (plain.digest, 5, 5) == (spaced.digest, plain.text_line, spaced.text_line)

"""The top of a file: YAML between `---` lines, or the classic lines of Pelican."""

from __future__ import annotations

import pytest

from tests.reading.reader import ARTICLE, codes, read, said

CLASSIC = """\
Title: Job security
Date: 2011-04-24 10:20
Tags: work, habits
Author: Ada
Summary: One line
    and one more.

Text.
"""


def test_yaml_between_two_lines_is_the_header():
    source, findings = read("---\ntitle: Nod\nday: 7\ntags: [work, habits]\n---\nText.")

    assert ("Nod", 7, ("work", "habits"), "Text.") == (source.title, source.day, source.tags, source.text)
    assert () == findings


def test_three_dots_end_a_header_too():
    source, findings = read("---\ntitle: Nod\nday: 7\n...\nText.")

    assert ("Nod", "Text.", ()) == (source.title, source.text, findings)


def test_blank_lines_above_the_header_do_not_matter():
    source, findings = read("\n\n---\ntitle: Nod\nday: 7\n---\nText.")

    assert ("Nod", 7, 7, ()) == (source.title, source.day, source.text_line, findings)


def test_a_line_of_dashes_in_the_text_is_no_header():
    source, _ = read("---\ntitle: Nod\nday: 7\n---\nText.\n\n---\n\nMore.")

    assert "Text.\n\n---\n\nMore." == source.text


def test_classic_lines_are_a_header():
    source, findings = read(CLASSIC, ARTICLE)

    assert ("Job security", ("work", "habits"), ("Ada",)) == (source.title, source.tags, source.authors)
    assert () == findings


def test_an_indented_classic_line_continues_the_one_above():
    source, _ = read(CLASSIC, ARTICLE)

    assert "One line and one more." == source.summary


def test_classic_keys_are_known_whatever_their_case():
    source, _ = read("TITLE: Job security\ndate: 2011-04-24\n\nText.", ARTICLE)

    assert "Job security" == source.title


def test_classic_values_need_no_quotation_marks():
    source, findings = read("Title: Silence: a tool\nDate: 2011-04-24\n\nText.", ARTICLE)

    assert ("Silence: a tool", ()) == (source.title, findings)


def test_a_classic_header_ends_at_the_first_blank_line():
    source, _ = read("Title: Silence\nDate: 2011-04-24\n\nNote: this is text.", ARTICLE)

    assert "Note: this is text." == source.text.strip()


@pytest.mark.parametrize("key", ["category", "keywords", "description", "template", "translation", "url", "save_as"])
def test_what_pelican_knows_in_classic_headers_is_passed_over(key):
    assert [] == said(f"Title: Silence\nDate: 2011-04-24\n{key}: anything\n\nText.", ARTICLE)


def test_what_nobody_knows_in_classic_headers_is_a_warning():
    (finding,) = said("Title: Silence\nDate: 2011-04-24\nMood: good\n\nText.", ARTICLE)

    assert finding.startswith("articles/silence.en.md:3:1: warning key-unknown: there is no key `mood` – the keys are")


def test_a_classic_key_written_twice_is_an_error_at_the_second():
    expected = "articles/silence.en.md:2:1: error yaml-duplicate-key: `Title` stands here a second time (first in line 1) – keep one of the two"

    assert [expected] == said("Title: One\nTitle: Two\nDate: 2011-04-24\n\nText.", ARTICLE)


def test_a_bad_classic_value_is_pointed_at():
    assert ["2:7 date-unreadable"] == codes("Title: One\nDate: yesterday\n\nText.", ARTICLE)


@pytest.mark.parametrize(
    ("text", "place_and_code"),
    [
        ("---\ntitle: Nod\nText without end", "1:1 header-unclosed"),
        ("\n---\ntitle: Nod", "2:1 header-unclosed"),
        ("title: Nod\n---\nText.", "1:1 header-unopened"),
        ("\ntitle: Nod\ntags:\n  - a\n- b\n# a remark\n---\nText.", "2:1 header-unopened"),
        ("titolo: 'Nod'\n\nday: 1\n\n---\nText.", "1:1 header-unopened"),
        ("---\njust words\n---\n", "2:1 yaml-broken"),
        ("---\n- a\n- b\n---\n", "2:1 yaml-broken"),
    ],
)
def test_a_header_that_cannot_be_read_is_one_finding(text, place_and_code):
    source, _ = read(text)

    assert [place_and_code] == codes(text)
    assert not source.readable


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Title: Nod\nDate: 2011-04-24\n\nA heading\n---\nText.", id="a heading"),
        pytest.param("Title: Nod\nDate: 2011-04-24\n\nNote: a heading\n---\nText.", id="a heading with a colon"),
        pytest.param("Title: 'Nod'\nDate: 2011-04-24\n\nNote: a heading\n---\nText.", id="below a title in quotes"),
        pytest.param("Title: Nod\nDate: 2011-04-24\n\n---\n\nText.", id="a rule"),
        pytest.param("Title: Nod\nDate: 2011-04-24\nTags: a, b\n\nText.\n\n---\nMore.", id="a rule in the text"),
    ],
)
def test_hyphens_in_the_text_below_a_classic_header_are_no_end_of_it(text):
    source, _ = read(text, ARTICLE)

    assert source.readable and source.title.strip("'") == "Nod"


def test_a_file_without_a_header_is_told_how_to_begin():
    expected = (
        "articles/silence.en.md:1:1: error title-missing: the file has no header, so the post has no title"
        " – begin the file with the three lines `---`, `title: …`, `---`"
    )

    assert [expected] == said("Just words, and no header.", ARTICLE)


def test_an_unreadable_post_keeps_the_day_of_its_file_name():
    """So that a broken header in a later day's file does not stop today."""
    source, _ = read("---\ntitle: [\n---\n", "connections/300-later.en.md")

    assert (300, "en", False) == (source.day, source.lang, source.readable)


def test_lines_of_the_text_are_counted_from_the_top_of_the_file():
    source, _ = read("---\ntitle: Nod\nday: 7\n---\n\nText.")

    assert 5 == source.text_line
    assert "\nText." == source.text


@pytest.mark.parametrize("blank", ["\u00a0", " \u00a0 ", "\u200b"])
def test_a_line_of_spaces_nobody_can_see_is_blank(blank):
    source, findings = read(f"---\ntitle: Nod\n{blank}\nday: 7\n---\nText.")

    assert ("Nod", 7, ()) == (source.title, source.day, findings)

"""Keys and feed ids. They are for ever: an expected value in this file may be added, never changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybyday.identity import LONGEST_ID, feed_id, key_of
from daybyday.model import Post
from tests.assembling.maker import article, day, page

SCHEME = "tag:example.org,2026"


def id_of(source, series_id: str = "connections", scheme: str = SCHEME) -> str:
    return feed_id(Post(source, key_of(source, series_id), "/"), scheme)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (day(8), "connections/8"),
        (day(175, "it"), "connections/175"),
        (day(8, path="connections/november/008-nod.en.md", stem="008-nod"), "connections/8"),
        (article("job-security"), "a/job-security"),
        (article("Job Security"), "a/job-security"),
        (article("caffè-perché"), "a/caffe-perche"),
        (article("日本"), "a/cf2abf0c5be3"),
        (article("日本-trip"), "a/trip-ac62c878a3bc"),
        (article("smørrebrød"), "a/smrrebrd-64e3c3f0f1ff"),
        (article("—"), "a/bda050585a00"),
        (article("b", path="articles/2026/b.en.md"), "a/2026/b"),
        (article("b", path="b.en.md"), "a/b"),
        (article("b", path="notes/b.en.md"), "a/notes/b"),
        (page("about"), "p/about"),
        (page("ada", path="pages/team/ada.en.md"), "p/team/ada"),
    ],
)
def test_keys(source, expected):
    assert expected == key_of(source, "connections")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (day(8), "tag:example.org,2026:connections/8/en"),
        (day(8, "it"), "tag:example.org,2026:connections/8/it"),
        (day(99_999, "pt-BR"), "tag:example.org,2026:connections/99999/pt-BR"),
        (article("job-security"), "tag:example.org,2026:a/job-security/en"),
        (article("caffè-perché", "it"), "tag:example.org,2026:a/caffe-perche/it"),
        (article("日本"), "tag:example.org,2026:a/cf2abf0c5be3/en"),
        (article("b", path="articles/2026/b.en.md"), "tag:example.org,2026:a/2026/b/en"),
        (
            article("the-person-you-always-nod-to-on-the-stairs"),
            "tag:example.org,2026:a/the-person-you-always-nod-to~576f333da994",
        ),
        (article("old", guid="https://old.example/?p=175"), "https://old.example/?p=175"),
    ],
)
def test_ids(source, expected):
    assert expected == id_of(source)


def test_twins_have_one_key_and_two_ids():
    english, italian = day(8), day(8, "it")

    assert key_of(english, "x") == key_of(italian, "x")
    assert id_of(english) != id_of(italian)


def test_a_title_has_no_part_in_an_id():
    assert id_of(day(8)) == id_of(day(8, title="Quite another title", stem="008-other", slug="other"))


def test_an_id_is_the_same_for_a_name_from_a_mac():
    stem = "caffè-perché-日本"

    assert id_of(article(stem)) == id_of(article(unicodedata.normalize("NFD", stem)))


@pytest.mark.parametrize(("one", "other"), [("bær", "bør"), ("日本-trip", "中国-trip"), ("—", "…")])
def test_letters_that_have_no_ascii_tell_names_apart(one, other):
    """Otherwise two articles would pass for twins."""
    assert key_of(article(one), "") != key_of(article(other), "")


def test_long_names_that_begin_alike_have_different_ids():
    assert id_of(article("x" * 80 + "a")) != id_of(article("x" * 80 + "b"))


@settings(deadline=None)
@given(st.text(min_size=1), st.sampled_from(["en", "it", "pt-BR", "zh-Hant-TW"]), st.integers(1, 99_999))
def test_every_id_is_ascii_and_short(stem, lang, number):
    for source in (article(stem, lang), page(stem, lang), day(number, lang)):
        id = id_of(source, series_id="a" * 30)
        assert id.isascii()
        assert id.isprintable()
        assert " " not in id
        assert len(id) <= LONGEST_ID

"""Texts whose links were left open, filled in for one page."""

from __future__ import annotations

import pytest

from daybyday.prose import LinkPlaceholder, Resolved, TextRef, fill

LINK = (
    "<p>See ",
    LinkPlaceholder("link", "{filename}x.md", ' class="big"', ' title="X"'),
    "day 3",
    LinkPlaceholder("end"),
    ".</p>",
)


def filled(resolved: Resolved | None) -> str:
    return fill(LINK, {"{filename}x.md": resolved} if resolved else {})


def test_text_without_holes_stays_as_it_is():
    assert "<p>Text.</p>" == fill(("<p>Text.</p>",), {})


def test_a_link_takes_its_address_and_keeps_its_attributes():
    assert '<p>See <a class="big" href="/connections/3/" title="X">day 3</a>.</p>' == filled(
        Resolved("/connections/3/")
    )


def test_a_link_into_another_language_says_so():
    assert '<p>See <a class="big" href="/x/" hreflang="en" title="X">day 3</a>.</p>' == filled(Resolved("/x/", "en"))


def test_a_link_that_waits_says_until_when():
    assert '<p>See <span class="coming">day 3 <small>(coming on 18 July)</small></span>.</p>' == filled(
        Resolved(waiting="coming on 18 July")
    )


@pytest.mark.parametrize("nowhere", [None, Resolved()])
def test_a_link_that_leads_nowhere_is_its_own_text(nowhere):
    assert "<p>See day 3.</p>" == filled(nowhere)


def test_addresses_and_words_are_escaped():
    assert 'href="/?a=1&amp;b=&quot;&lt;x&gt;"' in filled(Resolved('/?a=1&b="<x>'))
    assert "(&lt;b&gt; &amp; co)" in filled(Resolved(waiting="<b> & co"))


def test_links_that_follow_each_other_are_closed_each_in_its_way():
    pieces = (
        LinkPlaceholder("link", "a"),
        "A",
        LinkPlaceholder("end"),
        LinkPlaceholder("link", "b"),
        "B",
        LinkPlaceholder("end"),
        LinkPlaceholder("link", "c"),
        "C",
        LinkPlaceholder("end"),
    )

    assert '<a href="/a/">A</a><span class="coming">B <small>(soon)</small></span>C' == fill(
        pieces, {"a": Resolved("/a/"), "b": Resolved(waiting="soon")}
    )


def test_a_picture_takes_its_address():
    assert '<img src="/images/x.svg" alt="X">' == fill(
        ('<img src="', LinkPlaceholder("picture", "x.svg"), '" alt="X">'), {"x.svg": Resolved("/images/x.svg")}
    )


def test_a_picture_within_a_link():
    pieces = (
        LinkPlaceholder("link", "a"),
        '<img src="',
        LinkPlaceholder("picture", "x.svg"),
        '">',
        LinkPlaceholder("end"),
    )

    assert '<a href="/a/"><img src="/x.svg"></a>' == fill(pieces, {"a": Resolved("/a/"), "x.svg": Resolved("/x.svg")})


def test_an_anchor_stays_on_a_page_and_is_absolute_in_a_feed():
    pieces = (LinkPlaceholder("anchor", "#fn:1"), "1", LinkPlaceholder("end"))

    assert '<a href="#fn:1">1</a>' == fill(pieces, {})
    assert '<a href="https://example.org/8/#fn:1">1</a>' == fill(pieces, {}, "https://example.org/8/".__add__)


def test_an_end_without_a_link_is_nothing():
    assert "x" == fill((LinkPlaceholder("end"), "x"), {})


def test_a_texts_links_are_a_table():
    assert {"a": Resolved("/a/")} == TextRef("digest", "lead", (("a", Resolved("/a/")),)).table()

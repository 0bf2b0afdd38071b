"""The contract with feedgen, on bytes that are read again: what it cannot do by itself, by G-number.

Whoever replaces or upgrades feedgen keeps these promises.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from lxml import etree

from daybyday.syndication.feedxml import Head, Picture, atom_around, atom_entry, rss_around, rss_item
from daybyday.syndication.items import Entry

ROME = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 8, 7, tzinfo=ROME)
ATOM, DC, MEDIA = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://search.yahoo.com/mrss/}",
)
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
HISTORY = "{http://purl.org/syndication/history/1.0}"
HEAD = Head(
    "tag:example.org,2026:feed/it", "Relazioni", "Di che si tratta", "it", "https://example.org/it/",
    "https://example.org/it/feed.rss", NOW, "Chi scrive",
    (("hub", "https://hub.example/"), ("prev-archive", "https://example.org/it/archive/2026-10.atom")), ("archive",),
    Picture("https://example.org/feed.png", 144),
)  # fmt: skip
ENTRY = Entry(
    "tag:example.org,2026:connections/8/it", "Giorno 8: Caffè & tè", "https://example.org/it/relazioni/8/", "it", NOW,
    NOW + timedelta(hours=2), True, "In breve", "<p>Testo&nbsp;&amp; altro ]]></p>", (("abitudini", "Abitudini"),), ("Ada", "Carlo"),
    "https://example.org/a.png",
)  # fmt: skip


def rss(head=HEAD, *entries):
    before, after = rss_around(head)
    return etree.fromstring(f"{before}{''.join(map(rss_item, entries))}{after}".encode()).find("channel")


def atom(head=HEAD, *entries):
    before, after = atom_around(head)
    return etree.fromstring(f"{before}{''.join(map(atom_entry, entries))}{after}".encode())


def links(element):
    return [(link.get("rel"), link.get("href")) for link in element.findall(f"{ATOM}link")]


def test_g1_a_link_of_an_entry_keeps_its_attributes():
    (link,) = atom(HEAD, ENTRY).findall(f"{ATOM}entry/{ATOM}link")

    assert dict(link.attrib) == {"rel": "alternate", "type": "text/html", "href": ENTRY.url}


def test_g3_the_link_of_an_rss_channel_is_its_page():
    assert rss().findtext("link") == HEAD.page


def test_g4_an_rss_channel_has_all_of_its_links():
    assert links(rss()) == [("self", HEAD.address), *HEAD.links]


def test_an_atom_feed_has_all_of_its_links():
    assert links(atom()) == [("self", HEAD.address), *HEAD.links, ("alternate", HEAD.page)]


def test_g5_the_period_begins_with_a_small_letter():
    space = "{http://purl.org/rss/1.0/modules/syndication/}"

    assert (rss().findtext(f"{space}updatePeriod"), rss().findtext(f"{space}updateFrequency")) == ("daily", "1")


def test_g6_entries_stand_in_the_order_given():
    other = ENTRY.__class__(**{**{name: getattr(ENTRY, name) for name in ENTRY.__slots__}, "id": "tag:x:2"})

    assert [one.findtext(f"{ATOM}id") for one in atom(HEAD, ENTRY, other).findall(f"{ATOM}entry")] == [
        ENTRY.id,
        "tag:x:2",
    ]


def test_g7_no_date_is_the_clocks():
    empty = Head(
        *[getattr(HEAD, name) for name in ("id", "title", "description", "lang", "page", "address")], None, "x"
    )

    assert rss().findtext("lastBuildDate") == "Sun, 08 Nov 2026 07:00:00 +0100"
    assert atom().findtext(f"{ATOM}updated") == "2026-11-08T07:00:00+01:00"
    assert rss(empty).find("lastBuildDate") is None
    assert datetime.fromisoformat(atom(empty).findtext(f"{ATOM}updated")) == datetime(2026, 1, 1, tzinfo=UTC)


def test_g9_g10_summary_and_text_stand_side_by_side_with_their_types():
    item, (entry,) = rss(HEAD, ENTRY).find("item"), atom(HEAD, ENTRY).findall(f"{ATOM}entry")

    assert (item.findtext("description"), item.findtext(CONTENT)) == (ENTRY.summary, ENTRY.html)
    assert (entry.findtext(f"{ATOM}content"), entry.find(f"{ATOM}content").get("type")) == (ENTRY.html, "html")
    assert (entry.findtext(f"{ATOM}summary"), entry.find(f"{ATOM}summary").get("type")) == (ENTRY.summary, "text")


def test_g12_authors_need_no_address():
    assert [one.text for one in rss(HEAD, ENTRY).findall(f"item/{DC}creator")] == ["Ada", "Carlo"]
    assert rss(HEAD, ENTRY).find("item/author") is None
    assert [one.text for one in atom(HEAD, ENTRY).findall(f"{ATOM}entry/{ATOM}author/{ATOM}name")] == ["Ada", "Carlo"]


def test_g13_an_rss_item_says_when_it_was_updated():
    assert rss(HEAD, ENTRY).findtext(f"item/{ATOM}updated") == "2026-11-08T09:00:00+01:00"


def test_g14_the_language_stands_where_readers_look():
    feed, space = atom(HEAD, ENTRY), "{http://www.w3.org/XML/1998/namespace}lang"

    found = [feed, feed.find(f"{ATOM}entry"), feed.find(f"{ATOM}entry/{ATOM}content")]
    assert [one.get(space) for one in found] == ["it"] * 3
    assert rss().findtext("language") == "it"


def test_g16_a_picture_stands_directly_in_its_item():
    for found in (rss(HEAD, ENTRY).find(f"item/{MEDIA}content"), atom(HEAD, ENTRY).find(f"{ATOM}entry/{MEDIA}content")):
        assert dict(found.attrib) == {"url": ENTRY.image, "medium": "image"}


def test_g18_elements_of_the_core_are_in_their_namespace_when_read_again():
    assert {child.tag.partition("}")[0] for child in atom(HEAD, ENTRY).find(f"{ATOM}entry")} == {ATOM[:-1], MEDIA[:-1]}


def test_marks_of_history_stand_in_both():
    assert rss().find(f"{HISTORY}archive") is not None
    assert atom().find(f"{HISTORY}archive") is not None


def test_an_item_is_the_same_text_in_every_feed():
    other = Head("tag:x:1", "Another", "one", "en", "https://x/", "https://x/f", NOW, "y")

    assert etree.tostring(atom(HEAD, ENTRY).find(f"{ATOM}entry/{ATOM}content")).split(b">", 1)[1] == (
        etree.tostring(atom(other, ENTRY).find(f"{ATOM}entry/{ATOM}content")).split(b">", 1)[1])  # fmt: skip
    assert "xmlns" not in rss_item(ENTRY) + atom_entry(ENTRY)


@pytest.mark.parametrize("make", [rss_item, atom_entry])
def test_g22_the_locale_of_the_process_stays(make):
    import locale

    before = locale.setlocale(locale.LC_ALL)
    make(ENTRY)
    assert locale.setlocale(locale.LC_ALL) == before

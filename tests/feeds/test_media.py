"""A film or a sound of a post can be reached from every feed, in every format as that has it."""

from __future__ import annotations

import json

import feedparser
import pytest
from lxml import etree

from tests.harness import GUEST, SERIES, day

FILM = '<video controls poster="/images/b.svg"><source src="clip.mp4" type="video/mp4">No film.</video>'
SOUND = '<audio src="talk.mp3"></audio>'
CLIP = "https://example.org/repo/connections/clip.mp4"
HOMEWORK = '\n/// homework | Listen\n- [ ] Hear <audio src="talk.mp3"></audio>.\n///\n'


@pytest.fixture(scope="module", params=[{}, GUEST], ids=["native", "guest"])
def built(tmp_path_factory, request):
    from tests.harness import Site

    text = SERIES + day(1, "en", "Film", text=FILM) + day(1, "it", "Filmato", text=FILM)
    text += day(2, "en", "Both", text=f'{FILM}\n\n{SOUND}\n\n<video src="https://cdn.example/x.webm"></video>')
    text += day(3, "en", "Sound", homework=HOMEWORK)
    site = Site(tmp_path_factory.mktemp("media"), text, SITEURL="https://example.org/repo", **request.param)
    site.write("connections/clip.mp4", b"x" * 1234).write("connections/talk.mp3", b"y" * 77).write(
        "images/b.svg", b"<svg/>"
    )
    built = site.build()
    assert built.status == 0, built.said
    return built


def rss_items(built, path: str) -> dict[str, etree._Element]:
    return {item.findtext("title"): item for item in etree.fromstring(built.files[path]).iter("item")}


def test_rss_encloses_one_with_its_true_length(built):
    items = rss_items(built, "connections/feed.rss")

    for title in ("Day 1: Film", "Day 2: Both"):
        (enclosure,) = items[title].findall("enclosure")
        assert dict(enclosure.attrib) == {"url": CLIP, "length": "1234", "type": "video/mp4"}


def test_atom_links_to_all_of_them(built):
    entry = next(
        entry
        for entry in feedparser.parse(built.files["connections/feed.atom"]).entries
        if entry.title == "Day 2: Both"
    )

    assert [(link.href, link.type, link.get("length")) for link in entry.enclosures] == [
        (CLIP, "video/mp4", "1234"),
        ("https://example.org/repo/connections/talk.mp3", "audio/mpeg", "77"),
        ("https://cdn.example/x.webm", "video/webm", None),
    ]


def test_json_attaches_all_of_them(built):
    item = next(
        item for item in json.loads(built.files["connections/feed.json"])["items"] if item["title"] == "Day 2: Both"
    )

    assert item["attachments"] == [
        {"url": CLIP, "mime_type": "video/mp4", "size_in_bytes": 1234},
        {"url": "https://example.org/repo/connections/talk.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 77},
        {"url": "https://cdn.example/x.webm", "mime_type": "video/webm"},
    ]


def test_a_day_that_is_only_a_film_is_not_empty(built):
    for path in ("connections/feed.rss", "it/relazioni/feed.rss"):
        (html,) = (item.findtext("{*}encoded") for title, item in rss_items(built, path).items() if "Film" in title)
        assert html.startswith(f'<p><a href="{CLIP}">Video: clip.mp4</a></p>')
        assert "No film." not in html


def test_the_homework_alone_encloses_its_own(built):
    items = rss_items(built, "connections/homework.rss")

    lengths = {title: [one.get("length") for one in item.findall("enclosure")] for title, item in items.items()}
    assert lengths == {"Day 1 homework: Do it": [], "Day 2 homework: Do it": [], "Day 3 homework: Listen": ["77"]}


def test_a_film_and_its_poster_are_published(built):
    assert len(built.files["connections/clip.mp4"]) == 1234
    assert "images/b.svg" in built.files


def test_another_length_changes_the_items_of_the_film_alone(tmp_path):
    from tests.harness import Site

    site = Site(tmp_path, SERIES + day(1, "en", "Film", text=FILM) + day(2, "en", "Text")).write("images/b.svg", b"")
    before = site.write("connections/clip.mp4", b"x").build().text("feed.rss")
    after = site.write("connections/clip.mp4", b"xyz").build().text("feed.rss")

    assert before.replace('length="1"', 'length="3"') == after != before

"""The scanner itself: it finds each kind of leak where one was planted, and nothing in a clean site."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote

import pytest

from tests.embargo.conftest import story_site
from tests.embargo.scanner import leaks, secrets
from tests.embargo.story import FOURTH, FOURTH_IT, MIDDLE, PICTURES

PICTURE = PICTURES["connections/zeppelin-photo.svg"]
SENTENCE = "Seventeen purple walruses waltzed across the ferry & back, “quoted”."


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return story_site(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def secret(site):
    return secrets(site.content, [FOURTH, FOURTH_IT])[0]


@pytest.fixture(scope="module")
def clean(site):
    site.build("2026-11-02T12:00:00+01:00")
    outputs = site.outputs()
    # Day 3 links to the secret one in every way; without it nothing at all is said of it.
    return outputs


def test_the_secret_holds_everything_an_author_wrote(secret):
    assert secret.title == "Velvet otters at dawn"
    assert secret.addresses == ("/connections/4/",)
    assert secret.tags == ("brewing-cellars", "cantine-birraie", "zymurgy")
    assert {"velvet-otters", "velvet-otters-at-dawn", "2011/otter-parade.html"} <= set(secret.names)
    assert [name for name, _ in secret.pictures] == ["zeppelin-cover.svg", "zeppelin-photo.svg"]
    for words in (
        "seventeen purple walruses waltzed across the ferry back quoted", "marmalade heading of dawn",
        "a listed cucumber sings opera", "catch a paper zeppelin", "polish the periscope", "whisper twice to the marmalade jar",
        "count every umbrella in trieste", "afterwards the accordions fell silent at last",
        "nineteen trombones practise in a lighthouse", "a zeppelin over the sea",
    ):  # fmt: skip
        assert any(words in phrase for phrase in secret.phrases), words


def test_a_tag_that_a_public_post_has_too_is_no_secret(secret):
    assert "habits" not in secret.tags


def test_a_clean_site_has_no_leak(clean, secret):
    assert leaks(clean, secret) == []


def page(body: str) -> bytes:
    return f"<!doctype html><html lang=en><body>{body}</body></html>".encode()


PLANTED = {
    "a page": {"connections/4/index.html": page("Nothing to read here")},
    "a page elsewhere": {"elsewhere/index.html": page(html.escape(SENTENCE))},
    "a sentence across markup": {"x.html": page("Seventeen <em>purple</em> walruses <a href=/x>waltzed</a> across the ferry &amp; back, &ldquo;quoted&rdquo;.")},
    "a sentence with letters marked": {"x.html": page("Seventeen pur<b>ple</b> walruses waltzed across the ferry &amp; back, quoted")},
    "a folder of drafts": {"drafts/x.html": page("Nothing to read here")},
    "a feed": {"feed.rss": b"<rss><item><title>Day 4: Velvet otters at dawn</title></item></rss>"},
    "escaped html in a feed": {"feed.rss": f"<rss><description>{html.escape(html.escape(SENTENCE))}</description></rss>".encode()},
    "an item's id is public, its link is not": {"feed.rss": b"<rss><link>https://example.org/connections/4/</link></rss>"},
    "the sitemap": {"sitemap.xml": b"<urlset><loc>https://example.org/connections/4/</loc></urlset>"},
    "a listing": {"connections/days/1-30/index.html": page("<li>Day 4: Velvet otters at dawn</li>")},
    "a tag page": {"tag/zymurgy/index.html": page("Nothing to read here")},
    "a tag page in the other language": {"it/tag/cantine-birraie/index.html": page("Niente da leggere")},
    "a link to a tag": {"x.html": page("<a href='/tag/zymurgy/'>it</a>")},
    "a pelican link to a tag": {"x.html": page("<a href='/tag/zymurgy.html'>it</a>")},
    "a category in a feed": {"feed.rss": b"<rss><category>Brewing cellars</category></rss>"},
    "previous and next": {"connections/3/index.html": page("<nav>Next: <a href='/connections/3/'>Velvet otters at dawn</a></nav>")},
    "a link target": {"x.html": page("<a href='/connections/4/'>it</a>")},
    "a link target without a slash": {"x.html": page('<a href="/connections/4">it</a>')},
    "a link target with a place": {"x.html": page('<a href="/connections/4/#whisper">it</a>')},
    "a link target under a path": {"x.html": page('<a href="/repo/connections/4/">it</a>')},
    "json": {"x.json": json.dumps({"title": "Velvet otters at dawn"}).encode()},
    "json with escapes": {"x.json": json.dumps({"html": SENTENCE}, ensure_ascii=True).encode()},
    "structured data": {"x.html": page('<script type="application/ld+json">{"headline":"Velvet otters at dawn"}</script>')},
    "the description of a page": {"x.html": page('<meta name="description" content="Nineteen trombones practise in a lighthouse.">')},
    "a file name": {"2026/velvet-otters.html": page("Nothing to read here")},
    "a file name in a text": {"manifest.txt": b"0123  connections/004-velvet-otters.en.md\n"},
    "a file name in an address": {"x.html": page(f"<a href='/{quote('velvet-otters at', safe='')}'>it</a>")},
    "an old address": {"2011/otter-parade.html": page("This page has moved")},
    "a link to an old address": {"x.html": page("<a href='/2011/otter-parade.html'>it</a>")},
    "a calendar whose lines are folded": {"connections/homework.ics": b"SUMMARY:Day 4: Catch a pap\r\n er zepp\r\n elin\r\n"},
    "the title of the homework": {"connections/homework.json": b'{"homework":{"title":"Catch a paper zeppelin"}}'},
    "a task": {"x.txt": b"[ ] Count every umbrella in Trieste."},
    "the intro of the homework": {"x.html": page("Before you begin, polish the periscope.")},
    "a picture": {"connections/zeppelin-photo.svg": PICTURE},
    "a picture under another name": {"theme/a.svg": PICTURE},
    "a picture within a page": {"x.html": page(f"<img src='data:image/svg+xml;base64,{base64.b64encode(PICTURE).decode()}'>")},
    "the name of a picture": {"x.html": page("<img src='/elsewhere/zeppelin-photo.svg' alt=''>")},
    "a link never resolved": {"x.html": page("<a href='{filename}004.en.md'>it</a>")},
    "a link never resolved and encoded": {"x.html": page("<a href='%7Bfilename%7D004.en.md'>it</a>")},
    "capital letters": {"x.html": page("VELVET OTTERS AT DAWN")},
}  # fmt: skip


@pytest.mark.parametrize("where", PLANTED)
def test_a_leak_is_found(clean, secret, where):
    assert leaks({**clean, **PLANTED[where]}, secret)


@pytest.mark.parametrize(
    "harmless",
    [
        "Day 4, 4 November: coming",
        "It comes on Wednesday 4 November 2026.",
        "<a href='/connections/40/'>Day 40</a>",
        "<a href='/connections/4x/'>x</a>",
        "tag:example.org,2026:connections/3/en",
        "Otters like velvet",
    ],
)
def test_number_and_date_of_a_coming_day_are_public(clean, secret, harmless):
    assert leaks({**clean, "x.html": page(harmless)}, secret) == []


def test_nothing_of_a_post_stays_unseen_once_it_is_out(site, secret):
    """The real site tells everything on the day: had it been told too early, the scanner would have seen it."""
    found = "\n".join(leaks(site.build("2026-11-04T07:00:00+01:00").files, secret))

    for what in ("its title", "the address /connections/4/", "a file at its address", "file name of the tag `brewing-cellars`",
                 "the bytes of `zeppelin-photo.svg`", "the bytes of `zeppelin-cover.svg`", "file name `2011/otter-parade.html`"):  # fmt: skip
        assert what in found, what
    for phrase in secret.phrases:
        assert f"“{phrase.strip()}”" in found, phrase
    site.build(MIDDLE)

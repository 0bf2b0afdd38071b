"""What feedparser, which many readers and bots are made of, understands of our feeds."""

from __future__ import annotations

import time
import unicodedata
from html import unescape

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree as ElementTree
from reader import make_reader

from tests.feeds.formats import atom_entries, json_entries, rss_entries
from tests.feeds.rss import CREATOR, Feed
from tests.harness import SERIES, Site, article, day
from tests.sites.rich import NOW, rich_site


def test_it_finds_nothing_to_complain_of(feeds, empty_feeds, long_feeds):
    for feed in (*feeds.values(), *empty_feeds.values(), *long_feeds.values()):
        parsed = feed.parsed()
        assert not parsed.bozo
        assert parsed.version == "rss20"


def test_it_reads_what_the_channel_says(feeds):
    channel = feeds["it/relazioni/feed.rss"].parsed().feed

    assert channel.title == "Relazioni che contano"
    assert channel.subtitle == "Di che cosa si tratta."
    assert channel.language == "it"
    assert channel.link == "https://example.org/it/relazioni/"


def test_it_reads_every_entry_as_the_letter_has_it(feeds):
    for feed in feeds.values():
        entries = feed.parsed().entries
        assert [entry.id for entry in entries] == [item.guid for item in feed.items]
        assert [entry.title for entry in entries] == feed.titles
        assert [entry.link for entry in entries] == [item.link for item in feed.items]


def test_it_takes_no_id_for_an_address(feeds):
    assert not any(entry.guidislink for entry in feeds["feed.rss"].parsed().entries)


def test_it_reads_summary_and_full_text_apart(feeds):
    entry = next(entry for entry in feeds["feed.rss"].parsed().entries if entry.title == "Day 2: Links")

    assert entry.summary.startswith("A day before, a day to come")
    assert "<aside>" in entry.content[0].value
    assert entry.content[0].type == "text/html"


def test_it_reads_the_moment_in_its_zone(feeds):
    entry = next(entry for entry in feeds["feed.rss"].parsed().entries if entry.title == "Day 1: Begin")

    assert time.strftime("%Y-%m-%dT%H:%M:%SZ", entry.published_parsed) == "2026-11-01T06:00:00Z"


def test_it_reads_categories_and_authors(feeds):
    entry = next(entry for entry in feeds["feed.rss"].parsed().entries if entry.title == "Day 1: Begin")

    assert [tag.term for tag in entry.tags] == ["Habits", "solo"]
    assert entry.author == "Ada"


def test_nothing_that_it_cleans_away_was_ours(feeds):
    """Its own cleaning leaves our homework as it was written."""
    item = feeds["feed.rss"].item("Day 1: Begin")
    entry = next(entry for entry in feeds["feed.rss"].parsed().entries if entry.title == "Day 1: Begin")

    assert entry.content[0].value == item.content


def test_a_feed_without_items_is_a_feed(empty_feeds):
    assert {"feed.rss", "it/feed.rss", "connections/feed.rss", "it/relazioni/feed.rss"} <= set(empty_feeds)
    for feed in empty_feeds.values():
        assert feed.items == []
        assert feed.channel.find("lastBuildDate") is None
        assert feed.text("title")
        assert feed.text("link").startswith("https://example.org/")


def test_a_day_shown_as_the_original_is_no_item_of_the_other_language(feeds):
    assert "Links" not in feeds["it/feed.rss"].data.decode()
    assert "connections/2/" not in "".join(item.guid for item in feeds["it/feed.rss"].items)


def test_each_language_has_only_its_own_items(feeds):
    for path in ("it/feed.rss", "it/relazioni/feed.rss"):
        assert {item.guid.rpartition("/")[2] for item in feeds[path].items} == {"it"}
    for path in ("feed.rss", "connections/feed.rss"):
        assert {item.guid.rpartition("/")[2] for item in feeds[path].items} == {"en"}


def test_the_feed_of_a_series_has_its_days_only(feeds):
    assert all("connections/" in item.guid for item in feeds["connections/feed.rss"].items)
    assert "Job security" in feeds["feed.rss"].titles


def test_a_foreign_theme_has_the_same_feeds_item_by_item(feeds, rich_guest):
    for path in ("connections/feed.rss", "it/relazioni/feed.rss"):
        theirs = Feed(rich_guest.files[path])
        assert theirs.titles == feeds[path].titles
        different = {guid for guid, data in theirs.item_bytes().items() if feeds[path].item_bytes()[guid] != data}
        # Tags are Pelican's, as their texts write them, and a page of the blog has another address.
        assert different <= {f"tag:example.org,2026:connections/{at}" for at in ("1/en", "2/en", "1/it")}


def test_under_a_path_every_address_carries_it(tmp_path):
    feed = Feed(rich_site(tmp_path, SITEURL="https://name.example.net/repo").build(NOW).files["feed.rss"])

    assert feed.text("link") == "https://name.example.net/repo/"
    assert all(item.link.startswith("https://name.example.net/repo/") for item in feed.items)
    assert "https://name.example.net/repo/connections/1/" in feed.item("Day 2: Links").content


HOSTILE = {
    "the end of a cdata section": "a ]]> b",
    "a cdata section": "<![CDATA[ a ]]>",
    "entities": "&amp; &lt;b&gt; &copy; &nbsp; &#169; &unknown;",
    "markup": "<b>bold</b> <script>x</script>",
    "a processing instruction": "<?php echo 1 ?>",
    "a comment": "<!-- a comment -->",
    "quotation marks": "\"a\" 'b' `c`",
    "emoji with joiners": "👩‍💻 🏳️‍🌈 🇮🇹",
    "right-to-left letters": "مرحبا بالعالم و שלום",
    "combining accents": "e\u0301 a\u0300",
    "beyond the basic plane": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎",
    "a template": "{{ config }} {% raw %}",
    "a backslash": "a\\b\\n\\u0041",
}


def composed(text: str) -> str:
    """Letters and their accents in one: what a text is read as, whichever computer it was typed on."""
    return unicodedata.normalize("NFC", text)


PLAIN = ['<img src=x onerror="alert(1)">', "a < b && c > d", "Tom & Jerry", "&lt;b&gt;", "<b>bold</b>"]


@pytest.mark.parametrize("written", PLAIN)
def test_readers_show_a_summary_as_it_was_written(tmp_path, written):
    """By feedparser, which says what it took each for, and as HTML is read."""
    header = f"date: 2026-10-20\nsummary: '{written}'\n"
    files = Site(tmp_path, article("job", "en", "Job", header)).build().files

    (rss,) = feedparser.parse(files["feed.rss"]).entries
    (atom,) = feedparser.parse(files["feed.atom"]).entries
    assert written == unescape(rss.summary)
    assert "<" not in rss.summary
    assert (written, "text/plain") == (atom.summary, atom.summary_detail.type)
    assert written == json_entries(files["feed.json"])[0].summary


@pytest.mark.parametrize("written", PLAIN)
def test_a_reader_stores_a_summary_as_it_was_written(tmp_path, written):
    header = f"date: 2026-10-20\nsummary: '{written}'\n"
    Site(tmp_path, article("job", "en", "Job", header)).build()
    with make_reader(":memory:", feed_root=str(tmp_path)) as reader:
        reader.add_feed("output/feed.rss")
        reader.update_feeds()
        (entry,) = reader.get_entries()

    assert written == unescape(entry.summary)
    assert "<" not in entry.summary


def test_the_description_of_a_channel_is_html_and_its_title_is_not(tmp_path):
    names = {"en": {"name": "A < B & C", "tagline": "1 < 2 & <b>so</b>"}}
    data = Site(tmp_path, article("job", "en", "Job"), DAYBYDAY_SITE=names).build().files["feed.rss"]

    channel = ElementTree.fromstring(data).find("channel")
    assert "1 &lt; 2 &amp; &lt;b>so&lt;/b>" == channel.findtext("description")
    assert "A < B & C" == channel.findtext("title") == channel.findtext("image/title")
    assert b"<title>A &#x3C; B &#x26; C</title>" in data


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_title_arrives_as_it_was_written(tmp_path, what):
    written = HOSTILE[what]
    quoted = "'" + written.replace("'", "''") + "'"
    header = f"date: 2026-10-20\nsummary: {quoted}\nauthors: [{quoted}]\n"
    files = Site(tmp_path, article("job", "en", quoted, header)).build().files
    feed = Feed(files["feed.rss"])
    item = feed.items[0]

    assert (item.title, unescape(item.description)) == (composed(written), composed(written))
    assert rss_entries(files["feed.rss"]) == atom_entries(files["feed.atom"]) == json_entries(files["feed.json"])
    assert [creator.text for creator in item.element.findall(CREATOR)] == [composed(written)]
    assert not feed.parsed().bozo


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_tag_arrives_as_it_was_written(tmp_path, what):
    written = f"Tag {HOSTILE[what]}"
    quoted = written.replace("'", "''")
    site = Site(tmp_path, article("job", "en", "Job", f"date: 2026-10-20\ntags: ['{quoted}']\n"))
    item = Feed(site.build().files["feed.rss"]).items[0]

    assert [one.text for one in item.element.findall("category")] == [composed(written)]


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_text_leaves_the_feed_well_formed(tmp_path, what):
    text = f"{HOSTILE[what]}\n\n/// homework | {HOSTILE[what]}\n- [ ] Go. {HOSTILE[what]}\n///\n"
    built = Site(tmp_path, SERIES + day(1, "en", "Begin", text=text, homework="")).build()

    assert built.status == 0, built.said
    feed = Feed(built.files["connections/feed.rss"])
    assert not feed.parsed().bozo
    assert feed.items[0].content.endswith("</aside>")
    for scope, json in (("feed", "feed.json"), ("homework", "homework-feed.json")):
        rss, atom = built.files[f"connections/{scope}.rss"], built.files[f"connections/{scope}.atom"]
        assert rss_entries(rss) == atom_entries(atom) == json_entries(built.files[f"connections/{json}"])
    (event,) = Calendar.from_ical(built.files["connections/homework.ics"]).walk("VEVENT")
    assert "☐" in event["DESCRIPTION"]
    for title in ElementTree.fromstring(built.files["opml.xml"]).iter("outline"):
        assert title.get("text")
    assert "<script" not in feed.items[0].content


@pytest.mark.parametrize("code", ["\\u0007", "\\u0000", "\\uFFFF", "\\uD800", "\\uFFFD"])
@pytest.mark.parametrize("key", ["title", "summary", "tags", "authors"])
def test_control_characters_in_a_header_are_findings_not_tracebacks(tmp_path, key, code):
    header = {"title": "Job", "date": "2026-10-20", key: f'"a{code}b"'}
    text = (
        "-- articles/job.en.md --\n---\n"
        + "".join(f"{name}: {value}\n" for name, value in header.items())
        + "---\nText.\n"
    )
    built = Site(tmp_path, text).build()

    assert built.status == 1
    assert "articles/job.en.md:" in built.said
    assert "error" in built.said


@pytest.mark.parametrize("key", ["title", "description"])
def test_control_characters_in_a_series_are_findings(tmp_path, key):
    text = SERIES.replace("title: {en: Better connections", 'title: {en: "Bad\\u0007"') if key == "title" else SERIES
    text += 'description: {en: "Bad\\u0007"}\n' if key == "description" else ""
    built = Site(tmp_path, text).build()

    assert built.status == 1
    assert "connections/series.yaml:" in built.said


def test_control_characters_in_homework_are_findings(tmp_path):
    text = SERIES + day(1, "en", "Begin", homework="\n/// homework | Do\x07it\n- [ ] Go.\n///\n")
    built = Site(tmp_path, text).build()

    assert built.status == 1
    assert "connections/001.en.md:6:" in built.said

"""Each rule complains of a good feed with one thing broken in it, and no other rule does."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from daybyday.doctor.examining import examine
from daybyday.doctor.rules import ALL
from tests.doctor.conftest import feeds_of
from tests.harness import SERIES, Site, day

RSS, ATOM, JSON = "connections/feed.rss", "connections/feed.atom", "connections/feed.json"
ICS, OPML, WORK = "connections/homework.ics", "opml.xml", "connections/homework.rss"
GUID = '<guid isPermaLink="false">tag:example.org,2026:connections/3/en</guid>'
ID = "<id>tag:example.org,2026:connections/3/en</id>"
PAGE = '<link rel="alternate" type="text/html" href="https://example.org/connections/3/"/>'
TEXT = "A text with a note.&lt;sup"
WORKED = '{"id":"tag:example.org,2026:connections/3/en",'
END = "</channel>"


def text(html: str) -> tuple[str, str]:
    """Something more at the beginning of a text."""
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return TEXT, f"{escaped}{TEXT}"


def item(more: str) -> tuple[str, str]:
    """Something more in the item of day 3."""
    return GUID, f"{GUID}{more}"


BROKEN = {
    "f1 no declaration": (1, RSS, ("<?xml version='1.0' encoding='UTF-8'?>\n", "")),
    "f1 a byte before it": (1, RSS, ("<?xml", "\n<?xml")),
    "f1 not well-formed": (1, RSS, ("</title>", "</titel>")),
    "f1 no JSON": (1, JSON, ('{"version"', '{version"')),
    "f1 no feed": (1, JSON, ('"items":[', '"item":[')),
    "f1 the list of feeds": (1, OPML, ('<?xml version="1.0" encoding="UTF-8"?>', "")),
    "f2 a lost letter": (2, RSS, text("caff\ufffd")),
    "f2 a control of old": (2, RSS, text("\x85")),
    "f2 written as an escape": (2, JSON, ('"summary":"A text with', '"summary":"\\u0007A text with')),
    "f3 a doctype": (3, RSS, ("<rss ", "<!DOCTYPE rss>\n<rss ")),
    "f4 a prefix of its own": (4, RSS, ("<rss ", '<rss xmlns:a="http://www.w3.org/2005/Atom" ')),
    "f4 an unknown namespace": (4, ATOM, ("<feed ", '<feed xmlns:x="http://x.example/" ')),
    "f7 a title behind the items": (7, RSS, (END, f"<webMaster/>{END}")),
    "f7 a right behind the entries": (7, ATOM, ("</feed>", "<rights/></feed>")),
    "f8 no id": (8, ATOM, ("<id>tag:example.org,2026:connections/feed/en</id>", "")),
    "f8 the site": (8, ATOM, ("<id>tag:example.org,2026:connections/feed/en</id>", "<id>https://example.org/</id>")),
    "f9 another address": (9, RSS, ("https://example.org/connections/feed.rss", "https://example.org/connections/fed.rss")),
    "f9 relative": (9, JSON, ("https://example.org/connections/feed.json", "https:/feed.json")),
    "f9 no link": (9, ATOM, ('rel="self"', 'rel="related"')),
    "f9 another type": (9, ATOM, ("application/atom+xml", "text/html")),
    "f10 two pages": (10, ATOM, ("<generator>", '<link href="https://example.org/" rel="alternate" type="text/html"/><generator>')),
    "f11 an unknown relation": (11, ATOM, ("<generator>", '<link href="https://example.org/" rel="canonical"/><generator>')),
    "f12 a hub nobody tells": (12, RSS, ("<docs>", '<atom:link rel="hub" href="https://hub.example/"/><docs>')),
    "f13 an archive in an item": (13, RSS, item('<atom:link rel="prev-archive" href="https://example.org/x"/>')),
    "f15 no title": (15, ATOM, ("<title>Better connections</title>", "<title> </title>")),
    "f15 markup": (15, RSS, ("About it.", "About &lt;b&gt;it&lt;/b&gt;.")),
    "f15 no description": (15, JSON, ('"description":"About it."', '"description":""')),
    "f16 another language": (16, RSS, ("<language>en<", "<language>it<")),
    "f16 no language": (16, JSON, ('"language":"en",', "")),
    "f16 an entry": (16, ATOM, ('<entry xml:lang="en">', '<entry xml:lang="it">')),
    "f17 the time of the build": (17, RSS, ("<lastBuildDate>Sun, 08 Nov", "<lastBuildDate>Mon, 09 Nov")),
    "f17 an entry is newer": (17, ATOM, ("<updated>2026-11-08T07", "<updated>2026-11-08T06")),
    "f18 nobody": (18, ATOM, ("<author><name>Test site</name></author>", "")),
    "f19 no docs": (19, RSS, ("<docs>http://www.rssboard.org/rss-specification</docs>", "")),
    "f20 a day": (20, RSS, ("<docs>", "<ttl>1440</ttl><docs>")),
    "f21 with a capital": (21, RSS, ("<sy:updatePeriod>daily</sy:updatePeriod>", "<sy:UpdatePeriod>daily</sy:UpdatePeriod>")),
    "f22 days without": (22, RSS, ("<docs>", "<skipDays><day>Sunday</day></skipDays><docs>")),
    "f23 another link": (23, RSS, ("<link>https://example.org/connections/</link><width>", "<link>https://example.org/</link><width>")),
    "f23 too wide": (23, RSS, ("<width>144<", "<width>512<")),
    "f23 an icon alone": (23, ATOM, ("<logo>https://example.org/theme/feed.png</logo>", "")),
    "f24 a stamp": (24, RSS, ("<generator>Day by Day<", "<generator>Day by Day 2026-11-10<")),
    "f25 no summary": (25, RSS, ("<description>A text with a note.</description>", "")),
    "f25 no text": (25, JSON, ('"summary":"A text with a note."', '"summary":" "')),
    "f25 no title": ((25, 36), ATOM, ("<title>Day 3: Notes</title>", "")),
    "f26 an address": (26, RSS, (GUID, GUID.replace("tag:example.org,2026:", "https://example.org/"))),
    "f26 too long": (26, RSS, (GUID, GUID.replace("/3/en", "/3/en" + "x" * 40))),
    "f27 no word of it": (27, RSS, (GUID, GUID.replace(' isPermaLink="false"', ""))),
    "f28 twice": ((28, 34), RSS, ("<item><title>Day 3", ("<item><title>Day 3: Notes</title><link>https://example.org/connections/3/</link>"
                  f'<description>.</description><content:encoded>&lt;aside>☐&lt;a href="https://example.org/connections/3/#homework">x&lt;/a>&lt;/aside></content:encoded>{GUID}'
                  "<pubDate>Tue, 03 Nov 2026 07:00:00 +0100</pubDate></item><item><title>Day 3"))),
    "f31 two pages": (31, ATOM, (PAGE, PAGE + PAGE)),
    "f31 a translation": (31, RSS, item('<atom:link rel="alternate" href="https://example.org/it/relazioni/3/"/>')),
    "f33 another weekday": (33, RSS, ("<pubDate>Tue,", "<pubDate>Wed,")),
    "f33 a named zone": (33, RSS, ("03 Nov 2026 07:00:00 +0100</pubDate>", "03 Nov 2026 06:00:00 GMT</pubDate>")),
    "f34 before it came out": (34, ATOM, ("<updated>2026-11-03T07", "<updated>2026-11-03T06")),
    "f34 at one moment": (34, ATOM, ("<updated>2026-11-03T07", "<updated>2026-11-04T07")),
    "f36 markup": (36, RSS, ("Day 3: Notes", "Day 3: &lt;i>Notes")),
    "f36 no number": (36, RSS, ("Day 3: Notes", "Notes of day 33")),
    "f37 behind the text": (37, RSS, ("<description>A text with a note.</description>", ""), ('&lt;/aside&gt;</content:encoded><guid isPermaLink="false">tag:example.org,2026:connections/3', '&lt;/aside&gt;</content:encoded><description>A</description><guid isPermaLink="false">tag:example.org,2026:connections/3')),
    "f37 markup": (37, RSS, ("<description>A text with", "<description>&lt;p>A text with")),
    "f38 no type": (38, ATOM, ('<content type="html"', "<content")),
    "f38 cdata": (38, ATOM, ('<summary type="text"', '<summary type="CDATA"')),
    "f39 a bare name": (39, RSS, item("<author>Ada</author>")),
    "f40 without length": (40, RSS, item('<enclosure url="https://example.org/a.mp3" type="audio/mpeg"/>')),
    "f40 two": (40, RSS, item('<enclosure url="https://example.org/a" type="a/b" length="0"/>' * 2)),
    "f41 no label": (41, ATOM, ('label="Habits"', 'label=""')),
    "f41 no name": (41, RSS, ("<category>Habits</category>", "<category/>")),
    "f44 relative": (44, RSS, text('<a href="/x/">x</a>')),
    "f44 an anchor": (44, RSS, text('<a href="#x">x</a>')),
    "f44 of a size": (44, RSS, text('<img src="https://example.org/a.png" srcset="https://example.org/b.png 2x, c.png 3x" alt="">')),
    "f45 a form": (45, RSS, text("<form></form>")),
    "f45 a checkbox": (45, RSS, text('<input type="checkbox">')),
    "f46 a class": (46, RSS, text('<p class="x">x</p>')),
    "f46 hidden": (46, RSS, text("<p hidden>x</p>")),
    "f47 a pilcrow": (47, RSS, text('<a href="https://example.org/#x">¶</a>')),
    "f47 to share": (47, RSS, text('<a href="https://www.facebook.com/sharer/sharer.php?u=x">Tell your friends</a>')),
    "f48 a meter": (48, RSS, text("<progress>x</progress>")),
    "f49 no words": (49, RSS, text('<img src="https://example.org/a.png">')),
    "f49 a pixel": (49, RSS, text('<img src="https://example.org/a.png" alt="" width="1" height="1">')),
    "f50 not closed": (50, RSS, text("<b>x")),
    "f50 crosswise": (50, RSS, text("<b><i>x</b></i>")),
    "f51 no language": (51, RSS, text('<p lang="italiano_1">x</p>')),
    "f53 no link": (53, RSS, ("connections/3/#homework", "connections/3/")),
    "f53 not the last": (53, RSS, ('&lt;/aside&gt;</content:encoded><guid isPermaLink="false">tag:example.org,2026:connections/3/', '&lt;/aside&gt;&lt;p>x&lt;/p></content:encoded><guid isPermaLink="false">tag:example.org,2026:connections/3/')),
    "f53 more than homework": (53, WORK, ("<content:encoded>", "<content:encoded>&lt;p>x&lt;/p>")),
    "f55 a later month": (55, "archive/2026-10.atom", ("<published>2026-10-20T00:00:00+02:00", "<published>2026-11-01T00:00:00+01:00"), ("<updated>2026-10-20T00:00:00+02:00</updated><content", "<updated>2026-11-01T00:00:00+01:00</updated><content"), ("<updated>2026-10-20T00:00:00+02:00</updated><author", "<updated>2026-11-01T00:00:00+01:00</updated><author")),
    "f56 complete and paged": (56, ATOM, ("<generator>", '<fh:complete/><link rel="prev-archive" href="https://example.org/x"/><generator>')),
    "f56 expired or not": (56, JSON, ('"items":', '"expired":false,"items":')),
    "f57 another version": (57, JSON, ("version/1.1", "version/1")),
    "f57 a key": (57, JSON, ('"items":', '"comment_count":3,"items":')),
    "f57 a dotted key": (57, JSON, ('"items":', '"_day.by":3,"items":')),
    "f57 an id that is a number": ((26, 57), JSON, (WORKED, '{"id":3,')),
    "f57 a change that was none": (57, JSON, ('"date_published":"2026-11-03T07:00:00+01:00"', '"date_published":"2026-11-03T07:00:00+01:00","date_modified":"2026-11-03T07:00:00+01:00"')),
    "f61 in a group": (61, RSS, item("<media:group/>")),
    "f64 without returns": ((64, 65), ICS, ("METHOD:PUBLISH\r\n", "METHOD:PUBLISH\n")),
    "f64 too long": (64, ICS, ("\r\n work\r\n", "work" + "x" * 70 + "\r\n")),
    "f64 not escaped": (64, ICS, ("Day 1: Do it", "Day 1: Do, it")),
    "f65 no name": (65, ICS, ("X-WR-CALNAME:Better connections: homework\r\n", "")),
    "f65 another source": (65, ICS, ("SOURCE;VALUE=URI:https://example.org/c", "SOURCE;VALUE=URI:https://example.org/d")),
    "f65 no language": (65, ICS, ("NAME;LANGUAGE=en:", "NAME:")),
    "f66 a task": (66, ICS, ("END:VCALENDAR", "BEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR")),
    "f67 one id twice": (67, ICS, ("UID:94de878d-45fd-578e-aecb-08529fafb3fd", "UID:2f533e6f-8e13-56b4-acd9-bfe53b5f8c69")),
    "f67 the time of the build": (67, ICS, ("DTSTAMP:20261101T060000Z", "DTSTAMP:20261110T110000Z")),
    "f67 no version": (67, ICS, ("SEQUENCE:0\r\n", "")),
    "f68 at an hour": (68, ICS, ("DTSTART;VALUE=DATE:20261101", "DTSTART:20261101T073000")),
    "f68 two days": (68, ICS, ("DTEND;VALUE=DATE:20261102", "DTEND;VALUE=DATE:20261103")),
    "f68 busy": (68, ICS, ("TRANSP:TRANSPARENT", "TRANSP:OPAQUE")),
    "f69 an alarm": (69, ICS, ("TRANSP:TRANSPARENT", "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nEND:VALARM")),
    "f73 a tracker": (73, JSON, ('"home_page_url"', '"_x":{},"home_page_url"'), ("https://example.org/connections/feed.json", "https://example.org/connections/feed.json?ref=feed")),
}  # fmt: skip
"""Rule(s), file, what is replaced by what."""


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_rule_is_told(alone, what):
    numbers, path, *changes = BROKEN[what]
    expected = {numbers} if isinstance(numbers, int) else set(numbers)

    assert {one.code for one in alone(path, *changes)} - ({"feed-f9"} if "tracker" in what else set()) == {
        f"feed-f{number}" for number in expected
    }


def numbers(files, known):
    before = {(one.code, one.place) for one in examine(files[0], known).findings}
    return {one.code for one in examine(files[1], known).findings if (one.code, one.place) not in before}


def changed(files, path, old, new):
    assert old.encode() in files[path], old
    return files, {**files, path: files[path].replace(old.encode(), new.encode(), 1)}


def test_f5_a_large_feed_names_its_biggest_texts(alone, files):
    for size, level, most in ((300_000, "warning", "250 KB"), (1_200_000, "error", "1 MB")):
        (one,) = alone(RSS, text("<p>" + "x" * size + "</p>"))
        assert (one.code, one.level) == ("feed-f5", level)
        assert f"more than {most}; the biggest texts are “Day 3: Notes” ({size / 1000:.0f} KB), “" in str(one.message)


def test_f8_two_documents_with_one_id(files, known):
    broken = changed(files, "it/feed.atom", "<id>tag:example.org,2026:feed/it<", "<id>tag:example.org,2026:feed/en<")

    assert "feed-f8" in numbers(broken, known)


def test_f12_a_hub_that_is_told_and_not_named(alone, known):
    (one,) = alone(RSS, settings=replace(known.settings, hub="https://hub.example/", without=("old-feeds", "archives")))

    assert one.code == "feed-f12"


def test_f10_the_page_is_the_feed(alone):
    found = alone(JSON, ('"home_page_url":"https://example.org/connections/"', '"home_page_url":"https://x.example/"'))

    assert {one.code for one in found} >= {"feed-f10"}


def test_f28_an_id_of_another_item(files, known):
    broken = changed(files, "connections/homework.json".replace(".json", "-feed.json"),
                     "connections/3/en/homework", "connections/2/en")  # fmt: skip

    assert "feed-f28" in numbers(broken, known)


def test_f30_an_imported_id_is_kept(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin", "guid: 'http://old.example/?p=175'\n"))
    files, known = feeds_of(site)
    broken = changed(files, RSS, "http://old.example/?p=175", "tag:example.org,2026:connections/1/en")

    assert [] == [one for one in examine(files, known).findings if one.level == "error"]
    assert "feed-f30" in numbers(broken, known)


def test_f32_an_older_item_first(alone, files):
    root = etree.fromstring(files[RSS])
    items = root.findall("channel/item")
    items[-1].addnext(items[0])
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    assert {one.code for one in alone(RSS, data=data)} == {"feed-f32"}


def test_f33_f43_a_date_of_the_future(alone, known):
    found = alone(ATOM, ("<published>2026-11-08T07", "<published>2026-11-18T07"))

    assert {one.code for one in found} == {"feed-f33", "feed-f34", "feed-f43"}


def test_f42_too_few_of_many(tmp_path):
    text = SERIES.replace("length: 30", "length: 100").replace("2026-11-01", "2026-08-01")
    files, known = feeds_of(
        Site(tmp_path, text + "".join(day(n, "en", f"Number {n}") for n in range(1, 80))), "2026-10-31T12:00:00+01:00"
    )
    root = etree.fromstring(files[RSS])
    for one in root.findall("channel/item")[20:]:
        one.getparent().remove(one)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    assert [] == [one for one in examine(files, known).findings if one.level == "error"]
    assert numbers((files, {**files, RSS: data}), known) == {"feed-f42", "feed-f58"}


def test_f43_an_item_of_no_text(alone):
    found = alone(
        RSS,
        (GUID, GUID.replace("/3/", "/33/")),
        ("<link>https://example.org/connections/3/", "<link>https://example.org/connections/33/"),
    )

    assert {one.code for one in found} == {"feed-f43"}


def test_f54_a_way_that_is_broken(files, known):
    lost = {path: data for path, data in files.items() if path != "archive/2026-10.atom"}
    no_end = changed(files, "archive/2026-10.atom", "<fh:archive/>", "")
    no_current = changed(files, "archive/2026-10.atom", 'rel="current"', 'rel="related"')

    assert numbers(no_end, known) == {"feed-f54"}
    assert numbers(no_current, known) == {"feed-f54"}
    # The feed of the rich site still holds everything; with less in it the archive would be the only way.
    less = re.sub(rb"<entry xml:lang=.en.><id>tag:example.org,2026:a/.*?</entry>", b"", lost["feed.atom"])
    assert "feed-f54" in numbers((files, {**lost, "feed.atom": less}), known)


def test_f58_another_order_another_date(files, known):
    assert numbers(changed(files, ATOM, "<published>2026-11-03T07:00:00", "<published>2026-11-03T06:59:00"), known) >= {
        "feed-f58"
    }
    said = json.loads(files[JSON])
    said["items"].reverse()
    assert "feed-f58" in numbers((files, {**files, JSON: json.dumps(said, ensure_ascii=False).encode()}), known)


def test_f59_a_line_that_leads_nowhere(files, known):
    assert numbers(changed(files, OPML, "https://example.org/feed.rss", "https://example.org/fed.rss"), known) == {
        "feed-f59"
    }
    assert numbers(changed(files, OPML, ' htmlUrl="https://example.org/"', ""), known) == {"feed-f59"}
    assert numbers(changed(files, OPML, "<title>Test site</title>", "<title/>"), known) == {"feed-f59"}


def test_f71_an_old_address_without_its_feed(files, known):
    lost = {path: data for path, data in files.items() if path != "feeds/all.rss.xml"}

    assert numbers((files, lost), known) == {"feed-f71"}


def test_f73_a_site_without_https(tmp_path):
    files, known = feeds_of(Site(tmp_path, SERIES + day(1, "en", "Begin"), SITEURL="http://example.org"))

    assert {one.code for one in examine(files, known).findings} == {"feed-f73"}


def test_every_rule_is_broken_by_some_test():
    told = {number for one in BROKEN.values() for number in ({one[0]} if isinstance(one[0], int) else one[0])}
    elsewhere = {
        int(number) for name in globals() if name.startswith("test_f") for number in re.findall(r"_f(\d+)", name)
    }

    assert {rule.number for rule in ALL} - told - elsewhere == set()

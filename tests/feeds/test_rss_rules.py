"""The rules of `reference/features-reader.md` that concern RSS, each under its number."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta

import html5lib
import pytest

from tests.feeds.rss import ATOM_LINK, CREATOR, Feed, attributes
from tests.harness import SERIES, Site, article, day
from tests.sites.page import visit
from tests.sites.rich import NOW, rich_site

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff]")
# What survives in the five readers of the study (F48), and what means no harm beside it.
_ELEMENTS = frozenset(
    "p h2 h3 h4 h5 ul ol li a em strong blockquote aside code pre table thead tbody tfoot tr td th img hr br sup sub "
    "b i s small del ins abbr q dl dt dd kbd u figure figcaption".split()
)
_ATTRIBUTES = frozenset("href hreflang src alt width height lang dir start colspan rowspan scope".split())


def test_f1_well_formed_utf8_and_the_declaration_first(feeds, empty_feeds):
    for feed in (*feeds.values(), *empty_feeds.values()):
        assert feed.data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
        feed.data.decode("utf-8")


def test_f2_no_characters_that_xml_cannot_carry(feeds):
    for feed in feeds.values():
        assert not _FORBIDDEN.search(feed.data.decode("utf-8"))
        known = re.sub(b"&#(?:13|x26|x3C);", b"", feed.data)  # the latter two in titles, by the RSS profile
        assert not re.search(rb"&#(x[0-9a-fA-F]+|\d+);", known)


def test_f3_no_doctype_and_no_named_entities(feeds):
    for feed in feeds.values():
        assert b"<!DOCTYPE" not in feed.data
        assert b"<!ENTITY" not in feed.data
        assert set(re.findall(rb"&(\w+);", feed.data)) <= {b"amp", b"lt", b"gt", b"quot", b"apos"}


def test_f4_conventional_prefixes_only(feeds):
    expected = {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "sy": "http://purl.org/rss/1.0/modules/syndication/",
        "fh": "http://purl.org/syndication/history/1.0",
        "media": "http://search.yahoo.com/mrss/",
    }

    for feed in feeds.values():
        used = {prefix: uri for element in feed.root.iter() for prefix, uri in element.nsmap.items()}
        assert used == expected


def test_f5_small_enough_for_every_reader(feeds):
    assert all(len(feed.data) <= 250_000 for feed in feeds.values())


def test_f6_two_builds_of_the_same_are_the_same(tmp_path, feeds):
    again = rich_site(tmp_path).build(NOW)

    assert {path: again.files[path] for path in feeds} == {path: feed.data for path, feed in feeds.items()}


def test_f7_metadata_comes_before_items(feeds):
    for feed in feeds.values():
        names = [child.tag for child in feed.channel]
        assert "item" not in names[: len(names) - len(feed.items)]


def test_f9_one_link_to_itself_absolute_and_true(feeds):
    for path, feed in feeds.items():
        (link,) = [link for link in feed.channel.findall(ATOM_LINK) if link.get("rel") == "self"]
        assert link.get("type") == "application/rss+xml"
        assert link.get("href") == f"https://example.org/{path.replace('old-connections', 'connections')}"


def test_f10_the_link_of_the_channel_is_its_page(feeds, rich_built):
    pages = {
        "feed.rss": "/",
        "it/feed.rss": "/it/",
        "connections/feed.rss": "/connections/",
        "it/relazioni/feed.rss": "/it/relazioni/",
        "old-connections/feed.rss": "/connections/",
    }

    assert {path: feeds[path].text("link") for path in pages} == {
        path: f"https://example.org{address}" for path, address in pages.items()
    }
    assert {feed.text("link") for feed in feeds.values()} <= {
        f"https://example.org{address}" for address in pages.values()
    }
    for address in pages.values():
        assert visit(rich_built, address).feeds


def test_f11_only_relations_that_readers_know(feeds):
    for feed in feeds.values():
        assert {link.get("rel") for link in feed.root.iter(ATOM_LINK)} <= {"self", "prev-archive"}


def test_f12_no_hub_unless_publishing_pings_it(feeds, tmp_path):
    hub = "https://hub.example.net/"
    with_hub = Site(tmp_path, SERIES + day(1, "en", "Begin"), DAYBYDAY_HUB=hub).build().files

    assert not any(link.get("rel") == "hub" for feed in feeds.values() for link in feed.root.iter(ATOM_LINK))
    assert [
        link.get("href") for link in Feed(with_hub["feed.rss"]).root.iter(ATOM_LINK) if link.get("rel") == "hub"
    ] == [hub]
    assert f'<link href="{hub}" rel="hub"/>'.encode() in with_hub["feed.atom"]
    assert json.loads(with_hub["feed.json"])["hubs"] == [{"type": "WebSub", "url": hub}]


def test_f15_title_and_description_are_there_and_plain(feeds, empty_feeds):
    for feed in (*feeds.values(), *empty_feeds.values()):
        for name in ("title", "description"):
            assert feed.text(name).strip()
            assert not re.search(r"<[a-z]", feed.text(name), re.IGNORECASE)


def test_f16_the_language_is_that_of_the_page(feeds, rich_built):
    for path, feed in feeds.items():
        page = "/" + feed.text("link").removeprefix("https://example.org/")
        assert feed.text("language") == visit(rich_built, page).lang == ("it" if path.startswith("it/") else "en")


def test_f17_the_build_date_is_that_of_the_content(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin") + day(2, "en", "Next"))
    morning = site.build("2026-11-02T07:00:01+01:00").files["feed.rss"]
    evening = site.build("2026-11-02T23:59:59+01:00").files["feed.rss"]

    assert Feed(morning).text("lastBuildDate") == "Mon, 02 Nov 2026 07:00:00 +0100"
    assert morning == evening


def test_f17_a_correction_moves_the_build_date(tmp_path):
    text = SERIES + day(1, "en", "Begin", "modified: 2026-11-05 18:00\n") + day(2, "en", "Next")
    built = Site(tmp_path, text).build("2026-11-06T12:00:00+01:00")

    assert Feed(built.files["feed.rss"]).text("lastBuildDate") == "Thu, 05 Nov 2026 18:00:00 +0100"


def test_f19_docs_is_the_rss_board(feeds):
    for feed in feeds.values():
        assert feed.text("docs") in (
            "http://www.rssboard.org/rss-specification",
            "https://www.rssboard.org/rss-specification",
        )


def test_f20_f22_nothing_that_delays_a_daily_post(feeds):
    for feed in feeds.values():
        names = {child.tag for child in feed.channel}
        assert not names & {"ttl", "skipHours", "skipDays", "textInput", "cloud", "rating"}


def test_f24_the_generator_has_no_stamp_of_a_build(feeds):
    assert {feed.text("generator") for feed in feeds.values()} == {"Day by Day"}


def test_f25_every_item_is_complete(items):
    for item in items:
        assert all([item.title, item.link, item.guid, item.pubDate, item.description, item.content])


def test_f26_ids_are_tag_uris_ascii_and_short(items):
    for item in items:
        assert re.fullmatch(r"tag:example\.org,2026:[A-Za-z0-9/~-]+", item.guid), item.guid
        assert len(item.guid) <= 64


def test_f26_a_long_name_gives_a_short_id_that_is_still_its_own(tmp_path):
    text = article("a" * 150, "en", "One") + article("a" * 149 + "b", "en", "Two", "date: 2026-10-21\nslug: two\n")
    guids = [item.guid for item in Feed(Site(tmp_path, text).build().files["feed.rss"]).items]

    assert len(set(guids)) == 2
    assert all(len(guid) <= 64 and guid.isascii() for guid in guids)


def test_f26_ids_follow_the_formula(feeds):
    english, italian = feeds["feed.rss"], feeds["it/feed.rss"]

    assert english.item("Day 2: Links").guid == "tag:example.org,2026:connections/2/en"
    assert english.item("Job security").guid == "tag:example.org,2026:a/job/en"
    assert italian.item("Posto sicuro").guid == "tag:example.org,2026:a/job/it"
    assert italian.item("Giorno 5: Solo in italiano").guid == "tag:example.org,2026:connections/5/it"


def test_f27_guid_is_no_permalink(items):
    assert {item.element.find("guid").get("isPermaLink") for item in items} == {"false"}


def test_f28_an_id_belongs_to_one_item_on_the_whole_site(feeds):
    for feed in feeds.values():
        assert len({item.guid for item in feed.items}) == len(feed.items)
    everywhere = {(guid, data) for feed in feeds.values() for guid, data in feed.item_bytes().items()}
    assert len(everywhere) == len({guid for guid, _ in everywhere})


def test_f29_an_id_survives_every_change_of_words_and_addresses(tmp_path):
    site = Site(tmp_path / "old", SERIES + day(1, "en", "Begin") + article("job", "en", "Job"))
    other = Site(
        tmp_path / "new",
        SERIES.replace("slug: {en: connections", "id: connections\nslug: {en: contacts").replace(
            "2026-11-01", "2026-11-02"
        )
        + day(1, "en", "A better title", stem="001-another-name")
        + article("job", "en", "Another title", "date: 2026-10-21\nslug: another-slug\n"),
        SITEURL="https://elsewhere.example/path",
    )

    before, after = (Feed(one.build().files["feed.rss"]) for one in (site, other))
    assert [item.guid for item in before.items] == [item.guid for item in after.items]
    assert [item.link for item in before.items] != [item.link for item in after.items]


def test_f30_an_imported_id_is_kept_as_it_is(tmp_path):
    guid = "http://old.example/?p=175"
    feed = Feed(Site(tmp_path, SERIES + day(1, "en", "Begin", f"guid: '{guid}'\n")).build().files["feed.rss"])

    assert feed.items[0].guid == guid
    assert feed.items[0].element.find("guid").get("isPermaLink") == "false"


def test_f31_one_link_an_item_and_none_to_a_twin(items):
    for item in items:
        assert item.names.count("link") == 1
        assert item.link.startswith("https://example.org/")
        assert item.element.find(ATOM_LINK) is None


def test_f31_no_content_links_to_its_own_twin_by_itself(feeds):
    item = feeds["connections/feed.rss"].item("Day 3: Notes")

    assert "/it/" not in item.content


def test_f32_newest_first_by_moment_then_by_number(tmp_path):
    same = "date: 2026-11-05 07:00\n"
    text = (
        SERIES
        + day(9, "en", "Nine", same)
        + day(10, "en", "Ten", same)
        + day(1, "en", "One")
        + article("a", "en", "Article", same)
    )
    feed = Feed(Site(tmp_path, text).build().files["feed.rss"])

    assert feed.titles == ["Day 10: Ten", "Day 9: Nine", "Article", "Day 1: One"]


def test_f32_every_feed_is_newest_first(feeds, long_feeds):
    for feed in (*feeds.values(), *long_feeds.values()):
        moments = [item.moment for item in feed.items]
        assert moments == sorted(moments, reverse=True)


def test_f33_dates_are_rfc_822_with_a_numeric_zone_and_a_true_weekday(items):
    for item in items:
        assert re.fullmatch(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}", item.pubDate)
        assert item.pubDate[:3] == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[item.moment.weekday()]


def test_f35_a_mended_typo_moves_no_date(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin", text="A tpyo."))
    before = Feed(site.build().files["feed.rss"])
    after = Feed(site.edit("connections/001.en.md", "tpyo", "typo").build().files["feed.rss"])

    assert "typo" in after.items[0].content
    assert before.items[0].pubDate == after.items[0].pubDate
    assert before.text("lastBuildDate") == after.text("lastBuildDate")


def test_f36_the_title_is_plain_and_says_the_day_first(feeds):
    assert feeds["connections/feed.rss"].titles[1:] == ["Day 3: Notes", "Day 2: Links", "Day 1: Begin"]
    assert feeds["it/relazioni/feed.rss"].titles == ["Giorno 5: Solo in italiano", "Giorno 3: Note", "Giorno 1: Inizio"]


def test_f37_the_summary_comes_before_the_full_text(items):
    for item in items:
        assert item.names.index("description") < item.names.index("encoded")
        assert not re.search(r"<(p|a|br|em|strong)\b", item.description)


def test_f39_authors_are_creators_by_name(feeds):
    item = feeds["feed.rss"].item("Day 1: Begin")

    assert [creator.text for creator in item.element.findall(CREATOR)] == ["Ada"]
    assert "author" not in item.names


def test_f39_several_authors_are_several_creators(tmp_path):
    text = article("job", "en", "Job", "date: 2026-10-20\nauthors: [Ada Bruni, Carlo Dini]\n")
    item = Feed(Site(tmp_path, text).build().files["feed.rss"]).items[0]

    assert [creator.text for creator in item.element.findall(CREATOR)] == ["Ada Bruni", "Carlo Dini"]


def test_f40_at_most_one_enclosure(items):
    for item in items:
        assert item.names.count("enclosure") <= 1


def test_f41_categories_are_the_names_of_tags_in_the_language(feeds):
    assert [one.text for one in feeds["feed.rss"].item("Job security").element.findall("category")] == [
        "At work",
        "Habits",
    ]
    assert [one.text for one in feeds["it/feed.rss"].item("Posto sicuro").element.findall("category")] == ["Sul lavoro"]


def test_f42_the_feed_of_a_language_has_the_newest_forty(long_feeds):
    assert long_feeds["feed.rss"].titles == [f"Day {n}: Number {n}" for n in range(45, 5, -1)]


def test_f42_a_short_series_keeps_all_of_its_days_so_that_none_comes_back(long_feeds):
    assert long_feeds["connections/feed.rss"].titles == [f"Day {n}: Number {n}" for n in range(45, 0, -1)]


@pytest.mark.parametrize(
    "now", ["2026-10-31T23:59:59Z", "2026-11-01T06:00:00Z", "2026-11-05T12:00:00Z", "2027-01-01T00:00:00Z"]
)
def test_f43_nothing_of_the_future(tmp_path, now):
    built = rich_site(tmp_path).build(now)
    instant = datetime.fromisoformat(now)

    for path in ("feed.rss", "it/feed.rss", "connections/feed.rss", "it/relazioni/feed.rss"):
        assert all(item.moment <= instant for item in Feed(built.files[path]).items)


def test_f44_every_address_is_absolute(items):
    for item in items:
        for value in attributes(item.html, "href", "src", "srcset", "poster", "cite", "data"):
            assert re.match(r"https?://|mailto:", value), (item.title, value)


def test_f44_an_anchor_leads_to_its_place_on_the_page(feeds):
    item = feeds["feed.rss"].item("Day 2: Links")

    assert item.html.xpath("//a[text()='an anchor']/@href") == ["https://example.org/connections/2/#heading"]


def test_f44_an_address_without_a_scheme_gets_one(tmp_path):
    text = article("job", "en", "Job", text="[x](//elsewhere.example/y) ![z](//elsewhere.example/z.png)")
    item = Feed(Site(tmp_path, text).build().files["feed.rss"]).items[0]

    assert not [value for value in attributes(item.html, "href", "src") if not value.startswith("http")]


def test_f45_f46_f48_only_what_survives_in_readers(items):
    for item in items:
        for element in item.html.iterdescendants():
            assert element.tag in _ELEMENTS, (item.title, element.tag)
            assert set(element.keys()) <= _ATTRIBUTES, (item.title, element.tag, element.keys())


def test_f45_f46_forms_frames_and_classes_are_left_out_of_any_text(tmp_path):
    written = (
        '<div class="x" hidden data-a="1" onclick="x()">Kept words</div>\n<form><input type="checkbox"><button>No</button></form>\n'
        '<iframe src="https://elsewhere.example/"></iframe><svg><path d="M0"/></svg><details><summary>More</summary>Words</details>\n\n'
        "- [ ] A box\n\n<video src='/images/x.mp4' controls></video> <audio src='https://elsewhere.example/a.mp3'></audio>"
    )  # fmt: skip
    site = Site(tmp_path, article("job", "en", "Job", text=written)).write("images/x.mp4", b"film")
    item = Feed(site.build().files["feed.rss"]).items[0]

    assert "Kept words" in item.content
    assert {element.tag for element in item.html.iterdescendants()} <= _ELEMENTS
    assert {name for element in item.html.iterdescendants() for name in element.keys()} <= _ATTRIBUTES


def test_f47_no_pilcrows_and_no_ways_back_from_footnotes(tmp_path):
    markdown = {
        "extensions": ["markdown.extensions.extra"],
        "extension_configs": {"markdown.extensions.toc": {"permalink": True}},
    }
    text = article("job", "en", "Job", text="## Heading\n\nA note.[^1]\n\n[^1]: The note.\n")
    item = Feed(Site(tmp_path, text, MARKDOWN=markdown).build().files["feed.rss"]).items[0]

    assert "The note." in item.content
    assert "¶" not in item.content
    assert "↩" not in item.content


def test_f47_no_neighbours_and_no_other_furniture_of_the_page(items):
    for item in items:
        text = item.html.text_content()
        for word in ("Previous day", "Next day", "Giorno precedente", "New here?", "Subjects"):
            assert word not in text


def test_f49_pictures_are_absolute_and_have_an_alternative_text(feeds):
    pictures = feeds["feed.rss"].item("Day 2: Links").html.xpath("//img")

    assert [picture.get("src") for picture in pictures] == ["https://example.org/images/caff%C3%A8.svg"] * 2
    assert [picture.get("alt") for picture in pictures] == ["A picture", "it"]


def test_f50_every_fragment_parses_strictly(items):
    for item in items:
        html5lib.HTMLParser(strict=True).parseFragment(item.content)


@pytest.mark.parametrize("element", ["em", "q", "p", "blockquote", "div"])
def test_f51_passages_in_another_language_stay_marked(tmp_path, element):
    text = article("job", "en", "Job", text=f'<{element} lang="it">Un passo in italiano.</{element}>')
    item = Feed(Site(tmp_path, text).build().files["feed.rss"]).items[0]

    assert item.html.xpath("//*[@lang='it'][contains(., 'Un passo')]")


@pytest.mark.parametrize("days", [1, 7, 400])
def test_f52_no_item_changes_by_itself(tmp_path, days):
    site = rich_site(tmp_path)
    today = datetime.fromisoformat(NOW)
    later = (today + timedelta(days=days)).isoformat()
    before, after = site.build(NOW), site.build(later)

    for path in ("feed.rss", "it/feed.rss", "connections/feed.rss", "it/relazioni/feed.rss"):
        old, new = Feed(before.files[path]).item_bytes(), Feed(after.files[path]).item_bytes()
        assert {guid: new[guid] for guid in old} == old


def test_f52_a_feed_in_which_nothing_is_new_is_the_same_bytes_a_day_later(tmp_path):
    site = Site(tmp_path, SERIES.replace("length: 30", "length: 2") + day(1, "en", "Begin") + day(2, "en", "End"))
    before = site.build("2026-11-10T12:00:00+01:00")
    after = site.build("2026-11-11T12:00:00+01:00")

    assert before.files["feed.rss"] == after.files["feed.rss"]
    assert before.files["connections/feed.rss"] == after.files["connections/feed.rss"]


def test_f52_a_new_twin_a_new_neighbour_and_a_new_tag_name_of_others_change_no_item(tmp_path):
    site = Site(tmp_path, SERIES + day(1, "en", "Begin", "tags: [a]\n") + day(3, "en", "Three"))
    before = Feed(site.build().files["feed.rss"]).item_bytes()
    site.write("connections/001.it.md", "---\ntitle: Inizio\n---\nTesto.\n")
    site.write("connections/002.en.md", "---\ntitle: Two\ntags: [b]\n---\nText.\n").write(
        "tags.yaml", "b: {en: Bee, it: Ape}\n"
    )
    after = Feed(site.build().files["feed.rss"]).item_bytes()

    assert {guid: after[guid] for guid in before} == before


def test_f53_the_homework_is_last_with_boxes_and_one_link_to_its_place(feeds, rich_built):
    item = feeds["feed.rss"].item("Day 2: Links")
    aside = item.html.getchildren()[-1]
    links = [href for href in aside.xpath(".//a/@href") if href.endswith("#homework")]

    assert aside.tag == "aside"
    assert item.content.endswith("</aside>")
    assert [task.text_content()[:2] for task in aside.xpath("./ul/li")] == ["☐ ", "☐ "]
    assert links == ["https://example.org/connections/2/#homework"]
    assert visit(rich_built, "/connections/2/").root.xpath("//*[@id='homework']")


def test_f53_the_homework_is_last_even_when_text_follows_it_on_the_page(tmp_path):
    text = SERIES + day(1, "en", "Begin", homework="\n/// homework | Do it\n- [ ] Go.\n///\n\nAn afterword.\n")
    content = Feed(Site(tmp_path, text).build().files["feed.rss"]).items[0].content

    assert content.index("An afterword.") < content.index("<aside>")
    assert content.endswith("</aside>")


def test_f53_the_homework_says_day_title_and_minutes(feeds):
    aside = feeds["feed.rss"].item("Day 2: Links").html.xpath("//aside")[0]

    assert aside.xpath("string(h2)").startswith("Day 2 homework: Write to")
    assert "20 minutes" in aside.text_content()
    assert "An intro with a link." in aside.text_content()


def test_f53_an_item_without_homework_has_no_aside(feeds):
    assert not feeds["feed.rss"].item("Job security").html.xpath("//aside")


def test_f53_the_homework_speaks_the_language_of_the_feed(feeds):
    aside = feeds["it/feed.rss"].item("Giorno 1: Inizio").html.xpath("//aside")[0]

    assert aside.xpath("string(h2)").startswith("Compito del giorno 1")


def test_f52_an_address_of_a_day_to_come_is_plain_text_for_ever_also_in_a_series_without_an_end(tmp_path):
    text = (
        SERIES.replace("length: 30\n", "")
        + day(1, "en", "One", text="Then [day 3](/connections/3/).")
        + day(3, "en", "Three")
    )
    site = Site(tmp_path, text)
    items = [
        Feed(site.build(f"2026-11-0{n}T12:00:00+01:00").files["feed.rss"]).item("Day 1: One").content for n in (1, 4)
    ]

    assert items[0] == items[1]
    assert "day 3" in items[0]
    assert "/connections/3/" not in items[0]

"""`opml.xml`: every feed of every language, in groups, and nothing that is not made (OPML 2.0)."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.harness import GUEST, SERIES, article, day
from tests.sites.page import answers

TEXT = SERIES + day(1, "en", "Begin") + day(1, "it", "Inizio") + article("a", "it", "A <b> & c")
SITE = "https://example.org"
SLUGS = {"": "connections", "/it": "relazioni"}


@pytest.fixture(scope="module", params=["native", "guest"])
def built(module_site, request):
    built = module_site(TEXT, **(GUEST if request.param == "guest" else {})).build()
    assert built.status == 0, built.said
    return built


def outlines(built) -> list[dict[str, str]]:
    """The feeds, in order."""
    return [one.attrib for one in ElementTree.fromstring(built.files["opml.xml"]).iter("outline") if one.get("type")]


def test_every_feed_is_listed_once(built):
    found = [one["xmlUrl"].removeprefix(SITE) for one in outlines(built)]

    of_series = {lang: [f"{lang}/{slug}/feed.rss", f"{lang}/{slug}/homework.rss"] for lang, slug in SLUGS.items()}
    if "feed.rss" in built.files:
        of_site = {lang: [f"{lang}/feed.rss", f"{lang}/weekly.rss"] for lang in SLUGS}
    else:  # around a guest, the feeds of the site are Pelican's
        of_site = dict.fromkeys(SLUGS, [])
    assert found == [address for lang in SLUGS for address in of_site[lang] + of_series[lang]]
    assert all(answers(built, address) for address in found)


def test_every_outline_says_all_it_should(built):
    for one in outlines(built):
        assert set(one) == {"type", "text", "title", "xmlUrl", "htmlUrl", "language"}
        assert one["type"] == "rss"
        assert one["text"]
        assert one["text"] == one["title"]
        assert one["htmlUrl"].startswith(f"{SITE}/")
        assert one["language"] == ("it" if "/it/" in one["xmlUrl"] else "en")


def test_no_two_feeds_are_called_the_same(built):
    titles = [one["title"] for one in outlines(built) if one["language"] == "en"]

    assert len(titles) == len(set(titles))


def test_the_head_has_a_title_and_no_date(built):
    root = ElementTree.fromstring(built.files["opml.xml"])

    assert root.get("version") == "2.0"
    assert [one.tag for one in root] == ["head", "body"]
    assert root.findtext("head/title") == "Test site"
    assert "date" not in built.text("opml.xml").lower()


def test_languages_are_groups(built):
    groups = ElementTree.fromstring(built.files["opml.xml"]).findall("body/outline")

    assert [group.get("text") for group in groups] == ["English", "Italiano"]
    assert [len(group) for group in groups] == ([4, 4] if "feed.rss" in built.files else [2, 2])


def test_cohorts_are_left_out(built):
    assert "/start/" not in built.text("opml.xml")


def test_it_can_be_switched_off(module_site):
    assert not answers(module_site(TEXT, DAYBYDAY_WITHOUT=["opml"]).build(), "/opml.xml")


@pytest.mark.parametrize(("output", "gone"), [("weekly", "weekly.rss"), ("homework-feeds", "homework.rss")])
def test_feeds_that_are_not_made_are_not_listed(module_site, output, gone):
    built = module_site(TEXT, DAYBYDAY_WITHOUT=[output]).build()

    assert not [one for one in outlines(built) if one["xmlUrl"].endswith(gone)]


def test_a_new_day_does_not_change_it(module_site):
    site = module_site(TEXT + day(2, "en", "Two"))

    assert site.build("2026-11-01T12:00:00+01:00").files["opml.xml"] == site.build().files["opml.xml"]


def test_letters_of_any_kind_are_text(module_site):
    name = {"en": {"name": 'A & B <i>"c"</i> è'}, "it": {"name": "È"}}
    built = module_site(TEXT, DAYBYDAY_SITE=name).build()

    assert outlines(built)[0]["title"] == 'A & B <i>"c"</i> è: everything'

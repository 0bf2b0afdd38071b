"""Social cards of a site: every page has one, every text its own, a coming day none."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from daybyday.page_frame.cards import series_card
from daybyday.pelican_adapter import settings as adapter
from daybyday.pictures import cards as drawing
from tests.assembling import maker
from tests.harness import GUEST, SERIES, Site, article, day, page

TEXT = (
    SERIES
    + day(1, "en", "Begin")
    + day(1, "it", "Si comincia")
    + day(2, "en", "Ask")
    + day(20, "en", "Secret of the coming day")
    + article("small-talk", "en", "Small talk")
    + article("seen", "en", "Seen", "date: 2026-10-20\nimage: /images/seen.png\n")
    + page("about", "it", "Il progetto")
    + "-- images/seen.png --\nnot really\n"
)
WITH = {"DAYBYDAY_WITHOUT": []}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = Site(tmp_path_factory.mktemp("cards"), TEXT, **WITH).build()
    assert made.status == 0, made.said
    return made


def head(built, path: str) -> dict[str, str]:
    """The Open Graph and Twitter lines of a page."""
    root = lxml.html.document_fromstring(built.files[path])
    return {
        element.get("property") or element.get("name"): element.get("content")
        for element in root.iter("meta")
        if (element.get("property") or element.get("name") or "").startswith(("og:image", "twitter:"))
    }


def card_of(built, path: str) -> str:
    return head(built, path)["og:image"].removeprefix("https://example.org/")


def test_every_page_names_a_card_that_is_there(built):
    pages = [path for path in built.files if path.endswith(".html") and b"og:title" in built.files[path]]

    assert len(pages) > 20
    assert [] == [path for path in pages if card_of(built, path) not in built.files]


def test_every_text_series_and_home_page_has_a_card_of_its_own(built):
    own = "index.html it/index.html connections/index.html it/relazioni/index.html connections/1/index.html".split()
    own += "it/relazioni/1/index.html connections/2/index.html small-talk/index.html it/about/index.html".split()

    assert len({card_of(built, path) for path in own}) == len(own)
    assert len([path for path in built.files if path.startswith("cards/")]) == len(own)


def test_a_head_says_how_large_the_card_is_and_what_it_shows(built):
    lines = head(built, "it/relazioni/1/index.html")

    assert (lines["og:image:width"], lines["og:image:height"]) == ("1200", "630")
    assert lines["og:image:alt"] == "Relazioni che contano: Si comincia"
    assert lines["twitter:card"] == "summary_large_image"


def test_a_day_in_another_language_shows_the_card_of_its_original(built):
    assert card_of(built, "it/relazioni/2/index.html") == card_of(built, "connections/2/index.html")


def test_lists_share_the_card_of_their_home_page(built):
    assert card_of(built, "connections/days/1-30/index.html") == card_of(built, "index.html")
    assert card_of(built, "it/404.html") == card_of(built, "it/index.html")


def test_a_picture_of_its_own_stands_before_the_card(built):
    assert head(built, "seen/index.html")["og:image"] == "https://example.org/images/seen.png"


def test_a_drawing_is_shown_nowhere_so_its_text_has_a_card(site):
    text = article("a", "en", "Drawn", "date: 2026-10-20\nimage: /images/a.svg\n") + "-- images/a.svg --\n<svg/>\n"
    built = site(SERIES + text, **WITH).build()

    assert card_of(built, "a/index.html") in built.files


def test_a_coming_day_has_no_card(built, tmp_path):
    later = Site(tmp_path, TEXT, **WITH).build("2026-11-21T12:00:00+01:00")
    card = card_of(later, "connections/20/index.html")

    assert card in later.files
    assert card not in built.files


def test_without_the_word_there_is_neither_card_nor_address(site):
    without = site(TEXT, DAYBYDAY_WITHOUT=["cards"]).build()

    assert not [path for path in without.files if path.startswith("cards/")]
    assert "og:image" not in without.text("connections/1/index.html")
    assert head(without, "connections/1/index.html")["twitter:card"] == "summary"


def test_in_a_foreign_theme_there_are_none(site):
    guest = site(TEXT, **GUEST, **WITH).build()

    assert not [path for path in guest.files if path.startswith("cards/")]
    assert "pictures-not-made" not in guest.said


def test_without_pillow_all_pages_share_one_card_and_one_note_says_so(site, monkeypatch):
    monkeypatch.setattr(adapter, "_imaging", lambda: "")
    built = site(TEXT, **WITH).build()

    assert {card_of(built, path) for path in ("index.html", "it/relazioni/1/index.html")} == {"theme/card.png"}
    assert not [path for path in built.files if path.startswith("cards/")]
    assert built.said.count("pictures-not-made") == 1


def test_a_card_is_not_drawn_again_in_the_next_build(site, monkeypatch):
    made = site(TEXT, **WITH)
    first = made.build()

    def refuse(_):
        raise AssertionError("drawn again")

    monkeypatch.setattr(drawing, "draw_card", refuse)
    made.settings["DAYBYDAY_WITHOUT"] = ["opml"]  # all parts are stale
    again = made.build()

    cards = [path for path in first.files if path.startswith("cards/")]
    assert cards
    assert [first.files[path] for path in cards] == [again.files[path] for path in cards]


def test_a_title_that_is_mended_gets_a_new_card_and_the_old_one_goes(site):
    made = site(TEXT, **WITH)
    before = card_of(made.build(), "connections/1/index.html")
    made.edit("connections/001.en.md", "Begin", "Begin well")
    after = made.build()

    assert card_of(after, "connections/1/index.html") != before
    assert before not in after.files


def test_two_texts_with_one_title_share_one_card(site):
    built = site(SERIES + article("a", "en", "Same") + article("b", "en", "Same"), **WITH).build()

    assert card_of(built, "a/index.html") == card_of(built, "b/index.html")


@pytest.mark.parametrize(("name", "above"), [("Connections", ""), ("Test site", "Test site")])
def test_a_site_called_like_its_series_is_not_named_twice(name, above):
    settings = replace(maker.SETTINGS, names={"en": name, "it": name})

    assert series_card(settings, maker.SERIES, "en").above == above

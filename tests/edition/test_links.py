"""Addresses as authors write them, and where they lead: on a page, and in a feed for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daybyday.edition.edition import Edition
from daybyday.edition.links import in_feed, on_page
from daybyday.edition.references import Reference, file_of, find_target, read_reference
from daybyday.edition.site_context import SiteContext
from daybyday.model import Post, Series, Target
from daybyday.prose import Facts, Resolved
from daybyday.words import load_words
from tests.assembling.maker import SERIES, SETTINGS, article, day, on, page, site

HERE = "connections/008.en.md"
SKIPPING = replace(SERIES, translations="skip")
ENDLESS = replace(SERIES, length=None)
NOON_8 = "2026-11-08T11:00"
WORDS = load_words(("en", "it"), {})[0]
FILES = {
    "images/50%.svg": "5",
    "images/a#b?.svg": "6",
    "images/è ü.svg": "7",
    "images/bridge.svg": "1",
    "connections/list.pdf": "2",
    "extra/CNAME": "3",
    "connections/notes.md": "4",
}

EVERYTHING = [
    day(1), day(1, "it"), day(3, tags=("habits",)), day(8), day(8, "it"), day(20), day(5, status="draft"),
    day(6, status="withdrawn"), article("silence"), article("silence", "it", slug="silenzio"), article("only", "it"),
    article("later", date=on("2026-12-01")), page("about"),
]  # fmt: skip


def edition(written: str, holder: str, sources, now: str, base: str, series: Series) -> tuple[Edition, Post]:
    marked = [replace(one, digest="holder") if one.path == holder else one for one in sources]
    found = site(marked, now, series=series)
    found = replace(found, settings=replace(SETTINGS, base=base), files=FILES)
    posts = [*found.articles, *found.pages, *(post for one in found.series[0].days for post in one.texts.values())]
    holding = next(post for post in posts if post.source.path == holder)
    return Edition(found, SiteContext(found.settings, WORDS), {"holder": Facts(targets=(written,))}), holding


def page_link(
    written: str, lang: str = "en", *, holder: str = HERE, sources=EVERYTHING, now: str = NOON_8, base: str = "", series: Series = SERIES
) -> Resolved:  # fmt: skip
    """What a link becomes on a page in `lang`."""
    made, post = edition(written, holder, sources, now, base, series)
    return dict(on_page(made, post, lang))[written]


def feed_link(
    written: str, *, holder: str = HERE, sources=EVERYTHING, now: str = NOON_8, base: str = "", series: Series = SERIES
) -> Resolved:
    """What a link becomes in the feed of its own language."""
    made, post = edition(written, holder, sources, now, base, series)
    return dict(in_feed(made, post))[written]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{filename}003.en.md", Reference("post", "connections/003.en.md")),
        ("{filename}/connections/003.en.md", Reference("post", "connections/003.en.md")),
        ("{filename}../articles/silence.en.md", Reference("post", "articles/silence.en.md")),
        ("%7Bfilename%7D003.en.md", Reference("post", "connections/003.en.md")),
        ("|filename|003.en.md", Reference("post", "connections/003.en.md")),
        ("{FILENAME}003.en.md", Reference("post", "connections/003.en.md")),
        ("{filename}003.en.md#homework", Reference("post", "connections/003.en.md", "#homework")),
        ("{filename}caff%C3%A8.en.md", Reference("post", "connections/caffè.en.md")),
        ("003.en.md", Reference("post", "connections/003.en.md")),
        ("./003.en.md?x=1#y", Reference("post", "connections/003.en.md", "?x=1#y")),
        ("{static}/images/bridge.svg", Reference("file", "images/bridge.svg")),
        ("{static}bridge.svg", Reference("file", "connections/bridge.svg")),
        ("{attach}list.pdf", Reference("file", "connections/list.pdf")),
        ("list.pdf", Reference("file", "connections/list.pdf")),
        ("../images/a%20b.svg", Reference("file", "images/a b.svg")),
        ("{tag}habits", Reference("tag", "habits")),
        ("{tag}/habits/", Reference("tag", "habits")),
        ("{index}", Reference("index", "")),
        ("/about/", Reference("address", "/about/")),
        ("/about/#us", Reference("address", "/about/", "#us")),
        ("?q=1", Reference("address", "", "?q=1")),
        ("{author}ada", Reference("author", "ada")),
        ("{category}x", Reference("category", "x")),
        ("{filename}../../secret.md", Reference("outside", "../../secret.md")),
        ("{static}/../secret.png", Reference("outside", "/../secret.png")),
        ("{filename}%2e%2e/%2e%2e/secret.md", Reference("outside", "../../secret.md")),
        ("..", Reference("outside", "..")),
    ],
)
def test_what_an_address_means_in_its_file(written, expected):
    assert expected == read_reference(written, HERE)


@pytest.mark.parametrize(
    ("written", "lang", "expected"),
    [
        ("{filename}001.en.md", "en", Resolved("/connections/1/")),
        ("{filename}001.it.md", "en", Resolved("/connections/1/")),
        ("{filename}001.md", "en", Resolved("/connections/1/")),
        ("001.md", "it", Resolved("/it/relazioni/1/")),
        ("{filename}001.en.md", "it", Resolved("/it/relazioni/1/")),
        ("{filename}003.en.md", "it", Resolved("/it/relazioni/3/")),
        ("{filename}003.en.md#homework", "en", Resolved("/connections/3/#homework")),
        ("{filename}006.en.md", "en", Resolved("/connections/6/")),
        ("{filename}/articles/silence.md", "en", Resolved("/silence/")),
        ("{filename}/articles/silence.md", "it", Resolved("/it/silenzio/")),
        ("{filename}/articles/only.md", "en", Resolved("/it/only/", "it")),
        ("{filename}/pages/about.en.md", "it", Resolved("/about/", "en")),
        ("{static}/images/bridge.svg", "en", Resolved("/images/bridge.svg")),
        ("/images/bridge.svg", "en", Resolved("/images/bridge.svg")),
        ("list.pdf", "en", Resolved("/connections/list.pdf")),
        ("list.pdf#page=2", "en", Resolved("/connections/list.pdf#page=2")),
        ("notes.md", "en", Resolved("")),
        ("/images/50%25.svg", "en", Resolved("/images/50%25.svg")),
        ("/images/a%23b%3F.svg", "en", Resolved("/images/a%23b%3F.svg")),
        ("{static}/images/è ü.svg", "en", Resolved("/images/%C3%A8%20%C3%BC.svg")),
        ("{tag}habits", "en", Resolved("/tag/habits/")),
        ("{tag}nobody", "en", Resolved("")),
        ("{index}", "en", Resolved("/")),
        ("{index}", "it", Resolved("/it/")),
        ("/about/", "en", Resolved("/about/")),
        ("/elsewhere/made-by-hand/", "en", Resolved("/elsewhere/made-by-hand/")),
        ("?q=1", "en", Resolved("?q=1")),
        ("{author}ada", "en", Resolved("")),
        ("{filename}nothing.en.md", "en", Resolved("")),
        ("{filename}../../secret.md", "en", Resolved("")),
    ],
)
def test_on_a_page(written, lang, expected):
    assert expected == page_link(written, lang)


@pytest.mark.parametrize(
    ("written", "lang", "expected"),
    [
        ("{filename}020.en.md", "en", "coming on 20\u00a0November"),
        ("{filename}020.md", "it", "in arrivo: 20\u00a0novembre"),
        ("{filename}/articles/later.en.md", "en", "coming on 1\u00a0December"),
        ("/connections/20/", "en", "coming on 20\u00a0November"),
        ("/connections/20", "en", "coming on 20\u00a0November"),
        ("/later/", "it", "in arrivo: 1º\u00a0dicembre"),
    ],
)
def test_a_coming_target_is_told_with_its_date(written, lang, expected):
    assert Resolved(waiting=expected) == page_link(written, lang)


@pytest.mark.parametrize("written", ["{filename}005.en.md", "/connections/5/"])
def test_an_overdue_target_is_plain_text(written):
    """Nobody can say when it comes."""
    assert Resolved() == page_link(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/connections/21/", Resolved()),
        ("/connections/21", Resolved()),
        ("/connections/99/", Resolved()),
        ("/it/relazioni/21/", Resolved()),
        ("/connections/8/", Resolved("/connections/8/")),
        ("/connections/homework.ics", Resolved("/connections/homework.ics")),
    ],
)
def test_in_a_series_without_an_end_a_day_nobody_has_written_is_plain_text(written, expected):
    """Nobody knows yet that it will come: there is no date to tell, and no page to lead to."""
    assert expected == page_link(written, series=ENDLESS)


def test_a_coming_target_becomes_a_link_by_itself():
    assert Resolved("/connections/20/") == page_link("{filename}020.en.md", now="2026-11-20T06:00")


def test_a_place_within_a_text_is_looked_for_where_it_was_written():
    """A translation's footnotes and headings have other names."""
    assert Resolved("/connections/1/#two", "en") == page_link("{filename}001.en.md#two", "it")


def test_the_sites_own_path_is_part_of_every_address():
    assert [
        Resolved("/repo/connections/1/"),
        Resolved("/repo/images/bridge.svg"),
        Resolved("/repo/about/"),
        Resolved("/repo/"),
    ] == [
        page_link(written, base="/repo")
        for written in ("{filename}001.en.md", "{static}/images/bridge.svg", "/about/", "{index}")
    ]


def test_where_a_day_is_skipped_a_link_leads_to_the_language_it_is_in():
    assert Resolved("/connections/3/", "en") == page_link("{filename}003.en.md", "it", series=SKIPPING)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{filename}001.en.md", Resolved("https://example.org/connections/1/")),
        ("{filename}001.md", Resolved("https://example.org/connections/1/")),
        ("{filename}/articles/only.md", Resolved("https://example.org/it/only/", "it")),
        ("{filename}/articles/silence.md#why", Resolved("https://example.org/silence/#why")),
        ("{static}/images/bridge.svg", Resolved("https://example.org/images/bridge.svg")),
        ("list.pdf", Resolved("https://example.org/connections/list.pdf")),
        ("/images/50%25.svg", Resolved("https://example.org/images/50%25.svg")),
        ("{index}", Resolved("https://example.org/")),
        ("/about/", Resolved("https://example.org/about/")),
        ("{filename}020.en.md", Resolved("")),
        ("/connections/20/", Resolved("")),
        ("{filename}005.en.md", Resolved("")),
        ("{tag}habits", Resolved("")),
        ("{author}ada", Resolved("")),
    ],
)
def test_in_a_feed(written, expected):
    """Absolute, and never "coming on …": an item does not change by itself."""
    assert expected == feed_link(written)


@pytest.mark.parametrize(
    "written", ["{filename}020.en.md", "/connections/20/", "/later/", "{filename}/articles/later.en.md"]
)
@pytest.mark.parametrize("now", [NOON_8, "2026-11-25T12:00", "2027-11-25T12:00"])
def test_in_a_feed_what_came_later_than_the_item_stays_text_for_ever(written, now):
    assert Resolved() == feed_link(written, now=now)


@pytest.mark.parametrize("number", [21, 22])
def test_in_a_feed_a_day_of_a_series_without_an_end_stays_text_before_and_after_it_is_written(number):
    later = [*EVERYTHING, day(21), day(22)]

    before = feed_link(f"/connections/{number}/", series=ENDLESS)
    after = feed_link(f"/connections/{number}/", sources=later, now="2026-11-25T12:00", series=ENDLESS)

    assert Resolved() == before == after


@pytest.mark.parametrize("written", ["{filename}001.en.md", "/connections/1/", "{filename}/articles/silence.md"])
@pytest.mark.parametrize("now", [NOON_8, "2026-11-25T12:00", "2027-11-25T12:00"])
def test_in_a_feed_what_was_there_before_the_item_stays_a_link_for_ever(written, now):
    assert feed_link(written, now=NOON_8) == feed_link(written, now=now)


def test_in_a_feed_a_twin_that_came_later_does_not_take_the_links_place():
    """The Italian item of day 8 linked to the English day 3; its translation came on the 20th."""
    late = [*EVERYTHING, day(3, "it", date=on("2026-11-20"))]

    before, after = (
        feed_link("{filename}003.md", holder="connections/008.it.md", sources=late, now=now, series=SKIPPING)
        for now in (NOON_8, "2026-11-25T12:00")
    )

    assert Resolved("https://example.org/connections/3/", "en") == before == after


TARGETS = {
    name: Target("en", {"en": f"/{name}/"}, {})
    for name in ["a/x.en.md", "a/x.it.md", "a/x.v2.md", "a/y.it.md", "b/x.en.md"]
}


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("a/x.en.md", "it", "a/x.en.md"),
        ("a/x.md", "en", "a/x.en.md"),
        ("a/x.md", "it", "a/x.it.md"),
        ("a/x.md", "fr", "a/x.en.md"),
        ("a/y.md", "en", "a/y.it.md"),
        ("a/y.en.md", "en", "a/y.it.md"),
        ("a/x.v2.md", "en", "a/x.v2.md"),
        ("a/z.md", "en", None),
        ("x.md", "en", None),
        ("a/x.html", "en", None),
    ],
)
def test_a_post_is_found_by_its_name_with_or_without_its_language(name, lang, expected):
    found = find_target(Reference("post", name), lang, TARGETS)

    assert (TARGETS[expected] if expected else None) is found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/images/bridge.svg", "images/bridge.svg"), ("../images/bridge.svg", "images/bridge.svg"), ("list.pdf", "connections/list.pdf"),
        ("notes.md", "connections/notes.md"), ("/about/", ""), ("{tag}list.pdf", ""), ("../../etc/passwd", ""), ("missing.png", ""),
    ],
)  # fmt: skip
def test_a_file_is_found_only_in_the_content_folder(written, expected):
    assert expected == file_of(written, HERE, FILES)

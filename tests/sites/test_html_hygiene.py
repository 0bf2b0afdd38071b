"""Every page of ours: nothing inline, one h1, headings in order, its language, its feeds, valid data."""

from __future__ import annotations

import re

import pytest

from tests.sites.page import Page
from tests.sites.rich import NOW, rich_site


@pytest.fixture(scope="module")
def pages(rich_built):
    """Every page; an old address is a page too, however small."""
    return {path: Page(data) for path, data in rich_built.files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def standing(pages):
    """The pages where a visitor stays: all but those that lead on."""
    return {path: page for path, page in pages.items() if not page.root.xpath("//meta[@http-equiv='refresh']")}


def test_there_is_one_of_every_kind_of_page(pages):
    assert {
        "index.html", "it/index.html", "connections/index.html", "connections/2/index.html", "connections/4/index.html",
        "it/relazioni/2/index.html", "connections/days/1-30/index.html", "articles/index.html", "tag/habits/index.html",
        "2026/11/index.html", "job-security/index.html", "about/index.html", "404.html", "it/404.html",
        "2011/begin.html", "old-connections/index.html", "follow/index.html", "it/segui/index.html",
    } <= set(pages)  # fmt: skip


def test_no_page_has_a_style_attribute_or_a_style_element(pages):
    for path, page in pages.items():
        assert not page.root.xpath("//@style"), path
        assert not page.root.xpath("//style"), path


def test_no_page_has_an_inline_event_handler(pages):
    for path, page in pages.items():
        names = {name for element in page.root.iter() for name in element.attrib}
        assert not [name for name in names if name.startswith("on")], path


def script_of(path, page) -> list[str]:
    """The script of a page, by its kind: one at most."""
    if page.root.xpath("//*[@data-day][self::article]"):
        return ["day"]
    folder = path.removeprefix("it/").removesuffix("index.html")
    kinds = {"": "home", "connections/": "series", "relazioni/": "series", "follow/": "follow", "segui/": "follow"}
    if "/workbook/" in folder:
        return ["workbook"]
    return [kinds[folder]] if folder in kinds else []


def test_the_only_scripts_are_data_and_one_file_of_the_theme(pages):
    for path, page in pages.items():
        data = ("application/ld+json", "application/json")
        scripts = [script for script in page.root.iter("script") if script.get("type") not in data]
        assert [(script.get("src").split(".")[0], script.text) for script in scripts] == [
            (f"/theme/{name}", None) for name in script_of(path, page)
        ], path


def test_no_address_runs_a_script(pages):
    for path, page in pages.items():
        for name in ("href", "src", "action", "formaction"):
            assert not [value for value in page.root.xpath(f"//@{name}") if "script:" in value.lower()], path


def test_every_page_has_exactly_one_h1(pages):
    assert {
        path: len(page.root.xpath("//h1")) for path, page in pages.items() if len(page.root.xpath("//h1")) != 1
    } == {}


def test_heading_levels_never_skip(pages):
    for path, page in pages.items():
        levels = [level for level, _ in page.headings]
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), (
            path,
            page.headings,
        )


def test_no_heading_is_empty(pages):
    for path, page in pages.items():
        assert all(text for _, text in page.headings), path


def test_every_page_says_its_language(pages):
    for path, page in pages.items():
        assert page.lang == ("it" if path.startswith("it/") else "en"), path


def test_every_page_has_a_title_of_its_own(standing):
    titles = [(page.lang, page.title) for page in standing.values()]

    assert all(title for _, title in titles)
    assert len(titles) == len(set(titles))


def test_structured_data_parses_and_says_what_it_is(pages):
    kinds = {data["@type"] for page in pages.values() for data in page.json_ld}

    assert kinds == {"WebSite", "CreativeWorkSeries", "BlogPosting"}
    assert all(data["@context"] == "https://schema.org" for page in pages.values() for data in page.json_ld)


def test_every_page_leads_to_its_feeds_the_pages_own_language_first(standing):
    for path, page in standing.items():
        root = "https://example.org/it/" if path.startswith("it/") else "https://example.org/"
        assert page.feeds, path
        assert page.feeds[0] in (
            f"{root}feed.rss",
            f"{root}{'relazioni' if 'it/' in root else 'connections'}/feed.rss",
        ), path


def test_pages_of_a_series_lead_to_the_feed_of_the_series_first(standing):
    for path, page in standing.items():
        if path.startswith("connections/") and not page.noindex:
            assert page.feeds == [f"https://example.org/{name}" for name in (
                "connections/feed.rss", "connections/feed.atom", "connections/feed.json", "feed.rss", "feed.atom",
                "feed.json", "connections/homework.rss", "it/feed.rss",
            )], path  # fmt: skip


def test_feeds_of_another_language_come_last(standing):
    for path, page in standing.items():
        other = "/feed.rss" if page.lang == "it" else "/it/feed.rss"
        assert page.feeds[-1] == f"https://example.org{other}", path


def test_a_link_to_a_feed_is_no_version_of_the_page(standing):
    """With `hreflang` a page would have two alternates for one language; the title says which language it is."""
    for path, page in standing.items():
        assert page.root.xpath("//link[@type][@hreflang]") == [], path


def test_every_page_has_one_canonical_address(pages):
    for path, page in pages.items():
        assert page.canonical.startswith("https://example.org/"), path


def test_hreflang_names_the_page_itself_and_a_default(standing):
    for path, page in standing.items():
        if page.alternates:
            assert page.alternates[page.lang] == page.canonical, path
            assert "x-default" in page.alternates, path


def test_hreflang_is_mutual(standing):
    by_address = {page.canonical: page for page in standing.values() if page.alternates}
    for page in by_address.values():
        for lang, address in page.alternates.items():
            if lang != "x-default":
                assert by_address[address].alternates == page.alternates


def test_every_id_is_used_once_a_page(pages):
    for path, page in pages.items():
        ids = page.root.xpath("//@id")
        assert len(ids) == len(set(ids)), (path, sorted(ids))


def test_every_picture_has_an_alternative_text(pages):
    for path, page in pages.items():
        assert not page.root.xpath("//img[not(@alt)]"), path


def test_every_picture_of_a_text_waits_until_it_comes_near(pages):
    assert pages["connections/2/index.html"].root.xpath("//img/@loading")


def test_pelicans_own_feeds_and_folders_are_not_there(tmp_path):
    built = rich_site(tmp_path, DAYBYDAY_WITHOUT=["old-feeds"]).build(NOW)

    assert not [
        path for path in built.files if re.search(r"atom\.xml|rss\.xml|^feeds/|^drafts/|^author|^category", path)
    ]


def test_what_is_left_out_of_a_text_is_said(rich_built):
    assert "warning html-removed: `onclick=` of `<p>`" in rich_built.said
    assert "warning html-removed: `style=` of `<p>`" in rich_built.said


def test_every_page_is_complete_and_ends_with_one_line_end(rich_built):
    for path, data in rich_built.files.items():
        if path.endswith(".html"):
            assert data.startswith(b"<!doctype html>\n"), path
            assert data.endswith(b"</html>\n"), path

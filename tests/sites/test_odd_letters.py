"""Names with accents, emoji, spaces and signs end as addresses that work, or are refused by name."""

from __future__ import annotations

import unicodedata

import pytest

from tests.harness import article, page
from tests.sites.crawler import Crawl
from tests.sites.page import answers, feed_titles, visit

PNG = b"\x89PNG\r\n\x1a\n a small picture"


def test_accents_and_spaces_become_a_plain_address(module_site):
    built = module_site(article("caffè perché", "en", "Caffè, perché?")).build()

    assert built.status == 0
    assert answers(built, "/caffe-perche/")
    assert feed_titles(built, "/feed.rss") == ["Caffè, perché?"]


def test_a_name_from_a_mac_ends_at_the_same_address(module_site):
    name = unicodedata.normalize("NFD", "articles/caffè perché.en.md")
    site = module_site("").write(name, "---\ntitle: Caffè\ndate: 2026-10-20\n---\nTesto.\n")
    built = site.build()

    assert answers(built, "/caffe-perche/")
    assert "tag:example.org,2026:a/caffe-perche/en<" in built.text("feed.rss")


def test_a_name_from_a_mac_is_found_by_a_link_typed_elsewhere(module_site):
    text = article("other", "en", "Other", text="See [it]({filename}caffè.en.md).")
    site = module_site(text)
    site.write(unicodedata.normalize("NFD", "articles/caffè.en.md"), "---\ntitle: C\ndate: 2026-10-20\n---\nT.\n")

    assert visit(site.build(), "/other/").link("it").href == "/caffe/"


def test_an_emoji_in_a_name_is_left_out_of_the_address(module_site):
    built = module_site(article("party🎉time", "en", "🎉 Party")).build()

    assert answers(built, "/party-time/")
    assert feed_titles(built, "/feed.rss") == ["🎉 Party"]


def test_a_name_of_signs_alone_is_refused_and_told_what_to_write(module_site):
    built = module_site(article("🎉", "en", "Party")).build()

    assert built.status == 1
    assert "articles/🎉.en.md" in built.said
    assert "slug-empty" in built.said


def test_a_name_of_signs_alone_works_with_a_slug(module_site):
    built = module_site(article("🎉", "en", "Party", "date: 2026-10-20\nslug: party\n")).build()

    assert answers(built, "/party/")


@pytest.mark.parametrize(
    ("stem", "address"),
    [
        ("per%cent", "/per-cent/"),
        ("plus+plus", "/plus-plus/"),
        ("question?", "/question/"),
        ("quote'and\"double", "/quote-and-double/"),
        ("-dash-first", "/dash-first/"),
        ("UPPER", "/upper/"),
        ("a" * 200, "/" + "a" * 100 + "/"),
        ("straße", "/straße/"),
        ("日本語", "/日本語/"),
        ("привет мир", "/привет-мир/"),
        ("two..dots", "/two-dots/"),
    ],
)
def test_signs_in_names_give_valid_addresses(module_site, stem, address):
    built = module_site(article(stem, "en", "A title")).build()

    assert built.status == 0, built.said
    assert answers(built, address)


def test_addresses_in_other_scripts_are_written_encoded(module_site):
    built = module_site(article("привет", "en", "A title")).build()

    encoded = "/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82/"
    assert encoded in visit(built, "/articles/").addresses
    assert f"<link>https://example.org{encoded}</link>" in built.text("feed.rss")
    assert visit(built, "/привет/").canonical == f"https://example.org{encoded}"


def test_two_names_that_end_at_one_address_stop_the_build_and_are_both_named(module_site):
    built = module_site(article("caffè", "en", "One") + article("caffe", "en", "Two")).build()

    assert built.status == 1
    assert "articles/caffè.en.md" in built.said
    assert "articles/caffe.en.md" in built.said


def test_pictures_with_odd_names_are_published_and_linked_encoded(module_site):
    site = module_site(article("job", "en", "Job", text="![x](</images/un caffè.png>)"))
    built = site.write("images/un caffè.png", PNG).build()

    assert built.status == 0, built.said
    assert built.files["images/un caffè.png"] == PNG
    assert "/images/un%20caff%C3%A8.png" in built.text("job/index.html")


def test_tags_with_odd_letters_have_addresses(module_site):
    built = module_site(article("job", "en", "Job", "date: 2026-10-20\ntags: [Caffè & tè, 日本, C++]\n")).build()

    assert answers(built, "/tag/caffe-te/")
    assert answers(built, "/tag/日本/")
    assert visit(built, "/tag/caffe-te/").h1.text == "Caffè & tè"


@pytest.mark.parametrize("tags", ["[🎉]", "[🎉, '???']"])
def test_tags_of_signs_alone_have_addresses_of_their_own_or_are_refused_by_name(module_site, tags):
    built = module_site(article("job", "en", "Job", f"date: 2026-10-20\ntags: {tags}\n")).build()

    if built.status == 1:
        assert "articles/job.en.md" in built.said
    else:
        assert Crawl(built.files, "https://example.org/").doubled() == []


def test_a_series_slug_may_have_accents(module_site):
    series = "-- w/series.yaml --\ntitle: {en: Walks}\nslug: {en: caffè}\nstart: 2026-11-01\nlength: 3\n"
    built = module_site(series + "-- w/1.en.md --\n---\ntitle: One\n---\nText.\n").build()

    assert answers(built, "/caffè/1/")
    assert "/caff%C3%A8/1/" in visit(built, "/").addresses


def test_names_that_differ_only_in_case_are_one_file_elsewhere_and_refused(module_site):
    built = module_site(page("About", "en", "One") + page("about", "en", "Two", "slug: other\n")).build()

    assert built.status == 1
    assert "name-case" in built.said


@pytest.mark.parametrize("name", ["con", "NUL", "aux"])
def test_names_that_windows_keeps_are_refused_on_any_system(module_site, name):
    built = module_site(article(name, "en", "A title")).build()

    assert built.status == 1
    assert "name-reserved" in built.said


@pytest.mark.parametrize("slug", ["tag", "feed", "it", "2026", "theme", "workbook", "404", "articles"])
def test_addresses_of_the_site_itself_are_refused(module_site, slug):
    built = module_site(article("x", "en", "A title", f"date: 2026-10-20\nslug: '{slug}'\n")).build()

    assert built.status == 1
    assert "address-reserved" in built.said

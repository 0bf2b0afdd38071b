"""The search of a site: what its index holds, and what no page loads before it is used."""

from __future__ import annotations

import gzip
import json

import pytest

from daybyday.building.after_pages import search_index
from daybyday.messages import say
from daybyday.pelican_adapter import settings as adapter
from tests.harness import GUEST, SERIES, Site, article, day, differing, page

TEXT = (
    SERIES
    + day(1, "en", "Begin", text="An umbrella.")
    + day(1, "it", "Si comincia", text="Un ombrello.")
    + day(2, "en", "Ask", text="Only in English: a fallback.")
    + day(3, "en", "Gone", "status: withdrawn\n", text="Withdrawn words.")
    + day(20, "en", "Secret", text="Secret of the coming day.")
    + article("small-talk", "en", "Small talk", text="Weather.")
    + article("small-talk", "it", "Chiacchiere", text="Che tempo fa.")
    + page("about", "en", "About", text="Who writes.")
)
WITH = {"DAYBYDAY_SEARCH": True}


def index_of(files: dict[str, bytes]) -> dict[str, dict]:
    """The texts in an index, by their addresses."""
    texts = {}
    for path, data in files.items():
        if path.startswith("pagefind/fragment/"):
            text = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
            texts[text["url"]] = text
    return texts


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = Site(tmp_path_factory.mktemp("search"), TEXT, **WITH).build()
    assert made.status == 0, made.said
    return made


def test_every_text_is_found_in_its_own_language_and_nothing_else(built):
    own = "/connections/1/ /connections/2/ /small-talk/ /about/ /it/relazioni/1/ /it/small-talk/".split()

    assert sorted(index_of(built.files)) == sorted(own)


@pytest.mark.parametrize("word", ["Secret", "Withdrawn"])
def test_what_is_not_out_is_in_no_index(built, word):
    assert word not in json.dumps(index_of(built.files))


def test_a_result_has_its_title_and_its_day(built):
    texts = index_of(built.files)

    assert texts["/it/relazioni/1/"]["meta"] == {"title": "Si comincia", "day": "Giorno 1"}
    assert texts["/small-talk/"]["meta"] == {"title": "Small talk"}


def test_what_stands_around_a_text_is_not_searched(built):
    text = index_of(built.files)["/connections/1/"]["content"]

    assert "umbrella" in text
    assert "Go." in text
    assert [] == [
        words for words in ("New here", "Previous", "November", "minutes to read", "minute to read") if words in text
    ]


def test_there_is_a_page_in_each_language_and_the_navigation_leads_there(built):
    assert "search/index.html" in built.files
    assert '<a href="/it/cerca/">Cerca</a>' in built.text("it/relazioni/1/index.html")
    assert '<meta name="robots" content="noindex">' in built.text("it/cerca/index.html")


def test_no_page_but_its_own_names_the_script(built):
    naming = [path for path in built.files if path.endswith(".html") and b"/theme/search." in built.files[path]]

    assert naming == ["it/cerca/index.html", "search/index.html"]
    assert [] == [path for path, data in built.files.items() if path.endswith(".html") and b"pagefind.js" in data]


def test_without_a_script_the_lists_are_there(built):
    text = built.text("it/cerca/index.html")

    assert "<noscript>" in text
    assert '<a href="/it/relazioni/">Relazioni che contano</a>' in text


def test_files_of_the_index_are_in_the_manifest(built):
    manifest = built.text("manifest.txt")

    assert [] == [path for path in built.files if path.startswith("pagefind/") and path not in manifest]


def test_what_pagefind_brings_for_other_pages_is_not_published(built):
    assert [] == [
        path
        for path in built.files
        if path.startswith("pagefind/") and ("ui" in path or "worker" in path or "highlight" in path)
    ]


@pytest.mark.parametrize(
    "settings",
    [{}, {**WITH, "DAYBYDAY_WITHOUT": ["search", "cards", "pictures"]}, {**WITH, **GUEST}],
    ids=["unasked", "without", "foreign theme"],
)
def test_where_no_search_is_wanted_nothing_of_it_is_there(site, settings):
    built = site(TEXT, **settings).build()

    assert [] == [path for path in built.files if "pagefind" in path or "cerca" in path]
    assert "data-pagefind" not in built.text("connections/1/index.html")


def test_an_edit_makes_the_index_anew_and_it_is_as_a_clean_one(tmp_path):
    made = Site(tmp_path / "site", TEXT, **WITH)
    before = made.build()
    made.edit("connections/001.en.md", "umbrella", "raincoat").delete("pages/about.en.md")
    after = made.build()
    clean = Site(tmp_path / "clean", TEXT, **WITH).edit("connections/001.en.md", "umbrella", "raincoat")
    clean.delete("pages/about.en.md")

    assert "raincoat" in json.dumps(index_of(after.files))
    assert len(index_of(after.files)) == len(index_of(before.files)) - 1
    assert differing(after.files, clean.build().files) == []


def test_an_index_of_the_same_pages_is_not_made_again(site, monkeypatch):
    made = site(TEXT, **WITH)
    first = made.build()

    def refuse(*_):
        raise AssertionError("indexed again")

    monkeypatch.setattr(search_index, "_run", refuse)
    made.write("content-of-nobody.txt", "A file that nothing refers to.")

    assert differing(first.files, made.build().files) == []


def test_an_index_that_was_lost_in_part_is_made_again(site):
    made = site(TEXT, **WITH)
    first = made.build()
    next(made.output.glob("pagefind/fragment/*")).unlink()

    assert differing(first.files, made.build().files) == []


def test_an_index_goes_when_it_is_wanted_no_more(site):
    made = site(TEXT, **WITH)
    made.build()
    made.settings["DAYBYDAY_SEARCH"] = False

    assert [] == [path for path in made.build().files if "pagefind/" in path]


def test_a_failure_is_told_and_the_next_build_mends_it(site, monkeypatch):
    made = site(TEXT, **WITH)

    def fail(*_):
        raise search_index.SearchFailedError(say("Pagefind made no index: {last}", last="no room"))

    with monkeypatch.context() as broken:
        broken.setattr(search_index, "_run", fail)
        built = made.build()

    assert built.status == 1
    assert (
        "output:1:1: error search-failed: Pagefind made no index: no room – build again without search, or mend it"
        in built.said
    )
    assert index_of(made.build().files)


def test_without_pagefind_one_note_says_what_to_install(site, monkeypatch):
    monkeypatch.setattr(adapter, "can_index", lambda: False)
    built = site(TEXT, **WITH).build()

    assert built.status == 0
    assert built.said.count("search-not-made") == 1
    assert (
        "note search-not-made: Pagefind is not installed, so the site cannot be searched – run "
        '`pip install "pagefind[bin]"`, or do without: DAYBYDAY_WITHOUT = ["search"]'
    ) in built.said
    assert "search/index.html" not in built.files

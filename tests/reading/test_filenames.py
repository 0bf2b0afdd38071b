"""What a path says by itself: kind, series, stem, language."""

from __future__ import annotations

import unicodedata

import pytest
from babel.localedata import locale_identifiers

from daybyday.reading.filenames import read_file_name

SERIES = frozenset(["connections", "connections/advanced"])


def name(path: str, languages: tuple[str, ...] = ("en", "it", "pt-BR")):
    return read_file_name(path, SERIES, languages)


@pytest.mark.parametrize(
    ("path", "kind", "folder"),
    [
        ("connections/007-nod.en.md", "day", "connections"),
        ("connections/november/007-nod.en.md", "day", "connections"),
        ("connections/advanced/007-nod.en.md", "day", "connections/advanced"),
        ("articles/nod.en.md", "article", ""),
        ("nod.en.md", "article", ""),
        ("pages/about.en.md", "page", ""),
        ("pages/team/ada.en.md", "page", ""),
        ("pages.en.md", "article", ""),
        ("connections.en.md", "article", ""),
        ("other/007-nod.en.md", "article", ""),
    ],
)
def test_the_folder_says_what_a_text_is(path, kind, folder):
    found = name(path)

    assert (kind, folder) == (found.kind, found.folder)


@pytest.mark.parametrize(
    ("file", "stem", "lang"),
    [
        ("nod.en.md", "nod", "en"), ("nod.it.md", "nod", "it"), ("nod.EN.md", "nod", "en"), ("nod.pt-BR.md", "nod", "pt-BR"),
        ("nod.pt-br.md", "nod", "pt-BR"), ("nod.pt_BR.md", "nod", "pt-BR"), ("nod.md", "nod", ""), ("nod.v2.md", "nod.v2", ""),
        ("nod.v2.en.md", "nod.v2", "en"), ("nod.backup.md", "nod.backup", ""), ("1.5.md", "1.5", ""), ("en.md", "en", ""),
        ("NOD.EN.MD", "NOD", "en"),
    ],
)  # fmt: skip
def test_the_ending_before_md_is_a_language_only_if_it_is_one(file, stem, lang):
    found = name(f"articles/{file}")

    assert (stem, lang, None) == (found.stem, found.lang, found.finding)


@pytest.mark.parametrize("tag", ["fr", "no", "de-CH", "zh-Hant", "ast", "gsw", "fil", "GSW", "ast-ES", "yue-Hant-HK"])
def test_a_language_the_site_lacks_is_an_error(tag):
    found = name(f"articles/nod.{tag}.md", ("en", "it"))

    assert ("nod", "") == (found.stem, found.lang)
    assert str(found.finding) == (
        f"articles/nod.{tag}.md:1:1: error language-unknown: the file name says language `{tag}`, and the site has English and Italian"
        f' – add "{tag}" to DAYBYDAY_LANGUAGES, or rename the file'
    )


@pytest.mark.parametrize("word", ["old", "new", "bak", "doc", "min", "OLD", "egl", "egl-IT"])
def test_an_ending_that_is_a_word_or_a_language_is_part_of_the_name_and_told(word):
    found = name(f"articles/nod.{word}.md", ("en", "it"))

    assert (f"nod.{word}", "") == (found.stem, found.lang)
    assert str(found.finding) == (
        f"articles/nod.{word}.md:1:1: warning language-doubtful: `{word}` is also the code of a language; here it is a part of the"
        f' name – write `nod-{word}.md`, or `lang: en` in the header; for the language, add "{word}" to DAYBYDAY_LANGUAGES'
    )


@pytest.mark.parametrize("ending", ["fix", "wip", "v2", "backup", "old-one", "new-2", "a1b", "2026", "draft"])
def test_an_ending_that_is_no_language_is_part_of_the_name(ending):
    found = name(f"articles/nod.{ending}.md", ("en", "it"))

    assert (f"nod.{ending}", "", None) == (found.stem, found.lang, found.finding)


@pytest.mark.parametrize("tag", ["ast", "old"])
def test_an_ending_of_the_sites_own_is_a_language_whatever_it_is(tag):
    found = name(f"articles/nod.{tag}.md", ("en", tag))

    assert ("nod", tag, None) == (found.stem, found.lang, found.finding)


def test_every_language_that_has_dates_is_taken_for_one():
    names = {f"nod.{tag.partition('_')[0]}.md" for tag in locale_identifiers() if tag != "root"}

    assert set() == {file for file in names if name(f"articles/{file}", ("xx",)).stem != "nod"}


def test_names_from_a_mac_are_the_same_names():
    """There letters and accents are stored apart (NFD)."""
    composed, apart = "articles/perché.it.md", unicodedata.normalize("NFD", "articles/perché.it.md")

    assert composed != apart
    assert name(composed).stem == name(apart).stem


@pytest.mark.parametrize("stem", ["con", "CON", "nul", "com1", "lpt9"])
def test_names_that_windows_keeps_are_refused(stem):
    found = name(f"articles/{stem}.en.md")

    assert str(found.finding) == (
        f"articles/{stem}.en.md:1:1: error name-reserved: Windows keeps the name `{stem}` for itself – rename the file"
    )


@pytest.mark.parametrize("stem", ["console", "com", "com10", "nullify", "auxiliary"])
def test_names_that_only_begin_like_those_are_fine(stem):
    assert name(f"articles/{stem}.en.md").finding is None

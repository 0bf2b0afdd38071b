"""What a path says by itself: kind, series, stem, language."""

from __future__ import annotations

import unicodedata

import pytest

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


@pytest.mark.parametrize("tag", ["fr", "no", "de-CH", "zh-Hant"])
def test_a_language_the_site_lacks_is_an_error(tag):
    found = name(f"articles/nod.{tag}.md", ("en", "it"))

    assert ("nod", "") == (found.stem, found.lang)
    assert str(found.finding) == (
        f"articles/nod.{tag}.md:1:1: error language-unknown: the file name says language `{tag}`, and the site has en, it"
        f' – add "{tag}" to DAYBYDAY_LANGUAGES, or rename the file'
    )


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

"""Addresses that two want, names that two computers read differently, files that are not what they seem."""

from __future__ import annotations

import os

import pytest

from tests.failures import BASE, raw
from tests.harness import article, day, page

DATE = "date: 2026-10-20\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            article("a", "en", "A", f"{DATE}slug: same\n") + article("b", "en", "B", f"{DATE}slug: same\n"),
            "articles/b.en.md:4:1: error address-twice: the address /same/ is claimed by articles/a.en.md too – write another `slug:` in one of them",
            id="two articles",
        ),
        pytest.param(
            article("a", "en", "A", f"{DATE}slug: same\n") + page("b", "en", "B", "slug: same\n"),
            "pages/b.en.md:3:1: error address-twice: the address /same/ is claimed by articles/a.en.md too – write another `slug:` in one of them",
            id="an article and a page",
        ),
        pytest.param(
            article("connections", "en", "A"),
            "articles/connections.en.md:1:1: error address-twice: the address /connections/ is claimed by connections/series.yaml too – write another `slug:` in one of them",
            id="an article and a series",
        ),
        pytest.param(
            raw("other/series.yaml", "title: X\nslug: connections\nstart: 2027-01-01"),
            "other/series.yaml:1:1: error address-twice: the address /connections/ is claimed by connections/series.yaml too – write another `slug:` in one of them",
            id="two series",
        ),
        pytest.param(
            article("a", "en", "A", f"{DATE}aliases: [/old/]\n") + article("b", "en", "B", f"{DATE}aliases: [old]\n"),
            "articles/b.en.md:4:1: error address-twice: the address /old/ is claimed by articles/a.en.md too – take it out of `aliases`",
            id="two old addresses",
        ),
        pytest.param(
            article("a", "en", "A", f"{DATE}aliases: [/connections/1/]\n"),
            "articles/a.en.md:4:1: error address-twice: the address /connections/1/ is claimed by connections/001.en.md too – take it out of `aliases`",
            id="an old address and a day",
        ),
        pytest.param(
            day(2, "en", "Two", "aliases: [/connections/2/]\n"),
            "connections/002.en.md:3:1: error address-twice: the old address /connections/2/ is the one it has now, or is written twice – take it out of `aliases`",
            id="an old address that is the new one",
        ),
        pytest.param(
            article("a", "en", "A", f"{DATE}aliases: [/OLD/]\n") + article("old", "en", "Old"),
            "articles/a.en.md:4:1: error address-twice: the address /OLD/ is claimed by articles/old.en.md too – take it out of `aliases`",
            id="addresses that differ only in case",
        ),
        pytest.param(
            article("tag", "en", "A"),
            "articles/tag.en.md:1:1: error address-reserved: `tag` is an address the site keeps for itself – write another `slug:`",
            id="a reserved name",
        ),
        pytest.param(
            article("a", "en", "A", f"{DATE}slug: it\n"),
            "articles/a.en.md:4:1: error address-reserved: `it` is an address the site keeps for itself – write another `slug:`",
            id="the name of a language",
        ),
        pytest.param(
            page("2026", "en", "A"),
            "pages/2026.en.md:1:1: error address-reserved: `2026` is an address the site keeps for itself – write another `slug:`",
            id="a year",
        ),
        pytest.param(
            raw("articles/—.en.md", f"---\ntitle: A\n{DATE}---\nText."),
            "articles/—.en.md:1:1: error slug-empty: no address can be made of the file name `—` – write `slug: some-words` in its header",
            id="a name of signs alone",
        ),
        pytest.param(
            article("a", "en", "A", f"{DATE}guid: same\n") + article("b", "en", "B", f"{DATE}guid: same\n"),
            "articles/b.en.md:4:1: error id-twice: the feed id `same` belongs to articles/a.en.md already – write another `guid:`, or rename the file",
            id="one feed id twice",
        ),
        pytest.param(
            article("caffe", "en", "A") + article("caffè", "en", "B", f"{DATE}slug: other\n"),
            "articles/caffè.en.md:1:1: error id-twice: the feed id `tag:example.org,2026:a/caffe/en` belongs to articles/caffe.en.md already – write another `guid:`, or rename the file",
            id="names with and without an accent",
        ),
        pytest.param(
            article("a", "en", "A", text="![One](/images/One.png)") + raw("images/One.png", "1") + raw("images/one.png", "2"),
            "images/one.png:1:1: error name-case: images/one.png differs from images/One.png only in case – rename one of them",
            id="pictures that differ only in case",
        ),
        pytest.param(
            article("a", "en", "A") + raw("Articles/b.en.md", f"---\ntitle: B\n{DATE}---\nText."),
            "articles/a.en.md:1:1: error name-case: articles differs from Articles only in case – rename one of them",
            id="folders that differ only in case",
        ),
        pytest.param(
            article("con", "en", "A"),
            "articles/con.en.md:1:1: error name-reserved: Windows keeps the name `con` for itself – rename the file",
            id="a name that Windows keeps",
        ),
        pytest.param(
            raw("articles/a.fr.md", f"---\ntitle: A\n{DATE}---\nTexte."),
            'articles/a.fr.md:1:1: error language-unknown: the file name says language `fr`, and the site has English and Italian – add "fr" to DAYBYDAY_LANGUAGES, or rename the file',
            id="a language the site does not have",
        ),
        pytest.param(
            raw("articles/a.gsw.md", f"---\ntitle: A\n{DATE}---\nText."),
            'articles/a.gsw.md:1:1: error language-unknown: the file name says language `gsw`, and the site has English and Italian – add "gsw" to DAYBYDAY_LANGUAGES, or rename the file',
            id="a language of three letters",
        ),
        pytest.param(
            raw("articles/a.old.md", f"---\ntitle: A\n{DATE}---\nText."),
            'articles/a.old.md:1:1: warning language-doubtful: `old` is also the code of a language; here it is a part of the name – write `a-old.md`, or `lang: en` in the header; for the language, add "old" to DAYBYDAY_LANGUAGES',
            id="a word that is a language as well",
        ),
        pytest.param(
            raw("articles/a.rst", "A\n=\n"),
            "articles/a.rst:1:1: warning file-not-read: posts are Markdown files ending in .md; this one ends in .rst – rename it, or put it into extra/ if it is to be published as it is",
            id="another format",
        ),
        pytest.param(
            raw("extra/connections/1/index.html", "mine"),
            "extra/connections/1/index.html:1:1: error address-twice: the address /connections/1/ is claimed by connections/001.en.md too – write another `slug:` or alias, or rename the file",
            id="a file and a day",
        ),
        pytest.param(
            raw("extra/index.html", "mine"),
            "extra/index.html:1:1: error address-twice: the address / is claimed by the site itself too – write another `slug:` or alias, or rename the file",
            id="a file and the home page",
        ),
    ],
)  # fmt: skip
def test_addresses_and_names(site, text, expected):
    assert [expected] == site(BASE + text).findings()


@pytest.mark.parametrize(
    "alias",
    [
        "../../etc/passwd",
        "/a/../b",
        "https://old.example/a",
        "/a?b=1",
        "/a#b",
        "a\\b",
        "/",
        "/a//b",
        "/a:b",
        "/" + "x" * 300,
    ],
)
def test_an_old_address_that_climbs_out_or_is_none(site, alias):
    expected = (
        f"articles/a.en.md:4:1: error alias-unfit: `{alias}` is not an old address of this site"
        " – write the path only, such as `/2011/04/networking.html`"
    )

    assert expected in site(BASE + article("a", "en", "A", f"{DATE}aliases: ['{alias}']\n")).findings()


def test_two_files_whose_names_differ_only_in_case_want_one_address_too(site):
    found = site(BASE + article("Silence", "en", "A") + article("silence", "en", "B")).findings()

    assert ["address-twice", "id-twice", "name-case"] == sorted(
        one.split(": ")[1].removeprefix("error ") for one in found
    )


def test_links_out_of_the_content_folder_are_not_followed(site, tmp_path):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "x.en.md").write_text("---\ntitle: Secret\ndate: 2026-10-20\n---\n")
    made = site(BASE)
    (made.content / "articles").mkdir()
    (made.content / "articles/x.en.md").symlink_to(secret / "x.en.md")
    (made.content / "out").symlink_to(secret)

    found = made.findings()

    hint = "this symbolic link leads out of the content folder – copy what it points to into the content folder"
    assert [f"articles/x.en.md:1:1: error symlink-outside: {hint}", f"out:1:1: error symlink-outside: {hint}"] == found


def test_a_link_that_leads_nowhere(site):
    made = site(BASE)
    (made.content / "lost.png").symlink_to("nowhere.png")

    assert ["lost.png:1:1: error link-dangling: this symbolic link leads nowhere – delete it"] == made.findings()


def test_a_folder_behind_a_link_is_not_read_twice(site):
    made = site(BASE)
    (made.content / "again").symlink_to(made.content / "connections")

    expected = "again:1:1: warning symlink-folder: folders behind symbolic links are not read twice – delete the link, or move the folder here"
    assert [expected] == made.findings()


def test_a_file_that_may_not_be_read(site, monkeypatch):
    made = site(BASE + article("a", "en", "A"))
    read = os.open

    def refuse(path, *more, **others):
        if str(path).endswith("a.en.md"):
            raise PermissionError(13, "Permission denied")
        return read(path, *more, **others)

    monkeypatch.setattr(os, "open", refuse)
    found = made.findings()

    expected = "articles/a.en.md:1:1: error file-unreadable: this file cannot be read (Permission denied) – give yourself the right to read it"
    assert expected in found

"""Names nearly right: of files in a language, of copies, of the site's own files; and a typo in one of these."""

from __future__ import annotations

import pytest

from tests.failures import codes
from tests.harness import SERIES, article, day, page

OTHER = "if it is in another language, write `lang: en` in its header"
BASE = (
    SERIES + day(1, "en", "One") + day(1, "it", "Uno") + article("mela", "it", "Mela") + article("pera", "en", "Pera")
)
TEXT = "---\ntitle: Two\n{header}---\nOnly here.\n\n/// homework | Do it\n- [ ] Go.\n///\n"


def told(site, path: str, header: str = "") -> list[str]:
    """What is said of one more file, after its place; nothing of it may go out."""
    made = site(BASE).write(path, TEXT.format(header=header))
    assert not made.run().stopping or "Only here." not in made.build().everything()
    return [finding.removeprefix(f"{path}:1:1: ") for finding in made.findings()]


@pytest.mark.parametrize(
    "stem",
    [
        "002-b.it copy", "002-b.it copia", "002-b.it - Kopie (2)", "002-b.it (1)", "002-b.it 2", "002-b.it-1", "002-b.it~1",
        "002-b.it.sync-conflict-20261112-101010-ABCDEFG", "002-b.it (Ada's conflicted copy 2026-11-12)", "002-b.it.bak",
        "002-b.it_old", "002-b-it", "002-b_it", "002-b it", "002-b.ita", "002-b.italiano", "002-b.Italian", "002-b. it",
        "002-b .it", "002-b.it .", "002-b.it-IT",
    ],
)  # fmt: skip
def test_a_language_ending_that_is_none_is_told_and_is_no_other_language(site, stem):
    assert [
        "error language-near: the name of this file nearly says a language, Italian – call it connections/002-b.it.md; "
        + OTHER
    ] == told(site, f"connections/{stem}.md")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("connections/it/002-b.md", "connections/002-b.it.md"),
        ("connections/IT/002-b.md", "connections/002-b.it.md"),
        ("articles/it/susina.md", "articles/susina.it.md"),
        ("articles/pera-it.md", "articles/pera.it.md"),
    ],
)
def test_a_folder_or_a_hyphen_in_the_place_of_the_ending(site, path, meant):
    (finding,) = told(site, path, "" if path.startswith("c") else "date: 2026-10-20\n")

    assert f"call it {meant};" in finding


@pytest.mark.parametrize("path", ["connections/002-b-it.md", "connections/it/002-b.md", "connections/002-b.ita.md"])
def test_a_language_in_the_header_settles_it(site, path):
    assert ["original-missing"] == codes(told_with(site, path, "lang: it\n"))


def told_with(site, path: str, header: str) -> list[str]:
    return site(BASE).write(path, TEXT.format(header=header)).findings()


@pytest.mark.parametrize("name", ["articles/do-it.md", "articles/how.we-do-it.md", "pages/made-in-it.md"])
def test_a_word_that_is_a_language_by_chance_is_a_word(site, name):
    header = "date: 2026-10-20\n" if name.startswith("articles") else ""
    assert [] == site(BASE).write(name, f"---\ntitle: X\n{header}---\nText.\n").findings()


def test_a_name_in_a_later_day_stops_nothing_today(site):
    made = site(BASE).write("connections/020-x.it copy.md", TEXT.format(header=""))

    assert (["language-near"], []) == (codes(made.findings()), made.run().stopping)


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("connections/001.it copy.md", "connections/001.it.md"),
        ("connections/001.it.sync-conflict-20261112-101010-ABCDEFG.md", "connections/001.it.md"),
        ("connections/001 copia.it.md", "connections/001.it.md"),
        ("connections/Copia di 001.it.md", "connections/001.it.md"),
        ("articles/pera.en copy.md", "articles/pera.en.md"),
        ("articles/mela.it copia.md", "articles/mela.it.md"),
        ("articles/mela (1).it.md", "articles/mela.it.md"),
    ],
)
def test_a_copy_beside_its_original_is_told_and_not_published(site, copy, original):
    made = site(BASE).write(copy, TEXT.format(header="date: 2026-10-20\n"))

    assert [
        (
            f"{copy}:1:1: warning file-copy: by its name this is a copy of {original}, and it is not published"
            " – delete it, or give it a name of its own"
        )
    ] == made.findings()
    assert "Only here." not in made.build().everything()


@pytest.mark.parametrize(("title", "expected"), [("Mela", ["file-copy"]), ("Un’altra mela", [])])
def test_a_name_that_may_be_one_of_its_own_is_a_copy_if_its_title_is_the_same(site, title, expected):
    made = site(BASE + article("mela-copia", "it", title) + article("mela 2", "it", "Mela seconda"))

    assert expected == codes(made.findings())


@pytest.mark.parametrize("header", ["date: 2025-10-20\n", "date: 2026-10-20\nguid: another\n"])
def test_texts_of_one_title_with_dates_or_ids_of_their_own_are_no_copies(site, header):
    made = site(BASE + article("mela-2", "it", "Mela", header, "Only in this one."))

    assert "file-copy" not in codes(made.findings())
    assert "Only in this one." in made.build().everything()


def test_a_language_in_capitals_is_read_and_told(site):
    assert [
        (
            "connections/001.IT.md:1:1: warning language-capitals: the language of this name is in capitals, and a link that has"
            " small letters leads nowhere – call it 001.it.md"
        )
    ] == site(SERIES + day(1, "en", "One") + day(1, "IT", "Uno")).findings()


def test_a_file_that_says_no_language_where_there_are_two(site):
    assert [
        (
            "connections/002.md:1:1: warning language-unsaid: the name of this file does not say its language, and it is taken for"
            " English – call it 002.en.md"
        )
    ] == site(BASE).write("connections/002.md", TEXT.format(header="")).findings()


def test_where_there_is_one_language_no_name_has_to_say_it(site):
    made = site("-- w/series.yaml --\ntitle: Walk\nstart: 2026-11-01\n", DAYBYDAY_LANGUAGES=["en"])

    assert [] == made.write("w/001.md", TEXT.format(header="")).findings()


def test_a_language_that_the_site_lost_is_told_once(site):
    made = site("".join(article(f"a{n}", "it", f"Testo {n}") for n in range(9)), DAYBYDAY_LANGUAGES=["en"])

    assert [
        (
            "articles/a0.it.md:1:1: error language-unknown: the names of 9 files say Italian (`it`), which is no language of the"
            ' site – add "it" to DAYBYDAY_LANGUAGES, or rename the files'
        )
    ] == made.findings()


@pytest.mark.parametrize(
    "name", ["series.yml", "Series.yaml", "series.yaml.txt", "serie.yaml", "_series.yaml", "series.json"]
)
def test_a_series_file_of_another_name_is_told_alone(site, name):
    made = site(day(1, "en", "One", series="walk") + day(2, "it", "Due", "day: 2\n", series="walk")).write(
        f"walk/{name}", "title: Walk\n"
    )

    assert [
        f"walk/{name}:1:1: error file-misnamed: nobody reads a file of this name – call it walk/series.yaml"
    ] == made.findings()


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("tags.yml", "tags.yaml"), ("Tags.yaml", "tags.yaml"), ("connections/tags.yaml", "tags.yaml"), ("ledger.yaml", "ledger.txt"),
        ("words/it.yml", "words/it.yaml"),
    ],
)  # fmt: skip
def test_another_of_the_sites_files_with_another_name(site, name, right):
    assert [
        f"{name}:1:1: warning file-misnamed: nobody reads a file of this name – call it {right}"
    ] == site(BASE).write(name, "a: b\n").findings()  # fmt: skip


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("002.it.md.txt", "002.it.md"),
        ("002.it.MD.txt", "002.it.md"),
        ("002.it.md.html", "002.it.md"),
        ("002.it.markdown", "002.it.md"),
        ("002.it", "002.it.md"),
        ("002", "002.md"),
    ],
)
def test_a_text_with_another_ending_is_told_its_name(site, name, right):
    findings = site(BASE).write(f"connections/{name}", TEXT.format(header="")).findings()

    assert [f"call it {right}, or put it into extra/ if it is to be published as it is"] == [
        finding.partition(" – ")[2] for finding in findings if "file-not-read" in finding
    ]


@pytest.mark.parametrize("name", ["connections/003-c.it.markdown", "articles/x.mdown", "connections/003-c.it.md.txt", "connections/003-c.it", "connections/003-c"])  # fmt: skip
def test_a_text_without_the_ending_of_texts(site, name):
    assert ["file-not-read"] == codes(site(BASE).write(name, TEXT.format(header="")).findings())


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        ("title:", "titel:", "1:1: error key-unknown: there is no key `titel` – did you mean `title`?"),
        ("start:", "Strat:", "3:1: error key-unknown: there is no key `Strat` – did you mean `start`?"),
        ('release: "07:00"', 'relase: "07:00"', "5:1: error key-unknown: there is no key `relase` – did you mean `release`?"),
        ("length:", "lenght:", "4:1: error key-unknown: there is no key `lenght` – did you mean `length`?"),
        ("start: 2026-11-01", "start: 1.11.2026", "3:8: error date-unreadable: `1.11.2026` is not a date that can be read – write 2026-11-08"),
        ("it: Relazioni", "ti: Relazioni", '1:37: error language-unknown: `title` names language `ti`, and the site has English and Italian – add "ti" to DAYBYDAY_LANGUAGES, or take it out'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("has_ledger", [False, True])
def test_a_typo_in_a_series_file_is_told_alone(site, right, wrong, finding, has_ledger):
    from tests.ledger import remember

    link = article("x", "en", "X", text="[a](../connections/001.en.md) [b]({filename}/connections/002.it.md)")
    made = site(
        SERIES
        + "".join(day(n, lang, f"T{n}") for n in range(1, 9) for lang in ("en", "it"))
        + link
        + page("p", "en", "P")
    )
    if has_ledger:
        remember(made)

    assert [f"connections/series.yaml:{finding}"] == made.edit("connections/series.yaml", right, wrong).findings()

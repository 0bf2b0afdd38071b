"""Headers in the languages of the site, with what nobody can see around their keys."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from daybyday.reading import read_series
from daybyday.reading.fields import READERS
from tests.reading.reader import ARTICLE, DAY, READING, read, said


def header(lines: str, path: str = "connections/day.en.md") -> str:
    return f"---\n{lines}\n---\nText."


@pytest.mark.parametrize("path", ["connections/day.en.md", "connections/day.it.md"])
def test_keys_are_read_in_every_language_of_the_site_in_any_file(path):
    source, findings = read(
        header(
            "titolo: Un cenno\ngiorno: 7\ndata: 2026-11-08\nstato: bozza\netichette: [uno]\nautori: [Ada]\nsommario: In breve\n"
            "immagine: images/x.png\nmodificato: 2026-11-09\nignora: {homework-missing: riposo}"
        ),
        path,
    )

    assert ("Un cenno", 7, "draft", ("uno",), ("Ada",), "In breve", ()) == (
        source.title, source.day, source.status, source.tags, source.authors, source.summary, findings,
    )  # fmt: skip
    assert (2, 1) == source.places["title"]


def test_classic_headers_are_read_in_every_language_too():
    source, findings = read("Titolo: Un cenno\nData: 2026-11-08\nStato: bozza\n\nText.", ARTICLE)

    assert ("Un cenno", "draft", ()) == (source.title, source.status, findings)


@pytest.mark.parametrize("key", ["Title", "TITLE", "titolo", "Titolo"])
def test_a_key_in_two_languages_is_a_key_twice(key):
    expected = f"connections/day.en.md:4:1: error yaml-duplicate-key: `{key}` says the same as `title` in line 2 – keep one of the two"

    assert [expected] == said(header(f"title: Nod\nday: 7\n{key}: Cenno"))


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("draft: true", "draft"), ("draft: yes", "draft"), ("Draft: True", "draft"), ("bozza: sì", "draft"), ("bozza: si", "draft"), ("draft: false", "published"),
        ("bozza: no", "published"), ("published: false", "draft"), ("published: true", "published"), ("status: Bozza", "draft"), ("stato: ritirato", "withdrawn"),
        ("draft: true\nstatus: draft", "draft"), ("draft: false\nstatus: withdrawn", "withdrawn"), ("draft:", "published"),
    ],
)  # fmt: skip
def test_whether_a_text_is_a_draft_may_be_said_in_several_ways(line, status):
    source, findings = read(header(f"title: Nod\nday: 7\n{line}"))

    assert (status, ()) == (source.status, findings)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("draft: maybe", "4:8: error status-unknown: `draft: maybe` is neither yes nor no – write `status: draft`, or take the line out"),
        ("draft: true\nstatus: published", "4:1: error status-disagrees: `draft: true` and `status: published` in line 5 disagree – keep the one that is right"),
        ("bozza: no\nstato: bozza", "4:1: error status-disagrees: `draft: no` and `status: bozza` in line 5 disagree – keep the one that is right"),
    ],
)  # fmt: skip
def test_a_draft_that_is_in_doubt_is_an_error(line, expected):
    assert [f"connections/day.en.md:{expected}"] == said(header(f"title: Nod\nday: 7\n{line}"))


UNSEEN = ["\u00a0", "\u200b", "\ufeff", "\u202f", "\u2060", "\u00ad"]


BESIDE_WORDS = [
    "title:{}Nod\nday: 7", "title:{} Nod\nday:{}7", "{}title: Nod\nday: 7", "title{}: Nod\nday: 7",
    "title: Nod{}\nday: 7{}", "title: Nod\nday: 7\nlang: en{}\nstatus: published{}",
]  # fmt: skip
# Only what has no width: a space would part the word.
WITHIN_A_WORD = [("ti{}tle: Nod\nday: 7", char) for char in UNSEEN if not char.isspace()]


@pytest.mark.parametrize(("lines", "char"), [*product(BESIDE_WORDS, UNSEEN), *WITHIN_A_WORD])
def test_what_nobody_can_see_around_keys_and_values_does_not_matter(lines, char):
    source, findings = read(header(lines.replace("{}", char)))

    assert ("Nod", 7, ()) == (source.title, source.day, findings)


@pytest.mark.parametrize("char", UNSEEN)
def test_what_nobody_can_see_beside_the_dashes_does_not_matter(char):
    source, findings = read(f"{char}---{char}\ntitle: Nod\nday: 7\n---{char}\nText.")

    assert ("Nod", "Text.", ()) == (source.title, source.text, findings)


def test_spaces_within_a_title_are_its_own():
    assert "Un\u00a0cenno\u200d!" == read(header("title: Un\u00a0cenno\u200d!\nday: 7"))[0].title


@pytest.mark.parametrize(
    ("value", "rest", "column"),
    [
        ("{en: x, it: Trenta giorni, trenta passi.}", "trenta passi.", 35),
        ("{it: Uno, due, en: x}", "due", 18),
    ],
)
def test_a_comma_that_ends_a_value_is_told_with_what_to_write(value, rest, column):
    _, (finding,) = read_series("c/series.yaml", f"title: {value}\nstart: 2026-11-01\n".encode(), ("en", "it"))

    assert str(finding) == (
        f"c/series.yaml:1:{column}: error yaml-comma: a comma ends the value before it, and `{rest}` stands alone"
        ' – put the whole value in quotes, such as `{en: "Thirty days, thirty steps"}`'
    )


def test_a_value_that_is_empty_between_braces_is_no_comma():
    _, findings = read_series(
        "c/series.yaml", b"title: {en: x}\ndescription: {en: , it: }\nstart: 2026-11-01\n", ("en",)
    )

    assert "yaml-comma" not in [finding.code for finding in findings]


def test_english_names_every_key():
    """Other languages are compared with it."""
    english = set(READING.vocabulary.keys.values())

    assert english == {*READERS, "draft", "published"}


def test_the_words_for_keys_are_in_the_docs():
    docs = Path(__file__).parents[2].joinpath("docs", "writing.md").read_text("utf-8")
    italian = [word for word, meaning in READING.vocabulary.keys.items() if word != meaning and word != "language"]

    assert [] == [word for word in italian if f"`{word}`" not in docs and word not in docs]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("titolo: Cenno\ngiorno: uno", "3:9: error day-not-number: `giorno: uno` is not a number – write a whole number, such as `giorno: 7`"),
        ("titolo: Cenno\ngiorno: 07", "3:9: error day-leading-zero: `giorno: 07` begins with a zero – write 7"),
        ("titolo: [Cenno]\ngiorno: 7", "2:9: error wrong-type: `titolo` must be one value, not a list – write `titolo: some words`"),
        ("titolo: Cenno\ngiorno: 7\netichette: {a: b}", "4:12: error wrong-type: `etichette` must be a list, not several keys – write `etichette: [one, two]`"),
        ("titolo: Cenno\ngiorno: 7\nstato: bozzza", "4:8: error status-unknown: there is no status `bozzza` – did you mean `bozza`?"),
        ("titolo: Cenno\ngiorno: 7\nstatus: drfat", "4:9: error status-unknown: there is no status `drfat` – did you mean `draft`?"),
        ("title: Nod\nday: one", "3:6: error day-not-number: `day: one` is not a number – write a whole number, such as `day: 7`"),
    ],
)  # fmt: skip
def test_findings_quote_keys_as_their_author_wrote_them(header, expected):
    assert [f"{DAY}:{expected}"] == said(f"---\n{header}\n---\nText.\n")

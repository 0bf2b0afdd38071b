"""Quotation marks and spaces as a site has decided on them, and accents in Italian."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daybyday.reading import read_post
from tests.reading.reader import READING, day

EN, IT = "connections/007.en.md", "connections/007.it.md"
DECIDED = replace(READING, quotation_marks=(("en", "“”‘’"), ("it", "«»“”")))
NB = "\u00a0"


def said(body: str, path: str, reading=DECIDED, header: str = "") -> list[str]:
    kinds = ("quotation-", "space-", "apostrophe-", "accent-")
    _, findings = read_post(path, day(f"{body}\n", header).encode(), reading)
    return [str(finding) for finding in findings if finding.code.startswith(kinds)]


def codes(body: str, path: str, reading=DECIDED, header: str = "") -> list[str]:
    return [line.split(" ")[2].rstrip(":") for line in said(body, path, reading, header)]


def test_another_mark_is_told_once_with_what_to_write():
    assert said("Disse “no”.", IT) == [
        f"{IT}:5:7: note quotation-marks: `“` is not how this site quotes in Italian – write «…», and within them “…”"
    ]


def test_several_are_counted():
    (line,) = said("Disse „no‟, e ‹poi› niente.", IT)

    assert "4 marks of this text are not" in line


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("«Disse “no” e uscì.»", IT),
        ("L’albero, po’ di vento, ’900.", IT),
        ("He said “no, ‘never’, I think”.", EN),
        ('He said "no".', EN),  # Markdown sets it
        ("He wrote `print(„x‟)`.", EN),
        ("[«a»](https://x.example/«b»)", IT),
        ("```\n„x‟\n```", IT),
        ('<span title="x">a</span>', IT),
    ],
)
def test_what_the_site_decided_on_is_fine(body, path):
    assert codes(body, path) == []


def test_a_straight_mark_is_told_where_markdown_would_make_another_of_it():
    assert codes('Disse "no".', IT) == ["quotation-marks"]


def test_who_has_decided_nothing_is_told_nothing():
    assert codes("Disse “no”, il 14 marzo.", IT, READING) == []


def test_guillemets_stand_close_to_their_words():
    assert codes("Disse « no ».", IT) == ["quotation-space"]


@pytest.mark.parametrize(
    ("body", "path", "shown"),
    [
        ("See [day 3](x.en.md).", EN, "day 3"),
        ("On 14 March it rained.", EN, "14 March"),
        ("It is 5 km away.", EN, "5 km"),
        ("Il 1º novembre piove.", IT, "1º novembre"),
        ("Alle ore 9 si apre.", IT, "ore 9"),
        ("Si veda il n. 5.", IT, "n. 5"),
        ("Il giorno 12 è facile.", IT, "giorno 12"),
        ("Costa 30 €.", IT, "30 €"),
    ],
)
def test_a_line_should_not_end_at_every_space(body, path, shown):
    (line,) = said(body, path)

    assert f"a line may end within `{shown}`" in line
    head, _, tail = shown.rpartition(" ")
    assert codes(body.replace(shown, f"{head}{NB}{tail}"), path) == []


@pytest.mark.parametrize("body", ["In 2026 March came early.", "3 people", "Today 5 met.", "14 Marchers", "5 kmx"])
def test_other_spaces_may_break(body):
    assert codes(body, EN) == []


def test_titles_and_summaries_are_looked_at_too():
    assert said("Text.", IT, header='summary: L\'albero "alto"\n') == [
        f'{IT}:4:1: note quotation-marks: `"` is not how this site quotes in Italian; 2 marks of this text are not – write «…», and within them “…”',
        f"{IT}:4:1: note apostrophe-typed: a straight apostrophe, which nobody sets right in a title or a summary – write `’`",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("perche'", "perché"),
        ("Perchè", "Perché"),
        ("piu’", "più"),
        ("E' tardi", "È"),
        ("qual'è", "qual è"),
        ("un pò", "po’"),
        ("Citta'", "Città"),
    ],
)
def test_an_accent_that_is_none_is_told_in_every_italian_text(written, meant):
    (line,) = said(f"{written} dice.", IT, READING)

    assert f"– write `{meant}`" in line


@pytest.mark.parametrize(
    "body",
    [
        "Un po' di vento, e va' via.",
        "Il metodo 'e'.",
        "Perché no?",
        "piú e cosí",
        "meta e eta",
        "`perche'`",
        "pero e gia",
    ],
)
def test_words_that_are_words_are_left_alone(body):
    assert codes(body, IT, READING) == []


def test_accents_are_italian():
    assert codes("perche' E' pò", EN, READING) == []

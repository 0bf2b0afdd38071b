"""Where a word and a number meet, Italian is written as Italians write it."""

from __future__ import annotations

import pytest

from daybyday.building.report import counted
from daybyday.messages import listing, quote, say, say_count, speaker_for, spoken
from daybyday.messages.italian import joined
from daybyday.model import Finding, Place

ITALIAN = speaker_for({"DAYBYDAY_SPEAK": "it"})


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "dall’1"),
        (2, "dal 2"),
        (8, "dall’8"),
        (10, "dal 10"),
        (11, "dall’11"),
        (18, "dal 18"),
        (80, "dall’80"),
        (108, "dal 108"),
        (110, "dal 110"),
        (800, "dall’800"),
        (1000, "dal 1000"),
        (8000, "dall’8000"),
        (11000, "dall’11000"),
        ("2026-11-08", "dal 2026-11-08"),
    ],
)
def test_an_article_is_elided_before_a_number_that_begins_with_a_vowel(number, expected):
    assert expected == joined("dal {n}", {"n": number}).format(n=number)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("il {n}", "l’8"),
        ("al {n}", "all’8"),
        ("del {n}", "dell’8"),
        ("nel {n}", "nell’8"),
        ("sul {n}", "sull’8"),
        ("il giorno {n}", "il giorno 8"),
    ],
)
def test_every_article_is_elided(template, expected):
    assert expected == joined(template, {"n": 8}).format(n=8)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2, 3, "i giorni 2 e 3 non sono scritti, e altri dopo di loro sì"),
        (1, 3, "i giorni dall’1 al 3 non sono scritti, e altri dopo di loro sì"),
        (8, 11, "i giorni dall’8 all’11 non sono scritti, e altri dopo di loro sì"),
    ],
)
def test_days_in_a_row(first, last, expected):
    message = say_count(
        "day {first} is not written{in_languages}, and later days are",
        "days {first} to {last} are not written{in_languages}, and later days are",
        n=last - first + 1,
        first=first,
        last=last,
        in_languages="",
    )

    assert expected == spoken(message, ITALIAN)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("workbook", "lists"), "quaderno ed elenchi"),
        (("lists", "workbook"), "elenchi e quaderno"),
    ],
)
def test_before_an_e_the_and_has_a_d(names, expected):
    words = {"workbook": say("workbook"), "lists": say("lists")}

    assert expected == spoken(say("{names}", names=listing(words[name] for name in names)), ITALIAN)


def test_words_that_are_not_ours_stay_as_they_are():
    assert "il 8 e elenchi" == spoken(quote("il 8 e elenchi"), ITALIAN)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((), "niente da correggere"),
        (("error",), "1 errore"),
        (("note", "warning", "warning", "error", "error", "warning", "warning"), "2 errori, 4 avvisi, 1 nota"),
    ],
)
def test_findings_are_counted_in_words_of_the_author(levels, expected):
    findings = [Finding(level, "tag-near", Place("a.md", line + 1), say("x")) for line, level in enumerate(levels)]

    assert expected == counted(findings, ITALIAN)

"""Twins ask for the same: as many tasks, the same ids and minutes, links and numbers."""

from __future__ import annotations

import pytest

from tests.failures import BASE
from tests.harness import day

SAME = "give both the same tasks in the same order"
EN = "connections/002.en.md"


def homework(*tasks: str, minutes: int = 0) -> str:
    options = f"    minutes: {minutes}\n\n" if minutes else ""
    return "\n/// homework | Go\n" + options + "".join(f"- [ ] {task}\n" for task in tasks) + "///\n"


def said(site, english: str, italian: str, header: str = "") -> list[str]:
    made = site(BASE + day(2, "en", "Two", homework=english) + day(2, "it", "Due", header, homework=italian))
    return [finding.removeprefix("connections/002.it.md:") for finding in made.findings()]


@pytest.mark.parametrize(
    ("english", "italian", "expected"),
    [
        (homework("A.", "B.", "C."), homework("A.", "B."), f"6:1: warning homework-differs: this homework has 2 tasks; {EN} has 3 – {SAME}"),
        (homework("A."), homework("A.", "B."), f"6:1: warning homework-differs: this homework has 2 tasks; {EN} has 1 – {SAME}"),
        (homework("A. {#a}", "B."), homework("A.", "B."), f"6:1: warning homework-differs: this homework has the tasks 1, 2; {EN} has a, 2 – {SAME}"),
        (homework("A. {#a}", "B. {#b}"), homework("B. {#b}", "A. {#a}"), f"6:1: warning homework-differs: this homework has the tasks b, a; {EN} has a, b – {SAME}"),
        (homework("A.", minutes=20), homework("A.", minutes=15), f"6:1: warning homework-differs: this homework says 15 minutes; {EN} says 20 minutes – write the same `minutes:` in both"),
        (homework("A.", minutes=20), homework("A."), f"6:1: warning homework-differs: this homework says no minutes; {EN} says 20 minutes – write the same `minutes:` in both"),
    ],
)  # fmt: skip
def test_other_tasks_or_minutes(site, english, italian, expected):
    assert [expected] == said(site, english, italian)


def test_homework_that_is_as_new_laid_it_out_differs_from_nothing(site):
    begun = said(site, homework("A.", "B.", minutes=5), homework("…", minutes=20))

    assert [finding for finding in begun if "homework-differs" in finding] == []


@pytest.mark.parametrize(
    ("english", "italian", "message"),
    [
        ("Read [a](https://a.example/x).", "Leggi.", f"task 2 has no link to `https://a.example/x`, as {EN} has"),
        ("Read <https://a.example/x>.", "Leggi.", f"task 2 has no link to `https://a.example/x`, as {EN} has"),
        ("Read.", "Leggi [a](https://a.example/x).", f"task 2 has a link to `https://a.example/x`, and {EN} has none"),
        ("Read [day 1](001.en.md).", "Leggi [oggi](002.it.md).", f"task 2 has no link to `001.en.md`, as {EN} has"),
        (
            "See [a](https://forms.example/a).",
            "Vedi [a](https://other.example/a).",
            f"task 2 has no link to `https://forms.example/a`, as {EN} has",
        ),
    ],
)
def test_another_link(site, english, italian, message):
    expected = f"8:1: warning homework-link-differs: {message} – let both lead to the same place"

    assert [expected] == said(site, homework("A.", english), homework("A.", italian))


@pytest.mark.parametrize(
    ("english", "italian", "own", "other"),
    [
        ("Walk for 20 minutes.", "Cammina per 30 minuti.", "30", "20"),
        ("Write 3 letters, 2 of them by hand.", "Scrivi 4 lettere, 2 a mano.", "4", "3"),
        ("Ring before 5 pm.", "Chiama prima delle 18.", "18", "17"),
        ("Save 1,000 words.", "Salva 1.500 parole.", "1500", "1000"),
    ],
)
def test_another_number(site, english, italian, own, other):
    expected = f"8:1: warning homework-number-differs: task 2 says {own}, and {EN} says {other} – write the same number in both"

    assert [expected] == said(site, homework("A.", english), homework("A.", italian))


@pytest.mark.parametrize(
    ("english", "italian"),
    [
        ("Walk for 20 minutes.", "Cammina per 20 minuti."),
        ("Write 3 letters.", "Scrivi tre lettere."),
        ("Write three letters.", "Scrivi 3 lettere."),
        ("Save 1,000 words.", "Salva 1.000 parole."),
        ("Save 1,000 words.", "Salva 1\u00a0000 parole."),
        ("Drink 1.5 litres.", "Bevi 1,5 litri."),
        ("Ring before 5 pm.", "Chiama prima delle 17."),
        ("Ring at 5:30 p.m.", "Chiama alle 17.30."),
        ("Ring at 7:00.", "Chiama alle 7."),
        ("Read [day 1](001.en.md).", "Leggi il [giorno 1](001.it.md)."),
        ("Read [day 1]({filename}/connections/001.en.md#why).", "Leggi il [giorno 1](001.it.md)."),
        ("See [it](https://en.wikipedia.org/wiki/Spring).", "Vedi [qui](https://it.wikipedia.org/wiki/Primavera)."),
        ("See [it](https://www.amazon.co.uk/x).", "Vedi [qui](https://amazon.it/y)."),
        ("Run `x 20`.", "Esegui `x 30`."),
        ("See ![a](images/a-20.png).", "Vedi ![a](images/a-30.png)."),
    ],
)
def test_what_languages_write_in_their_own_way_is_the_same(site, english, italian):
    said_now = said(site, homework("A.", english), homework("A.", italian))

    assert [] == [finding for finding in said_now if "homework-" in finding]


@pytest.mark.parametrize(
    ("code", "english", "italian"),
    [
        ("homework-differs", homework("A.", "B."), homework("A.")),
        ("homework-link-differs", homework("[a](https://a.example/)"), homework("B.")),
        ("homework-number-differs", homework("20 miles"), homework("32 km")),
    ],
)
def test_who_means_it_says_so(site, code, english, italian):
    assert [] == said(site, english, italian, f"ignore: {{{code}: another country}}\n")

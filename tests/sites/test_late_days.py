"""Readers are never told that a day of the past is today: a late day is late, a rest is a rest, a pause is a pause."""

from __future__ import annotations

import pytest

from tests.harness import SERIES, day
from tests.sites.page import visit

FIVE = "".join(day(number, lang, f"Number {number}") for number in range(1, 6) for lang in ("en", "it"))
HOMES = [("/", "/connections/"), ("/it/", "/it/relazioni/")]
OPEN = SERIES.replace("length: 30\n", "")


def state(module_site, text: str, now: str, address: str) -> str:
    return visit(module_site(text).build(now), address).text


@pytest.mark.parametrize(("lang", "expected"), [(0, "Today is day 5 of 30."), (1, "Oggi è il giorno 5 di 30.")])
@pytest.mark.parametrize("where", [0, 1], ids=["home", "series"])
def test_a_day_that_is_there_is_today(module_site, lang, expected, where):
    assert expected in state(module_site, SERIES + FIVE, "2026-11-05T12:00:00+01:00", HOMES[lang][where])


@pytest.mark.parametrize(
    ("now", "lang", "expected"),
    [
        ("2026-11-06T12:00:00+01:00", 0, "Day 6 is late. Here is day 5."),
        ("2026-11-06T12:00:00+01:00", 1, "Il giorno 6 è in ritardo. Intanto, ecco il giorno 5."),
        ("2026-11-09T12:00:00+01:00", 0, "Days 6–9 are late. Here is day 5."),
        ("2026-11-07T12:00:00+01:00", 1, "I giorni 6 e 7 sono in ritardo. Intanto, ecco il giorno 5."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", [0, 1], ids=["home", "series"])
def test_a_late_day_is_called_late(module_site, now, lang, expected, where):
    text = state(module_site, SERIES + FIVE, now, HOMES[lang][where])

    assert expected in text
    assert "Today is" not in text
    assert "Oggi è" not in text


def test_before_its_hour_the_day_before_is_still_todays(module_site):
    assert "Today is day 5 of 30." in state(module_site, SERIES + FIVE, "2026-11-06T06:59:59+01:00", "/")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (0, "Today is a day of rest. Day 6 comes on Saturday 7 November 2026."),
        (1, "Oggi si riposa. Il giorno 6 arriva sabato 7 novembre 2026."),
    ],
)
def test_a_rest_is_called_a_rest(module_site, lang, expected):
    text = SERIES + "rest: [2026-11-06]\n" + FIVE

    assert expected in state(module_site, text, "2026-11-06T12:00:00+01:00", HOMES[lang][0])


@pytest.mark.parametrize(
    ("now", "lang", "expected"),
    [
        ("2026-11-06T12:00:00+01:00", 0, "Day 6 is late. Here is day 5."),
        ("2026-11-20T12:00:00+01:00", 0, "The series is paused after day 5."),
        ("2026-11-20T12:00:00+01:00", 1, "La serie è in pausa dopo il giorno 5."),
    ],
)  # fmt: skip
def test_a_series_without_an_end_is_late_for_a_week_and_then_paused(module_site, now, lang, expected):
    assert expected in state(module_site, OPEN + FIVE, now, HOMES[lang][0])


def test_a_day_in_another_language_alone_is_not_todays_here(module_site):
    text = SERIES + "translations: skip\n" + FIVE + day(6, "en", "Six")

    built = module_site(text).build("2026-11-06T12:00:00+01:00")
    assert "In italiano l’ultimo è il giorno 5." in visit(built, "/it/").text
    assert "Today is day 6 of 30." in visit(built, "/").text


def test_the_original_in_the_place_of_a_translation_is_todays(module_site):
    built = module_site(SERIES + FIVE + day(6, "en", "Six")).build("2026-11-06T12:00:00+01:00")

    assert "Oggi è il giorno 6 di 30." in visit(built, "/it/").text


def test_no_square_is_marked_as_today_while_the_day_is_late(module_site):
    page = visit(module_site(SERIES + FIVE).build("2026-11-06T12:00:00+01:00"), "/connections/")

    assert page.root.xpath("//*[contains(@class, 'square') and contains(@class, 'today')]") == []
    assert page.square("6 November") == "Day 6, 6 November: late"


def test_the_last_day_that_is_there_says_that_the_next_is_late(module_site):
    page = visit(module_site(SERIES + FIVE).build("2026-11-06T12:00:00+01:00"), "/connections/5/")

    assert "Day 6 is late." in page.text


def test_a_hole_that_a_later_day_has_passed_over_is_missing_and_not_late(module_site):
    text = SERIES + FIVE + day(7, "en", "Seven")

    assert "Day 6 is missing." in state(module_site, text, "2026-11-07T12:00:00+01:00", "/connections/7/")


def test_a_hole_that_is_accepted_is_not_late(module_site):
    text = SERIES + "missing: [6]\n" + FIVE

    assert "late" not in state(module_site, text, "2026-11-06T12:00:00+01:00", "/connections/")


@pytest.mark.parametrize("series", [SERIES, OPEN], ids=["with an end", "without"])
@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (0, "There is no new day today. Here is day 5."),
        (1, "Oggi non c’è un giorno nuovo. Intanto, ecco il giorno 5."),
    ],
)
def test_where_the_day_is_a_hole_that_is_accepted_the_day_before_is_not_todays(module_site, series, lang, expected):
    text = state(module_site, series + "missing: [6]\n" + FIVE, "2026-11-06T12:00:00+01:00", HOMES[lang][0])

    assert expected in text
    assert "Today is" not in text
    assert "Oggi è" not in text


def test_where_the_day_was_withdrawn_the_day_before_is_not_todays(module_site):
    withdrawn = "".join(day(6, lang, "Six", "status: withdrawn\n") for lang in ("en", "it"))

    text = state(module_site, SERIES + FIVE + withdrawn, "2026-11-06T12:00:00+01:00", "/")
    assert "There is no new day today. Here is day 5." in text


def test_nothing_tells_of_a_draft_by_calling_it_late(module_site):
    """That day 6 is late is public; what it is called is not."""
    built = module_site(SERIES + FIVE + day(6, "en", "A secret title", "status: draft\n")).build(
        "2026-11-06T12:00:00+01:00"
    )

    assert "secret" not in built.everything()

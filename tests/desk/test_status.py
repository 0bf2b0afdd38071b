"""What is out, late, due and missing, what to write next, and how far ahead each language goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from daybyday.assembling import unready_days
from daybyday.desk.status import site_status
from daybyday.messages import say
from daybyday.model import Finding, Place, Series
from tests.assembling.maker import SERIES, article, on, page
from tests.desk.maker import days, edition_of, status_of

ENDLESS = replace(SERIES, length=None)
WEEKDAYS = replace(SERIES, cadence="weekdays")
"""Day 5 on Friday 6 November, day 6 on Monday 9."""


def runways(*sources, **changes) -> dict[str, tuple[int, int, int | None]]:
    """Language -> (days, through, number of the first hole)."""
    languages = status_of(*sources, **changes).series[0].languages
    return {
        each.lang: (each.runway.days, each.runway.through, each.runway.hole.number if each.runway.hole else None)
        for each in languages
    }


def named(texts) -> list[tuple[int, str, str]]:
    return [(text.number, text.lang, text.state) for text in texts]


def counts(lang: str, *sources, **changes) -> dict[str, int]:
    """How many days stand how in a language; what there is none of is left out."""
    language = next(each for each in status_of(*sources, **changes).series[0].languages if each.lang == lang)
    names = ("out", "ready", "draft", "missing", "held", "broken", "withdrawn", "not_asked", "unwritten")
    return {name: getattr(language, name) for name in names if getattr(language, name)}


def test_a_runway_counts_the_days_to_come_that_are_written():
    sources = [*days(*range(1, 13)), *days(13, 14, langs=("en",))]

    assert runways(*sources) == {"en": (6, 14, 15), "it": (4, 12, 13)}


def test_todays_day_belongs_to_the_runway_until_it_is_out():
    assert runways(*days(*range(1, 10)), now="2026-11-08T06:59:59+01:00")["en"] == (2, 9, 10)
    assert runways(*days(*range(1, 10)), now="2026-11-08T07:00:00+01:00")["en"] == (1, 9, 10)


def test_a_runway_ends_at_the_first_hole_whatever_is_written_beyond():
    assert runways(*days(*range(1, 10), 11, 12))["it"] == (1, 9, 10)


@pytest.mark.parametrize("change", [{"status": "draft"}, {"readable": False}])
def test_what_cannot_come_out_as_it_is_ends_a_runway(change):
    sources = [*days(*range(1, 10), 11), *days(10, **change)]

    assert runways(*sources)["en"] == (1, 9, 10)


def test_a_text_with_an_error_ends_a_runway_before_it_stops_a_build():
    content, edition = edition_of(*days(*range(1, 12)))
    error = Finding(
        "error", "key-unknown", Place("connections/010.it.md", 3), say("there is no key `{key}`", key="dya")
    )

    (series,) = site_status(content, edition, [error]).series
    assert [language.runway.through for language in series.languages] == [11, 9]
    assert named(series.to_write)[0] == (10, "it", "broken")


def test_days_that_nobody_asks_for_are_passed_over():
    sources = [*days(*range(1, 10), 12, 13), *days(11, status="withdrawn")]

    assert runways(*sources, series=(replace(SERIES, missing=frozenset({10})),))["en"] == (3, 13, 14)


def test_a_runway_to_the_end_of_the_series_has_no_hole():
    assert runways(*days(*range(1, 11)), series=(replace(SERIES, length=10),))["en"] == (2, 10, None)


def test_an_open_series_always_has_a_next_day():
    assert runways(*days(*range(1, 9)), series=(ENDLESS,))["en"] == (0, 8, 9)


def test_where_one_language_is_enough_both_go_as_far_as_either():
    sources = [*days(*range(1, 11)), *days(11, 12, langs=("en",)), *days(13, langs=("it",))]

    assert runways(*sources, series=(replace(SERIES, translations="skip"),)) == {"en": (5, 13, 14), "it": (5, 13, 14)}


def test_a_text_that_waits_for_its_translation_is_written_in_its_own_language():
    sources = [*days(*range(1, 10)), *days(10, 11, langs=("en",))]

    held = (replace(SERIES, translations="hold"),)
    assert runways(*sources, series=held) == {"en": (3, 11, 12), "it": (1, 9, 10)}
    assert counts("en", *sources, series=held) == {"out": 8, "ready": 1, "held": 2, "unwritten": 19}


def test_a_hole_has_the_date_of_the_plan_with_its_rests_and_pauses():
    series = replace(WEEKDAYS, rests=((date(2026, 11, 10), date(2026, 11, 11)),), restarts=((9, date(2026, 11, 23)),))
    status = status_of(*days(*range(1, 6)), series=(series,))

    hole = status.series[0].languages[0].runway.hole
    assert (hole.number, hole.due.isoformat()) == (6, "2026-11-09T07:00:00+01:00")
    dates = [text.due.date().isoformat() for text in status.series[0].to_write if text.lang == "en"]
    assert dates[:5] == ["2026-11-09", "2026-11-12", "2026-11-13", "2026-11-23", "2026-11-24"]


def test_texts_are_counted_by_how_they_stand():
    sources = [
        *days(*range(1, 6), 8, 9, 12), *days(6, status="draft"), *days(7, status="withdrawn"), *days(10, readable=False),
    ]  # fmt: skip

    assert counts("it", *sources) == {
        "out": 6, "ready": 2, "draft": 1, "missing": 1, "broken": 1, "withdrawn": 1, "unwritten": 18
    }  # fmt: skip


def test_a_day_in_one_language_is_missing_in_the_other():
    sources = [*days(1, 2, 3, 4), *days(5, langs=("en",)), *days(6, 7, 8), *days(9, 10, langs=("en",))]

    assert counts("it", *sources) == {"out": 7, "missing": 3, "unwritten": 20}


@pytest.mark.parametrize("policy", ["fallback", "hold", "skip"])
@pytest.mark.parametrize(
    "sources",
    [
        days(1, 2, 4, 5, 6),
        [*days(2, 3, 4), *days(5, langs=("en",)), *days(6, status="draft"), *days(8, langs=("it",), status="draft")],
        [*days(1, 2), *days(3, langs=("en",), status="withdrawn"), *days(7, date=on("2026-11-20"), status="draft")],
        days(1, langs=("it",)),
    ],
)
@pytest.mark.parametrize("length", [30, 8, None])
def test_what_is_late_here_is_what_every_build_warns_of(policy, sources, length):
    series = replace(SERIES, translations=policy, length=length)
    content, edition = edition_of(*sources, series=(series,))
    warned = {
        (unready.number, lang)
        for unready in unready_days(content, edition.site)
        if unready.when == "late"
        for lang in unready.langs
    }

    assert {(text.number, text.lang) for text in status_of(*sources, series=(series,)).late} == warned


def test_a_day_that_was_withdrawn_in_all_its_languages_is_asked_for_in_no_other():
    sources = [*days(*range(1, 8)), *days(8, langs=("en",), status="withdrawn")]

    assert status_of(*sources).late == []


def test_the_latest_of_what_is_late_stands_first():
    sources = [*days(1, 2, 4, 5, 6, 7), *days(8, langs=("en",))]

    assert named(status_of(*sources).late) == [(8, "it", "missing"), (3, "en", "missing"), (3, "it", "missing")]


def test_what_to_write_next_is_what_is_due_first_in_any_series():
    other = replace(SERIES, id="walks", folder="walks", languages=("it",), start=date(2026, 11, 9))
    sources = [*days(*range(1, 10)), *days(10, langs=("it",)), *days(10, langs=("en",), status="draft")]

    texts = status_of(*sources, series=(SERIES, other)).to_write
    assert [(text.series.id, text.number, text.lang, text.state) for text in texts][:3] == [
        ("walks", 1, "it", "missing"), ("connections", 10, "en", "draft"), ("walks", 2, "it", "missing")
    ]  # fmt: skip


def test_the_file_to_write_lies_beside_its_twin_and_the_one_to_finish_is_there():
    twin = [replace(text, path="connections/009-ask.en.md") for text in days(9, langs=("en",))]
    texts = status_of(*days(*range(1, 9)), *twin, *days(10, status="draft")).to_write

    assert [text.path for text in texts][:4] == [
        "connections/009-ask.it.md", "connections/010.en.md", "connections/010.it.md", "connections/011.en.md"
    ]  # fmt: skip


def test_today_is_named_with_how_each_language_stands():
    status = status_of(*days(*range(1, 8)), *days(8, langs=("en",)), now="2026-11-08T06:00:00+01:00")

    assert named(status.series[0].today) == [(8, "en", "ready"), (8, "it", "missing")]


def test_a_day_of_rest_has_no_day():
    (series,) = status_of(*days(*range(1, 8)), series=(WEEKDAYS,)).series

    assert series.today == ()
    assert (series.day, series.next_due.number, series.next_due.due.isoformat()) == (5, 6, "2026-11-09T07:00:00+01:00")


@pytest.mark.parametrize(
    ("series", "sources", "phase"),
    [
        (replace(SERIES, start=date(2026, 12, 1)), days(1), "before"),
        (SERIES, days(*range(1, 9)), "running"),
        (ENDLESS, days(*range(1, 9)), "running"),
        (replace(ENDLESS, start=date(2026, 10, 1)), days(1, 2), "paused"),
        (replace(ENDLESS, start=date(2026, 10, 1)), [], "paused"),
        (replace(SERIES, length=5), days(*range(1, 6)), "finished"),
    ],
)
def test_a_series_stands_before_in_beside_or_behind_its_days(series, sources, phase):
    (status,) = status_of(*sources, series=(series,)).series

    assert status.phase == phase


def is_below(least: int, *sources, series: Series = SERIES, now: str = "2026-11-08T12:00:00+01:00") -> list[str]:
    return [language.lang for _, language in status_of(*sources, series=(series,), now=now).below(least)]


def test_a_runway_is_below_what_is_wanted_in_each_language_for_itself():
    sources = [*days(*range(1, 12)), *days(12, langs=("en",))]

    assert is_below(3, *sources) == []
    assert is_below(4, *sources) == ["it"]
    assert is_below(5, *sources) == ["en", "it"]


@pytest.mark.parametrize(
    ("series", "sources"),
    [
        (replace(SERIES, length=9), days(*range(1, 10))),  # its last days, and all are written
        (replace(SERIES, length=5), days(1, 2)),  # over, with holes
        (replace(ENDLESS, start=date(2026, 10, 1)), days(1, 2)),  # paused
    ],
)
def test_what_needs_no_more_text_is_never_below(series, sources):
    assert is_below(3, *sources, series=series) == []


def test_a_series_to_come_is_below_until_it_is_begun_to_be_written():
    coming = replace(SERIES, start=date(2026, 12, 1))

    assert is_below(3, series=coming) == ["en", "it"]
    assert is_below(3, *days(1, 2, 3), series=coming) == []


def test_words_are_those_of_finished_texts_and_this_weeks_of_monday_to_sunday():
    sources = [*days(*range(1, 10)), *days(10, status="draft")]

    language = status_of(*sources).series[0].languages[0]
    assert (language.words, language.words_this_week) == (90, 70)


def test_articles_and_pages_are_counted_beside_the_series():
    sources = [
        article("a", digest="ten words"), article("b", date=on("2026-12-01")), article("c", "it", status="draft"),
        page("p", "it", digest="ten words"),
    ]  # fmt: skip

    standalone = status_of(*sources).standalone
    assert [(each.lang, each.out, each.coming, each.draft, each.words) for each in standalone] == [
        ("en", 1, 1, 0, 10), ("it", 1, 0, 1, 10)
    ]  # fmt: skip


def test_articles_of_a_blog_are_not_counted():
    assert status_of(article("a"), guest=True).standalone == ()

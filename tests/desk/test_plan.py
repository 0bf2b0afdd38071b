"""What a change of a series does, as two sites laid side by side show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from daybyday.cli.desk_wording import COLUMNS, Wording
from daybyday.cli.plan_report import plan_lines
from daybyday.desk.plan import Effect, Moved, SeriesPlans, TouchedDay, calendar_of, effect
from daybyday.desk.plan_wanted import Rewritten
from daybyday.desk.tomorrow import Outlook
from daybyday.messages import say
from daybyday.model import Finding, Place
from tests.assembling.maker import SERIES
from tests.desk.maker import ENGLISH, ITALIAN, NOON, days, edition_of

WRITTEN = [*days(*range(1, 12)), *days(12, 13, langs=("en",))]
NOW = datetime.fromisoformat(NOON)
PAUSE = (date(2026, 11, 12), date(2026, 11, 15))
LINES = Rewritten("connections/series.yaml", b"", b"rest: []", "rest: [2026-11-12/2026-11-15]")


def outlook(series, *sources) -> Outlook:
    return Outlook(*edition_of(*(sources or WRITTEN), series=(series,)), (), (), ())


def effect_of(sources=(), before=SERIES, **changes) -> Effect:
    return effect(outlook(before, *sources), outlook(replace(before, **changes), *sources), before)


def plan_of(**changes) -> SeriesPlans:
    return SeriesPlans(NOW, (), effect=effect_of(**changes), lines=(LINES,))


def told(plan: SeriesPlans, speaker=ENGLISH) -> str:
    return "\n".join(plan_lines(plan, Wording(speaker, Path(), NOW)))


def calendar_text(series=SERIES, *sources, speaker=ENGLISH) -> str:
    site = outlook(series, *sources)
    return told(SeriesPlans(NOW, (calendar_of(site.content, site.edition, series),)), speaker)


def moved(effect: Effect) -> list[tuple[int, int, str, str, str, str]]:
    return [
        (move.first, move.last, *(f"{day:%m-%d}" for day in (move.first_from, move.first_to, move.last_from, move.last_to)))
        for move in effect.moves
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "moves"),
    [
        ({"rests": (PAUSE,)}, [(12, 30, "11-12", "11-16", "11-30", "12-04")]),
        ({"restarts": ((20, date(2026, 12, 1)),)}, [(20, 30, "11-20", "12-01", "11-30", "12-11")]),
        ({"length": 40}, []),
        ({"release": time(6, 30)}, []),
        ({"rests": ((date(2027, 1, 1), date(2027, 1, 6)),)}, []),
    ],
)
def test_days_that_move_are_told_as_runs(changes, moves):
    assert moved(effect_of(**changes)) == moves


def test_what_comes_earlier_and_what_comes_later_are_apart():
    before = replace(SERIES, rests=((date(2026, 11, 12), date(2026, 11, 12)),))

    found = effect_of(before=before, rests=((date(2026, 11, 20), date(2026, 11, 21)),)).moves

    assert [(move.first, move.last, move.earlier) for move in found] == [(12, 19, True), (20, 30, False)]


@pytest.mark.parametrize(
    ("changes", "numbers"),
    [
        ({"rests": ((date(2026, 11, 7), date(2026, 11, 7)),)}, [7, 8]),
        ({"rests": ((date(2026, 11, 8), date(2026, 11, 9)),)}, [8]),
        ({"restarts": ((5, date(2026, 11, 20)),)}, [5, 6, 7, 8]),
        ({"start": date(2026, 10, 31)}, [1, 2, 3, 4, 5, 6, 7, 8]),
        ({"cadence": "weekdays"}, [1, 2, 3, 4, 5, 6, 7, 8]),
        ({"rests": ((date(2026, 11, 9), date(2026, 11, 9)),)}, []),
    ],
)
def test_days_that_are_out_are_touched_by_name(changes, numbers):
    effect = effect_of(**changes)

    assert [day.number for day in effect.touched] == numbers
    assert effect.breaks is bool(numbers)


def test_texts_whose_date_would_be_past_come_at_once():
    early = effect_of(start=date(2026, 10, 30))

    assert [post.source.path for post in early.at_once] == [
        f"connections/0{number:02}.{lang}.md" for number in (9, 10) for lang in ("en", "it")
    ]


def test_a_slug_moves_the_address_of_its_language_and_no_item():
    effect = effect_of(slugs={"en": "connections", "it": "nuove"}, aliases={"it": ("relazioni",)})

    assert [(move.lang, move.old, move.new, move.out) for move in effect.addresses] == [
        ("it", "/it/relazioni/", "/it/nuove/", 8)
    ]
    assert (effect.feeds.kept, effect.feeds.new, effect.feeds.gone) == (16, 0, 0)


def test_a_language_more_has_an_address_and_feeds_of_its_own():
    english = replace(SERIES, languages=("en",), titles={"en": "Connections"}, slugs={"en": "connections"})
    both = {"languages": SERIES.languages, "titles": SERIES.titles, "slugs": SERIES.slugs}

    effect = effect_of(days(*range(1, 12), langs=("en",)), english, **both)

    assert [(move.lang, move.old, move.new, move.out) for move in effect.addresses] == [("it", "", "/it/relazioni/", 8)]
    assert effect.feeds.feeds == ("/it/relazioni/feed.rss", "/it/relazioni/homework.rss")


def test_a_calendar_names_the_days_of_two_weeks_and_gathers_the_others():
    series = replace(SERIES, length=26, rests=((date(2026, 11, 12), date(2026, 11, 21)),))

    assert (
        calendar_text(series)
        == """\
Connections: 26 days, the last on Sunday 6 December
  From Sunday 1 November to Saturday 7 November: days 1 to 7: already out
  Sunday 8 November: day 8: already out
  Monday 9 November: day 9: ready to come
  Tuesday 10 November: day 10: ready to come
  Wednesday 11 November: day 11: ready to come
  From Thursday 12 November to Saturday 21 November: no day
  Sunday 22 November: day 12: ready in English; not written in Italian
  Monday 23 November: day 13: ready in English; not written in Italian
  Tuesday 24 November: day 14: not written
  Wednesday 25 November: day 15: not written
  Thursday 26 November: day 16: not written
  Friday 27 November: day 17: not written
  Saturday 28 November: day 18: not written
  Sunday 29 November: day 19: not written
  Monday 30 November: day 20: not written
  Tuesday 1 December: day 21: not written
  From Wednesday 2 December to Sunday 6 December: days 22 to 26: not written"""
    )


def test_weekends_of_a_weekday_series_are_no_pauses():
    assert "no day" not in calendar_text(replace(SERIES, cadence="weekdays"))


def test_a_year_has_few_lines():
    assert len(calendar_text(replace(SERIES, length=365)).split("\n")) == 17


def test_a_series_without_an_end_goes_on():
    text = calendar_text(replace(SERIES, length=None))

    assert text.startswith("Connections: without an end\n")
    assert text.endswith("\n  And so on: the series has no `length`")


def test_a_pause_in_english():
    assert (
        told(plan_of(rests=(PAUSE,)))
        == """\
Connections
  Days 12 to 30 come later: day 12 not on Thursday 12 November, but on Monday 16
    November; day 30 not on Monday 30 November, but on Friday 4 December
  It ends on Friday 4 December, not on Monday 30 November

Feeds
  16 items stay as they are

Write in connections/series.yaml
  rest: [2026-11-12/2026-11-15]"""
    )


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (SERIES, "It ends with day 40 on Thursday 10 December, not with day 30 on Monday 30\n    November\n"),
        (replace(SERIES, length=None), "It ends with day 40 on Thursday 10 December\n"),
    ],
)
def test_another_end_is_told_with_its_day(before, said):
    assert f"  {said}" in told(plan_of(before=before, length=40))


def test_a_pause_in_italian():
    text = told(plan_of(rests=(PAUSE,)), ITALIAN)

    assert text.startswith(
        "Relazioni\n  I giorni da 12 a 30 escono dopo: il giorno 12 non giovedì 12 novembre, ma\n    lunedì 16 novembre; "
    )
    assert text.endswith("\nDa scrivere in connections/series.yaml\n  rest: [2026-11-12/2026-11-15]")


def test_what_touches_days_that_are_out_offers_no_lines():
    assert (
        told(plan_of(rests=((date(2026, 11, 8), date(2026, 11, 8)),))).split("\n\nConnections")[0]
        == """\
This cannot be: day 8 is out, and keeps its date
  Day 8 was out on Sunday 8 November, and would be on Monday 9 November"""
    )
    assert told(plan_of(start=date(2026, 11, 2))).endswith("\n\nSo there are no lines to write.")


def test_what_is_not_in_the_ledger_is_to_be_written_down_first():
    plan = replace(
        plan_of(rests=(PAUSE,)), without_lines=16, settings_line="DAYBYDAY_LANGUAGES = []", names=(("it", "A"),)
    )

    assert told(plan).endswith(
        """
First run `invoke ledger`: 16 texts are out, and nothing holds their moments yet

Write in pelicanconf.py
  DAYBYDAY_LANGUAGES = []

Write in connections/series.yaml
  rest: [2026-11-12/2026-11-15]
  “A” is still to be put into Italian"""
    )


def test_a_file_that_contradicts_the_ledger_is_told_first():
    days = tuple(TouchedDay(number, date(2026, 11, number), date(2026, 11, number + 1)) for number in range(1, 10))
    plan = SeriesPlans(NOW, (), (Moved(SERIES, days, (("it", "vecchie"),), restored=False),))

    assert (
        told(plan).split("Wednesday 4 November\n")[1]
        == """\
  Day 4 was out on Wednesday 4 November, and would be on Thursday 5 November
  Day 5 was out on Thursday 5 November, and would be on Friday 6 November
  Day 6 was out on Friday 6 November, and would be on Saturday 7 November
  Day 7 was out on Saturday 7 November, and would be on Sunday 8 November
  And 2 days more
  Italian: published under `vecchie`
  No line gives these days their dates back: take the change back; what is still
    to come can move"""
    )
    assert plan.breaks


@pytest.mark.parametrize("speaker", [ENGLISH, ITALIAN])
def test_no_line_is_wider_than_a_terminal(speaker):
    error = Finding("error", "key-unknown", Place("series.yaml"), say("no"))
    effect = replace(effect_of(start=date(2026, 10, 30), slugs={"en": "new", "it": "nuove"}), findings=(error,))

    text = told(SeriesPlans(NOW, (), effect=effect), speaker) + "\n" + calendar_text(replace(SERIES, length=365))

    assert [line for line in text.split("\n") if len(line) > COLUMNS] == []

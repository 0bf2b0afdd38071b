"""What an author reads in the morning, in both languages, in eighty columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from daybyday.cli.desk_wording import COLUMNS
from daybyday.messages import say
from daybyday.model import Finding, Place
from tests.assembling.maker import SERIES, article
from tests.desk.maker import ENGLISH, ITALIAN, days, status_of, told

SHORT = replace(SERIES, length=12)
SOURCES = [
    *days(1, 2, 3, 4), *days(5, langs=("en",)), *days(6, 7), *days(8, langs=("en",)),
    *days(8, langs=("it",), status="draft"), *days(9, 10), *days(11, langs=("en",)), article("a", digest="ten words"),
    article("b", "it", status="draft"),
]  # fmt: skip
WALKS = replace(
    SERIES,
    id="walks",
    folder="walks",
    languages=("it",),
    titles={"it": "Passeggiate"},
    start=date(2026, 11, 9),
    length=3,
)


def test_an_english_morning():
    assert (
        told(status_of(*SOURCES, series=(SHORT,)))
        == """\
Sunday 8 November, 12:00 (Europe/Rome)

Late
  Day 8, due today, 07:00: still a draft in Italian
    finish connections/008.it.md
  Day 5, due Thursday 5 November: not written in Italian
    write connections/005.it.md

Today
  Day 8, 07:00: already out in English; still a draft in Italian

Write next
  Day 11, due Wednesday 11 November: not written in Italian
    write connections/011.it.md
  Day 12, due Thursday 12 November: not written
    write connections/012.en.md
    write connections/012.it.md

Connections: day 8 of 12
  English: written through day 11: 3 days; first hole day 12, due Thursday 12
    November
  Italian: written through day 10: 2 days; first hole day 11, due Wednesday 11
    November

Days       out  ready  drafts  missing  words  this week
  English    8      3       0        0    110         70
  Italian    6      2       1        2     80         50
  Italian: drafts 8; missing 5, 11

Articles and pages
  English: 1 out; 10 words
  Italian: 0 out and 1 draft; 0 words"""
    )


def test_an_italian_morning():
    assert (
        told(status_of(*SOURCES, series=(SHORT,)), ITALIAN)
        == """\
Domenica 8 novembre, ore 12:00 (Europe/Rome)

In ritardo
  Giorno 8, previsto per oggi, ore 07:00: ancora in bozza in italiano
    completa connections/008.it.md
  Giorno 5, previsto per giovedì 5 novembre: da scrivere in italiano
    scrivi connections/005.it.md

Oggi
  Giorno 8, ore 07:00: già online in inglese; ancora in bozza in italiano

Prossimi testi
  Giorno 11, previsto per mercoledì 11 novembre: da scrivere in italiano
    scrivi connections/011.it.md
  Giorno 12, previsto per giovedì 12 novembre: da scrivere
    scrivi connections/012.en.md
    scrivi connections/012.it.md

Relazioni: giorno 8 di 12
  Inglese: scritto fino al giorno 11: 3 giorni di anticipo; il primo che manca è
    il giorno 12, previsto per giovedì 12 novembre
  Italiano: scritto fino al giorno 10: 2 giorni di anticipo; il primo che manca
    è il giorno 11, previsto per mercoledì 11 novembre

Giorni      usciti  pronti  bozze  mancanti  parole  settimana
  Inglese        8       3      0         0     110         70
  Italiano       6       2      1         2      80         50
  Italiano: bozze 8; mancanti 5, 11

Articoli e pagine
  Inglese: 1 online; 10 parole
  Italiano: 0 online e 1 bozza; 0 parole"""
    )


def test_of_several_series_each_day_says_which():
    assert (
        told(status_of(*days(*range(1, 10)), series=(replace(SERIES, length=9), WALKS)))
        == """\
Sunday 8 November, 12:00 (Europe/Rome)

Today
  Connections: day 8, 07:00: already out
  Passeggiate: day 1 comes tomorrow, 07:00

Write next
  Day 1 of Passeggiate, due tomorrow, 07:00: not written
    write walks/001.it.md
  Day 2 of Passeggiate, due Tuesday 10 November: not written
    write walks/002.it.md
  Day 3 of Passeggiate, due Wednesday 11 November: not written
    write walks/003.it.md

Connections: day 8 of 9
  English: written through day 9: 1 day, to the end
  Italian: written through day 9: 1 day, to the end

Passeggiate: begins Monday 9 November
  Italian: nothing is written yet; first hole day 1, due tomorrow, 07:00

Connections
           out  ready  drafts  missing  words  this week
  English    8      1       0        0     90         70
  Italian    8      1       0        0     90         70

Passeggiate
           out  ready  drafts  missing  words  this week
  Italian    0      0       0        0      0          0"""
    )


def test_days_that_follow_one_another_are_told_together():
    text = told(status_of(*days(1, 2)))

    assert (
        """\
Late
  Days 3 to 8, due from Tuesday 3 November to Sunday 8 November: not written
    write connections/003.en.md
    write connections/003.it.md
    and 10 more texts
"""
        in text
    )


@pytest.mark.parametrize(
    ("series", "sources", "line"),
    [
        (replace(SERIES, start=date(2026, 10, 1), length=None), days(1, 2), "Connections: paused after day 2"),
        (replace(SERIES, length=3), days(1, 2, 3), "Connections: over after 3 days"),
        (replace(SERIES, length=None), days(*range(1, 9)), "Connections: day 8"),
        (replace(SERIES, start=date(2027, 1, 1)), [], "Connections: begins Friday 1 January 2027"),
        (replace(SERIES, cadence="weekdays"), days(*range(1, 8)), "  No day today; day 6 comes tomorrow, 07:00"),
        (
            replace(SERIES, translations="skip"),
            days(*range(1, 11)),
            "  In one language at least: written through day 10: 2 days; first hole day 11,",
        ),
    ],
)
def test_where_a_series_stands(series, sources, line):
    assert line in told(status_of(*sources, series=(series,))).split("\n")


def test_the_days_that_ask_for_something_are_named_in_spans():
    sources = [*days(*range(1, 7), 10, 15), *days(13, status="draft"), *days(14, langs=("en",), status="draft")]

    assert "\n  English: drafts 13, 14; missing 7–9, 11, 12\n  Italian: drafts 13; missing 7–9, 11, 12, 14" in told(
        status_of(*sources)
    )


def test_columns_that_say_something_only_now_and_then_are_left_out_otherwise():
    held = replace(SERIES, translations="hold")
    sources = [*days(*range(1, 9)), *days(9, langs=("en",)), *days(10, langs=("it",), readable=False)]

    assert "Days       out  ready  drafts  missing  held  broken  words  this week" in told(
        status_of(*sources, series=(held,))
    )


def test_what_stops_the_build_stands_first():
    error = Finding(
        "error", "key-unknown", Place("connections/001.en.md", 3), say("there is no key `{key}`", key="dya")
    )
    status = replace(status_of(*days(1)), stopping=(error,), findings=(error,))

    lines = told(status).split("\n")
    assert lines[1:4] == [
        "", "Nothing can be published before this is mended",
        "  connections/001.en.md:3:1: error key-unknown: there is no key `dya`",
    ]  # fmt: skip
    assert lines[-1] == "1 error: see `invoke check`."


def test_without_a_series_one_is_asked_for():
    assert "There is no series here yet: write a series.yaml, and a day beside it" in told(status_of(series=()))


def test_in_a_blog_it_says_what_it_does_not_count():
    assert told(status_of(*days(1), guest=True)).endswith(
        "\n\nArticles and pages of the blog are Pelican’s own, and are not counted here."
    )


class Translations:
    def lines(self, speaker):
        return [f"175 in {speaker.lang}: homework changed"]

    def as_json(self):
        return [175]


def test_a_table_of_translations_stands_below_the_counts():
    text = told(replace(status_of(*days(1)), translations=Translations()))

    assert "\n\nTranslations\n  175 in en: homework changed" in text


@pytest.mark.parametrize("speaker", [ENGLISH, ITALIAN])
@pytest.mark.parametrize("series", [(), (SERIES,), (SERIES, WALKS)])
def test_no_line_is_wider_than_a_terminal(speaker, series):
    held = tuple(
        replace(
            each,
            translations="hold",
            titles={"en": "A rather long name for a series", "it": "Relazioni che contano davvero"},
        )
        for each in series
    )
    sources = [*SOURCES, *days(12, langs=("en",)), *days(13, readable=False), *days(14, status="withdrawn")]

    assert [line for line in told(status_of(*sources, series=held), speaker).split("\n") if len(line) > COLUMNS] == []

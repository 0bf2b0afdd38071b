"""`series.yaml`, key by key."""

from __future__ import annotations

from datetime import date, time

import pytest

from daybyday.reading import read_series

LEAST = "title: Better connections\nstart: 2026-11-01\n"
FULL = """\
id: connections
title:       {en: Better connections, it: Relazioni che contano}
description: {en: Ten days., it: Dieci giorni.}
slug:        {en: connections, it: relazioni}
aliases:     {it: [relazioni-vecchie]}
start: 2026-11-01
length: 30
cadence: weekdays
rest: [2026-12-25, 2026-12-31/2027-01-06]
from: {23: 2026-12-01}
release: 07:00
timezone: Europe/Rome
translations: hold
"""


def series(text: str, path: str = "connections/series.yaml"):
    return read_series(path, text.encode("utf-8"), ("en", "it"))


def said(text: str, path: str = "connections/series.yaml") -> list[str]:
    return [str(finding) for finding in series(text, path)[1]]


def test_every_key_is_read():
    found, findings = series(FULL)

    assert () == findings
    assert ("connections", "connections", ("en", "it")) == (found.id, found.folder, found.languages)
    assert {"en": "Better connections", "it": "Relazioni che contano"} == found.titles
    assert {"en": "Ten days.", "it": "Dieci giorni."} == found.descriptions
    assert {"en": "connections", "it": "relazioni"} == found.slugs
    assert {"it": ("relazioni-vecchie",)} == found.aliases
    assert (date(2026, 11, 1), 30, "weekdays") == (found.start, found.length, found.cadence)
    assert ((date(2026, 12, 25),) * 2, (date(2026, 12, 31), date(2027, 1, 6))) == found.rests
    assert ((23, date(2026, 12, 1)),) == found.restarts
    assert (time(7), "Europe/Rome", "hold") == (found.release, found.timezone, found.translations)


def test_title_and_start_are_enough():
    found, findings = series(LEAST)

    assert () == findings
    assert ("connections", ("en",), {"en": "connections"}) == (found.id, found.languages, found.slugs)
    assert (None, "daily", (), ()) == (found.length, found.cadence, found.rests, found.restarts)
    assert (time(0), "", "fallback") == (found.release, found.timezone, found.translations)


def test_the_languages_are_those_of_the_title_in_their_order():
    found, _ = series("title: {it: Relazioni, en: Connections}\nstart: 2026-11-01\n")

    assert ("it", "en") == found.languages


def test_a_single_rest_needs_no_list():
    found, _ = series(LEAST + "rest: 2026-12-25")

    assert ((date(2026, 12, 25), date(2026, 12, 25)),) == found.rests


@pytest.mark.parametrize(
    ("folder", "id"),
    [("Better Connections", "better-connections"), ("series/nov_2026", "nov-2026"), ("日々", "series")],
)
def test_without_an_id_the_folder_gives_one(folder, id):
    found, _ = series(LEAST, f"{folder}/series.yaml")

    assert (id, folder) == (found.id, found.folder)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("id: Better connections", "3:5: error series-id: `Better connections` cannot be the id of a series – use at most 30 small letters, digits and hyphens"),
        ("description: [a]", "3:14: error wrong-type: `description` must be one value, not a list – write `description: some words`"),
        ("slug: a b", "3:7: error slug-unfit: `a b` cannot be part of an address – use letters, digits and hyphens, such as `slug: job-security`"),
        ("slug: {fr: liens}", '3:12: error language-unknown: `slug` names language `fr`, and the site has English and Italian – add "fr" to DAYBYDAY_LANGUAGES, or take it out'),
        ("slug: {it: relazioni}", "3:12: error language-not-in-series: `slug` names the language `it`, and the series has no title in Italian – add `it: …` to `title`, or take `it` out here"),
        ("aliases: {en: {a: b}}", "3:15: error wrong-type: `aliases` must be a list, not several keys – write `aliases: [one, two]`"),
        ("length: many", "3:9: error series-length: `length: many` is not a number of days – write a whole number from 1 to 99999; without `length` the series is open-ended"),
        ("length: 0", "3:9: error series-length: `length: 0` is not a number of days – write a whole number from 1 to 99999; without `length` the series is open-ended"),
        ("length: [30]", "3:9: error wrong-type: `length` must be one value, not a list – write `length: 30`"),
        ("cadence: weekday", "3:10: error series-cadence: `cadence` cannot be `weekday` – did you mean `weekdays`?"),
        ("cadence: yearly-ish", "3:10: error series-cadence: `cadence` cannot be `yearly-ish` – write daily or weekdays"),
        ("rest: Christmas", "3:7: error date-unreadable: `Christmas` is not a date that can be read – write 2026-11-08"),
        ("rest: [2027-01-06/2026-12-31]", "3:7: error rest-backwards: the rest `2027-01-06/2026-12-31` ends before it begins – write 2026-12-31/2027-01-06"),
        ("rest: {a: b}", "3:7: error wrong-type: `rest` must be one value, not several keys – write `rest: [2026-12-25]`"),
        ("from: 2026-12-01", "3:7: error wrong-type: `from` must name days with dates, not a text – write `from: {23: 2026-12-01}`"),
        ("from: {soon: 2026-12-01}", "3:14: error day-not-number: `from: {soon: …}`: `soon` is not the number of a day – write `from: {23: 2026-12-01}`"),
        ("from: {023: 2026-12-01}", "3:13: error day-not-number: `from: {023: …}`: `023` is not the number of a day – write `from: {23: 2026-12-01}`"),
        ("from: {23: soon}", "3:12: error date-unreadable: `soon` is not a date that can be read – write 2026-11-08"),
        ("release: 7", '3:10: error time-unreadable: `7` is not a time of day – write "07:00"'),
        ("release: 24:00", '3:10: error time-unreadable: `24:00` is not a time of day – write "07:00"'),
        ("timezone: Rome", "3:11: error timezone-unknown: there is no time zone `Rome` – write a name such as Europe/Rome"),
        ("timezone: ../../etc/passwd", "3:11: error timezone-unknown: there is no time zone `../../etc/passwd` – write a name such as Europe/Rome"),
        ("translations: holt", "3:15: error series-translations: `translations` cannot be `holt` – did you mean `hold`?"),
        ("translations: none", "3:15: error series-translations: `translations` cannot be `none` – write fallback, hold or skip"),
        ("lenght: 30", "3:1: error key-unknown: there is no key `lenght` – did you mean `length`?"),
        ("mood: good", "3:1: error key-unknown: there is no key `mood` – the keys are id, title, description, slug, aliases, start, length, cadence, rest, from, release, timezone, translations, starts, missing, ignore"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told_how(line, expected):
    found, _ = series(LEAST + line)

    assert [f"connections/series.yaml:{expected}"] == said(LEAST + line)
    assert found is not None, "the rest of the series is still known, so that its posts can be checked"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start: 2026-11-01", ["1:1: error series-title-missing: the series has no title – write `title: {en: My challenge}`"]),
        ("title: \nstart: 2026-11-01", ["1:7: error series-title-missing: the series has no title – write `title: {en: My challenge}`"]),
        ("title: {}\nstart: 2026-11-01", ["1:8: error series-title-missing: the series has no title – write `title: {en: My challenge}`"]),
        ("title: X", ["1:1: error series-start-missing: the series has no start – write `start: 2026-11-01`, the date of day 1"]),
        ("title: X\nstart: ~", ["2:8: error series-start-missing: the series has no start – write `start: 2026-11-01`, the date of day 1"]),
        ("title: X\nstart: soon", ["2:8: error date-unreadable: `soon` is not a date that can be read – write 2026-11-08"]),
        ("title: X\nstart: 2026-11-01 07:00", ["2:8: error date-unreadable: `2026-11-01 07:00` has a time where only a date belongs – write 2026-11-08"]),
        ("- a\n- b", ["1:1: error yaml-broken: this is not a list of keys – write one `key: value` a line"]),
        ("title: A: b\nstart: 2026-11-01", ['1:9: error yaml-colon: a colon followed by a space inside a value – put the value in quotes: `title: "A: b"`']),
        ("", ["1:1: error series-title-missing: the series has no title – write `title: {en: My challenge}`",
              "1:1: error series-start-missing: the series has no start – write `start: 2026-11-01`, the date of day 1"]),
    ],
)  # fmt: skip
def test_without_title_or_start_there_is_no_series_and_that_is_said(text, expected):
    """Its days would vanish otherwise, and nobody would hear of it."""
    found, _ = series(text)

    assert [f"connections/series.yaml:{one}" for one in expected] == said(text)
    assert found is None


def test_the_title_to_write_is_in_the_first_language_of_the_site():
    _, findings = read_series("camino/series.yaml", b"start: 2026-11-01", ("it", "en"))

    assert "write `title: {it: My challenge}`" == str(findings[0].hint)


def test_a_language_with_an_empty_title_is_an_error():
    expected = (
        "connections/series.yaml:1:8: error series-title-missing: the series has no title in Italian"
        " – write `it: My challenge`, or take `it` out"
    )

    assert [expected] == said("title: {en: X, it: }\nstart: 2026-11-01")


def test_a_series_needs_a_folder():
    expected = (
        "series.yaml:1:1: error series-without-folder: a series needs a folder of its own, and this one lies beside all of"
        " them – move this file and its days into a folder such as connections/"
    )

    assert [expected] == said(LEAST, "series.yaml")


def test_all_mistakes_are_told_at_once():
    found = said("title: X\nstart: soon\nlength: many\ncadence: hourly\nmood: good\n")

    assert [2, 3, 4, 5] == sorted(int(one.split(":")[1]) for one in found)


def test_a_file_that_is_not_utf8_is_told_where():
    _, (finding,) = read_series("connections/series.yaml", b"title: Caff\xe8", ("en",))

    assert "connections/series.yaml:1:12: error not-utf8: byte 0xe8 is not UTF-8" in str(finding)

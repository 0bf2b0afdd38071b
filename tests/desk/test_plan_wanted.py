"""A change of a series: as options, as values, and as lines that are read as just that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import combinations

import pytest

from daybyday import timeline
from daybyday.desk.plan_wanted import PlanChange, PlanError, completed, expected, read_wanted, rewritten, settings_line
from daybyday.messages import ENGLISH, spoken
from daybyday.reading import read_series

NAMES = ("start", "length", "cadence", "release", "pause", "day", "on", "slug", "article", "add_language", "title")
LANGUAGES = ("en", "it", "de")
FILES = {
    "flow": "title: {en: Better, it: Meglio}\nslug: {en: better, it: meglio}\naliases: {it: [prima]}\nstart: 2026-11-01\n"
    "length: 30\nrest: [2026-12-25]\nfrom: {23: 2026-12-01}\nrelease: '07:00'\n",
    "block": "start: 2026-11-01 # a\ntitle:\n  en: Better # b\n  it: Meglio\n# c\nrest:\n  # d\n  - 2026-12-25\nfrom:\n"
    "  23: 2026-12-01\naliases:\n  it:\n    - prima\n",
    "bare": "title: Better\nstart: 2026-11-01",
    "windows": "\ufefftitle: {en: Better, it: Meglio}\r\nstart: 2026-11-01\r\n",
}  # fmt: skip
CHANGES = (
    PlanChange(start=date(2026, 11, 3)),
    PlanChange(length=365),
    PlanChange(cadence="weekdays"),
    PlanChange(release=time(6, 30)),
    PlanChange(pauses=((date(2026, 12, 24), date(2027, 1, 6)),)),
    PlanChange(pauses=((date(2026, 12, 24), date(2026, 12, 24)),)),
    PlanChange(restarts=((25, date(2026, 12, 20)),)),
    PlanChange(restarts=((23, date(2026, 12, 5)),)),
    PlanChange(slugs=(("en", "neu"),)),
    PlanChange(language="de", title="Besser: „so“"),
)


def asked(**given: str) -> PlanChange:
    return read_wanted({**dict.fromkeys(NAMES, ""), **given})


def read(text: str):
    series, problems = read_series("better/series.yaml", text.encode(), LANGUAGES)
    assert series and not problems
    return series


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", FILES)
def test_what_is_written_is_read_as_what_was_asked_for(name, change):
    series = read(FILES[name])
    full = completed(change, series)
    after = rewritten(FILES[name].encode(), series, full, LANGUAGES).after

    again = read(after.decode())
    assert replace(again, accepted_at={}) == replace(expected(series, full), accepted_at={})
    assert timeline.plan(again, 60) == timeline.plan(expected(series, full), 60)


@pytest.mark.parametrize("pair", [*combinations(CHANGES, 2)])
def test_one_change_after_the_other_gives_both(pair):
    text = FILES["block"].encode()
    for change in pair:
        series = read(text.decode())
        text = rewritten(text, series, completed(change, series), LANGUAGES).after

    assert all(f"# {letter}" in text.decode() for letter in "abcd")


def test_a_new_slug_keeps_the_old_one_as_an_alias():
    series = read(FILES["flow"])

    lines = rewritten(FILES["flow"].encode(), series, completed(asked(slug="it=nuove"), series), LANGUAGES).lines

    assert lines == "slug: {en: better, it: nuove}\naliases: {it: [prima, meglio]}"


def test_a_slug_that_comes_back_is_no_alias_any_more():
    series = read(FILES["flow"])

    lines = rewritten(FILES["flow"].encode(), series, completed(asked(slug="it=prima"), series), LANGUAGES).lines

    assert lines == "slug: {en: better, it: prima}\naliases: {it: [meglio]}"


def test_a_new_language_gets_an_address_of_its_title():
    series = read(FILES["flow"])
    full = completed(asked(add_language="de", title="Bessere Kontakte"), series)

    assert rewritten(FILES["flow"].encode(), series, full, LANGUAGES).lines == (
        'title: {en: Better, it: Meglio, de: "Bessere Kontakte"}\nslug: {en: better, it: meglio, de: bessere-kontakte}'
    )


def test_what_is_so_already_changes_nothing():
    series, data = read(FILES["flow"]), FILES["flow"].encode()
    again = asked(start="2026-11-01", length="30", pause="2026-12-25", slug="it=meglio", day="23", on="2026-12-01")

    assert rewritten(data, series, completed(again, series), LANGUAGES).after == data


def test_a_file_no_line_can_be_put_into_is_refused():
    text = "{title: Better, start: 2026-11-01}"

    with pytest.raises(PlanError, match="is written in a way that no line can be put into"):
        rewritten(text.encode(), read(text), PlanChange(length=9), LANGUAGES)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"day": "9"}, "`--day` and `--on` go together: write `--day 23 --on 2026-12-01`"),
        ({"title": "A"}, "`--title` is that of a new language: write it with `--add-language it`"),
        ({"start": "soon"}, "`--start soon` is no date: write `2026-12-01`"),
        ({"length": "0"}, "`--length 0` is no number of days: write one from 1 to 99999"),
        ({"release": "late"}, "`--release late` is no time of day: write `06:30`"),
        ({"cadence": "weekly"}, "there is no cadence `weekly`; there are daily and weekdays"),
        ({"pause": "2026-12-24/2026-12-01"}, "the pause `2026-12-24/2026-12-01` ends before it begins: write 2026-12-01/2026-12-24"),
        ({"slug": "Relazioni nuove"}, "`--slug Relazioni nuove` is no address: write `--slug it=relazioni`"),
        ({"slug": "it=Relazioni nuove"}, "`--slug it=Relazioni nuove` is no address: write `--slug it=relazioni-nuove`"),
        ({"article": "a"}, "`--article` goes with `--slug` alone: write `--article job-security --slug en=safe-jobs`"),
        ({"add_language": "Italian"}, "`Italian` is no language: write a code such as `it`"),
    ],
)  # fmt: skip
def test_options_that_say_nothing_are_refused_with_what_to_write(given, said):
    with pytest.raises(PlanError) as refused:
        asked(**given)

    assert spoken(refused.value.message, ENGLISH) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"slug": "fr=x"}, "the series better is in English and Italian, not in `fr`"),
        ({"add_language": "it"}, "the series better is in English and Italian already"),
    ],
)
def test_what_the_series_cannot_have_is_refused(given, said):
    with pytest.raises(PlanError) as refused:
        completed(asked(**given), read(FILES["flow"]))

    assert spoken(refused.value.message, ENGLISH) == said


def test_the_line_for_the_settings():
    assert settings_line(("en", "it")) == 'DAYBYDAY_LANGUAGES = ["en", "it"]'

"""Which day is the last one: none while a later day is expected, whatever else became of those after it."""

from __future__ import annotations

import pytest

from daybyday.edition.ending import ending
from tests.harness import SERIES, day

SHORT = SERIES.replace("length: 30", "length: 4")
OPEN = SERIES.replace("length: 30\n", "")
SKIP = f"{SHORT}translations: skip\n"
HOLD = f"{SHORT}translations: hold\n"
AFTER = "2026-11-20T12:00:00+01:00"
NOON = "2026-11-{:02}T12:00:00+01:00"


def days(*numbers: int, lang: str = "en", header: str = "") -> str:
    return "".join(day(number, lang, f"Title {number}", header) for number in numbers)


def last(site, text: str, now: str, lang: str = "en", **settings) -> int:
    """The number of the day that has the ending; 0 for none."""
    edition = site(text, **settings).run(now).edition
    number, _ = ending(edition, edition.site.series[0], lang) or (0, None)
    return number


ENDED = {
    "all are there": (SHORT + days(1, 2, 3, 4), NOON.format(4), 4),
    "the last was withdrawn": (SHORT + days(1, 2, 3) + days(4, header="status: withdrawn\n"), NOON.format(4), 3),
    "the last never came": (SHORT + days(1, 2, 3), AFTER, 3),
    "the author stopped early": (SHORT + days(1), AFTER, 1),
    "the last are meant to be missing": (f"{SHORT}missing: [3, 4]\n" + days(1, 2), NOON.format(4), 2),
    "a series without a length": (OPEN + days(1, 2), NOON.format(2), 2),
    "a series without a length, paused": (OPEN + days(1, 2), AFTER, 2),
    "a series without a length, with coming days": (OPEN + days(1, 2, 3, 4), NOON.format(2), 2),
}
GOES_ON = {
    "a day is to come": (SHORT + days(1, 2, 3, 4), NOON.format(3)),
    "a day is to come that nobody has written": (SHORT + days(1, 2, 3), NOON.format(3)),
    "the last is late": (SHORT + days(1, 2, 3), NOON.format(4)),
    "the last is a draft": (SHORT + days(1, 2, 3) + days(4, header="status: draft\n"), NOON.format(4)),
    "the last waits for its translation": (
        HOLD + days(1, 2, 3, 4) + days(1, 2, 3, lang="it"),
        NOON.format(4),
    ),
    "nothing is there": (SHORT + days(4), NOON.format(1)),
}


@pytest.mark.parametrize("case", ENDED)
def test_the_last_day_there_is_has_the_ending(site, case):
    text, now, number = ENDED[case]

    assert last(site, text, now) == number


@pytest.mark.parametrize("case", GOES_ON)
def test_while_a_day_is_expected_there_is_none(site, case):
    assert last(site, *GOES_ON[case]) == 0


@pytest.mark.parametrize(("lang", "number"), [("en", 4), ("it", 2)])
def test_a_language_ends_where_its_own_texts_do_when_nothing_stands_in_for_them(site, lang, number):
    assert last(site, SKIP + days(1, 2, 3, 4) + days(1, 2, lang="it"), NOON.format(4), lang) == number


def test_an_original_that_stands_in_is_the_last_day_too(site):
    assert last(site, SHORT + days(1, 2, 3, 4) + days(1, lang="it"), NOON.format(4), "it") == 4


def test_an_author_who_wants_no_ending_has_none(site):
    assert last(site, SHORT + days(1, 2, 3, 4), NOON.format(4), DAYBYDAY_WITHOUT=["ending", "cards", "pictures"]) == 0


def test_running_series_are_named_before_those_to_come_and_paused_or_finished_ones_never(site):
    other = "-- {0}/series.yaml --\ntitle: {{en: {0}}}\nstart: {1}\n{2}-- {0}/001.en.md --\n---\ntitle: A\n---\nText.\n"
    series = "".join(
        other.format(name, start, length)
        for name, start, length in (
            ("soon", "2026-12-01", "length: 3\n"),
            ("later", "2027-01-01", "length: 3\n"),
            ("running", "2026-11-03", "length: 30\n"),
            ("paused", "2026-09-01", ""),
            ("finished", "2026-01-01", "length: 1\n"),
        )
    )
    edition = site(SHORT + days(1, 2, 3, 4) + series).run(NOON.format(4)).edition
    (connections,) = (each for each in edition.site.series if each.series.folder == "connections")
    _, end = ending(edition, connections, "en")

    assert [(other.series.folder, other.phase) for other in end.others] == [
        ("running", "running"), ("soon", "before"), ("later", "before"),
    ]  # fmt: skip

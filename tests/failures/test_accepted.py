"""What an author accepts is not said; errors are not accepted, and accepting what is not there is told."""

from __future__ import annotations

import pytest

from tests.failures import BASE, codes, raw
from tests.harness import SERIES, article, day

SUNDAY = SERIES.replace("timezone:", "rest: [2026-11-01]\nignore: {start-at-rest: a feast}\ntimezone:")


def test_a_text_accepts_a_warning_with_a_reason(site):
    assert [] == site(BASE + day(2, "en", "Two", "ignore: {homework-missing: a rest}\n", homework="")).findings()


def test_a_series_accepts_what_is_said_of_its_file(site):
    made = site(SUNDAY + day(1, "en", "One") + day(1, "it", "Uno"))

    assert [] == made.findings()


def test_a_series_accepts_days_that_are_late(site):
    made = site(
        SERIES.replace("timezone:", "ignore: {day-late: on strike, day-due-soon: on strike}\ntimezone:")
        + day(1, "en", "One")
    )

    assert [] == made.findings(unready=True)


def test_what_a_series_accepts_counts_for_its_file_alone(site):
    made = site(
        SERIES.replace("timezone:", "ignore: {homework-missing: a rest}\ntimezone:") + day(1, "en", "One", homework="")
    )

    assert ["homework-missing", "ignore-unused"] == codes(made.findings())


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("homework-mising", "warning ignore-unknown: nothing is called `homework-mising` – did you mean `homework-missing`?"),
        ("xyzzy-qwerty", "warning ignore-unknown: nothing is called `xyzzy-qwerty` – docs/findings.md lists all codes"),
        ("link-broken", "warning ignore-unknown: `link-broken` is an error, and errors cannot be accepted – mend it, and take this out"),
        ("homework-missing", "note ignore-unused: there is no `homework-missing` here that could be accepted – take it out, so that you hear of the next one"),
    ],
)  # fmt: skip
def test_accepting_what_is_not_there_is_told(site, code, message):
    made = site(BASE + day(2, "en", "Two", f"ignore:\n  {code}: a reason\n"))
    assert [f"connections/002.en.md:4:3: {message}"] == made.findings()

    series = site(SERIES.replace("timezone:", f"ignore: {{{code}: a reason}}\ntimezone:") + day(1, "en", "One"))
    assert f"connections/series.yaml:6:10: {message}" in series.findings()


@pytest.mark.parametrize(
    "code", ["feed-f36", "day-late", "comment-date-zone", "link-dead", "picture-large", "date-unlikely"]
)
def test_what_comes_and_goes_is_accepted_ahead(site, code):
    assert [] == site(BASE + day(2, "en", "Two", f"ignore: {{{code}: a reason}}\n")).findings()


def test_an_error_is_said_whatever_is_accepted(site):
    made = site(BASE + article("x", "en", "X", "date: 2026-10-01\nignore: {key-unknown: mine}\nmood: x\n"))

    assert ["ignore-unused", "key-unknown"] == codes(made.everything_said())
    assert "`key-unknown` is an error here, and errors cannot be accepted" in made.everything_said()[0]


def test_a_link_that_only_the_finished_site_shows_as_dead_is_accepted(site):
    text = article("x", "en", "X", "date: 2026-10-01\nignore: {link-dead: it comes tomorrow}\n", "[y](/nowhere/)")

    assert [] == site(BASE + text).findings()


@pytest.mark.parametrize("value", ["{homework-missing: ''}", "{homework-missing: }", "{homework-missing: null}"])
def test_a_reason_is_required(site, value):
    made = site(BASE + day(2, "en", "Two", f"ignore: {value}\n"))

    assert ["ignore-without-reason"] == codes(made.findings())


def test_a_series_needs_a_reason_too(site):
    made = site(raw("s/series.yaml", "title: {en: S}\nstart: 2026-11-01\nignore: {start-at-rest: ''}"))

    assert [
        "s/series.yaml:3:9: error ignore-without-reason: `ignore: start-at-rest` has no reason – say why it is fine here"
    ] == made.findings()

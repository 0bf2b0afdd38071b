"""`invoke status` and `invoke tomorrow`: what they print, what they end with, and that they write nothing."""

from __future__ import annotations

import json

import pytest
from invoke.exceptions import Exit

from daybyday.cli import commands
from tests.harness import HOMEWORK, SERIES

NOW = "2026-11-08T12:00:00+01:00"
ENGLISH = SERIES.replace(
    "title: {en: Better connections, it: Relazioni che contano}", "title: {en: Better connections}"
)


@pytest.fixture
def desk(project, monkeypatch, capsys):
    """A command in the folder of a site whose one language is written through day 9, in this process."""
    project.write(
        "connections/series.yaml", ENGLISH.partition("\n")[2].replace("slug: {en: connections, it: relazioni}\n", "")
    )
    for number in range(2, 10):
        project.write(f"connections/{number:03}.en.md", f"---\ntitle: Number {number}\n---\nText.\n{HOMEWORK}")
    monkeypatch.chdir(project.folder)
    monkeypatch.setenv("DAYBYDAY_NOW", NOW)

    def typed(name: str, **options: str) -> tuple[int, str, str]:
        """(status, what was printed, what was said at the end)"""
        end = Exit(code=0)
        try:
            getattr(commands, name).body(None, **options)
        except Exit as raised:
            end = raised
        return end.code, capsys.readouterr().out, end.message or ""

    typed.project = project
    return typed


def test_status_prints_and_ends_well(desk):
    status, printed, said = desk("status")

    assert (status, said) == (0, "")
    assert printed.startswith("Sunday 8 November, 12:00 (Europe/Rome)\n\nToday\n  Day 8, 07:00: already out\n")
    assert "  English: written through day 9: 1 day; first hole day 10, due Tuesday 10\n" in printed


def test_status_shows_the_site_as_of_another_moment(desk):
    assert desk("status", at="2026-11-05")[1].startswith("Thursday 5 November, 23:59 (Europe/Rome)\n")


@pytest.mark.parametrize(
    ("least", "status", "said"),
    [
        ("1", 0, ""),
        ("3", 3, "Better connections is written for 1 day more in English, fewer than the 3 of `--fail-below`."),
        ("three", 1, "`--fail-below three` is no number of days: write `--fail-below 3`."),
        ("-1", 1, "`--fail-below -1` is no number of days: write `--fail-below 3`."),
    ],
)
def test_status_fails_below_what_is_wanted_and_only_then(desk, least, status, said):
    assert desk("status", fail_below=least)[::2] == (status, said)


def test_what_is_below_is_in_the_json_too(desk):
    status, printed, _ = desk("status", format="json", fail_below="3")

    assert status == 3
    assert json.loads(printed)["below"] == [{"series": "connections", "language": "en", "days": 1}]
    assert json.loads(printed)["next"][0]["path"] == "content/connections/010.en.md"


@pytest.mark.parametrize("name", ["status", "tomorrow"])
def test_a_format_nobody_knows_is_refused(desk, name):
    assert desk(name, format="yaml") == (1, "", "There is no format `yaml`; there are text and json.")


@pytest.mark.parametrize("name", ["status", "tomorrow"])
def test_no_file_is_written(desk, name):
    desk(name)

    assert not desk.project.output.exists()
    assert not (desk.project.content / "ledger.txt").exists()


@pytest.mark.parametrize("name", ["status", "tomorrow"])
def test_a_site_that_cannot_be_read_says_how_to_find_out(desk, name):
    conf = desk.project.folder / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8").replace('["en", "it"], "en"', '["en", "xx"], "en"'), "utf-8")

    assert desk(name)[::2] == (1, "The site cannot be read yet; `invoke check` says why.")


def test_an_evening_before_a_day_that_is_written_is_well(desk):
    status, printed, _ = desk("tomorrow")

    assert status == 0
    assert "  Tomorrow, 07:00\n    Day 9, “Number 9”, in English\n      /connections/9/\n" in printed


def test_an_evening_before_a_day_that_is_not_written_ends_with_a_status_of_its_own(desk):
    status, printed, _ = desk("tomorrow", at="2026-11-10")

    assert status == 3
    assert (
        "Will be missing\n  Day 10, due Tuesday 10 November: not written\n    write content/connections/010.en.md\n"
        in printed
    )


def test_an_error_that_would_stop_the_build_fails_whatever_is_missing(desk):
    desk.project.write("connections/009.en.md", f"---\ntitle: Nine\ndya: 9\n---\nText.\n{HOMEWORK}")

    status, printed, _ = desk("tomorrow", at="2026-11-10", format="json")

    assert status == 1
    assert [finding["code"] for finding in json.loads(printed)["stops"]] == ["key-unknown"]
    assert json.loads(printed)["stops"][0]["path"] == "content/connections/009.en.md"


def test_a_moment_that_has_passed_is_no_tomorrow(desk):
    said = "`--at 2026-11-07` is not later than now; `invoke status` says how the site stands."

    assert desk("tomorrow", at="2026-11-07")[::2] == (1, said)


def test_in_a_foreign_theme_both_speak_of_its_series(desk):
    conf = desk.project.folder / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8") + 'THEME = "simple"\n', "utf-8")

    assert "Better connections: day 8 of 30\n" in desk("status")[1]
    assert "    Day 9, “Number 9”, in English\n" in desk("tomorrow")[1]


@pytest.fixture
def with_ledger(desk):
    """The same, its published days in the ledger, written as far as day 20."""
    for number in range(10, 21):
        desk.project.write(f"connections/{number:03}.en.md", f"---\ntitle: Number {number}\n---\nText.\n{HOMEWORK}")
    assert desk("ledger")[0] == 0
    return desk


def test_a_look_far_ahead_is_one_at_days_that_came_out_one_by_one(with_ledger):
    """Alone, a build that comes after two weeks without one brings what it finds at its own moment."""
    _, printed, _ = with_ledger("tomorrow", at="2026-11-20", format="json")

    moments = [text["moment"] for text in json.loads(printed)["appears"]]
    assert moments == [f"2026-11-{number:02}T07:00:00+01:00" for number in range(9, 21)]


def test_so_is_a_status_of_a_day_to_come(with_ledger):
    _, printed, _ = with_ledger("status", at="2026-11-20", format="json")

    assert [text["day"] for text in json.loads(printed)["today"]] == [20]


def test_both_are_typed_as_every_command(project):
    below = project.invoke("status", "--fail-below", "3", DAYBYDAY_SPEAK="it")
    coming = project.invoke("tomorrow", "--at", "2026-11-20", "--format", "json")

    assert (below.returncode, coming.returncode) == (3, 3)
    assert below.stdout.startswith("Domenica 8 novembre, ore 12:00 (Europe/Rome)\n")
    assert below.stderr.startswith("Relazioni che contano: in inglese ci sono ancora 0 giorni pronti, meno dei 3 di ")
    assert json.loads(coming.stdout)["then"] == "2026-11-20T23:59:59+01:00"


def test_what_is_refused_is_refused_in_the_authors_language(desk, monkeypatch):
    monkeypatch.setenv("DAYBYDAY_SPEAK", "it")

    assert desk("status", format="yaml")[2] == "Il formato `yaml` non esiste; ci sono text e json."

"""Each release is followed by a run, on every date: also in the nights in which clocks are put forward and back."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from daybyday.desk.schedule import Release, releases_of, schedule_files
from daybyday.desk.schedule.times import is_skipped_or_doubled, minutes_after
from daybyday.messages import ENGLISH
from daybyday.timeline import instant_of
from tests.schedule.simulation import longest_wait, runs_by_cron, runs_by_systemd

NIGHTS = [date(2027, 3, 14), date(2027, 10, 17)]
"""Two weeks before clocks change in Europe; a month from there has that night in it. In America they change in both, too."""
MONTH = 31
SOON = timedelta(minutes=19)
RELEASES = [
    (Release(time(7), "Europe/Rome"),),
    (Release(time(0), "Europe/Rome"),),
    (Release(time(2, 30), "Europe/Rome"),),
    (Release(time(1, 45), "America/New_York"),),
    (Release(time(7), "Asia/Kathmandu"),),
    (Release(time(23, 55), "Pacific/Auckland"), Release(time(6, 15), "America/Los_Angeles"), Release(time(7), "Europe/Rome")),
    (Release(time(2, 15), "Australia/Lord_Howe"),),
]  # fmt: skip


def instants(releases, first, days=MONTH):
    return [
        instant_of(first + timedelta(days=day), release.at, release.zone) for release in releases for day in range(days)
    ]


@pytest.mark.parametrize("first", NIGHTS, ids=str)
@pytest.mark.parametrize("releases", RELEASES, ids=lambda releases: f"{releases[0].zone}-{releases[0].at}")
@pytest.mark.parametrize("kind", ["github", "forgejo", "gitlab", "systemd", "cron"])
def test_every_release_is_followed_by_a_run(facts, kind, releases, first):
    zone = releases[0].zone
    texts = schedule_files(kind, facts(*releases, zone=zone, computer_zone=zone), ENGLISH)
    text = "\n".join(text for path, text in texts.items() if "-evening" not in path)
    start, days = first - timedelta(days=1), MONTH + 4
    if kind == "systemd":
        runs = runs_by_systemd(text, start, days)
    else:
        runs = runs_by_cron(text, "UTC" if kind in ("github", "forgejo") else zone, start, days)
    # In a zone's own clocks, a time that is skipped or doubled in one night of the year is made up for by the second run.
    is_odd = any(is_skipped_or_doubled(release.at, release.zone, first) for release in releases)
    most = timedelta(minutes=19 + 83) if is_odd and kind in ("gitlab", "cron") else SOON

    assert longest_wait(instants(releases, first), runs) <= most


def test_cron_on_a_computer_of_another_zone(facts):
    releases = (Release(time(7), "Europe/Rome"),)
    text = schedule_files("cron", facts(computer_zone="America/New_York"), ENGLISH)["schedule/crontab"]

    for first in NIGHTS:
        runs = runs_by_cron(text, "America/New_York", first - timedelta(days=1), MONTH + 4)
        # In one night of the year its clocks show the time twice.
        assert longest_wait(instants(releases, first), runs) <= SOON + timedelta(minutes=83)
        assert sum(longest_wait([release], runs) > SOON for release in instants(releases, first)) <= 1


def test_a_run_that_was_left_out_is_made_up_for_within_two_hours(facts):
    text = schedule_files("github", facts(), ENGLISH)[".github/workflows/publish.yml"]
    for first in NIGHTS:
        releases = instants((Release(time(7), "Europe/Rome"),), first)
        runs = runs_by_cron(text, "UTC", first, MONTH + 2)
        kept = [run for run in runs if all(not release <= run <= release + SOON for release in releases)]

        assert longest_wait(releases, kept) <= timedelta(hours=2)


@pytest.mark.parametrize("seed", ["Thirty days", "Trenta giorni", "A", "B", "C"])
@pytest.mark.parametrize("at", [time(7), time(7, 30), time(6, 47)], ids=str)
def test_no_run_is_on_a_minute_that_all_the_world_uses(seed, at):
    minutes = minutes_after([Release(at, "Europe/Rome")], seed)

    assert 7 <= minutes <= 19
    assert (at.minute + minutes) % 5


def test_sites_do_not_all_run_in_the_same_minute():
    assert len({minutes_after([Release(time(7), "UTC")], f"site {number}") for number in range(50)}) > 5


def test_without_a_series_articles_come_out_at_midnight():
    assert releases_of((), "Europe/Rome") == (Release(time(0), "Europe/Rome"),)

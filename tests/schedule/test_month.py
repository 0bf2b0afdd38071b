"""A month by a stepped clock: what the lines of a schedule call is a build at that instant, and each day is out once, in time, in both
languages; also over the nights in which clocks change, and when the computer was off for days.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from daybyday.building.prepare import prepare
from daybyday.building.session import Session
from daybyday.desk.schedule import Release, schedule_files
from daybyday.messages import ENGLISH
from daybyday.timeline import instant_of
from tests.harness import SERIES, Site, day
from tests.schedule.simulation import runs_by_cron, runs_by_systemd

pytestmark = pytest.mark.slow

LENGTH = 30
ZONE = "Europe/Rome"
TEXTS = "".join(day(number, lang, f"{lang} {number}") for number in range(1, LENGTH + 1) for lang in ("en", "it"))


def shown(site: Site, now: datetime, session: Session) -> dict[str, list[int]]:
    """The days of each language that a build at an instant publishes. What was read before need not be read again."""
    edition = prepare(site.setup(), now, session).edition
    return {lang: [line.number for line in edition.shown(edition.site.series[0], lang)] for lang in ("en", "it")}


@pytest.fixture(params=[date(2027, 3, 14), date(2027, 10, 17)], ids=str)
def month(request, tmp_path):
    """(a series of a month with such a night in it, its first date)."""
    series = SERIES.replace("2026-11-01", request.param.isoformat())
    return Site(tmp_path, series + TEXTS), request.param


@pytest.mark.parametrize("kind", ["github", "systemd"])
def test_each_day_is_out_once_and_in_time(facts, month, kind):
    site, first = month
    texts = schedule_files(kind, facts(Release(time(7), ZONE)), ENGLISH)
    text = "\n".join(text for path, text in texts.items() if "evening" not in path)
    start, days = first - timedelta(days=1), LENGTH + 2
    runs = runs_by_cron(text, "UTC", start, days) if kind == "github" else runs_by_systemd(text, start, days)
    moments = [instant_of(first + timedelta(days=number), time(7), ZONE) for number in range(LENGTH)]

    came: dict[int, datetime] = {}
    session = Session.alone()
    for run in runs:
        published = shown(site, run, session)
        due = [number for number, moment in enumerate(moments, 1) if moment <= run]
        assert published == {"en": due, "it": due}
        for number in due:
            came.setdefault(number, run)
    assert {number for number in came if came[number] - moments[number - 1] > timedelta(minutes=19)} == set()
    assert sorted(came) == list(range(1, LENGTH + 1))


def test_days_without_a_run_are_made_up_for_in_order(month):
    site, first = month
    before = instant_of(first + timedelta(days=3), time(8), ZONE)
    after = instant_of(first + timedelta(days=9), time(8), ZONE)

    assert shown(site, before, Session.alone())["it"] == [1, 2, 3, 4]
    assert shown(site, after, Session.alone())["it"] == list(range(1, 11))

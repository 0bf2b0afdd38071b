"""`status.json`: how far each series is, and when to expect more. Nothing in it that is not public."""

from __future__ import annotations

import json

import pytest

from tests.harness import GUEST, SERIES, article, day

DAYS = "".join(day(number, "en", f"Secret {number}") for number in range(1, 9))
OPEN = SERIES.replace("length: 30\n", "")
NOON = "2026-11-08T12:00:00+01:00"


def status(built) -> dict:
    (series,) = json.loads(built.files["status.json"])["series"]
    return series


@pytest.mark.parametrize(
    ("text", "now", "last", "expected"),
    [
        (SERIES + DAYS, NOON, 8, (9, "2026-11-09T07:00:00+01:00")),
        (SERIES + DAYS, "2026-11-05T06:59:00+01:00", 4, (5, "2026-11-05T07:00:00+01:00")),
        (SERIES + DAYS, "2026-11-10T12:00:00+01:00", 8, (11, "2026-11-11T07:00:00+01:00")),
        (SERIES + "rest: [2026-11-09/2026-11-11]\n" + DAYS, NOON, 8, (9, "2026-11-12T07:00:00+01:00")),
        (OPEN + DAYS, NOON, 8, (9, "2026-11-09T07:00:00+01:00")),
        (OPEN + DAYS, "2026-11-10T12:00:00+01:00", 8, (11, "2026-11-11T07:00:00+01:00")),
        (OPEN + DAYS, "2026-11-30T12:00:00+01:00", 8, None),
        (SERIES.replace("length: 30", "length: 8") + DAYS, NOON, 8, None),
        (SERIES + DAYS, "2026-10-20T12:00:00+02:00", None, (1, "2026-11-01T07:00:00+01:00")),
    ],
    ids=["running", "before its hour", "late", "rest", "open", "open and late", "paused", "last day", "before"],
)
def test_the_last_day_and_the_next_moment_are_told(site, text, now, last, expected):
    series = status(site(text).build(now))

    assert series["last"].get("en", {}).get("day") == last
    assert series["next"] == (dict(zip(("day", "at"), expected, strict=True)) if expected else None)


def test_each_language_tells_its_own_last_day(site):
    text = SERIES + "translations: skip\n" + DAYS + day(1, "it", "Uno")

    assert {lang: entry["url"] for lang, entry in status(site(text).build(NOON))["last"].items()} == {
        "en": "https://example.org/connections/8/",
        "it": "https://example.org/it/relazioni/1/",
    }


def test_whether_the_next_day_is_written_is_not_told(site):
    nine = SERIES + DAYS + day(9, "en", "Secret 9")
    site_of_nine = site(nine).build(NOON).files["status.json"]

    assert site(SERIES + DAYS).build(NOON).files["status.json"] == site_of_nine
    assert b"Secret" not in site_of_nine


def test_a_foreign_theme_has_none(site):
    assert "status.json" not in site(SERIES + DAYS, **GUEST).build(NOON).files


def test_a_site_without_a_series_has_none(site):
    assert "status.json" not in site(article("job", "en", "Job security")).build().files


def test_it_can_be_switched_off_and_home_asks_nobody_then(site):
    built = site(SERIES + DAYS, DAYBYDAY_WITHOUT=["status"]).build(NOON)

    assert "status.json" not in built.files
    assert "status.json" not in built.text("index.html")

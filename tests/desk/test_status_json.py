"""`status --format json`: the shape that docs/status.md promises, field for field."""

from __future__ import annotations

from dataclasses import replace

from daybyday.desk.json_values import status_json
from daybyday.messages import say
from daybyday.model import Finding, Place
from tests.assembling.maker import SERIES, article
from tests.desk.maker import ENGLISH, ITALIAN, days, status_of
from tests.desk.test_status_text import Translations


def shown(path: str) -> str:
    return f"content/{path}"


def as_json(*sources, fail_below: int = 0, speaker=ENGLISH, **changes):
    return status_json(status_of(*sources, **changes), speaker, shown, fail_below)


SOURCES = [
    *days(*range(1, 9), langs=("en",)),
    *days(*range(1, 8), langs=("it",)),
    *days(9, langs=("en",)),
    article("a"),
]
SHORT = (replace(SERIES, length=10),)


def test_everything_has_its_name():
    late = {
        "series": "connections", "day": 8, "language": "it", "state": "missing", "due": "2026-11-08T07:00:00+01:00",
        "days_late": 0, "path": "content/connections/008.it.md", "title": "",
    }  # fmt: skip
    out = {**late, "language": "en", "state": "out", "path": "content/connections/008.en.md", "title": "Title 8"}

    assert as_json(*SOURCES, series=SHORT, fail_below=1) == {
        "now": "2026-11-08T12:00:00+01:00",
        "late": [late],
        "today": [out, late],
        "next": [
            {**late, "day": 9, "due": "2026-11-09T07:00:00+01:00", "path": "content/connections/009.it.md"},
            {**late, "day": 10, "language": "en", "due": "2026-11-10T07:00:00+01:00", "path": "content/connections/010.en.md"},
            {**late, "day": 10, "due": "2026-11-10T07:00:00+01:00", "path": "content/connections/010.it.md"},
        ],
        "series": [
            {
                "id": "connections", "path": "content/connections/series.yaml", "phase": "running", "day": 8, "length": 10,
                "translations": "fallback", "next_due": "2026-11-09T07:00:00+01:00",
                "languages": [
                    {
                        "language": "en", "out": 8, "ready": 1, "draft": 0, "missing": 0, "held": 0, "broken": 0,
                        "withdrawn": 0, "not_asked": 0, "unwritten": 1, "words": 90, "words_this_week": 70,
                        "runway": {
                            "days": 1, "through": 9,
                            "hole": {
                                "day": 10, "due": "2026-11-10T07:00:00+01:00", "state": "missing",
                                "path": "content/connections/010.en.md",
                            },
                        },
                        "days": {"draft": [], "missing": [], "held": [], "broken": []},
                    },
                    {
                        "language": "it", "out": 7, "ready": 0, "draft": 0, "missing": 2, "held": 0, "broken": 0,
                        "withdrawn": 0, "not_asked": 0, "unwritten": 1, "words": 70, "words_this_week": 60,
                        "runway": {
                            "days": 0, "through": 7,
                            "hole": {
                                "day": 9, "due": "2026-11-09T07:00:00+01:00", "state": "missing",
                                "path": "content/connections/009.it.md",
                            },
                        },
                        "days": {"draft": [], "missing": [8, 9], "held": [], "broken": []},
                    },
                ],
            }
        ],
        "articles_and_pages": [
            {"language": "en", "out": 1, "coming": 0, "draft": 0, "words": 0},
            {"language": "it", "out": 0, "coming": 0, "draft": 0, "words": 0},
        ],
        "findings": {"error": 0, "warning": 0, "note": 0},
        "stops": [],
        "below": [{"series": "connections", "language": "it", "days": 0}],
    }  # fmt: skip


def test_what_is_not_there_is_null():
    (series,) = as_json(series=(replace(SERIES, length=None),), now="2026-10-01T12:00:00+02:00")["series"]

    assert series["length"] is None
    assert series["languages"][0]["runway"]["through"] is None
    (over,) = as_json(*days(1, 2), series=(replace(SERIES, length=2),))["series"]
    assert (over["next_due"], over["languages"][0]["runway"]["hole"]) == (None, None)


def test_what_is_late_says_for_how_many_days():
    assert [text["days_late"] for text in as_json(*days(*range(1, 6), 7, 8))["late"]] == [2, 2]


def test_findings_are_told_in_the_authors_language():
    place = Place("connections/001.en.md", 3, 2)
    error = Finding(
        "error", "key-unknown", place, say("there is no key `{key}`", key="dya"), say("write {path}", path="x")
    )
    status = replace(status_of(*days(1)), stopping=(error,), findings=(error,))

    data = status_json(status, ITALIAN, shown)
    assert data["findings"] == {"error": 1, "warning": 0, "note": 0}
    assert data["stops"] == [
        {
            "level": "error", "code": "key-unknown", "path": "content/connections/001.en.md", "line": 3, "column": 2,
            "message": "la chiave `dya` non esiste", "hint": "scrivi x",
        }
    ]  # fmt: skip


def test_translations_have_a_place_of_their_own():
    status = replace(status_of(*days(1)), translations=Translations())

    assert status_json(status, ENGLISH, shown)["translations"] == [175]

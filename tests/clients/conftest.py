"""Thirty days of a series as its feeds stood every morning, for real feed readers to live through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.harness import SERIES, Site, day

FIRST, DAYS = date(2026, 11, 1), 30
COHORT = date(2026, 11, 9)
MISPRINTED, MISSING = 5, 12
FEEDS = (
    "connections/feed.atom",
    "connections/homework.rss",
    "it/relazioni/feed.rss",
    "weekly.rss",
    f"connections/start/{COHORT}.rss",
)


def text(number: int, lang: str, body: str = "A tpyo.") -> str:
    return day(number, lang, f"Number {number}", "", body).partition(" --\n")[2]


@pytest.fixture(scope="session")
def mornings(tmp_path_factory):
    """(feed -> bytes) of each morning."""
    site = Site(tmp_path_factory.mktemp("mornings"), SERIES)
    for number in range(1, DAYS + 1):
        for lang in ("en", "it"):
            if number != MISSING:
                site.write(f"connections/{number:03}.{lang}.md", text(number, lang))
    found = []
    for number in range(1, DAYS + 1):
        today = FIRST + timedelta(days=number - 1)
        if number == MISPRINTED + 10:
            site.write(f"connections/{MISPRINTED:03}.en.md", text(MISPRINTED, "en", "A typo."))
        built = site.build(f"{today}T12:00:00+01:00")
        assert built.status == 0, built.said
        found.append({feed: built.files[feed] for feed in FEEDS if feed in built.files})
    return found

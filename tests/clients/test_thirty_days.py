"""Real feed readers, thirty simulated days: every day arrives once, none twice, none opened again.

newsboat is Debian's, in a terminal; `reader` is the library from PyPI that many scripts are made of.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from datetime import date, timedelta

import pytest

from tests.clients.conftest import COHORT, DAYS, FEEDS, FIRST, MISSING

pytestmark = pytest.mark.slow


def expected() -> Counter[tuple[str, int]]:
    """(feed, number of the morning) -> how many items are new, said apart from the kit."""
    # Whoever subscribes early is told once when it begins.
    found: Counter[tuple[str, int]] = Counter({(f"connections/start/{COHORT}.rss", 1): 1})
    for number in range(1, DAYS + 1):
        today = FIRST + timedelta(days=number - 1)
        if number != MISSING:
            for feed in FEEDS[:3]:
                found[feed, number] += 1
        if today.weekday() == 0:
            found["weekly.rss", number] += 1
        if today >= COHORT:
            found[f"connections/start/{COHORT}.rss", number] += 1  # a day that is missing is a day off
    return found


class Newsboat:
    """Reloads from files; what is unread afterwards is what a person would see."""

    def __init__(self, folder) -> None:
        self.folder = folder
        (folder / "config").write_text("auto-reload no\n")

    def look(self) -> list[tuple[str, str]]:
        there = [self.folder / "feeds" / feed for feed in FEEDS]
        (self.folder / "urls").write_text("".join(f"file://{path}\n" for path in there if path.exists()))
        done = subprocess.run(
            ["newsboat", "-C", "config", "-u", "urls", "-c", "cache.db", "-x", "reload"], cwd=self.folder, check=False,
            capture_output=True, text=True, timeout=60, env={"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache:
            rows = cache.execute("select guid, feedurl from rss_item where unread = 1").fetchall()
            cache.execute("update rss_item set unread = 0")
            cache.commit()
        return [(guid, url.partition("/feeds/")[2]) for guid, url in rows]


class Reader:
    """The library, with its own database."""

    def __init__(self, folder) -> None:
        from reader import make_reader

        self.folder, self.reader = folder, make_reader(":memory:", feed_root=str(folder / "feeds"))

    def look(self) -> list[tuple[str, str]]:
        for feed in FEEDS:
            if (self.folder / "feeds" / feed).exists():
                self.reader.add_feed(feed, exist_ok=True)
                self.reader.update_feed(feed)
        fresh = list(self.reader.get_entries(read=False))
        for entry in fresh:
            self.reader.mark_entry_as_read(entry)
        return [(entry.id, entry.feed_url) for entry in fresh]


CLIENTS = {"newsboat": Newsboat, "reader": Reader}


@pytest.fixture(scope="session", params=CLIENTS)
def lived(request, mornings, tmp_path_factory):
    """What was new each morning: (number of the morning, id, feed)."""
    if request.param == "newsboat" and shutil.which("newsboat") is None:
        pytest.skip("newsboat is missing: apt install newsboat")
    folder = tmp_path_factory.mktemp(request.param)
    client, found = CLIENTS[request.param](folder), []
    for number, feeds in enumerate(mornings, 1):
        for feed, data in feeds.items():
            path = folder / "feeds" / feed
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        found += [(number, id, feed) for id, feed in client.look()]
    return found


def test_each_morning_brings_what_is_new_and_no_more(lived):
    assert Counter((feed, number) for number, _, feed in lived) == expected()


def test_nothing_arrives_twice_and_nothing_is_opened_again(lived):
    assert {id: count for id, count in Counter(id for _, id, _ in lived).items() if count > 1} == {}


def test_the_year_is_not_so_short_that_this_says_nothing(lived):
    assert len(lived) == sum(expected().values()) == 3 * 29 + 5 + 22 + 1
    assert date(2026, 11, 9) == COHORT

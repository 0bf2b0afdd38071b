"""Feeds of the site with everything in it, of a long series, and of nothing."""

from __future__ import annotations

import pytest

from tests.feeds.rss import Feed
from tests.harness import SERIES, Site, day


def feeds_of(built) -> dict[str, Feed]:
    return {path: Feed(data) for path, data in built.files.items() if path.endswith(".rss")}


@pytest.fixture(scope="session")
def feeds(rich_built):
    """Every feed of the rich site, by path."""
    return feeds_of(rich_built)


@pytest.fixture(scope="session")
def items(feeds):
    """Every item of every feed of it."""
    return [item for feed in feeds.values() for item in feed.items]


@pytest.fixture(scope="session")
def long_feeds(tmp_path_factory):
    """Of a series of 45 days, all out."""
    text = SERIES.replace("length: 30", "length: 45").replace("2026-11-01", "2026-09-01")
    days = "".join(day(n, "en", f"Number {n}") for n in range(1, 46))
    return feeds_of(Site(tmp_path_factory.mktemp("long"), text + days).build("2026-12-01T12:00:00+01:00"))


@pytest.fixture(scope="session")
def empty_feeds(tmp_path_factory):
    return feeds_of(Site(tmp_path_factory.mktemp("empty"), SERIES).build("2026-10-01T12:00:00+02:00"))

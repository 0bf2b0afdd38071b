"""The feeds of the site with everything in it, rendered once; and one of them at a time with something broken in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daybyday.building.session import Session
from daybyday.cli.feed_check import SETTINGS, Feeds, feeds_at
from daybyday.doctor.examining import examine
from daybyday.doctor.expected import ExpectedSite
from daybyday.timeline import read_instant
from tests.sites.rich import NOW, rich_site


def feeds_of(site, now=NOW):
    """(files, known) of a site at an instant."""
    feeds = feeds_at(site.setup(), read_instant(now), Session.alone())
    assert isinstance(feeds, Feeds), feeds.stopping
    return dict(feeds.files), ExpectedSite.of(feeds.prepared.edition, SETTINGS)


@pytest.fixture(scope="session")
def rich(tmp_path_factory):
    return feeds_of(rich_site(tmp_path_factory.mktemp("rich")))


@pytest.fixture(scope="session")
def files(rich):
    return rich[0]


@pytest.fixture(scope="session")
def known(rich):
    return rich[1]


@pytest.fixture(scope="session")
def alone(rich):
    """Whether a file of the site, looked at without the others, is sound with something changed in it.

    Gives the numbers of the rules that complain now and did not before, and the findings.
    """
    files, known = rich
    known = replace(known, settings=replace(known.settings, without=("old-feeds", "archives")))

    def look(path: str, *changes: tuple[str, str], data: bytes | None = None, **other):
        before = files[path]
        after = before if data is None else data
        for old, new in changes:
            assert old.encode() in after, old
            after = after.replace(old.encode(), new.encode(), 1)
        held = replace(known, **other)
        known_before = set(examine({path: before}, known).findings)
        return [one for one in examine({path: after}, held).findings if one not in known_before]

    return look

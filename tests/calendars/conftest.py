"""Calendars of the site with everything in it."""

from __future__ import annotations

import pytest

from tests.calendars.ics import Calendar
from tests.sites.rich import NOW, rich_site


@pytest.fixture(scope="session")
def rich_built(tmp_path_factory):
    built = rich_site(tmp_path_factory.mktemp("rich")).build(NOW)
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="session")
def calendars(rich_built):
    """Every calendar of it, by path."""
    return {path: Calendar(data) for path, data in rich_built.files.items() if path.endswith(".ics")}

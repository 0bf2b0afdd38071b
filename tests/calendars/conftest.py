"""Calendars of the site with everything in it."""

from __future__ import annotations

import pytest

from tests.calendars.ics import Calendar


@pytest.fixture(scope="session")
def calendars(rich_built):
    """Every calendar of it, by path."""
    return {path: Calendar(data) for path, data in rich_built.files.items() if path.endswith(".ics")}

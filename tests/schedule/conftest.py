from __future__ import annotations

from datetime import date, time

import pytest

from daybyday.desk.schedule import Release, ScheduleFacts

ROME = Release(time(7), "Europe/Rome")


@pytest.fixture
def facts():
    """`facts(releases=…, folder=…)`: those of a site in Rome, some of them others."""

    def make(*releases: Release, **other) -> ScheduleFacts:
        values = {
            "name": "Thirty days", "folder": "/home/ada/site", "content": "content", "program": "/home/ada/site/.venv/bin/daybyday",
            "releases": releases or (ROME,), "zone": "Europe/Rome", "computer_zone": "Europe/Rome", "today": date(2026, 11, 8),
            "target": ("--to", "rsync"), "install": "pip install -r requirements.txt", "pins": "requirements.txt", **other,
        }  # fmt: skip
        return ScheduleFacts(**values)

    return make

"""When the clock alone will change something."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..assembling import next_change_at
from ..building.run import Run

_SOON = timedelta(minutes=1)


def next_moment(run: Run) -> datetime:
    """The next instant at which the site may look otherwise; in a minute, when it may at any time."""
    if run.content is None or run.edition is None:
        return run.now + _SOON
    until = next_change_at(run.content, run.edition.site)
    return until if until > run.now else run.now + _SOON

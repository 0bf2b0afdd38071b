"""When the clock alone will change something."""

from __future__ import annotations

from datetime import datetime, timedelta

from ...assembling import quiet_until
from ..build import Run

_SOON = timedelta(minutes=1)


def next_moment(run: Run) -> datetime:
    """The next instant at which the site may look otherwise; in a minute, when it may at any time."""
    if run.content is None or run.edition is None:
        return run.now + _SOON
    until = quiet_until(run.content, run.edition.site)
    return until if until > run.now else run.now + _SOON

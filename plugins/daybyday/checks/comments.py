"""Comments of the past: none is of a day to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..messages import say
from ..model import Finding, Place
from .context import CheckInput

_ONE_DAY = timedelta(days=1)
"""Somewhere it is tomorrow already."""


def comments_to_come(inputs: CheckInput) -> Iterator[Finding]:
    """A comment that is dated later than today: of each file the latest."""
    for file in inputs.content.comments.values():
        day, line = file.latest
        if day and date.fromisoformat(day) > inputs.site.now.date() + _ONE_DAY:
            yield Finding(
                "warning",
                "comment-date-unlikely",
                Place(file.path, line),
                say("this comment is dated {date}", date=day),
                say("write the date on which it was written"),
            )

"""Series: two with one id or one address, plans that go backwards."""

from __future__ import annotations

from collections.abc import Iterator

from .. import timeline
from ..messages import say
from ..model import Finding, Series
from .context import CheckInput


def series_twice(inputs: CheckInput) -> Iterator[Finding]:
    """Ids are for ever and belong to one series."""
    seen: dict[str, Series] = {}
    for series in inputs.content.series:
        if first := seen.get(series.id):
            yield Finding(
                "error",
                "series-id-twice",
                series.place,
                say("the id `{id}` belongs to {path} already", id=series.id, path=first.place.path),
                say("write another `id:`"),
            )
        seen.setdefault(series.id, series)


def backward_restarts(inputs: CheckInput) -> Iterator[Finding]:
    """`from` moves days forward, or two days would share a date."""
    for series in inputs.content.series:
        last = max([series.length or 0, *(post.source.day or 0 for post in inputs.posts_of(series))])
        for number, restart, before in timeline.backward_restarts(series, last):
            yield Finding(
                "error",
                "from-backwards",
                series.place,
                say(
                    "`from` puts day {number} on {restart}, and day {previous} is on {before}",
                    number=number,
                    restart=restart,
                    previous=number - 1,
                    before=before,
                ),
                say("write a date after {before}", before=before),
            )


def start_at_rest(inputs: CheckInput) -> Iterator[Finding]:
    """Day 1 on a date that is a rest moves to the next that is none."""
    for series in inputs.content.series:
        first = timeline.next_working_date(series, series.start)
        if first != series.start:
            yield Finding(
                "warning",
                "start-at-rest",
                series.place,
                say("the series starts on {start}, which is a day of rest", start=series.start),
                say("day 1 comes on {first}; write `start: {first}`", first=first),
            )

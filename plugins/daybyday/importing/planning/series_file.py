"""A planned series as the text of its `series.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from ...writing.scalars import flow_mapping, scalar
from .series import PlannedSeries


def series_file(series: PlannedSeries, timezone: str) -> str:
    """What the file says, in the order of docs/writing.md."""
    return "".join(f"{line}\n" for line in _lines(series, timezone))


def _lines(series: PlannedSeries, timezone: str) -> Iterator[str]:
    cadence = series.cadence
    yield f"id: {series.folder}"
    yield f"title: {flow_mapping(series.titles.items())}"
    if series.descriptions:
        yield f"description: {flow_mapping(series.descriptions.items())}"
    yield f"slug: {flow_mapping((lang, series.folder) for lang in series.titles)}"
    yield f"start: {cadence.start.isoformat()}"
    yield f"length: {series.length}"
    if cadence.cadence != "daily":
        yield f"cadence: {cadence.cadence}"
    if cadence.rests:
        spans = (first.isoformat() if first == last else f"{first}/{last}" for first, last in cadence.rests)
        yield f"rest: [{', '.join(spans)}]"
    if cadence.restarts:
        yield f"from: {{{', '.join(f'{day}: {when.isoformat()}' for day, when in cadence.restarts)}}}"
    if cadence.release:
        yield f'release: "{cadence.release:%H:%M}"'
    yield f"timezone: {scalar(timezone)}"
    if series.missing:
        yield f"missing: [{', '.join(map(str, series.missing))}]"

"""`status.json`: the last day that is out and the next moment to expect one, of each series. Public facts only.

A home page that is older than the next moment asks it whether the site is late, or only the page old.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ... import addresses
from ...edition.edition import Edition
from ...edition.progress import Expected, expected_next
from ...edition.render_services import RenderServices
from ...model import Series
from ...parts import Part
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class SeriesStatus:
    """How far a series is."""

    series: Series
    last: tuple[tuple[str, int], ...]
    """(language, number of its last day that is out), for languages that have one"""
    expected: Expected | None


def parts(edition: Edition) -> Iterator[Part[tuple[SeriesStatus, ...]]]:
    """One file for the whole site; none without a series."""
    if not edition.settings.makes("status") or not edition.site.series:
        return
    status = []
    for series_now in edition.site.series:
        shown = ((lang, edition.shown(series_now, lang)) for lang in series_now.series.languages)
        last = tuple((lang, lines[-1].number) for lang, lines in shown if lines)
        status.append(SeriesStatus(series_now.series, last, expected_next(edition, series_now)))
    yield Part(addresses.STATUS.lstrip("/"), "status", tuple(status))


def render(part: Part[tuple[SeriesStatus, ...]], services: RenderServices) -> bytes:
    """`{"series": [{"id", "last": {lang: {"day", "url"}}, "next": {"day", "at"} or null}]}`."""
    series = [_of_series(status, services) for status in part.value]
    return (json.dumps({"series": series}, ensure_ascii=False, indent=1) + "\n").encode()


def _of_series(status: SeriesStatus, services: RenderServices) -> dict[str, object]:
    context, series, expected = services.context, status.series, status.expected
    last = {
        lang: {"day": day, "url": context.absolute(addresses.day_page(context.settings, series, lang, day))}
        for lang, day in status.last
    }
    coming = {"day": expected.number, "at": expected.moment.isoformat(timespec="seconds")} if expected else None
    return {"id": series.id, "last": last, "next": coming}

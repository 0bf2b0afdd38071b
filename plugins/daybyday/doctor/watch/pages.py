"""Pages of a host: today's day in every language, the pages that lead to it, and none of what is not out."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from ...messages import LanguageName, say
from ...model import Finding, Place
from ..live_host import UPLOAD
from .host import LiveSite
from .links import links_of
from .wanted import ComingText, WantedDay, WantedSite

NOBODYS = "/there-is-no-such-page-daybyday/"
"""An address no site has: what a host says of it, it says of whatever is not there."""
_PUBLISHED_EARLY = say("take it down: publish again, and look at how it got there")


def days_there(wanted: WantedSite, live: LiveSite) -> Iterator[Finding]:
    """The page of the last day that is out, of each series and language. Raises `UnreachableError`."""
    for day in wanted.days:
        response, place = live.get(day.address), Place(live.url(day.address))
        if response.status != 200:
            message = say(
                "day {day} of {series} should be here in {language}, and the host answers {status}",
                day=day.number, series=day.series, language=LanguageName(day.lang), status=response.status,
            )  # fmt: skip
            yield Finding("error", "live-day-missing", place, message, UPLOAD)
        elif day.canonical and html.escape(day.canonical) not in live.text(day.address):
            message = say(
                "day {day} of {series} should be here in {language}, and the host answers with another page",
                day=day.number, series=day.series, language=LanguageName(day.lang),
            )  # fmt: skip
            yield Finding("error", "live-day-missing", place, message, UPLOAD)


def ways_there(wanted: WantedSite, live: LiveSite) -> Iterator[Finding]:
    """Home pages and pages of series lead to that day, and `status.json` names it. Raises `UnreachableError`."""
    for day in wanted.days:
        for page in day.leads:
            targets = {live.address_of(link, page) for link in links_of(live.text(page))}
            if live.locator.path(day.address).removeprefix(live.locator.base) not in targets:
                message = say("this page does not lead to day {day} of {series}", day=day.number, series=day.series)
                yield Finding("error", "live-page-stale", Place(live.url(page)), message, UPLOAD)
    if wanted.has_status:
        yield from _status(wanted.days, live)


def _status(days: tuple[WantedDay, ...], live: LiveSite) -> Iterator[Finding]:
    place = Place(live.url("/status.json"))
    try:
        document = json.loads(live.text("/status.json"))
        named = {(series["id"], lang): last["day"] for series in document["series"] for lang, last in _last(series)}
    except (ValueError, KeyError, TypeError, AttributeError):
        message = say("the host serves no status of the series here")
        yield Finding("error", "live-page-stale", place, message, UPLOAD)
        return
    for day in days:
        if named.get((day.series_id, day.lang)) != day.number:
            message = say(
                "the last day of {series} is {day} in {language}, and this file says {other}",
                series=day.series, day=day.number, language=LanguageName(day.lang),
                other=named.get((day.series_id, day.lang), "–"),
            )  # fmt: skip
            yield Finding("error", "live-page-stale", place, message, UPLOAD)


def _last(series: Any) -> Any:
    return series["last"].items()


def nothing_early(wanted: WantedSite, live: LiveSite) -> Iterator[Finding]:
    """No page of a text to come, no link to one, no line of the sitemap. Raises `UnreachableError`."""
    nothing = live.get(NOBODYS)
    if nothing.status == 200:
        message = say("the host answers 200 for pages there are not, so nobody can tell what is missing")
        hint = say("this is for the settings of the host: let it answer 404 with the page 404.html")
        yield Finding("warning", "live-not-found", Place(live.url(NOBODYS)), message, hint)
    for text in wanted.coming:
        response = live.get(text.address)
        if response.status == 200 and (nothing.status != 200 or response.body != nothing.body):
            yield _early(text, live.url(text.address), say("the page of a text that is not out"))
    pages = dict.fromkeys((*wanted.homes, *(page for day in wanted.days for page in day.leads)))
    for page in pages:
        targets = {live.address_of(link, page) for link in links_of(live.text(page))}
        for text in wanted.coming:
            if live.locator.path(text.address).removeprefix(live.locator.base) in targets:
                yield _early(text, live.url(page), say("a link to {address}, which is not out", address=text.address))
    if wanted.has_sitemap:
        sitemap = live.text("/sitemap.xml")
        for text in wanted.coming:
            if f">{html.escape(wanted.expected.absolute(text.address.lstrip('/')))}<" in sitemap:
                what = say("a line for {address}, which is not out", address=text.address)
                yield _early(text, live.url("/sitemap.xml"), what)


def _early(text: ComingText, url: str, what: Any) -> Finding:
    message = say("the host shows {what}; it comes on {date}", what=what, date=text.date)
    if not text.date:
        message = say("the host shows {what}; it is a draft", what=what)
    return Finding("error", "live-early", Place(url), message, _PUBLISHED_EARLY)

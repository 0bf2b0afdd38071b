"""All the watchdog looks at, again and again until it is well or the time is over; and what a scheduler is told of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from ...messages import say
from ...model import Finding, Place
from ...values import dataclass
from ..live_host import Response, UnreachableError, fetch
from .feeds import feeds_there
from .host import LiveSite
from .links import dead_links
from .pages import NOBODYS, days_there, nothing_early, ways_there
from .wanted import WantedSite

WRONG, DAY_MISSING, UNREACHABLE, EARLY = 1, 3, 4, 5
"""Exit statuses: something else is wrong; a day is not there; no answer; something shows that is not out. 2 is invoke's."""
_STATUSES = {
    "live-early": EARLY,
    "live-unreachable": UNREACHABLE,
    "live-day-missing": DAY_MISSING,
    "day-late": DAY_MISSING,
}
_SHORTEST, _LONGEST = 5.0, 60.0


@dataclass(frozen=True, slots=True)
class Watched:
    """How many addresses were asked for in the last round, and the findings of that round."""

    asked: int
    findings: tuple[Finding, ...]


def status_of(findings: Iterable[Finding]) -> int:
    """The exit status for some findings: that of the worst. Warnings are none, but a day that is late is a day that is missing."""
    statuses = {
        _STATUSES.get(finding.code, WRONG) for finding in findings if finding.level == "error" or finding.code == "day-late"
    }  # fmt: skip
    return next((status for status in (EARLY, UNREACHABLE, DAY_MISSING, WRONG) if status in statuses), 0)


def watch(
    wanted: WantedSite, base: str, wait: float, *, ask: Callable[[str], Response] = fetch,
    sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic,
) -> Watched:  # fmt: skip
    """Look at the site below `base`; while something is wrong look again, for `wait` seconds."""
    began, pause = clock(), _SHORTEST
    while True:
        live = LiveSite(base, wanted.expected.locator, ask, sleep)
        findings = _look(wanted, live)
        left = wait - (clock() - began)
        if not status_of(findings) or left <= 0:
            return Watched(len(live.answers), findings)
        sleep(min(pause, left))
        pause = min(2 * pause, _LONGEST)


def _is_one_page(wanted: WantedSite, live: LiveSite) -> bool:
    """Whether somebody answers for the site: a parked domain, a page of "coming soon", the portal of a network."""
    addresses = (*wanted.homes, *(day.address for day in wanted.days))
    nobodys = live.get(NOBODYS)
    return (
        nobodys.status == 200
        and len(addresses) > 1
        and all(response.status == 200 and response.body == nobodys.body for response in map(live.get, addresses))
    )


def _look(wanted: WantedSite, live: LiveSite) -> tuple[Finding, ...]:
    """One round. A host that gives no answer is asked for nothing more."""
    findings: list[Finding] = []
    pages = dict.fromkeys((*wanted.homes, *(page for day in wanted.days for page in (day.address, *day.leads))))
    try:
        for page in wanted.homes:
            live.get(page)
        if _is_one_page(wanted, live):
            message = say("the host answers with one and the same page, whatever it is asked")
            hint = say("look whether the address is right, and what it leads to")
            return (Finding("error", "live-unreachable", Place(live.base), message, hint),)
        for check in (days_there, ways_there, feeds_there, nothing_early):
            findings += check(wanted, live)
        findings += dead_links(pages, live)
    except UnreachableError as error:
        hint = say("look whether the address is right and the host is up, and try again")
        findings.append(Finding("error", "live-unreachable", Place(live.base), error.message, hint))
    return tuple(dict.fromkeys(findings))

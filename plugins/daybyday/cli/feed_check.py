"""`invoke feeds`: the bytes a build would publish, made in memory, and what the doctor says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from .. import views
from ..building.prepare import prepare
from ..building.render import renderer_for
from ..building.report import counted
from ..building.session import Session
from ..building.setup import SiteSetup
from ..building.stages import Prepared, PreparedOrStopped, Stopped
from ..checks import not_accepted
from ..doctor.examining import Examined, examine
from ..doctor.expected import ExpectedSite
from ..doctor.live_host import Visit, subscribed, visit
from ..engine import Fingerprints
from ..messages import NOTHING, Message, Speaker, say, say_count, spoken
from ..model import Finding
from ..parts import page_path
from ..values import dataclass

_DATA_VIEWS = ("calendar", "opml")
"""Views whose files are calendars, and the list of feeds."""

SETTINGS = "publishconf.py"


@dataclass(frozen=True)
class Feeds:
    """What a site would publish for readers at one instant."""

    prepared: Prepared
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class FeedReport:
    """Findings on the feeds, and a sentence on how much was looked at; `NOTHING` when there was nothing to look at."""

    setup: SiteSetup
    findings: Sequence[Finding]
    summary: Message


def feeds_at(setup: SiteSetup, now: datetime, session: Session) -> Feeds | Stopped:
    """The feeds of a site at an instant. What was rendered is kept for the next build."""
    return _rendered(prepare(setup, now, session))


def _rendered(prepared: PreparedOrStopped) -> Feeds | Stopped:
    if isinstance(prepared, Stopped):
        return prepared
    assembled = prepared.assembled
    services, fragments = renderer_for(assembled, Fingerprints(assembled.render_key))
    chosen = {*map(views.name_of, views.FEEDS), *_DATA_VIEWS}
    files = {part.path: views.render_part(part, services) for part in prepared.parts if part.view in chosen}
    assembled.session.store.put_texts(fragments.taken())
    return Feeds(prepared, files)


def check_feeds(setup: SiteSetup, now: datetime, session: Session) -> FeedReport | Feeds:
    """Every rule on what a build would publish at an instant, and on what becomes of it a day later."""
    today = feeds_at(setup, now, session)
    if isinstance(today, Stopped):
        return _nothing_to_look_at(today)
    examined = diagnose(setup, today, session)
    return FeedReport(setup, examined.findings, _summary(examined))


def feeds_to_compare(setup: SiteSetup, now: datetime, session: Session) -> FeedReport | Feeds:
    """What a build would publish, to be held against what a host serves; a report when there is nothing."""
    today = feeds_at(setup, now, session)
    return _nothing_to_look_at(today) if isinstance(today, Stopped) else today


def _nothing_to_look_at(stopped: Stopped) -> FeedReport:
    return FeedReport(stopped.setup, stopped.stopping or stopped.findings, NOTHING)


def check_host(today: Feeds) -> FeedReport:
    """Every rule on what the host of the site serves. Raises `UnreachableError`."""
    setup = today.prepared.setup
    base = f"{setup.settings.origin}{setup.settings.base}"
    visited = served(today, base)
    return FeedReport(
        setup,
        visited.findings,
        say_count("Looked at {n} address of {base}", "Looked at {n} addresses of {base}", n=visited.checked, base=base),
    )


def _summary(examined: Examined) -> Message:
    values = {
        "feeds": say_count("{n} feed", "{n} feeds", n=examined.feeds),
        "calendars": say_count("{n} calendar", "{n} calendars", n=examined.calendars),
    }
    if examined.compared:
        return say("Looked at {feeds} and {calendars}", **values)
    return say("Looked at {feeds} and {calendars}, not at those of tomorrow (`invoke check` says why)", **values)


def diagnose(setup: SiteSetup, today: Feeds, session: Session) -> Examined:
    """Every rule on today's feeds, and on what becomes of them tomorrow; less what posts accept with `ignore`."""
    assembled = today.prepared.assembled
    tomorrow = feeds_at(setup, assembled.now + timedelta(days=1), session)
    files_of_tomorrow = None if isinstance(tomorrow, Stopped) else tomorrow.files or None
    examined = examine(today.files, ExpectedSite.of(assembled.edition, SETTINGS), files_of_tomorrow)
    return replace(examined, findings=tuple(not_accepted(list(examined.findings), assembled.content)))


def summed(findings: Sequence[Finding], speaker: Speaker) -> str:
    """ "no errors, 2 warnings"."""
    without = not any(finding.level == "error" for finding in findings)
    no_errors = [spoken(say("no errors"), speaker)] if without else []
    return ", ".join([*no_errors, *([counted(findings, speaker)] if findings else [])])


def served(today: Feeds, base: str) -> Visit:
    """What a host serves, beside what a build would publish now. Raises `UnreachableError`."""
    settings = today.prepared.setup.settings
    old = {address for address, _ in settings.old_feeds} if settings.makes("old-feeds") else set[str]()
    paths = {part.path for part in today.prepared.parts}
    there = [address for address in sorted(old) if page_path(address) in paths]
    copies = {address.lstrip("/") for address in there}
    files = ((path, data) for path, data in sorted(today.files.items()) if subscribed(path) and path not in copies)
    return visit(base, files, there)

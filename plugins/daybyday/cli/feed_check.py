"""`invoke feeds`: the bytes a build would publish, made in memory, and what the doctor says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from ..building.render import renderer_for
from ..building.report import counted
from ..building.run import Run, prepare, renderer
from ..building.session import Session, remembering
from ..checks import not_accepted
from ..doctor.examining import Examined, examine
from ..doctor.expected import ExpectedSite
from ..doctor.live_host import Visit, subscribed, visit
from ..engine import Fingerprints
from ..model import Finding
from ..parts import page_path

_VIEWS = ("rss", "atom", "jsonfeed", "calendar", "opml")
"""Views whose files are feeds, calendars, and the list of feeds."""

SETTINGS = "publishconf.py"


@dataclass(frozen=True)
class Feeds:
    """What a site would publish for readers at one instant; no files while an error stops it."""

    run: Run
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Looked:
    """What came of a look: findings and what was looked at; "" when there was nothing to look at."""

    run: Run
    findings: Sequence[Finding]
    said: str


def feeds_at(settings: Any, now: datetime, session: Session) -> Feeds:
    """The feeds of a site at an instant. What was rendered is kept for the next build."""
    run = prepare(settings, now, session)
    if run.stopping or run.edition is None:
        return Feeds(run, {})
    services, fragments = renderer_for(run, Fingerprints(run.ground))
    render = renderer(services)
    files = {part.path: render(part) for part in run.parts if part.view in _VIEWS}
    session.store.put_texts(fragments.taken())
    return Feeds(run, files)


def look(settings: Any, now: datetime, live: bool) -> Looked:
    """At what a build would publish at an instant, or at what the host of the site serves. Raises `UnreachableError`."""
    with remembering(settings) as session:
        today = feeds_at(settings, now, session)
        run = today.run
        if run.stopping or run.edition is None:
            return Looked(run, run.stopping or run.findings, "")
        if not live:
            examined = diagnose(settings, today, session)
            return Looked(run, examined.findings, _said(examined))
    # A host may be slow: the memory is free for others by now.
    base = f"{run.site_settings.origin}{run.site_settings.base}"
    found = served(today, base)
    return Looked(run, found.findings, f"Looked at {_counted(found.checked, 'address', 'addresses')} of {base}")


def _said(examined: Examined) -> str:
    said = f"Looked at {_counted(examined.feeds, 'feed')} and {_counted(examined.calendars, 'calendar')}"
    return said if examined.compared else f"{said}, not at those of tomorrow (`invoke check` says why)"


def _counted(number: int, name: str, several: str = "") -> str:
    return f"{number} {name if number == 1 else several or f'{name}s'}"


def diagnose(settings: Any, today: Feeds, session: Session) -> Examined:
    """Every rule on today's feeds, and on what becomes of them tomorrow; less what posts accept with `ignore`."""
    run = today.run
    assert run.edition is not None
    assert run.content is not None
    tomorrow = feeds_at(settings, run.now + timedelta(days=1), session)
    found = examine(today.files, ExpectedSite.of(run.edition, SETTINGS), tomorrow.files or None)
    return replace(found, findings=tuple(not_accepted(list(found.findings), run.content)))


def summed(findings: Sequence[Finding]) -> str:
    """ "no errors, 2 warnings"."""
    without = not any(finding.level == "error" for finding in findings)
    return ", ".join([*(["no errors"] if without else []), *([counted(findings)] if findings else [])])


def served(today: Feeds, base: str) -> Visit:
    """What a host serves, beside what a build would publish now. Raises `UnreachableError`."""
    settings = today.run.site_settings
    old = {address for address, _ in settings.old_feeds} if settings.makes("old-feeds") else set[str]()
    known = {part.path for part in today.run.parts}
    there = [address for address in sorted(old) if page_path(address) in known]
    copies = {address.lstrip("/") for address in there}
    files = ((path, data) for path, data in sorted(today.files.items()) if subscribed(path) and path not in copies)
    return visit(base, files, there)

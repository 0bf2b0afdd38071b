"""`invoke status` and `invoke tomorrow`: a look at the site that writes nothing, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from invoke.exceptions import Exit

from ..building.prepare import prepare
from ..building.session import Session, remembering
from ..building.setup import SiteSetup
from ..building.stages import Prepared, PreparedOrStopped
from ..desk.json_values import status_json, tomorrow_json
from ..desk.status import Status, site_status
from ..desk.tomorrow import Outlook, Tomorrow, end_of_tomorrow, lines_until, tomorrow
from ..messages import LanguageName, Message, Speaker, listing, say, say_count, spoken
from ..pelican_adapter.settings import site_setup, speaker_of
from ..reading import write_ledger
from . import current_site
from .desk_wording import Wording
from .publishing.publication import LATE_DAYS
from .status_report import status_lines
from .tomorrow_report import tomorrow_lines
from .translations import table_of

FORMATS = ("text", "json")


def show_status(at: str, format: str, fail_below: str) -> None:
    """Print the status of the site of this folder. Raises `Exit` with what the author should know."""
    settings = current_site.load(current_site.SETTINGS)
    _check_format(format, settings)
    least = _days(fail_below, settings)
    present, now = current_site.instant("", settings), current_site.instant(at, settings)
    site = _site_at(settings, present, now)
    status, wording = _status_of(site), Wording(site.setup.speaker, site.setup.root, now)
    if format == "json":
        _print_json(status_json(status, wording.speaker, wording.path, least))
    else:
        print("\n".join(status_lines(status, wording)))
    _end_below(status, wording, least)


def _days(text: str, settings: Any) -> int:
    if text and not (text.isascii() and text.isdecimal()):
        message = say("`--fail-below {days}` is no number of days: write `--fail-below 3`.", days=text)
        raise _refusal(message, speaker_of(settings))
    return int(text or 0)


def _check_format(format: str, settings: Any) -> None:
    if format not in FORMATS:
        message = say("There is no format `{format}`; there are {formats}.", format=format, formats=listing(FORMATS))
        raise _refusal(message, speaker_of(settings))


def _refusal(message: Message, speaker: Speaker) -> Exit:
    return Exit(spoken(message, speaker), 1)


def _status_of(site: PreparedOrStopped) -> Status:
    if site.assembled is None:
        raise _unreadable(site.setup.speaker)
    assembled = site.assembled
    return site_status(
        assembled.content, assembled.edition, site.findings, site.stopping, translations=table_of(assembled)
    )


def _unreadable(speaker: Speaker) -> Exit:
    return _refusal(say("The site cannot be read yet; `invoke check` says why."), speaker)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _end_below(status: Status, wording: Wording, fail_below: int) -> None:
    below = status.below(fail_below)
    if below:
        raise Exit("\n".join(_short(status, wording, fail_below)), LATE_DAYS)


def _short(status: Status, wording: Wording, fail_below: int) -> Iterable[str]:
    for series, language in status.below(fail_below):
        message = say_count(
            "{series} is written for {n} day more in {language}, fewer than the {wanted} of `--fail-below`.",
            "{series} is written for {n} days more in {language}, fewer than the {wanted} of `--fail-below`.",
            n=language.runway.days,
            series=wording.title(series.series),
            language=LanguageName(language.lang),
            wanted=fail_below,
        )
        yield spoken(message, wording.speaker)


def show_tomorrow(at: str, format: str) -> None:
    """Print what happens until the end of tomorrow, or until `at`. Raises `Exit`: with 1 when an error would stop that build,
    with `LATE_DAYS` when a text that is due by then would not be there.
    """
    settings = current_site.load(current_site.SETTINGS)
    _check_format(format, settings)
    now = current_site.instant("", settings)
    until = current_site.instant(at, settings) if at else None
    if until and until <= now:
        message = say("`--at {at}` is not later than now; `invoke status` says how the site stands.", at=at)
        raise _refusal(message, speaker_of(settings))
    setup, changes = _changes(settings, now, until)
    wording = Wording(setup.speaker, setup.root, now)
    if format == "json":
        _print_json(tomorrow_json(changes, wording.speaker, wording.path))
    else:
        print("\n".join(tomorrow_lines(changes, wording)))
    if changes.stops or changes.lacks_a_day:
        raise Exit(code=1 if changes.stops else LATE_DAYS)


def _site_at(settings: Any, present: datetime, now: datetime) -> PreparedOrStopped:
    with remembering(settings) as session:
        setup = site_setup(settings, current_site.public_settings(settings))
        if now <= present:
            return prepare(setup, now, session)
        return _later(prepare(setup, present, session), now, session)


def _later(site: PreparedOrStopped, then: datetime, session: Session) -> PreparedOrStopped:
    """The site at a later instant, as if it were published, and its ledger written, whenever something comes out."""
    setup, assembled = site.setup, site.assembled
    folder = assembled.folder if assembled else None
    if assembled is None or folder is None or folder.ledger is None:
        return prepare(setup, then, session)
    lines = lines_until(assembled.content, setup.settings, then, setup.public)
    folder = replace(folder, ledger=folder.ledger + f"\n{write_ledger(lines)}".encode())
    return prepare(setup, then, session, folder=folder)


def _changes(settings: Any, now: datetime, until: datetime | None) -> tuple[SiteSetup, Tomorrow]:
    """The site laid out at two instants, by the same memory."""
    with remembering(settings) as session:
        setup = site_setup(settings, current_site.public_settings(settings))
        site = prepare(setup, now, session)
        today = _outlook(site)
        then = until or end_of_tomorrow(now, today.content, setup.settings)
        return setup, tomorrow(today, _outlook(_later(site, then, session)))


def _outlook(site: PreparedOrStopped) -> Outlook:
    if site.assembled is None:
        raise _unreadable(site.setup.speaker)
    parts = site.parts if isinstance(site, Prepared) else ()
    return Outlook(site.assembled.content, site.assembled.edition, site.findings, site.stopping, parts)

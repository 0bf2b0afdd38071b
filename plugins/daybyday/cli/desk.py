"""`invoke status` and `invoke tomorrow`: a look at the site that writes nothing, as text or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from invoke.exceptions import Exit

from ..building.prepare import prepare
from ..building.session import remembering
from ..building.setup import SiteSetup
from ..building.stages import Prepared, PreparedOrStopped
from ..desk.json_values import status_json, tomorrow_json
from ..desk.status import Status, site_status
from ..desk.tomorrow import Outlook, Tomorrow, end_of_tomorrow, tomorrow
from ..messages import LanguageName, Message, Speaker, listing, say, say_count, spoken
from ..pelican_adapter.settings import site_setup, speaker_of
from . import current_site
from .desk_wording import Wording
from .publication import LATE_DAYS
from .status_report import status_lines
from .tomorrow_report import tomorrow_lines

FORMATS = ("text", "json")


def show_status(at: str, format: str, fail_below: str) -> None:
    """Print the status of the site of this folder. Raises `Exit` with what the author should know."""
    settings = current_site.load(current_site.SETTINGS)
    _check_format(format, settings)
    least = _days(fail_below, settings)
    now = current_site.instant(at, settings)
    site = current_site.prepared(settings, now, current_site.public_settings(settings))
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
    return site_status(site.assembled.content, site.assembled.edition, site.findings, site.stopping)


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


def _changes(settings: Any, now: datetime, until: datetime | None) -> tuple[SiteSetup, Tomorrow]:
    """The site laid out at two instants, by the same memory."""
    with remembering(settings) as session:
        setup = site_setup(settings, current_site.public_settings(settings))
        today = _outlook(prepare(setup, now, session))
        then = until or end_of_tomorrow(now, today.content, setup.settings)
        return setup, tomorrow(today, _outlook(prepare(setup, then, session)))


def _outlook(site: PreparedOrStopped) -> Outlook:
    if site.assembled is None:
        raise _unreadable(site.setup.speaker)
    parts = site.parts if isinstance(site, Prepared) else ()
    return Outlook(site.assembled.content, site.assembled.edition, site.findings, site.stopping, parts)

"""`invoke ledger`: what was published by hand is written down, after it is there."""

from __future__ import annotations

import os
import sys

from invoke.exceptions import Exit

from ...assembling import ledger_lines
from ...building.report import print_findings
from ...content_names import LEDGER
from ...messages import say, say_count, spoken
from .. import current_site
from .ledger_file import change_summary, is_of_somebody_else, save_ledger


def write_ledger_by_hand(at: str, site_moved: bool) -> None:
    """Write content/ledger.txt as of now, or of a moment in the past. Raises `Exit`."""
    from ...pelican_adapter.settings import speaker_of

    settings = current_site.load(current_site.SETTINGS)
    speaker = speaker_of(settings)
    present, now = current_site.instant("", settings), current_site.instant(at, settings)
    if now > present:
        moment = f"{now:%Y-%m-%d %H:%M} UTC"
        message = say(
            "{moment} has not come, so nothing was published then; the ledger was not touched.", moment=moment
        )
        raise Exit(spoken(message, speaker), 1)
    site = current_site.prepared(settings, now, current_site.public_settings(settings))
    stopping = [finding for finding in site.stopping if not (site_moved and finding.code == "site-moved")]
    if stopping or site.assembled is None:
        print_findings(stopping, site.setup.root, speaker, sys.stdout)
        raise Exit(spoken(say("The ledger was not touched."), speaker), 1)
    content, root = site.assembled.content, site.setup.root
    public = site.setup.public
    if public is not None and not public.has_feed_id and not content.ledger:
        # Its lines would hold ids of nobody's domain, and every build from then on would keep to them.
        message = say(
            "FEED_ID is empty, so nothing has been published that could be written down: `invoke publish` asks for it."
        )
        raise Exit(spoken(message, speaker), 1)
    path = root / LEDGER
    if is_of_somebody_else(path.read_bytes() if path.is_file() else None, site.setup.settings.guest):
        message = say("{name} is none of ours, and was left alone: call it otherwise.", name=os.path.relpath(path))
        raise Exit(spoken(message, speaker), 1)
    lines = ledger_lines(content, site.setup.settings, now, site.setup.public)
    name = os.path.relpath(root / LEDGER)
    try:
        written = save_ledger(root, site.assembled.folder.ledger, lines)
    except OSError as error:
        message = say(
            "{name} could not be written ({reason}); it is as it was.", name=name, reason=error.strerror or ""
        )
        raise Exit(spoken(message, speaker), 1) from None
    summary = change_summary(content.ledger, lines) or say("put in order")
    message = (
        say("{name}: {summary}; {n} in all. Commit it.", name=name, summary=summary, n=len(lines))
        if written
        else say_count("{name} is up to date: {n} item.", "{name} is up to date: {n} items.", n=len(lines), name=name)
    )
    print(spoken(message, speaker))

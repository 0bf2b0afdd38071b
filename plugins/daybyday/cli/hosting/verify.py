"""`invoke verify`: what the host of a site serves, held against what a build would publish now."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from invoke.exceptions import Exit

from ...addresses import SiteUrlError, split_site_url
from ...building.report import counted, in_order, print_findings
from ...building.session import remembering
from ...credentials import has_password
from ...doctor.watch.rounds import Watched, status_of, watch
from ...doctor.watch.wanted import WantedSite
from ...messages import Speaker, say, spoken
from ...model import Finding
from ...pelican_adapter.settings import PLACEHOLDER, site_setup, speaker_of
from .. import current_site
from ..command import end_with
from ..feed_check import FeedReport, Feeds, feeds_to_compare
from ..questions import number

FORMATS = ("text", "json")
_LONGEST = 3600


def verify_site(settings: Any, live: str, wait: str, format: str, now: datetime) -> None:
    """Look at the host at `live` ("": at SITEURL), print what is wrong, and end with a status that says so."""
    speaker = speaker_of(settings)
    if format not in FORMATS:
        message = say("There is no format `{format}`; there are {formats}.", format=format, formats=", ".join(FORMATS))
        raise Exit(spoken(message, speaker), 1)
    seconds = number("--wait", wait, 0, _LONGEST, speaker)
    base = _base(settings, live, speaker)
    with remembering(settings) as session:
        feeds = feeds_to_compare(site_setup(settings), now, session)
    if isinstance(feeds, FeedReport):
        print_findings(feeds.findings, feeds.setup.root, speaker, sys.stderr)
        raise Exit(spoken(say("There is nothing to hold the host against before this is mended."), speaker), 1)
    watched = watch(_wanted(feeds), base, seconds)
    late = [finding for finding in feeds.prepared.findings if finding.code == "day-late"]
    findings = [*in_order(late), *watched.findings]
    if format == "json":
        print(
            json.dumps(_document(findings, watched, base, now, speaker), ensure_ascii=False, indent=2, sort_keys=True)
        )
    else:
        print_findings(findings, feeds.prepared.setup.root, speaker, sys.stdout)
        print(spoken(_summary(findings, watched, base, speaker), speaker))
    end_with(status_of(findings))


def _base(settings: Any, live: str, speaker: Speaker) -> str:
    """The address to look at; a site without one of its own takes it for its own."""
    own = str(settings.get("SITEURL") or "").strip().rstrip("/")
    base = live.strip().rstrip("/") or own
    if base in ("", PLACEHOLDER):
        raise Exit(spoken(say("The site has no address yet: write `--live https://…`."), speaker), 1)
    if has_password(base):
        message = say("Write the address without a password: it would stand in everything that is said of it.")
        raise Exit(spoken(message, speaker), 1)
    try:
        split_site_url(base)
    except SiteUrlError as bad:
        if live:
            message = say(
                "`--live {live}` is no web address: write it whole, as https://name.github.io/repo.", live=live
            )
            raise Exit(spoken(message, speaker), 1) from None
        raise current_site.refusal(bad, settings) from None
    if own in ("", PLACEHOLDER):
        settings["SITEURL"] = base
    return base


def _wanted(feeds: Feeds) -> WantedSite:
    prepared = feeds.prepared
    return WantedSite.of(
        prepared.assembled.content, prepared.edition, prepared.parts, feeds.files, current_site.PUBLISH_SETTINGS
    )


def _summary(findings: Sequence[Finding], watched: Watched, base: str, speaker: Speaker) -> Any:
    if not findings:
        return say("Looked at {n} addresses of {address}: all is well.", n=watched.asked, address=base)
    return say(
        "Looked at {n} addresses of {address}: {counted}.", n=watched.asked, address=base,
        counted=counted(findings, speaker),
    )  # fmt: skip


def _document(
    findings: Sequence[Finding], watched: Watched, base: str, now: datetime, speaker: Speaker
) -> dict[str, Any]:
    return {
        "version": 1,
        "address": base,
        "now": now.isoformat(timespec="seconds"),
        "status": status_of(findings),
        "asked": watched.asked,
        "findings": [
            {
                "code": finding.code,
                "level": finding.level,
                "place": finding.place.path,
                "message": spoken(finding.message, speaker),
                "hint": spoken(finding.hint, speaker) if finding.hint else "",
            }
            for finding in findings
        ],
    }

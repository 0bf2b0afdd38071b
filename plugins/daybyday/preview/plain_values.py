"""Findings and moments as the browser shows them: plain values; findings in the author's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from ..building.report import in_order, located
from ..cldr import formatted
from ..messages import Speaker, quote, say
from ..model import Finding, Place
from .finding_packet import as_packet
from .protocol import Packet, blame

_MOST = 200
"""Findings a browser is sent; who has more of them mends these first."""


def finding_packet(finding: Finding, root: Path, speaker: Speaker) -> Packet:
    """One finding, its file by a path one can open from the site's folder."""
    return as_packet(located(finding, root), speaker)


def finding_packets(findings: Iterable[Finding], root: Path, speaker: Speaker) -> list[Packet]:
    """Findings with errors first, each once."""
    ordered = in_order(findings)
    errors = [finding for finding in ordered if finding.level == "error"]
    return [
        finding_packet(finding, root, speaker)
        for finding in [*errors, *(finding for finding in ordered if finding.level != "error")][:_MOST]
    ]


def crashed(error: BaseException) -> Finding:
    """What went wrong in code, as a finding."""
    shown = blame(error)
    path, line, column = shown["place"].rsplit(":", 2)
    return Finding(
        "error",
        "code-broken",
        Place(path, int(line), int(column)),
        quote(shown["message"]),
        say("mend it and save; until then the preview shows what it showed before"),
    )


def moment(at: datetime) -> str:
    """ "8 November 2026, 23:59"; `at` is in the zone in which it is shown."""
    return f"{formatted(at.date(), 'd MMMM y', 'en')}, {at:%H:%M}"


def weekday_moment(at: datetime) -> str:
    """ "Thursday, 12 November 2026, 07:00"."""
    return f"{formatted(at.date(), 'EEEE', 'en')}, {moment(at)}"


def language(lang: str) -> str:
    """ "Italian"."""
    from ..cldr import language_name

    return language_name(lang, "en")

"""Findings and moments as the browser shows them: plain values, in the author's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from ..building.report import in_order, located
from ..messages import Speaker, quote, say
from ..model import Finding, Place
from ..words import Words, load_words
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


def moment(at: datetime, speaker: Speaker) -> str:
    """ "8 November 2026, 23:59" / "1º novembre 2026, 23:59"; `at` is in the zone in which it is shown."""
    return f"{_words(speaker.lang).plain_date(at.date())}, {at:%H:%M}".replace("\xa0", " ")


def weekday_moment(at: datetime, speaker: Speaker) -> str:
    """ "Thursday 12 November 2026, 07:00" / "giovedì 12 novembre 2026, 07:00"."""
    return f"{_words(speaker.lang).full_date(at.date())}, {at:%H:%M}".replace("\xa0", " ")


@lru_cache(maxsize=4)
def _words(lang: str) -> Words:
    words, _ = load_words((lang,), {})
    return words[lang]

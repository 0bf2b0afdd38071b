"""Findings as packets: plain values that travel between processes and to browsers."""

from __future__ import annotations

from ..messages import Speaker, spoken
from ..model import Finding
from .protocol import Packet


def as_packet(finding: Finding, speaker: Speaker) -> Packet:
    """{level, place, code, message, hint}, in the language of `speaker`."""
    place = str(finding.place)
    return {
        "level": finding.level,
        "place": place,
        "code": finding.code,
        "message": spoken(finding.message, speaker),
        "hint": spoken(finding.hint, speaker),
    }

"""Findings as messages: plain values that travel between processes and to browsers."""

from __future__ import annotations

from ..model import Finding
from .protocol import Message


def as_message(finding: Finding) -> Message:
    """{level, place, code, message, hint}."""
    place = str(finding.place)
    return {
        "level": finding.level,
        "place": place,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }

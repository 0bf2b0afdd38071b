"""Findings as plain values, which travel."""

from __future__ import annotations

from ..model import Finding
from .boot import Message


def plain(finding: Finding) -> Message:
    """{level, place, code, message, hint}."""
    place = str(finding.place)
    return {
        "level": finding.level,
        "place": place,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }

"""Giving up."""

from __future__ import annotations

from ...errors import DayByDayError


class UnsureError(DayByDayError):
    """Something that is left to Python-Markdown; nothing an author ever sees."""

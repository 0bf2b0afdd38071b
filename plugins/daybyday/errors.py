"""Exceptions: one root, so that whoever embeds the package can catch whatever it raises on purpose.

What authors have to mend is a `model.Finding`, not an exception; an `InputError` carries what becomes one.
"""

from __future__ import annotations


class DayByDayError(Exception):
    """The root of all exceptions of this package."""


class InputError(DayByDayError):
    """Something an author wrote that cannot be used: permanent code, message, hint."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint

"""Exceptions: one root, so that whoever embeds the package can catch whatever it raises on purpose.

What authors have to mend is a `model.Finding`, not an exception; an `InputError` carries what becomes one.
"""

from __future__ import annotations

from .messages import Message


class DayByDayError(Exception):
    """The root of all exceptions of this package."""


class SpokenError(DayByDayError):
    """An exception whose text is for authors, in their language: `message`; as a string it is English."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class InputError(SpokenError):
    """Something an author wrote that cannot be used: permanent code, message, hint."""

    def __init__(self, code: str, message: Message, hint: Message) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint

"""What a writer raises."""

from __future__ import annotations

from ..errors import DayByDayError


class UnwritablePostError(DayByDayError, ValueError):
    """A value for which there is no text in our format: the file, the field, and the reason."""

    def __init__(self, path: str, field: str, reason: str) -> None:
        super().__init__(f"{path}: `{field}` cannot be written: {reason}")
        self.path, self.field, self.reason = path, field, reason

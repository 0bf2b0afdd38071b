"""What a YAML text is read into, and how it is refused."""

from __future__ import annotations

import re

from ..errors import InputError
from ..messages import NOTHING, Message
from ..patterns import regex
from ..values import dataclass

_NULLS = ("", "~", "null", "Null", "NULL")
_UNSEEN = " \t\n\u00a0\u200b\u2060\ufeff"
"""spaces, and what has no width at all"""

_MERGE_MARKS = regex(r"^(?:(?P<ours><{7})|(?P<middle>={7}$)|(?P<theirs>>{7})|\|{7})(?=[ \t]|$)", re.MULTILINE)


def merge_mark(text: str) -> int | None:
    """The line (from 1) of the first mark that a version control leaves where two versions meet; None when there is none.

    `=======` alone underlines a heading, and seven `>` alone are a quotation.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    marks = list(_MERGE_MARKS.finditer(text))
    first = next((match for match in marks if match["ours"]), None)
    if first is None:
        middle = next((match for match in marks if match["middle"]), None)
        theirs = [match for match in marks if match["theirs"] and middle and match.start() > middle.start()]
        first = theirs[0] if theirs else None
    return text.count("\n", 0, first.start()) + 1 if first else None


class YamlError(InputError):
    """A YAML text that is refused, with the 1-based line and column of the mistake."""

    def __init__(self, code: str, line: int, column: int, message: Message, hint: Message = NOTHING) -> None:
        super().__init__(code, message, hint)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class Node:
    """One YAML value. `value` is str, list[Node] or dict[str, Node]; `keys` says where keys stand."""

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int
    plain: bool = False
    keys: dict[str, tuple[int, int]] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was written: `summary:` with no value, or `~`, or `null`."""
        return self.plain and self.value in _NULLS

    @property
    def blank(self) -> bool:
        """Whether what was written says nothing: as `empty`, or `''`, `[]`, `{}`. Editors with forms write such values."""
        return self.empty or (not self.value.strip(_UNSEEN) if isinstance(self.value, str) else not self.value)

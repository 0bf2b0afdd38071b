"""What a rule is: a number of the reference, a sentence, who suffers when it is broken, and a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from ..messages import NOTHING, Message, say
from ..model import Level
from ..values import dataclass

T = TypeVar("T")

NOT_YOURS = say("no text of yours causes this: a changed setting, view or plugin does; undo it, or report this line")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A place where a rule is broken: which item (by id and address), what is wrong, and what to do."""

    message: Message
    id: str = ""
    url: str = ""
    hint: Message = NOTHING
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and what it looks at: a `Feed`, an `ItemHtml`, a `Calendar`, an `OpmlDocument`."""

    of: type
    number: int
    sentence: str
    readers: Message
    level: Level
    hint: Message
    check: Callable[[Any], Iterator[Complaint]]

    @property
    def code(self) -> str:
        """Permanent, for `ignore`."""
        return f"feed-f{self.number}"


def rule(
    of: type[T], number: int, sentence: str, readers: Message, *, level: Level = "error", hint: Message = NOT_YOURS
) -> Callable[[Callable[[T], Iterator[Complaint]]], Rule]:
    """Decorator: a function that yields complaints about values of the type `of` becomes a `Rule`."""

    def decorate(check: Callable[[T], Iterator[Complaint]]) -> Rule:
        return Rule(of=of, number=number, sentence=sentence, readers=readers, level=level, hint=hint, check=check)

    return decorate

"""Lines for the author of a publication, in the author's language."""

from __future__ import annotations

from collections.abc import Iterable

from invoke.exceptions import Exit

from ...messages import Message, Speaker, say, spoken
from ...publishing.errors import BrokenPublicationError, PublishError


def tell(messages: Iterable[Message], speaker: Speaker) -> None:
    """Print lines; what begins with blanks belongs to the line above."""
    for message in messages:
        line = spoken(message, speaker)
        print(line if line.startswith("  ") else f"Day by Day: {_with_capital(line)}", flush=True)


def _with_capital(line: str) -> str:
    """A sentence with a capital; an address or a path stays as it is."""
    first = line.partition(" ")[0]
    return line if "/" in first or "." in first else f"{line[:1].upper()}{line[1:]}"


def broken_off(error: PublishError, speaker: Speaker) -> Exit:
    """The end of a publication that did not come to its end, with the reason and what a program said of it."""
    reason = spoken(error.message, speaker)
    message = (
        say("The publication broke off; publish again to complete it: {reason}", reason=reason)
        if isinstance(error, BrokenPublicationError)
        else say("Nothing was published: {reason}", reason=reason)
    )
    return Exit("\n".join([spoken(message, speaker), *(spoken(line, speaker) for line in error.words)]), 1)

"""Texts that hold what lets somebody in: once they are published, it is everybody's."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..messages import Message, say
from ..model import Finding, Place
from .forms import credentials_in

_HINT = say("take it out, and have another one made: whoever saw it keeps it")


def secrets_in(path: str, data: bytes, accepted: Collection[str] = ()) -> Iterator[Finding]:
    """A finding for each token or private key in a file. One that its author accepts (`ignore`) is a warning, which is then not
    said.
    """
    text = data.decode("utf-8-sig", "replace")
    is_meant = "secret-in-text" in accepted
    for offset, owner in credentials_in(text):
        line = text.count("\n", 0, offset) + 1
        column = offset - (text.rfind("\n", 0, offset) + 1) + 1
        place = Place(path, line, column)
        yield Finding("warning" if is_meant else "error", "secret-in-text", place, _described(owner), _HINT)


def _described(owner: str) -> Message:
    """What it is, without a sign of it."""
    if owner == "private key":
        return say("here stands a private key, and would be published")
    return say("here stands what looks like a token of {owner}, and would be published", owner=owner)

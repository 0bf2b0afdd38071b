"""One publication at a time at a place that knows no locks: a bucket, a folder that is reached by nothing but rsync.

Whoever wants to publish lays down a note with a name of its own, lists the notes that are there, and goes on when there is no other. Of two
that come at once at least the second sees the first's note, since such places show at once what was written; so never both go
on. A note grows while its publication runs. One that has stopped growing is of a publication that was killed, and is taken away: no
clock is compared with another.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from ..messages import Message, say
from .errors import MEANWHILE, PublishError

PREFIX = ".daybyday-claim-"
RENEWED_AFTER = 10.0
"""Seconds after which a note grows."""
DEAD_AFTER = 45.0
"""Seconds after which a note that has not grown is nobody's any more."""
_LOOKS = 9
"""How often one looks in that time."""
_ROUNDS = 3
"""How often one tries to be the only one."""

Teller = Callable[[Message], None]


def silently(message: Message) -> None:
    """For whoever need not know why it takes so long."""


class Notes(Protocol):
    """A place for notes."""

    @property
    def address(self) -> Message:
        """Where it is."""

    def put_note(self, name: str, data: bytes) -> None:
        """Write a note, or write it anew. Raises `PublishError`."""

    def notes(self) -> Mapping[str, int]:
        """Names that begin with `PREFIX`, and their sizes in bytes. Raises `PublishError`."""

    def remove_note(self, name: str) -> None:
        """Remove a note; one that has gone is no error. Raises `PublishError`."""


class Claim:
    """Held by one publication."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.address = notes.address
        self._name = f"{PREFIX}{secrets.token_hex(8)}.txt"
        self._size = 0
        self._ended = threading.Event()

    def lay_down(self) -> None:
        """Put the note there, one byte longer than the last time."""
        self._size += 1
        self._notes.put_note(self._name, b"." * self._size)

    def take_up(self) -> None:
        """Take the note away."""
        self._notes.remove_note(self._name)

    def others(self) -> dict[str, int]:
        """The notes of other publications."""
        return {name: size for name, size in self._notes.notes().items() if name != self._name}

    def outlast(self, others: Mapping[str, int]) -> None:
        """Wait until the others have gone, or have shown by not growing that nobody is behind them: then they are taken away.

        Of several that wait, the one whose name comes first keeps its note, and the rest make room. Raises `PublishError` when one
        of the others grows.
        """
        stays = all(self._name < name for name in others)
        if not stays:
            self.take_up()
        begin = time.monotonic()
        while time.monotonic() - begin < DEAD_AFTER:
            time.sleep(DEAD_AFTER / _LOOKS)
            if stays:
                self.lay_down()
            left = self.others()
            if not left:
                return
            if any(left.get(name, size) != size for name, size in others.items()):
                raise self.busy()
        for name in others:
            self._notes.remove_note(name)

    def busy(self) -> PublishError:
        """The end of a publication that was not the first to come."""
        return PublishError(
            say(
                "another publication is under way at {address}. Run the same command again when it is over.",
                address=self.address,
            )
        )

    def check(self) -> None:
        """Raise `PublishError` when somebody has taken it for that of a publication that was killed."""
        if self._name not in self._notes.notes():
            raise PublishError(MEANWHILE)

    @contextlib.contextmanager
    def renewed(self) -> Iterator[None]:
        """Let it grow, by a thread of its own."""
        thread = threading.Thread(target=self._renew, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ended.set()
            thread.join()

    def _renew(self) -> None:
        while not self._ended.wait(RENEWED_AFTER):
            with contextlib.suppress(PublishError):  # what broke is met by the publication itself
                self.lay_down()


@contextlib.contextmanager
def claimed(notes: Notes, tell: Teller = silently) -> Iterator[Claim]:
    """The place for oneself. Raises `PublishError` when somebody else is publishing there."""
    claim = Claim(notes)
    try:
        _wait_for(claim, tell)
        with claim.renewed():
            yield claim
    finally:
        with contextlib.suppress(PublishError):  # then it stops growing, and the next takes it away
            claim.take_up()


def _wait_for(claim: Claim, tell: Teller) -> None:
    for _ in range(_ROUNDS):
        claim.lay_down()
        others = claim.others()
        if not others:
            return
        tell(
            say(
                "another publication is under way at {address}, or broke off there; looking which of the two.",
                address=claim.address,
            )
        )
        claim.outlast(others)
    raise claim.busy()

"""A post and a day as they are told: everything that pages, lists and feeds say, but no words yet.

These are the small facts that parts are made of. Their fingerprints are cheap, because a post knows
the fingerprint of its file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from ..model import DayState, Homework, Post
from ..prose import Facts


@dataclass(frozen=True, slots=True)
class Told:
    """A post that is out. Moments are in its own zone."""

    fingerprint_shared: ClassVar[bool] = True
    fingerprint_by: ClassVar[tuple[str, ...]] = ("file", "key", "address", "moment", "modified", "image")

    post: Post
    facts: Facts
    moment: datetime | None
    """when it came out; None for undated pages"""
    modified: datetime | None
    """when readers were told of a correction; None before they are"""
    image: str
    """absolute address of its picture for cards; "" for none"""
    tags: tuple[tuple[str, str, str], ...]
    """(key, name, slug) in its language; decided by the file, for names of tags are part of the house"""

    @property
    def file(self) -> str:
        """Fingerprint of its file, which decides everything that is not named beside it."""
        return self.post.source.print

    @property
    def key(self) -> str:
        """What it is called for ever, in all its languages."""
        return self.post.key

    @property
    def address(self) -> str:
        """Where it stands, without the site's own path."""
        return self.post.address

    @property
    def lang(self) -> str:
        """Its language."""
        return self.post.source.lang

    @property
    def title(self) -> str:
        """Its title, without "Day 8:"."""
        return self.post.source.title

    @property
    def summary(self) -> str:
        """The author's summary, else the first paragraph."""
        return self.post.source.summary or self.facts.excerpt

    @property
    def homework(self) -> Homework | None:
        """Its homework."""
        return self.post.source.homework

    @property
    def digest(self) -> str:
        """The key of its converted text."""
        return self.post.source.digest

    @property
    def published(self) -> datetime:
        """The moment of a dated post; asking an undated one is a mistake of ours."""
        if self.moment is None:
            raise ValueError(f"{self.post.source.path} has no moment")
        return self.moment


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day as it is told in one language. `told` is what stands at its address, maybe the original."""

    number: int
    date: date
    """as planned"""
    state: DayState
    told: Told | None
    has_page: bool
    """a text or a notice"""

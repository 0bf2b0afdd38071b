"""Posts and days that are out, with all facts that pages, lists and feeds show of them; words are found later.

These are the small facts that parts are made of. Their fingerprints are cheap, because a post knows
the fingerprint of its file.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from ..model import DayState, Homework, Post, Source
from ..prose import Facts
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class PublishedPost:
    """A post that is out. Moments are in its own zone."""

    fingerprint_shared: ClassVar[bool] = True
    fingerprint_without: ClassVar[tuple[str, ...]] = ("facts",)
    """decided by the file; how a tag is spelt is not, but by its oldest text"""

    record: Post
    """the post as it was assembled"""
    facts: Facts
    moment: datetime | None
    """when it came out; None for undated pages"""
    modified: datetime | None
    """when a correction was announced; None before that"""
    image: str
    """absolute address of its picture for cards; "" for none"""
    tags: tuple[tuple[str, str, str], ...]
    """(key, name, slug) in its language"""

    @property
    def source(self) -> Source:
        """What its file says."""
        return self.record.source

    @property
    def key(self) -> str:
        """What it is called for ever, in all its languages."""
        return self.record.key

    @property
    def address(self) -> str:
        """Where it stands, without the site's own path."""
        return self.record.address

    @property
    def lang(self) -> str:
        """Its language."""
        return self.record.source.lang

    @property
    def title(self) -> str:
        """Its title, without "Day 8:"."""
        return self.record.source.title

    @property
    def summary(self) -> str:
        """The author's summary, else the first paragraph."""
        return self.record.source.summary or self.facts.excerpt

    @property
    def homework(self) -> Homework | None:
        """Its homework."""
        return self.record.source.homework

    @property
    def digest(self) -> str:
        """The key of its converted text."""
        return self.record.source.digest

    @property
    def published(self) -> datetime:
        """The moment of a dated post; asking an undated one is a mistake of ours."""
        if self.moment is None:
            raise ValueError(f"{self.record.source.path} has no moment")
        return self.moment


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day in one language. `post` is what stands at its address, maybe the original."""

    number: int
    date: date
    """as planned"""
    state: DayState
    post: PublishedPost | None
    has_page: bool
    """a text or a notice"""

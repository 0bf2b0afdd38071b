"""A text as any source gives it: neutral, frozen, nothing of it understood yet by our own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Literal, Protocol

from ..messages import Message
from ..model import Written
from ..values import dataclass
from .losses import Loss

LOCAL_SITE = "https://source.invalid"
"""what the address of a file of the source begins with (RFC 2606: no such host)"""

TextKind = Literal["article", "page"]


@dataclass(frozen=True, slots=True)
class ImportedComment:
    """What a reader said. Addresses of mail and machines are not even kept."""

    id: str
    html: str
    date: Written | None
    author: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class ImportedText:
    """One text in one language. `key` is the same in every run; `origin` says where it stood, for people."""

    key: str
    origin: str
    title: str = ""
    html: str = ""
    markdown: str | None = None
    """instead of `html`, where the source is Markdown"""
    kind: TextKind = "article"
    date: Written | None = None
    lang: str = ""
    """as the source names it; "" for a text that does not say"""
    group: str = ""
    """texts of one group are translations of each other"""
    summary: str = ""
    image: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    slug: str = ""
    address: str = ""
    """where it stood, in full: links within it are relative to that"""
    old_addresses: tuple[str, ...] = ()
    guid: str = ""
    draft_reasons: tuple[Message, ...] = ()
    """why it is a draft; none for a text that was public"""
    comments: tuple[ImportedComment, ...] = ()
    losses: tuple[Loss, ...] = ()
    day: int | None = None
    """which day it is, where the place of its file says so"""
    series: str = ""
    """what that place says it is a day of"""
    gives_exercises: bool = False
    """whether it is a day whose section of exercises is homework; in Markdown that has been done already"""
    is_beside: bool = False
    """whether another text is that day, and this one goes with it"""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a source that becomes no text, with the reason and its words."""

    origin: str
    title: str
    reason: Message
    text: str = ""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a source says of itself as a whole."""

    kind: Message
    name: str = ""
    description: str = ""
    address: str = ""
    lang: str = ""
    in_languages: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """language, as the source names it -> (name, description) in it, where the source has that"""
    losses: tuple[Loss, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """known when all its texts have been read once"""
    picture_roots: tuple[Path, ...] = field(default=())
    """folders in which its pictures may lie"""


def distinct(texts: Iterable[ImportedText]) -> Iterator[ImportedText]:
    """The texts with keys that no other has: exports joined by hand give a number to several posts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts[text.key] += 1
        yield replace(text, key=f"{text.key}#{counts[text.key]}") if counts[text.key] > 1 else text


class Source(Protocol):
    """Something to import from. It can be read as often as one likes, and keeps no text."""

    def texts(self) -> Iterator[ImportedText]:
        """Its texts, always in the same order. Raises `ImportRefusedError`."""

    def facts(self) -> SourceFacts:
        """What it says of itself; complete after its texts have been read once."""

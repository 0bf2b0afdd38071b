"""Items of feeds: what each holds, and what it says in any format. All of it is fixed on the day it came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar, Protocol, overload

from ..assembling.identity import feed_id, item_id
from ..framing.edition import Edition
from ..framing.house import House
from ..framing.kit import Kit
from ..framing.links import in_feed
from ..framing.told import Told
from ..model import SeriesNow
from ..prose import Resolved
from .html import homework_heading, homework_html, homework_summary, item_html

_KNOWN = 1000
"""How many posts are remembered in words: each is said in three formats, in archives and by cohorts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in words: what every format writes, each in its own way."""

    id: str
    title: str
    url: str
    """absolute: the one page that it is (F31)"""
    lang: str
    published: datetime
    updated: datetime
    corrected: bool
    """whether its readers were told of a correction"""
    summary: str
    """plain text, never empty: some readers show nothing else"""
    html: str
    tags: tuple[tuple[str, str], ...] = ()
    """(slug, name)"""
    authors: tuple[str, ...] = ()
    image: str = ""
    """absolute address of its picture"""


class Item(Protocol):
    """What stands in a feed: a frozen value of small facts that can say itself."""

    @property
    def published(self) -> datetime:
        """Since when it is in the feed, in its own zone."""

    @property
    def updated(self) -> datetime:
        """When its readers were told of it last."""

    def say(self, kit: Kit) -> Entry:
        """The item in words."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A post: what is told of it, and where its links lead since the day it came out."""

    fingerprint_shared: ClassVar[bool] = True

    told: Told
    links: tuple[tuple[str, Resolved], ...]
    nudge: int = 0
    """seconds that keep it apart from others of the same moment (F34)"""

    @property
    def published(self) -> datetime:
        """The moment of the post."""
        return self.told.published

    @property
    def updated(self) -> datetime:
        """The moment, or that of a correction that readers should notice (F35)."""
        last = max(self.told.published, self.told.modified or self.told.published)
        return last + timedelta(seconds=self.nudge) if self.nudge else last

    @property
    def since(self) -> datetime:
        """Since when readers can know of it."""
        return since(self.told)

    @property
    def corrected(self) -> bool:
        """Whether there was such a correction."""
        return _is_corrected(self.told)

    def id(self, house: House) -> str:
        """What it is called for ever."""
        return feed_id(self.told.post, house.settings.feed_id)

    def address(self, house: House) -> str:
        """The page of the post."""
        return house.absolute(self.told.post.address)

    def summary(self) -> str:
        """Never empty."""
        return self.told.summary or self.told.title

    def say(self, kit: Kit) -> Entry:
        """The whole text, homework last (F53); of one that is too long its summary and its homework."""
        known: dict[int, tuple[FeedItem, Entry]] = kit.house.once("entries", make=dict)
        found = known.get(id(self))
        if found is None:
            if len(known) >= _KNOWN:
                known.clear()
            # Kept with its item: while that lives, its id is nobody else's.
            found = known[id(self)] = (self, self._entry(kit))
        return found[1]

    def _entry(self, kit: Kit) -> Entry:
        told, house, url = self.told, kit.house, self.address(kit.house)
        return Entry(
            self.id(house), house.day_title(told.post), url, told.lang, told.published, self.updated,
            self.corrected, self.summary(), item_html(house, told, dict(self.links), url, kit.body(told.digest)),
            tuple((slug, name) for _, name, slug in told.tags), told.post.source.authors, told.image,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class HomeworkItem:
    """The homework of a day alone, with an id of its own: newsboat keeps an id once, whichever feed had it."""

    fingerprint_shared: ClassVar[bool] = True

    item: FeedItem

    @property
    def published(self) -> datetime:
        """That of the day."""
        return self.item.published

    @property
    def updated(self) -> datetime:
        """That of the day."""
        return self.item.updated

    def say(self, kit: Kit) -> Entry:
        """Title, tasks, and the way to the page."""
        house, told, url = kit.house, self.item.told, self.item.address(kit.house)
        body = kit.body(told.digest)
        id = item_id(house.settings.feed_id, told.key, told.lang, "homework")
        return Entry(
            id, homework_heading(house, told), f"{url}#homework", told.lang, self.published,
            self.updated, self.item.corrected, homework_summary(house, told, body),
            homework_html(house, told, dict(self.item.links), url, body), tuple((slug, name) for _, name, slug in told.tags),
            told.post.source.authors,
        )  # fmt: skip


class Items(Sequence[FeedItem]):
    """Posts as items, newest first. Each is made when somebody asks: most feeds want the first forty of ten thousand."""

    def __init__(self, edition: Edition, told: Sequence[Told]) -> None:
        self.told = told
        self._edition = edition

    @overload
    def __getitem__(self, at: int) -> FeedItem: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[FeedItem, ...]: ...

    def __getitem__(self, at: int | slice) -> FeedItem | tuple[FeedItem, ...]:
        if isinstance(at, slice):
            return tuple(item_of(self._edition, told) for told in self.told[at])
        return item_of(self._edition, self.told[at])

    def __len__(self) -> int:
        return len(self.told)


def item_of(edition: Edition, told: Told) -> FeedItem:
    """A post as an item; the same object in every feed."""

    def make() -> FeedItem:
        nudges = edition.once(("nudges", told.lang), lambda: _nudges(edition.newest(told.lang)))
        return FeedItem(told, in_feed(edition, told.post), nudges.get(id(told), 0))

    return edition.once(("item", told.post.source.path), make)


def items_of_language(edition: Edition, lang: str) -> Items:
    """Everything told in a language, newest first (F32)."""
    return Items(edition, edition.newest(lang))


def items_of_series(edition: Edition, one: SeriesNow, lang: str) -> Items:
    """The days of a series told in a language, newest first. A fallback is no item."""

    def make() -> list[Told]:
        folder = one.series.folder
        return [
            told for told in edition.newest(lang)
            if told.post.source.kind == "day" and told.post.source.folder == folder
        ]  # fmt: skip

    return Items(edition, edition.once(("told", lang, one.series.folder), make))


def since(told: Told) -> datetime:
    """Since when readers can know of a post: its moment, unless it was dated back."""
    return told.post.since.astimezone(told.published.tzinfo) if told.post.seen else told.published


def homework_of(edition: Edition, items: Items) -> Iterator[HomeworkItem]:
    """The homework of those that have some."""
    for told in items.told:
        if told.homework:
            yield edition.once(("homework item", told.post.source.path), partial(_homework_item, edition, told))


def _homework_item(edition: Edition, told: Told) -> HomeworkItem:
    return HomeworkItem(item_of(edition, told))


def _nudges(newest: list[Told]) -> dict[int, int]:
    """Seconds for those that would say the same `updated` as another one: what came first keeps its own.

    What came out at a moment goes before corrections of that moment, and keeps its place when it is corrected later.
    """
    same: dict[datetime, list[tuple[bool, Told]]] = {}
    for told in newest:
        same.setdefault(told.published, []).append((False, told))
        if _is_corrected(told):
            assert told.modified is not None
            same.setdefault(told.modified, []).append((True, told))
    found = {}
    for several in same.values():
        if len(several) > 1:
            ordered = sorted(several, key=lambda one: (one[0], _rank(one[1])))
            found.update({
                id(told): seconds for seconds, (correction, told) in enumerate(ordered)
                if seconds and correction == _is_corrected(told)
            })  # fmt: skip
    return found


def _is_corrected(told: Told) -> bool:
    return told.modified is not None and told.modified > told.published


def _rank(told: Told) -> tuple[object, ...]:
    """Days before articles and older before newer: what is added later moves nothing that was there."""
    source = told.post.source
    return (source.kind != "day", told.published, source.folder, source.day or 0, told.key)

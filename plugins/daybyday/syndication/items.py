"""Items of feeds: what each holds, and what it says in any format. All of it is fixed on the day it came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, partial
from typing import ClassVar, Protocol, overload

from ..edition.edition import Edition
from ..edition.homework import DayHomework, homework_of
from ..edition.links import in_feed
from ..edition.published import PublishedPost
from ..edition.render_services import RenderServices
from ..edition.site_context import SiteContext
from ..identity import feed_id, item_id
from ..model import SeriesNow
from ..prose import Resolved
from ..values import dataclass
from .enclosures import Enclosure, enclosures_of
from .item_html import item_html

_MOST_ENTRIES = 1000
"""Entries kept in memory: a post needs its entry for three formats, archives and cohorts."""


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
    """whether a correction was announced to its readers"""
    summary: str
    """plain text, never empty: some readers show nothing else"""
    html: str
    tags: tuple[tuple[str, str], ...] = ()
    """(slug, name)"""
    authors: tuple[str, ...] = ()
    image: str = ""
    """absolute address of its picture"""
    enclosures: tuple[Enclosure, ...] = ()
    """its films and sounds"""


class Item(Protocol):
    """What stands in a feed: a frozen value of small facts that makes an `Entry` of itself."""

    @property
    def published(self) -> datetime:
        """Since when it is in the feed, in its own zone."""

    @property
    def updated(self) -> datetime:
        """When it last changed for readers: it came out, or a correction was announced."""

    def to_entry(self, services: RenderServices) -> Entry:
        """The item in words."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A post, with the places its links have led to since the day it came out."""

    fingerprint_shared: ClassVar[bool] = True

    post: PublishedPost
    links: tuple[tuple[str, Resolved], ...]
    tie_break_seconds: int = 0
    """seconds that keep it apart from others of the same moment (F34)"""
    enclosures: tuple[Enclosure, ...] = ()
    """films and sounds, with lengths that another file decides"""

    @property
    def published(self) -> datetime:
        """The moment of the post."""
        return self.post.published

    @property
    def updated(self) -> datetime:
        """The moment, or that of a correction that readers should notice (F35)."""
        last = max(self.post.published, self.post.modified or self.post.published)
        return last + timedelta(seconds=self.tie_break_seconds) if self.tie_break_seconds else last

    @property
    def since(self) -> datetime:
        """Since when readers can know of it."""
        return since(self.post)

    @property
    def corrected(self) -> bool:
        """Whether there was such a correction."""
        return _is_corrected(self.post)

    def id(self, context: SiteContext) -> str:
        """What it is called for ever."""
        return feed_id(self.post.record, context.settings.feed_id)

    def address(self, context: SiteContext) -> str:
        """The page of the post."""
        return context.absolute(self.post.record.address)

    def summary(self) -> str:
        """Never empty."""
        return self.post.summary or self.post.title

    def to_entry(self, services: RenderServices) -> Entry:
        """The whole text, homework last (F53); of one that is too long its summary and its homework."""
        entries: dict[int, tuple[FeedItem, Entry]] = services.context.memoize("entries", make=dict)
        kept = entries.get(id(self))
        if kept is None:
            if len(entries) >= _MOST_ENTRIES:
                entries.clear()
            # Kept with its item: while that lives, its id is nobody else's.
            kept = entries[id(self)] = (self, self._entry(services))
        return kept[1]

    def _entry(self, services: RenderServices) -> Entry:
        post, context, url = self.post, services.context, self.address(services.context)
        return Entry(
            id=self.id(context),
            title=context.day_title(post.record),
            url=url,
            lang=post.lang,
            published=post.published,
            updated=self.updated,
            corrected=self.corrected,
            summary=self.summary(),
            html=item_html(context, post, dict(self.links), url, services.body(post.digest)),
            tags=tuple((slug, name) for _, name, slug in post.tags),
            authors=post.source.authors,
            image=post.image,
            enclosures=self.enclosures,
        )


@dataclass(frozen=True, slots=True)
class HomeworkItem:
    """The homework of a day alone, with an id of its own: newsboat keeps an id once, whichever feed had it."""

    fingerprint_shared: ClassVar[bool] = True

    item: FeedItem
    given: DayHomework

    @property
    def published(self) -> datetime:
        """That of the day."""
        return self.item.published

    @property
    def updated(self) -> datetime:
        """That of the day."""
        return self.item.updated

    def to_entry(self, services: RenderServices) -> Entry:
        """Title, tasks, and the way to the page."""
        context, post, url = services.context, self.item.post, self.item.address(services.context)
        body = services.body(post.digest)
        id = item_id(context.settings.feed_id, post.key, post.lang, "homework")
        return Entry(
            id=id,
            title=self.given.heading(context),
            url=f"{url}#homework",
            lang=post.lang,
            published=self.published,
            updated=self.updated,
            corrected=self.item.corrected,
            summary=self.given.summary(context, body),
            html=self.given.feed_html(context, body, dict(self.item.links), url),
            tags=tuple((slug, name) for _, name, slug in post.tags),
            authors=post.source.authors,
            enclosures=tuple(enclosure for enclosure in self.item.enclosures if enclosure.in_homework),
        )


class Items(Sequence[FeedItem]):
    """Posts as items, newest first. An item is made when it is first asked for: most feeds need forty of thousands."""

    def __init__(self, edition: Edition, posts: Sequence[PublishedPost]) -> None:
        self.posts = posts
        self._edition = edition

    @overload
    def __getitem__(self, at: int) -> FeedItem: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[FeedItem, ...]: ...

    def __getitem__(self, at: int | slice) -> FeedItem | tuple[FeedItem, ...]:
        if isinstance(at, slice):
            return tuple(item_of(self._edition, post) for post in self.posts[at])
        return item_of(self._edition, self.posts[at])

    def __len__(self) -> int:
        return len(self.posts)

    def __reduce__(self) -> tuple[object, ...]:
        """To another process go the items alone."""
        return tuple, ([*self],)


class LateItems(Sequence[Item]):
    """Items that are chosen when somebody asks for one: which feeds there are, many ask who want nothing of what is in them."""

    def __init__(self, choose: Callable[[], Sequence[Item]]) -> None:
        self._chosen = cache(choose)

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        return self._chosen()[at]

    def __len__(self) -> int:
        return len(self._chosen())

    def __reduce__(self) -> tuple[object, ...]:
        """To another process go the items alone."""
        return tuple, ([*self],)


def item_of(edition: Edition, post: PublishedPost) -> FeedItem:
    """A post as an item; the same object in every feed."""

    def make() -> FeedItem:
        tie_breaks = edition.memoize(("tie breaks", post.lang), lambda: _tie_breaks(edition.newest(post.lang)))
        enclosures = enclosures_of(edition, post.record)
        return FeedItem(post, in_feed(edition, post.record), tie_breaks.get(id(post), 0), enclosures)

    return edition.memoize(("item", post.source.path), make)


def items_of_language(edition: Edition, lang: str) -> Items:
    """Everything written in a language that is out, newest first (F32)."""
    return Items(edition, edition.newest(lang))


def items_of_series(edition: Edition, series_now: SeriesNow, lang: str) -> Items:
    """The days of a series with a text of their own in a language, newest first. A fallback is no item."""

    def make() -> list[PublishedPost]:
        folder = series_now.series.folder
        return [post for post in edition.newest(lang) if post.source.kind == "day" and post.source.folder == folder]

    return Items(edition, edition.memoize(("texts of series", lang, series_now.series.folder), make))


def since(post: PublishedPost) -> datetime:
    """Since when readers can know of a post: its moment, unless it was dated back."""
    return post.record.since.astimezone(post.published.tzinfo) if post.record.seen else post.published


def homework_items(edition: Edition, items: Items) -> Iterator[HomeworkItem]:
    """The homework of those that have some."""
    for post in items.posts:
        if given := homework_of(post):
            yield edition.memoize(("homework item", post.source.path), partial(_homework_item, edition, given))


def _homework_item(edition: Edition, given: DayHomework) -> HomeworkItem:
    return HomeworkItem(item_of(edition, given.post), given)


def _tie_breaks(newest: list[PublishedPost]) -> dict[int, int]:
    """Seconds to add to `updated`, by the id() of a post, for those that would share it with another post (F34).

    What came out at a moment goes before corrections of that moment, and keeps its place when it is corrected later.
    """
    by_moment: dict[datetime, list[tuple[bool, PublishedPost]]] = {}
    for post in newest:
        by_moment.setdefault(post.published, []).append((False, post))
        if post.modified is not None and _is_corrected(post):
            by_moment.setdefault(post.modified, []).append((True, post))
    tie_breaks = {}
    for claims in by_moment.values():
        if len(claims) > 1:
            ordered = sorted(claims, key=lambda claim: (claim[0], _rank(claim[1])))
            tie_breaks.update(
                {
                    id(post): seconds
                    for seconds, (correction, post) in enumerate(ordered)
                    if seconds and correction == _is_corrected(post)
                }
            )
    return tie_breaks


def _is_corrected(post: PublishedPost) -> bool:
    return post.modified is not None and post.modified > post.published


def _rank(post: PublishedPost) -> tuple[object, ...]:
    """Days before articles and older before newer: what is added later moves nothing that was there."""
    source = post.source
    return (source.kind != "day", post.published, source.folder, source.day or 0, post.key)

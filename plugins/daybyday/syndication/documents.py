"""Channels as parts: the items of a feed as fragments that it shares with other feeds of the same format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial

from ..edition.edition import Edition
from ..edition.render_services import RenderServices
from ..parts import Fragment, LatePart, Part
from ..values import dataclass
from .channels import Channel
from .items import Entry, Item


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a feed's file says."""

    channel: Channel
    items: tuple[Fragment[Item], ...]


def of_channel(edition: Edition, view: str, channel: Channel) -> Iterator[Part[Document]]:
    """The file of a channel, and its copies at old addresses (F71)."""
    document = cache(lambda: Document(channel, fragments_of(edition, view, channel.items)))
    owner = channel.series.place.path if channel.series else ""
    for address in (channel.address, *channel.copies):
        yield LatePart(address.lstrip("/"), view, document, owner)


def fragments_of(edition: Edition, view: str, items: Iterable[Item]) -> tuple[Fragment[Item], ...]:
    """Items as fragments of a view: one for each item, whichever feed asks."""
    return tuple(edition.memoize((view, id(item)), partial(Fragment, view, item)) for item in items)


def entry_of(item: Item, services: RenderServices) -> Entry:
    """An item as an entry: what every format writes."""
    return item.to_entry(services)

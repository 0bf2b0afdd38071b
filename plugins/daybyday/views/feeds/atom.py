"""Atom 1.0: the feeds of languages, series and homework, and their closed months (RFC 4287, RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...feed_formats import ATOM as FORMAT
from ...parts import Fragment, LatePart, Part
from ...syndication.archives import Archive, archives_of
from ...syndication.channels import channels
from ...syndication.documents import Document, entry_of, fragments_of, of_channel
from ...syndication.feedxml import atom_around, atom_entry
from ...syndication.heads import head_of, head_of_archive
from ...syndication.items import Item
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class ArchiveDocument:
    """Everything the document of a closed month says."""

    archive: Archive
    items: tuple[Fragment[Item], ...]


def parts(edition: Edition) -> Iterator[Part[Document | ArchiveDocument]]:
    """One file for each feed and for each closed month; archives are Atom even for readers of RSS."""
    for channel in channels(edition, FORMAT):
        yield from of_channel(edition, "atom", channel)
    for archive in archives_of(edition):
        owner = archive.series.place.path if archive.series else ""
        month = cache(partial(_archive, edition, archive))
        yield LatePart(archive.address(archive.month).lstrip("/"), "atom", month, owner)


def _archive(edition: Edition, archive: Archive) -> ArchiveDocument:
    return ArchiveDocument(archive, fragments_of(edition, "atom", archive.items))


def render(part: Part[Document | ArchiveDocument], services: RenderServices) -> bytes:
    """The feed as XML."""
    document = part.value
    if isinstance(document, ArchiveDocument):
        before, after = atom_around(head_of_archive(services.context, document.archive))
        return f"{before}{services.joined(document.items, lasting=False)}{after}".encode()
    before, after = atom_around(head_of(services.context, document.channel))
    return f"{before}{services.joined(document.items)}{after}".encode()


def fragment(value: Item, services: RenderServices) -> str:
    """One entry."""
    return atom_entry(entry_of(value, services))

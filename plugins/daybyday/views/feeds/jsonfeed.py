"""JSON Feed 1.1: the feeds of languages, series and homework (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...feed_formats import JSON as FORMAT
from ...parts import Part
from ...syndication.channels import channels
from ...syndication.documents import Document, entry_of, of_channel
from ...syndication.enclosures import Enclosure
from ...syndication.heads import head_of
from ...syndication.items import Item

_VERSION = "https://jsonfeed.org/version/1.1"


def parts(edition: Edition) -> Iterator[Part[Document]]:
    """One file for each feed."""
    for channel in channels(edition, FORMAT):
        yield from of_channel(edition, "jsonfeed", channel)


def render(part: Part[Document], services: RenderServices) -> bytes:
    """The feed as JSON, one item a line, so that a new day is one new line."""
    document = part.value
    head = head_of(services.context, document.channel)
    members: dict[str, object] = {
        "version": _VERSION,
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": head.address,
        "description": head.description,
        "language": head.lang,
        "authors": [{"name": head.author}],
    }
    if head.picture:
        members["icon"] = head.picture.url
    if document.channel.expired:
        members["expired"] = True
    if services.context.settings.hub:
        members["hubs"] = [{"type": "WebSub", "url": services.context.settings.hub}]
    items = services.joined(document.items, ",\n")
    return f'{_json(members)[:-1]},"items":[\n{items}\n]}}\n'.encode()


def fragment(value: Item, services: RenderServices) -> str:
    """One item: `date_modified` only when a correction was announced (F57)."""
    entry = entry_of(value, services)
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
    }
    if entry.corrected:
        item["date_modified"] = entry.updated.isoformat()
    if entry.image:
        item["image"] = entry.image
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    if entry.tags:
        item["tags"] = [name for _, name in entry.tags]
    if entry.enclosures:
        item["attachments"] = [_attachment(enclosure) for enclosure in entry.enclosures]
    return _json(item)


def _attachment(enclosure: Enclosure) -> dict[str, object]:
    attachment: dict[str, object] = {"url": enclosure.url, "mime_type": enclosure.media_type}
    if enclosure.length is not None:
        attachment["size_in_bytes"] = enclosure.length
    return attachment


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""A JSON Feed -> texts (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ....messages import say
from ...errors import refused
from ...losses import LossBook
from ...texts import ImportedText
from ..files import LARGEST_PAGE, read_bytes, whole_text
from .entries import atom_date, links_to


def looks_like_json_feed(head: str) -> bool:
    """Whether a file begins as a JSON Feed does."""
    return head.lstrip("\ufeff \t\r\n").startswith("{") and "jsonfeed.org/version/" in head[:4000]


def read_json_feed(path: Path) -> Mapping[str, Any]:
    """The feed as it stands. Raises `ImportRefusedError`."""
    try:
        feed = json.loads(whole_text(path, read_bytes(path, LARGEST_PAGE)).lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise refused(path, say("its JSON is broken or cut off")) from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise refused(path, say("there is no text in it"))
    return feed


def json_texts(feed: Mapping[str, Any], name: str) -> Iterator[ImportedText]:
    """A text of each item."""
    for number, item in enumerate(feed["items"], 1):
        if isinstance(item, dict):
            yield _text(item, f"{name}, {number}")


def _text(item: Mapping[str, Any], place: str) -> ImportedText:
    def word(*keys: str) -> str:
        return next(
            (str(item[key]) for key in keys if isinstance(item.get(key), str | int) and item.get(key) != ""), ""
        )

    plain = "".join(f"<p>{html.escape(part)}</p>" for part in word("content_text").split("\n\n") if part.strip())
    authors = [*(item.get("authors") or []), item.get("author")] if isinstance(item.get("authors") or [], list) else []
    tags = item.get("tags") if isinstance(item.get("tags"), list) else []
    book, text = LossBook(), word("content_html") or plain
    text += links_to(_attachments(item), text, book)
    is_whole = bool(text)
    if not is_whole:
        text = f"<p>{html.escape(word('summary'))}</p>" if word("summary") else ""
        book.note("guessed", "excerpt-only", say("the feed has perhaps only the beginning of it"))
    return ImportedText(
        key=f"feed:{word('id', 'url') or place}",
        origin=place,
        title=word("title"),
        html=text,
        date=atom_date(word("date_published", "date_modified")),
        lang=word("language"),
        summary=word("summary") if is_whole else "",
        image=word("image", "banner_image"),
        tags=tuple(str(tag) for tag in tags or ()),
        authors=tuple(str(author["name"]) for author in authors if isinstance(author, dict) and author.get("name")),
        address=word("url"),
        guid=word("id"),
        losses=book.losses(),
    )


def _attachments(item: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of files that come with an item."""
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else ():
        if isinstance(attachment, dict) and isinstance(attachment.get("url"), str):
            yield attachment["url"]

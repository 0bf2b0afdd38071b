"""Entries of a backup of Blogger, in its old form and in that of Google Takeout."""

from __future__ import annotations

import re
from dataclasses import replace

from ....messages import Message, quote, say
from ...losses import LossBook
from ...texts import ImportedComment, ImportedText
from ..elements import Element
from .entries import alternate, atom_date, content_of, feed_text

_KIND = "http://schemas.google.com/g/2005#kind"
_NUMBER = re.compile(r"(?:post-|/comments/default/|/posts/default/)([0-9]+)")


def kind_of(entry: Element) -> str:
    """ "post", "page", "comment", "settings", "template" …"""
    given = entry.get("blogger:type").lower()
    kinds = (tag.attributes.get("term", "") for tag in entry.all("category") if tag.attributes.get("scheme") == _KIND)
    return given or next((kind.rpartition("#")[2] for kind in kinds), "post")


def number_of(identity: str) -> str:
    """`tag:blogger.com,1999:blog-1.post-22` -> "22"."""
    match = _NUMBER.search(identity)
    return match[1] if match else identity


def post_text(
    entry: Element, place: str, mended: bool, site: str, comments: tuple[ImportedComment, ...]
) -> ImportedText:
    """A post or a page, with its comments."""
    text = feed_text(entry, place, mended)
    name = entry.get("blogger:filename")
    address = text.address or (f"{site.rstrip('/')}{name}" if name and site else name)
    book = LossBook()
    book.add(loss for loss in text.losses if loss.code != "excerpt-only")
    if comments:
        book.note(
            "dropped", "comment-addresses", say("e-mail and IP addresses of those who commented"), count=len(comments)
        )
    return replace(
        text,
        kind="page" if kind_of(entry) == "page" else "article",
        tags=_labels(entry),
        summary=entry.get("blogger:metaDescription"),
        address=address,
        slug=address.rpartition("/")[2].removesuffix(".html"),
        draft_reasons=_draft_reasons(entry),
        comments=comments,
        losses=book.losses(),
    )


def _labels(entry: Element) -> tuple[str, ...]:
    """What its author called an entry: every category but that of its kind. The old form names a scheme of all blogs, Takeout that of
    the blog (`tag:blogger.com,1999:blog-1`), some programs none.
    """
    terms = (tag.attributes.get("term", "") for tag in entry.all("category") if tag.attributes.get("scheme") != _KIND)
    return tuple(dict.fromkeys(filter(None, terms)))


def _draft_reasons(entry: Element) -> tuple[Message, ...]:
    status = entry.get("blogger:status").upper()
    is_draft = any(
        draft.text.strip() == "yes" for control in entry.all("app:control") for draft in control.all("app:draft")
    )
    if is_draft or status == "DRAFT":
        return (say("it was a draft"),)
    if status not in ("", "LIVE", "SCHEDULED"):
        return (say("its status was `{status}`", status=quote(status)),)
    return ()


def is_thrown_away(entry: Element) -> bool:
    """Whether somebody has deleted an entry, or Blogger took it for spam."""
    return entry.get("blogger:status").upper() in (
        "SOFT_TRASHED",
        "TRASHED",
        "SPAM",
        "SPAM_COMMENT",
        "GHOSTED",
    ) or bool(entry.get("blogger:trashed"))


def comment_of(entry: Element) -> tuple[str, ImportedComment]:
    """(number of the post it belongs to, the comment)."""
    replies = [reply.attributes.get("ref", "") for reply in entry.all("thr:in-reply-to")]
    post = entry.get("blogger:parent") or next(iter(replies), "")
    related = [link.attributes.get("href", "") for link in entry.all("link") if link.attributes.get("rel") == "related"]
    parent = entry.get("blogger:inReplyTo") or next(iter(related), "")
    author = next((author.get("name") for author in entry.all("author")), "")
    date = atom_date(entry.get("published", "updated", "blogger:created"))
    identity = number_of(entry.get("id"))
    return number_of(post), ImportedComment(
        identity, content_of(entry), date, author, number_of(parent) if parent else ""
    )


def site_address(entry: Element) -> str:
    """Where the blog of an entry stood; "" where it does not say so."""
    address = alternate(entry)
    match = re.match(r"https?://[^/]+", address)
    return match[0] if match else ""

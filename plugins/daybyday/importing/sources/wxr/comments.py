"""Comments of a post: words, names and dates; what is spam, or only a link back, is counted and left behind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ....messages import say
from ....reading.text import MAIL_ADDRESS
from ...losses import LossBook
from ...texts import ImportedComment
from ..elements import Element
from .dates import written

_MACHINES = ("pingback", "trackback")
_OF_MACHINES = re.compile(r"_?akismet_|_wp_trash_|_jetpack_|is_customer_note|_wp_note_status")
"""Fields of comments in which nobody has written."""
_OTHER_TYPES = re.compile(r"order_note|action_log|webhook_delivery|edd_payment_note|note")


def comments_of(
    item: Element, book: LossBook, users: Mapping[str, str] = MappingProxyType({})
) -> tuple[ImportedComment, ...]:
    """What was public, in its order; a reply to what is left behind goes to what that replied to.

    `users` are names of those who write on the site, by number: a comment of theirs may have no name of its own.
    """
    kept: list[ImportedComment] = []
    parents: dict[str, str] = {}
    for element in item.all("wp:comment"):
        identity = element.get("wp:comment_id")
        parents[identity] = element.get("wp:comment_parent")
        if _is_public(element, book):
            kept.append(_comment(element, identity, users, book))
    present = {comment.id for comment in kept}
    return tuple(_placed(comment, parents, present, book) for comment in kept)


def _is_public(element: Element, book: LossBook) -> bool:
    kind = element.get("wp:comment_type")
    approved = element.get("wp:comment_approved").lower()
    text = element.get("wp:comment_content")
    if kind in _MACHINES:
        book.note(
            "dropped", "trackbacks", say("links back from other sites (trackbacks, pingbacks)"), [_by(element, text)]
        )
    elif approved in ("spam", "trash", "post-trashed"):
        book.note("dropped", "spam-comments", say("comments that were marked as spam or thrown away"), count=1)
    elif approved not in ("1", "approve", "approved", ""):
        book.note("dropped", "pending-comments", say("comments that nobody had approved"), [_by(element, text)])
    elif _OTHER_TYPES.fullmatch(kind):
        book.note("dropped", "machine-comments", say("notes of a shop or a plugin"), [_by(element, text)])
    elif not text:
        book.note("dropped", "empty-comments", say("comments without words"), count=1)
    else:
        return True
    return False


def _by(element: Element, text: str) -> str:
    author = MAIL_ADDRESS.sub("", element.get("wp:comment_author"))
    return f"{author}: {MAIL_ADDRESS.sub('…@…', text)}".strip(": ")


def _comment(element: Element, identity: str, users: Mapping[str, str], book: LossBook) -> ImportedComment:
    private = [element.get("wp:comment_author_email"), element.get("wp:comment_author_IP", "wp:comment_author_ip")]
    if number := sum(map(bool, private)):
        book.note("dropped", "comment-addresses", say("e-mail and IP addresses of those who commented"), count=number)
    if element.get("wp:comment_author_url"):
        book.note(
            "dropped",
            "comment-sites",
            say("web addresses that commenters gave"),
            [element.get("wp:comment_author_url")],
        )
    _note_fields(element, book)
    date = written(element.get("wp:comment_date"), element.get("wp:comment_date_gmt"))
    return ImportedComment(
        identity,
        element.get("wp:comment_content"),
        date,
        element.get("wp:comment_author") or users.get(element.get("wp:comment_user_id"), ""),
        element.get("wp:comment_parent"),
    )


def _note_fields(element: Element, book: LossBook) -> None:
    """Name what plugins keep of a comment; what a spam filter noted, addresses among it, is counted only."""
    fields = [f"{field.get('wp:meta_key')}: {field.get('wp:meta_value')}" for field in element.all("wp:commentmeta")]
    if fields:
        own = [MAIL_ADDRESS.sub("…@…", field) for field in fields if not _OF_MACHINES.match(field)]
        book.note("dropped", "comment-fields", say("fields that plugins keep of comments"), own, count=len(fields))


def _placed(comment: ImportedComment, parents: dict[str, str], present: set[str], book: LossBook) -> ImportedComment:
    parent, passed = comment.parent, set[str]()
    while parent and parent not in present and parent not in passed:
        passed.add(parent)
        parent = parents.get(parent, "")
    usable = parent if parent in present and parent != comment.id else ""
    if usable != comment.parent and comment.parent.strip("0"):
        book.note(
            "changed",
            "comments-moved",
            say("replies to comments that are not here, and stand where those stood"),
            [f"{comment.author}: {comment.html}"],
        )
    return replace(comment, parent=usable)

"""The keys of a comment: what each may say, and what others call them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Any

from ...errors import InputError
from ...messages import say
from ...patterns import regex
from ...yamltree import Node
from ..fields import as_date, as_text, as_word, kind_of
from ..text import FORBIDDEN, MAIL_ADDRESS

_ID = regex(r"[\w.:-]{1,200}")
_PRIVATE = regex(
    r"(?:author|user|commenter)?[_ -]?(?:e-?mails?|mail|ip|ip[_ -]?address|remote[_ -]?addr|host|user[_ -]?agent|agent)"
    r"|indirizzo[_ -]?ip|posta(?:[_ -]?elettronica)?",
    re.IGNORECASE,
)
"""What exports say of a reader beside his words, and nobody needs to know."""
_IP_ADDRESS = regex(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}|(?=.*:.*:)[0-9a-f:]{3,39}", re.IGNORECASE)
_OTHER_NAMES = {
    "content": "html", "text": "html", "body": "html", "comment": "html", "message": "html",
    "name": "author", "user": "author", "time": "date", "timestamp": "date", "created": "date", "published": "date",
    "reply_to": "parent", "reply-to": "parent", "in_reply_to": "parent", "in-reply-to": "parent", "parent_id": "parent",
    "language": "lang",
}  # fmt: skip
"""What exports and habit call our keys, where it is not spelt nearly the same."""


def as_comment_id(key: str, node: Node) -> str:
    """What a comment is called: part of an address, so without spaces. Raises `InputError`."""
    text = as_word(key, node)
    if not _ID.fullmatch(text):
        raise InputError(
            "comment-id-unfit",
            say("`{key}: {text}` cannot be part of an address", key=key, text=text),
            say("use letters, digits, hyphens, dots and colons, such as `{key}: 12`", key=key),
        )
    return text


def as_html(key: str, node: Node) -> str:
    """HTML, or plain text, as it stands. Raises `InputError` for a list, several keys, and what no page can hold."""
    if not isinstance(node.value, str):
        message = say("`{key}` must be one value, not {kind}", key=key, kind=kind_of(node))
        raise InputError("wrong-type", message, say("write `{key}: {example}`", key=key, example="<p>…</p>"))
    if bad := FORBIDDEN.search(node.value):
        code = f"{ord(bad.group()):04X}"
        message = say("`{key}` has an invisible control character (U+{code})", key=key, code=code)
        raise InputError("control-character", message, say("delete it"))
    return node.value.strip()


READERS: dict[str, Callable[[str, Node], Any]] = {
    "id": as_comment_id,
    "parent": as_comment_id,
    "author": as_text,
    "date": as_date,
    "html": as_html,
    "lang": as_word,
}
"""Every key of a comment. docs/comments.md has a line for each (a test keeps it so)."""
REQUIRED = ("id", "date", "html")


def is_private(key: str) -> bool:
    """Whether a key is none of ours and says something that is of nobody's concern."""
    return bool(_PRIVATE.fullmatch(key))


def meant_by(key: str) -> str:
    """The key of ours that another one probably means; "" for none."""
    near = difflib.get_close_matches(key.lower(), READERS, n=1)
    return _OTHER_NAMES.get(key.casefold()) or (near[0] if near else "")


def name_alone(author: str) -> str:
    """The name in what an export calls the author: without an e-mail address, and "" for one of the internet."""
    if _IP_ADDRESS.fullmatch(author):
        return ""
    name, addresses = MAIL_ADDRESS.subn("", author)
    return name.strip(" <>()[],;") if addresses else author

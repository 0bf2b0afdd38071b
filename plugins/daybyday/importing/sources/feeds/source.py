"""A feed or a backup of Blogger, entry by entry."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from ....messages import Message, say
from ...errors import refused
from ...losses import LossBook
from ...texts import ImportedComment, ImportedText, LeftOut, SourceFacts
from ..elements import ReadItem, read_item
from ..files import chunks_of
from ..fragments import fragments
from . import blogger
from .entries import feed_text, plain_words
from .json_feed import json_texts, read_json_feed

_FEED = re.compile(r"<(?:\w+:)?(?P<root>feed|rss|RDF)[\s>]")
_BLOGGER = re.compile(
    r"schemas\.google\.com/blogger|<blogger:|blogger\.com,1999:blog-|schema\.blogger\.com|http://www\.blogger\.com/"
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_NO_TEXTS = ("settings", "template")


def looks_like_feed(head: str) -> bool:
    """Whether a file begins as a feed in XML does."""
    match = _FEED.search(head[:8192])
    return match is not None and "<html" not in head[: match.start()].lower()


def is_blogger(head: str) -> bool:
    """Whether a file begins as a backup of Blogger does."""
    match = _FEED.search(head[:8192])
    return match is not None and match["root"] == "feed" and _BLOGGER.search(head) is not None


class FeedFile:
    """A feed in XML. Its entries are `<entry>` in Atom, `<item>` in RSS."""

    def __init__(self, path: Path, head: str) -> None:
        self._path = path
        match = _FEED.search(head[:8192])
        self._is_atom = match is not None and match["root"] == "feed"
        self._is_blogger = is_blogger(head)
        self._book = LossBook()
        self._left_out: dict[str, LeftOut] = {}
        self._around: list[str] = []

    def texts(self) -> Iterator[ImportedText]:
        """Posts and pages in the order of the file. Raises `ImportRefusedError`, before the first of them."""
        comments = self._comments
        site = self._address
        for number, item in enumerate(self._items(), 1):
            place = f"{self._path.name}, {number}"
            if not self._is_blogger:
                yield feed_text(item.element, place, item.mended)
                continue
            kind, entry = blogger.kind_of(item.element), item.element
            if kind in ("post", "page") and not blogger.is_thrown_away(entry):
                own = tuple(comments.get(blogger.number_of(entry.get("id")), ()))
                yield blogger.post_text(entry, place, item.mended, site, own)
            elif kind in ("post", "page"):
                self._left_out[place] = LeftOut(
                    place, entry.get("title"), say("it was thrown away"), entry.get("content")
                )

    @cached_property
    def _comments(self) -> dict[str, list[ImportedComment]]:
        """The first pass: comments by the post they belong to; what stands around the entries. Refuses what is cut off."""
        comments: dict[str, list[ImportedComment]] = {}
        count = spam = 0
        others: list[str] = []
        last = ""
        posts: set[str] = set()
        for fragment in fragments(self._path, chunks_of(self._path), "entry" if self._is_atom else "item"):
            if fragment.kind == "cut":
                raise refused(
                    self._path,
                    say("it breaks off in the middle of a text, after “{last}”; export it again", last=last or "…"),
                )
            if fragment.kind == "around":
                self._around.append(fragment.text[:20_000])
                continue
            entry = read_item(fragment.text).element
            kind = blogger.kind_of(entry) if self._is_blogger else "post"
            count += kind in ("post", "page")
            last = entry.get("title") or last
            if kind == "comment" and blogger.is_thrown_away(entry):
                spam += 1
            elif kind == "comment":
                post, comment = blogger.comment_of(entry)
                comments.setdefault(post, []).append(comment)
            elif kind not in ("post", "page"):
                others.append(entry.get("title"))
            elif not blogger.is_thrown_away(entry):
                posts.add(blogger.number_of(entry.get("id")))
        self._note(count, others, spam)
        alone = [plain_words(comment.html) for post in comments if post not in posts for comment in comments[post]]
        if alone:
            self._book.note("dropped", "comments-alone", say("comments on texts that are not here"), alone)
        return comments

    def _note(self, count: int, others: list[str], spam: int) -> None:
        if not count:
            raise refused(self._path, say("there is no text in it"))
        if not re.search(r"</(?:\w+:)?(?:feed|rss|RDF|channel)>", self._around[-1] if self._around else ""):
            self._book.note(
                "guessed",
                "end-missing",
                say("the end of the file is missing, after its last whole text: there may have been more"),
            )
        if others:
            self._book.note(
                "dropped",
                "settings",
                say("settings and templates of the blog"),
                filter(None, others),
                count=len(others),
            )
        if spam:
            self._book.note(
                "dropped", "spam-comments", say("comments that were marked as spam or thrown away"), count=spam
            )

    def _items(self) -> Iterator[ReadItem]:
        for fragment in fragments(self._path, chunks_of(self._path), "entry" if self._is_atom else "item"):
            if fragment.kind == "item":
                yield read_item(fragment.text)

    def _field(self, name: str) -> str:
        match = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", self._around[0] if self._around else "", re.DOTALL)
        if not match:
            return ""
        inner = _CDATA.search(match[1])
        return (inner[1] if inner else html.unescape(match[1])).strip()

    @property
    def _address(self) -> str:
        head = self._around[0] if self._around else ""
        links = re.findall(r"<link\b[^>]*>", head)
        pages = (
            re.search(r"href=[\"'](https?://[^\"']+)", link)
            for link in links
            if "self" not in link and "hub" not in link and "atom+xml" not in link
        )
        return next((match[1] for match in pages if match), "") or self._field("link")

    def facts(self) -> SourceFacts:
        """What the feed says of itself."""
        _ = self._comments
        lang = re.search(r"xml:lang=[\"']([\w-]+)", self._around[0] if self._around else "")
        return SourceFacts(
            kind=self._kind(),
            name=self._field("title"),
            description=self._field("subtitle") or self._field("description"),
            address=self._address,
            lang=self._field("language") or (lang[1] if lang else ""),
            losses=self._book.losses(),
            left_out=tuple(self._left_out.values()),
            picture_roots=(self._path.parent,),
        )

    def _kind(self) -> Message:
        return say("a backup of Blogger") if self._is_blogger else say("a feed")


class JsonFeedFile:
    """A JSON Feed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._feed = read_json_feed(path)
        if not self._feed["items"]:
            raise refused(path, say("there is no text in it"))

    def texts(self) -> Iterator[ImportedText]:
        """A text of each item."""
        return json_texts(self._feed, self._path.name)

    def facts(self) -> SourceFacts:
        """What the feed says of itself."""
        name, about, address, lang = (
            str(self._feed.get(key) or "") for key in ("title", "description", "home_page_url", "language")
        )
        return SourceFacts(
            kind=say("a feed"),
            name=name,
            description=about,
            address=address,
            lang=lang,
            picture_roots=(self._path.parent,),
        )

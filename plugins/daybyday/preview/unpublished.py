"""What is not out: which posts, and how they will look.

Public pages come from the site as it is published. These come from a second edition of everything:
drafts as if they were published, all as of a moment after the last. It is made when somebody first
asks for such a page, and never touches the first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property

from .. import views
from ..assembling import site_at
from ..building.stages import Assembled
from ..cldr import language_name
from ..edition.edition import Edition
from ..messages import Message, Speaker, say, spoken
from ..model import Content, Finding, Post
from ..parts import Part, page_path
from ..values import dataclass
from . import plain_values
from .protocol import Packet

_NOT_OUT = say("Not out yet")
_WORDS = {"draft": say("Draft"), "coming": say("Coming")}
"""before the title of a page"""
_STATUS = {"draft": say("Draft"), "waiting": say("Waiting for its translation"), "unreadable": say("Cannot be read")}
_KINDS = {"article": say("Article"), "page": say("Page")}


@dataclass(frozen=True)
class UnpublishedPost:
    """A post that the public does not see."""

    post: Post
    kind: str
    """draft, coming, waiting (for its translation) or unreadable"""


class Unpublished:
    """Everything that is not out at the instant of a build. `findings` are those of the build."""

    def __init__(self, assembled: Assembled, findings: Iterable[Finding], speaker: Speaker) -> None:
        self._assembled, self._findings, self._speaker = assembled, findings, speaker
        self._posts = [post for post in assembled.content.posts if not post.is_out(assembled.now)]

    def __len__(self) -> int:
        return len(self._posts)

    @cached_property
    def posts(self) -> list[UnpublishedPost]:
        """What is not out, in order."""
        return sorted((UnpublishedPost(post, _kind(post)) for post in self._posts), key=_in_order)

    @cached_property
    def parts(self) -> dict[str, Part]:
        """Every file of the second edition, by path; none when all is out, or when it cannot be made."""
        if not self._posts:
            return {}
        broken = {finding.place.path for finding in self._findings if finding.level == "error"}
        for without in (frozenset[str](), broken):
            try:
                return self._parts(without)
            except Exception:  # noqa: BLE001, S112 - texts with mistakes fit together in no way we could foresee
                continue
        return {}

    def _parts(self, without: Collection[str]) -> dict[str, Part]:
        parts = {part.path: part for part in reversed(self._all_parts(without))}
        for part in parts.values():
            if part.owner in self._by_path:
                _ = part.inputs  # what is made late may fail as well
        return parts

    @cached_property
    def _by_path(self) -> dict[str, UnpublishedPost]:
        return {hidden.post.source.path: hidden for hidden in self.posts}

    def mark(self, part: Part) -> Packet:
        """How a page of the second edition is marked: the words of its bar, and the word for its title."""
        hidden = self._by_path.get(part.owner)
        kind = "" if hidden is None else "draft" if hidden.kind == "draft" else "coming"
        text = say("{status} – only you see this", status=self._status(hidden))
        return {
            "text": self._say(text),
            "word": self._say(_WORDS.get(kind, _NOT_OUT)),
            "kind": kind,
            "name": self._say(say("Preview")),
            "lang": self._speaker.lang,
        }

    def rows(self, public: Mapping[str, Part]) -> list[Packet]:
        """What is not out, in order, for a list: {title, lang, what, said, when, kind, file, link}."""
        return [self._row(hidden, public) for hidden in self.posts]

    def _row(self, hidden: UnpublishedPost, public: Mapping[str, Part]) -> Packet:
        source = hidden.post.source
        facts = [self._say(self._what(hidden.post)), language_name(source.lang, self._speaker.lang)]
        title = source.title or source.path.rpartition("/")[2]
        return {
            "title": title,
            "what": " · ".join(facts),
            "said": self._say(self._status(hidden)),
            "when": self._when(hidden),
            "kind": hidden.kind,
            "file": source.path,
            "lang": source.lang,
            "link": self._link(hidden.post, public),
        }

    def _link(self, post: Post, public: Mapping[str, Part]) -> str:
        if not post.address or self._assembled.setup.settings.guest:
            return ""
        path = page_path(post.address)
        part = self.parts.get(path)
        if part is None or part.owner != post.source.path:
            return ""
        address = self._assembled.context.path(post.address)
        # The original stands there for the time being, and is what the public sees.
        return f"{address}?unseen" if path in public else address

    def _say(self, message: Message) -> str:
        return spoken(message, self._speaker)

    def _what(self, post: Post) -> Message:
        source = post.source
        if source.kind != "day":
            return _KINDS[source.kind]
        return say("Day {day}", day=source.day) if source.day else say("A day without a number")

    def _status(self, hidden: UnpublishedPost | None) -> Message:
        if hidden and (when := self._when(hidden)):
            return say("Coming on {when}", when=when)
        return _STATUS.get(hidden.kind, _NOT_OUT) if hidden else _NOT_OUT

    def _when(self, hidden: UnpublishedPost) -> str:
        """The moment of what is coming, in words; "" for all else."""
        if hidden.kind != "coming" or not hidden.post.moment:
            return ""
        return plain_values.weekday_moment(self._local(hidden.post, hidden.post.moment), self._speaker)

    def _local(self, post: Post, moment: datetime) -> datetime:
        all_series = self._assembled.content.series
        own = next((series for series in all_series if series.folder == post.source.folder), None)
        return moment.astimezone(self._assembled.context.zone(own))

    def _all_parts(self, without: Collection[str]) -> list[Part]:
        assembled = self._assembled
        content = _as_if_published(assembled.content, assembled.now, without)
        moments = [post.moment for post in content.posts if post.moment]
        far = max([assembled.now, *moments]) + timedelta(seconds=1)
        site = site_at(content, assembled.setup.settings, far)
        return views.all_parts(Edition(site, assembled.context, assembled.edition.facts))


def _kind(post: Post) -> str:
    if not post.source.readable:
        return "unreadable"
    if post.source.status == "draft":
        return "draft"
    return "waiting" if post.held else "coming"


def _in_order(hidden: UnpublishedPost) -> tuple[bool, float, str]:
    """What comes first stands first; then what has no moment, or will not have it before it is finished."""
    moment = hidden.post.moment if hidden.kind == "coming" else None
    return moment is None, moment.timestamp() if moment else 0.0, hidden.post.source.path


def _as_if_published(content: Content, now: datetime, without: Collection[str]) -> Content:
    posts = (_published(post, now) for post in content.posts if post.source.path not in without)
    return replace(content, posts=tuple(posts))


def _published(post: Post, now: datetime) -> Post:
    source = replace(post.source, status="published") if post.source.status == "draft" else post.source
    moment = now if post.moment is None and source.kind != "page" else post.moment
    return replace(post, source=source, moment=moment, held=False)

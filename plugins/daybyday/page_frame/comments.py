"""Comments of the past below a post, in threads; and the way by which readers reply today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from urllib.parse import quote

from .. import timeline
from ..edition.comments import PostComments
from ..edition.published import PublishedPost
from ..edition.render_services import RenderServices
from ..edition.site_context import SiteContext
from ..model import Series
from ..pages import CommentItem, CommentSection, DateWords, Link
from ..patterns import regex
from ..prose import CommentText, TextRef

_DEEPEST = 3
"""Replies to replies to replies stand beside each other from there on: a phone has no room for more steps."""
_GAP = regex(r"\{(\w+)\}")
_LABELS = {"mail": "reply_mail", "mastodon": "reply_mastodon", "form": "reply_form"}


def comment_section(
    services: RenderServices,
    post: PublishedPost,
    comments: PostComments | None,
    lang: str,
    series: Series | None = None,
) -> CommentSection | None:
    """The comments of a post, on a page in `lang`; None for a post without. Dates are in the zone of its series."""
    if comments is None:
        return None
    context = services.context
    words = context.words[lang]
    texts = services.body(comments.digest).comments
    threads = _Threads(context, post, comments, texts, lang, series)
    return CommentSection(
        title=words.count("comments_title", len(texts)),
        threads=tuple(threads.below("")),
        closed="" if lang in context.settings.reply else words.say("comments_closed"),
        stylesheet=context.asset("comments.css"),
    )


def comment_count(comments: PostComments | None) -> Mapping[str, object]:
    """What structured data say of the comments of a page."""
    return {"commentCount": comments.count} if comments else {}


def reply_link(context: SiteContext, post: PublishedPost, address: str, lang: str) -> Link | None:
    """ "Reply by e-mail", for the page at `address` in `lang`; None where its author has set no way."""
    way = context.settings.reply.get(lang)
    if way is None:
        return None
    values = {"title": post.title, "url": context.absolute(address), "day": str(post.source.day or "")}
    filled = _GAP.sub(lambda match: quote(values[match[1]], safe=""), way.pattern)
    return Link(context.words[lang].say(_LABELS[way.kind]), filled)


class _Threads:
    """The comments of one page, put into words."""

    def __init__(
        self,
        context: SiteContext,
        post: PublishedPost,
        comments: PostComments,
        texts: Mapping[str, CommentText],
        lang: str,
        series: Series | None,
    ) -> None:
        self.words, self.lang, self.post, self.comments, self.texts = context.words[lang], lang, post, comments, texts
        self.zone = context.zone(series)
        self._replies: dict[str, list[CommentText]] = defaultdict(list)
        for text in texts.values():
            self._replies[text.parent].append(text)

    def below(self, id: str, depth: int = 1) -> Iterator[CommentItem]:
        """The replies to a comment with those below them, in the order of their file; of "" the comments that are none."""
        for text in self._replies.get(id, ()):
            if depth < _DEEPEST:
                yield self._item(text, tuple(self.below(text.id, depth + 1)))
            else:
                yield self._item(text)
                yield from (self._item(reply, is_flat=True) for reply in self._all_below(text.id))

    def _all_below(self, id: str) -> Iterator[CommentText]:
        """The replies to a comment, each followed by those to it, however deep."""
        waiting = self._replies.get(id, [])[::-1]
        while waiting:
            text = waiting.pop()
            yield text
            waiting += self._replies.get(text.id, [])[::-1]

    def _item(self, text: CommentText, replies: tuple[CommentItem, ...] = (), is_flat: bool = False) -> CommentItem:
        lang = text.lang or self.post.lang
        return CommentItem(
            id=self._anchor(text.id),
            author=self._name(text),
            date=self._date(text.date),
            lang=lang if lang != self.lang else "",
            to=self._to(text.parent) if is_flat else None,
            text=TextRef(self.comments.digest, "comment", self.comments.links, text.id),
            replies=replies,
        )

    def _anchor(self, id: str) -> str:
        """The id attribute of a comment; another one where the text above has taken it for a place of its own."""
        anchor = f"comment-{id}"
        return f"past-{anchor}" if anchor in self.post.facts.ids else anchor

    def _name(self, text: CommentText) -> str:
        return text.author or self.words.say("comment_unnamed")

    def _to(self, parent: str) -> Link:
        """ "in reply to Marta"."""
        return Link(
            self.words.say("comment_reply_to", author=self._name(self.texts[parent])), f"#{self._anchor(parent)}"
        )

    def _date(self, written: date) -> DateWords:
        """A day, or a moment in the zone of the post."""
        if not isinstance(written, datetime):
            return self.words.date(written)
        moment = written if written.tzinfo else timeline.instant_of(written.date(), written.time(), str(self.zone))
        return self.words.date(moment.astimezone(self.zone))

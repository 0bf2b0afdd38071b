"""The text of feed items: the post, then its homework as an `aside` that every reader keeps (F53)."""

from __future__ import annotations

from html import escape

from ..edition.homework import Links, homework_of
from ..edition.markup import link, paragraph
from ..edition.published import PublishedPost
from ..edition.site_context import SiteContext
from ..prose import Body, fill


def item_html(context: SiteContext, post: PublishedPost, links: Links, url: str, body: Body) -> str:
    """HTML of one item, whose page is at `url`; with absolute links only (F44)."""
    homework = homework_of(post)
    text = _summary(context, post, url) if post.facts.too_long else _text(links, url, body)
    return text + (homework.feed_html(context, body, links, url) if homework else "")


def _summary(context: SiteContext, post: PublishedPost, url: str) -> str:
    read_on = link(url, context.words[post.lang].say("read_on_site"))
    return paragraph(escape(post.summary or post.title)) + paragraph(read_on)


def _text(links: Links, url: str, body: Body) -> str:
    def anchor(target: str) -> str:
        return url + target

    return fill(body.lead_feed, links, anchor) + fill(body.rest_feed, links, anchor)

"""The weekly digest: one item on Sunday evening with what came out in seven days, for people who dislike daily noise.

A week ends on Sunday at 18:00 where the site lives, and its item is made once: what comes later belongs to
the next one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from .. import addresses
from ..edition.edition import Edition
from ..edition.homework import homework_of
from ..edition.markup import link, paragraph
from ..edition.render_services import RenderServices
from ..edition.site_context import SiteContext
from ..identity import item_id
from ..plain_text import breakable
from ..timeline import end_of_week
from ..values import dataclass
from .items import Entry, FeedItem, item_of, since

MOST_ITEMS = 40
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Digest:
    """One week in a language. `items` are in order of coming."""

    lang: str
    published: datetime
    items: tuple[FeedItem, ...]

    @property
    def updated(self) -> datetime:
        """The same: a digest never changes."""
        return self.published

    def to_entry(self, services: RenderServices) -> Entry:
        """The titles with a sentence each, then the week's homework."""
        context, words = services.context, services.context.words[self.lang]
        year, week, _ = self.published.isocalendar()
        first = (self.published - timedelta(days=6)).date()
        title = words.say(
            "weekly_title", first=breakable(words.short_date(first)), last=breakable(words.plain_date(self.published))
        )
        titles = [context.day_title(item.post.record) for item in self.items]
        return Entry(
            id=item_id(context.settings.feed_id, "weekly", f"{year}-W{week:02}", self.lang),
            title=title,
            url=self._page(context),
            lang=self.lang,
            published=self.published,
            updated=self.published,
            corrected=False,
            summary=" · ".join(titles),
            html=self._texts(services, titles) + self._homework(services),
        )

    def _page(self, context: SiteContext) -> str:
        """The list of the month in which the week's last text came out."""
        last = self.items[-1].published
        return context.absolute(addresses.month_page(context.settings, self.lang, last.year, last.month))

    def _texts(self, services: RenderServices, titles: list[str]) -> str:
        rows = (
            f"<h2>{link(item.address(services.context), title)}</h2>{paragraph(escape(item.summary()))}"
            for item, title in zip(self.items, titles, strict=True)
        )
        return "".join(rows)

    def _homework(self, services: RenderServices) -> str:
        context = services.context
        days = "".join(
            homework.digest_html(context, services.body(item.post.digest), item.address(context))
            for item in self.items
            if (homework := homework_of(item.post))
        )
        title = escape(context.words[self.lang].say("weekly_homework"))
        return f"<aside><h2>{title}</h2>{days}</aside>" if days else ""


def digests(edition: Edition, lang: str) -> tuple[Digest, ...]:
    """The weeks that are over and had something, newest first."""
    now, zone = edition.site.now, edition.context.zone(None)
    # Whole weeks: of one that is cut by the clock, the digest would shrink from day to day.
    before_the_oldest = end_of_week(now, zone) - _WEEK * (MOST_ITEMS + 1)
    weeks: dict[datetime, list[FeedItem]] = {}
    for post in edition.newest(lang):
        moment = since(post)
        if moment > before_the_oldest:
            weeks.setdefault(end_of_week(moment, zone), []).append(item_of(edition, post))
    ended = sorted((end for end in weeks if end <= now), reverse=True)[:MOST_ITEMS]
    return tuple(Digest(lang, end, tuple(reversed(weeks[end]))) for end in ended)

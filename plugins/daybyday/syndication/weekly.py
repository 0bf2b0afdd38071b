"""The weekly digest: one item on Sunday evening with what came out in seven days, for people who dislike daily noise.

A week ends on Sunday at 18:00 where the site lives, and its item is made once: what comes later belongs to
the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from .. import addresses
from ..assembling.identity import item_id
from ..framing.edition import Edition
from ..framing.house import House
from ..framing.kit import Kit
from ..timeline import end_of_week
from .html import link, paragraph, task_lines
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
        """It is made once."""
        return self.published

    def say(self, kit: Kit) -> Entry:
        """The titles with a sentence each, then the week's homework."""
        house, words = kit.house, kit.house.words[self.lang]
        year, week, _ = self.published.isocalendar()
        first = (self.published - timedelta(days=6)).date()
        title = words.say("weekly_title", first=words.short_date(first), last=words.plain_date(self.published))
        titles = [house.day_title(item.told.post) for item in self.items]
        return Entry(
            item_id(house.settings.feed_id, "weekly", f"{year}-W{week:02}", self.lang), title,
            self._page(house), self.lang, self.published, self.published, corrected=False,
            summary=" · ".join(titles), html=self._texts(kit, titles) + self._homework(kit),
        )  # fmt: skip

    def _page(self, house: House) -> str:
        """The list of the month in which the week's last text came out; a foreign theme has a home page at most."""
        if house.settings.guest:
            return house.absolute(house.home(self.lang))
        last = self.items[-1].published
        return house.absolute(addresses.month_page(house.settings, self.lang, last.year, last.month))

    def _texts(self, kit: Kit, titles: list[str]) -> str:
        rows = (
            f"<h2>{link(item.address(kit.house), title)}</h2>{paragraph(escape(item.summary()))}"
            for item, title in zip(self.items, titles, strict=True)
        )
        return "".join(rows)

    def _homework(self, kit: Kit) -> str:
        given = [item for item in self.items if item.told.homework]
        if not given:
            return ""
        words = kit.house.words[self.lang]
        return f"<aside><h2>{escape(words.say('weekly_homework'))}</h2>{''.join(_of_day(kit, item) for item in given)}</aside>"


def _of_day(kit: Kit, item: FeedItem) -> str:
    words, homework = kit.house.words[item.told.lang], item.told.homework
    assert homework is not None
    day = words.say("day", day=item.told.post.source.day)
    heading = f"{day}: {homework.title}" if homework.title else day
    tasks = "".join(f"<li>☐ {escape(text)}</li>" for text in task_lines(item.told, kit.body(item.told.digest)))
    return f"<h3>{link(f'{item.address(kit.house)}#homework', heading)}</h3><ul>{tasks}</ul>"


def digests(edition: Edition, lang: str) -> tuple[Digest, ...]:
    """The weeks that are over and had something, newest first."""
    now, zone = edition.site.now, edition.house.zone(None)
    # Whole weeks: of one that is cut by the clock, the digest would shrink from day to day.
    before_the_oldest = end_of_week(now, zone) - _WEEK * (MOST_ITEMS + 1)
    weeks: dict[datetime, list[FeedItem]] = {}
    for told in edition.newest(lang):
        moment = since(told)
        if moment > before_the_oldest:
            weeks.setdefault(end_of_week(moment, zone), []).append(item_of(edition, told))
    ended = sorted((end for end in weeks if end <= now), reverse=True)[:MOST_ITEMS]
    return tuple(Digest(lang, end, tuple(reversed(weeks[end]))) for end in ended)

"""Day 1 today: feeds for readers who begin later than the author.

A cohort is everybody who begins on one date. Its feed brings a day per slot, in the series' cadence and at
its release time but without its rests, as if the series had begun on that date. All of it follows from the
content and the clock, so a build needs to remember nothing:

- a text that was out at its slot is the item of that slot, for ever;
- a day that was due more than 48 hours before its slot and had no text is a day off, and stays one even if
  the text comes later; in a series without an end, once a later day has come, for until then nobody knows of it;
- a text that is withdrawn leaves a day off at the slot it had;
- a day that was not due yet has to be waited for: the cohort has caught up with the author. It says so once;
- the first item of all says when day 1 comes: it is there with the feed, four weeks ahead, so that whoever subscribes
  sees that all is well, and it stays as long as there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from html import escape
from itertools import accumulate
from typing import Literal

from ..edition.edition import Edition
from ..edition.markup import link, paragraph
from ..edition.render_services import RenderServices
from ..identity import item_id
from ..model import DayNow, Series, SeriesNow
from ..plain_text import breakable
from ..timeline import LATE, instant_of
from ..values import dataclass
from ..words import Words
from .items import Entry, FeedItem, Item, LateItems, item_of, since

MOST_ITEMS = 21
SHORT = 60
"""A series of up to so many days can be begun every week, a longer one every month."""
AHEAD = timedelta(weeks=4)
"""How long before its date a cohort's feed is there to be subscribed to."""
KEPT = timedelta(days=365)
"""How long after its last day it stays."""

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class CohortItem:
    """A day on the date on which it comes to a cohort."""

    item: FeedItem
    series: Series
    start: date
    published: datetime

    @property
    def updated(self) -> datetime:
        """Its slot, or a correction that came after it, apart from all others of the same moment (F34)."""
        modified = self.item.post.modified
        if modified is None or modified <= self.published:
            return self.published
        return modified + timedelta(seconds=1 + (self.item.post.source.day or 0) % 50)

    def to_entry(self, services: RenderServices) -> Entry:
        """The whole text, with an id and a date of this cohort."""
        entry, post = self.item.to_entry(services), self.item.post
        id = _id(services, self.series, self.start, str(post.source.day), post.lang)
        return replace(
            entry, id=id, published=self.published, updated=self.updated, corrected=self.updated > self.published
        )


@dataclass(frozen=True, slots=True)
class Pause:
    """One line instead of a text: a day off, the news that one has caught up ("wait"), or that it has not begun ("begin")."""

    kind: Literal["rest", "wait", "begin"]
    series: Series
    lang: str
    start: date
    number: int
    published: datetime

    @property
    def updated(self) -> datetime:
        """It never changes."""
        return self.published

    def to_entry(self, services: RenderServices) -> Entry:
        """A title and a line."""
        context, words = services.context, services.context.words[self.lang]
        text, title = self._text_and_title(words)
        page = context.absolute(context.series_home(self.series, self.lang))
        name = str(self.number) if self.kind == "rest" else self.kind
        return Entry(
            id=_id(services, self.series, self.start, name, self.lang),
            title=title,
            url=page,
            lang=self.lang,
            published=self.published,
            updated=self.published,
            corrected=False,
            summary=text,
            html=paragraph(f"{escape(text)} {link(page, self.series.titles[self.lang])}"),
        )

    def _text_and_title(self, words: Words) -> tuple[str, str]:
        if self.kind == "begin":
            date = breakable(words.full_date(slot_date(self.series, self.start, 1)))
            return words.say("start_begin_text", date=date), words.say("start_begin_title", date=date)
        return (
            words.say(f"start_{self.kind}_text", day=self.number),
            words.say(f"start_{self.kind}_title", day=self.number),
        )


def _id(services: RenderServices, series: Series, start: date, name: str, lang: str) -> str:
    return item_id(services.context.settings.feed_id, series.id, "start", start.isoformat(), name, lang)


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who begin a series on one date, in one language."""

    start: date
    items: Sequence[Item]
    """the last ones, newest first"""


def starts(series_now: SeriesNow, today: date) -> tuple[date, ...]:
    """The dates on which a series can be begun by a feed that should exist on a date, the earliest first.

    They go on after the series' own end: that is what they are for.
    """
    if not series_now.days:
        return ()
    return tuple(
        start
        for start in _dates(series_now.series, series_now.days[0].date, today + AHEAD)
        if not _is_over(series_now.series, start, today)
    )


def coming_starts(series_now: SeriesNow, today: date) -> tuple[date, ...]:
    """Those a reader can still choose: today's, and the ones to come."""
    return tuple(start for start in starts(series_now, today) if start >= today)


def cohorts(edition: Edition, series_now: SeriesNow, lang: str) -> Iterator[Cohort]:
    """Every cohort of a series that has a feed in a language."""
    schedule = cache(partial(_Schedule, edition, series_now, lang))
    for start in starts(series_now, local_date(edition, series_now)):
        yield Cohort(start, LateItems(partial(_feed, schedule, start)))


def _feed(schedule: Callable[[], _Schedule], start: date) -> tuple[Item, ...]:
    """The last items of a cohort, newest first; of one with few, its beginning too."""
    items = schedule().items(start)
    return (*items, schedule().begin(start)) if len(items) < MOST_ITEMS else items


def local_date(edition: Edition, series_now: SeriesNow) -> date:
    """Today where the series lives."""
    return edition.site.now.astimezone(edition.context.zone(series_now.series)).date()


def rule(series: Series) -> str:
    """A weekday, "monthly", or "off"."""
    return series.starts or ("monday" if series.length and series.length <= SHORT else "monthly")


def _dates(series: Series, first: date, until: date) -> Iterator[date]:
    """All start dates after day 1."""
    chosen, day = rule(series), first + _ONE_DAY
    if chosen == "off":
        return
    if chosen == "monthly":
        day = day if day.day == 1 else _next_month(day)
        while day <= until:
            yield day
            day = _next_month(day)
        return
    day += timedelta(days=(_WEEKDAYS.index(chosen) - day.weekday()) % 7)
    while day <= until:
        yield day
        day += timedelta(weeks=1)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _is_over(series: Series, start: date, today: date) -> bool:
    """Whether a cohort had its last day more than a year ago. One that has to wait is later than its plan."""
    return series.length is not None and today > slot_date(series, start, series.length) + KEPT


def slot_date(series: Series, start: date, number: int) -> date:
    """The date of a cohort's slot, from 1 on: in the series' cadence, without its rests."""
    if series.cadence == "daily":
        return start + timedelta(days=number - 1)
    return _workday(_work_index(start) + number - 1)


def _work_index(day: date) -> int:
    """How many weekdays there were before the first weekday from a date on."""
    weeks, weekday = divmod(day.toordinal() - 1, 7)  # 1 January of the year 1 was a Monday
    return weeks * 5 + min(weekday, 5)


def _workday(index: int) -> date:
    weeks, weekday = divmod(index, 5)
    return date.fromordinal(weeks * 7 + weekday + 1)


def _index(series: Series, day: date) -> int:
    """A date counted in slots."""
    return day.toordinal() if series.cadence == "daily" else _work_index(day)


class _Schedule:
    """On which moments days come to the cohorts of a series in a language."""

    def __init__(self, edition: Edition, series_now: SeriesNow, lang: str) -> None:
        self.series_now, self.series, self.lang = series_now, series_now.series, lang
        self.zone = edition.context.zone(series_now.series)
        self.edition, self.now = edition, edition.site.now
        self.texts = {post.source.day: post for post in edition.own_texts(series_now, lang)}
        self.came = _came(series_now, lang)
        self.off = _days_off(series_now)
        ready = [self._ready(day).astimezone(self.zone).date() for day in series_now.days]
        # From which start on a cohort has not caught up at a day, and at none before it: then slot n is day n.
        self.clear = list(accumulate((_index(self.series, day) + 1 - n for n, day in enumerate(ready)), max))

    def _ready(self, day: DayNow) -> datetime:
        """Since when a day can be an item of a cohort: its text, or a day off."""
        off = self.off[day.number]
        return min(self.came.get(day.number, off), off)

    def items(self, start: date) -> tuple[CohortItem | Pause, ...]:
        """The last items of a cohort, newest first."""
        count = self._slots(start)
        days = len(self.series_now.days)
        slots = min(count, days)
        caught_up = slots and _index(self.series, start) < self.clear[slots - 1]
        if caught_up or (count > days and self.series.length is None):
            return tuple(reversed(list(self._replayed(start))[-MOST_ITEMS:]))
        first = max(slots - MOST_ITEMS, 0)
        return tuple(self._at(number, start, self._slot(start, number)) for number in range(slots, first, -1))

    def begin(self, start: date) -> Pause:
        """The item that is there before all others: since the day on which the feed is."""
        opened = instant_of(start - AHEAD, time(0, 0), str(self.zone)).astimezone(self.zone)
        return Pause(kind="begin", series=self.series, lang=self.lang, start=start, number=1, published=opened)

    def _slots(self, start: date) -> int:
        """How many slots of a cohort are past."""
        today = self.now.astimezone(self.zone).date()
        count = max(_index(self.series, today) - _index(self.series, start) + 1, 0)
        while count and self._slot(start, count) > self.now:
            count -= 1
        return count

    def _slot(self, start: date, number: int) -> datetime:
        day = slot_date(self.series, start, number)
        return instant_of(day, self.series.release, str(self.zone)).astimezone(self.zone)

    def _at(self, number: int, start: date, slot: datetime) -> CohortItem | Pause:
        post = self.texts.get(number)
        if post and since(post) <= slot:
            item = item_of(self.edition, post)
            return CohortItem(item, self.series, start, slot)
        return Pause(kind="rest", series=self.series, lang=self.lang, start=start, number=number, published=slot)

    def _replayed(self, start: date) -> Iterator[CohortItem | Pause]:
        """All items, oldest first, slot by slot: for a cohort that has had to wait for the author."""
        days, number, waiting_said = {day.number: day for day in self.series_now.days}, 1, False
        for count in range(1, self._slots(start) + 1):
            if self.series.length is not None and number > self.series.length:
                return
            slot, day = self._slot(start, count), days.get(number)
            if day is not None and self._ready(day) <= slot:
                yield self._at(number, start, slot)
                number += 1
            elif not waiting_said:
                waiting_said = True
                yield Pause(kind="wait", series=self.series, lang=self.lang, start=start, number=number, published=slot)


def _came(series_now: SeriesNow, lang: str) -> dict[int, datetime]:
    """Since when readers have known the texts of a language, by number; of those, too, that are withdrawn by now."""
    gone = {day.number: day.withdrawn[lang] for day in series_now.days if lang in day.withdrawn}
    posts = gone | {day.number: day.texts[lang] for day in series_now.days if lang in day.texts}
    return {number: post.since for number, post in posts.items() if post.lang == lang}


def _days_off(series_now: SeriesNow) -> dict[int, datetime]:
    """From when on a day without a text is a day off, by number."""
    first_later: datetime | None = None
    days_off = {}
    for day in reversed(series_now.days):
        off = day.moment + LATE
        if series_now.series.length is None:
            moments = [post.since for post in (*day.texts.values(), *day.withdrawn.values())]
            first_later = min([*moments, *([first_later] if first_later else [])], default=None)
            off = max(off, first_later or off)
        days_off[day.number] = off
    return days_off

"""What may not change by itself: a site is laid out twice, a day apart, and everything that is in both is compared.

F52 texts of items, F55 closed months, F67 events of calendars.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..messages import Message, say
from .feed_set import Calendar, Feed, FeedSet, ParsedItem, value_of
from .rule import Complaint, rule


@dataclass(frozen=True, eq=False)
class FeedPair:
    """A feed of today and of tomorrow."""

    today: Feed
    tomorrow: Feed

    @property
    def path(self) -> str:
        """The same for both."""
        return self.today.path


@dataclass(frozen=True, eq=False)
class CalendarPair:
    """A calendar of today and of tomorrow."""

    today: Calendar
    tomorrow: Calendar

    @property
    def path(self) -> str:
        """The same for both."""
        return self.today.path


@rule(
    FeedPair,
    52,
    "An item that is out never changes by itself",
    say("FreshRSS marks it unread again, lemon24/reader stops taking changes"),
)
def items_stay(pair: FeedPair) -> Iterator[Complaint]:
    """Unless its author announced a correction for tomorrow."""
    if pair.today.data == pair.tomorrow.data:
        return
    later = {item.id: item for item in pair.tomorrow.items}
    for item in pair.today.items:
        changed = later.get(item.id)
        if changed is not None and item.serialized() != changed.serialized() and not _corrected(pair, changed):
            yield Complaint(
                say(
                    "“{title}”: {difference} will be another tomorrow",
                    title=item.title,
                    difference=_first_difference(item, changed),
                ),
                item.id,
                item.url,
            )


def _corrected(pair: FeedPair, tomorrow: ParsedItem) -> bool:
    return tomorrow.updated is not None and tomorrow.updated > pair.today.feed_set.site.now


def _first_difference(item: ParsedItem, changed: ParsedItem) -> Message:
    names = ("title", "url", "published", "updated", "summary", "html")
    return next(
        (say("its {name}", name=name) for name in names if getattr(item, name) != getattr(changed, name)),
        say("something in it"),
    )


@rule(FeedPair, 55, "A closed month keeps its items", say("readers that have read it do not read it again"))
def months_stay(pair: FeedPair) -> Iterator[Complaint]:
    """No more and no fewer."""
    if pair.today.kind != "archive":
        return
    before, after = ([item.id for item in feed.items] for feed in (pair.today, pair.tomorrow))
    if before != after:
        yield Complaint(
            say("it will hold {n} items tomorrow, or others, instead of {before}", n=len(after), before=len(before))
        )


@rule(
    CalendarPair,
    67,
    "An event that is out never changes by itself",
    say("calendar programs tell their owner of a change"),
)
def events_stay(pair: CalendarPair) -> Iterator[Complaint]:
    """The same lines under the same UID."""
    if pair.today.data == pair.tomorrow.data:
        return
    later = {value_of(event, "UID"): event for event in pair.tomorrow.events}
    for event in pair.today.events:
        changed = later.get(value_of(event, "UID"))
        stamp = f"{pair.today.feed_set.site.now:%Y%m%dT%H%M%SZ}"
        if changed is None or (event != changed and value_of(changed, "LAST-MODIFIED") <= stamp):
            yield Complaint(
                say("“{title}” will be another tomorrow", title=value_of(event, "SUMMARY")),
                url=value_of(event, "URL"),
            )


ALL = (items_stay, months_stay, events_stay)


def pairs(today: FeedSet, tomorrow: FeedSet) -> Iterator[FeedPair | CalendarPair]:
    """What stands at one address on both days."""
    feeds = {feed.path: feed for feed in tomorrow.feeds}
    yield from (FeedPair(feed, feeds[feed.path]) for feed in today.originals if feed.path in feeds)
    calendars = {calendar.path: calendar for calendar in tomorrow.calendars}
    yield from (
        CalendarPair(calendar, calendars[calendar.path]) for calendar in today.calendars if calendar.path in calendars
    )

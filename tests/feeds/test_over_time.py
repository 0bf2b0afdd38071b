"""Lives of a site, day by day: what a feed said yesterday it says today, whatever the calendar and the author do.

Nothing is rendered and no file is read, so that many lives can be lived. A life is a series, its texts with the days
on which they are written, edited and withdrawn, articles, and whether a ledger is kept; a build is made once a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from daybyday import feed_formats, timeline
from daybyday.assembling import assemble, ledger_lines, next_change_at, site_at
from daybyday.assembling.content import SourceSet
from daybyday.edition.edition import Edition
from daybyday.edition.site_context import SiteContext
from daybyday.model import Content, LedgerLine, Series, Source, TagNames, Written
from daybyday.prose import Body, Facts, TaskText
from daybyday.syndication import cohorts as starts
from daybyday.syndication.archives import archives_of
from daybyday.syndication.channels import channels
from daybyday.syndication.cohorts import CohortItem, Pause
from daybyday.syndication.items import FeedItem, HomeworkItem
from daybyday.syndication.weekly import Digest
from daybyday.words import load_words
from tests.assembling.maker import SERIES, SETTINGS, article, day

_DAY = timedelta(days=1)
ZONES = ("Europe/Rome", "Pacific/Kiritimati", "America/St_Johns", "UTC")
FIRST_DAYS = (date(2026, 10, 1), date(2026, 10, 20), date(2026, 12, 20), date(2027, 2, 10), date(2027, 3, 10))
"""Daylight saving begins or ends soon, or a year."""


# A life


@dataclass(frozen=True)
class Text:
    """A file: when it is written (the number of the build), and what happens to it afterwards."""

    source: Source
    written: int = 0
    edited: int | None = None
    modified: bool = False
    """whether the edit is a correction that is announced"""
    withdrawn: int | None = None

    def at(self, build: int, today: date) -> Source | None:
        """The file as a build finds it."""
        if build < self.written:
            return None
        source = self.source
        if self.edited is not None and build >= self.edited:
            said = (
                Written(today - _DAY * (build - self.edited), time(4, 44, len(source.path))) if self.modified else None
            )
            source = replace(source, title=f"{source.title}, mended", modified=said)
        if self.withdrawn is not None and build >= self.withdrawn:
            source = replace(source, status="withdrawn")
        return source


@dataclass(frozen=True)
class Life:
    series: Series
    texts: tuple[Text, ...]
    first: date
    builds: int
    hour: time
    local: bool
    """whether builds are made by the clock of the site, not by UTC"""
    zone: str
    ledger: bool

    def now(self, build: int) -> datetime:
        return timeline.instant_of(self.first + _DAY * build, self.hour, self.zone if self.local else "UTC")


@st.composite
def some_series(draw, first: date) -> Series:
    length = draw(st.sampled_from([None, 1, 2, 7, 12, 20, 30, 61, 80]) | st.integers(1, 40))
    series = replace(
        SERIES,
        start=first + _DAY * draw(st.integers(-10, 15) | st.sampled_from([-290, -395])),
        length=length,
        cadence=draw(st.sampled_from(["daily", "daily", "weekdays"])),
        release=draw(st.sampled_from([time(7), time(0), time(2, 30), time(18), time(23, 45)])),
        timezone=draw(st.sampled_from(ZONES)),
        translations=draw(st.sampled_from(["fallback", "hold", "skip"])),
        starts=draw(st.sampled_from(["", "", "monday", "thursday", "sunday", "monthly", "off"])),
    )
    if draw(st.booleans()):
        begin = series.start + _DAY * draw(st.integers(1, 25))
        series = replace(series, rests=((begin, begin + _DAY * draw(st.integers(0, 9))),))
    if draw(st.booleans()):
        number = draw(st.integers(2, 12))
        before = timeline.plan(series, number)[number - 2]
        series = replace(series, restarts=((number, before + _DAY * draw(st.integers(1, 20))),))
    return series


WHENS = st.sampled_from(["in time"] * 12 + ["never"] * 2 + ["late"] * 3)


@st.composite
def fates(draw, source: Source, due: int, builds: int) -> Text | None:
    """A text around the build that is the first after its plan."""
    when = draw(WHENS)
    if when == "never":
        return None
    written = 0 if when == "in time" else max(due + draw(st.integers(0, 12)), 0)
    text = Text(source, written)
    happening = draw(st.sampled_from(["nothing"] * 9 + ["typo", "correction", "withdrawn"]))
    later = max(written, due) + draw(st.integers(0, 25))
    if happening == "withdrawn":
        return replace(text, withdrawn=later)
    if happening != "nothing":
        return replace(text, edited=later, modified=happening == "correction")
    return text


@st.composite
def lives(draw, most: int = 60) -> Life:
    first = draw(st.sampled_from(FIRST_DAYS))
    series = draw(some_series(first))
    builds = draw(st.integers(20, most))
    texts = []
    last = min(series.length or 60, 80)
    plan = timeline.plan(series, last)
    for number in range(1, last + 1):
        due = (plan[number - 1] - first).days
        if due > builds:
            break
        for lang in series.languages:
            own = draw(st.sampled_from([None] * 14 + [-6, 1, 3]))
            written = Written(plan[number - 1] + _DAY * own, time(9, 5, number % 60)) if own is not None else None
            source = day(number, lang, date=written, digest=f"{number} {lang}")
            texts.append(draw(fates(source, due + (own or 0), builds)))
    for stem in draw(st.sets(st.sampled_from("abcd"))):
        lang, due = draw(st.sampled_from(series.languages)), draw(st.integers(0, builds))
        moment = Written(first + _DAY * (due - draw(st.sampled_from([0, 0, 1, 10, 60]))), time(11, ord(stem) % 60))
        source = article(stem, lang, date=moment, digest=stem)
        text = draw(fates(source, due, builds))
        texts.append(replace(text, written=due) if text else None)
    return Life(
        series, tuple(text for text in texts if text), first, builds, draw(st.sampled_from([time(0), time(5), time(12), time(23, 30)])),
        draw(st.booleans()), draw(st.sampled_from(ZONES)), draw(st.booleans()),
    )  # fmt: skip


# What is seen of it


@cache
def words() -> Any:
    return load_words(("en", "it"), {})[0]


def facts() -> dict[str, Facts]:
    """Every day links to its neighbours, in two ways, and to an article; articles to a day."""
    found = {}
    for number in range(1, 81):
        for lang in ("en", "it"):
            page = "/connections" if lang == "en" else "/it/relazioni"
            found[f"{number} {lang}"] = Facts(
                targets=(f"{number - 1:03}.md", f"{number + 1:03}.{lang}.md", f"{page}/{max(number - 2, 1)}/", "../articles/a.md"),
                excerpt="A text.",
            )  # fmt: skip
    return found | {stem: Facts(targets=("../connections/005.en.md", "/connections/2/")) for stem in "abcd"}


FACTS = facts()


@dataclass(frozen=True)
class Said:
    """An item as readers know it."""

    id: str
    published: datetime
    updated: datetime
    links: tuple[Any, ...]
    paths: tuple[str, ...]
    """the files it comes from"""
    kind: str
    title: str

    @property
    def fixed(self) -> tuple[object, ...]:
        return self.id, self.published, self.updated, self.kind, self.title, self.paths


@dataclass(frozen=True)
class Feed:
    kind: str
    lang: str
    series: Series | None
    start: date | None
    items: tuple[Said, ...]
    values: tuple[Any, ...] = field(repr=False)


@dataclass(frozen=True)
class RenderServices:
    context: SiteContext

    def body(self, digest: str) -> Body:
        return Body(tasks=(TaskText("1", (), (), "Go."),))


@dataclass(frozen=True)
class Look:
    """What a build gave."""

    life: Life
    build: int
    now: datetime
    content: Content
    edition: Edition = field(repr=False)
    touched: frozenset[str]
    """files that were edited or withdrawn since the build before, or whose correction was announced"""
    came: frozenset[str]
    """files that came after a build that had their moment behind it"""
    slipped: frozenset[str]
    """those of them that look as if they had been there: of what is late by 48 hours at most nobody writes that down,
    nor of anything without a ledger"""

    def leaves(self, then: Said, now: Said) -> bool:
        """Whether an item is what it was; of one whose file was edited, as far as that goes."""
        if now == then:
            return True
        if not self.touched.isdisjoint({*then.paths, *now.paths}):
            return (now.id, now.published) == (then.id, then.published)
        gone = any(post.source.status == "withdrawn" for post in self.content.posts)
        if gone and abs(now.updated - then.updated) < timedelta(minutes=1):  # it stood behind what is withdrawn
            now = replace(now, updated=then.updated)
        # A link may miss what is withdrawn, and find what was dated back.
        return now.fixed == then.fixed and (now.links == then.links or gone or bool(self.came))

    def said(self, item: Any) -> Said:
        entry = item.to_entry(RenderServices(self.edition.context))
        texts = _texts_of(item)
        kind = item.kind if isinstance(item, Pause) else "text"
        links = tuple(text.links for text in texts)
        return Said(entry.id, item.published, item.updated, links, tuple(text.post.source.path for text in texts), kind, entry.title)  # fmt: skip

    @cached_property
    def feeds(self) -> dict[str, Feed]:
        return self._feeds()

    @cached_property
    def scope_feeds(self) -> dict[str, Feed]:
        return self._feeds("feed")

    @cached_property
    def weekly_feeds(self) -> dict[str, Feed]:
        return self._feeds("weekly")

    @cached_property
    def start_feeds(self) -> dict[str, Feed]:
        return self._feeds("start")

    def _feeds(self, *kinds: str) -> dict[str, Feed]:
        """Feeds of some kinds or of all, by address: most are of cohorts, and not every claim is about those."""
        known: dict[int, Said] = {}

        def say(item: Any) -> Said:
            return known.get(id(item)) or known.setdefault(id(item), self.said(item))

        return {
            one.address: Feed(one.kind, one.lang, one.series, one.start, tuple(map(say, one.items)), one.items)
            for one in channels(self.edition, feed_formats.RSS)
            if not kinds or one.kind in kinds
        }

    @cached_property
    def months(self) -> dict[str, tuple[FeedItem, ...]]:
        return {one.address(one.month): tuple(one.items) for one in archives_of(self.edition)}


def _texts_of(item: Any) -> tuple[FeedItem, ...]:
    if isinstance(item, FeedItem):
        return (item,)
    if isinstance(item, HomeworkItem | CohortItem):
        return (item.item,)
    return item.items if isinstance(item, Digest) else ()


def assembled(
    life: Life, sources: list[Source], ledger: dict[tuple[str, str], LedgerLine], now: datetime
) -> tuple[Content, Edition]:
    site_settings = replace(SETTINGS, timezone=life.zone, names={"en": "A site", "it": "Un sito"})
    content, _ = assemble(SourceSet(sources, [life.series], TagNames(), ledger, {}), site_settings, now)
    return content, Edition(site_at(content, site_settings, now), SiteContext(site_settings, words()), FACTS)


_LATEST: list[tuple[Life, list[Look]]] = []


def live(life: Life) -> list[Look]:
    """One look a day. The latest life is remembered: all claims are about the same days."""
    if not _LATEST or _LATEST[0][0] is not life:
        _LATEST[:] = [(life, list(_lived(life)))]
    return _LATEST[0][1]


def _lived(life: Life) -> Iterator[Look]:
    ledger: dict[tuple[str, str], LedgerLine] = {}
    before: dict[str, Source] = {}
    last = datetime.min.replace(tzinfo=UTC)
    for build in range(life.builds):
        now, today = life.now(build), life.first + _DAY * build
        files = {text.source.path: source for text in life.texts if (source := text.at(build, today))}
        content, edition = assembled(life, list(files.values()), ledger, now)
        touched = {path for path, source in before.items() if files[path] != source}
        touched |= {post.source.path for post in content.posts if post.modified and last < post.modified <= now}
        moments = {post.source.path: post.moment for post in content.posts}
        came = {path for path in files if path not in before and (moments[path] or now) <= last and build}
        slipped = {path for path in came if not ledger or now - (moments[path] or now) <= timeline.LATE}
        yield Look(life, build, now, content, edition, frozenset(touched), frozenset(came), frozenset(slipped))
        if life.ledger:
            ledger = {(line.key, line.lang): line for line in ledger_lines(content, edition.settings, now)}
        before, last = files, now


def steps(life: Life) -> Iterator[tuple[Look, Look]]:
    """Each look with the one of the day before."""
    before = None
    for look in live(life):
        if before is not None:
            yield before, look
        before = look


# What has to hold


def items_never_change_by_themselves(life: Life) -> None:
    for before, after in steps(life):
        for address, feed in before.feeds.items():
            there = {item.id: item for item in after.feeds[address].items} if address in after.feeds else {}
            for item in feed.items:
                if item.id in there and not after.slipped:
                    assert after.leaves(item, there[item.id]), address


def a_date_once_said_is_kept(life: Life) -> None:
    if not life.ledger:
        return
    said: dict[str, datetime] = {}
    for look in live(life):
        for feed in look.feeds.values():
            for item in feed.items:
                if feed.kind != "start":
                    assert said.setdefault(item.id, item.published) == item.published


def an_id_is_one_item(life: Life) -> None:
    for look in live(life):
        owners: dict[str, tuple[object, ...]] = {}
        for address, feed in look.feeds.items():
            ids = [item.id for item in feed.items]
            assert len(ids) == len(set(ids)), address
            owner = (feed.kind, feed.lang, feed.start)
            assert {owners.setdefault(id, owner) for id in ids} <= {owner}, address


def feeds_are_newest_first(life: Life) -> None:
    for look in live(life):
        for address, feed in look.feeds.items():
            moments = [item.published for item in feed.items]
            assert moments == sorted(moments, reverse=True), address


def nothing_is_of_the_future(life: Life) -> None:
    for look in live(life):
        out = {
            post.source.path
            for post in look.content.posts
            if post.is_out(look.now) and post.source.status == "published"
        }
        for address, feed in look.feeds.items():
            for item in feed.items:
                assert item.published <= look.now, address
                assert out.issuperset(item.paths), address
            for item in feed.values:
                for text in _texts_of(item):
                    assert text.since <= item.published or feed.kind != "start", address


def cohorts_get_one_item_a_slot(life: Life) -> None:
    for before, after in steps(life):
        if after.slipped:
            continue
        for address, feed in after.start_feeds.items():
            if address not in before.start_feeds:
                assert ["begin"] == [item.kind for item in feed.items], f"{address} came too late"
                continue
            old = before.start_feeds[address].items
            kept = tuple(item for item in feed.items if item.published <= before.now)
            for now, then in zip(kept, old, strict=False):
                assert after.leaves(then, now), address
            assert len(kept) == len(old) or len(feed.items) == starts.MOST_ITEMS, address
            new = [item.published for item in feed.items[: len(feed.items) - len(kept)]]
            assert len(new) == len(set(new)), address


def cohorts_go_by_the_cadence(life: Life) -> None:
    zone = life.series.timezone
    slots: dict[date, set[datetime]] = {}
    for look in live(life):
        for address, feed in look.start_feeds.items():
            assert feed.start is not None
            if feed.start not in slots:
                dates = [starts.slot_date(life.series, feed.start, number) for number in range(1, life.builds + 500)]
                moments = (timeline.instant_of(day_, life.series.release, zone) for day_ in dates)
                slots[feed.start] = {moment.astimezone(UTC) for moment in moments}
            # In UTC: a moment of the hour that comes twice is equal to none in another zone.
            published = {item.published.astimezone(UTC) for item in feed.items if item.kind != "begin"}
            assert slots[feed.start] >= published, address
            assert {"begin"} >= {item.kind for item in feed.items if item.published < min(slots[feed.start])}, address
            assert sum(item.kind == "wait" for item in feed.items) <= 1, address
            numbers = [_number(value) for value in feed.values if _number(value)]
            assert numbers == list(range(max(numbers, default=0), max(numbers, default=0) - len(numbers), -1)), address
            assert max(numbers, default=0) <= (life.series.length or 1000), address


def _number(item: Any) -> int:
    if isinstance(item, Pause):
        return item.number if item.kind == "rest" else 0
    return item.item.post.source.day


def closed_months_keep_their_members(life: Life) -> None:
    for before, after in steps(life):
        if after.slipped:
            continue
        for address, items in before.months.items():
            kept = [(post.post.source.path, post.published) for post in items if not _is_withdrawn(after, post)]
            now = [(post.post.source.path, post.published) for post in after.months.get(address, ())]
            assert now == kept, address


def _is_withdrawn(look: Look, item: FeedItem) -> bool:
    path = item.post.source.path
    return any(post.source.path == path and post.source.status == "withdrawn" for post in look.content.posts)


def a_walk_meets_everything_that_is_out(life: Life) -> None:
    for look in live(life):
        for address, feed in look.scope_feeds.items():
            scope = address.removesuffix("feed.rss")
            met = {path for item in feed.items for path in item.paths}
            met |= {item.post.source.path for month, items in look.months.items() if month.startswith(f"{scope}archive/") for item in items}  # fmt: skip
            open_ = starts_of_open_month(look, feed)
            wanted = {
                post.source.path for post in look.content.posts
                if post.is_out(look.now) and post.source.status == "published" and post.lang == feed.lang
                and (feed.series is None or post.source.kind == "day") and not (post.seen and post.seen >= open_)
            }  # fmt: skip
            assert wanted <= met, address
            archived = [item.post.source.path for month, items in look.months.items() if month.startswith(f"{scope}archive/") for item in items]  # fmt: skip
            assert len(archived) == len(set(archived)), address


def starts_of_open_month(look: Look, feed: Feed) -> datetime:
    """The first instant that no closed month holds."""
    zone = ZoneInfo((feed.series.timezone if feed.series else "") or look.life.zone)
    local = look.now.astimezone(zone)
    first = local.date().replace(day=1)
    if look.now < timeline.instant_of(first + 2 * _DAY, time(0), zone.key):
        first = (first - _DAY).replace(day=1)
    return timeline.instant_of(first, time(0), zone.key)


def weeks_that_are_over_keep_their_members(life: Life) -> None:
    for before, after in steps(life):
        for address, feed in after.weekly_feeds.items():
            there = [path for item in feed.items for path in item.paths]
            assert len(there) == len(set(there)), address
            if after.slipped:
                continue
            now = {item.published: item.paths for item in feed.items}
            gone = {post.source.path for post in after.content.posts if post.source.status == "withdrawn"}
            for item in before.weekly_feeds[address].items:
                if item.published not in now and after.now - item.published > timedelta(weeks=40, hours=-2):
                    continue  # the oldest goes, as a whole
                assert [path for path in item.paths if path not in gone] == list(now.get(item.published, ())), address


def quiet_means_quiet(life: Life) -> None:
    for look in live(life):
        until = next_change_at(look.content, look.edition.site)
        span = until - look.now
        for part in (0.001, 0.4, 0.97, 1):
            moment = until - timedelta.resolution if part == 1 else look.now + span * part
            if span <= timedelta.resolution or moment <= look.now:
                continue
            sources = [post.source for post in look.content.posts]
            content, edition = assembled(life, sources, dict(look.content.ledger), moment)
            later = replace(look, now=moment, content=content, edition=edition)
            assert content == look.content, moment
            assert _told(later) == _told(look), moment


def _told(look: Look) -> tuple[Any, ...]:
    site = look.edition.site
    targets = {path: site.targets[path] for path in site.targets}
    return (site.series, site.articles, site.pages, site.withdrawn, targets, dict(site.coming), look.months,
            [replace(one, items=tuple(one.items)) for one in channels(look.edition, feed_formats.RSS)])  # fmt: skip


CLAIMS = (
    items_never_change_by_themselves, a_date_once_said_is_kept, an_id_is_one_item, feeds_are_newest_first,
    nothing_is_of_the_future, cohorts_get_one_item_a_slot, cohorts_go_by_the_cadence, closed_months_keep_their_members,
    a_walk_meets_everything_that_is_out, weeks_that_are_over_keep_their_members, quiet_means_quiet,
)  # fmt: skip


@settings(
    max_examples=4, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # a failure is made small by the slow test below; here it would take minutes
)  # fmt: skip
@given(life=lives())
def test_every_day(life):
    for claim in CLAIMS:
        claim(life)


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(life=lives(most=100))
def test_every_day_of_many_lives(claim, life):
    claim(life)

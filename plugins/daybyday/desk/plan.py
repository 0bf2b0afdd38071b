"""The plan of a series, and what a change of it would do: two sites laid side by side, before and after, and nothing written.

Both are assembled from files, the second from the very bytes that are offered; so what is shown is what a build would do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .. import addresses, feed_formats, timeline
from ..assembling import contradiction
from ..edition.edition import Edition
from ..engine import Fingerprints
from ..model import Content, Finding, Post, Series, SiteSettings
from ..syndication.channels import Channel, channels
from ..syndication.items import FeedItem
from ..values import dataclass
from .day_texts import DayRun, DayText, DayTexts, day_texts, runs
from .plan_wanted import Rewritten
from .tomorrow import FileChanges, Outlook, file_changes, new_findings, prints_of

NEAR = 14
"""So many of the days to come have a line of their own."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """Days that follow one another and stand alike, or dates without a day."""

    first: date
    last: date
    run: DayRun | None
    """None for a pause"""


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day with its date and its texts."""

    number: int
    date: date
    texts: tuple[DayText, ...]


@dataclass(frozen=True, slots=True)
class SeriesCalendar:
    """A series as it is planned."""

    series: Series
    days: tuple[PlannedDay, ...]
    """all of them; without `length` as far as they are written, and a little further"""
    rows: tuple[CalendarRow, ...]

    @property
    def own_dates(self) -> tuple[DayText, ...]:
        """Texts that are still to come, on a `date` of their own: no change of the plan moves them."""
        return tuple(
            text
            for day in self.days
            for text in day.texts
            if text.post and text.post.source.date and text.state not in ("out", "withdrawn")
        )

    @property
    def end(self) -> date | None:
        """The date of its last day; None without one."""
        return self.days[-1].date if self.series.length and self.days else None


@dataclass(frozen=True, slots=True)
class DayMoves:
    """Days that follow one another and all come later, or all earlier."""

    first: int
    last: int
    first_from: date
    first_to: date
    last_from: date
    last_to: date
    earlier: bool


@dataclass(frozen=True, slots=True)
class TouchedDay:
    """A day that is out, and that another date would be given."""

    number: int
    published: date
    planned: date


@dataclass(frozen=True, slots=True)
class AddressMove:
    """The address of a series in a language, which all its days share; or that of an article."""

    lang: str
    old: str
    """from the root of the host; "" for one that is new"""
    new: str
    out: int | None
    """of its days, how many are out there; None for an article"""


@dataclass(frozen=True, slots=True)
class FeedChanges:
    """What readers of feeds would notice."""

    kept: int
    """items that are as they were: same id, same moment"""
    new: int
    gone: int
    feeds: tuple[str, ...]
    """addresses of feeds there would be besides"""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of one series does, or of the address of one article: then there are no calendars."""

    before: SeriesCalendar | None
    after: SeriesCalendar | None
    moves: tuple[DayMoves, ...]
    touched: tuple[TouchedDay, ...]
    redated: int
    """texts that are out, and would have come at another moment: in a foreign theme no ledger holds it"""
    at_once: tuple[Post, ...]
    """texts that are still to come, and would be out with the next build"""
    addresses: tuple[AddressMove, ...]
    feeds: FeedChanges
    files: tuple[FileChanges, ...]
    """none when a build of either stops"""
    findings: tuple[Finding, ...]
    """what is to be said of it that is not said now; errors among them stop it"""

    @property
    def breaks(self) -> bool:
        """Whether it would break something that is out, or give a series nobody can publish."""
        return bool(self.touched or self.redated) or any(finding.level == "error" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Moved:
    """A series whose file says something else than what was published."""

    series: Series
    days: tuple[TouchedDay, ...]
    slugs: tuple[tuple[str, str], ...]
    """(language, slug) under which days were published, and from which nothing leads on"""
    restored: bool
    """whether the offered lines give the days their dates back"""


@dataclass(frozen=True, slots=True)
class SeriesPlans:
    """What `plan` shows."""

    now: datetime
    calendars: tuple[SeriesCalendar, ...]
    """of all series, or of the one that is asked for; as they are now"""
    moved: tuple[Moved, ...] = ()
    effect: Effect | None = None
    lines: tuple[Rewritten, ...] = ()
    """what to write so that it is so"""
    settings_line: str = ""
    """what to write into pelicanconf.py before"""
    names: tuple[tuple[str, str], ...] = ()
    """(language, title that stands for one to be translated)"""
    findings: tuple[Finding, ...] = ()
    """what else contradicts the ledger: each names its own lines"""
    without_lines: int = 0
    """texts that are out, and that the ledger does not know yet"""

    @property
    def breaks(self) -> bool:
        """Whether something that is out is broken, now or by the change."""
        return bool(self.moved or self.findings) or bool(self.effect and self.effect.breaks)


def calendar_of(content: Content, edition: Edition, series: Series) -> SeriesCalendar:
    """The days of a series with their dates, and what stands in between."""
    texts = day_texts(content, edition.site, series)
    last = max((text.number for text in texts.texts), default=0)
    dates = timeline.plan(series, max(last, series.length or 0))
    by_number: dict[int, list[DayText]] = {}
    for text in texts.texts:
        by_number.setdefault(text.number, []).append(text)
    days = tuple(PlannedDay(number, dates[number - 1], tuple(own)) for number, own in sorted(by_number.items()))
    return SeriesCalendar(series, days, tuple(_rows(series, days, texts)))


def _rows(series: Series, days: tuple[PlannedDay, ...], texts: DayTexts) -> Iterator[CalendarRow]:
    today, near = texts.now.date(), 0
    block: list[PlannedDay] = []
    for before, day in zip((None, *days), days, strict=False):
        is_near = day.date >= today and near < NEAR
        near += is_near
        pause = _pause(series, before.date, day.date) if before else None
        if block and (pause or is_near):
            yield from _as_runs(block)
            block = []
        if pause:
            yield pause
        block.append(day)
        if is_near:
            yield from _as_runs(block)
            block = []
    yield from _as_runs(block)


def _as_runs(block: list[PlannedDay]) -> Iterator[CalendarRow]:
    dates = {day.number: day.date for day in block}
    for run in runs(text for day in block for text in day.texts):
        yield CalendarRow(dates[run.first.number], dates[run.last.number], run)


def _pause(series: Series, before: date, day: date) -> CalendarRow | None:
    """The dates between two days, if others than weekends of a weekday series are among them."""
    between = [before + _ONE_DAY * n for n in range(1, (day - before).days)]
    if all(series.cadence == "weekdays" and each.weekday() >= 5 for each in between):
        return None
    return CalendarRow(between[0], between[-1], None)


def effect(before: Outlook, after: Outlook, series: Series) -> Effect:
    """What changes for a series between two sites of the same instant."""
    old, new = _series_of(before.content, series), _series_of(after.content, series)
    calendars = calendar_of(before.content, before.edition, old), calendar_of(after.content, after.edition, new)
    dates_out = {post.source.day for post in before.content.posts if _is_out_of(before, old, post)}
    return replace(
        _common(before, after),
        before=calendars[0],
        after=calendars[1],
        moves=tuple(_moves(old, new, calendars, dates_out)),
        touched=tuple(_touched(before, old, new)),
        addresses=tuple(_address_moves(before, after, old, new)),
    )


def article_effect(before: Outlook, after: Outlook) -> Effect:
    """What changes between two sites of the same instant when the address of an article or a page does."""
    old = {post.source.path: post for post in before.content.posts if post.source.kind != "day"}
    path = after.edition.context.path
    moves = tuple(
        AddressMove(post.lang, path(old[post.source.path].address), path(post.address), None)
        for post in after.content.posts
        if post.source.path in old and post.address != old[post.source.path].address
    )
    return replace(_common(before, after), addresses=moves)


def _common(before: Outlook, after: Outlook) -> Effect:
    fingerprints, is_whole = Fingerprints(), not before.stopping and not after.stopping
    files = (prints_of(each.parts, fingerprints) if is_whole else {} for each in (before, after))
    stopping = [finding for finding in after.stopping if finding not in before.stopping]
    findings = dict.fromkeys([*stopping, *_new_errors(before, after), *new_findings(before, after)])
    return Effect(
        before=None,
        after=None,
        moves=(),
        touched=(),
        redated=sum(_redated(before, after)),
        at_once=tuple(_at_once(before, after)),
        addresses=(),
        feeds=_feed_changes(before.edition, after.edition),
        files=tuple(file_changes(*files)),
        findings=tuple(findings),
    )


def _series_of(content: Content, series: Series) -> Series:
    return next(each for each in content.series if each.folder == series.folder)


def _new_errors(before: Outlook, after: Outlook) -> Iterator[Finding]:
    known = set(before.findings)
    return (finding for finding in after.findings if finding.level == "error" and finding not in known)


def _is_out_of(site: Outlook, series: Series, post: Post) -> bool:
    return post.source.folder == series.folder and bool(post.source.day) and post.is_out(site.now)


def _touched(before: Outlook, old: Series, new: Series) -> Iterator[TouchedDay]:
    """Days that are out on the date they were planned for, and would be planned for another."""
    zone = ZoneInfo(old.timezone or before.edition.settings.timezone)
    published: dict[int, date] = {}
    for post in before.content.posts:
        if _is_out_of(before, old, post) and post.source.day and not post.source.date:
            day = post.published.astimezone(zone).date()
            published[post.source.day] = min(day, published.get(post.source.day, day))
    last = max(published, default=0)
    for number, was, will in zip(range(1, last + 1), timeline.plan(old, last), timeline.plan(new, last), strict=True):
        if number in published and was == published[number] != will:
            yield TouchedDay(number, was, will)


def _moves(
    old: Series, new: Series, calendars: tuple[SeriesCalendar, SeriesCalendar], dates_out: Iterable[int | None]
) -> Iterator[DayMoves]:
    last = min(calendar.days[-1].number if calendar.days else 0 for calendar in calendars)
    out = set(dates_out)
    pairs = zip(range(1, last + 1), timeline.plan(old, last), timeline.plan(new, last), strict=True)
    block: list[tuple[int, date, date]] = []
    for number, was, will in pairs:
        moves = was != will and number not in out
        if block and (not moves or (will < was) != (block[-1][2] < block[-1][1]) or block[-1][0] != number - 1):
            yield _move(block)
            block = []
        if moves:
            block.append((number, was, will))
    if block:
        yield _move(block)


def _move(block: list[tuple[int, date, date]]) -> DayMoves:
    (first, was, will), (last, last_was, last_will) = block[0], block[-1]
    return DayMoves(first, last, was, will, last_was, last_will, will < was)


def _redated(before: Outlook, after: Outlook) -> Iterator[bool]:
    moments = {post.source.path: post.moment for post in after.content.posts}
    return (moments.get(post.source.path) != post.moment for post in before.content.posts if post.is_out(before.now))


def _at_once(before: Outlook, after: Outlook) -> Iterator[Post]:
    out = {post.source.path for post in before.content.posts if post.is_out(before.now)}
    for post in after.content.posts:
        if post.source.path not in out and post.is_out(after.now):
            yield post


def _address_moves(before: Outlook, after: Outlook, old: Series, new: Series) -> Iterator[AddressMove]:
    for lang in after.edition.settings.languages:
        was = _page(before.edition, old, lang)
        will = _page(after.edition, new, lang)
        if was != will:
            series_now = next(each for each in after.edition.site.series if each.series.folder == new.folder)
            yield AddressMove(lang, was, will, len(series_now.shown(lang)))


def _page(edition: Edition, series: Series, lang: str) -> str:
    if lang not in series.languages:
        return ""
    return edition.context.path(addresses.series_page(edition.settings, series, lang))


def _feed_changes(before: Edition, after: Edition) -> FeedChanges:
    old, new = _items(before), _items(after)
    addresses_before, addresses_after = _feeds(before), _feeds(after)
    kept = sum(new.get(id) == moment for id, moment in old.items())
    return FeedChanges(
        kept=kept,
        new=len(new.keys() - old.keys()),
        gone=len(old) - kept,
        feeds=tuple(sorted(addresses_after - addresses_before)),
    )


def _items(edition: Edition) -> dict[str, datetime]:
    """By its id the moment of every item of the feeds of languages and series."""
    return {
        item.id(edition.context): item.published
        for channel in _channels(edition)
        for item in channel.items
        if isinstance(item, FeedItem)
    }


def _feeds(edition: Edition) -> set[str]:
    return {edition.context.path(channel.address) for channel in _channels(edition)}


def _channels(edition: Edition) -> Iterator[Channel]:
    if edition.settings.guest and not edition.settings.origin:
        return  # a blog without an address has no feeds
    for channel in channels(edition, feed_formats.main_format()):
        if channel.kind in ("feed", "homework"):
            yield channel


def moved_series(
    content: Content, settings: SiteSettings, slugs: Mapping[str, Mapping[str, Sequence[str]]]
) -> Iterator[Moved]:
    """The series whose file says something else than what was published; `slugs` are old ones by folder and language."""
    for series in content.series:
        against = contradiction(series, content, settings)
        own = tuple((lang, slug) for lang, old in sorted(slugs.get(series.folder, {}).items()) for slug in old)
        if against or own:
            days = tuple(TouchedDay(*day) for day in against.days) if against else ()
            yield Moved(series, days, own, against is None or against.restarts is not None)

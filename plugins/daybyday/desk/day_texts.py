"""How every day of a series stands in each of its languages, out or not: what its author, and nobody else, wants to know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from .. import timeline
from ..assembling import DAYS_AHEAD, draft_due, is_paused, languages_to_write, posts_by_day, text_file
from ..model import Content, Finding, Post, Series, Site
from ..values import dataclass

TextState = Literal["out", "ready", "held", "draft", "missing", "broken", "withdrawn", "not-asked"]
"""
out          readers have it
ready        written, and comes at its moment
held         written, and waits for its other languages (policy *hold*)
draft        begun
missing      nobody has begun it
broken       not out, and an error in it would keep it from coming out
withdrawn    taken back
not-asked    not there, and nobody asks for it: a hole that is meant, or (policy *skip*) there in another language
"""
_WRITTEN = ("out", "ready", "held")


@dataclass(frozen=True, slots=True)
class DayText:
    """A day in one language, whether there is a text of it or not."""

    series: Series
    number: int
    lang: str
    state: TextState
    due: datetime
    """when it comes, came, or should have come; in the zone of the series"""
    path: str
    """its file, or where it is to be written; relative to the content folder"""
    post: Post | None
    is_wanted: bool
    """whether its author has to do something before it can be out"""

    @property
    def is_written(self) -> bool:
        """Whether nothing is left to do for it in its language."""
        return self.state in _WRITTEN


@dataclass(frozen=True)
class DayTexts:
    """All texts of a series at one instant, from its first written day to its last.

    A series without `length` goes on for the days that may be asked for next; after a week without a day it is paused, and
    ends with what is written.
    """

    series: Series
    now: datetime
    """in the zone of the series"""
    last_written: int
    """the highest number of which there is any text; 0 for none"""
    day: int
    """the last day whose planned date has come; 0 before the first"""
    is_paused: bool
    texts: tuple[DayText, ...]
    """by number, then by language as the series has them"""

    @cached_property
    def _by_language(self) -> dict[str, tuple[DayText, ...]]:
        return {lang: tuple(text for text in self.texts if text.lang == lang) for lang in self.series.languages}

    @cached_property
    def numbers_written(self) -> frozenset[int]:
        """The days that are written in one language at least."""
        return frozenset(text.number for text in self.texts if text.is_written)

    def of(self, lang: str) -> tuple[DayText, ...]:
        """Those of one language, by number."""
        return self._by_language[lang]

    def on(self, day: date) -> tuple[DayText, ...]:
        """Those that are due on a date."""
        return tuple(text for text in self.texts if text.due.date() == day)

    def is_coming(self, text: DayText) -> bool:
        """Whether its moment lies ahead."""
        return text.due > self.now

    def is_missing(self, text: DayText) -> bool:
        """Whether nobody has written it and it is asked for now: it was due, or a later day is written."""
        if text.state != "missing" or not text.is_wanted:
            return False
        return text.number <= self.last_written or not self.is_coming(text)

    def late(self) -> tuple[DayText, ...]:
        """What was due and has to be written, finished or mended."""
        return tuple(text for text in self.texts if text.is_wanted and not self.is_coming(text))

    def to_write(self) -> tuple[DayText, ...]:
        """What is due later and has to be written, finished or mended."""
        return tuple(text for text in self.texts if text.is_wanted and self.is_coming(text))


def day_texts(content: Content, site: Site, series: Series, broken: Collection[str] = ()) -> DayTexts:
    """Every text of a series, there or not. `broken` are the paths of posts with errors."""
    days = posts_by_day(content, series)
    zone = series.timezone or site.settings.timezone
    now = site.now.astimezone(ZoneInfo(zone))
    first, last = min(days, default=1), max(days, default=0)
    paused = is_paused(series, last, now.date())
    plan = timeline.plan(series, series.length or last + (0 if paused else DAYS_AHEAD))
    texts = tuple(
        text
        for number, planned in enumerate(plan, 1)
        if number >= first
        for text in _texts_of_day(series, number, planned, days.get(number, {}), now, broken)
    )
    day = sum(planned <= now.date() for planned in plan)
    return DayTexts(series, now, last, day, paused, texts)


def with_errors(findings: Iterable[Finding]) -> frozenset[str]:
    """The files that errors are about."""
    return frozenset(
        path for finding in findings if finding.level == "error" for path in (finding.place.path, *finding.also)
    )


def _texts_of_day(
    series: Series, number: int, planned: date, posts: dict[str, Post], now: datetime, broken: Collection[str]
) -> Iterator[DayText]:
    zone = str(now.tzinfo)
    at = timeline.instant_of(planned, series.release, zone)
    asked = () if number in series.missing else languages_to_write(series, posts)
    for lang in series.languages:
        post = posts.get(lang)
        state = _state(post, lang in asked, now, broken)
        yield DayText(
            series=series,
            number=number,
            lang=lang,
            state=state,
            due=_due(post, series, at, zone).astimezone(now.tzinfo),
            path=post.source.path if post else text_file(series, number, lang, next(iter(posts.values()), None)),
            post=post,
            is_wanted=lang in asked or state == "broken",
        )


def _state(post: Post | None, is_asked: bool, now: datetime, broken: Collection[str]) -> TextState:
    if post is None:
        return "missing" if is_asked else "not-asked"
    if post.source.readable and post.source.status != "published":
        return post.source.status
    if post.is_out(now):
        return "out"
    if not post.source.readable or post.source.path in broken:
        return "broken"
    return "held" if post.held else "ready"


def _due(post: Post | None, series: Series, planned: datetime, zone: str) -> datetime:
    # A draft has the moment it would have if it were published now; it is due when it was to come.
    if post and post.moment and post.source.status != "draft":
        return post.moment
    return (draft_due(post, series, zone) if post else None) or planned


@dataclass(frozen=True, slots=True)
class Runway:
    """How far ahead a series is written in one language."""

    days: int
    """texts that are ready and still to come, before the first hole"""
    through: int
    """the last day before that hole which is written; 0 for none"""
    hole: DayText | None
    """the first text to come that is not ready; None when all are, to the end"""

    def is_below(self, days: int) -> bool:
        """Whether it is shorter than `days`, and not because the series ends."""
        return self.hole is not None and self.days < days


def runway(texts: DayTexts, lang: str) -> Runway:
    """How far ahead `lang` is written. Days nobody asks for are passed over; where one language is enough for a day
    (policy *skip*), one that is there in another counts.
    """
    days, through = 0, 0
    for text in texts.of(lang):
        is_coming = texts.is_coming(text)
        if text.is_wanted and is_coming:
            return Runway(days, through, text)
        if text.is_written or _is_there_in_another(texts, text):
            days, through = days + is_coming, text.number
    return Runway(days, through, None)


def _is_there_in_another(texts: DayTexts, text: DayText) -> bool:
    if texts.series.translations != "skip" or text.state == "withdrawn":
        return False
    return text.number in texts.numbers_written


def by_date(text: DayText) -> tuple[datetime, str, int]:
    """A key that sorts what is due first to the front; the languages of a day keep their order."""
    return text.due, text.series.folder, text.number


@dataclass(frozen=True, slots=True)
class DayRun:
    """Days that follow one another and stand in the same way in the same languages."""

    days: tuple[tuple[DayText, ...], ...]
    """of each day its texts"""

    @property
    def first(self) -> DayText:
        """A text of the first day."""
        return self.days[0][0]

    @property
    def last(self) -> DayText:
        """A text of the last day."""
        return self.days[-1][0]

    @property
    def states(self) -> dict[TextState, tuple[str, ...]]:
        """The languages that stand in each way, in the order of the series."""
        states: dict[TextState, tuple[str, ...]] = {}
        for text in self.days[0]:
            states[text.state] = (*states.get(text.state, ()), text.lang)
        return states


def runs(texts: Iterable[DayText]) -> list[DayRun]:
    """Texts as runs of days, by series and number."""
    days: dict[tuple[str, int], list[DayText]] = {}
    for text in sorted(texts, key=lambda text: (text.series.folder, text.number)):
        days.setdefault((text.series.folder, text.number), []).append(text)
    gathered: list[list[tuple[DayText, ...]]] = []
    for day in map(tuple, days.values()):
        if gathered and _follows(gathered[-1][-1], day):
            gathered[-1].append(day)
        else:
            gathered.append([day])
    return [DayRun(tuple(run)) for run in gathered]


def _follows(before: tuple[DayText, ...], day: tuple[DayText, ...]) -> bool:
    is_next = before[0].series.folder == day[0].series.folder and before[0].number == day[0].number - 1
    return is_next and [(text.lang, text.state) for text in before] == [(text.lang, text.state) for text in day]

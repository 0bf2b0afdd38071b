"""Where a site stands this morning: what is late, what is due, what to write next, how long it will last, and how much there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

from ..edition.edition import Edition
from ..model import Content, Finding, Phase, Post, Series
from ..values import dataclass
from .day_texts import DayText, DayTexts, Runway, TextState, by_date, day_texts, runway, with_errors
from .translation_table import TranslationTable

MOST_TO_WRITE = 4
"""How many days are named that come next."""

UNFINISHED: tuple[TextState, ...] = ("draft", "missing", "held", "broken")
"""What is not ready and somebody works at, or should."""

SeriesPhase = Phase | Literal["paused"]
_FIRST: Mapping[SeriesPhase, int] = {"running": 0, "before": 1, "paused": 2, "finished": 3}


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """A series in one language: how many of its days are how, how many words they have, how far ahead they go."""

    lang: str
    out: int
    ready: int
    draft: int
    missing: int
    """due or passed over by later days, and nobody has begun them"""
    held: int
    broken: int
    withdrawn: int
    not_asked: int
    unwritten: int
    """days to the end of the series that are still ahead"""
    words: int
    """of everything that is finished, out or not; homework counts"""
    words_this_week: int
    """of what comes or came from Monday to Sunday"""
    runway: Runway
    unfinished: Mapping[TextState, tuple[int, ...]]
    """the days that are drafts, missing, held or broken"""


@dataclass(frozen=True, slots=True)
class SeriesStatus:
    """A series as its author sees it."""

    series: Series
    phase: SeriesPhase
    day: int
    """the last day whose date has come; 0 before the first"""
    now: datetime
    """where the series lives"""
    today: tuple[DayText, ...]
    """what is due today, whether it is out or not"""
    next_due: DayText | None
    """the first text that is still to come, ready or not"""
    late: tuple[DayText, ...]
    to_write: tuple[DayText, ...]
    languages: tuple[LanguageStatus, ...]

    @property
    def goes_on(self) -> bool:
        """Whether readers wait for days of it."""
        return self.phase in ("before", "running")

    def below(self, days: int) -> tuple[LanguageStatus, ...]:
        """The languages whose runway is shorter than so many days, while the series goes on."""
        return tuple(each for each in self.languages if self.goes_on and each.runway.is_below(days))


@dataclass(frozen=True, slots=True)
class StandaloneStatus:
    """Articles and pages in one language."""

    lang: str
    out: int
    coming: int
    draft: int
    words: int


@dataclass(frozen=True, slots=True)
class Status:
    """A site this morning."""

    now: datetime
    """where the site lives"""
    series: tuple[SeriesStatus, ...]
    """those that run first, then those to come, paused and over; of each, the latest start first"""
    standalone: tuple[StandaloneStatus, ...]
    """of the site's languages; none where articles and pages are Pelican's own"""
    stopping: tuple[Finding, ...]
    """errors for which nothing can be published now"""
    findings: tuple[Finding, ...]
    """everything there is to say about the content, each once"""
    guest: bool
    """whether the site is a blog in a theme that is not ours"""
    translations: TranslationTable | None = None

    @property
    def late(self) -> list[DayText]:
        """What was due and is not ready, the latest first: today's readers wait for that."""
        return sorted((text for each in self.series for text in each.late), key=by_date, reverse=True)

    @property
    def to_write(self) -> list[DayText]:
        """What to write or to finish next, the earliest first."""
        texts = (text for each in self.series if each.goes_on for text in each.to_write)
        days: dict[tuple[str, int], list[DayText]] = {}
        for text in sorted(texts, key=by_date):
            days.setdefault((text.series.folder, text.number), []).append(text)
        return [text for day in islice(days.values(), MOST_TO_WRITE) for text in day]

    def below(self, days: int) -> list[tuple[SeriesStatus, LanguageStatus]]:
        """The series and languages whose runway is shorter than so many days."""
        return [(each, language) for each in self.series for language in each.below(days)]


def site_status(
    content: Content,
    edition: Edition,
    findings: Iterable[Finding],
    stopping: Iterable[Finding] = (),
    translations: TranslationTable | None = None,
) -> Status:
    """The status of a site at the instant of its edition; with a table of its translations, if somebody made one."""
    settings, now, findings = edition.settings, edition.site.now, tuple(dict.fromkeys(findings))
    broken = with_errors(findings)
    series = [_series_status(content, edition, each, broken) for each in content.series]
    return Status(
        now=now.astimezone(ZoneInfo(settings.timezone)),
        series=tuple(sorted(series, key=_by_urgency)),
        standalone=() if settings.guest else tuple(_standalone(content, edition, lang) for lang in settings.languages),
        stopping=tuple(stopping),
        findings=findings,
        guest=settings.guest,
        translations=translations,
    )


def _by_urgency(status: SeriesStatus) -> tuple[int, int, str]:
    return _FIRST[status.phase], -status.series.start.toordinal(), status.series.id


def _series_status(content: Content, edition: Edition, series: Series, broken: Collection[str]) -> SeriesStatus:
    texts = day_texts(content, edition.site, series, broken)
    today = texts.now.date()
    coming = (text for text in texts.texts if text.state != "not-asked" and texts.is_coming(text))
    phase: SeriesPhase = next(each.phase for each in edition.site.series if each.series.folder == series.folder)
    return SeriesStatus(
        series=series,
        phase="paused" if texts.is_paused and phase == "running" else phase,
        day=texts.day,
        now=texts.now,
        today=tuple(text for text in texts.on(today) if text.state != "not-asked"),
        next_due=min(coming, key=by_date, default=None),
        late=texts.late(),
        to_write=texts.to_write(),
        languages=tuple(_language_status(texts, edition, lang) for lang in series.languages),
    )


def _language_status(texts: DayTexts, edition: Edition, lang: str) -> LanguageStatus:
    own = texts.of(lang)
    states = Counter(text.state for text in own)
    missing = sum(map(texts.is_missing, own))
    monday = texts.now.date() - timedelta(days=texts.now.weekday())
    week = [text for text in own if monday <= text.due.date() < monday + timedelta(days=7)]
    return LanguageStatus(
        lang=lang,
        out=states["out"],
        ready=states["ready"],
        draft=states["draft"],
        missing=missing,
        held=states["held"],
        broken=states["broken"],
        withdrawn=states["withdrawn"],
        not_asked=states["not-asked"],
        unwritten=states["missing"] - missing if texts.series.length else 0,
        words=_words_of(own, edition),
        words_this_week=_words_of(week, edition),
        runway=runway(texts, lang),
        unfinished={
            state: tuple(text.number for text in own if _is_counted(texts, text, state)) for state in UNFINISHED
        },
    )


def _is_counted(texts: DayTexts, text: DayText, state: TextState) -> bool:
    return text.state == state and (state != "missing" or texts.is_missing(text))


def _words_of(texts: Iterable[DayText], edition: Edition) -> int:
    return sum(edition.facts_of(text.post).words for text in texts if text.post and text.is_written)


def _standalone(content: Content, edition: Edition, lang: str) -> StandaloneStatus:
    posts = [post for post in content.posts if post.source.kind != "day" and post.lang == lang]
    published = [post for post in posts if post.source.readable and post.source.status == "published"]
    out = [post for post in published if post.is_out(edition.site.now)]
    return StandaloneStatus(
        lang=lang,
        out=len(out),
        coming=sum(map(_has_moment, published)) - sum(map(_has_moment, out)),
        draft=sum(post.source.status == "draft" for post in posts),
        words=sum(edition.facts_of(post).words for post in published),
    )


def _has_moment(post: Post) -> bool:
    return post.moment is not None

"""Days that are not ready: late ones, those that will be missing within two days, and holes further ahead.

A day is late when its plan is behind the build's instant and a language of its series has no text that is out. Never asked for
are: days before the first that was written, days the series names as `missing`, what was withdrawn, and (policy *skip*)
other languages of a day that is there in one. Without `length` a series asks for the days after its last written one for a
week; then it counts as paused.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from .. import timeline
from ..model import Content, Post, Series, Site
from ..values import dataclass

PATIENCE = timedelta(days=7)
"""So long a series without an end is expected to go on after its last written day."""
NOTICE = timedelta(days=2)
"""So long before its date an author is told of a day that is not ready."""
DAYS_AHEAD = 12
"""days planned beyond the last written one: as many as `PATIENCE` and `NOTICE` may ask for"""

Cause = Literal["unwritten", "draft"]
When = Literal["late", "soon", "ahead"]


@dataclass(frozen=True, slots=True)
class UnreadyDay:
    """A day that is not ready in some languages of its series, for one cause."""

    series: Series
    number: int
    langs: tuple[str, ...]
    """the languages that miss it, in the order of the series"""
    due: datetime
    """its instant, where the series lives"""
    when: When
    days_late: int
    """whole days since its date; negative for what is to come"""
    cause: Cause
    drafts: tuple[Post, ...]
    """what there is of it, when it is a draft"""
    twin: Post | None
    """a text of the day in another language, ready or not"""


def unready_days(content: Content, site: Site) -> Iterator[UnreadyDay]:
    """Every day that is not ready and should be, by series and day."""
    for series in content.series:
        days = posts_by_day(content, series)
        if days:
            yield from _of_series(series, days, site)


def posts_by_day(content: Content, series: Series) -> dict[int, dict[str, Post]]:
    """The posts of each day by language. One that cannot be read counts: it is an error of its own, and no missing day."""
    days: dict[int, dict[str, Post]] = {}
    for post in content.posts:
        if post.source.folder == series.folder and post.source.day:
            days.setdefault(post.source.day, {}).setdefault(post.lang, post)
    return days


def _of_series(series: Series, days: dict[int, dict[str, Post]], site: Site) -> Iterator[UnreadyDay]:
    zone = series.timezone or site.settings.timezone
    today = site.now.astimezone(ZoneInfo(zone)).date()
    first, last = min(days), max(days)
    plan = timeline.plan(series, series.length or last + DAYS_AHEAD)
    paused = is_paused(series, last, today)
    for number, planned in enumerate(plan, 1):
        if number < first or number in series.missing or (paused and number > last):
            continue
        if number > last and planned - today > NOTICE:
            return  # what nobody has begun yet is no hole
        posts = days.get(number, {})
        langs = languages_to_write(series, posts)
        if not langs:
            continue
        at = timeline.instant_of(planned, series.release, zone)
        for (cause, due), missing in _not_ready(series, posts, langs, at, zone).items():
            local = due.astimezone(ZoneInfo(zone))
            when: When = "late" if due <= site.now else "soon" if local.date() - today <= NOTICE else "ahead"
            if when == "ahead" and posts:
                continue  # it is being written: there is time
            drafts = tuple(posts[lang] for lang in missing if lang in posts)
            twin = next((posts[lang] for lang in posts if lang not in missing), None)
            yield UnreadyDay(series, number, missing, local, when, (today - local.date()).days, cause, drafts, twin)


def overdue(series: Series, last: int, now: datetime, zone: str) -> tuple[int, ...]:
    """Of a series without an end, the days after the last one that is out which were due, holes that are meant too."""
    if series.length or not last:
        return ()
    plan = timeline.plan(series, last + DAYS_AHEAD)
    following = enumerate(plan[last:], last + 1)
    return tuple(number for number, due in following if timeline.instant_of(due, series.release, zone) <= now)


def is_paused(series: Series, last_written: int, today: date) -> bool:
    """Whether a series without an end has had no new day for a week: nobody expects its next day any more."""
    if series.length:
        return False
    following = timeline.plan(series, last_written + 1)[-1]
    return today - following > PATIENCE


def _not_ready(
    series: Series, posts: dict[str, Post], langs: tuple[str, ...], planned: datetime, zone: str
) -> dict[tuple[Cause, datetime], tuple[str, ...]]:
    """Why and since when -> the languages that miss a day."""
    missing: dict[tuple[Cause, datetime], tuple[str, ...]] = {}
    for lang in langs:
        draft = posts.get(lang)
        reason: tuple[Cause, datetime] = (
            ("draft", draft_due(draft, series, zone) or planned) if draft else ("unwritten", planned)
        )
        missing[reason] = (*missing.get(reason, ()), lang)
    return missing


def languages_to_write(series: Series, posts: dict[str, Post]) -> tuple[str, ...]:
    """The languages in which a day is asked for and not ready; `posts` is what there is of it, by language."""
    ready = [lang for lang in series.languages if lang in posts and posts[lang].source.status != "draft"]
    if len(ready) == len(series.languages):
        return ()  # as mostly
    if posts and all(post.source.status == "withdrawn" for post in posts.values()):
        return ()
    if ready and series.translations == "skip":
        return ()
    return tuple(lang for lang in series.languages if lang not in ready)


def draft_due(draft: Post, series: Series, zone: str) -> datetime | None:
    """When a draft should be out that its author gave a `date`, which moves it alone; None where the plan counts."""
    written = draft.source.date
    return timeline.instant_of_written(written, series.release, zone) if written else None


def text_file(series: Series, number: int, lang: str, twin: Post | None) -> str:
    """Where a day is to be written in a language: beside its twin, else by its number (`connections/175.it.md`)."""
    if twin is None:
        return f"{series.folder}/{number:03}.{lang}.md"
    stem = twin.source.path.removesuffix(".md").removesuffix(f".{twin.lang}")
    return f"{stem}.{lang}.md"

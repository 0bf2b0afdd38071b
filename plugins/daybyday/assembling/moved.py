"""Days and articles that an edit would move although the ledger says they were published: errors, with what to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from .. import timeline
from ..messages import Message, say, say_count
from ..model import Content, Finding, LedgerLine, Place, Post, Series, SiteSettings
from ..values import dataclass
from .ledger import Lines
from .moments import in_header


def moved_days(content: Content, settings: SiteSettings) -> Iterator[Finding]:
    """One finding for each series whose plan contradicts the ledger, one for each moved `date`."""
    for series in content.series:
        zone = series.timezone or settings.timezone
        lines = _lines_of(series, content)
        if not lines:
            continue
        own_dates = [post for post in content.posts if post.source.folder == series.folder and post.source.date]
        yield from _moved_own_dates(own_dates, content, series, zone)
        pinned = {(post.source.day, post.lang) for post in own_dates}
        lines = [(day, line) for day, line in lines if (day, line.lang) not in pinned]
        yield from _moved_plan(series, lines, zone)


def moved_articles(content: Content, settings: SiteSettings) -> Iterator[Finding]:
    """One finding for each article whose `date` is another than the moment it was published at."""
    if not content.ledger:
        return
    lines, zone = Lines(content.ledger, settings.feed_id), settings.timezone
    for post in content.posts:
        source = post.source
        line = lines.of(post.key, source) if source.kind == "article" and source.date else None
        if line is None or source.date is None:
            continue
        if timeline.instant_of_written(source.date, time(0, 0), zone) != line.published:
            local = line.published.astimezone(ZoneInfo(zone))
            yield Finding(
                "error",
                "article-moved",
                source.place("date"),
                say(
                    "this article was published on {date} at {time}, and this would move it",
                    date=f"{local:%Y-%m-%d}",
                    time=f"{local:%H:%M}",
                ),
                say(
                    "write `date: {moment}`; what is new goes into `modified`",
                    moment=in_header(line.published, zone),
                ),
            )


def _lines_of(series: Series, content: Content) -> list[tuple[int, LedgerLine]]:
    numbered_lines = []
    for (key, _), line in content.ledger.items():
        owner, _, number = key.rpartition("/")
        if owner == series.id and number.isdecimal() and 1 <= int(number) <= 99_999:
            numbered_lines.append((int(number), line))
    return sorted(numbered_lines, key=lambda pair: (pair[0], pair[1].lang))


def _moved_own_dates(posts: list[Post], content: Content, series: Series, zone: str) -> Iterator[Finding]:
    for post in posts:
        line = content.ledger.get((post.key, post.lang))
        if line is None or post.source.date is None:
            continue
        written = timeline.instant_of_written(post.source.date, series.release, zone)
        if series.translations == "hold" and written < line.published:
            continue  # it waited for its twins
        if written != line.published:
            local = line.published.astimezone(ZoneInfo(zone))
            yield Finding(
                "error",
                "day-moved",
                post.source.place("date"),
                say(
                    "day {day} was published on {date} at {time}, and this would move it",
                    day=post.source.day,
                    date=f"{local:%Y-%m-%d}",
                    time=f"{local:%H:%M}",
                ),
                say("write `date: {moment}`", moment=in_header(line.published, zone)),
            )


def _moved_plan(series: Series, lines: list[tuple[int, LedgerLine]], zone: str) -> Iterator[Finding]:
    if not lines:
        return
    moved, first = _moved_by_plan(series, lines, zone)
    if not moved:
        return
    published = min(line.published for day, line in lines if day == first).astimezone(ZoneInfo(zone)).date()
    yield Finding(
        "error",
        "day-moved",
        Place(series.place.path),
        say_count(
            "this plan would move day {first}, already published on {published}",
            "this plan would move {n} days from day {first} on, already published (day {first} on {published})",
            n=len(moved),
            first=first,
            published=published,
        ),
        _restart_hint(series, lines, zone, first, published),
    )


def _restart_hint(
    series: Series, lines: list[tuple[int, LedgerLine]], zone: str, first: int, published: date
) -> Message:
    """The `from:` line that gives the published days back, if one can."""
    restarts = _restoring(series, lines, zone, first, published)
    if restarts is None:
        return say(
            "take the change back: days that were published keep their dates, only what comes after day {last} can move",
            last=max(day for day, _ in lines),
        )
    return say("write `from: {{{dates}}}`", dates=", ".join(f"{day}: {when}" for day, when in restarts))


def _restoring(
    series: Series, lines: list[tuple[int, LedgerLine]], zone: str, first: int, published: date
) -> tuple[tuple[int, date], ...] | None:
    """The restarts that give the published days their dates back; they have been tried out. None when none do."""
    last = max(day for day, _ in lines)
    coming = timeline.plan(series, last + 1)[last]
    restarts = dict(series.restarts) | {first: published}
    when_last = max(line.published for day, line in lines if day == last).astimezone(ZoneInfo(zone)).date()
    if coming > when_last and (series.length is None or last < series.length):
        restarts[last + 1] = coming  # what is still to come follows the edit
    mended = replace(series, restarts=tuple(sorted(restarts.items())))
    if _moved_by_plan(mended, lines, zone)[0] or any(timeline.backward_restarts(mended, last + 1)):
        return None
    return mended.restarts


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A series whose plan would move days that were published."""

    days: tuple[tuple[int, date, date], ...]
    """(day, when it was published, when it is planned for)"""
    restarts: tuple[tuple[int, date], ...] | None
    """what to write as `from:`; None when no such line gives the days their dates back"""


def contradiction(series: Series, content: Content, settings: SiteSettings) -> Contradiction | None:
    """How the plan of a series contradicts the ledger, as `moved_days` tells it; None when it does not."""
    zone = series.timezone or settings.timezone
    pinned = {(post.source.day, post.lang) for post in content.posts if post.source.date and _is_of(series, post)}
    lines = [(day, line) for day, line in _lines_of(series, content) if (day, line.lang) not in pinned]
    moved, first = _moved_by_plan(series, lines, zone) if lines else ([], 0)
    if not moved:
        return None
    dates: dict[int, date] = {}
    for day, line in lines:
        published = line.published.astimezone(ZoneInfo(zone)).date()
        dates[day] = min(dates.get(day, published), published)
    plan = timeline.plan(series, max(dates))
    return Contradiction(
        days=tuple((day, dates[day], plan[day - 1]) for day in moved),
        restarts=_restoring(series, lines, zone, first, dates[first]),
    )


def _is_of(series: Series, post: Post) -> bool:
    return post.source.folder == series.folder


def _moved_by_plan(series: Series, lines: list[tuple[int, LedgerLine]], zone: str) -> tuple[list[int], int]:
    """The days whose published date the plan contradicts, and the first that needs mending."""
    dates = timeline.plan(series, max(day for day, _ in lines))
    shifts: dict[int, str] = {}
    for day, line in lines:
        # A translation may have come later than the plan: its line does not speak for the original's.
        shifts[day] = _shift(series, line, dates[day - 1], zone) or shifts.get(day, "")
    moved = [day for day, shift in shifts.items() if shift]
    # A single late day also differs from the plan; an edit of the plan moves most of them.
    later = [day for day in moved if shifts[day] == "later"]
    if not later and len(moved) * 2 <= len(shifts):
        return [], 0
    return moved, min(later or moved)


def _shift(series: Series, line: LedgerLine, planned_date: date, zone: str) -> str:
    """ "later" or "earlier" when the plan differs from what was published at release time."""
    local = line.published.astimezone(ZoneInfo(zone))
    planned = datetime.combine(planned_date, series.release, ZoneInfo(zone))
    if planned.date() == local.date() or line.published == planned:
        return ""
    if planned > local:
        return "later"
    return "earlier" if local.time() == series.release else ""

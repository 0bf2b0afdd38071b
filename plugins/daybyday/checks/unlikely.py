"""What is possible and rarely meant: a year too many in a date, a draft by its folder alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .. import timeline
from ..messages import say
from ..model import Finding, Post, Series
from .context import CheckInput

_FAR_FROM_PLAN = timedelta(days=90)
_FAR_AHEAD = timedelta(days=2 * 365)
_FIRST_YEAR = 1990
"""Before it there was no place to publish; 1970 is what programs write for no date."""
_DRAFT_FOLDERS = frozenset(
    "draft drafts bozza bozze entwurf entwürfe brouillon brouillons borrador borradores unpublished wip".split()
)


def dates_unlikely(inputs: CheckInput) -> Iterator[Finding]:
    """Days far from their plan, articles of another century, series that begin in a life to come."""
    for series in inputs.content.series:
        yield from _days_far_from_plan(inputs, series)
        if _is_unlikely(series.start, inputs.site.now):
            yield Finding(
                "warning",
                "start-unlikely",
                series.place,
                say("the series starts on {date}", date=series.start),
                say("write the year in which it starts, unless this is meant"),
            )
    for post in inputs.content.posts:
        written = post.source.date
        if post.source.kind != "day" and written and _is_unlikely(written.date, inputs.site.now):
            yield Finding(
                "warning",
                "date-unlikely",
                post.source.place("date"),
                say("this text is dated {date}", date=written.date),
                say("write the year that is meant, or accept it with `ignore: {{date-unlikely: the reason}}`"),
            )


def _is_unlikely(day: date, now: datetime) -> bool:
    return day.year < _FIRST_YEAR or day > now.date() + _FAR_AHEAD


def _days_far_from_plan(inputs: CheckInput, series: Series) -> Iterator[Finding]:
    dated = [post for post in inputs.posts_of(series) if post.source.date and post.moment]
    if not dated:
        return
    zone = ZoneInfo(series.timezone or inputs.site.settings.timezone)
    plan = timeline.plan(series, max(post.source.day or 1 for post in dated))
    for post in dated:
        planned = plan[(post.source.day or 1) - 1]
        if abs(post.published.astimezone(zone).date() - planned) > _FAR_FROM_PLAN:
            yield _far_from_plan(post, planned)


def _far_from_plan(post: Post, planned: date) -> Finding:
    return Finding(
        "warning",
        "date-far",
        post.source.place("date"),
        say("the plan has day {day} on {planned}, and this date is far from it", day=post.source.day, planned=planned),
        say("take `date` out, or accept it with `ignore: {{date-far: the reason}}`"),
    )


def drafts_by_folder(inputs: CheckInput) -> Iterator[Finding]:
    """A folder makes no draft: what lies there is published."""
    folders = {post.source.path.rpartition("/")[0] for post in inputs.content.posts}
    named_as_draft = {folder: named for folder in folders if (named := _draft_folder(folder))}
    for post in inputs.content.posts if named_as_draft else ():
        source = post.source
        named = named_as_draft.get(source.path.rpartition("/")[0], "")
        if named and source.readable and source.status == "published":
            yield Finding(
                "warning",
                "folder-no-draft",
                source.place("status"),
                say("this lies in `{folder}/`, and is published all the same", folder=named),
                say("write `status: draft` in its header, or accept it with `ignore: {{folder-no-draft: the reason}}`"),
            )


def _draft_folder(folder: str) -> str:
    """The name in the path of a folder that promises drafts; "" for none."""
    return next((part for part in folder.split("/") if part.strip("_. ").lower() in _DRAFT_FOLDERS), "")

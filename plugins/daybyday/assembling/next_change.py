"""Until when a site stays as it is if nobody touches it: the next instant at which something can change by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..model import Content, Site
from ..timeline import IN_TIME, LATE, end_of_week, next_release
from .late import draft_due

_ONE_DAY = timedelta(days=1)


def next_change_at(content: Content, site: Site) -> datetime:
    """The first instant after the site's own at which any page, feed or finding may differ.

    Early rather than late: every midnight of every zone in use counts, whether it matters or not. It
    is the site's own instant when something took that for its moment: the next build's is another.
    """
    now = site.now
    if any(now in (post.moment, post.seen) and post.is_out(now) for post in content.posts):
        return now
    return min(moment for moment in _turning_points(content, site) if moment > now)


def _turning_points(content: Content, site: Site) -> Iterator[datetime]:
    zones = {site.settings.timezone, *(series.timezone for series in content.series if series.timezone)}
    for zone in zones:
        tomorrow = site.now.astimezone(ZoneInfo(zone)).date() + _ONE_DAY
        yield datetime.combine(tomorrow, time(0), ZoneInfo(zone)).astimezone(UTC)
    # The weekly digest, and the days of those who began later.
    soon = site.now + timedelta(microseconds=1)
    yield end_of_week(soon, ZoneInfo(site.settings.timezone)).astimezone(UTC)
    for series in content.series:
        zone = series.timezone or site.settings.timezone
        yield next_release(series, zone, site.now)
        # A draft that waits for its other languages has no moment, and is late all the same.
        drafts = (
            post for post in content.posts if post.source.folder == series.folder and post.source.status == "draft"
        )
        yield from filter(None, (draft_due(draft, series, zone) for draft in drafts))
    for post in content.posts:
        if post.moment:
            yield post.moment
            if content.ledger and post.source.status != "draft" and (post.key, post.lang) not in content.ledger:
                yield post.moment + IN_TIME + timedelta.resolution  # from then on it was seen late
            yield post.moment + LATE
            yield post.moment + LATE + timedelta.resolution  # late is what is more than that
        if post.modified:
            yield post.modified
    for series_now in site.series:
        for day in series_now.days:
            yield day.moment
        if series_now.days:
            # The last day belongs to its readers for 24 hours (`timeline.phase`).
            yield series_now.days[-1].moment + _ONE_DAY

"""What a foreign theme may show of a day: `article.daybyday`, and `daybyday` on every page.

All of it is plain text or HTML that is ready for a page; addresses are as Pelican's own `article.url`: relative to
SITEURL. The values can be pickled, for Pelican keeps articles in its cache.
"""

from __future__ import annotations

from ...values import dataclass


@dataclass(frozen=True)
class FeedValue:
    """A feed of a series, or its calendar."""

    title: str
    type: str
    """its media type: "application/rss+xml" """
    url: str


@dataclass(frozen=True)
class LinkValue:
    """Another day, or the same day in another language."""

    number: int
    title: str
    """ "Day 9: …" """
    lang: str
    url: str


@dataclass(frozen=True)
class HomeworkValue:
    """What there is to do."""

    title: str
    minutes: int | None
    tasks: tuple[str, ...]
    """plain text, one each"""
    html: str
    """the section that stands in `article.content` too"""


@dataclass(frozen=True)
class SeriesValue:
    """A series in one language."""

    id: str
    title: str
    description: str
    lang: str
    url: str
    """its page"""
    length: int | None
    """None for one without an end"""
    state: str
    """ "Today is day 8 of 30." """
    feeds: tuple[FeedValue, ...]
    """none while the site has no address"""


@dataclass(frozen=True)
class DayValue:
    """A day that is out: `article.daybyday`."""

    series: SeriesValue
    number: int
    state: str
    """`today` for the last day of a series that runs, else `out`"""
    homework: HomeworkValue | None
    previous: LinkValue | None
    next: LinkValue | None
    twins: tuple[LinkValue, ...]
    """the day in its other languages"""

    @property
    def feeds(self) -> tuple[FeedValue, ...]:
        """Those of its series, for `<link rel="alternate">`."""
        return self.series.feeds


@dataclass(frozen=True)
class SiteValue:
    """All series of the site: `daybyday` in every template."""

    series: tuple[SeriesValue, ...]

    @property
    def feeds(self) -> tuple[FeedValue, ...]:
        """Those of all series."""
        return tuple(feed for series in self.series for feed in series.feeds)


def is_ours(content: object) -> bool:
    """Whether a text of Pelican's was made by us: a text of the blog may have a key of any name."""
    return isinstance(getattr(content, "daybyday", None), DayValue | SeriesValue)

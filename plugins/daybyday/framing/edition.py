"""An edition: the site at one instant, with the words of its languages and the facts of its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from .. import addresses
from ..addresses import Locator, locator
from ..model import Post, Series, SeriesNow, Site, SiteSettings
from ..prose import Facts
from ..tagging import tag_key
from ..words import Words


@dataclass(frozen=True)
class Edition:
    """All a view is given. `facts` maps digests of sources to what is known of their texts."""

    site: Site
    words: Mapping[str, Words]
    facts: Mapping[str, Facts]

    @property
    def settings(self) -> SiteSettings:
        """The author's decisions for the whole site."""
        return self.site.settings

    @property
    def locator(self) -> Locator:
        """Makes addresses that can be printed."""
        return locator(self.site.settings)

    def facts_of(self, post: Post) -> Facts:
        """What is known of a post's text."""
        return self.facts.get(post.source.digest, Facts())

    def zone_of(self, post: Post) -> ZoneInfo:
        """The zone in which a post's dates are told."""
        for one in self.site.series:
            if post.source.kind == "day" and one.series.folder == post.source.folder:
                return self.zone(one.series)
        return ZoneInfo(self.settings.timezone)

    def zone(self, series: Series) -> ZoneInfo:
        """The zone of a series."""
        return ZoneInfo(series.timezone or self.settings.timezone)

    def local(self, post: Post) -> datetime:
        """The moment of a post in its own zone."""
        return post.published.astimezone(self.zone_of(post))

    def local_modified(self, post: Post) -> datetime | None:
        """When readers were told of a correction, in the post's own zone; None before they are."""
        if post.modified is None or post.modified > self.site.now:
            return None
        return post.modified.astimezone(self.zone_of(post))

    def series_in(self, lang: str) -> tuple[SeriesNow, ...]:
        """The series written in a language, those with the latest start first."""
        there = [one for one in self.site.series if lang in one.series.languages]
        return tuple(sorted(there, key=lambda one: (one.series.start, one.series.id), reverse=True))

    def home(self, lang: str) -> str:
        """The address of a language's home page; of a foreign theme we know one page only, its root."""
        return "/" if self.settings.guest else addresses.home(self.settings, lang)

    def series_home(self, series: Series, lang: str) -> str:
        """The address of a series' page; a foreign theme has none, so its root."""
        return "/" if self.settings.guest else addresses.series_page(self.settings, series, lang)

    @cached_property
    def tags_told(self) -> frozenset[tuple[str, str]]:
        """(language, key) of every tag under which something is out: those have a page."""
        posts = [
            *self.site.articles,
            *(post for one in self.site.series for day in one.days for post in day.texts.values()),
        ]
        return frozenset((post.lang, tag_key(self.site.tags, tag)) for post in posts for tag in post.source.tags)

    def summary(self, post: Post) -> str:
        """The author's summary, else the first paragraph."""
        return post.source.summary or self.facts_of(post).excerpt

    def day_title(self, post: Post) -> str:
        """ "Day 8: The person you always nod to", in the post's own language; else its title."""
        source = post.source
        if source.kind != "day":
            return source.title
        return self.words[post.lang].say("day_title", day=source.day, title=source.title)

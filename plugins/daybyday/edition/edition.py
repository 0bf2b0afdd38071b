"""An edition: the site at one instant, with its words and the facts of its texts."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Hashable, Iterator, Mapping
from copy import copy
from dataclasses import field
from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from ..addresses import Locator
from ..model import DayNow, Post, SeriesNow, Site, SiteSettings
from ..prose import Facts
from ..tagging import tag_key, tag_name, tag_slug
from ..values import dataclass
from ..words import Words
from .blog import NO_BLOG, Blog
from .published import DayLine, PublishedPost
from .references import file_address, file_of
from .site_context import SiteContext

T = TypeVar("T")
_MOMENT = attrgetter("moment")


def _by_number(posts: list[PublishedPost]) -> list[PublishedPost]:
    """Posts of one moment: the higher day first, then by key."""
    if len(posts) == 1:
        return posts
    return sorted(posts, key=lambda post: (post.source.day or 0, post.record.key), reverse=True)


@dataclass(frozen=True)
class Edition:
    """All a view is given to say which parts there are. `facts` are those of texts, by the digests of their sources."""

    site: Site
    context: SiteContext
    facts: Mapping[str, Facts]
    blog: Blog = NO_BLOG
    _posts: dict[str, PublishedPost] = field(default_factory=dict, repr=False)
    _lines: dict[tuple[str, str], tuple[DayLine, ...]] = field(default_factory=dict, repr=False)
    _memoized: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @property
    def settings(self) -> SiteSettings:
        """The author's decisions for the whole site."""
        return self.site.settings

    @property
    def words(self) -> Mapping[str, Words]:
        """The words of the site's languages."""
        return self.context.words

    @property
    def locator(self) -> Locator:
        """Makes addresses that can be printed."""
        return self.context.locator

    def facts_of(self, post: Post) -> Facts:
        """The facts of a post's text; empty ones when there are none."""
        return self.facts.get(post.source.digest) or Facts()

    def knowing(self, digest: str, facts: Facts) -> Edition:
        """The same edition, with the facts of one more text; what has been found out of all others it knows, too."""
        edition = copy(self)
        vars(edition)["facts"] = ChainMap({digest: facts}, cast("dict[str, Facts]", self.facts))
        return edition

    def published_post(self, post: Post) -> PublishedPost:
        """A post that is out, as pages and feeds show it; the same object whenever it is asked for."""
        published_post = self._posts.get(post.source.path)
        if published_post is None:
            published_post = self._posts[post.source.path] = PublishedPost(
                record=post,
                facts=self.facts_of(post),
                moment=self.local_moment(post),
                modified=self._modified(post) if post.modified else None,
                image=self._image(post) if post.source.image else "",
                tags=self._tags_of(post.source.tags, post.lang),
            )
        return published_post

    def local_moment(self, post: Post) -> datetime | None:
        """When a post came out, in its own zone; None for an undated page."""
        return post.moment.astimezone(self._zone(post)) if post.moment else None

    def lines(self, series_now: SeriesNow, lang: str) -> tuple[DayLine, ...]:
        """Every day of a series as it stands in a language, in order of number."""
        key = (series_now.series.folder, lang)
        if key not in self._lines:
            self._lines[key] = tuple(self._line(day, lang) for day in series_now.days)
        return self._lines[key]

    def shown(self, series_now: SeriesNow, lang: str) -> list[DayLine]:
        """The days that have a text in a language (their own or the original), in order of number."""
        return [line for line in self.lines(series_now, lang) if line.post]

    def own_texts(self, series_now: SeriesNow, lang: str) -> list[PublishedPost]:
        """The days that have a text of their own in a language, in order of number."""
        return [line.post for line in self.lines(series_now, lang) if line.post and line.post.lang == lang]

    def newest(self, lang: str) -> list[PublishedPost]:
        """Everything written in a language that is out (days with a text of their own, and articles), newest first
        (F32, F42). Undated pages are not in it.
        """

        def make() -> list[PublishedPost]:
            posts = self.articles(lang)
            for series_now in self.site.series:
                posts += reversed(self.own_texts(series_now, lang))
            # Sorted by the moment alone, which is fast; the few posts of one moment are put in order afterwards.
            posts.sort(key=_MOMENT, reverse=True)
            return [post for _, same in groupby(posts, key=_MOMENT) for post in _by_number(list(same))]

        return self.memoize(("newest", lang), make)

    def articles(self, lang: str) -> list[PublishedPost]:
        """The articles in a language, newest first."""
        return [self.published_post(post) for post in self.site.articles if post.lang == lang]

    def pages(self, lang: str) -> list[PublishedPost]:
        """The pages in a language."""
        return [self.published_post(post) for post in self.site.pages if post.lang == lang]

    def series_in(self, lang: str) -> tuple[SeriesNow, ...]:
        """The series written in a language, those with the latest start first."""
        in_language = [series_now for series_now in self.site.series if lang in series_now.series.languages]
        return tuple(
            sorted(in_language, key=lambda series_now: (series_now.series.start, series_now.series.id), reverse=True)
        )

    def out(self) -> Iterator[Post]:
        """Everything that has a page with a text of its own."""
        yield from self.site.articles
        yield from self.site.pages
        for series_now in self.site.series:
            for day in series_now.days:
                yield from day.texts.values()

    def memoize(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value that `make` returns, made once for the edition: the same object for all parts that hold it. It must not hold
        the edition, or that is let go only when somebody looks for garbage.
        """
        if key not in self._memoized:
            self._memoized[key] = make()
        value: T = self._memoized[key]
        return value

    @cached_property
    def published_tags(self) -> frozenset[tuple[str, str]]:
        """(language, key) of every tag under which something is out: those have a page."""
        posts = (post for post in self.out() if post.source.kind != "page")
        return frozenset((post.lang, self.tag(tag, post.lang)[0]) for post in posts for tag in post.source.tags)

    @cached_property
    def answers_since(self) -> dict[str, datetime]:
        """Address -> since when a page has stood there; where several posts claim one address, the latest moment."""
        since: dict[str, datetime] = {}
        for target in self.site.targets.values():
            for lang, address in target.addresses.items():
                since[address] = max(target.moments[lang], since.get(address, target.moments[lang]))
        return since

    def _line(self, day: DayNow, lang: str) -> DayLine:
        post = day.shown.get(lang)
        return DayLine(
            day.number,
            day.date,
            day.state(lang),
            self.published_post(post) if post else None,
            post is not None or lang in day.withdrawn,
        )

    @cached_property
    def _site_zone(self) -> ZoneInfo:
        return self.context.zone(None)

    @cached_property
    def _zones(self) -> dict[str, ZoneInfo]:
        return {series_now.series.folder: self.context.zone(series_now.series) for series_now in self.site.series}

    def _zone(self, post: Post) -> ZoneInfo:
        return self._zones.get(post.source.folder, self._site_zone) if post.source.kind == "day" else self._site_zone

    def _modified(self, post: Post) -> datetime | None:
        if post.modified is None or post.modified > self.site.now:
            return None
        return post.modified.astimezone(self._zone(post))

    def _image(self, post: Post) -> str:
        name = file_of(post.source.image, post.source.path, self.site.files)
        return self.context.absolute(file_address(name)) if name else ""

    @cached_property
    def _tags(self) -> dict[tuple[str, str], tuple[str, str, str]]:
        return {}

    def _tags_of(self, written: tuple[str, ...], lang: str) -> tuple[tuple[str, str, str], ...]:
        """(key, name, slug) of the tags of a post, each once; the same few lists come again and again."""

        def make() -> tuple[tuple[str, str, str], ...]:
            return tuple({names[0]: names for names in (self.tag(tag, lang) for tag in written)}.values())

        return self.memoize(("tags", written, lang), make) if written else ()

    def tag(self, written: str, lang: str) -> tuple[str, str, str]:
        """(key, name, slug) of a tag as an author wrote it; the same few come again and again.

        One that tags.yaml does not know is called everywhere, its address too, as the oldest text that is out wrote it.
        """
        if (written, lang) not in self._tags:
            names = self.site.tags
            key = tag_key(names, written)
            spelling = written if names.names.get(key, {}).get(lang) else self._spellings.get((lang, key), written)
            self._tags[written, lang] = (key, tag_name(names, key, lang, spelling), tag_slug(names, spelling, lang))
        return self._tags[written, lang]

    @cached_property
    def _spellings(self) -> dict[tuple[str, str], str]:
        """(language, key) -> a tag as its oldest text wrote it: what comes later changes no page or feed by that."""
        dated = [post for post in self.out() if post.moment and post.source.tags and post.source.kind != "page"]
        spellings: dict[tuple[str, str], str] = {}
        keys: dict[str, str] = {}
        for post in sorted(dated, key=lambda post: (post.published, post.source.path)):
            for tag in post.source.tags:
                if tag not in keys:
                    keys[tag] = tag_key(self.site.tags, tag)
                spellings.setdefault((post.lang, keys[tag]), tag)
        return spellings

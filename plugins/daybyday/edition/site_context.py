"""The site's context: what is the same for every page of a build. Settings and words, and what follows from them.

Views render from a part's value and this context alone; so the same value in the same context is the same file.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from .. import addresses
from ..addresses import Locator, locator
from ..model import Post, Series, SiteSettings
from ..values import dataclass
from ..words import Words

T = TypeVar("T")


@dataclass(frozen=True)
class SiteContext:
    """The author's decisions for the whole site, and the words of its languages."""

    settings: SiteSettings
    words: Mapping[str, Words]

    def memoize(self, key: Hashable, *holders: object, make: Callable[[], T]) -> T:
        """The value that `make` returns, made once for a key and some objects, which are compared by identity."""
        memo_key = (key, *map(id, holders))
        entry = self._memoized.get(memo_key)
        if entry is None:
            # The values are kept: while they live, their ids are nobody else's.
            entry = self._memoized[memo_key] = (make(), holders)
        value: T = entry[0]
        return value

    @cached_property
    def _memoized(self) -> dict[Hashable, tuple[Any, object]]:
        return {}

    @cached_property
    def locator(self) -> Locator:
        """Makes addresses that can be printed."""
        return locator(self.settings)

    def path(self, address: str) -> str:
        """An address for pages: with the site's own path, without a host."""
        return self.locator.path(address)

    def asset(self, name: str) -> str:
        """The address of a file of the theme for pages; "" when the theme has none."""
        address = self.settings.asset(name)
        return self.path(address) if address else ""

    def absolute(self, address: str) -> str:
        """An address for feeds and heads."""
        return self.locator.absolute(address)

    def zone(self, series: Series | None) -> ZoneInfo:
        """The time zone in which dates are shown: of a series, or (None) of the site."""
        return ZoneInfo((series.timezone if series else "") or self.settings.timezone)

    def home(self, lang: str) -> str:
        """The address of a language's home page; of a foreign theme we know one page only, its root."""
        return "/" if self.settings.guest else addresses.home(self.settings, lang)

    def series_home(self, series: Series, lang: str) -> str:
        """The address of a series' page."""
        return addresses.series_page(self.settings, series, lang)

    def day_title(self, post: Post) -> str:
        """ "Day 8: The person you always nod to", in the post's own language; else its title."""
        source = post.source
        if source.kind != "day":
            return source.title
        return self.words[post.lang].say("day_title", day=source.day, title=source.title)

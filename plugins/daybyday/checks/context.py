"""What checks look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from ..model import Content, Manuscript, Post, PublicIdentity, Series, Site
from ..prose import Facts
from ..values import dataclass


@dataclass(frozen=True)
class CheckInput:
    """Everything that was written, and the site as of the build's instant.

    `facts` holds what is known of the texts of all posts, out or not, by digest; `swallowed` the
    paths of posts whose homework stands inside HTML that is not closed; `unread` the paths of those of which it has been said why they give no homework. `manuscript` reads a post
    again: only a finding needs the line in which something stands.
    """

    content: Content
    site: Site
    facts: Mapping[str, Facts]
    manuscript: Callable[[str], Manuscript]
    swallowed: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    public: PublicIdentity | None = None
    """What readers know the site by, where this is to be compared with the ledger."""

    def posts_of(self, series: Series) -> list[Post]:
        """The readable posts of a series that say which day they are."""
        return self._days.get(series.folder, [])

    def by_day(self, series: Series) -> dict[int, dict[str, Post]]:
        """The posts of a series by day and language; of two that claim one place the first."""
        if series.folder not in self._by_day:
            days: dict[int, dict[str, Post]] = {}
            for post in self.posts_of(series):
                days.setdefault(post.source.day or 0, {}).setdefault(post.source.lang, post)
            self._by_day[series.folder] = days
        return self._by_day[series.folder]

    @cached_property
    def unwritten(self) -> frozenset[str]:
        """Paths of files without a text."""
        return frozenset(source.path for source in self.content.unwritten)

    @cached_property
    def days_without_series(self) -> frozenset[str]:
        """Paths of days whose series file cannot be read: that has an error of its own."""
        folders = {series.folder for series in self.content.series}
        sources = (post.source for post in self.content.posts)
        return frozenset(source.path for source in sources if source.kind == "day" and source.folder not in folders)

    @cached_property
    def _by_day(self) -> dict[str, dict[int, dict[str, Post]]]:
        return {}

    @cached_property
    def _days(self) -> dict[str, list[Post]]:
        posts_by_folder: dict[str, list[Post]] = {}
        for post in self.content.posts:
            if post.source.day:
                posts_by_folder.setdefault(post.source.folder, []).append(post)
        return posts_by_folder

    def is_out(self, post: Post) -> bool:
        """Whether a post is public at the build's instant."""
        return post.is_out(self.site.now)

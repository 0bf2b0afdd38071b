"""What checks look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Content, Post, Series, Site
from ..prose import Facts


@dataclass(frozen=True)
class Case:
    """Everything that was written, and the site as of the build's instant.

    `facts` holds what is known of the texts of all posts, out or not, by digest; `swallowed` the
    paths of posts whose homework stands inside HTML that is not closed.
    """

    content: Content
    site: Site
    facts: Mapping[str, Facts]
    swallowed: frozenset[str] = frozenset()

    def posts_of(self, series: Series) -> list[Post]:
        """The readable posts of a series that say which day they are."""
        return [post for post in self.content.posts if post.source.folder == series.folder and post.source.day]

    def is_out(self, post: Post) -> bool:
        """Whether a post is public at the build's instant."""
        return post.is_out(self.site.now)

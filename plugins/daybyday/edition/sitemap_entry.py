"""What a view says belongs in the sitemap: pages with content of their own, each in all its languages."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from ..values import dataclass
from .published import PublishedPost


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One thing in all its languages: posts, or the addresses of a page that is no post.

    Entries of one `group` become one fragment, so a group should change seldom: a closed period of days.
    """

    group: Hashable
    posts: tuple[PublishedPost, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    """(language, address)"""


FRONT = ("front",)
"""group of the few pages that lead to all others"""
TEXTS = ("texts",)
"""group of articles and pages"""


def texts(posts: Iterable[PublishedPost]) -> list[SitemapEntry]:
    """Articles or pages, twins together, by key."""
    twins: dict[str, list[PublishedPost]] = {}
    for post in posts:
        twins.setdefault(post.key, []).append(post)
    return [SitemapEntry(TEXTS, tuple(twins[key])) for key in sorted(twins)]

"""What we publish: one module an output, all with the same two functions.

    parts(edition) -> parts      where each file goes, and every small value that may influence it
    render(part, kit) -> bytes   what is in it, from that value and the house alone
    fragment(value, kit) -> str  (a view with fragments) what is in one

To add an output, write its module and add its word to `ALL`. Views do not know one another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ..edition.edition import Edition
from ..edition.render_services import RenderServices
from ..parts import Part
from .data import calendar, files, homework, redirects, sitemap
from .feeds import atom, jsonfeed, old_feeds, opml, rss
from .pages import article, day, follow, home, listings, not_found, page, series, withdrawn


class View(Protocol):
    """What every module in `ALL` offers."""

    __name__: str

    def parts(self, edition: Edition) -> Iterable[Part]:
        """The files this view publishes."""

    def render(self, part: Part, services: RenderServices) -> bytes:
        """The bytes of one of them."""


PAGES: tuple[View, ...] = (home, series, day, listings, article, page, follow, not_found)
"""Made by our theme's page templates; a foreign theme has its own."""

DATA: tuple[View, ...] = (
    withdrawn,
    redirects,
    old_feeds,
    rss,
    atom,
    jsonfeed,
    homework,
    calendar,
    opml,
    sitemap,
    files,
)
"""Made whatever the theme."""

ALL = PAGES + DATA


def name_of(view: View) -> str:
    """The word a part names its view by."""
    return view.__name__.rpartition(".")[2]


BY_NAME = {name_of(view): view for view in ALL}

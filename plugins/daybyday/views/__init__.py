"""What we publish: one module an output, all with the same functions.

    parts(edition) -> parts           where each file goes, and every small value that may influence it
    render(part, services) -> bytes   what is in it, from that value and the site's context alone
    fragment(value, services) -> str  (a view with fragments) what is in one
    in_sitemap(edition) -> entries    (a view with pages to be found) what belongs in the sitemap, in a foreign theme too

To add an output, write its module in the room it belongs to (`pages/` made by templates, `feeds/`, `data/`) and add
its word to `PAGES` or `DATA`. Views do not know one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Protocol, TypeVar, runtime_checkable

from ..edition.edition import Edition
from ..edition.render_services import RenderServices
from ..edition.sitemap_entry import SitemapEntry
from ..parts import Fragment, Part
from .data import book, calendar, cards, editor, files, homework, hosts, offline, pictures, redirects, sitemap, status
from .feeds import atom, jsonfeed, old_feeds, opml, rss
from .pages import article, day, follow, home, listings, not_found, page, search, series, withdrawn, workbook

V = TypeVar("V")


@runtime_checkable
class ListedView(Protocol):
    """A view whose pages are to be found by search engines."""

    def in_sitemap(self, edition: Edition) -> Iterable[SitemapEntry]:
        """What belongs in the sitemap, in the order of the site; in a foreign theme, what there is then."""


class View(Protocol[V]):
    """What every module in `ALL` offers. `V` is the value of its parts."""

    __name__: str

    def parts(self, edition: Edition) -> Iterable[Part[V]]:
        """The files this view publishes."""

    def render(self, part: Part[V], services: RenderServices) -> bytes:
        """The bytes of one of them."""


def name_of(view: View[Any]) -> str:
    """The word a part names its view by."""
    return view.__name__.rpartition(".")[2]


PAGES: tuple[View[Any], ...] = (home, follow, search, series, day, workbook, listings, article, page, not_found)
"""Made by our theme's page templates; a foreign theme has its own."""

FEEDS: tuple[View[Any], ...] = (rss, atom, jsonfeed)
"""One for each row of `feed_formats.FORMATS`."""

DATA: tuple[View[Any], ...] = (
    withdrawn,
    redirects,
    old_feeds,
    *FEEDS,
    homework,
    calendar,
    book,
    opml,
    files,
    offline,
    pictures,
    cards,
    status,
    hosts,
    editor,
)
"""Made beside the pages."""

ALL = PAGES + DATA

MADE_BY_TEMPLATES = frozenset(map(name_of, (*PAGES, withdrawn, redirects)))
"""Words of the views that ask for a template."""

WITHOUT_ADDRESS: tuple[View[Any], ...] = (withdrawn, redirects, files)
OF_GUEST: tuple[View[Any], ...] = (*WITHOUT_ADDRESS, *FEEDS, homework, calendar, book, opml)
"""What a guest makes beside the pages that Pelican makes of it; the first alone as long as the site has no address."""

_WRITERS: tuple[Any, ...] = (*ALL, sitemap)
"""The sitemap is made last, of what the others say belongs in it."""


BY_NAME: dict[str, View[Any]] = {name_of(view): view for view in _WRITERS}
"""The word of a view -> the view."""


def all_parts(edition: Edition) -> list[Part[object]]:
    """The parts of every view; of a guest, those of its series."""
    parts = [part for view in _chosen(edition) for part in view.parts(edition)]
    return [*parts, *sitemap.parts(edition, partial(_sitemap_entries, edition))]


def parts_without_feeds(edition: Edition) -> list[Part[object]]:
    """All parts but the feeds, which take as long as all pages together."""
    parts = [part for view in _chosen(edition) if view not in FEEDS for part in view.parts(edition)]
    return [*parts, *sitemap.parts(edition, partial(_sitemap_entries, edition))]


def feed_parts(edition: Edition) -> list[Part[object]]:
    """The parts of the feeds."""
    return [part for view in _chosen(edition) if view in FEEDS for part in view.parts(edition)]


def _chosen(edition: Edition) -> tuple[View[Any], ...]:
    settings = edition.settings
    return ALL if not settings.guest else OF_GUEST if settings.origin else WITHOUT_ADDRESS


def _sitemap_entries(edition: Edition) -> Iterator[SitemapEntry]:
    for view in (series, day) if edition.settings.guest else ALL:
        if isinstance(view, ListedView):
            yield from view.in_sitemap(edition)


def render_part(part: Part[Any], services: RenderServices) -> bytes:
    """The bytes of a part."""
    return BY_NAME[part.view].render(part, services)


def render_fragment(fragment: Fragment[Any], services: RenderServices) -> str:
    """The text of a fragment, made by its view."""
    view: Any = BY_NAME[fragment.view]
    return str(view.fragment(fragment.value, services))

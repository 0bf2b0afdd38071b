"""What a site has published, to hold its feeds against: which post an item comes from, which file an author would edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from .. import addresses
from ..addresses import Locator, locator
from ..edition.edition import Edition
from ..edition.published import PublishedPost
from ..identity import feed_id
from ..model import Place, Series, SiteSettings


@dataclass(frozen=True, slots=True)
class ExpectedItem:
    """A post that is out, as its item in feeds should be."""

    path: str
    id: str
    url: str
    lang: str
    folder: str
    """of its series; "" for an article"""
    day: int | None
    homework: bool
    imported: bool
    """whether its id was another kit's (F30)"""


@dataclass(frozen=True)
class ExpectedSite:
    """What the feeds of a site at an instant are compared with."""

    settings: SiteSettings
    now: datetime
    settings_file: str
    posts: tuple[ExpectedItem, ...]
    series: dict[str, tuple[str, str]]
    """where a series stands in the output ("it/relazioni/") -> its folder, its file"""

    @classmethod
    def of(cls, edition: Edition, settings_file: str) -> ExpectedSite:
        """What an edition has out."""
        settings = edition.settings
        posts = (post for lang in settings.languages for post in edition.newest(lang))
        series = {
            folder.lstrip("/"): (series_now.series.folder, series_now.series.place.path)
            for series_now in edition.site.series
            for lang in series_now.series.languages
            for folder in _folders(settings, series_now.series, lang)
        }
        return cls(
            settings, edition.site.now, settings_file, tuple(_expected_item(edition, post) for post in posts), series
        )

    @cached_property
    def by_id(self) -> dict[str, ExpectedItem]:
        """Posts by the ids of their items."""
        return {item.id: item for item in self.posts}

    @cached_property
    def by_url(self) -> dict[str, ExpectedItem]:
        """Posts by the addresses of their pages."""
        return {item.url: item for item in self.posts}

    @property
    def locator(self) -> Locator:
        """Makes the addresses of the site."""
        return locator(self.settings)

    def absolute(self, path: str) -> str:
        """The address of a file of the output."""
        return self.locator.absolute(f"/{path}")

    def post(self, id: str, url: str) -> ExpectedItem | None:
        """By its id; homework and cohorts have ids of their own, so by its address."""
        return self.by_id.get(id) or self.by_url.get(url.partition("#")[0])

    def place(self, folder: str) -> Place:
        """Where to mend what a whole feed says, by the address below which it stands."""
        return Place(self.series[folder][1] if folder in self.series else self.settings_file)

    def place_of(self, id: str, url: str, folder: str) -> Place:
        """The file of an item's post; without one, that of its feed."""
        post = self.post(id, url)
        return Place(post.path) if post else self.place(folder)

    def of_scope(self, folder: str, lang: str) -> Iterator[ExpectedItem]:
        """The posts whose items belong into the feeds below an address."""
        series = self.series.get(folder, ("", ""))[0]
        return (item for item in self.posts if item.lang == lang and (not series or item.folder == series))


def _folders(settings: SiteSettings, series: Series, lang: str) -> Iterator[str]:
    """Where the files of a series stand, and where they stood under its old names."""
    yield addresses.series_page(settings, series, lang)
    for old in series.aliases.get(lang, ()):
        yield f"{addresses.home(settings, lang)}{old.strip('/')}/"


def _expected_item(edition: Edition, post: PublishedPost) -> ExpectedItem:
    record, source = post.record, post.source
    return ExpectedItem(
        path=source.path,
        id=feed_id(record, edition.settings.feed_id),
        url=edition.context.absolute(record.address),
        lang=record.lang,
        folder=source.folder if source.kind == "day" else "",
        day=source.day if source.kind == "day" else None,
        homework=source.homework is not None,
        imported=bool(source.guid),
    )

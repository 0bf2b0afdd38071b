"""Which post an item comes from, and which file an author would mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from .. import addresses
from ..addresses import locator
from ..edition.edition import Edition
from ..edition.published import PublishedPost
from ..identity import feed_id
from ..model import Place, Series, SiteSettings


@dataclass(frozen=True, slots=True)
class Out:
    """A post that is out, as feeds should know it."""

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
class Known:
    """A site at an instant, as far as its feeds can be held against it."""

    settings: SiteSettings
    now: datetime
    settings_file: str
    posts: tuple[Out, ...]
    series: dict[str, tuple[str, str]]
    """where a series stands in the output ("it/relazioni/") -> its folder, its file"""

    @classmethod
    def of(cls, edition: Edition, settings_file: str) -> Known:
        """What an edition has out."""
        settings = edition.settings
        post = (one for lang in settings.languages for one in edition.newest(lang))
        series = {
            folder.lstrip("/"): (one.series.folder, one.series.place.path)
            for one in edition.site.series
            for lang in one.series.languages
            for folder in _folders(settings, one.series, lang)
        }
        return cls(settings, edition.site.now, settings_file, tuple(_out(edition, one) for one in post), series)

    @cached_property
    def by_id(self) -> dict[str, Out]:
        """Posts by the ids of their items."""
        return {one.id: one for one in self.posts}

    @cached_property
    def by_url(self) -> dict[str, Out]:
        """Posts by the addresses of their pages."""
        return {one.url: one for one in self.posts}

    def absolute(self, path: str) -> str:
        """The address of a file of the output."""
        return locator(self.settings).absolute(f"/{path}")

    def post(self, id: str, url: str) -> Out | None:
        """By its id; homework and cohorts have ids of their own, so by its address."""
        return self.by_id.get(id) or self.by_url.get(url.partition("#")[0])

    def place(self, folder: str) -> Place:
        """Where to mend what a whole feed says, by the address below which it stands."""
        return Place(self.series[folder][1] if folder in self.series else self.settings_file)

    def place_of(self, id: str, url: str, folder: str) -> Place:
        """The file of an item's post; without one, that of its feed."""
        post = self.post(id, url)
        return Place(post.path) if post else self.place(folder)

    def of_scope(self, folder: str, lang: str) -> Iterator[Out]:
        """The posts whose items belong into the feeds below an address."""
        series = self.series.get(folder, ("", ""))[0]
        return (one for one in self.posts if one.lang == lang and (not series or one.folder == series))


def _folders(settings: SiteSettings, series: Series, lang: str) -> Iterator[str]:
    """Where the files of a series stand, and where they stood under its old names."""
    yield addresses.series_page(settings, series, lang)
    for old in series.aliases.get(lang, ()):
        yield f"{addresses.home(settings, lang)}{old.strip('/')}/"


def _out(edition: Edition, published_post: PublishedPost) -> Out:
    post, source = published_post.record, published_post.source
    return Out(
        source.path,
        feed_id(post, edition.settings.feed_id),
        edition.context.absolute(post.address),
        post.lang,
        source.folder if source.kind == "day" else "",
        source.day if source.kind == "day" else None,
        source.homework is not None,
        bool(source.guid),
    )

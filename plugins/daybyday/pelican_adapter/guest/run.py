"""One build of a guest: what was read of its series, what Pelican is given of them, and what is made beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ...building.prepare import lay_out
from ...building.render import renderer_for
from ...building.stages import Checked, PreparedOrStopped, Stopped
from ...content_names import SERIES, is_post
from ...engine import Fingerprints
from ...engine.manifest import NAME as MANIFEST
from ...parts import page_path
from ...values import dataclass
from ..places import setting_place
from .blog import PelicanBlog
from .claims import GIVEN_WAY, claims_of_pelican, clashes
from .days import DayMaker
from .links import PelicanLinks, Veil, as_static
from .ownership import Ownership
from .series_page import series_pages
from .settings import MENU
from .values import SiteValue


@dataclass(frozen=True)
class GuestRun:
    """What a build knows of the series of a guest, from the moment they are read. `is_main` is False of a subsite of
    i18n_subsites, which has its days from us and nothing else.
    """

    ownership: Ownership
    checked: Checked
    settings: Any
    is_main: bool = True

    @cached_property
    def maker(self) -> DayMaker:
        """Makes articles and pages for Pelican."""
        assembled = self.checked.assembled
        renderer, _ = renderer_for(assembled, Fingerprints(assembled.render_key))
        root = "" if self.is_main else f"/{self.settings['DEFAULT_LANG']}"
        return DayMaker(assembled, renderer, PelicanLinks(assembled.edition), root)

    def articles(self, generator: Any) -> Iterable[Any]:
        """The days that are out."""
        return self.maker.articles(generator)

    def pages(self, generator: Any) -> Iterable[Any]:
        """The pages of the series."""
        return series_pages(self.maker, generator, in_menus=self.shows_in_menus)

    @property
    def shows_in_menus(self) -> bool:
        """Whether the pages of the series stand among the site's own."""
        return bool(self.settings.get(MENU))

    def site_value(self) -> SiteValue:
        """What every template may show."""
        site = self.checked.assembled.edition.site
        return SiteValue(
            tuple(
                self.maker.series(series_now, lang)
                for series_now in site.series
                for lang in series_now.series.languages
            )
        )

    @cached_property
    def veil(self) -> Veil:
        """Hides what is not out from the texts of the blog."""
        edition = self.checked.assembled.edition
        with_pages = {post.source.path for post in edition.out()}
        with_pages |= {f"{folder}/{SERIES}" for folder in self.ownership.folders}

        def is_hidden(path: str, keyword: str) -> bool:
            if self.ownership.means_all_of(path):
                return True
            is_ours = self.ownership.names(path) or self.ownership.owns(path)
            return is_ours and is_source(path) and (path not in with_pages or keyword != "filename")

        def waiting(path: str, lang: str) -> str:
            target = edition.site.targets.get(path)
            words = edition.words.get(lang) or edition.words[edition.settings.languages[0]]
            return words.say("coming_link", date=words.short_date(target.coming)) if target and target.coming else ""

        return Veil(self.ownership.folders, is_hidden, waiting)

    def lay_out(self, context: dict[str, Any]) -> PreparedOrStopped:
        """The parts, once Pelican's generators have read the blog around them."""
        assembled = self.checked.assembled
        blog = PelicanBlog(assembled.content.around, context, self.settings)
        edition = replace(assembled.edition, blog=blog)
        build = lay_out(replace(self.checked, assembled=replace(assembled, edition=edition)))
        if isinstance(build, Stopped) or not self.is_main:
            return build
        claims = claims_of_pelican(context, self.settings, setting_place(self.settings))
        parts = tuple(part for part in build.parts if not (part.path in GIVEN_WAY and part.path in claims))
        pages = {page_path(address) for address in self.maker.links.pages()}
        taken = tuple(clashes({*pages, *(part.path for part in parts)}, claims))
        if taken:
            return Stopped(build.setup, build.now, (*build.findings, *taken), taken, build.assembled)
        return replace(build, parts=parts)

    def open_to_links(self, context: dict[str, Any], paths: Iterable[str]) -> None:
        """Let Pelican lead to what we publish, and copy none of it, nor any source of ours."""
        ours = {path: self.maker.url(f"/{path}") for path in paths}
        context["static_content"].update(as_static(ours))
        links = context["static_links"]
        links.difference_update([path for path in links if path in ours or self._is_withheld(path)])

    def _is_withheld(self, path: str) -> bool:
        """Whether Pelican may not copy what a text links to: a source of ours, or a folder with some in it."""
        return self.ownership.means_all_of(path) or (self.ownership.owns(path) and is_source(path))

    def written(self, names: Iterable[str], output: Path) -> Iterator[tuple[str, bytes]]:
        """The pages of days and series among the files that Pelican has just written: the manifest lists them, so a later
        build takes away the page of a day that is not out any more.
        """
        ours = {page_path(address) for address in self.maker.links.pages()}
        listed = _listed(output)
        for name in dict.fromkeys(names):
            relative = os.path.relpath(name, output).replace(os.sep, "/")
            # What the manifest lists from before and Pelican has written anew is not to be cleared away after it.
            if (relative in ours or relative in listed) and os.path.isfile(name):  # noqa: PTH113
                yield relative, Path(name).read_bytes()


def _listed(output: Path) -> frozenset[str]:
    """What the last build has put into its manifest."""
    try:
        lines = (output / MANIFEST).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return frozenset()
    return frozenset(line.partition("  ")[2] for line in lines)


def is_source(path: str) -> bool:
    """Whether a file of a series is read rather than published."""
    return is_post(path) or path.endswith((".yaml", ".yml"))

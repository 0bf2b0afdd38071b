"""Pelican's signals -> one build of ours.

    initialized       decide the mode; take away from Pelican what we make
    get_generators    read, assemble, check (nothing is written when it fails); give our generator
    generate_output   render and emit

`register()` may not fail (Pelican would swallow it), so everything that can is done from
`initialized` on. Errors in content leave Pelican as `ContentError`: exit status 1 without a
traceback, while `-r` keeps watching.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import Generator

from ..building.up_to_date import UpToDate
from ..engine.storefile import NAME as STORE
from .beginning import begin_build
from .build_state import state
from .generators import DayByDayGenerator, UpToDateGenerator
from .guest import receivers as guest
from .settings import BUILD, UNUSED, is_native, languages_of
from .unused_settings import unused_settings

if TYPE_CHECKING:
    from ..building.stages import Prepared

_FEEDS = (
    "FEED_ATOM",
    "FEED_RSS",
    "FEED_ALL_ATOM",
    "FEED_ALL_RSS",
    "CATEGORY_FEED_ATOM",
    "CATEGORY_FEED_RSS",
    "TAG_FEED_ATOM",
    "TAG_FEED_RSS",
    "AUTHOR_FEED_ATOM",
    "AUTHOR_FEED_RSS",
    "TRANSLATION_FEED_ATOM",
    "TRANSLATION_FEED_RSS",
)


def connect() -> None:
    """Connect to the signals; receivers are module functions, for Pelican holds them weakly."""
    state.is_connected = True
    signals.initialized.connect(on_initialized)
    signals.get_generators.connect(on_get_generators)
    signals.article_generator_init.connect(on_articles_begin)
    signals.article_writer_finalized.connect(on_articles_written)
    signals.page_writer_finalized.connect(on_pages_written)
    guest.connect()


def guard() -> None:
    """Have Pelican stop if it has loaded its plugins without us, and there is a series."""
    signals.initialized.connect(on_plugins_loaded)


def on_plugins_loaded(pelican: Any) -> None:
    """Look whether Pelican has loaded us."""
    from .guest.beginning import look_for_the_plugin

    look_for_the_plugin(pelican)


def on_initialized(pelican: Any) -> None:
    """In our theme, take away from Pelican what we make ourselves; in another, all but our series is its own."""
    settings = pelican.settings
    if not is_native(settings):
        return
    state.begin()
    settings[UNUSED] = unused_settings(settings)
    if pelican.delete_outputdir:
        print(
            "Day by Day: DELETE_OUTPUT_DIRECTORY is switched off; old pages are removed by the manifest.",
            file=sys.stderr,
        )
        pelican.delete_outputdir = False
    if not (Path(settings["CACHE_PATH"]) / STORE).exists():
        state.fork_early(Path(settings["PATH"]), languages_of(settings))
    settings.update(dict.fromkeys(_FEEDS))
    settings["STATIC_PATHS"] = []
    settings.update(ARTICLE_PATHS=[], PAGE_PATHS=[], DIRECT_TEMPLATES=[], THEME_STATIC_PATHS=[], TEMPLATE_PAGES={})


class _Counted:
    """As long as what we made in Pelican's place, so that its closing line does not say "0 articles"."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def on_articles_begin(generator: Any) -> None:
    """Native mode: Pelican has no articles, and need not compile templates for the pages it makes of them."""
    if is_native(generator.settings):
        generator.generate_pages = _make_no_pages


def _make_no_pages(writer: Any) -> None:
    """In the place of Pelican's own pages."""


def on_articles_written(generator: Any, **_: Any) -> None:
    """Native mode: tell Pelican how many days and articles there are."""
    if is_native(generator.settings):
        generator.articles = _Counted(_counts(generator.settings[BUILD])[0])


def on_pages_written(generator: Any, **_: Any) -> None:
    """Native mode: tell Pelican how many pages there are."""
    if is_native(generator.settings):
        generator.pages = _Counted(_counts(generator.settings[BUILD])[1])


def _counts(build: Prepared | UpToDate) -> tuple[int, int]:
    """How many days and articles, and how many pages."""
    if isinstance(build, UpToDate):
        return build.posts, build.pages
    site = build.edition.site
    days = sum(len(day.texts) for series in site.series for day in series.days)
    return days + len(site.articles), len(site.pages)


def on_get_generators(pelican: Any) -> type[Generator] | None:
    """Begin a build, which may stop here, before anything is written. Sent for every run, also while Pelican watches."""
    if not is_native(pelican.settings):
        from .guest.beginning import begin_guest

        return begin_guest(pelican)
    state.guest = None
    build = pelican.settings[BUILD] = begin_build(pelican)
    generator = UpToDateGenerator if isinstance(build, UpToDate) else DayByDayGenerator
    return type(generator.__name__, (generator,), {"build": build})

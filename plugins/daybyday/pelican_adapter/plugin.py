"""Pelican's signals -> one build of ours.

    initialized       decide the mode; take away from Pelican what we make
    get_generators    read, assemble, check (nothing is written when it fails); give our generator
    generate_output   render and emit

`register()` may not fail (Pelican would swallow it), so everything that can is done from
`initialized` on. Errors in content leave Pelican as `ContentError`: exit status 1 without a
traceback, while `-r` keeps watching.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import Generator

from ..building.clock import build_instant
from ..building.content_folder import Folder, look_at_posts, read_folder
from ..building.report import closing_line, counted, print_findings, stages_table
from ..building.session import Session
from ..building.up_to_date import UpToDate, key_of, known_up_to_date, state_of
from ..engine import OutputBlockedError
from ..engine.storefile import NAME as STORE
from ..errors import DayByDayError
from ..messages import say
from ..model import Finding, Place
from ..timeline import InstantError
from . import plugin_failures
from .build_state import BuildState
from .settings import BUILD, is_native, site_setup, speaker_of

if TYPE_CHECKING:
    from datetime import datetime

    from ..building.stages import Prepared, PreparedOrStopped

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


class ContentError(DayByDayError):
    """The build stops because of what was found; everything has been printed already."""

    exitcode = 1


def connect() -> None:
    """Connect to the signals; receivers are module functions, for Pelican holds them weakly."""
    signals.initialized.connect(on_initialized)
    signals.get_generators.connect(on_get_generators)
    signals.article_writer_finalized.connect(on_articles_written)
    signals.page_writer_finalized.connect(on_pages_written)
    signals.content_written.connect(on_content_written)
    signals.finalized.connect(on_finalized)


_state = BuildState()


def on_initialized(pelican: Any) -> None:
    """Decide the mode and take away from Pelican what we make ourselves."""
    settings = pelican.settings
    _state.begin()
    if pelican.delete_outputdir:
        print(
            "Day by Day: DELETE_OUTPUT_DIRECTORY is switched off; old pages are removed by the manifest.",
            file=sys.stderr,
        )
        pelican.delete_outputdir = False
    if not (Path(settings["CACHE_PATH"]) / STORE).exists():
        _state.start_workers_early(Path(settings["PATH"]))
    settings.update(dict.fromkeys(_FEEDS))
    settings["STATIC_PATHS"] = []
    if is_native(settings):
        settings.update(ARTICLE_PATHS=[], PAGE_PATHS=[], DIRECT_TEMPLATES=[], THEME_STATIC_PATHS=[], TEMPLATE_PAGES={})
    else:
        _state.make_files_readable()
        from . import guest

        guest.set_up(settings)


class _Counted:
    """As long as what we made in Pelican's place, so that its closing line does not say "0 articles"."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Any]:
        return iter(())


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


def on_get_generators(pelican: Any) -> type[Generator]:
    """Begin a build, which may stop here, before anything is written."""
    build = pelican.settings[BUILD] = _begin_build(pelican)
    generator = UpToDateGenerator if isinstance(build, UpToDate) else DayByDayGenerator
    return type(generator.__name__, (generator,), {"build": build})


def on_content_written(path: str, context: Any, **_: Any) -> None:
    """Guest mode: remember what Pelican wrote, so that it goes when its post does."""
    if context.get(BUILD) is not None:
        _state.written_by_pelican.append(path)


def on_finalized(pelican: Any) -> None:  # noqa: ARG001 - Pelican says which one, and we need not know
    """The build is over."""
    _state.restore_umask()


def _begin_build(pelican: Any) -> Prepared | UpToDate:
    """What there is to do: a site with its parts, or `UpToDate` when nothing has changed."""
    settings, output = pelican.settings, Path(pelican.output_path)
    try:
        now = build_instant()
    except InstantError as bad:
        print_findings(
            [Finding("error", "clock-unreadable", Place("DAYBYDAY_NOW"), bad.message)],
            Path(pelican.path),
            speaker_of(settings),
        )
        raise ContentError("Day by Day: no instant to build at; nothing was written.") from bad
    session = _state.open_session(settings, output)
    try:
        build = _look_and_prepare(settings, session, now, output)
    except BaseException:
        _state.give_up()
        raise
    print_findings(build.findings, Path(settings["PATH"]), speaker_of(settings))
    if isinstance(build, UpToDate):
        return build
    from ..building.stages import Stopped

    if isinstance(build, Stopped):
        _state.give_up()
        raise ContentError(f"Day by Day: {counted(build.findings, speaker_of(settings))}; nothing was written.")
    return build


def _look_and_prepare(settings: Any, session: Session, now: datetime, output: Path) -> PreparedOrStopped | UpToDate:
    folder, _state.fingerprint = _look(settings, session)
    if _state.fingerprint:
        with session.stage("compare"):
            name = key_of(output, session.store)
            unchanged = known_up_to_date(session.store, name, _state.fingerprint, now, output)
        if unchanged:
            return unchanged
    return _prepared(settings, now, session, folder)


def _look(settings: Any, session: Session) -> tuple[Folder, str]:
    """The content folder, and a fingerprint of all a build depends on; "" where it cannot cover everything (guest mode)."""
    with session.stage("look"):
        folder = read_folder(Path(settings["PATH"]))
        look_at_posts(folder)
        tells_all = is_native(settings) and not plugin_failures.failures()
        return folder, state_of(settings, folder) if tells_all else ""


def _prepared(settings: Any, now: datetime, session: Session, folder: Folder) -> PreparedOrStopped:
    try:
        from ..building.prepare import prepare
    except ModuleNotFoundError as error:
        missing = Finding(
            "error",
            "package-missing",
            Place("pelicanconf.py"),
            say("the package {name} is not installed", name=error.name),
            say('run `pip install -e ".[dev]"`'),
        )
        print_findings([missing], Path(settings["PATH"]), speaker_of(settings))
        raise ContentError("Day by Day: a package is missing; nothing was written.") from error
    return prepare(site_setup(settings), now, session, folder=folder)


def _print_closing_line(session: Session, read: int, rendered: int, counts: tuple[int, int, int]) -> None:
    print(closing_line(session, read, rendered, counts))
    if os.environ.get("DAYBYDAY_PROFILE"):
        print(stages_table(session))


class UpToDateGenerator(Generator):  # type: ignore[misc]
    """The generator Pelican is given when nothing has changed: it prints the closing line."""

    build: UpToDate

    def __init__(self, context: Any, settings: Any, path: Any, theme: Any, output_path: Any, **_: Any) -> None:
        self.context, self.settings = context, settings

    def generate_output(self, writer: Any) -> None:
        """Print the closing line."""
        if _state.session:
            _print_closing_line(_state.session, 0, 0, (0, self.build.files, 0))
        _state.end()


class DayByDayGenerator(Generator):  # type: ignore[misc]
    """The generator Pelican is given. Skips `Generator.__init__`, which builds readers we do not need."""

    build: Prepared

    def __init__(self, context: Any, settings: Any, path: str, theme: str, output_path: str, **_: Any) -> None:
        self.output_path = output_path
        # Every generator shares this mapping, and what Pelican writes is announced with it.
        context[BUILD] = self.build

    def generate_context(self) -> None:
        """Everything was read before Pelican's generators began."""

    def generate_output(self, writer: Any) -> None:
        """Render and write all parts."""
        try:
            self._render_and_write()
        except BaseException:
            _state.give_up()
            raise
        finally:
            _state.end()
            _state.keep(self.build)

    def _render_and_write(self) -> None:
        from ..building.render import render_and_write
        from ..building.search_index import SearchFailedError
        from ..theming.renderer import TemplateBrokenError

        output = Path(self.output_path)
        try:
            result = render_and_write(self.build, output, self._written_by_pelican(output), _state.fingerprint)
        except TemplateBrokenError as broken:
            raise self._failure(broken.finding, "a template is broken; nothing was written.") from broken
        except SearchFailedError as failed:
            hint = say("build again without search, or mend it")
            finding = Finding("error", "search-failed", Place("output"), failed.message, hint)
            raise self._failure(finding, "the pages were written, but cannot be searched.") from failed
        except OutputBlockedError as blocked:
            finding = Finding(
                "error", "output-blocked", Place("output"), blocked.message, say("move it out of the way")
            )
            raise self._failure(finding, "the output cannot be written as it should; nothing was written.") from blocked
        except OSError as error:
            message = say("writing failed: {error}", error=error)
            finding = Finding("error", "output-failed", Place("output"), message, say("mend it and build again"))
            raise self._failure(finding, "the output could not be written.") from error
        session, outcome = self.build.assembled.session, result.outcome
        counts = (len(outcome.written), len(outcome.unchanged), len(outcome.removed))
        _print_closing_line(session, session.source_cache.read_count, result.rendered, counts)

    def _failure(self, finding: Finding, message: str) -> ContentError:
        print_findings([finding], self.build.setup.root, self.build.setup.speaker)
        return ContentError(f"Day by Day: {message}")

    def _written_by_pelican(self, output: Path) -> Iterable[tuple[str, bytes]]:
        if not self.build.setup.settings.guest:
            return ()
        from . import guest

        return guest.adopted(_state.written_by_pelican, output)

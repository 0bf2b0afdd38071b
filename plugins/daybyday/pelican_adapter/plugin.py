"""Pelican's signals -> one build of ours.

    initialized       decide the mode; take away from Pelican what we make
    get_generators    read, assemble, check (nothing is written when it fails); give our generator
    generate_output   render and emit

`register()` may not fail (Pelican would swallow it), so everything that can is done from
`initialized` on. Errors in content leave Pelican as `ContentError`: exit status 1 without a
traceback, while `-r` keeps watching.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

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
from ..model import Finding, Place
from ..timeline import InstantError
from . import plugin_failures
from .settings import RUN, is_native

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


class _NoTraceback(logging.Filter):
    """A content error is the author's to mend: twenty lines of our code would only hide it."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if isinstance(error, ContentError):
            record.exc_info = None
            record.msg, record.args = str(error), ()
        return True


def connect() -> None:
    """Connect to the signals; receivers are module functions, for Pelican holds them weakly."""
    signals.initialized.connect(on_initialized)
    signals.get_generators.connect(on_get_generators)
    signals.article_writer_finalized.connect(on_articles_written)
    signals.page_writer_finalized.connect(on_pages_written)
    signals.content_written.connect(on_content_written)


def on_initialized(pelican: Any) -> None:
    """Decide the mode and take away from Pelican what we make ourselves."""
    logging.getLogger("pelican").addFilter(_NO_TRACEBACK)
    settings = pelican.settings
    _begun[:] = [time.monotonic()]
    if pelican.delete_outputdir:
        print(
            "Day by Day: DELETE_OUTPUT_DIRECTORY is switched off; old pages are removed by the manifest.",
            file=sys.stderr,
        )
        pelican.delete_outputdir = False
    if not (Path(settings["CACHE_PATH"]) / STORE).exists():
        _start_early(Path(settings["PATH"]))
    settings.update(dict.fromkeys(_FEEDS))
    settings["STATIC_PATHS"] = []
    if is_native(settings):
        settings.update(ARTICLE_PATHS=[], PAGE_PATHS=[], DIRECT_TEMPLATES=[], THEME_STATIC_PATHS=[], TEMPLATE_PAGES={})
    else:
        # Pelican writes the pages then, and they are for a web server to read.
        os.umask(0o022)
        from . import guest

        guest.set_up(settings)


def _start_early(content: Path) -> None:
    """A build that knows nothing yet and has much to read gets its helpers on the way while Pelican still loads."""
    from itertools import islice

    from ..building.source_cache import WORTH_WORKERS

    if len(list(islice(content.rglob("*.md"), WORTH_WORKERS))) == WORTH_WORKERS:
        from ..engine.workers import early

        _early.enter_context(early(f"{__package__}.preload"))


_early = ExitStack()
_NO_TRACEBACK = _NoTraceback()


_kept: list[Any] = []


def _keep(run: Any) -> None:
    """Let nobody take a run apart at the end of the process: a million values, one by one, take as long as a build.

    A cycle among values that the collector leaves alone is never freed; the system takes the memory back.
    """
    _kept[:] = [run, _kept]
    gc.freeze()


def _let_go() -> None:
    """The last run's values, when another follows in the same process (`pelican -r`)."""
    gc.unfreeze()
    _kept.clear()


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
        generator.articles = _Counted(_counts(generator.settings[RUN])[0])


def _counts(run: Any) -> tuple[int, int]:
    """How many days and articles, and how many pages."""
    if isinstance(run, UpToDate):
        return run.posts, run.pages
    site = run.edition.site
    days = sum(len(day.texts) for one in site.series for day in one.days)
    return days + len(site.articles), len(site.pages)


def on_pages_written(generator: Any, **_: Any) -> None:
    """Native mode: tell Pelican how many pages there are."""
    if is_native(generator.settings):
        generator.pages = _Counted(_counts(generator.settings[RUN])[1])


def on_get_generators(pelican: Any) -> type[Generator]:
    """Begin a run, which may stop here, before anything is written."""
    run = pelican.settings[RUN] = _run(pelican)
    seat = NothingToDo if isinstance(run, UpToDate) else DayByDayGenerator
    return type(seat.__name__, (seat,), {"run": run})


def on_content_written(path: str, context: Any, **_: Any) -> None:
    """Guest mode: remember what Pelican wrote, so that it goes when its post does."""
    run = context.get(RUN)
    if run is not None and run.site_settings.guest:
        run.written_by_pelican.append(path)


def _run(pelican: Any) -> Any:
    """What there is to do: a run with its parts, or `UpToDate` when nothing has changed."""
    settings, output = pelican.settings, Path(pelican.output_path)
    try:
        now = build_instant()
    except InstantError as bad:
        print_findings([Finding("error", "clock-unreadable", Place("DAYBYDAY_NOW"), str(bad))], Path(pelican.path))
        raise ContentError("Day by Day: no instant to build at; nothing was written.") from bad
    session = _new_session(pelican)
    try:
        folder, state = _look(settings, session)
        found = _settled(session, state, now, output) if state else None
        run = found or _prepared(settings, now, session, folder)
    except BaseException:
        _end_session()
        raise
    print_findings(run.findings, Path(settings["PATH"]))
    if isinstance(run, UpToDate):
        return run
    if run.stopping:
        _end_session()
        raise ContentError(f"Day by Day: {counted(run.findings)}; nothing was written.")
    run.state = state
    return run


def _look(settings: Any, session: Session) -> tuple[Folder, str]:
    """The content folder; and the state of everything, which is "" where it cannot tell the whole story."""
    with session.stage("look"):
        folder = read_folder(Path(settings["PATH"]))
        look_at_posts(folder)
        tells_all = is_native(settings) and not plugin_failures.failures()
        return folder, state_of(settings, folder) if tells_all else ""


def _settled(session: Session, state: str, now: datetime, output: Path) -> UpToDate | None:
    with session.stage("compare"):
        return known_up_to_date(session.store, key_of(output, session.store), state, now, output)


def _prepared(settings: Any, now: datetime, session: Session, folder: Folder) -> Any:
    try:
        from ..building.run import prepare
    except ModuleNotFoundError as error:
        missing = Finding(
            "error",
            "package-missing",
            Place("pelicanconf.py"),
            f"the package {error.name} is not installed",
            'run `pip install -e ".[dev]"`',
        )
        print_findings([missing], Path(settings["PATH"]))
        raise ContentError("Day by Day: a package is missing; nothing was written.") from error
    return prepare(settings, now, session, folder=folder)


_begun: list[float] = []
"""When the build began, as far as we can tell."""
_sessions: list[Session] = []
"""The one that is open. Pelican does not tell when it gives up, so the next one closes it."""


def _new_session(pelican: Any) -> Session:
    _let_go()
    while _sessions:
        _sessions.pop().close()
    started = _begun.pop() if _begun else time.monotonic()
    _sessions.append(Session.begin(pelican.settings, Path(pelican.output_path), started))
    return _sessions[0]


def _end_session() -> None:
    while _sessions:
        _sessions.pop().close()
    _early.close()


class NothingToDo(Generator):  # type: ignore[misc]
    """Our seat in Pelican's run when everything is as it was."""

    run: Any

    def __init__(self, context: Any, settings: Any, path: Any, theme: Any, output_path: Any, **_: Any) -> None:
        self.context, self.settings = context, settings

    def generate_output(self, writer: Any) -> None:
        """Say so."""
        session = _sessions[0]
        print(closing_line(session, 0, 0, (0, self.run.files, 0)))
        if os.environ.get("DAYBYDAY_PROFILE"):
            print(stages_table(session))
        _end_session()


class DayByDayGenerator(Generator):  # type: ignore[misc]
    """Our seat in Pelican's run. Skips `Generator.__init__`, which builds readers we do not need."""

    run: Any = None

    def __init__(self, context: Any, settings: Any, path: str, theme: str, output_path: str, **_: Any) -> None:
        self.output_path = output_path
        # Every generator shares this mapping, and what Pelican writes is announced with it.
        context[RUN] = self.run

    def generate_context(self) -> None:
        """Everything was read before Pelican's generators began."""

    def generate_output(self, writer: Any) -> None:
        """Render and write all parts."""
        try:
            self._print()
        finally:
            _end_session()
            _keep(self.run)

    def _print(self) -> None:
        from ..building.render import render_and_write
        from ..theming.renderer import TemplateBroken

        output = Path(self.output_path)
        try:
            printed = render_and_write(self.run, output, self._made_by_pelican(output))
        except TemplateBroken as broken:
            print_findings([broken.finding], self.run.root)
            raise ContentError("Day by Day: a template is broken; nothing was written.") from broken
        except OutputBlockedError as blocked:
            finding = Finding("error", "output-blocked", Place("output"), str(blocked), "move it out of the way")
            print_findings([finding], self.run.root)
            raise ContentError(
                "Day by Day: the output cannot be written as it should; nothing was written."
            ) from blocked
        except OSError as error:
            finding = Finding(
                "error", "output-failed", Place("output"), f"writing failed: {error}", "mend it and build again"
            )
            print_findings([finding], self.run.root)
            raise ContentError("Day by Day: the output could not be written.") from error
        session, outcome = self.run.session, printed.outcome
        counts = (len(outcome.written), len(outcome.unchanged), len(outcome.removed))
        print(closing_line(session, session.source_cache.read, printed.rendered, counts))
        if os.environ.get("DAYBYDAY_PROFILE"):
            print(stages_table(session))

    def _made_by_pelican(self, output: Path) -> Iterable[tuple[str, bytes]]:
        if not self.run.site_settings.guest:
            return ()
        from . import guest

        return guest.adopted(self.run, output)

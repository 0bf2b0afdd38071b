"""Pelican's signals -> one build of ours.

    initialized       decide the mode; take away from Pelican what we make
    get_generators    read, assemble, check (nothing is written when it fails); give our generator
    generate_output   render and emit

`register()` may not fail (Pelican would swallow it), so everything that can is done from
`initialized` on. Errors in content leave Pelican as `ContentError`: exit status 1 without a
traceback, while `-r` keeps watching.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from ..engine import OutputBlocked
from ..engine.storefile import NAME as STORE
from ..model import Finding, Place
from ..timeline import BadInstant
from . import guest
from .clock import build_instant
from .report import closing_line, counted, print_findings, stages_table
from .session import Session
from .settings import is_native

_FEEDS = (
    "FEED_ATOM", "FEED_RSS", "FEED_ALL_ATOM", "FEED_ALL_RSS", "CATEGORY_FEED_ATOM", "CATEGORY_FEED_RSS",
    "TAG_FEED_ATOM", "TAG_FEED_RSS", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS", "TRANSLATION_FEED_ATOM",
    "TRANSLATION_FEED_RSS",
)  # fmt: skip


class ContentError(Exception):
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
        guest.set_up(settings)


def _start_early(content: Path) -> None:
    """A build that knows nothing yet and has much to read gets its helpers on the way while Pelican still loads."""
    from itertools import islice

    from .intake import WORTH_WORKERS

    if len(list(islice(content.rglob("*.md"), WORTH_WORKERS))) == WORTH_WORKERS:
        from ..engine.workers import early

        _early.enter_context(early(f"{__package__}.preload"))


_early = ExitStack()
_NO_TRACEBACK = _NoTraceback()


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
        site = generator.settings[guest.KEY].edition.site
        days = sum(len(day.texts) for one in site.series for day in one.days)
        generator.articles = _Counted(days + len(site.articles))


def on_pages_written(generator: Any, **_: Any) -> None:
    """Native mode: tell Pelican how many pages there are."""
    if is_native(generator.settings):
        generator.pages = _Counted(len(generator.settings[guest.KEY].edition.site.pages))


def on_get_generators(pelican: Any) -> type[Generator]:
    """Begin a run, which may stop here, before anything is written."""
    run = _run(pelican)
    guest.remember(pelican.settings, run)
    return type("DayByDayGenerator", (DayByDayGenerator,), {"run": run})


def on_content_written(path: str, context: Any, **_: Any) -> None:
    """Guest mode: remember what Pelican wrote, so that it goes when its post does."""
    run = context.get(guest.KEY)
    if run is not None and run.site_settings.guest:
        run.written_by_pelican.append(path)


def _run(pelican: Any) -> Any:
    try:
        from .build import prepare
    except ModuleNotFoundError as error:
        missing = Finding("error", "package-missing", Place("pelicanconf.py"), f"the package {error.name} is not installed",
                          'run `pip install -e ".[dev]"`')  # fmt: skip
        print_findings([missing], Path(pelican.path))
        raise ContentError("Day by Day: a package is missing; nothing was written.") from error
    try:
        now = build_instant()
    except BadInstant as bad:
        print_findings([Finding("error", "clock-unreadable", Place("DAYBYDAY_NOW"), str(bad))], Path(pelican.path))
        raise ContentError("Day by Day: no instant to build at; nothing was written.") from bad
    session = _new_session(pelican)
    try:
        run = prepare(pelican.settings, now, session)
    except BaseException:
        _end_session()
        raise
    print_findings(run.findings, run.root)
    if run.stopping:
        _end_session()
        raise ContentError(f"Day by Day: {counted(run.findings)}; nothing was written.")
    return run


_begun: list[float] = []
"""When the build began, as far as we can tell."""
_sessions: list[Session] = []
"""The one that is open. Pelican does not tell when it gives up, so the next one closes it."""


def _new_session(pelican: Any) -> Session:
    while _sessions:
        _sessions.pop().close()
    started = _begun.pop() if _begun else time.monotonic()
    _sessions.append(Session.begin(pelican.settings, Path(pelican.output_path), started))
    return _sessions[0]


def _end_session() -> None:
    while _sessions:
        _sessions.pop().close()
    _early.close()


class DayByDayGenerator(Generator):  # type: ignore[misc]
    """Our seat in Pelican's run. Skips `Generator.__init__`, which builds readers we do not need."""

    run: Any = None

    def __init__(self, context: Any, settings: Any, path: str, theme: str, output_path: str, **_: Any) -> None:
        self.output_path = output_path
        # Every generator shares this mapping, and what Pelican writes is announced with it.
        context[guest.KEY] = self.run

    def generate_context(self) -> None:
        """Everything was read before Pelican's generators began."""

    def generate_output(self, writer: Any) -> None:
        """Render and write all parts."""
        try:
            self._print()
        finally:
            _end_session()

    def _print(self) -> None:
        from .press import press
        from .templates import TemplateBroken

        output = Path(self.output_path)
        try:
            printed = press(self.run, output, guest.adopted(self.run, output))
        except TemplateBroken as broken:
            print_findings([broken.finding], self.run.root)
            raise ContentError("Day by Day: a template is broken; nothing was written.") from broken
        except OutputBlocked as blocked:
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
        print(closing_line(self.run, printed))
        if os.environ.get("DAYBYDAY_PROFILE"):
            print(stages_table(self.run.session))

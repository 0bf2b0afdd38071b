"""What is remembered between two signals of Pelican, of the one build that a process does at a time."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..building.session import Session

if TYPE_CHECKING:
    from ..engine.workers import ForkedEarly
    from .guest.run import GuestRun


class BuildState:
    """One object for the whole process: Pelican hands its settings to every signal, and nothing of ours."""

    def __init__(self) -> None:
        self.is_connected = False
        """whether Pelican has loaded us as a plugin"""
        self.session: Session | None = None
        """the session that is open. Pelican sends no signal when a build fails, so the next build closes it"""
        self.fingerprint = ""
        """of everything but the clock and the output; "" when it does not cover all a build depends on"""
        self.written_by_pelican: list[str] = []
        """guest mode: files Pelican wrote in this build"""
        self.guest: GuestRun | None = None
        """guest mode: the build that runs, or the last one; None where there is no series"""
        self._began: float | None = None
        self._forked: ForkedEarly | None = None
        self._kept: list[object] = []
        self._collects_again = False

    def begin(self) -> None:
        """Note when a build begins: at the first signal of Pelican."""
        self._began = time.monotonic()
        self.written_by_pelican = []
        self._collect_no_garbage()

    def fork_early(self, content: Path, languages: Iterable[str]) -> None:
        """Fork other processes while this one has a single thread, if there are posts enough for them. Until there is work,
        they load what is to be known of `languages`.
        """
        from ..building import worker
        from ..building.source_cache import WORTH_WORKERS

        if len(list(islice(content.rglob("*.md"), WORTH_WORKERS))) == WORTH_WORKERS:
            from ..cldr import preload
            from ..engine.workers import ForkedEarly

            worker.import_all()
            self._end_forked()
            self._forked = ForkedEarly(partial(preload, tuple(languages)))

    def open_session(self, settings: Any, output: Path) -> Session:
        """The session of this build; that of one which gave up is closed."""
        self._release()
        self._close_session()
        started = time.monotonic() if self._began is None else self._began
        self._began = None
        self._collect_no_garbage()
        self.session = Session.begin(settings, output, started)
        self.session.forked = self._forked
        return self.session

    def end(self) -> None:
        """Close the session, if one is open, and end all it worked with."""
        self._close_session()
        self._end_forked()
        if self._collects_again:
            self._collects_again = False
            gc.enable()

    def _end_forked(self) -> None:
        """Of a build that gave up some may wait yet."""
        forked, self._forked = self._forked, None
        if forked:
            forked.close()

    def _close_session(self) -> None:
        session, self.session = self.session, None
        if session:
            session.close()

    def _collect_no_garbage(self) -> None:
        """Until the build ends: it imports hundreds of modules and makes a hundred thousand values, and all of them stay."""
        self._collects_again = self._collects_again or gc.isenabled()
        gc.disable()

    def give_up(self) -> None:
        """End a build that failed: Pelican sends no signal then."""
        self.end()

    def keep(self, values: object) -> None:
        """Keep the values of a build until the process ends, so that Python does not free them one by one then: for a
        million values that takes as long as a build.

        The list holds itself and is frozen for the collector, so the operating system takes back the memory as a
        whole. `_release` frees the values when another build follows in the same process.
        """
        self._kept[:] = [values, self._kept]
        gc.freeze()

    def _release(self) -> None:
        gc.unfreeze()
        self._kept.clear()


state = BuildState()
"""that of this process"""

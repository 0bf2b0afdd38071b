"""What is remembered between two signals of Pelican, of the one build that a process does at a time."""

from __future__ import annotations

import gc
import os
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from ..building.session import Session


class BuildState:
    """One object for the whole process: Pelican hands its settings to every signal, and nothing of ours."""

    def __init__(self) -> None:
        self.session: Session | None = None
        """the session that is open. Pelican sends no signal when a build fails, so the next build closes it"""
        self.fingerprint = ""
        """of everything but the clock and the output; "" when it does not cover all a build depends on"""
        self.written_by_pelican: list[str] = []
        """guest mode: files Pelican wrote in this build"""
        self._began: float | None = None
        self._early_workers = ExitStack()
        self._umask: int | None = None
        self._kept: list[object] = []

    def begin(self) -> None:
        """Note when a build begins: at the first signal of Pelican."""
        self._began = time.monotonic()
        self.written_by_pelican = []

    def start_workers_early(self, content: Path) -> None:
        """Start the process that workers are forked from while Pelican still loads, if there are posts enough for them."""
        from ..building.source_cache import WORTH_WORKERS
        from ..building.worker import PRELOAD

        if len(list(islice(content.rglob("*.md"), WORTH_WORKERS))) == WORTH_WORKERS:
            from ..engine.workers import early

            self._early_workers.enter_context(early(PRELOAD))

    def make_files_readable(self) -> None:
        """Set the umask to 022 until `restore_umask`: a web server has to read what Pelican writes."""
        if self._umask is None:
            self._umask = os.umask(0o022)

    def open_session(self, settings: Any, output: Path) -> Session:
        """The session of this build; that of one which gave up is closed."""
        self._release()
        self.end()
        started = time.monotonic() if self._began is None else self._began
        self._began = None
        self.session = Session.begin(settings, output, started)
        return self.session

    def end(self) -> None:
        """Close the session, if one is open."""
        session, self.session = self.session, None
        if session:
            session.close()
        self._early_workers.close()

    def give_up(self) -> None:
        """End a build that failed: Pelican sends no signal then."""
        self.end()
        self.restore_umask()

    def restore_umask(self) -> None:
        """Set the umask that was there before `make_files_readable`."""
        if self._umask is not None:
            os.umask(self._umask)
            self._umask = None

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

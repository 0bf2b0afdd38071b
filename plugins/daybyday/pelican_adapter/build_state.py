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
        """the one that is open. Pelican does not tell when it gives up, so the next build closes it"""
        self.fingerprint = ""
        """of everything but the clock and the output; "" when it cannot tell the whole story"""
        self.written_by_pelican: list[str] = []
        """guest mode: files Pelican wrote in this build"""
        self._began: float | None = None
        self._early_workers = ExitStack()
        self._umask: int | None = None
        self._kept: list[object] = []

    def begin(self) -> None:
        """A build begins: the earliest moment we know of."""
        self._began = time.monotonic()
        self.written_by_pelican = []

    def start_workers_early(self, content: Path) -> None:
        """A build that knows nothing yet and has much to read gets its helpers on the way while Pelican still loads."""
        from ..building.source_cache import WORTH_WORKERS
        from ..building.worker import PRELOAD

        if len(list(islice(content.rglob("*.md"), WORTH_WORKERS))) == WORTH_WORKERS:
            from ..engine.workers import early

            self._early_workers.enter_context(early(PRELOAD))

    def make_files_readable(self) -> None:
        """Until the build ends, what Pelican writes is for a web server to read."""
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

    def restore_umask(self) -> None:
        """Pelican has written everything."""
        if self._umask is not None:
            os.umask(self._umask)
            self._umask = None

    def keep(self, values: object) -> None:
        """Let nobody take a build apart at the end of the process: a million values, one by one, take as long as a build.

        The list holds itself, and the collector leaves alone what is frozen: so the values are never freed one by
        one, and the system takes the memory back at once. `_release` lets go of them when another build follows.
        """
        self._kept[:] = [values, self._kept]
        gc.freeze()

    def _release(self) -> None:
        gc.unfreeze()
        self._kept.clear()

"""The site's texts, read once with the help of the cache and held from then on."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from ..building.run import Run, prepare
from ..building.session import Session


class Memory:
    """Makes runs, each from what the one before it knew.

    The cache is read, and written, under its lock when the preview begins. Then the lock is given
    back: a build beside the preview finds the cache free and may do with it what it likes.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._session: Session | None = None
        self._owed: set[str] | None = set()
        """What was saved since the last run that came to its end; None is anything."""

    def run(self, now: datetime, saved: Collection[str] | None) -> Run:
        """A run as of `now`; `saved` are the names of posts that may have changed, None is any. Raises what it raises."""
        self._owed = None if self._owed is None or saved is None else self._owed | set(saved)
        session = self._session
        if session is None:
            run = self._first(now)
        else:
            try:
                run = prepare(self._settings, now, session, self._owed)
            finally:
                session.close()  # the workers of a run know the words and settings of that run
        self._owed = set()
        return run

    def _first(self, now: datetime) -> Run:
        session = Session.begin(self._settings, None, time.monotonic())
        try:
            run = prepare(self._settings, now, session)
            session.say(session.store.warning)
            if run.reader is None or run.content is None:
                return run  # nothing was read: begin again with the next change
            wanted = {run.reader.body_key(one.source.digest) for one in run.content.posts if one.source.readable}
            if session.go_on_in_memory(wanted):
                self._session = session
                return run
        finally:
            session.close()
        # The cache has lost some texts, and would lose them again.
        self._session = Session.alone()
        return prepare(self._settings, now, self._session)

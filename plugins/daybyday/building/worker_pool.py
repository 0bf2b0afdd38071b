"""The worker processes of a build, started when first asked for; only one where others could do nothing."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from typing import TYPE_CHECKING

from .session import Session

if TYPE_CHECKING:
    from ..engine.workers import Workers
    from .worker import WorkerContext


class WorkerPool:
    """Called without arguments, gives the workers of a session, which work with the `context` of one build."""

    def __init__(self, session: Session, context: WorkerContext) -> None:
        self._session, self._context = session, context
        self._compiling: list[Future[list[tuple[bytes, bytes]]]] = []

    def __call__(self) -> Workers:
        """The workers; those of an earlier build in the same session serve on."""
        session = self._session
        if session.workers is None:
            from ..engine.workers import Workers
            from . import worker

            worker.import_all()
            alone = session.quiet or session.store.path is None or not _can_be_sent(self._context)
            session.workers = Workers(worker.begin, (self._context,), 1 if alone else None, forked=session.forked)
        return session.workers

    def compile_templates(self) -> None:
        """Let the other processes, where they run already, compile what pages are made with: they have nothing to do while
        this one assembles and checks what was read.
        """
        if workers := self._session.workers:
            from . import worker

            self._compiling = workers.meanwhile(worker.compile_templates, worker.TEMPLATES)

    def compiled_templates(self) -> list[tuple[bytes, bytes]]:
        """(key, code) of what they compiled, for the store: this process need not compile it again. Waits for it, if it is
        not there yet, no longer than that would take.
        """
        if not self._compiling:
            return []
        from ..engine.workers import good_results

        return [template for templates in good_results(self._compiling) for template in templates]


def _can_be_sent(context: WorkerContext) -> bool:
    """Whether the context can be pickled; a setting may hold a function that cannot be."""
    try:
        pickle.dumps(context)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True

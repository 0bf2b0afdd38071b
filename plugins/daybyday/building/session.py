"""What a build holds while it runs: the lock on its folders, the store, the workers, the stopwatch."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..engine.lock import acquire
from ..engine.store import Store
from . import cache_key

if TYPE_CHECKING:
    from ..engine.workers import ForkedEarly, Workers
    from .remembered.comment_cache import CommentCache
    from .remembered.translation_cache import TranslationCache
    from .source_cache import SourceCache

_VERSION = "1"
"""Raised when what is stored changes its form; what it was made by is part of every key anyway."""

_FIRST_PROGRESS = 2.0
_NEXT_PROGRESS = 5.0


@dataclass
class Session:
    """What belongs to one build. `close` lets go of everything; it may be called again."""

    store: Store
    started: float = field(default_factory=time.monotonic)
    stages: dict[str, float] = field(default_factory=dict)
    workers: Workers | None = None
    forked: ForkedEarly | None = None
    """processes that wait for work; whoever forked them ends them"""
    messages: list[str] = field(default_factory=list)
    quiet: bool = True
    _open: ExitStack = field(default_factory=ExitStack)
    _next_progress: float = 0.0

    @classmethod
    def alone(cls) -> Session:
        """A session without cache and lock, for those who write nothing."""
        return cls(Store.in_memory())

    @classmethod
    def begin(cls, settings: Mapping[str, Any], output: Path | None, started: float) -> Session:
        """A session with the cache of a site and, when `output` is given, the lock on it. Waits for another build."""
        cache = Path(settings.get("CACHE_PATH") or "cache")
        with ExitStack() as opened:
            for folder in (cache, output):
                # An output that is not there yet is not made before there is something to put into it.
                if folder is not None and (folder is cache or folder.is_dir()):
                    _lock(folder, opened)
            store = opened.enter_context(Store.open(cache, _VERSION))
            cache_key.remember_code(store)
            return cls(store, started, quiet=False, _open=opened.pop_all())

    @cached_property
    def source_cache(self) -> SourceCache:
        """What earlier builds know of the posts; loaded when first asked for."""
        from .source_cache import SourceCache

        return SourceCache(self.store)

    @cached_property
    def comment_cache(self) -> CommentCache:
        """What earlier builds know of comments."""
        from .remembered.comment_cache import CommentCache

        return CommentCache(self.store)

    @cached_property
    def translation_cache(self) -> TranslationCache:
        """What earlier builds know of the originals of translations."""
        from .remembered.translation_cache import TranslationCache

        return TranslationCache(self.store)

    def say(self, line: str) -> None:
        """Print a line for the author on standard error, each line once; nothing when quiet."""
        if line and line not in self.messages:
            self.messages.append(line)
            if not self.quiet:
                print(f"Day by Day: {line}", file=sys.stderr, flush=True)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds the seconds of its block to `stages`."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + time.perf_counter() - began

    def progress(self, unit: str) -> Callable[[int, int], None]:
        """A function (done, all) that prints "… of … `unit`" after 2 seconds, and then every 5; nothing when quiet."""
        began = time.monotonic()
        self._next_progress = began + _FIRST_PROGRESS

        def report(done: int, everything: int) -> None:
            now = time.monotonic()
            if now >= self._next_progress and done < everything and not self.quiet:
                self._next_progress = now + _NEXT_PROGRESS
                print(f"Day by Day: {done} of {everything} {unit} …", file=sys.stderr, flush=True)

        return report

    @property
    def seconds(self) -> float:
        """Seconds since the build began."""
        return time.monotonic() - self.started

    def close(self) -> None:
        """End the workers, close the store, give the lock back."""
        workers, self.workers = self.workers, None
        if workers:
            workers.close()
            self.say(workers.warning)
        self.store.close()
        self._open.close()


def _lock(folder: Path, opened: ExitStack) -> None:
    shown = os.path.relpath(folder)
    try:
        opened.enter_context(
            acquire(
                folder,
                lambda: print(f"Day by Day: another build is at work in {shown}; waiting for it.", file=sys.stderr),
            )
        )
    except OSError:
        return  # a folder that cannot be made or opened: whoever writes there says so


@contextmanager
def remembering(settings: Mapping[str, Any]) -> Iterator[Session]:
    """A session for those who write no output; what was read and made is saved for the next build."""
    session = Session.begin(settings, None, time.monotonic())
    try:
        yield session
        session.source_cache.save()
        session.store.commit()
        session.say(session.store.warning)
    finally:
        session.close()

"""What is saved -> what it means: a text, something else of the site, or code."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import or_
from pathlib import Path, PurePath

from ..content_names import is_post
from ..leftovers import is_hidden
from ..values import dataclass

_STEP = 10
_TOGETHER = 50
"""Milliseconds: what is saved within one step of each other is taken together, for no longer than this."""
_STEP_AT_HOME = 100
"""Settings are seldom saved, and every step wakes the processor."""


@dataclass(frozen=True)
class Change:
    """What was saved, by names relative to their folder."""

    posts: frozenset[str] = frozenset()
    other_files: frozenset[str] = frozenset()
    """what else lies in the content folder, or does no more"""
    theme: frozenset[str] = frozenset()
    code: frozenset[str] = frozenset()
    anything: bool = False
    """nobody knows what: look at everything"""

    @property
    def of_site(self) -> bool:
        """Whether the site in memory has to look again."""
        return bool(self.posts or self.other_files or self.theme or self.anything)

    def __or__(self, later: Change) -> Change:
        return Change(
            self.posts | later.posts,
            self.other_files | later.other_files,
            self.theme | later.theme,
            self.code | later.code,
            self.anything or later.anything,
        )


@dataclass(frozen=True)
class Places:
    """Where the site lies; `content`, `theme` and `look` are not known before its settings were read."""

    home: Path
    code: tuple[Path, ...]
    content: Path | None = None
    theme: Path | None = None
    look: Path | None = None
    ignored: tuple[Path, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """What is watched with all that lies below."""
        folders = dict.fromkeys([*(folder for folder in (self.content, self.theme, self.look) if folder), *self.code])
        return tuple(folder for folder in folders if folder.is_dir())


def meaning(paths: Iterable[str], places: Places) -> Change:
    """What some saved files mean together."""
    return reduce(or_, (_change_of_file(Path(path), places) for path in paths), Change())


def _change_of_file(path: Path, places: Places) -> Change:
    if "__pycache__" in path.parts or any(path.is_relative_to(folder) for folder in places.ignored):
        return Change()
    for folder in places.code:
        if (name := _name(path, folder)) is not None:
            return Change(code=frozenset({name})) if name else Change()
    if places.content and (name := _name(path, places.content)):
        return Change(posts=frozenset({name})) if is_post(name) else Change(other_files=frozenset({name}))
    for look in (places.theme, places.look):
        if look and (name := _name(path, look)):
            return Change(theme=frozenset({name}))
    if path.suffix == ".py" and path.parent == places.home:
        return Change(code=frozenset({path.name}))
    return Change()


def _name(path: Path, folder: Path) -> str | None:
    """The name of a file in `folder`; "" for what editors leave behind, None when it does not lie there."""
    below = _below(path, folder)
    if below is None:
        return None
    return "" if _is_left_behind(below) else unicodedata.normalize("NFC", below.as_posix())


def _below(path: Path, folder: Path) -> PurePath | None:
    """The way from `folder` to `path`; systems report some folders by another name of theirs."""
    for root in (folder, folder.resolve()):
        if path.is_relative_to(root):
            return path.relative_to(root)
    return None


def _is_left_behind(below: PurePath) -> bool:
    """Whether a file, or a folder on the way to it, is one that editors leave behind."""
    parts = below.parts
    return any(is_hidden(name, "".join(f"{part}/" for part in parts[:depth])) for depth, name in enumerate(parts))


class Watch:
    """Watches until it is stopped. `saved` is called with every change that means something."""

    def __init__(self, places: Places, saved: Callable[[Change], None], begun: Callable[[], None]) -> None:
        self._places, self._saved, self._begun = places, saved, begun
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._folders, daemon=True),
            threading.Thread(target=self._home, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()

    def _folders(self) -> None:
        first = True
        for paths in self._changes(_STEP, *self._places.folders, recursive=True):
            if first and self._places.content:
                self._begun()
            first = False
            self._pass_on(paths)

    def _home(self) -> None:
        """A file alone cannot be watched: most editors put another in its place."""
        for paths in self._changes(_STEP_AT_HOME, self._places.home, recursive=False):
            self._pass_on(path for path in paths if Path(path).suffix == ".py")

    def _changes(self, step: int, *folders: Path, recursive: bool) -> Iterator[list[str]]:
        from watchfiles import watch

        batches = watch(
            *folders,
            watch_filter=None,
            debounce=max(step, _TOGETHER),
            step=step,
            rust_timeout=500,
            yield_on_timeout=True,
            stop_event=self._stopped,
            raise_interrupt=False,
            recursive=recursive,
            ignore_permission_denied=True,
        )
        for changes in batches:
            yield [path for _, path in changes]

    def _pass_on(self, paths: Iterable[str]) -> None:
        change = meaning(paths, self._places)
        if (change.of_site or change.code) and not self._stopped.is_set():
            self._saved(change)

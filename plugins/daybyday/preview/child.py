"""The child: holds the site, answers the parent, and works on while nobody asks."""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from ..building.clock import asked_instant, build_instant
from ..building.setup import SiteSetup
from ..messages import speaker_for
from ..pelican_adapter.configuration import UnusableSettingsError, settings_with_plugins
from ..pelican_adapter.settings import is_native, site_setup
from ..theming.theme import look_of
from ..timeline import read_instant
from .foreign_site import FOLDER, ForeignSite
from .live_site import LiveSite
from .plain_values import finding_packet
from .protocol import Packet, blame, read, write
from .saved import ANYTHING, sort_out

_IDLE = 15.0
"""Seconds after which the child looks at the clock."""
_MANY = 10
"""Changes after which it looks for garbage, also when it was never idle for so long."""


class _Inbox:
    """Messages from the parent, in order; changes that wait one after the other become one."""

    def __init__(self, inward: IO[bytes]) -> None:
        self._queue: queue.Queue[Packet | None] = queue.Queue()
        self._next: list[Packet | None] = []
        threading.Thread(target=self._fill, args=(inward,), daemon=True).start()

    def waits(self) -> bool:
        """Whether there is a message."""
        return bool(self._next) or not self._queue.empty()

    def take(self, seconds: float) -> Packet | None:
        """The next message; None when there will be none any more. Raises `queue.Empty`."""
        message = self._next.pop() if self._next else self._queue.get(timeout=seconds)
        while message and message["kind"] == "change" and not self._queue.empty():
            following = self._queue.get()
            if following is None or following["kind"] != "change":
                self._next.append(following)
                break
            message = _merged(message, following)
        return message

    def _fill(self, inward: IO[bytes]) -> None:
        while (message := read(inward)) is not None:
            self._queue.put(message)
        self._queue.put(None)
        # Whatever the child is at, nobody waits for it any more.
        os.kill(os.getpid(), signal.SIGTERM)


def _merged(first: Packet, second: Packet) -> Packet:
    names = {key: sorted({*first[key], *second[key]}) for key in ("posts", "other_files", "theme")}
    return {"kind": "change", "anything": first["anything"] or second["anything"], **names}


def work(inward: IO[bytes], outward: IO[bytes]) -> Packet | None:
    """Be the child until the parent is gone. Returns the finding that keeps it from beginning: settings of no use.

    Raises what plugins and the first run raise.
    """
    gc.disable()  # to look for garbage among a million values takes longer than a change; we do it when nobody waits
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's; it tells us
    signal.signal(signal.SIGTERM, _end)
    begin = read(inward)
    if begin is None:
        return None
    inbox = _Inbox(inward)

    def tell(message: Packet) -> None:
        with contextlib.suppress(BrokenPipeError):
            write(outward, message)

    try:
        settings = settings_with_plugins(begin["conf"], {"SITEURL": begin["site"]})
    except UnusableSettingsError as error:
        return finding_packet(error.finding, Path.cwd(), speaker_for(os.environ, ("en",)))
    now = asked_instant(begin["at"], settings.get("TIMEZONE") or "UTC")
    site = _site(settings, begin["conf"], now, tell, inbox.waits)
    with contextlib.closing(site):
        site.change(ANYTHING)
        gc.freeze()  # most of it is there as long as the child is
        while not site.is_ready and site.work():
            pass
        tell({"kind": "ready", "now": now, "places": _places(settings), **site.state()})
        _Loop(site, inbox, tell).run()
    return None


def _end(*_: object) -> None:
    sys.exit(0)


def _site(
    settings: Any, conf: str, now: str, tell: Callable[[Packet], None], waits: Callable[[], bool]
) -> LiveSite | ForeignSite:
    def clock() -> datetime:
        return read_instant(now) if now else build_instant()

    if is_native(settings):
        return LiveSite(settings, _without_worker(site_setup(settings)), clock, tell, waits)
    return ForeignSite(settings, site_setup(settings), conf, now, clock, tell)


def _without_worker(setup: SiteSetup) -> SiteSetup:
    """Nothing is kept of a preview: many sites are seen at one address of this machine, one after the other."""
    without = tuple(dict.fromkeys((*setup.settings.without, "offline")))
    return replace(setup, settings=replace(setup.settings, without=without))


def _places(settings: Any) -> Packet:
    """Which folders to watch, and which of what lies in them not."""
    ignored = [settings["OUTPUT_PATH"], settings.get("CACHE_PATH") or "cache", FOLDER]
    return {
        "content": str(Path(settings["PATH"]).absolute()),
        "theme": str(Path(settings["THEME"]).absolute()),
        "look": str(look_of(settings).absolute()),
        "ignored": [str(Path(path).absolute()) for path in ignored],
    }


class _Loop:
    """Messages first, then what is left to do, then the clock."""

    def __init__(self, site: LiveSite | ForeignSite, inbox: _Inbox, tell: Callable[[Packet], None]) -> None:
        self._site, self._inbox, self._tell = site, inbox, tell
        self._as_of = ""
        self._untidy = self._unlooked_at = 1
        """changes since garbage was looked for, and since that was done among everything"""

    def run(self) -> None:
        while True:
            if not self._inbox.waits() and self._site.work():
                continue
            if self._untidy >= _MANY:
                self._tidy_up()
            try:
                message = self._inbox.take(_IDLE)
            except queue.Empty:
                self._look_at_the_clock()
                continue
            if message is None:
                return
            self._handle(message)

    def _tidy_up(self, everywhere: bool = False) -> None:
        """Look for garbage, unless somebody waits.

        To look everywhere takes most of a second, in which a change has to wait: that is done after a pause only.
        """
        if self._inbox.waits():
            return
        if everywhere:
            gc.unfreeze()
            self._unlooked_at = 0
        gc.collect()
        gc.freeze()  # the next time only what is new since is looked at
        self._untidy = 0

    def _handle(self, message: Packet) -> None:
        if message["kind"] == "change":
            saved = sort_out(message, self._site.latest)
            if saved:
                self._site.change(saved)
                self._untidy += 1
                self._unlooked_at += 1
            return
        try:
            answer = {"rows": self._site.overview()} if message["kind"] == "overview" else self._answer(message)
        except Exception as error:  # noqa: BLE001 - one page that fails is not the end of the others
            answer = {"finding": blame(error)}
        self._tell({"kind": "answer", "id": message["id"], **answer})

    def _answer(self, message: Packet) -> Packet:
        return self._site.answer(message["path"], message["unseen"])

    def _look_at_the_clock(self) -> None:
        self._site.tick()
        if self._unlooked_at:
            self._tidy_up(everywhere=True)
        state = self._site.state()
        if state["as_of"] != self._as_of:
            self._as_of = state["as_of"]
            self._tell({"kind": "state", "changed": False, **state})

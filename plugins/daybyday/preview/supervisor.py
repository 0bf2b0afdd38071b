"""Keeps a child with the site: starts it, changes it for a new one when code changes, starts it again when it dies."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from ..messages import Message, say, speaker_for, spoken
from ..model import Finding, Place
from .file_watcher import Change
from .finding_packet import as_packet
from .process import Child, ChildGoneError
from .protocol import Packet
from .wording import script_words, speaker_of

_PATIENCE = 60.0
"""Seconds a browser waits for the first page, or for one that takes long."""
_TRIES = 3
_LONG = 10.0
"""Seconds a child must have lived for its end to be no repetition."""


class Outside(Protocol):
    """Whom the supervisor tells: browsers, the terminal, the watch."""

    def changed(self, state: Packet) -> None:
        """There is something new."""

    def files(self, names: list[str]) -> None:
        """Pictures or other files changed."""

    def say(self, line: str) -> None:
        """A line for the terminal."""

    def ready(self, ready: Packet) -> None:
        """A child has come up."""


class Supervisor:
    """One child that serves, and perhaps one that is coming up."""

    def __init__(self, begin: Packet, outside: Outside, start: Callable[..., Any] = Child) -> None:
        self._begin, self._outside, self._start = begin, outside, start
        self._changed = threading.Condition(threading.RLock())
        self._current: Any = None
        self._coming: Any = None
        self._state: Packet = {}
        self._coming_state: Packet = {}
        self._trouble: list[Packet] = []
        self._missed = False
        self._deaths = 0
        self._since = 0.0
        self._closed = False
        self._version = 0
        self._born = f"{time.time():.3f}"

    def start(self) -> None:
        """Start the first child."""
        with self._changed:
            self._renew()

    def change(self, change: Change) -> None:
        """Something was saved."""
        with self._changed:
            self._deaths = 0
            if change.of_site:
                self._tell(self._current, change)
                self._missed = True
            if change.code:
                names = ", ".join(sorted(change.code)[:3])
                message = say("Saved: {files} – loading the site anew", files=names)
                self._outside.say(spoken(message, speaker_of(self._state)))
            if change.code or self._trouble or not (self._current or self._coming):
                self._renew()

    def show_as_of(self, at: str) -> None:
        """Show the site as of another moment (ISO 8601 without offset: in its zone); "" for the real clock."""
        with self._changed:
            if at != self._begin["at"]:
                self._begin = {**self._begin, "at": at}
                self._renew()

    def ask(self, question: Packet) -> Packet:
        """What the child says; {nothing} when there is none, or none that answers."""
        end = time.monotonic() + _PATIENCE
        for _ in range(2):  # a question that ends a child is not asked a third time
            child = self._wait_for_child(end)
            if child is None:
                break
            try:
                answer: Packet = child.ask(question, max(end - time.monotonic(), 1))
            except ChildGoneError:
                continue
            except TimeoutError:
                break
            return answer
        return {"nothing": True}

    def state(self) -> Packet:
        """What browsers are told: the state of the child that serves, and why a newer one does not."""
        with self._changed:
            findings = self._state.get("findings", [])
            speaker = speaker_of(self._state)
            extra = [finding for finding in self._trouble if finding not in findings]
            return {
                "version": f"{self._born}-{self._version}",
                "good": bool(self._state.get("good")),
                "stopped": bool(self._state.get("stopped") or self._trouble),
                "findings": [*extra, *findings],
                "as_of": self._state.get("as_of", ""),
                "today": self._state.get("today", ""),
                "not_out": self._state.get("not_out", 0),
                "at": self._begin["at"],
                "lang": speaker.lang,
                "words": script_words(speaker),
            }

    def close(self) -> None:
        """End all children."""
        with self._changed:
            self._closed = True
            children = [child for child in (self._current, self._coming) if child]
            self._current = self._coming = None
            self._changed.notify_all()
        for child in children:
            child.stop()

    def _wait_for_child(self, end: float) -> Any:
        with self._changed:
            while self._current is None and self._coming is not None and not self._closed:
                if not self._changed.wait(end - time.monotonic()):
                    break
            return self._current

    def _renew(self) -> None:
        coming, self._coming = self._coming, None
        if coming:
            _stop_aside(coming)
        self._missed = False
        self._coming_state = {}
        if not self._closed:
            self._coming = self._start(self._begin, self._hear, self._ended)

    def _hear(self, child: Any, message: Packet) -> None:
        with self._changed:
            if self._closed or child not in (self._current, self._coming):
                return
            kind = message["kind"]
            if kind == "failed":
                self._failed(child, [message["finding"]])
            elif kind == "ready":
                self._came_up(child, message)
            elif kind == "state":
                self._take_state(child, message)
            elif child is self._current and kind == "say":
                self._outside.say(message["line"])
            elif child is self._current and kind == "files":
                self._outside.files(message["files"])

    def _take_state(self, child: Any, state: Packet) -> None:
        if child is self._coming:
            self._coming_state = state
            return
        self._state = state
        self._tell_outside(anew=state["changed"])

    def _came_up(self, child: Any, ready: Packet) -> None:
        if self._current is not None and self._state.get("good") and not ready["good"]:
            self._failed(child, [finding for finding in ready["findings"] if finding["level"] == "error"])
            return
        before, self._current, self._coming = self._current, child, None
        self._state, self._trouble, self._since = {**self._coming_state, **ready}, [], time.monotonic()
        if self._missed:
            self._tell(child, Change(anything=True))
        if before:
            self._outside.say(spoken(say("Loaded anew."), speaker_of(self._state)))
            _stop_aside(before)
        self._outside.ready(ready)
        self._tell_outside(anew=True)

    def _failed(self, child: Any, findings: list[Packet]) -> None:
        self._trouble = findings
        if child is self._coming:
            self._coming = None
        else:
            self._current, self._state = None, {}
        _stop_aside(child)
        self._tell_outside(anew=True)

    def _ended(self, child: Any, status: int) -> None:
        with self._changed:
            if self._closed or child not in (self._current, self._coming):
                return
            if child is self._coming:
                self._failed(child, [_end_of(status, say("before it was ready"))])
                return
            self._deaths = 1 if time.monotonic() - self._since > _LONG else self._deaths + 1
            again = self._deaths <= _TRIES
            then = say("and is started again") if again else say("{n} times in a row", n=self._deaths)
            finding = _end_of(status, then)
            self._outside.say(f"{finding['place']}: {finding['code']}: {finding['message']}")
            self._failed(child, [finding])
            if again:
                self._renew()

    def _tell(self, child: Any, change: Change) -> None:
        if child:
            names = {
                "posts": sorted(change.posts),
                "other_files": sorted(change.other_files),
                "theme": sorted(change.theme),
            }
            child.tell({"kind": "change", "anything": change.anything, **names})

    def _tell_outside(self, anew: bool) -> None:
        self._version += anew
        self._changed.notify_all()
        self._outside.changed(self.state())


def _stop_aside(child: Any) -> None:
    """Ending takes a moment, and nobody should wait for it."""

    def stop() -> None:
        with contextlib.suppress(OSError):
            child.stop()

    threading.Thread(target=stop, daemon=True).start()


def _end_of(status: int, then: Message) -> Packet:
    how = say("by signal {number}", number=-status) if status < 0 else say("with status {number}", number=status)
    message = say("the process that holds the site ended {how} {then}", how=how, then=then)
    hint = say("the terminal may say why; save to try again")
    return as_packet(Finding("error", "preview-ended", Place("pelicanconf.py"), message, hint), speaker_for(os.environ))

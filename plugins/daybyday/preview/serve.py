"""What `invoke serve` runs: the server, the watch and the supervisor of the process that holds the site, until Ctrl-C."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from pathlib import Path

from ..errors import DayByDayError
from ..messages import say, spoken
from .event_streams import Streams
from .file_watcher import Change, Places, Watch
from .process import code_folders
from .protocol import Packet
from .server import Server
from .supervisor import Supervisor
from .wording import speaker_of


class PortTakenError(DayByDayError):
    """Nothing can listen there; the text says why."""


def serve_until_interrupted(conf: str, at: str, host: str, port: int) -> None:
    """Serve the site of this folder. Raises `PortTakenError`."""
    preview = Preview(conf, at, host, port)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        preview.start()
        threading.Event().wait()
    except KeyboardInterrupt:
        print(flush=True)
    finally:
        # A second Ctrl-C while it ends would only leave half of it behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        preview.close()


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


class Preview:
    """The parent's half of everything; what the supervisor has to tell goes through here."""

    def __init__(self, conf: str, at: str, host: str, port: int) -> None:
        self._streams = Streams()
        self._content = ""
        try:
            self._server = Server((host, port), self, self._streams, lambda: self._content)
        except OSError as error:
            raise PortTakenError(error.strerror) from None
        self.address = f"http://{host}:{self._server.server_port}"
        self._supervisor = Supervisor({"conf": conf, "at": at, "site": self.address}, self)
        self._places = Places(Path.cwd(), tuple(code_folders()))
        self._watch: Watch | None = None
        self._has_told_address = False
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def start(self) -> None:
        """Listen, watch, and start the child that reads the site."""
        self._watch = self._new_watch()
        self._thread.start()
        self._supervisor.start()

    def close(self) -> None:
        """End everything."""
        if self._watch:
            self._watch.stop()
        self._streams.close()
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()
        self._supervisor.close()

    def ask(self, question: Packet) -> Packet:
        """What the site says to a question."""
        return self._supervisor.ask(question)

    def state(self) -> Packet:
        """What browsers are told."""
        return self._supervisor.state()

    def show_as_of(self, at: str) -> None:
        """Show the site as of another moment."""
        self._supervisor.show_as_of(at)

    def changed(self, state: Packet) -> None:
        """Tell all browsers."""
        self._streams.send("state", state)
        if state["findings"] and not self._has_told_address and not state["good"]:
            self._tell_address("")

    def files(self, names: list[str]) -> None:
        """Tell all browsers of files that are no pages."""
        self._streams.send("files", {"files": names})

    def say(self, line: str) -> None:
        """A line for the terminal."""
        with contextlib.suppress(OSError):
            print(line, flush=True)

    def ready(self, ready: Packet) -> None:
        """The site is there: watch where it lies."""
        folders = ready["places"]
        shown = os.path.relpath(folders["content"])
        self._content = folders["content"] if shown.startswith(os.pardir) else Path(shown).as_posix()
        places = Places(
            self._places.home,
            tuple(code_folders()),
            Path(folders["content"]),
            Path(folders["theme"]),
            Path(folders["look"]),
            tuple(Path(folder) for folder in folders["ignored"]),
        )
        if places != self._places:
            self._places, before = places, self._watch
            self._watch = self._new_watch()
            if before:
                before.stop()
        self._tell_address(ready["now"])

    def _new_watch(self) -> Watch:
        # What was saved between the reading and the watching would be lost.
        return Watch(self._places, self._supervisor.change, lambda: self._supervisor.change(Change(anything=True)))

    def _tell_address(self, now: str) -> None:
        if not self._has_told_address:
            self._has_told_address = True
            told = say(
                "The site is at {address}. What you save is there at once; Ctrl-C ends.", address=f"{self.address}/"
            )
            if now:
                told = say("The site is at {address} as of {now}. What you save is there at once; Ctrl-C ends.", now=now, address=f"{self.address}/")  # fmt: skip
            self.say(f"\n{spoken(told, speaker_of(self.state()))}\n")

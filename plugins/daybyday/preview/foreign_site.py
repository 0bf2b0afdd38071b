"""The site in a foreign theme: Pelican renders it into a folder beside the output, and we serve that."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ..building.pelican_process import build_command, build_environment
from ..building.report import counted, print_findings
from ..building.setup import SiteSetup
from ..building.stages import Prepared, PreparedOrStopped
from ..messages import Message, say, spoken
from ..model import Finding, Place
from . import plain_values
from .protocol import Packet
from .saved import NOTHING, Saved
from .site_memory import SiteMemory, next_change
from .unpublished import Unpublished

FOLDER = ".preview"
_A_MOMENT = 0.02


class ForeignSite:
    """As `LiveSite`, but what is shown is what the last build left."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        setup: SiteSetup,
        conf: str,
        now: str,
        clock: Callable[[], datetime],
        tell: Callable[[Packet], None],
    ) -> None:
        self._clock, self._tell, self._now = clock, tell, now
        self._memory = SiteMemory(settings, setup)
        self._speaker = setup.speaker
        overrides = {"SITEURL": f'"{settings["SITEURL"]}"'}
        self._command = build_command(settings["PATH"], conf, Path(FOLDER), overrides)
        self._build: subprocess.Popen[str] | None = None
        self._again = self._good = False
        self._trouble: list[Finding] = []
        self._saved = NOTHING
        self._not_out = 0
        self.latest: PreparedOrStopped | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the first build has come to its end."""
        return self._build is None

    def change(self, saved: Saved) -> None:
        """Look at what was written, and let Pelican build it when it can be. Raises what the first look raises."""
        first = self.latest is None
        try:
            self.latest = latest = self._memory.prepare(self._clock(), saved.posts)
        except Exception as error:
            if first:
                raise
            self._trouble = [plain_values.crashed(error)]
            print_findings(self._trouble, Path.cwd(), self._speaker)
        else:
            self._trouble = []
            if saved.labels or first:
                print_findings(latest.findings, latest.setup.root, self._speaker)
            if isinstance(latest, Prepared):
                self._not_out = len(Unpublished(latest.assembled, latest.findings, self._speaker))
                self._saved = saved
                self._begin()
            elif saved.labels:
                errors = counted(latest.stopping, self._speaker)
                self._say(say("{saved} – {errors}; the site stays as it was.", saved=saved.message, errors=errors))
        self._tell_state(changed=False)

    def answer(self, path: str, unseen: bool = False) -> Packet:  # noqa: ARG002 - there is no second edition here
        """A file of the last build, as `LiveSite.answer`."""
        if not self._good:
            return {"nothing": True}
        name = path.lstrip("/")
        file = Path(FOLDER, name, "index.html") if not name or name.endswith("/") else Path(FOLDER, name)
        if file.is_file():
            return self._file(file, 200)
        if file.is_dir() and (file / "index.html").is_file():
            return {"redirect": f"{path}/"}
        first = name.partition("/")[0]
        for page in (Path(FOLDER, first, "404.html"), Path(FOLDER, "404.html")):
            if page.is_file():
                return self._file(page, 404)
        return {"status": 404, "path": "404.txt", "body": b"There is nothing here.\n", "mark": None}

    def overview(self) -> list[Packet]:
        """What is not out; a foreign theme has no page for it."""
        latest = self.latest
        if latest is None or latest.assembled is None:
            return []
        return Unpublished(latest.assembled, latest.findings, self._speaker).rows({})

    def work(self) -> bool:
        """Wait a moment for a build that is under way. False when there is none."""
        if self._build is None:
            return False
        try:
            printed, _ = self._build.communicate(timeout=_A_MOMENT)
        except subprocess.TimeoutExpired:
            return True
        status, self._build = self._build.returncode, None
        if self._again:
            self._begin()
            return True
        self._ended(status, printed)
        return False

    def tick(self) -> None:
        """Let the clock have its way, when it has passed something."""
        if self.latest and self._build is None and self._clock() >= next_change(self.latest):
            self.change(NOTHING)

    def state(self) -> Packet:
        """What browsers are told of the site."""
        latest = self.latest
        findings = plain_values.finding_packets(self._trouble, Path.cwd(), self._speaker)
        findings += plain_values.finding_packets(latest.findings, latest.setup.root, self._speaker) if latest else []
        clock = self._clock().astimezone(latest.context.zone(None) if latest and latest.context else None)
        return {
            "findings": findings,
            "good": self._good,
            "stopped": bool(self._trouble or (latest and latest.stopping)),
            "as_of": plain_values.moment(clock, self._speaker),
            "today": clock.date().isoformat(),
            "lang": self._speaker.lang,
            "not_out": self._not_out,
        }

    def close(self) -> None:
        """End the build that is under way."""
        if self._build:
            self._build.terminate()
            self._build.wait()

    def _begin(self) -> None:
        if self._build is not None:
            self._again = True  # what it reads may be old already
            return
        self._again = False
        self._build = subprocess.Popen(  # noqa: S603
            self._command,
            env=build_environment(self._now),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )

    def _ended(self, status: int, printed: str) -> None:
        if status:
            print(printed, flush=True)
            last = next((line.strip() for line in reversed(printed.splitlines()) if line.strip()), "it said nothing")
            self._trouble = [
                Finding(
                    "error",
                    "build-failed",
                    Place("pelicanconf.py"),
                    say("Pelican could not build the site: {last}", last=last),
                    say("the terminal has all it said"),
                )
            ]
        self._good = self._good or not status
        if self._saved.labels:
            result = say("Pelican could not build it") if status else say("built again")
            self._say(say("{saved} – {result}", saved=self._saved.message, result=result))
        self._tell_state(changed=not status)

    def _file(self, file: Path, status: int) -> Packet:
        return {"status": status, "path": file.relative_to(FOLDER).as_posix(), "body": file.read_bytes(), "mark": None}

    def _tell_state(self, changed: bool) -> None:
        self._tell({"kind": "state", "changed": changed, **self.state()})

    def _say(self, message: Message) -> None:
        self._tell({"kind": "say", "line": spoken(message, self._speaker)})

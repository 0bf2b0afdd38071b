"""`invoke publish`: the order of things.

One instant for all of it. What is live is asked of the host, and the ledger that this publication will write is computed
before the build, so that the build contains it. The output is judged (`publishing.guard`) before anything goes out. Only
when the host has it, by its own word, are the same lines written into content/ledger.txt and committed. So whatever breaks
on the way, the ledger never says more than readers have seen.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ...building.clock import is_instant_asked
from ...content_names import LEDGER
from ...engine.lock import acquire
from ...engine.manifest import NAME as MANIFEST
from ...hosting.known_hosts import FILE_HOSTS
from ...messages import Message, Speaker, say, say_count, spoken
from ...model import Finding
from ...publishing.errors import WAITING, BrokenPublicationError, PublishError
from ...publishing.guard import clock_ahead, clock_behind
from ...publishing.plan import Host
from ...publishing.site_files import SiteFiles, site_files
from ..current_site import PUBLISH_SETTINGS, load, prepared
from .bringing import bring
from .judging import judged, news
from .orders import Order, checked
from .rolling_back import roll_back
from .telling import broken_off, tell
from .upcoming import UpcomingSite, look_ahead
from .writing_down import write_down

LATE_DAYS = 3
"""Exit status of `publish --strict-days` when a day that was due is not there; 1 is for what failed, 2 for a wrong option."""


def publish_site(settings: Any, order: Order, now: datetime) -> int:
    """Build with publishconf.py and, with a target, bring the site there; the status of the build.

    Raises `Exit` with what the author should know.
    """
    from ...pelican_adapter.settings import speaker_of
    from ...publishing.targets import TARGETS

    speaker = speaker_of(settings)
    order = checked(order, settings, (*TARGETS, *FILE_HOSTS), speaker)
    try:
        # What cannot work is said before a long build.
        host = TARGETS[order.to](order.destination, Path(settings["OUTPUT_PATH"])) if order.to in TARGETS else None
        with _alone(settings, speaker):
            if order.rolls_back:
                roll_back(host, order, settings, speaker)
                return 0
            return _Publication(settings, order, now, host, speaker).run()
    except PublishError as error:
        raise broken_off(error, speaker) from None


def days_are_late(now: datetime) -> bool:
    """Whether a day that was due is not there. Every build tells of them; a scheduler only looks at the status."""
    findings = prepared(load(PUBLISH_SETTINGS), now).findings
    return any(finding.code == "day-late" for finding in findings)


@contextmanager
def _alone(settings: Any, speaker: Speaker) -> Iterator[None]:
    """One publication at a time from here: another waits. The system lets go however a process ends."""

    def waiting() -> None:
        print(f"Day by Day: {spoken(WAITING, speaker)}", file=sys.stderr, flush=True)

    with ExitStack() as held:
        with contextlib.suppress(OSError):  # where nothing can be written, nobody else writes either
            held.enter_context(acquire(Path(settings.get("CACHE_PATH") or "cache") / "publishing", waiting))
        yield


@dataclass
class _Publication:
    settings: Any
    order: Order
    now: datetime
    host: Host | None
    speaker: Speaker

    def run(self) -> int:
        """All of it; the status of the build."""
        output = Path(self.settings["OUTPUT_PATH"])
        live = self._live(output)
        ahead = look_ahead(self.settings, self.now, live.get(LEDGER), self.order.accepted)
        self._refuse([*clock_behind(ahead.known, self.now), *self._clock_ahead(ahead)], ahead)
        self._tell_of_ledgers(ahead)
        status = self._built(ahead, output)
        if status:
            return status
        if ahead.lines is None and ahead.has_ledger:
            raise PublishError(say("the texts were changed while they were built; publish again."))
        files = _read(output)
        self._refuse(judged(ahead, files, live.get(MANIFEST, b""), self.settings), ahead)
        if self.host:
            self._bring(self.host, files, ahead, live.get(MANIFEST))
        elif self.order.to in FILE_HOSTS:
            ready = say(
                "the folder {folder} is ready, with the files {host} reads; {host} deploys it. Once it is live,"
                " `invoke ledger` writes down what is out.",
                folder=os.path.relpath(output),
                host=self.order.to.capitalize(),
            )
            tell([*news(ahead), ready], self.speaker)
        return 0

    def _clock_ahead(self, ahead: UpcomingSite) -> Iterator[Finding]:
        """By the clock of the public address, where there is one and nobody asked for another instant."""
        from ...publishing.public_site import clock_of

        if self.order.to and ahead.lines and not is_instant_asked():
            at_host = clock_of(str(self.settings["SITEURL"]))
            yield from clock_ahead(ahead.live, ahead.lines, self.now, at_host) if at_host else ()

    def _live(self, output: Path) -> Mapping[str, bytes]:
        """The ledger and the manifest of what readers have; without a host those of the last build. One that deploys by
        itself is asked at the public address.
        """
        if self.host:
            return self.host.fetch([MANIFEST, LEDGER])
        if self.order.to in FILE_HOSTS:
            return self._published()
        manifest = output / MANIFEST
        return {MANIFEST: manifest.read_bytes()} if manifest.is_file() else {}

    def _published(self) -> Mapping[str, bytes]:
        """What the public address gives of them; where it does not answer, that is told and blocks nothing."""
        from ...publishing.public_site import asked, is_of_this_site

        site = str(self.settings["SITEURL"]).rstrip("/")
        if not site:
            return {}  # which stops the build
        manifest, reason = asked(site, MANIFEST)
        if manifest is not None and not is_of_this_site(manifest):
            manifest, reason = None, say("it answers with something that is no site of this kit")
        if manifest is None:
            message = say("{site} could not be asked what is live there ({reason}).", site=site, reason=reason or "")
            tell([message], self.speaker)
            return {}
        ledger, _ = asked(site, LEDGER)
        return {MANIFEST: manifest} | ({} if ledger is None else {LEDGER: ledger})

    def _refuse(self, findings: Iterable[Finding], ahead: UpcomingSite) -> None:
        """Print what the guard finds. Raises `Exit` unless its author accepts all of it by name."""
        from ...building.report import print_findings

        all_findings = list(findings)
        if not all_findings:
            return
        print_findings(all_findings, ahead.setup.root, self.speaker)
        codes = sorted({finding.code for finding in all_findings} - {*self.order.accepted})
        if codes:
            options = " ".join(f"--accept {code}" for code in codes)
            raise PublishError(say("readers would notice. If that is what you want, add `{options}`.", options=options))

    def _tell_of_ledgers(self, ahead: UpcomingSite) -> None:
        lines: list[Message] = []
        if not ahead.has_ledger:
            lines.append(
                say("content/ledger.txt is none of ours and is left alone: nothing that is out is written down.")
            )
        if ahead.is_other_site:
            lines.append(say("the ledger there is that of another site; it was not asked."))
        if ahead.damaged:
            lines.append(
                say_count(
                    "the ledger that is live there is damaged, in {n} line; it was passed over.",
                    "the ledger that is live there is damaged, in {n} lines; they were passed over.",
                    n=ahead.damaged,
                )
            )
        if ahead.behind:
            lines.append(
                say_count(
                    "content/ledger.txt lags behind the one that is live, in {n} line; it is taken over.",
                    "content/ledger.txt lags behind the one that is live, in {n} lines; they are taken over.",
                    n=ahead.behind,
                )
            )
        tell(lines, self.speaker)

    def _built(self, ahead: UpcomingSite, output: Path) -> int:
        """The status of a build as of the one instant, with the ledger to come."""
        from ...building.pelican_process import build_command, run_build
        from ...publishing.targets import SERVE_COPIES

        overrides = {"DAYBYDAY_PUBLISH": '"strict"', "DAYBYDAY_SEARCH": "true"}
        if self.host and self.order.to not in SERVE_COPIES:
            overrides["DAYBYDAY_COMPRESS"] = "[]"
        if self.order.to in FILE_HOSTS:
            overrides |= {"DAYBYDAY_HOST": _json(self.order.to), "DAYBYDAY_COMPRESS": "[]"}
        if self.order.accepted:
            overrides["DAYBYDAY_ACCEPT"] = _json(list(self.order.accepted))
        with ExitStack() as opened:
            if ahead.data is not None:
                overrides["DAYBYDAY_LEDGER"] = _json(str(self._aside(ahead.data, opened)))
            command = build_command(self.settings["PATH"], PUBLISH_SETTINGS, output, overrides)
            return run_build(command, self.now.isoformat())

    def _aside(self, ledger: bytes, opened: ExitStack) -> Path:
        """A file with the ledger to come: always the same one, so that a build knows that nothing has changed."""
        path = Path(self.settings.get("CACHE_PATH") or "cache") / "publishing" / LEDGER
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(ledger)
        except OSError:
            folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="daybyday-publish-"))
            path = Path(folder) / LEDGER
            path.write_bytes(ledger)
        return path

    def _bring(self, host: Host, files: SiteFiles, ahead: UpcomingSite, live_manifest: bytes | None) -> None:
        from ...publishing.github_pages import GitBranch
        from ...publishing.verification import verify
        from ...publishing.websub import notify_hub

        if isinstance(host, GitBranch):
            tell(host.doubts_about(str(self.settings["SITEURL"]).rstrip("/")), self.speaker)
        if not bring(host, files, self.order, news(ahead), self.speaker):
            return
        try:
            wrong = verify(host, files, [LEDGER, *ahead.newest_pages])
        except PublishError as error:
            raise BrokenPublicationError(error.message, error.words) from None
        if wrong:
            raise BrokenPublicationError(wrong[0], wrong[1:])
        site = str(self.settings["SITEURL"]).rstrip("/")
        tell(self._public_address(site, files, ahead), self.speaker)
        if ahead.lines is not None:
            tell(write_down(ahead), self.speaker)
        hub = str(self.settings.get("DAYBYDAY_HUB") or "").strip()
        before = live_manifest.decode("utf-8", "replace") if live_manifest is not None else None
        tell(notify_hub(hub, site, before, files.folder) if hub else (), self.speaker)

    def _public_address(self, site: str, files: SiteFiles, ahead: UpcomingSite) -> list[Message]:
        from ...publishing.public_site import look_at_public_address

        wanted = {path: files.digests[path] for path in ahead.newest_pages if path in files.digests}
        wanted |= {path: files.digests[path] for path in (LEDGER,) if path in files.digests}
        return look_at_public_address(site, wanted) if wanted and site else []


def _json(value: object) -> str:
    import json

    return json.dumps(value)


def _read(output: Path) -> SiteFiles:
    try:
        return site_files(output)
    except OSError as error:
        message = say("{file} cannot be read ({reason}).", file=str(error.filename), reason=error.strerror or "")
        raise PublishError(message) from None

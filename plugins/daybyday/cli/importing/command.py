"""`invoke import`: from a source to files, or to the reason why there are none."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from invoke.exceptions import Exit

from ...importing.errors import ImportRefusedError
from ...importing.run import ImportWish, import_source
from ...messages import Speaker, quote, say, say_count, speaker_for, spoken
from ...pelican_adapter.settings import speaker_of
from ...values import dataclass
from .. import current_site
from .site import site_here
from .wording import told


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What stands on the command line; "" for what does not."""

    source: str
    output: str
    series: str
    dry_run: bool


def import_texts(given: ImportOptions) -> None:
    """Import, and print what came of it. Raises `Exit` with the reason where nothing was written."""
    has_site = Path(current_site.SETTINGS).is_file()
    settings: Any = current_site.load(current_site.SETTINGS) if has_site else {}
    speaker = speaker_of(settings) if has_site else speaker_for(os.environ)
    now = current_site.instant("", settings)
    output = _output(given, settings, speaker)
    wish = ImportWish(Path(given.source), output, " ".join(given.series.split()), given.dry_run)
    try:
        imported = import_source(wish, site_here(settings, now), speaker, _Progress(speaker).show)
    except ImportRefusedError as refusal:
        raise Exit(f"{spoken(refusal.message, speaker)}.", 1) from None
    except OSError as error:
        message = say(
            "{path} cannot be written ({reason}). Whatever is there is whole; import again when that is mended.",
            path=quote(error.filename or output),
            reason=error.strerror or "",
        )
        raise Exit(spoken(message, speaker), 1) from None
    for line in told(imported, wish):
        print(spoken(line, speaker))
    if has_site and not given.dry_run and output.resolve() == Path(settings["PATH"]).resolve():
        _say_errors(settings, speaker)


def _output(given: ImportOptions, settings: Any, speaker: Speaker) -> Path:
    if not given.output and not settings:
        message = say("Say where the texts shall go: `invoke import {source} --output content`.", source=given.source)
        raise Exit(spoken(message, speaker), 1)
    output = Path(given.output or settings["PATH"])
    if output.exists() and not output.is_dir():
        message = say("{path} is no folder; nothing was written.", path=quote(output))
        raise Exit(spoken(message, speaker), 1)
    return output


def _say_errors(settings: Any, speaker: Speaker) -> None:
    """How `check` finds the site now."""
    site = current_site.looked_through(settings, current_site.instant("", settings))
    number = sum(finding.level == "error" for finding in site.findings)
    print(
        spoken(
            say_count(
                "`invoke check` finds {n} error in this site now.",
                "`invoke check` finds {n} errors in this site now.",
                n=number,
            ),
            speaker,
        )
    )


class _Progress:
    """How far an import is: one line that changes on a terminal; where nobody looks, nothing."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._is_seen = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        """Say it, if there is somebody to see it."""
        if not self._is_seen:
            return
        message = (
            say("Importing: {done} of {total}", done=done, total=total) if total else say("Reading: {done}", done=done)
        )
        line = spoken(message, self._speaker)
        end = "\n" if total and done == total else ""
        print(f"\r{line}", end=end, file=sys.stderr, flush=True)

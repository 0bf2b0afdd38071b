"""How a build that may not go on ends: everything is printed, Pelican leaves with status 1 and no traceback."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..building.report import print_findings
from ..errors import DayByDayError
from ..messages import Message, spoken
from ..model import Finding
from .settings import speaker_of


class ContentError(DayByDayError):
    """The build stops because of what was found; everything has been printed already."""

    exitcode = 1


def stopped(findings: Iterable[Finding], settings: Any, sentence: Message) -> ContentError:
    """Print the findings; the error to raise, which says the sentence."""
    speaker = speaker_of(settings)
    print_findings(findings, Path(settings["PATH"]), speaker)
    return ContentError(f"Day by Day: {spoken(sentence, speaker)}")

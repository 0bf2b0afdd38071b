"""`invoke check`: everything there is to say about the content, in the format that is asked for."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from ..building.report import counted, in_order, located
from ..building.stages import LookedThrough
from ..desk.finding_formats import FORMATS, below, for_github, for_people, in_json, in_short, text_lines
from ..errors import SpokenError
from ..messages import listing, say, say_count, spoken
from ..model import Finding
from .current_site import refusal
from .fix_files import diff_of, fixes_of, may_write, write

_WORKSPACE = "GITHUB_WORKSPACE"
"""Environment variable: the top of the repository, where GitHub's workflows run."""


def known_format(format: str, settings: Any) -> None:
    """Raise `Exit` for a format there is not."""
    if format not in FORMATS:
        message = say("there is no format `{format}`; there are {formats}", format=format, formats=listing(FORMATS))
        raise refusal(SpokenError(message), settings)


def written(site: LookedThrough, format: str) -> str:
    """Findings and, but for JSON, a line that counts them."""
    speaker = site.setup.speaker
    findings = [located(finding, site.setup.root) for finding in in_order(site.findings)]
    posts = len(site.assembled.content.posts) if site.assembled else 0
    if format == "json":
        return in_json(findings, posts, speaker)
    if format == "github":
        folder = os.environ.get(_WORKSPACE) or os.curdir
        text = for_github([below(finding, folder) for finding in findings], speaker)
    elif format == "short":
        text = in_short(findings, speaker)
    else:
        text = for_people(findings, _lines_of(findings), speaker)
    counts = counted(site.findings, speaker)
    checked = say_count("Checked {n} post: {counts}.", "Checked {n} posts: {counts}.", n=posts, counts=counts)
    return f"{text}{spoken(checked, speaker)}\n"


def mend(site: LookedThrough, says_yes: bool, format: str) -> bool:
    """Show what has one right answer, and write it if its author wants it; whether anything was written."""
    if format in ("json", "github"):
        # What programs read is theirs alone.
        with contextlib.redirect_stdout(sys.stderr):
            return _mend(site, says_yes)
    return _mend(site, says_yes)


def _mend(site: LookedThrough, says_yes: bool) -> bool:
    fixes = fixes_of(site)
    speaker = site.setup.speaker
    if not fixes:
        print(spoken(say("There is nothing here that has one right answer."), speaker))
        return False
    print(diff_of(fixes), end="")
    return may_write(speaker, says_yes) and write(fixes, speaker)


def fails(site: LookedThrough) -> bool:
    """Whether there is an error, be it of what is out or not."""
    return any(finding.level == "error" for finding in site.findings)


def _lines_of(findings: Sequence[Finding]) -> Mapping[str, Sequence[str]]:
    """The lines of every file that has a finding and can be read."""
    lines: dict[str, Sequence[str]] = {}
    for path in dict.fromkeys(finding.place.path for finding in findings):
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - as findings name it
                lines[path] = text_lines(file.read())
        except OSError:
            continue
    return lines

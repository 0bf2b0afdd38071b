"""`invoke check --fix`: what has one right answer is shown as a diff, and written when its author says so."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from ..building.stages import LookedThrough
from ..content_names import SERIES
from ..desk.fixes import safely_mended, unified_diff
from ..messages import Speaker, say, say_count, spoken
from ..model import Finding
from ..reading import read_post, read_series
from ..values import dataclass
from .whole_files import replace_file


@dataclass(frozen=True, slots=True)
class Fix:
    """A file that can be mended: as it was read, as it would be, and what is answered by that."""

    path: Path
    before: bytes
    after: bytes
    answered: tuple[Finding, ...]


def fixes_of(site: LookedThrough) -> list[Fix]:
    """Every file of a site that can be mended, each read again to see that it is better so."""
    by_path: Mapping[str, list[Finding]] = defaultdict(list)
    for finding in dict.fromkeys(site.findings):
        by_path[finding.place.path].append(finding)
    fixes = []
    for name, findings in sorted(by_path.items()):
        path = site.setup.root / name
        if path.is_symlink() or not path.is_file():
            continue
        before = path.read_bytes()
        after, answered = safely_mended(before, findings, partial(_read, site, name))
        if after != before:
            fixes.append(Fix(path, before, after, tuple(answered)))
    return fixes


def diff_of(fixes: Sequence[Fix]) -> str:
    """All of it as one unified diff, from the folder one stands in."""
    return "".join(unified_diff(Path(os.path.relpath(fix.path)).as_posix(), fix.before, fix.after) for fix in fixes)


def may_write(speaker: Speaker, says_yes: bool) -> bool:
    """Whether the author wants it: by an option, or by an answer in a terminal."""
    if says_yes:
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(spoken(say("Nothing was written; `--yes` writes it."), speaker))
        return False
    answer = input(spoken(say("Write this? [y/N] "), speaker)).strip().casefold()
    says_yes = answer in ("y", "yes", "s", "sì", "si")
    if not says_yes:
        print(spoken(say("Nothing was written."), speaker))
    return says_yes


def write(fixes: Sequence[Fix], speaker: Speaker) -> bool:
    """Write the files, each whole or not at all; whether any was. One that changed meanwhile stays as it is."""
    written = 0
    for fix in fixes:
        name = os.path.relpath(fix.path)
        try:
            if fix.path.read_bytes() != fix.before:
                print(spoken(say("{path} has changed meanwhile, and was not touched.", path=name), speaker))
                continue
            replace_file(fix.path, fix.after)
        except OSError as error:
            message = say("{path} could not be written ({reason}).", path=name, reason=error.strerror)
            print(spoken(message, speaker))
            continue
        written += 1
    print(spoken(say_count("{n} file was mended.", "{n} files were mended.", n=written), speaker))
    return written > 0


def _read(site: LookedThrough, name: str, data: bytes) -> Sequence[Finding]:
    """What is said of a file by itself."""
    if name.rpartition("/")[2] == SERIES:
        return read_series(name, data, site.setup.settings.languages)[1]
    if site.assembled and name in site.assembled.folder.posts:
        return read_post(name, data, site.assembled.reader.reading)[1]
    return ()

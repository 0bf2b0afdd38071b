"""Findings and closing lines as text. A finding is one line, never wrapped, in the order of the files."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..messages import Speaker, forms, say, say_count, spoken
from ..model import Finding, Level

if TYPE_CHECKING:
    from .session import Session

_RANK: dict[Level, int] = {"error": 0, "warning": 1, "note": 2}
_COUNTED: dict[Level, tuple[str, str]] = {
    "error": forms("{n} error", "{n} errors"),
    "warning": forms("{n} warning", "{n} warnings"),
    "note": forms("{n} note", "{n} notes"),
}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By file, line and column; each once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda finding: (finding.place, _RANK[finding.level], finding.code, str(finding.message)))


def located(finding: Finding, root: Path) -> Finding:
    """The finding with a path one can open from the current folder, when it is about a content file."""
    path = root / finding.place.path
    if not os.path.lexists(path):
        return finding
    shown = os.path.relpath(path)
    if shown.startswith(os.pardir):
        shown = str(path)
    return replace(finding, place=replace(finding.place, path=Path(shown).as_posix()))


def print_findings(findings: Iterable[Finding], root: Path, speaker: Speaker, stream: TextIO | None = None) -> None:
    """Write findings to `stream` (standard error) in the language of `speaker`, one a line."""
    out = sys.stderr if stream is None else stream
    for finding in in_order(findings):
        out.write(_printable(f"{located(finding, root).spoken(speaker)}\n", out))
    out.flush()


def _printable(text: str, stream: TextIO) -> str:
    """`text` as far as the terminal's encoding goes: a finding must not die of an en dash."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def counted(findings: Iterable[Finding], speaker: Speaker) -> str:
    """ "2 errors, 1 warning", "2 errori, 1 avviso"; "nothing to mend" when there is nothing."""
    counts = Counter(finding.level for finding in dict.fromkeys(findings))
    numbers = [say_count(*_COUNTED[level], n=counts[level]) for level in _RANK if counts[level]]
    return ", ".join(spoken(number, speaker) for number in numbers) or spoken(say("nothing to mend"), speaker)


def closing_line(session: Session, read: int, rendered: int, counts: tuple[int, int, int]) -> str:
    """What a build did, in one line. `counts` are of files written, unchanged, removed."""
    written, unchanged, removed = counts
    return (
        f"Day by Day: {read} read, {rendered} rendered, {written} written, {unchanged} unchanged,"
        f" {removed} removed, {session.seconds:.2f} seconds."
    )


def stages_table(session: Session) -> str:
    """Seconds by stage, the last line what lies between and before them (Pelican, imports)."""
    named = sum(session.stages.values())
    rows = [*session.stages.items(), ("everything else", session.seconds - named)]
    return "\n".join(f"  {name:<18} {seconds:8.3f} s" for name, seconds in rows)

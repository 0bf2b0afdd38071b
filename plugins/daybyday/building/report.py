"""Findings and closing lines as text. A finding is one line, never wrapped, in the order of the files."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..content_names import WORDS
from ..messages import DecimalNumber, Message, Speaker, Value, forms, say, say_count, spoken
from ..model import Finding, Level

if TYPE_CHECKING:
    from .session import Session

_RANK: dict[Level, int] = {"error": 0, "warning": 1, "note": 2}
_PATHS = frozenset(["path", "other_path"])
"""The gaps of messages that name content files. A path of the output fills `output_path`: it stands as it is."""
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
    """The finding with paths one can open, or write, from the current folder, where they are those of content files."""
    return replace(
        finding,
        place=replace(finding.place, path=_shown(finding.place.path, root)),
        message=_with_paths(finding.message, root),
        hint=_with_paths(finding.hint, root),
    )


def _with_paths(message: Message, root: Path) -> Message:
    """A message whose gaps for content files (`_PATHS`) are filled with paths one can open, or write, from the current folder."""
    values = tuple((name, _value_with_paths(name, value, root)) for name, value in message.values)
    return message if values == message.values else replace(message, values=values)


def _value_with_paths(name: str, value: Value, root: Path) -> Value:
    if isinstance(value, Message):
        return _with_paths(value, root)
    return _shown(value, root) if name in _PATHS and isinstance(value, str) else value


def _shown(path: str, root: Path) -> str:
    """A path in the content folder as it is from the current one; any other as it stands."""
    if not _is_of_content(path, root):
        return path
    shown = os.path.relpath(root / path)
    return Path(str(root / path) if shown.startswith(os.pardir) else shown).as_posix()


def _is_of_content(path: str, root: Path) -> bool:
    """Whether a path is that of a file in the content folder: of one there is, or of one to write into a folder there is."""
    if os.path.lexists(root / path):
        return True
    folder, slash, _ = path.partition("/")
    if not slash or not folder or os.path.lexists(path):
        return False
    return folder == WORDS or os.path.isdir(root / folder)  # noqa: PTH112


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


def nothing_written(findings: Iterable[Finding], speaker: Speaker) -> str:
    """How a build ends that its findings have stopped."""
    return f"Day by Day: {spoken(say('{counts}; nothing was written.', counts=counted(findings, speaker)), speaker)}"


def closing_line(session: Session, speaker: Speaker, read: int, rendered: int, counts: tuple[int, int, int]) -> str:
    """What a build did, in one line. `counts` are of files written, unchanged, removed."""
    written, unchanged, removed = counts
    message = say(
        "{read} read, {rendered} rendered, {written} written, {unchanged} unchanged, {removed} removed, {seconds} seconds.",
        read=read,
        rendered=rendered,
        written=written,
        unchanged=unchanged,
        removed=removed,
        seconds=DecimalNumber(session.seconds, 2),
    )
    return f"Day by Day: {spoken(message, speaker)}"


def stages_table(session: Session) -> str:
    """Seconds by stage, the last line what lies between and before them (Pelican, imports)."""
    named = sum(session.stages.values())
    rows = [*session.stages.items(), ("everything else", session.seconds - named)]
    return "\n".join(f"  {name:<18} {seconds:8.3f} s" for name, seconds in rows)

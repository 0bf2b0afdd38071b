"""The file of the ledger: lines -> content/ledger.txt, all or nothing. Only commands write it, never a build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..content_names import LEDGER
from ..model import LedgerLine
from ..reading import write_ledger
from ..reading.text import decode
from .whole_files import replace_file

_HEADER = (
    "# What was published, and when: what stands here is fixed, whatever is edited.",
    "# `invoke ledger` writes this file, no hand should. Commit it with the texts.",
)


def save_ledger(root: Path, before: bytes | None, lines: Iterable[LedgerLine]) -> bool:
    """Whether there was anything to write. `before` are the bytes of the file; comments in it stay, above the lines.

    Raises `OSError`; then the file is as it was.
    """
    data = _text(before or b"", lines).encode()
    if data == before:
        return False
    replace_file(root / LEDGER, data)
    return True


def _text(before: bytes, lines: Iterable[LedgerLine]) -> str:
    comment_lines = [row for row in decode(before, LEDGER)[0].split("\n") if row.startswith("#")]
    comments = dict.fromkeys(comment_lines or _HEADER)  # each once: merging likes to double them
    return "".join(f"{row}\n" for row in comments) + write_ledger(lines)


def change_summary(before: Mapping[tuple[str, str], LedgerLine], lines: Iterable[LedgerLine]) -> str:
    """ "3 items joined, 1 was edited, 1 withdrawn"; "" when every line says what it said."""
    joined = edited = withdrawn = returned = completed = 0
    for line in lines:
        old = before.get((line.key, line.lang))
        joined += old is None
        if old is None or old == line:
            continue
        withdrawn += line.state == "withdrawn" != old.state
        returned += old.state == "withdrawn" != line.state
        if old.state == line.state:
            edited += line.sequence != old.sequence
            completed += line.sequence == old.sequence
    counts = (
        (joined, "item joined", "items joined"),
        (edited, "was edited", "were edited"),
        (withdrawn, "withdrawn", "withdrawn"),
        (returned, "came back", "came back"),
        (completed, "was completed", "were completed"),
    )
    return ", ".join(f"{count} {singular if count == 1 else plural}" for count, singular, plural in counts if count)

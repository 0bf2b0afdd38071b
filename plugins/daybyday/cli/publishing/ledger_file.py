"""The file of the ledger: lines -> content/ledger.txt, all or nothing. Only commands write it, never a build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ...content_names import LEDGER, LEDGER_BEGINS, is_ledger
from ...messages import Message, say_count
from ...model import LedgerLine
from ...reading import write_ledger
from ...reading.text import decode
from ..whole_files import replace_file

_HEADER = (
    LEDGER_BEGINS,
    "# `invoke ledger` writes this file, no hand should. Commit it with the texts.",
)


def is_of_somebody_else(data: bytes | None, guest: bool) -> bool:
    """Whether the file of that name is none of ours, and has to be left alone: a guest shares its folder."""
    return guest and data is not None and not is_ledger(data)


def save_ledger(root: Path, before: bytes | None, lines: Iterable[LedgerLine]) -> bool:
    """Whether there was anything to write. `before` are the bytes of the file; comments in it stay, above the lines.

    Raises `OSError`; then the file is as it was.
    """
    data = ledger_bytes(before, lines)
    if data == before:
        return False
    replace_file(root / LEDGER, data)
    return True


def ledger_bytes(before: bytes | None, lines: Iterable[LedgerLine]) -> bytes:
    """The file with these lines, and the comments of the one before."""
    return _text(before or b"", lines).encode()


def _text(before: bytes, lines: Iterable[LedgerLine]) -> str:
    comment_lines = [row for row in decode(before, LEDGER)[0].split("\n") if row.startswith("#")]
    comments = dict.fromkeys(comment_lines or _HEADER)  # each once: merging likes to double them
    return "".join(f"{row}\n" for row in comments) + write_ledger(lines)


def change_summary(before: Mapping[tuple[str, str], LedgerLine], lines: Iterable[LedgerLine]) -> Message:
    """ "3 items joined, 1 was edited, 1 withdrawn"; nothing when every line says what it said."""
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
        say_count("{n} item joined", "{n} items joined", n=joined),
        say_count("{n} was edited", "{n} were edited", n=edited),
        say_count("{n} withdrawn", "{n} withdrawn", n=withdrawn),
        say_count("{n} came back", "{n} came back", n=returned),
        say_count("{n} was completed", "{n} were completed", n=completed),
    )
    return in_a_row([count for count in counts if dict(count.values)["n"]])


def in_a_row(messages: Sequence[Message]) -> Message:
    """Messages with commas between them, as one; nothing for none."""
    template = ", ".join(f"{{m{number}}}" for number in range(len(messages)))
    return Message(template, tuple((f"m{number}", message) for number, message in enumerate(messages)))

"""What is printed of an import when it is over."""

from __future__ import annotations

from collections.abc import Iterator

from ...importing.results.record import REPORTS
from ...importing.results.report import counts
from ...importing.run import Imported, ImportWish
from ...messages import Message, quote, say, say_count

_MOST_NAMED = 10


def told(imported: Imported, wish: ImportWish) -> Iterator[Message]:
    """Line by line: what came, what was guessed about series, which files were written or left alone, where to read more."""
    report, changes = imported.report, imported.changes
    yield from counts(report)
    for loss in report.losses:
        if loss.kind == "guessed" or loss.code.startswith("series-"):
            yield say("Guessed: {message}", message=loss.message)
    content = [path for path in changes.written if not path.startswith(REPORTS)]
    if wish.dry_run:
        yield say_count(
            "{n} file would be written; nothing was.", "{n} files would be written; nothing was.", n=len(content)
        )
        return
    yield say_count("{n} file written.", "{n} files written.", n=len(content))
    same = sum(not path.startswith(REPORTS) for path in changes.unchanged)
    if same:
        yield say_count("{n} file was there already.", "{n} files were there already.", n=same)
    for path in changes.edited[:_MOST_NAMED]:
        yield say("{path} is yours or was edited since, and stays as it is.", path=quote(path))
    if len(changes.edited) > _MOST_NAMED:
        yield say("{n} more files were edited since, and stay as they are.", n=len(changes.edited) - _MOST_NAMED)
    if changes.deleted:
        yield say_count(
            "{n} file that you have deleted since was not written again.",
            "{n} files that you have deleted since were not written again.",
            n=len(changes.deleted),
        )
    yield say(
        "What was changed, dropped or guessed, text by text: {path}", path=quote(wish.output / REPORTS / "summary.md")
    )

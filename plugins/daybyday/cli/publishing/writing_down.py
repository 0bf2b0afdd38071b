"""After a publication: its lines go into content/ledger.txt, and that one file into version control."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from ...assembling.live_ledger import LineId, merged
from ...content_names import LEDGER
from ...messages import Message, listing, say, say_count, speaker_for, spoken
from ...model import LedgerLine
from ...publishing.ledger_commit import commit_ledger, uncommitted
from ...reading import read_ledger
from .ledger_file import change_summary, ledger_bytes, save_ledger
from .upcoming import UpcomingSite


def write_down(ahead: UpcomingSite) -> list[Message]:
    """Write and commit the ledger of what is live now; what came of it, in lines for the author. Never raises: readers have
    the site, and the next publication takes what is missing here from the host.
    """
    root = ahead.setup.root
    path = root / LEDGER
    name = os.path.relpath(path)
    try:
        before = path.read_bytes() if path.is_file() else None
        if before is None and not ahead.lines:
            return []  # a site without a text yet
        lines = merged(ahead.lines or {}, _lines(before or b"")) if before != ahead.our_file else ahead.lines or {}
        written = save_ledger(root, before, lines.values())
    except OSError as error:
        return [
            say(
                "{name} could not be written ({reason}); the next publication takes its lines from what is live.",
                name=name,
                reason=error.strerror or "",
            )
        ]
    summary = change_summary(_lines(before or b""), lines.values())
    summary_line = [
        say("{name}: {summary}; {n} in all.", name=name, summary=summary or say("put in order"), n=len(lines))
    ]
    result = commit_ledger(root, _message(ahead), _merge, is_new=written)
    return [*(summary_line if written else ()), *([result] if result else ()), *_only_here(ahead)]


def _only_here(ahead: UpcomingSite) -> Iterator[Message]:
    """Texts that readers have, and version control has not: a machine that publishes from there would change them back."""
    out = {post.source.path for post in ahead.posts.values() if post.moment and post.is_out(ahead.now)}
    if paths := sorted(out & uncommitted(ahead.setup.root)):
        yield say_count(
            "{n} text that is out is not committed as it is ({paths}): commit it, or the next publication from the"
            " repository takes it back.",
            "{n} texts that are out are not committed as they are ({paths}): commit them, or the next publication from the"
            " repository takes them back.",
            n=len(paths),
            paths=listing(paths, 3),
        )


def _message(ahead: UpcomingSite) -> str:
    """In the first language of the site, whoever sits here: what stands in the history is for all who write."""
    settings = ahead.setup.settings
    day = ahead.now.astimezone(ZoneInfo(settings.timezone)).date()
    return spoken(say("Published on {date}", date=day.isoformat()), speaker_for({}, settings.languages))


def _merge(ours: bytes, theirs: bytes) -> bytes:
    return ledger_bytes(theirs, merged(_lines(ours), _lines(theirs)).values())


def _lines(data: bytes) -> Mapping[LineId, LedgerLine]:
    return read_ledger(LEDGER, data)[0]

"""Tasks that readers have ticked off: their ids stay, unless the author tells of the correction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ..assembling.ledger import OUT, Lines, knows_tasks, task_digests
from ..assembling.moments import in_header
from ..messages import NOTHING, Message, listing, say, say_count
from ..model import Finding, LedgerLine, Place, Post
from ..reading.tasks import READING_RULES
from .context import CheckInput

_MINUTE = timedelta(minutes=1)

_TaskDigests = Sequence[tuple[str, str]]
"""(id, digest of its words)"""


def tasks_changed(inputs: CheckInput) -> Iterator[Finding]:
    """Tasks added, removed or put in another order since they were published, without a `modified`."""
    ledger = inputs.content.ledger
    if not ledger:
        return
    lines = Lines(ledger, inputs.site.settings.feed_id)
    for post in inputs.content.posts:
        if not post.sequence or post.source.status != "published" or not inputs.is_out(post):
            continue
        line = lines.of(post.key, post.source)
        # Its sequence says already whether anything is not as it was.
        if line is None or post.sequence == line.sequence or not _may_be_ticked(line):
            continue
        change = change_in_words(line.tasks, task_digests(post.source))
        if change and not _is_announced(post, line):
            yield _tasks_changed_finding(inputs, post, line, change)


def _may_be_ticked(line: LedgerLine) -> bool:
    """Whether readers may have ticked off tasks: the line records which there were, and they were out at some time."""
    return knows_tasks(line) and bool(line.tasks or line.state == OUT)


def _is_announced(post: Post, line: LedgerLine) -> bool:
    return post.modified is not None and post.modified > (line.modified or line.published)


def _tasks_changed_finding(inputs: CheckInput, post: Post, line: LedgerLine, change: Message) -> Finding:
    source = post.source
    zone = next(
        (
            series.timezone
            for series in inputs.content.series
            if series.folder == source.folder and source.kind == "day"
        ),
        "",
    )
    zone = zone or inputs.site.settings.timezone
    last_told = line.modified or line.published
    mend = in_header(_minute_after(inputs.site.now, last_told), zone)
    message = say("{change} since this was published, and readers' ticks point at its tasks", change=change)
    if post.modified:
        message = say(
            "{message}; `modified` is not later than {moment}, which is known",
            message=message,
            moment=f"{last_told.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}",
        )
    place = Place(source.path, source.homework.line) if source.homework else source.place()
    if line.rules < READING_RULES:
        # An upgrade may not stop a site at 07:00, whatever it finds.
        message = say(
            "{change} since this was published by an older version, which read tasks otherwise", change=change
        )
        hint = say(
            "if readers should know, write `modified: {mend}`; `invoke ledger` notes the tasks as they are now",
            mend=mend,
        )
        return Finding("warning", "tasks-changed", place, message, hint)
    return Finding(
        "error",
        "tasks-changed",
        place,
        message,
        say("write `modified: {mend}`, or give the tasks back what they were", mend=mend),
    )


def _minute_after(now: datetime, last_told: datetime) -> datetime:
    """The full minute before `now`, unless that is too early."""
    minute = now.replace(second=0, microsecond=0)
    return minute if minute > last_told else last_told.replace(second=0, microsecond=0) + _MINUTE


def change_in_words(before: _TaskDigests, after: _TaskDigests) -> Message:
    """What happened to tasks in words, nothing if readers' ticks still stand where they stood.

    The words of a task may be another, and tasks with ids of their own may stand elsewhere.
    """
    if before and not after:
        return say("the homework was removed")
    if after and not before:
        return say("homework was added")
    old, new = _differing(before, after)
    moved = _take_moved(old, new)
    reworded = old.keys() & new.keys()
    removed = [id for id in old if id not in reworded]
    added = [id for id in new if id not in reworded]
    if removed or added:
        # That others have moved up or down follows from it.
        return _removed_and_added(removed, added)
    changes = [say("task {old_id} became task {new_id}", old_id=old_id, new_id=new_id) for old_id, new_id in moved]
    return say("{changes}", changes=listing(changes)) if changes else NOTHING


def _differing(before: _TaskDigests, after: _TaskDigests) -> tuple[dict[str, str], dict[str, str]]:
    """The tasks of both that are not plainly the same: by id and words, or by an id of their own."""
    old, new = dict(before), dict(after)
    for id in [*old]:
        if id in new and (old[id] == new[id] or not id.isdecimal()):
            del old[id], new[id]
    return old, new


def _take_moved(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str]]:
    """(old id, new id) of tasks whose words stand under another id; they are taken out of both."""
    moved = []
    for old_id, digest in [*old.items()]:
        new_id = next((id for id, words in new.items() if words == digest), None)
        if new_id is not None:
            del old[old_id], new[new_id]
            moved.append((old_id, new_id))
    return moved


def _removed_and_added(removed: Sequence[str], added: Sequence[str]) -> Message:
    out = say_count("task {ids} was removed", "tasks {ids} were removed", n=len(removed), ids=", ".join(removed))
    new = say_count("task {ids} was added", "tasks {ids} were added", n=len(added), ids=", ".join(added))
    return say("{removed} and {added}", removed=out, added=new) if removed and added else out if removed else new

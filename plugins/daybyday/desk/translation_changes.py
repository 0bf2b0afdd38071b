"""What has changed in an original since it was translated, in sentences for authors."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import Message, say, say_count
from ..model import Homework, Manuscript, Place
from ..reading.source_prints import SourcePrint, TextChange, changes, parts_of, text_blocks


def described_changes(
    remembered: SourcePrint, original: Manuscript, translation: Manuscript
) -> Iterator[tuple[Place, Message]]:
    """(place in the original, what happened there) for each change, and where its translation stands, if that can be told."""
    for change in changes(remembered, original):
        place = Place(original.path, change.line)
        line = _line_in_translation(change, remembered, translation)
        what = _described(change, original.homework)
        yield place, say("{what}; here in line {line}", what=what, line=line) if line else what


def _line_in_translation(change: TextChange, remembered: SourcePrint, translation: Manuscript) -> int:
    """Where a changed part stands in the translation, 0 for unknown: known where both have as many parts."""
    homework = translation.homework
    if change.thing in ("title", "summary"):
        return translation.places.get(change.thing, (0, 0))[0]
    if homework and change.thing in ("homework-title", "minutes", "homework"):
        return homework.line
    if homework and change.thing == "intro":
        return homework.intro_line if homework.intro else 0
    if not change.old:
        return 0
    if change.thing == "task":
        tasks = homework.tasks if homework else ()
        return tasks[change.old - 1].line if len(tasks) == len(remembered.tasks) - 2 else 0
    parts = parts_of(text_blocks(translation), by_sections=remembered.by_sections)
    return parts[change.old - 1].block.line if len(parts) == len(remembered.parts) - 2 else 0


def _described(change: TextChange, homework: Homework | None) -> Message:
    if change.thing == "minutes":
        return _of_minutes(change, homework)
    if change.kind == "gone":
        return _gone(change)
    if change.kind == "new":
        return _new(change)
    return _changed(change)


def _changed(change: TextChange) -> Message:
    words = change.words
    if not words:
        return _changed_to_nothing(change)
    match change.thing:
        case "title":
            return say("the title has changed: “{words}”", words=words)
        case "summary":
            return say("the summary has changed: “{words}”", words=words)
        case "homework-title":
            return say("the title of the homework has changed: “{words}”", words=words)
        case "intro":
            return say("the introduction of the homework has changed: “{words}”", words=words)
        case "task":
            return say("a task has changed: “{words}”", words=words)
        case _:
            return say("changed: “{words}”", words=words)


def _changed_to_nothing(change: TextChange) -> Message:
    match change.thing:
        case "summary":
            return say("the summary is gone")
        case "homework-title":
            return say("the title of the homework is gone")
        case "intro":
            return say("the introduction of the homework is gone")
        case "homework":
            return say("something in the homework has changed")
        case _:
            return say("something in the text has changed")


def _new(change: TextChange) -> Message:
    if change.thing == "homework":
        return say("the homework is new")
    if change.thing == "task":
        return say("a new task: “{words}”", words=change.words)
    return say("new: “{words}”", words=change.words)


def _gone(change: TextChange) -> Message:
    if change.thing == "homework":
        return say("the homework is gone")
    if change.thing == "task":
        return say_count("{n} task is gone", "{n} tasks are gone", n=change.count)
    return say_count("{n} paragraph above is gone", "{n} paragraphs above are gone", n=change.count)


def _of_minutes(change: TextChange, homework: Homework | None) -> Message:
    now, before = (homework.minutes if homework else None), change.words
    if not now:
        return say("the homework took {before} minutes and names none now", before=before)
    if not before:
        return say_count("the homework takes {n} minute now", "the homework takes {n} minutes now", n=now)
    return say_count(
        "the homework takes {n} minute instead of {before}",
        "the homework takes {n} minutes instead of {before}",
        n=now,
        before=before,
    )

"""What a translation remembers of its original, beside the original of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from ...model import Homework, Manuscript, TranslationState
from ...values import dataclass
from .blocks import text_blocks
from .prints import SourcePrint, TextPart, parts_of, print_of
from .wording import look_of_text

ChangeKind = Literal["changed", "new", "gone"]
ChangedThing = Literal["title", "summary", "text", "homework", "homework-title", "minutes", "intro", "task"]
_FIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class TextChange:
    """A place of the original that is not as its translation remembers it."""

    thing: ChangedThing
    kind: ChangeKind
    line: int
    """where it is in the original today; of what is gone, where it would stand"""
    words: str = ""
    """how it begins today; of minutes, how many there were"""
    count: int = 1
    """how many paragraphs or tasks are gone"""
    old: int = 0
    """which part (from 1) it was when the translation was made; 0 for what is new"""


class _Difference(NamedTuple):
    kind: ChangeKind
    old: int
    """index in the old row, where it was"""
    new: int
    """index in the new row, where it is or would be"""
    length: int = 1


def state_of(remembered: SourcePrint, today: SourcePrint) -> TranslationState:
    """How much has changed; of several things the one that matters most."""
    if remembered.homework != today.homework:
        return "homework"
    if remembered.text != today.text:
        return "changed"
    return "current" if remembered.look == today.look else "cosmetic"


def changes(remembered: SourcePrint, original: Manuscript) -> list[TextChange]:
    """Which parts of the original have changed, are new or gone, in their order. Nothing where the look alone changed."""
    today = print_of(original)
    found: list[TextChange] = []
    if remembered.text != today.text:
        found += _of_header(remembered, today, original)
        found += _of_text(remembered, original)
        # Of thirty thousand changes one gives a paragraph the letters it had.
        found = found or [TextChange("text", "changed", original.text_line)]
    if remembered.homework != today.homework:
        found += list(_of_homework(remembered, today, original)) or [
            TextChange("homework", "changed", original.homework.line if original.homework else 1)
        ]
    return found


def _of_header(remembered: SourcePrint, today: SourcePrint, original: Manuscript) -> Iterator[TextChange]:
    if remembered.parts[0] != today.parts[0]:
        yield TextChange("title", "changed", original.place("title").line, _first_words(original.title))
    if remembered.parts[1] != today.parts[1]:
        yield TextChange("summary", "changed", original.place("summary").line, _first_words(original.summary))


def _of_text(remembered: SourcePrint, original: Manuscript) -> Iterator[TextChange]:
    blocks = text_blocks(original)
    parts = parts_of(blocks, by_sections=remembered.by_sections)
    for difference in _differences(remembered.parts[2:], [part.print for part in parts]):
        old = 0 if difference.kind == "new" else difference.old + 1
        if difference.kind == "gone":
            line = _line_of(parts, difference.new, original)
            yield TextChange("text", "gone", line, count=difference.length, old=old)
        else:
            block = parts[difference.new].block
            yield TextChange("text", difference.kind, block.line, _first_words(block.text), old=old)


def _line_of(parts: Sequence[TextPart], at: int, original: Manuscript) -> int:
    """Where a part begins; behind the last one, where the text ends."""
    if at < len(parts):
        return parts[at].block.line
    if original.homework and not original.after:
        return original.homework.line
    return original.lines[-1][0] if original.lines else original.text_line


def _of_homework(remembered: SourcePrint, today: SourcePrint, original: Manuscript) -> Iterator[TextChange]:
    homework = original.homework
    if homework is None:
        yield TextChange("homework", "gone", original.text_line)
    elif not remembered.homework:
        yield TextChange("homework", "new", homework.line, _first_words(homework.title))
    else:
        yield from _within_homework(remembered, today, homework)


def _within_homework(remembered: SourcePrint, today: SourcePrint, homework: Homework) -> Iterator[TextChange]:
    if remembered.tasks[0] != today.tasks[0]:
        yield TextChange("homework-title", "changed", homework.line, _first_words(homework.title))
    if remembered.minutes != today.minutes:
        yield TextChange("minutes", "changed", homework.line, str(remembered.minutes or ""))
    if remembered.tasks[1] != today.tasks[1]:
        yield TextChange("intro", "changed", homework.intro_line, _first_words(homework.intro))
    for difference in _differences(remembered.tasks[2:], today.tasks[2:]):
        old = 0 if difference.kind == "new" else difference.old + 1
        if difference.kind == "gone":
            yield TextChange("task", "gone", homework.line, count=difference.length, old=old)
        else:
            task = homework.tasks[difference.new]
            yield TextChange("task", difference.kind, task.line, _first_words(task.text), old=old)


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[_Difference]:
    """What differs between two rows of prints; what stands in the place of another is changed."""
    for tag, old_at, old_end, new_at, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(old_end - old_at, new_end - new_at)
        for step in range(both):
            yield _Difference("changed", old_at + step, new_at + step)
        for at in range(new_at + both, new_end):
            yield _Difference("new", old_end, at)
        if old_end - old_at > both:
            yield _Difference("gone", old_at + both, new_end, old_end - old_at - both)


def _first_words(text: str) -> str:
    """How a text begins, on one line."""
    line = look_of_text(text)
    if len(line) <= _FIRST_WORDS:
        return line
    return f"{line[:_FIRST_WORDS].rpartition(' ')[0] or line[:_FIRST_WORDS]}…"

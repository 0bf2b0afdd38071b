"""A text that was begun and not written yet: gaps, and comments. It counts as a draft, whatever its status says."""

from __future__ import annotations

from ...messages import say
from ...model import Finding, Homework, Manuscript, Place
from .prints import SourcePrintError, read_line

GAP = "…"
"""What stands in a skeleton where its author is to write."""


def is_unfinished(manuscript: Manuscript) -> bool:
    """Whether something is still open of what `new` or `translate` began: a title, a task, or all of the text."""
    return _open_line(manuscript) is not None or (_is_translation(manuscript) and _is_blank(manuscript))


def is_untouched(manuscript: Manuscript) -> bool:
    """Whether there is nothing but gaps, as an editor leaves in the twin of a new text that nobody has begun."""
    homework = manuscript.homework
    written = [manuscript.title, manuscript.text, manuscript.after]
    if homework:
        written += [homework.title, homework.intro, *(task.text for task in homework.tasks)]
    return all(not text.strip() or _is_gap(text) for text in written)


def unfinished(manuscript: Manuscript) -> Finding:
    """What is still open, where its author seems to think it finished."""
    line = _open_line(manuscript)
    if line is None:
        place, message = manuscript.place("title"), say("this translation has no text yet, so it counts as a draft")
    else:
        place = Place(manuscript.path, line)
        message = say("there is still `{gap}` here, where words belong, so this text counts as a draft", gap=GAP)
    hint = say("write what is missing, or `status: draft` until it is written")
    return Finding("warning", "text-unfinished", place, message, hint)


def _is_translation(manuscript: Manuscript) -> bool:
    if not manuscript.translated_from:
        return False
    try:
        read_line(manuscript.translated_from)
    except SourcePrintError:
        return False
    return True


def _open_line(manuscript: Manuscript) -> int | None:
    """The line of the first gap."""
    if _is_gap(manuscript.title):
        return manuscript.place("title").line
    if _is_gap(manuscript.text):
        return manuscript.text_line + manuscript.text.count("\n", 0, manuscript.text.index(GAP))
    return _open_homework(manuscript.homework) if manuscript.homework else None


def _open_homework(homework: Homework) -> int | None:
    if _is_gap(homework.title):
        return homework.line
    return next((task.line for task in homework.tasks if _is_gap(task.text)), None)


def _is_gap(text: str) -> bool:
    return text.strip() == GAP


def _is_blank(manuscript: Manuscript) -> bool:
    return not (manuscript.text.strip() or manuscript.after.strip() or manuscript.homework)

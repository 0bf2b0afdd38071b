"""A homework as its block, as docs/writing.md shows it.

The lines of a task after its first are indented by four spaces: so Markdown takes them for its
list item, and the reader looks for neither tasks nor blocks among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Homework, Task

_INDENT = "    "


def homework_block(homework: Homework) -> str:
    """The lines from `/// homework` to `///`, with a line end after the last."""
    return "".join(f"{line}\n" for line in _lines(homework))


def _lines(homework: Homework) -> Iterator[str]:
    yield f"/// homework | {homework.title}" if homework.title else "/// homework"
    if homework.minutes is not None:
        yield f"{_INDENT}minutes: {homework.minutes}"
    yield ""
    if homework.intro:
        yield homework.intro
        yield ""
    for position, task in enumerate(homework.tasks, 1):
        yield from _task(task, position)
    yield "///"


def _task(task: Task, position: int) -> Iterator[str]:
    """A list item with an empty box; its id only where it is not the position, which needs no words."""
    lines = task.text.split("\n")
    if task.id != str(position):
        lines = _with_id(lines, task.id)
    yield f"- [ ] {lines[0]}"
    for line in lines[1:]:
        yield f"{_INDENT}{line}" if line else ""


def _with_id(lines: Sequence[str], task_id: str) -> list[str]:
    """The id ends the first line; where it would spoil that line, it is a last line of its own.

    Spaces before an id go with it, and two at the end of a line mean a line break; a fence with
    more words behind it is another one.
    """
    mark = f"{{#{task_id}}}"
    first = lines[0]
    if not first or first != first.rstrip() or first.startswith(("```", "~~~")):
        return [*lines, mark]
    return [f"{first} {mark}", *lines[1:]]

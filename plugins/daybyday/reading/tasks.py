"""The inside of a homework -> intro and tasks: list items, else the first paragraph is the task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..messages import say
from ..model import Finding, Place, Task
from ..patterns import regex
from .lines import CODE, MarkedLine, indent_of
from .sublists import outdented
from .text import TRIMMED, UNSEEN

READING_RULES = 3
"""The version of the rules by which tasks are read; a line of the ledger notes it, so that no upgrade looks like an edit.
Raise it by one whenever the same file may give other tasks, or the same tasks in another order, than before.

2: near-misses of tasks and of homework labels are read, and nothing of a comment is a task.
3: rules and empty boxes are no tasks, a list indented as a whole is tasks, and more boxes are boxes.
"""

_SPACE = rf"[ \t{TRIMMED}]"
# A box: with any spaces in it, a cross or a tick, or nothing. What a parenthesis or bracket follows is a link.
_BOX_MARK = rf"\[{_SPACE}*[xX×✓✔☑✗✘]?{_SPACE}*\](?![(\[:])"
_BOX = regex(rf"(?:{_BOX_MARK}|[☐□☑☒✓✔]){_SPACE}*")
# The marks of lists, and what stands for one beyond doubt: a bullet, a box without its hyphen.
_ITEM = regex(
    rf"[{UNSEEN}]*[ \t]*(?:(?:[-*+]|[0-9]{{1,3}}[.)]){_SPACE}+|[-*+](?={_BOX_MARK})|[•◦▪▫‣●○·]{_SPACE}*|"
    rf"(?={_BOX_MARK}{_SPACE})|(?=[☐□☑☒✓✔]))(?P<text>.*)$"
)
# Dashes begin lines of dialogue, too: two of them are a list where there is no other.
_DASHED = regex(rf"[ \t]{{0,3}}[–—]{_SPACE}+(?P<text>.*)$")
_BOXED = regex(rf"[ \t]*(?:[-*+]|[0-9]{{1,3}}[.)]){_SPACE}*{_BOX_MARK}")
_OPEN_BOX = regex(rf"[ \t]*(?:(?:[-*+]|[0-9]{{1,3}}[.)]){_SPACE}*)?(?:{_BOX_MARK}{_SPACE}|[☐□☑]){_SPACE}*\S")
_RULE = regex(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_NO_WORDS = regex(rf"(?:[\s{UNSEEN}]|&nbsp;|&#160;|&#xa0;)*", re.IGNORECASE)
_ID = regex(r"[ \t]*\{:?[ \t]*#([^{}\n]*?)[ \t]*\}[ \t]*$", re.MULTILINE)
_GOOD_ID = regex(r"[A-Za-z][\w-]{0,39}")


_LONGEST_CLOSING = 400
"""characters of a paragraph that closes a day, or stands beside its list of tasks"""


class _Item(NamedTuple):
    """A list item: where it begins, its lines without the mark, and which of them are code."""

    number: int
    lines: list[str]
    code: list[bool]


def read_tasks(rows: Sequence[MarkedLine], path: str) -> tuple[str, tuple[Task, ...], list[Finding]]:
    """Markdown intro, tasks, and what is wrong with them."""
    intro, items = _split(rows, _ITEM)
    if not items:
        intro, items = _split_doubtful(rows)
    rest = "\n".join(line for _, line in intro).strip("\n")
    if not items:
        items, rest = _first_paragraph(intro)
    findings = [*_nested_boxes(rows, items, path)]
    tasks = tuple(_tasks(items, path, findings))
    findings.extend(_duplicate_ids(tasks, path))
    return rest, tasks, findings


def is_boxed(line: str) -> bool:
    """Whether a line begins with a box and goes on with words."""
    return _OPEN_BOX.match(line) is not None


def closes_a_day(rows: Sequence[MarkedLine]) -> bool:
    """Whether rows can be nothing but homework: a list with hardly a word around it, or one short paragraph, or nothing."""
    outside, items = _split(rows, _ITEM)
    if not items:
        outside, items = _split_doubtful(rows)
    text = "\n".join(line for _, line in outside).strip()
    paragraphs = [part for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    return len(text) <= _LONGEST_CLOSING and len(paragraphs) <= (2 if items else 1)


def _split(rows: Sequence[MarkedLine], mark: re.Pattern[str]) -> tuple[list[tuple[int, str]], list[_Item]]:
    """Lines outside list items, and the items. What is indented further than the first item belongs to one."""
    outside: list[tuple[int, str]] = []
    items: list[_Item] = []
    inside = was_code = False
    margin = 0
    for number, line, kind in rows:
        begins = kind == "" or (kind == "fenced" and not was_code)
        is_rule = begins and _RULE.fullmatch(line) is not None
        match = mark.match(line) if begins and not is_rule else None
        if is_rule and inside and indent_of(line) < margin + 2:
            inside = False
            if outside:
                outside.append((number, ""))
        elif match and indent_of(line) < (margin + 2 if inside else 4):
            margin = margin if inside else indent_of(line)
            inside = True
            box = _BOX.match(match["text"])
            items.append(_Item(number, [match["text"][box.end() :] if box else match["text"]], [kind == "fenced"]))
        elif inside and ((kind == "fenced" and was_code) or _continues(line, items[-1].lines)):
            items[-1].lines.append(line)
            items[-1].code.append(kind == "fenced")
        else:
            if inside and outside and outside[-1][1].strip():
                outside.append((number, ""))  # what stood on both sides of a list is no one paragraph
            inside = False
            outside.append((number, line))
        was_code = kind == "fenced"
    return outside, items


def _split_doubtful(rows: Sequence[MarkedLine]) -> tuple[list[tuple[int, str]], list[_Item]]:
    """As `_split`, for what is a list in the eyes of its author alone: begun with dashes, or indented as a whole."""
    dashed = _split(rows, _DASHED)
    if len(dashed[1]) > 1:
        return dashed
    indents = [indent_of(line) for _, line, kind in rows if kind in ("", "indented") and _ITEM.match(line)]
    if not indents:
        return _split(rows, _ITEM)
    columns = min(indents)
    moved: list[MarkedLine] = [
        (number, " " * (indent_of(line) - columns) + line.lstrip(" \t"), "")
        if kind in ("", "indented") and line.strip() and indent_of(line) >= columns
        else (number, line, kind)
        for number, line, kind in rows
    ]
    outdented_items = _split(moved, _ITEM)
    return outdented_items if outdented_items[1] else _split(rows, _ITEM)


def _continues(line: str, item: list[str]) -> bool:
    """Whether a line belongs to the list item above: blank, indented, or running on from its text."""
    return not line.strip() or line.startswith(("  ", "\t")) or bool(item[-1].strip())


def _nested_boxes(rows: Sequence[MarkedLine], items: Sequence[_Item], path: str) -> Iterator[Finding]:
    """`- [ ]` within a task: shown as a list of that task, though its author may have meant tasks."""
    first_lines = {item.number for item in items}
    for number, line, kind in rows:
        if kind not in CODE and number not in first_lines and items and number > items[0].number and _BOXED.match(line):
            yield Finding(
                "warning",
                "task-nested",
                Place(path, number, indent_of(line) + 1),
                say("this box stands within a task and is no task of its own"),
                say("begin the line at the left margin to make it one, or take its box out"),
            )


def _first_paragraph(lines: list[tuple[int, str]]) -> tuple[list[_Item], str]:
    texts = [line for _, line in lines]
    start = next((at for at, line in enumerate(texts) if line.strip()), None)
    if start is None:
        return [], ""
    end = next((at for at in range(start, len(texts)) if not texts[at].strip()), len(texts))
    paragraph = texts[start:end]
    return [_Item(lines[start][0], paragraph, [False] * len(paragraph))], "\n".join(texts[end:]).strip("\n")


def _tasks(items: Sequence[_Item], path: str, findings: list[Finding]) -> Iterator[Task]:
    """The tasks of items that say something."""
    position = 1
    for item in items:
        task = _task(position, item, path, findings)
        if _NO_WORDS.fullmatch(task.text):
            findings.append(
                Finding(
                    "warning",
                    "task-empty",
                    Place(path, item.number),
                    say("this task says nothing, so it is left out"),
                    say("write what to do behind the box, or take the line out"),
                )
            )
        else:
            position += 1
            yield task


def _task(position: int, item: _Item, path: str, findings: list[Finding]) -> Task:
    number = item.number
    text = "\n".join(outdented(item.lines, item.code)).strip()
    task = Task(str(position), text, number)
    match = _ID.search(text)
    if not match:
        return task
    if _GOOD_ID.fullmatch(match.group(1)):
        task = replace(task, id=match.group(1))
    else:
        findings.append(
            Finding(
                "error",
                "task-id",
                Place(path, number),
                say("`{id}` cannot be the id of a task", id=match.group(1)),
                say("begin with a letter, then letters, digits and hyphens, such as {{#go}}"),
            )
        )
    return replace(task, text=(text[: match.start()] + text[match.end() :]).strip())


def _duplicate_ids(tasks: tuple[Task, ...], path: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for task in tasks:
        if task.id in seen:
            yield Finding(
                "error",
                "task-id",
                Place(path, task.line),
                say("two tasks have the id `{id}` (the other is in line {line})", id=task.id, line=seen[task.id]),
                say("give each its own"),
            )
        seen.setdefault(task.id, task.line)

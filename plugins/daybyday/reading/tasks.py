"""The inside of a homework -> intro and tasks: list items, else the first paragraph is the task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..messages import say
from ..model import Finding, Place, Task
from .lines import MarkedLine

_ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(.*)$")
_BOX = re.compile(r"\[[ xX]\][ \t]+")
_ID = re.compile(r"[ \t]*\{:?[ \t]*#([^\s}]+)[ \t]*\}[ \t]*$", re.MULTILINE)
_GOOD_ID = re.compile(r"[A-Za-z][\w-]{0,39}")


def read_tasks(rows: Sequence[MarkedLine], path: str) -> tuple[str, tuple[Task, ...], list[Finding]]:
    """Markdown intro, tasks, and what is wrong with them."""
    intro, items = _split(rows)
    rest = "\n".join(line for _, line in intro).strip("\n")
    if not items:
        items, rest = _first_paragraph(intro)
    findings: list[Finding] = []
    tasks = tuple(_task(at, number, lines, path, findings) for at, (number, lines) in enumerate(items, 1))
    findings.extend(_duplicate_ids(tasks, path))
    return rest, tasks, findings


def _split(rows: Sequence[MarkedLine]) -> tuple[list[tuple[int, str]], list[tuple[int, list[str]]]]:
    """Lines outside list items, and (first line number, lines) of each item."""
    outside: list[tuple[int, str]] = []
    items: list[tuple[int, list[str]]] = []
    inside = was_code = False
    for number, line, code in rows:
        match = None if code else _ITEM.match(line)
        if match:
            inside = True
            items.append((number, [_BOX.sub("", match.group(1), count=1)]))
        elif inside and ((code and was_code) or _continues(line, items[-1][1])):
            items[-1][1].append(line)
        else:
            if inside and outside and outside[-1][1].strip():
                outside.append((number, ""))  # what stood on both sides of a list is no one paragraph
            inside = False
            outside.append((number, line))
        was_code = code
    return outside, items


def _continues(line: str, item: list[str]) -> bool:
    """Whether a line belongs to the list item above: blank, indented, or running on from its text."""
    return not line.strip() or line.startswith(("  ", "\t")) or bool(item[-1].strip())


def _first_paragraph(lines: list[tuple[int, str]]) -> tuple[list[tuple[int, list[str]]], str]:
    texts = [line for _, line in lines]
    start = next((at for at, line in enumerate(texts) if line.strip()), None)
    if start is None:
        return [], ""
    end = next((at for at in range(start, len(texts)) if not texts[at].strip()), len(texts))
    return [(lines[start][0], texts[start:end])], "\n".join(texts[end:]).strip("\n")


def _task(position: int, number: int, lines: list[str], path: str, findings: list[Finding]) -> Task:
    text = "\n".join([lines[0], *(_dedented(line) for line in lines[1:])]).strip()
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


def _dedented(line: str) -> str:
    """A continuation line of a list item, as Markdown of its own."""
    for indent in ("    ", "\t", "   ", "  "):
        if line.startswith(indent):
            return line[len(indent) :]
    return line

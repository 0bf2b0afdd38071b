"""Homework cut out of the source text, before Markdown sees it.

Two ways of writing become the same data. The old style is in `oldstyle`; the block is

    /// homework | Find a networking group
        minutes: 20

    - [ ] Search for a professional association.
    - [ ] Write down its next meeting, and go. {#go}
    ///

A `///` line that is not well written is a finding, never silent prose.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Finding, Homework, Place
from .lines import marked_lines
from .oldstyle import find_label
from .tasks import Row, read_tasks

_NAME = re.compile(r"///+[ \t]*([^\s|/][^\s|]*)?[ \t]*(?:\|(.*))?")
_OPTION = re.compile(r"[ \t]+([\w-]+)[ \t]*:[ \t]*(.*)$")
_OPTIONS = ("minutes",)
# An option whose indent was forgotten is meant as one all the same.
_BARE_OPTION = re.compile(rf"({'|'.join(_OPTIONS)})[ \t]*:[ \t]*(.*)$")
_MOST_MINUTES = 24 * 60


Block = tuple[int, int, int]
"""(opening row, the row after its last one, the row where the text goes on)"""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text without its homework. `label_day` is the day an old-style label names."""

    before: str
    after: str
    after_line: int
    homework: Homework | None
    label_day: int | None
    findings: tuple[Finding, ...]


def cut_homework(text: str, first_line: int, path: str, labels: tuple[str, ...]) -> Cut:
    """Cut the homework out of `text`, whose first line is line `first_line` of the file `path`.

    `labels` are the old-style labels of all languages the site reads, with `{day}` for the number.
    """
    rows = list(marked_lines(text, first_line))
    blocks, findings = _find_blocks(rows, path)
    outside = [row if not _inside(at, blocks) else (row[0], "", True) for at, row in enumerate(rows)]
    label = find_label(outside, labels)
    if blocks:
        seconds = [start for start, _, _ in blocks[1:]] + ([label.index] if label else [])
        findings += [_twice(rows[at][0], rows[blocks[0][0]][0], path) for at in seconds]
        start, end, rest = blocks[0]
        homework, inner_findings = _read_block(rows[start:end], path)
        return _cut(rows, start, rest, homework, None, [*findings, *inner_findings])
    if label:
        intro, tasks, inner_findings = read_tasks(label.rows, path)
        line = rows[label.index][0]
        homework = Homework("", tasks, intro, None, line, line)
        if not tasks:
            inner_findings.append(_empty(homework.line, path))
        if again := find_label(label.rows[1:], labels):
            inner_findings.append(_twice(label.rows[1 + again.index][0], homework.line, path))
        return _cut(rows, label.index, len(rows), homework, label.day, [*findings, *inner_findings])
    return _cut(rows, len(rows), len(rows), None, None, findings)


def _cut(
    rows: list[Row], start: int, end: int, homework: Homework | None, day: int | None, findings: list[Finding]
) -> Cut:
    before = "\n".join(line for _, line, _ in rows[:start])
    after = "\n".join(line for _, line, _ in rows[end:])
    return Cut(before.rstrip("\n"), after.strip("\n"), _first_line(rows[end:]), homework, day, tuple(findings))


def _first_line(rows: Sequence[Row]) -> int:
    """The number of the first line that says something."""
    return next((number for number, line, _ in rows if line.strip()), 1)


def _inside(index: int, blocks: list[Block]) -> bool:
    return any(start <= index < rest for start, _, rest in blocks)


def _find_blocks(rows: Sequence[Row], path: str) -> tuple[list[Block], list[Finding]]:
    """Every homework block; a misspelt one counts, and so does one that is not closed, with a finding."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    opened: int | None = None
    stray = False
    for index, (number, line, code) in enumerate(rows):
        indent = len(line) - len(line.lstrip(" "))
        match = None if code or indent > 3 else _NAME.fullmatch(line.strip())
        if match is None:
            if not code and indent <= 3 and line.lstrip().startswith("///"):
                findings.append(_unknown(line.strip().lstrip("/").strip(), number, path))
                stray = opened is None
            continue
        name = match.group(1) or ("" if match.group(2) is None else f"|{match.group(2)}")
        if not name:
            if opened is not None:
                blocks.append((opened, index, index + 1))
            elif not stray:
                findings.append(_not_open(number, path))
            opened, stray = None, False
            continue
        if name != "homework":
            findings.append(_unknown(name, number, path))
            if not _near(name):
                stray = True
                continue
        if opened is not None:
            findings.append(_unclosed(rows[opened][0], number, path))
            blocks.append((opened, index, index))
        opened = index
    if opened is not None:
        findings.append(_unclosed(rows[opened][0], None, path))
        blocks.append((opened, len(rows), len(rows)))
    return blocks, findings


def _read_block(rows: Sequence[Row], path: str) -> tuple[Homework, list[Finding]]:
    """The homework of a block; `rows` begin with its opening line and lack its closing one."""
    number, line, _ = rows[0]
    match = _NAME.fullmatch(line.strip())
    title = (match.group(2) or "").strip() if match else ""
    minutes, used, findings = _options(rows[1:], path)
    intro, tasks, task_findings = read_tasks(rows[1 + used :], path)
    if not tasks:
        task_findings.append(_empty(number, path))
    return Homework(title, tasks, intro, minutes, number, _first_line(rows[1 + used :])), [*findings, *task_findings]


def _options(rows: Sequence[Row], path: str) -> tuple[int | None, int, list[Finding]]:
    """(minutes, how many rows were options, findings)."""
    minutes: int | None = None
    findings: list[Finding] = []
    for used, (number, line, _) in enumerate(rows):
        match = _OPTION.match(line) or _BARE_OPTION.match(line)
        if not match:
            return minutes, used, findings
        name, value = match.group(1), match.group(2).strip()
        if name not in _OPTIONS:
            findings.append(_unknown_option(name, number, path))
        elif not re.fullmatch("[0-9]{1,4}", value) or not 1 <= int(value) <= _MOST_MINUTES:
            findings.append(
                _error(
                    "homework-minutes",
                    number,
                    path,
                    f"`minutes: {value}` is not a number of minutes",
                    f"write a whole number from 1 to {_MOST_MINUTES}, such as `minutes: 20`",
                )
            )
        else:
            minutes = int(value)
    return minutes, len(rows), findings


def _near(name: str) -> bool:
    return bool(difflib.get_close_matches(name.lower(), ["homework"], cutoff=0.6))


def _error(code: str, number: int, path: str, message: str, hint: str) -> Finding:
    return Finding("error", code, Place(path, number), message, hint)


def _unknown(name: str, number: int, path: str) -> Finding:
    hint = "did you mean `/// homework | Title`?" if _near(name) else "the only block is `/// homework | Title`"
    return _error("block-unknown", number, path, f"there is no block called `{name}`", hint)


def _unknown_option(name: str, number: int, path: str) -> Finding:
    near = difflib.get_close_matches(name, _OPTIONS, cutoff=0.7)
    hint = f"did you mean `{near[0]}`?" if near else "the only option is `minutes: 20`"
    return _error("homework-option", number, path, f"homework has no option `{name}`", hint)


def _unclosed(number: int, next_opening: int | None, path: str) -> Finding:
    before = f" before the next one opens in line {next_opening}" if next_opening else ""
    return _error(
        "homework-unclosed", number, path, f"this homework block is never closed{before}", "end it with a line `///`"
    )


def _not_open(number: int, path: str) -> Finding:
    return _error(
        "homework-not-open",
        number,
        path,
        "`///` closes a block that was never opened",
        "write `/// homework | Title` above it, or take the line out",
    )


def _twice(number: int, first: int, path: str) -> Finding:
    return _error(
        "homework-twice",
        number,
        path,
        f"a second homework (the first is in line {first})",
        "a day has one; put all tasks into it",
    )


def _empty(number: int, path: str) -> Finding:
    return _error("homework-empty", number, path, "this homework has no task", "write `- [ ] What to do` in it")

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
from typing import NamedTuple

from ..messages import Message, say
from ..model import Finding, Homework, Place
from .lines import MarkedLine, marked_lines
from .oldstyle import Label, find_label
from .tasks import read_tasks

_NAME = re.compile(r"///+[ \t]*([^\s|/][^\s|]*)?[ \t]*(?:\|(.*))?")
_OPTION = re.compile(r"[ \t]+([\w-]+)[ \t]*:[ \t]*(.*)$")
_OPTIONS = ("minutes",)
# An option whose indent was forgotten is meant as one all the same.
_BARE_OPTION = re.compile(rf"({'|'.join(_OPTIONS)})[ \t]*:[ \t]*(.*)$")
_MOST_MINUTES = 24 * 60


class Block(NamedTuple):
    """Where a homework block lies, by the indices of lines."""

    opening: int
    end: int
    """the first line that is not its content any more"""
    resume: int
    """the line where the text goes on"""


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
    """Cut the first homework out of `text`, whose first line is line `first_line` of the file `path`.

    `labels` are the old-style labels of all languages the site reads, with `{day}` for the number.
    """
    lines = list(marked_lines(text, first_line))
    scan = _BlockScan(lines, path)
    scan.run()
    blocks, findings = scan.blocks, scan.findings
    outside = [line if not _inside(index, blocks) else (line[0], "", True) for index, line in enumerate(lines)]
    label = find_label(outside, labels)
    if blocks:
        later = [block.opening for block in blocks[1:]] + ([label.index] if label else [])
        findings += [_twice(lines[index][0], lines[blocks[0].opening][0], path) for index in later]
        homework, block_findings = _read_block(lines[blocks[0].opening : blocks[0].end], path)
        return _cut(lines, blocks[0].opening, blocks[0].resume, homework, None, [*findings, *block_findings])
    if label:
        homework, label_findings = _read_labelled(label, labels, path)
        return _cut(lines, label.index, len(lines), homework, label.day, [*findings, *label_findings])
    return _cut(lines, len(lines), len(lines), None, None, findings)


def _read_labelled(label: Label, labels: tuple[str, ...], path: str) -> tuple[Homework, list[Finding]]:
    """The homework under an old-style label: all lines from the label on."""
    intro, tasks, findings = read_tasks(label.rows, path)
    number = label.rows[0][0]
    if not tasks:
        findings.append(_empty(number, path))
    if second := find_label(label.rows[1:], labels):
        findings.append(_twice(label.rows[1 + second.index][0], number, path))
    return Homework(title="", tasks=tasks, intro=intro, minutes=None, line=number, intro_line=number), findings


def _cut(
    rows: list[MarkedLine], start: int, end: int, homework: Homework | None, day: int | None, findings: list[Finding]
) -> Cut:
    before = "\n".join(line for _, line, _ in rows[:start])
    after = "\n".join(line for _, line, _ in rows[end:])
    return Cut(
        before=before.rstrip("\n"),
        after=after.strip("\n"),
        after_line=_first_line(rows[end:]),
        homework=homework,
        label_day=day,
        findings=tuple(findings),
    )


def _first_line(rows: Sequence[MarkedLine]) -> int:
    """The number of the first line that says something."""
    return next((number for number, line, _ in rows if line.strip()), 1)


def _inside(index: int, blocks: list[Block]) -> bool:
    return any(block.opening <= index < block.resume for block in blocks)


class _BlockScan:
    """Every homework block of a text, and a finding for each `///` line that is not well written.

    A misspelt block counts as one, and so does one that is not closed.
    """

    def __init__(self, lines: Sequence[MarkedLine], path: str) -> None:
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._lines, self._path = lines, path
        self._opening: int | None = None
        # Whether a line above was to open a block we do not have: the next `///` is meant to close that.
        self._foreign = False

    def run(self) -> None:
        for index, (number, line, code) in enumerate(self._lines):
            if not code and _is_marker(line):
                self._read_marker(index, number, line.strip())
        if self._opening is not None:
            self.findings.append(_unclosed(self._lines[self._opening][0], None, self._path))
            self.blocks.append(Block(self._opening, len(self._lines), len(self._lines)))

    def _read_marker(self, index: int, number: int, marker: str) -> None:
        match = _NAME.fullmatch(marker)
        if match is None:
            self.findings.append(_unknown(marker.lstrip("/").strip(), number, self._path))
            self._foreign = self._opening is None
            return
        name = match.group(1) or ("" if match.group(2) is None else f"|{match.group(2)}")
        if name:
            self._open(index, number, name)
        else:
            self._close(index, number)

    def _close(self, index: int, number: int) -> None:
        if self._opening is not None:
            self.blocks.append(Block(self._opening, index, index + 1))
        elif not self._foreign:
            self.findings.append(_not_open(number, self._path))
        self._opening, self._foreign = None, False

    def _open(self, index: int, number: int, name: str) -> None:
        if name != "homework":
            self.findings.append(_unknown(name, number, self._path))
            if not _is_nearly_homework(name):
                self._foreign = True
                return
        if self._opening is not None:
            self.findings.append(_unclosed(self._lines[self._opening][0], number, self._path))
            self.blocks.append(Block(self._opening, index, index))
        self._opening = index


def _is_marker(line: str) -> bool:
    """Whether a line begins with `///`, indented by three spaces at most: by four it would be code."""
    return line.lstrip().startswith("///") and len(line) - len(line.lstrip(" ")) <= 3


def _read_block(rows: Sequence[MarkedLine], path: str) -> tuple[Homework, list[Finding]]:
    """The homework of a block; `rows` begin with its opening line and lack its closing one."""
    number, line, _ = rows[0]
    match = _NAME.fullmatch(line.strip())
    title = (match.group(2) or "").strip() if match else ""
    minutes, used, findings = _options(rows[1:], path)
    intro, tasks, task_findings = read_tasks(rows[1 + used :], path)
    if not tasks:
        task_findings.append(_empty(number, path))
    return Homework(
        title=title, tasks=tasks, intro=intro, minutes=minutes, line=number, intro_line=_first_line(rows[1 + used :])
    ), [*findings, *task_findings]


def _options(rows: Sequence[MarkedLine], path: str) -> tuple[int | None, int, list[Finding]]:
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
                    say("`minutes: {value}` is not a number of minutes", value=value),
                    say(
                        "write a whole number from 1 to {most}, such as `minutes: 20`",
                        most=_MOST_MINUTES,
                    ),
                )
            )
        else:
            minutes = int(value)
    return minutes, len(rows), findings


def _is_nearly_homework(name: str) -> bool:
    return bool(difflib.get_close_matches(name.lower(), ["homework"], cutoff=0.6))


def _error(code: str, number: int, path: str, message: Message, hint: Message) -> Finding:
    return Finding("error", code, Place(path, number), message, hint)


def _unknown(name: str, number: int, path: str) -> Finding:
    hint = (
        say("did you mean `/// homework | Title`?")
        if _is_nearly_homework(name)
        else say("the only block is `/// homework | Title`")
    )
    return _error("block-unknown", number, path, say("there is no block called `{name}`", name=name), hint)


def _unknown_option(name: str, number: int, path: str) -> Finding:
    near = difflib.get_close_matches(name, _OPTIONS, cutoff=0.7)
    hint = say("did you mean `{near}`?", near=near[0]) if near else say("the only option is `minutes: 20`")
    return _error("homework-option", number, path, say("homework has no option `{name}`", name=name), hint)


def _unclosed(number: int, next_opening: int | None, path: str) -> Finding:
    return _error(
        "homework-unclosed",
        number,
        path,
        say("this homework block is never closed before the next one opens in line {line}", line=next_opening)
        if next_opening
        else say("this homework block is never closed"),
        say("end it with a line `///`"),
    )


def _not_open(number: int, path: str) -> Finding:
    return _error(
        "homework-not-open",
        number,
        path,
        say("`///` closes a block that was never opened"),
        say("write `/// homework | Title` above it, or take the line out"),
    )


def _twice(number: int, first: int, path: str) -> Finding:
    return _error(
        "homework-twice",
        number,
        path,
        say("a second homework (the first is in line {first})", first=first),
        say("a day has one; put all tasks into it"),
    )


def _empty(number: int, path: str) -> Finding:
    return _error(
        "homework-empty", number, path, say("this homework has no task"), say("write `- [ ] What to do` in it")
    )

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
from typing import NamedTuple

from ..messages import Message, say
from ..model import Finding, Homework, Place
from ..patterns import regex
from ..values import dataclass
from .definitions import take_definitions
from .lines import MarkedLine
from .oldstyle import Label, find_heading, find_label
from .tasks import closes_a_day, read_tasks
from .text import NO_WIDTH, TRIMMED, UNSEEN
from .vocabulary import Vocabulary

_SPACE = rf"[ \t\u2028\u2029{TRIMMED}]"
_MARKER = regex(rf"[{UNSEEN}]* {{0,3}}[{UNSEEN}]*(?P<slashes>//+){_SPACE}*(?P<rest>.*?){_SPACE}*$")
_CLOSING = regex(rf"[ \t]*///+{_SPACE}*")
_NAME = regex(rf"(?P<name>[^\s|:/{UNSEEN}][^\s|:{UNSEEN}]*)?{_SPACE}*(?:(?:[|:]|[–—-](?=\s)){_SPACE}*(?P<title>.*))?")
_OPTION = regex(rf"{_SPACE}+([\w-]+){_SPACE}*:{_SPACE}*(.*)$")
_OPTIONS = ("minutes",)
_FIRST_WORD = regex(r"[^\s|:]+")
_ANY_NO_WIDTH = regex(f"[{NO_WIDTH}]")
_LIKE_MINUTES = regex(r"[0-9]{1,4}(?:\s*(?:['’′]|min\w*\.?))?")
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


def cut_homework(
    lines: Sequence[MarkedLine], path: str, labels: tuple[str, ...], vocabulary: Vocabulary, *, is_day: bool = True
) -> Cut:
    """Cut the first homework out of the lines of a text (`lines.scan`) of the file `path`.

    `labels` are the old-style labels of all languages the site reads, with `{day}` for the number. Words above homework
    that name no day count in a day alone, and only where there is no other homework.
    """
    scan = _BlockScan(lines, path, vocabulary)
    scan.run()
    blocks, findings = scan.blocks, scan.findings
    outside = _outside(lines, blocks)
    label = find_label(outside, labels)
    if blocks:
        later = [block.opening for block in blocks[1:]] + ([label.index] if label else [])
        findings += [_twice(lines[index][0], lines[blocks[0].opening][0], path) for index in later]
        return _cut_block(lines, blocks[0], path, vocabulary, findings)
    if label is None and is_day:
        label = _closing_heading(outside, vocabulary)
    return _cut_label(lines, label, labels, path, findings) if label else _without_homework(lines, findings)


def _closing_heading(rows: Sequence[MarkedLine], vocabulary: Vocabulary) -> Label | None:
    """Words above homework that name no day, where what they stand above can be nothing else."""
    label = find_heading(rows, vocabulary.headings)
    return label if label and closes_a_day(take_definitions(label.rows)[0]) else None


def _cut_block(
    lines: Sequence[MarkedLine], block: Block, path: str, vocabulary: Vocabulary, findings: list[Finding]
) -> Cut:
    rows, definitions = take_definitions(lines[block.opening : block.end])
    homework, block_findings = _read_block(rows, path, vocabulary)
    after = lines[block.resume :]
    texts = [_joined(definitions), _joined(after).strip("\n")]
    if texts[1].startswith(("    ", "\t")):  # a note would take it for its own
        texts.reverse()
    return Cut(
        before=_joined(lines[: block.opening]).rstrip("\n"),
        after="\n\n".join(filter(None, texts)),
        after_line=_first_line([*after, *definitions]),
        homework=homework,
        label_day=None,
        findings=(*findings, *block_findings),
    )


def _cut_label(
    lines: Sequence[MarkedLine], label: Label, labels: tuple[str, ...], path: str, findings: list[Finding]
) -> Cut:
    rows, definitions = take_definitions(label.rows)
    homework, label_findings = _read_labelled(rows, labels, path)
    return Cut(
        before=_joined(lines[: label.index]).rstrip("\n"),
        after=_joined(definitions),
        after_line=_first_line(definitions),
        homework=homework,
        label_day=label.day,
        findings=(*findings, *label_findings),
    )


def _without_homework(lines: Sequence[MarkedLine], findings: list[Finding]) -> Cut:
    return Cut(_joined(lines).rstrip("\n"), "", 1, None, None, tuple(findings))


def _joined(rows: Sequence[MarkedLine]) -> str:
    return "\n".join(line for _, line, _ in rows)


def _read_labelled(rows: Sequence[MarkedLine], labels: tuple[str, ...], path: str) -> tuple[Homework, list[Finding]]:
    """The homework under an old-style label: all lines from the label on."""
    intro, tasks, findings = read_tasks(rows, path)
    number = rows[0][0]
    if not tasks:
        findings.append(_empty(number, path))
    if second := find_label(rows[1:], labels):
        findings.append(_twice(rows[1 + second.index][0], number, path))
    return Homework(title="", tasks=tasks, intro=intro, minutes=None, line=number, intro_line=number), findings


def _first_line(rows: Sequence[MarkedLine]) -> int:
    """The number of the first line that says something."""
    return next((number for number, line, _ in rows if line.strip()), 1)


def _outside(lines: Sequence[MarkedLine], blocks: list[Block]) -> list[MarkedLine]:
    """The lines, with nothing to be seen where blocks are."""
    outside = list(lines)
    for block in blocks:
        outside[block.opening : block.resume] = [
            (number, "", "fenced") for number, _, _ in lines[block.opening : block.resume]
        ]
    return outside


def _visible(rest: str) -> str:
    """What stands behind the slashes, with nothing invisible in its first word, the name of the block."""
    return _FIRST_WORD.sub(lambda word: _ANY_NO_WIDTH.sub("", word[0]), rest, count=1)


class _BlockScan:
    """Every homework block of a text, and a finding for each `///` line that is not well written.

    A misspelt block counts as one, and so does one that is not closed.
    """

    def __init__(self, lines: Sequence[MarkedLine], path: str, vocabulary: Vocabulary) -> None:
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._lines, self._path, self._vocabulary = lines, path, vocabulary
        self._opening: int | None = None
        # Whether a line above was to open a block we do not have: the next `///` is meant to close that.
        self._foreign = False

    def run(self) -> None:
        for index, (number, line, kind) in enumerate(self._lines):
            if "//" not in line or kind in ("fenced", "html"):
                continue
            # Within a block nobody shows how to close one: a closing line that is indented is meant as one.
            if kind == "indented":
                if self._opening is not None and _CLOSING.fullmatch(line):
                    self._close(index, number)
            elif (marker := _MARKER.match(line)) and self._is_meant(marker):
                self._read_marker(index, number, marker["rest"])
        if self._opening is not None:
            self.findings.append(_unclosed(self._lines[self._opening][0], None, self._path))
            self.blocks.append(Block(self._opening, len(self._lines), len(self._lines)))

    def _is_meant(self, marker: re.Match[str]) -> bool:
        """Three slashes mark a block, or were to; two do with the word behind them, or where a block is open."""
        if len(marker["slashes"]) > 2:
            return True
        name = _NAME.fullmatch(_visible(marker["rest"]))
        word = (name["name"] or "").casefold() if name else ""
        return word in self._vocabulary.blocks or (self._opening is not None and not marker["rest"])

    def _read_marker(self, index: int, number: int, rest: str) -> None:
        rest = _visible(rest)
        match = _NAME.fullmatch(rest)
        if match is None:
            self.findings.append(self._unknown(re.split(r"\s*[|:]", rest)[0] or rest, number))
            self._foreign = self._opening is None
            return
        name = match["name"] or ("" if match["title"] is None else rest)
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
        if name.casefold() not in self._vocabulary.blocks:
            self.findings.append(self._unknown(name, number))
            if not self._near(name):
                self._foreign = True
                return
        if self._opening is not None:
            self.findings.append(_unclosed(self._lines[self._opening][0], number, self._path))
            self.blocks.append(Block(self._opening, index, index))
        self._opening = index

    def _near(self, name: str) -> str:
        """The word for homework that `name` looks like, else ""."""
        near = difflib.get_close_matches(name.casefold(), self._vocabulary.blocks, n=1, cutoff=0.6)
        return near[0] if near else ""

    def _unknown(self, name: str, number: int) -> Finding:
        near = self._near(name)
        hint = (
            say("did you mean `/// {near} | Title`?", near=near)
            if near
            else say("the only block is `/// homework | Title`")
        )
        return _error("block-unknown", number, self._path, say("there is no block called `{name}`", name=name), hint)


def _read_block(rows: Sequence[MarkedLine], path: str, vocabulary: Vocabulary) -> tuple[Homework, list[Finding]]:
    """The homework of a block; `rows` begin with its opening line and lack its closing one."""
    number, line, _ = rows[0]
    marker = _MARKER.match(line)
    match = _NAME.fullmatch(_visible(marker["rest"])) if marker else None
    title = (match["title"] or "").strip() if match else ""
    minutes, used, findings = _options(rows[1:], path, vocabulary)
    intro, tasks, task_findings = read_tasks(rows[1 + used :], path)
    if not tasks:
        task_findings.append(_empty(number, path))
    return Homework(
        title=title, tasks=tasks, intro=intro, minutes=minutes, line=number, intro_line=_first_line(rows[1 + used :])
    ), [*findings, *task_findings]


def _options(rows: Sequence[MarkedLine], path: str, vocabulary: Vocabulary) -> tuple[int | None, int, list[Finding]]:
    """(minutes, how many rows were options, findings). An option whose indent was forgotten is meant as one all the same."""
    minutes: int | None = None
    findings: list[Finding] = []
    for used, (number, line, _) in enumerate(rows):
        match = _OPTION.match(line) or _OPTION.match(f" {line}")
        name = vocabulary.options.get(match[1].casefold(), match[1]) if match else ""
        if not match or not (name in _OPTIONS or line[:1].isspace() or _LIKE_MINUTES.fullmatch(match[2].strip())):
            return minutes, used, findings
        if name not in _OPTIONS:
            findings.append(_unknown_option(name, number, path))
            continue
        read = _minutes(match[2])
        if read is None:
            findings.append(_no_minutes(f"{match[1]}: {match[2].strip()}", number, path))
        else:
            minutes = read
    return minutes, len(rows), findings


def _minutes(written: str) -> int | None:
    digits = re.sub(rf"[{UNSEEN}]", "", written).strip()
    if not re.fullmatch("[0-9]{1,4}", digits) or not 1 <= int(digits) <= _MOST_MINUTES:
        return None
    return int(digits)


def _no_minutes(written: str, number: int, path: str) -> Finding:
    return _error(
        "homework-minutes",
        number,
        path,
        say("`{written}` is not a number of minutes", written=written),
        say("write a whole number from 1 to {most}, such as `minutes: 20`", most=_MOST_MINUTES),
    )


def _error(code: str, number: int, path: str, message: Message, hint: Message) -> Finding:
    return Finding("error", code, Place(path, number), message, hint)


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

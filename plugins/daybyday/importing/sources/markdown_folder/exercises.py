"""A section of exercises -> the homework block of a day. Headings of levels stay, at the first task of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<words>\S.*)$")
_EXERCISES = re.compile(
    r"(?:(?:day|giorno)\s*[0-9]+\s*[-:–]?\s*)?(?:(?:the|today’s|today's|your)\s+)?(?:exercises?|esercizi(?:o)?|homework|compit[oi](?:\s+(?:per casa|di oggi|del giorno))?|"
    r"assignments?|challenges?|practice|tasks?|to[- ]?do)(?:\s*(?:for (?:today|the day)|of the day|di oggi|[-:–]?\s*(?:day|giorno)\s*[0-9]+))?\s*:?",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:(?:exercises?|esercizi(?:o)?|homework|compiti)\s*[-:–]?\s*)?(?:level|livello)\s*[0-9]+.*", re.IGNORECASE
)
_DECORATION = re.compile(r"^[^\w#]+|[^\w)!?.:]+$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"(?P<indent> {0,3})(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<words>.*)$")
_LABELLED = re.compile(r"^\s*/// ", re.MULTILINE)


@dataclass
class _Tasks:
    """What has been read of a section: an introduction, tasks by their lines, the heading that waits for its first task."""

    intro: list[str] = field(default_factory=list)
    tasks: list[list[str]] = field(default_factory=list)
    level: str = ""
    rest: list[str] = field(default_factory=list)
    """paragraphs below the tasks that belong to none"""


def with_homework(text: str) -> tuple[str, int]:
    """The text with its exercises as a block, and how many tasks there are; the text as it was and 0 where there are none."""
    if _LABELLED.search(text):
        return text, 0
    lines = text.split("\n")
    kinds = _kinds(lines)
    begin = _first_exercises(lines, kinds)
    if begin is None:
        return text, 0
    end = _end(lines, kinds, begin)
    read = _read(lines[begin:end], kinds[begin:end])
    if not read.tasks:
        return text, 0
    before, after = "\n".join(lines[:begin]).rstrip(), "\n".join(lines[end:]).strip("\n")
    block = _block(read, _plain(_heading_words(lines[begin])))
    rest = "\n".join(read.rest).strip("\n")
    parts = (before, block, rest, after)
    return "\n\n".join(part for part in parts if part) + "\n", len(read.tasks)


def _kinds(lines: Sequence[str]) -> list[bool]:
    """Of each line whether it stands in fenced code."""
    inside, kinds = "", []
    for line in lines:
        fence = _FENCE.match(line)
        if inside:
            kinds.append(True)
            if fence and fence[1].startswith(inside) and not line.strip().strip("`~"):
                inside = ""
        else:
            inside = fence[1] if fence else ""
            kinds.append(bool(fence))
    return kinds


def _heading_words(line: str) -> str:
    match = _HEADING.match(line)
    return match["words"].rstrip(" \t#") if match else ""


def _plain(words: str) -> str:
    """A heading without signs at its edges."""
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", words)
    return _DECORATION.sub("", bare).strip()


def _first_exercises(lines: Sequence[str], kinds: Sequence[bool]) -> int | None:
    """The line of the last heading of exercises that is no level of an earlier one."""
    for at, line in enumerate(lines):
        words = _plain(_heading_words(line)) if not kinds[at] else ""
        if words and (_EXERCISES.fullmatch(words) or _LEVEL.fullmatch(words)):
            return at
    return None


def _end(lines: Sequence[str], kinds: Sequence[bool], begin: int) -> int:
    """Where the section ends: at a heading as high as its own that speaks of something else."""
    opening = _HEADING.match(lines[begin])
    depth = len(opening["marks"]) if opening else 6
    for at in range(begin + 1, len(lines)):
        match = _HEADING.match(lines[at]) if not kinds[at] else None
        if match and len(match["marks"]) <= depth and not _LEVEL.fullmatch(_plain(match["words"])):
            return at
    return len(lines)


def _read(lines: Sequence[str], kinds: Sequence[bool]) -> _Tasks:
    read = _Tasks()
    if _LEVEL.fullmatch(_plain(_heading_words(lines[0]))):
        read.level = _plain(_heading_words(lines[0]))
    for line, is_code in zip(lines[1:], kinds[1:], strict=True):
        heading = _HEADING.match(line) if not is_code else None
        item = _ITEM.match(line) if not is_code else None
        if heading:
            read.level = _plain(heading["words"])
        elif item and (len(item["indent"]) < 2 or not read.tasks):
            prefix = f"**{read.level}:** " if read.level else ""
            read.tasks.append([f"{prefix}{item['words']}"])
            read.level = ""
        elif read.tasks and (line.startswith((" ", "\t")) or is_code or _continues(read.tasks[-1], line)):
            read.tasks[-1].append(line)
        elif read.tasks and not line.strip():
            read.tasks[-1].append("")
        elif read.tasks:
            read.rest += ["", line]
        else:
            read.intro.append(line)
    return read


def _continues(task: Sequence[str], line: str) -> bool:
    """Whether a line goes on with the paragraph of a task."""
    return bool(line.strip()) and bool(task[-1].strip())


def _block(read: _Tasks, title: str) -> str:
    lines = [
        f"/// homework | {title}"
        if title and not _EXERCISES.fullmatch(title) and not _LEVEL.fullmatch(title)
        else "/// homework",
        "",
    ]
    intro = "\n".join(read.intro).strip("\n")
    if intro:
        lines += [intro, ""]
    for task in read.tasks:
        while task and not task[-1].strip():
            task.pop()
        margin = min((len(line) - len(line.lstrip()) for line in task[1:] if line.strip()), default=0)
        lines.append(f"- [ ] {task[0]}")
        lines += [f"    {line[margin:]}".rstrip() for line in task[1:]]
    if read.level:
        lines += ["", f"    **{read.level}**"]
    return "\n".join([*lines, "///"])

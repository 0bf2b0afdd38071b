"""A section of exercises -> the homework block of a day. Headings of levels stay, at the first task of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import groupby

from ...messages import say
from ...values import dataclass
from .anchors import github_name, linked_names

EXERCISES = say("its exercises are homework now")
EXERCISES_STAY = say("its exercises stay text: which of their paragraphs ask for something, nobody can say")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<words>\S.*)$")
_EXERCISES = re.compile(
    r"(?:(?:day|giorno)\s*[0-9]+\s*[-:–]?\s*)?(?:(?:the|today’s|today's|your)\s+)?(?:exercises?|esercizi(?:o)?|homework|compit[oi](?:\s+(?:per casa|di oggi|del giorno))?|"
    r"assignments?|challenges?|practice|tasks?|to[- ]?do)(?:\s*(?:for (?:today|the day)|of the day|di oggi|[-:–]?\s*(?:day|giorno)\s*[0-9]+))?\s*:?",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:(?:exercises?|esercizi(?:o)?|homework|compiti)\s*[-:–]?\s*)?(?:level|livello)\s*[0-9]+.*", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?P<level> {0,3}#{1,6}[ \t]+)?(?:\*\*|__)?(?P<words>(?:exercises?|tasks?|challenges?|homework|step|problem|esercizio|compito|sfida)\s*(?:n\.?\s*|#\s*|n[o°º]\.?\s*)?[0-9]{1,2})"
    r"(?:\*\*|__)?\s*(?P<sign>[:.)–—-]*)\s*(?:\*\*|__)?(?:\s+(?P<rest>\S.*?))?[ \t]*#*\s*$",
    re.IGNORECASE,
)
"""A heading or a paragraph that numbers an exercise: `### Exercise 1: Letters`, `**Exercise 2:** Say hello.`"""
_ASKS = re.compile(r"exercise|eserciz|homework|compit|assignment|challenge(?!s)", re.IGNORECASE)
"""Headings below which a paragraph asks for something; below "Challenges" many tell what was hard for them."""
_FEWEST_NUMBERED = 2
"""paragraphs that number exercises without a heading above all of them: one may be a sentence about some exercise"""
_DECORATION = re.compile(r"^[^\w#]+|[^\w)!?.:]+$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"(?P<indent> {0,3})(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<words>.*)$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_NAMED = re.compile(r"\s*\{[ ]*#(?P<name>[^\s}]+)[^}]*\}\s*$")
_PROSE = re.compile(r"[^\W_]|[*_\[(“‘«\"'`]|[^\x00-\x7f]")
"""how a line begins on which a label may stand"""
_LABELLED = re.compile(r"^\s*/// ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a section, and whether it stands in fenced code."""

    words: str
    is_code: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.words.strip()

    @property
    def is_indented(self) -> bool:
        return self.words.startswith((" ", "\t"))

    @property
    def item(self) -> re.Match[str] | None:
        """What the line is as an entry of a list."""
        return None if self.is_code or _RULE.match(self.words) else _ITEM.match(self.words)

    @property
    def heading(self) -> str:
        """The words of the heading that it is; "" for any other line."""
        return "" if self.is_code else _heading_words(self.words)


@dataclass
class _Tasks:
    """What has been read of a section: an introduction, tasks by their lines, what stands below them and belongs to none."""

    intro: list[str] = field(default_factory=list)
    tasks: list[list[_Line]] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def with_homework(text: str) -> tuple[str, int]:
    """The text with its exercises as a block, and how many tasks there are; the text as it was and 0 where there are none."""
    if _LABELLED.search(text):
        return text, 0
    lines = text.split("\n")
    kinds = _kinds(lines)
    begin = _first_exercises(lines, kinds)
    if begin is None:
        begin = _first_numbered(lines, kinds)
    if begin is None:
        return text, 0
    end = _end(lines, kinds, begin)
    wanted = linked_names(text)
    section = [_Line(*pair) for pair in zip(lines[begin:end], kinds[begin:end], strict=True)]
    read = _read_numbered(section, wanted) or _read(section, wanted)
    if not read.tasks and _ASKS.search(_plain(_heading_words(lines[begin]))):
        read = _read_paragraph(section)
    if not read.tasks:
        return text, 0
    before, after = "\n".join(lines[:begin]).rstrip(), "\n".join(lines[end:]).strip("\n")
    words = _heading_words(lines[begin])
    anchor = "" if _LEVEL.fullmatch(_plain(words)) else _anchor(words, wanted)
    rest = "\n".join(read.rest).strip("\n")
    parts = (before, anchor, _block(read, _plain(words)), rest, after)
    return "\n\n".join(part for part in parts if part) + "\n", len(read.tasks)


def exercises_heading(text: str) -> str:
    """The heading of the exercises of a text, which is none of their block; "" where it stays."""
    lines = text.split("\n")
    begin = _first_exercises(lines, _kinds(lines))
    words = "" if begin is None else _NAMED.sub("", _heading_words(lines[begin]))
    return words if _EXERCISES.fullmatch(_plain(words)) else ""


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
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", _NAMED.sub("", words))
    return _DECORATION.sub("", bare).strip()


def _first_exercises(lines: Sequence[str], kinds: Sequence[bool]) -> int | None:
    """The line of the last heading of exercises that is no level of an earlier one."""
    for at, line in enumerate(lines):
        words = _plain(_heading_words(line)) if not kinds[at] else ""
        if words and (_EXERCISES.fullmatch(words) or _LEVEL.fullmatch(words)):
            return at
    return None


def _first_numbered(lines: Sequence[str], kinds: Sequence[bool]) -> int | None:
    """The line of the first exercise, where several are numbered and no heading stands above them; None for none."""
    numbered = [at for at, line in enumerate(lines) if not kinds[at] and _names_exercise(line)]
    return numbered[0] if len(numbered) >= _FEWEST_NUMBERED else None


def _names_exercise(line: str) -> re.Match[str] | None:
    """A line that begins with the number of an exercise: a heading, or words with a sign or marks behind the number."""
    match = _NUMBERED.match(line)
    if match is None or not (match["level"] or match["sign"] or line.lstrip().startswith(("**", "__"))):
        return None
    return match


def _end(lines: Sequence[str], kinds: Sequence[bool], begin: int) -> int:
    """Where the section ends: at a heading as high as its own that speaks of something else."""
    opening = _HEADING.match(lines[begin])
    depth = len(opening["marks"]) if opening else 6
    for at in range(begin + 1, len(lines)):
        match = _HEADING.match(lines[at]) if not kinds[at] else None
        if not match or len(match["marks"]) > depth or _LEVEL.fullmatch(_plain(match["words"])):
            continue
        if not _names_exercise(lines[at]):
            return at
    return len(lines)


def _read(lines: Sequence[_Line], wanted: set[str]) -> _Tasks:
    """The tasks of a section whose first line is its heading. What stands between two tasks belongs to the first of them."""
    read = _Tasks()
    label = _label(lines[0].heading, wanted) if _LEVEL.fullmatch(_plain(lines[0].heading)) else ""
    last = max((at for at, line in enumerate(lines) if line.item and len(line.item["indent"]) < 2), default=0)
    above: list[_Line] = []
    """lines below the heading of a level, before its first task"""
    for at, line in enumerate(lines[1:], 1):
        item = line.item
        if at > last and read.tasks and (line.heading or not _belongs(line, read.tasks[-1])):
            read.rest = [below.words for below in lines[at:]]
            break
        if line.heading:
            label = _label(line.heading, wanted, label)
        elif item and (len(item["indent"]) < 2 or not read.tasks):
            read.tasks.append(_task(label, above, item["words"]))
            label, above = "", []
        elif label:
            above.append(line)
        elif read.tasks:
            read.tasks[-1] += [_Line("")] if _is_paragraph(line, read.tasks[-1]) else []
            read.tasks[-1].append(line)
        else:
            read.intro.append(line.words)
    return read


def _read_numbered(lines: Sequence[_Line], wanted: set[str]) -> _Tasks | None:
    """The tasks of a section whose exercises are numbered by headings or words; None where they are entries of lists."""
    numbered = [at for at, line in enumerate(lines) if not line.is_code and _names_exercise(line.words)]
    listed = next((at for at, line in enumerate(lines) if line.item and not line.is_indented), len(lines))
    if not numbered or listed < numbered[0]:
        return None
    read = _Tasks(intro=[line.words for line in lines[1 : numbered[0]]])
    for first, following in zip(numbered, [*numbered[1:], len(lines)], strict=True):
        end = next((at for at in range(first + 1, following) if lines[at].heading), following)
        below = list(lines[first + 1 : end])
        heading = lines[first].heading
        read.tasks.append(_numbered_task(_label(heading, wanted), below) if heading else [lines[first], *below])
        read.rest += [line.words for line in lines[end:following]]
    return read


def _numbered_task(label: str, below: Sequence[_Line]) -> list[_Line]:
    """The lines of a task under a heading: what the heading says, then what is to be done."""
    filled = [at for at, line in enumerate(below) if not line.is_empty]
    if not filled:
        return [_Line(f"{label.removesuffix(':**')}**")]
    first, *others = below[filled[0] :]
    if first.is_code or first.is_indented or not _PROSE.match(first.words):
        return [_Line(label), _Line(""), first, *others]
    return [_Line(f"{label} {first.words}"), *others]


def _read_paragraph(lines: Sequence[_Line]) -> _Tasks:
    """A section that is one paragraph is one task; of several nobody can say which of them ask for something."""
    filled = [line for line in lines[1:] if not line.is_empty]
    parts = "\n".join(line.words for line in lines[1:]).strip("\n").split("\n\n")
    if len(parts) != 1 or not filled or any(line.is_code or line.is_indented or line.heading for line in filled):
        return _Tasks()
    return _Tasks(tasks=[filled]) if _PROSE.match(filled[0].words) else _Tasks()


def _belongs(line: _Line, task: Sequence[_Line]) -> bool:
    """Whether a line below the last task is part of it: indented, code, or the next line of its paragraph."""
    return line.is_empty or line.is_indented or line.is_code or not _is_paragraph(line, task)


def _is_paragraph(line: _Line, task: Sequence[_Line]) -> bool:
    """Whether a line that is not indented begins a paragraph."""
    return not line.is_empty and not line.is_indented and not line.is_code and (task[-1].is_empty or task[-1].is_code)


def _label(heading: str, wanted: set[str], before: str = "") -> str:
    """A heading at the beginning of a task, with its name where a link looks for it."""
    words = f"{_anchor(heading, wanted)}**{_plain(heading).rstrip(':')}:**"
    return f"{before} {words}".lstrip()


def _anchor(heading: str, wanted: set[str]) -> str:
    named = _NAMED.search(heading)
    name = named["name"] if named else github_name(heading)
    return f'<a id="{name}"></a>' if name in wanted else ""


def _task(label: str, above: Sequence[_Line], words: str) -> list[_Line]:
    """The lines of a task: below a label with a text of its own, what is to be done comes after that text."""
    filled = [at for at, line in enumerate(above) if not line.is_empty]
    if not label or not filled:
        return [_Line(f"{label} {words}".lstrip())]
    first, *others = above[filled[0] : filled[-1] + 1]
    if not first.is_code and not first.is_indented and _PROSE.match(first.words):
        return [_Line(f"{label} {first.words}"), *others, _Line(""), _Line(words)]
    return [_Line(label), _Line(""), first, *others, _Line(""), _Line(words)]


def _block(read: _Tasks, title: str) -> str:
    is_named = title and not _EXERCISES.fullmatch(title) and not _LEVEL.fullmatch(title)
    lines = [f"/// homework | {title}" if is_named else "/// homework", ""]
    intro = "\n".join(read.intro).strip("\n")
    if intro:
        lines += [intro, ""]
    for first, *others in read.tasks:
        while others and others[-1].is_empty:
            others.pop()
        lines.append(f"- [ ] {first.words}")
        lines += [f"    {line}".rstrip() for line in _moved(others)]
    return "\n".join([*lines, "///"])


def _moved(lines: Sequence[_Line]) -> Iterator[str]:
    """The lines below a task without the margin that they have there; each run of indented lines has its own."""
    is_inside, kinds = False, []
    for line, before in zip(lines, [_Line(""), *lines], strict=False):
        if not (line.is_code and before.is_code):
            is_inside = line.is_indented or (line.is_empty and is_inside)
        kinds.append(is_inside)
    for is_indented, run in groupby(zip(kinds, lines, strict=True), lambda pair: pair[0]):
        listed = [line.words.expandtabs(4) for _, line in run]
        margins = (len(line) - len(line.lstrip()) for line in listed if line.strip())
        margin = min(margins, default=0) if is_indented else 0
        yield from (line[margin:] for line in listed)

"""A section of exercises -> the homework block of a day. Headings of levels stay, at the first task of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import groupby

from ...messages import say
from ...values import dataclass
from ..losses import LossBook
from .anchors import github_name, linked_names

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<words>\S.*)$")
_EXERCISES = re.compile(
    r"(?:(?:day|giorno)\s*[0-9]+\s*[-:–]?\s*)?(?:(?:the|today’s|today's|your)\s+)?(?:exercises?|esercizi(?:o)?(?:\s+(?:per casa|di oggi|del giorno))?|homework|compit[oi](?:\s+(?:per casa|di oggi|del giorno))?|"
    r"assignments?|challenges?|practice|tasks?|to[- ]?do|your turn|(?:ora )?tocca a te)(?:\s*(?:for (?:today|the day)|of the day|di oggi|[-:–]?\s*(?:day|giorno)\s*[0-9]+))?\s*:?"
    r"(?:\s*\([^()]{1,40}\))?",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:(?:exercises?|esercizi(?:o)?|homework|compiti)\s*[-:–]?\s*)?(?:level|livello)\s*[0-9]+.*", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:exercises?|esercizi(?:o)?|homework|compit[oi]|assignments?|challenges?|sfid[ae]|tasks?|practice|attività)\s*[-:–]?\s*(?:n(?:o|r)?\.?\s*|#\s*)?[0-9]+(?:\.[0-9]+)*(?![0-9]).*",
    re.IGNORECASE,
)
"""What one exercise is called: "Exercise 1: Names"."""
_ONE_TASK = re.compile(
    r"(?:(?:day|giorno)\s*[0-9]+\s*[-:–]?\s*)?(?:(?:the|today’s|today's|your)\s+)?(?:exercise|esercizio|homework|compit[oi](?:\s+(?:per casa|di oggi|del giorno))?|assignment)"
    r"(?:\s*(?:for (?:today|the day)|of the day|di oggi|[-:–]?\s*(?:day|giorno)\s*[0-9]+))?\s*:?",
    re.IGNORECASE,
)
"""Headings under which one paragraph is what is to be done."""
_ASIDE = re.compile(
    r"(?:solutions?|answers?|hints?|notes?|resources?|references?|(?:further )?reading|summary|conclusion|submission|useful links|links|next|"
    r"soluzion[ei]|rispost[ae]|suggeriment[oi]|note|risorse|riferimenti|letture|riassunto|conclusion[ei]|consegna|link utili)\b.*",
    re.IGNORECASE,
)
"""What stands below exercises, and is none."""
_NUMBERED_PARAGRAPH = re.compile(
    r" {0,3}(?:\*\*|__)?(?:exercise|task|challenge|esercizio|compito)\s*(?:#\s*|n[o°º]\.?\s*)?[0-9]{1,2}(?:(?:\*\*|__)\s*[:.–-]|[:.–-]\s*(?:\*\*|__)?)\s*\S",
    re.IGNORECASE,
)
_FEWEST_PARAGRAPHS = 2
_UNDERLINE = re.compile(r"^(?:-{2,}|={2,})[ \t]*$", re.MULTILINE)
_DECORATION = re.compile(r"^[^\w#]+|[^\w)!?.:]+$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"(?P<indent> {0,3})(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<words>.*)$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_NAMED = re.compile(r"\s*\{[ ]*#(?P<name>[^\s}]+)[^}]*\}\s*$")
_PROSE = re.compile(r"[^\W_]|[*_\[(“‘«\"'`]|[^\x00-\x7f]")
"""how a line begins on which a label may stand"""
_CHEERS = re.compile(r"[^\w\s\x00-\x7f].*[^\w\s\x00-\x7f]")
"""what is said between pictures to whoever has come to the end"""
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


def as_homework(text: str, book: LossBook) -> str:
    """A text with its exercises as a block, whose own heading takes the place of theirs; what stays as it is, is told."""
    text = _with_signs(text)
    heading = exercises_heading(text)
    changed, tasks = with_homework(text)
    if tasks:
        book.note("changed", "exercises", say("its exercises are homework now"), [heading], count=tasks)
    elif heading and not _LABELLED.search(text):
        book.note(
            "guessed",
            "exercises-unread",
            say("its exercises are no list and have no headings of their own, and so they stay text"),
            [heading],
        )
    return changed


def _with_signs(text: str) -> str:
    """A text whose underlined headings are written with signs, where one of them is of exercises; any other as it is."""
    if not _UNDERLINE.search(text):
        return text
    lines = text.split("\n")
    kinds = _kinds(lines)
    under = [
        at
        for at in range(1, len(lines))
        if not kinds[at] and _UNDERLINE.fullmatch(lines[at]) and _is_headed(lines, kinds, at - 1)
    ]
    if not any(_EXERCISES.fullmatch(_plain(lines[at - 1].strip())) for at in under):
        return text
    for at in under:
        lines[at - 1] = f"{'#' if lines[at].startswith('=') else '##'} {lines[at - 1].strip()}"
    return "\n".join(line for at, line in enumerate(lines) if at not in set(under))


def _is_headed(lines: Sequence[str], kinds: Sequence[bool], at: int) -> bool:
    """Whether a line is one of words alone, as a heading is that is underlined."""
    line = _Line(lines[at], kinds[at])
    alone = at == 0 or not lines[at - 1].strip()
    return alone and not (line.is_empty or line.is_code or line.is_indented or line.item or line.heading)


def with_homework(text: str) -> tuple[str, int]:
    """The text with its exercises as a block, and how many tasks there are; the text as it was and 0 where there are none."""
    if _LABELLED.search(text):
        return text, 0
    lines = text.split("\n")
    kinds = _kinds(lines)
    if _first_exercises(lines, kinds) is None:
        lines, kinds = _with_entries(lines, kinds)
    begin = _first_exercises(lines, kinds)
    if begin is None:
        return text, 0
    end = _end(lines, kinds, begin)
    wanted = linked_names(text)
    section = [_Line(*pair) for pair in zip(lines[begin:end], kinds[begin:end], strict=True)]
    read = _read(section, wanted)
    if not read.tasks:
        read = _as_one_task(section)
    if not read.tasks:
        return text, 0
    before, after = "\n".join(lines[:begin]).rstrip(), "\n".join(lines[end:]).strip("\n")
    words = _heading_words(lines[begin])
    anchor = "" if _is_level(_plain(words)) else _anchor(words, wanted)
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
    """The line of the first heading of exercises, or of a level of them; None where there is none."""
    for at, line in enumerate(lines):
        words = _plain(_heading_words(line)) if not kinds[at] else ""
        if words and (_EXERCISES.fullmatch(words) or _is_level(words)):
            return at
    return None


def _with_entries(lines: list[str], kinds: list[bool]) -> tuple[list[str], list[bool]]:
    """Lines in which exercises that are numbered paragraphs are entries of a list below a heading, and their kinds.

    `**Exercise 1:** Call.` alone may be a sentence about some exercise; two of them are not.
    """
    numbered = [at for at, line in enumerate(lines) if not kinds[at] and _NUMBERED_PARAGRAPH.match(line)]
    if len(numbered) < _FEWEST_PARAGRAPHS:
        return lines, kinds
    listed = [f"- {line.lstrip()}" if at in numbered else line for at, line in enumerate(lines)]
    first = numbered[0]
    return [*listed[:first], "###### Exercises", *listed[first:]], [*kinds[:first], False, *kinds[first:]]


def _end(lines: Sequence[str], kinds: Sequence[bool], begin: int) -> int:
    """Where the section ends: at a heading as high as its own that speaks of something else."""
    opening = _HEADING.match(lines[begin])
    depth = len(opening["marks"]) if opening else 6
    for at in range(begin + 1, len(lines)):
        match = _HEADING.match(lines[at]) if not kinds[at] else None
        if match and len(match["marks"]) <= depth and not _is_level(_plain(match["words"])):
            return at
    return len(lines)


def _read(lines: Sequence[_Line], wanted: set[str]) -> _Tasks:
    """The tasks of a section whose first line is its heading. What stands between two tasks belongs to the first of them."""
    read = _Tasks()
    label = _label(lines[0].heading, wanted) if _is_level(_plain(lines[0].heading)) else ""
    described = _described(lines)
    last = max((*(at for at, line in enumerate(lines) if _is_entry(line)), *(end - 1 for end in described.values()), 0))
    above: list[_Line] = []
    """lines below the heading of a level, before its first task"""
    done = 0
    """up to where lines are in a task"""
    for at, line in enumerate(lines):
        item = line.item
        if at in described:
            label = _label(line.heading, wanted, label if at else "")
            done = described[at]
            read.tasks.append(_described_task(label, lines[at + 1 : done]))
            label, above = "", []
        if at < max(done, 1):
            continue
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


def _as_one_task(lines: Sequence[_Line]) -> _Tasks:
    """A homework that is one paragraph, with code perhaps; no task where it is more, or its heading may mean anything."""
    body = _without_cheers(lines[1:])
    begins = [line for before, line in zip([_Line(""), *body], body, strict=False) if _is_paragraph(line, [before])]
    is_clear = _ONE_TASK.fullmatch(_plain(lines[0].heading)) and not any(line.heading for line in lines[1:])
    if len(begins) != 1 or not is_clear:
        return _Tasks()
    return _Tasks(tasks=[_described_task("", body)], rest=[line.words for line in lines[1 + len(body) :]])


def _is_entry(line: _Line) -> bool:
    """Whether a line begins an entry of a list that stands by itself."""
    return bool(line.item and len(line.item["indent"]) < 2)


def _described(lines: Sequence[_Line]) -> dict[int, int]:
    """Headings of exercises that are told in paragraphs, each with the line at which its text ends.

    An exercise is called one, with a number; below a heading of exercises without any list every heading is one.
    """
    headings = [at for at, line in enumerate(lines) if line.heading]
    described: dict[int, int] = {}
    is_named = not any(map(_is_entry, lines)) and len(headings) > 2
    for at, end in zip(headings, [*headings[1:], len(lines)], strict=True):
        words = _plain(lines[at].heading)
        if at and _ASIDE.fullmatch(words):
            break
        is_exercise = _is_level(words) or _NUMBERED.fullmatch(words) or (is_named and at)
        filled = _without_cheers(lines[at + 1 : end])
        if is_exercise and filled and not any(map(_is_entry, filled)):
            described[at] = at + 1 + len(filled)
    return described


def _without_cheers(lines: Sequence[_Line]) -> list[_Line]:
    """Lines up to a rule, and without the praise and the empty lines at their end."""
    rule = next((at for at, line in enumerate(lines) if not line.is_code and _RULE.match(line.words)), len(lines))
    kept = list(lines[:rule])
    while kept and (kept[-1].is_empty or (not kept[-1].is_code and _CHEERS.fullmatch(kept[-1].words.strip()))):
        kept.pop()
    return kept


def _described_task(label: str, lines: Sequence[_Line]) -> list[_Line]:
    """The lines of a task below its heading."""
    filled = next(at for at, line in enumerate(lines) if not line.is_empty)
    first, *others = lines[filled:]
    if not first.is_code and not first.is_indented and _PROSE.match(first.words):
        return [_Line(f"{label} {first.words}".lstrip()), *others]
    return [_Line(label), _Line(""), first, *others]


def _is_level(words: str) -> bool:
    return bool(_LEVEL.fullmatch(words) or _NUMBERED.fullmatch(words))


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
    is_named = title and not _EXERCISES.fullmatch(title) and not _is_level(title)
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

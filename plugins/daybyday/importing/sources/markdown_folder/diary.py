"""One file with many days (`log.md` of "100 days of code") -> its days, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, unquote

from ....model import Written
from ....values import dataclass
from ...markup.anchors import github_name
from ...planning.day_titles import day_title
from ..saved.dates import any_date
from .generator_marks import prose_and_code
from .readme import without_sign

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<words>\S.*)$")
_CLOSE_HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<words>(?:r[0-9]+\s*)?d(?:ay)?\s*[0-9]\S*.*)$", re.IGNORECASE)
"""`###Day 2`: Markdown once needed no space there."""
_FENCE = re.compile(r"^[ \t]*(```|~~~)")
_ROUND = re.compile(
    r"(?:r(?:ound)?\s*(?P<round>[0-9]{1,2})\s*[-|:,]?\s*)d(?:ay)?\s*(?P<day>[0-9]{1,3})(?![0-9])\s*[-–—:|]*\s*(?P<rest>.*)",
    re.IGNORECASE,
)
"""`R1D12`: day 12 of the first round."""
_COMPACT = re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9])")
_TO_HEADING = re.compile(r"(?P<before>\]\()#(?P<name>[^)\s]+)(?P<after>\))")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """A day: what its heading says of it beside its number, its text."""

    number: int
    round: int
    title: str
    date: Written | None
    text: str
    heading: str = ""
    """the name that links within the file have for it"""

    @property
    def anchor(self) -> str:
        """What it is called among the days of its file."""
        return f"round-{self.round}-day-{self.number}" if self.round > 1 else f"day-{self.number}"


@dataclass(frozen=True, slots=True)
class Diary:
    """The days of a file in their order, and all else it says."""

    days: tuple[DiaryDay, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    depth: int
    day: tuple[int, int, str] | None
    """(round, number, rest); None for a heading of something else"""


def diary_of(text: str, words: Sequence[str]) -> Diary | None:
    """The days that headings of a text name; None for a text that has not several of them."""
    lines = text.split("\n")
    headings = _headings(lines, words)
    depths = [heading.depth for heading in headings if heading.day]
    if len(depths) < _FEWEST or len({heading.day[:2] for heading in headings if heading.day}) < _FEWEST:
        return None
    depth = min(depths)
    borders = [heading for heading in headings if heading.depth <= depth]
    days: list[DiaryDay] = []
    rest = ["\n".join(lines[: borders[0].line])]
    for heading, end in zip(borders, [*(border.line for border in borders[1:]), len(lines)], strict=True):
        if heading.day:
            name = github_name(lines[heading.line].strip(" \t#"))
            days.append(_day(heading.day, "\n".join(lines[heading.line + 1 : end]), name))
        else:
            rest.append("\n".join(lines[heading.line : end]))
    return Diary(tuple(days), "\n\n".join(filter(None, (part.strip("\n") for part in rest))))


def _headings(lines: Sequence[str], words: Sequence[str]) -> list[_Heading]:
    headings, in_code = [], False
    for number, line in enumerate(lines):
        in_code ^= bool(_FENCE.match(line))
        match = (_HEADING.match(line) or _CLOSE_HEADING.match(line)) if not in_code else None
        if match:
            headings.append(_Heading(number, len(match["marks"]), _day_in(match["words"].rstrip(" \t#"), words)))
    return headings


def _day_in(heading: str, words: Sequence[str]) -> tuple[int, int, str] | None:
    plain = without_sign(re.sub(r"[*_`~]+", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)))
    if match := _ROUND.match(plain):
        return int(match["round"]), int(match["day"]), match["rest"].strip(" []()")
    named = day_title(plain, words)
    if named is None or not named.sure or named.label:
        return None
    return 1, named.number, named.rest


def with_links_to_days(text: str, diary: Diary, file: str) -> str:
    """A part of a diary whose links to headings of days lead to the texts that those are now."""
    targets = {day.heading: day_address(file, day) for day in diary.days}

    def led(match: re.Match[str]) -> str:
        target = targets.get(unquote(match["name"]).lower())
        return f"{match['before']}{target}{match['after']}" if target else match.group()

    parts = prose_and_code(text) if "](#" in text else [(False, text)]
    return "\n".join(_TO_HEADING.sub(led, part) if is_prose else part for is_prose, part in parts)


def day_address(file: str, day: DiaryDay) -> str:
    """The address within the folder by which parts of a diary lead to a day of it."""
    return f"/{quote(file)}/-/{day.anchor}"


def _day(named: tuple[int, int, str], text: str, heading: str) -> DiaryDay:
    round_number, number, rest = named
    return DiaryDay(number, round_number, rest, date_in(rest), text.strip("\n"), heading)


def date_in(words: str) -> Written | None:
    """The date of a heading: "January 3, 2020", "2020-01-03", "20200103"."""
    return any_date(_COMPACT.sub(r"\g<year>-\g<month>-\g<day>", words))

"""`Day 12: …`, `#100DaysOfX – Giorno 12`, `Day 3 of 30 | …` -> label, number, rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...reading.fields import MOST_DAYS
from ...values import dataclass

_LONGEST = 1000
"""characters of a title: a longer one is no title, and would take minutes to look through"""
_SEPARATOR = r"[:.,;–—|/·•-]"


@dataclass(frozen=True, slots=True)
class DayTitle:
    """A day as a title names it. `sure`: signs stand around the number, so that it is no word of a sentence."""

    number: int
    rest: str
    label: str = ""
    sure: bool = True


@lru_cache(maxsize=8)
def _pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(prefixes, key=len, reverse=True))
    return re.compile(
        rf"^(?P<label>.*?)(?P<before>^|\s*{_SEPARATOR}\s*|[\s(\[#]+)(?:{words})\s*(?:n\.?|nr\.?|no\.?|n°|nº|\#)?\s*0*(?P<number>[0-9]{{1,5}})"
        rf"(?P<total>\s*(?:of|di|su|/)\s*(?P<series>\#?\w+))?[)\]]*(?P<after>\s*{_SEPARATOR}+\s+|\s*:\s*|\s*$|\s+)(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def day_title(title: str, prefixes: Sequence[str]) -> DayTitle | None:
    """The day that a title names; None for a title that names none."""
    match = _pattern(tuple(prefixes)).match(title.strip()) if len(title) <= _LONGEST else None
    if not match or int(match["number"]) > MOST_DAYS:
        return None
    label = match["label"].strip(" \t:.,;–—|/·•-([")
    series_word = match["series"] or ""
    if series_word and not series_word.isdecimal():
        label = label or series_word
    separated = bool(match["before"].strip()) or not label or label.startswith("#")
    ends = bool(match["after"].strip()) or not match["rest"] or bool(series_word)
    return DayTitle(int(match["number"]), match["rest"].strip(" \t–—|·•-"), label, separated and ends)


def label_key(label: str) -> str:
    """Labels that mean the same series: without case and signs."""
    return re.sub(r"[\W_]+", "", label.casefold())


@lru_cache(maxsize=8)
def _homework_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    patterns = (
        r"[\W_]{1,4}".join(
            r"(?:n\.?|no\.?|\#)?\s*([0-9]{1,5})" if "{day}" in word else re.escape(word.strip(":,.–—-"))
            for word in label.split()
        )
        for label in labels
    )
    return re.compile("|".join(rf"(?<!\w){pattern}(?!\w)" for pattern in patterns), re.IGNORECASE)


@lru_cache(maxsize=8)
def _longest_words(labels: tuple[str, ...]) -> frozenset[str]:
    """A word of each label: whatever has none of them has no label."""
    words = ([word.strip(":,.–—-") for word in label.split() if "{day}" not in word] for label in labels)
    return frozenset(max(listed, key=len, default="").casefold() for listed in words)


def homework_day(words: str, labels: Sequence[str]) -> int | None:
    """The day that `DAY 175 HOMEWORK` in a text names; None for a text without such a label."""
    folded = words.casefold()
    if not any(word in folded for word in _longest_words(tuple(labels))):
        return None
    match = _homework_pattern(tuple(labels)).search(words)
    number = next((int(group) for group in match.groups() if group), 0) if match else 0
    return number or None

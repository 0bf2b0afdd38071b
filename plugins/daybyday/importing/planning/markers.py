"""Words that only one language of a site has: the "Giorno 12" of a title, the "Compito:" before a homework."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...values import dataclass
from .day_titles import day_title, homework_day


@dataclass(frozen=True, slots=True)
class LanguageMarkers:
    """What a text in a language is known by, however short it is."""

    lang: str
    day_prefixes: tuple[str, ...]
    labels: tuple[str, ...]
    """of homework, with the number of its day"""
    headings: tuple[str, ...]
    """of homework, without one"""


def language_marked(title: str, words: str, markers: Sequence[LanguageMarkers]) -> str:
    """The one language whose words stand where a day or its homework is named; "" for none, or for several."""
    languages = [own.lang for own in markers if _is_marked(title, words, own)]
    return languages[0] if len(languages) == 1 else ""


def _is_marked(title: str, words: str, own: LanguageMarkers) -> bool:
    named = day_title(title, own.day_prefixes) if own.day_prefixes else None
    if named and named.sure:
        return True
    if own.labels and homework_day(words, own.labels):
        return True
    return bool(own.headings) and _headings(own.headings).search(words) is not None


@lru_cache(maxsize=16)
def _headings(headings: tuple[str, ...]) -> re.Pattern[str]:
    """A heading with a colon, at the beginning of a sentence."""
    listed = "|".join(re.escape(heading) for heading in sorted(headings, key=len, reverse=True))
    return re.compile(rf"(?:^|[.!?…:”\"»)]\s+)(?:{listed})\s*:", re.IGNORECASE)

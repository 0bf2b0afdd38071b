"""`Day 175: Networking is work` -> 175 and the rest; `175-networking.en` -> 175."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=32)
def _title_pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in prefixes)
    return re.compile(rf"\s*(?:{words})\s+([0-9]{{1,9}})(?:\s*[:.–—-]\s+|\s*:\s*|\s*$)(.*)", re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=32)
def _name_pattern(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in prefixes)
    date = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    return re.compile(rf"(?!{date})(?:(?:{words})[-_ ]?)?0*([0-9]{{1,5}})(?![0-9])(?:[-_. ]|$)", re.IGNORECASE)


def split_title(title: str, prefixes: tuple[str, ...]) -> tuple[int | None, str]:
    """The day a title names, if any, and the title without it (the whole title if nothing is left)."""
    match = _title_pattern(prefixes).fullmatch(title)
    if not match:
        return None, title
    return int(match.group(1)), match.group(2).strip() or title.strip()


def day_of_name(stem: str, prefixes: tuple[str, ...]) -> int | None:
    """The day a file name begins with: `175-x`, `day-175`, `giorno_007`; 0 for `000-x`.

    A date is no day: `2026-11-08-x` and `20261108-x` name none.
    """
    match = _name_pattern(prefixes).match(stem)
    return int(match.group(1)) if match else None

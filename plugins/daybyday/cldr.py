"""Dates, plurals and names of languages by CLDR, through Babel: no locale of the machine is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=64)
def _locale(lang: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        try:
            return Locale.parse(lang.split("-", maxsplit=1)[0])
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en")


def preload(langs: Iterable[str]) -> None:
    """Load what is known of some languages, which takes some milliseconds, before it is asked for."""
    for lang in langs:
        formatted(date(2026, 11, 8), "cccc d MMMM y", lang)
        plural_form(lang, 1)
        direction(lang)


@lru_cache(maxsize=8192)
def formatted(day: date, pattern: str, lang: str) -> str:
    """A date by a TR35 pattern."""
    from babel.dates import format_date

    return format_date(day, pattern, _locale(lang))


def is_pattern(lang: str, text: str) -> bool:
    """Whether dates can be written by `text`."""
    try:
        return bool(formatted(date(2026, 11, 8), text, lang).strip())
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def is_locale(text: str) -> bool:
    """Whether `text` is the name of a language and a country that CLDR knows: `en_GB`."""
    from babel import Locale, UnknownLocaleError

    try:
        return bool(Locale.parse(text))
    except (UnknownLocaleError, ValueError):
        return False


@lru_cache(maxsize=64)
def with_first_day(pattern: str, first: str) -> str:
    """The pattern with its day of the month replaced by the language's word for the first."""
    literal = "'" + first.replace("'", "''") + "'"
    return re.sub(r"\bd\b", lambda _: literal, pattern, count=1)


@lru_cache(maxsize=4096)
def plural_form(lang: str, n: int) -> str:
    """The CLDR plural category of `n`: one, few, many, other …"""
    return str(_locale(lang).plural_form(n))


@lru_cache(maxsize=64)
def plural_forms(lang: str) -> tuple[str, ...]:
    """The categories a language needs for counting days: those that 0 to 1,000 fall into."""
    used = {plural_form(lang, n) for n in range(1001)} | {"other"}
    return tuple(form for form in ("zero", "one", "two", "few", "many", "other") if form in used)


def decimal_number(number: float, digits: int, lang: str) -> str:
    """A number with as many digits behind the mark: "1,50"."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, f"#,##0.{'0' * digits}", _locale(lang)))


def weekdays(lang: str, first: int) -> tuple[tuple[str, str], ...]:
    """(narrow, full) names from weekday `first` on."""
    locale = _locale(lang)
    narrow, wide = locale.days["stand-alone"]["narrow"], locale.days["stand-alone"]["wide"]
    return tuple((narrow[day % 7], wide[day % 7]) for day in range(first, first + 7))


def first_weekday(lang: str, territory: str) -> int:
    """0 for Monday … 6 for Sunday."""
    from babel import Locale

    try:
        return int(Locale.parse(territory).first_week_day)
    except ValueError:
        return int(_locale(lang).first_week_day)


@lru_cache(maxsize=64)
def language_name(lang: str, in_language: str) -> str:
    """ "Italian" in "en", "italiano" in "it"; the tag of a language that nobody has named."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang, sep="-").get_display_name(_locale(in_language)) or lang)
    except (UnknownLocaleError, ValueError):
        return lang


@lru_cache(maxsize=2)
def languages(in_language: str) -> dict[str, str]:
    """What every language is called: tag -> name."""
    return dict(_locale(in_language).languages)


@lru_cache(maxsize=64)
def direction(lang: str) -> str:
    """ "ltr" or "rtl"."""
    return str(_locale(lang).text_direction)

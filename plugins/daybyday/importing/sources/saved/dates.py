"""Dates as people write them over a text: "Sunday, 24 April 2011", "October 13th, 2010", "24 aprile 2011"."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from ....model import Written

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    )
    for number, name in enumerate(names.split(), 1)
}
_SHORT = {
    name: number
    for names in ("jan feb mar apr may jun jul aug sep oct nov dec", "gen feb mar apr mag giu lug ago set ott nov dic")
    for number, name in enumerate(names.split(), 1)
} | {"sept": 9}
_NAMES = "|".join(sorted({*_MONTHS, *_SHORT}, key=len, reverse=True))
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|"
    "mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|gio|ven|sab|dom"
)
_BY = r"(?:\s+(?:by|da)\s+[^\W\d_][\w.’' -]{1,60}?)?"
_BEFORE = rf"(?:(?:this entry was posted|posted|published|written|pubblicato|postato|scritto|inserito){_BY}\s*(?:,|[-–—|·])?\s*(?:on|in|il)?:?\s*|(?:on|il|date|data):?\s+)?(?:(?:{_WEEKDAYS})\.?,?\s+)?"
_TIME = r"(?:,?\s*(?:at|alle(?:\s+ore)?|ore|[-–—|])?\s*(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?::[0-9]{2})?\s*(?P<half>[ap]\.?m\.?)?)?"
_FORMS = (
    rf"{_BEFORE}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|º|°)?\s+(?:of\s+)?(?P<month>{_NAMES})\.?,?\s+(?P<year>[12][0-9]{{3}}){_TIME}",
    rf"{_BEFORE}(?P<month>{_NAMES})(?:\.?\s+|\.)(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?:(?:{_WEEKDAYS}),?\s+)?(?P<year>[12][0-9]{{3}}){_TIME}",
    rf"{_BEFORE}(?P<year>[12][0-9]{{3}})-(?P<number>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_TIME}",
)
_NUMBERS = rf"(?P<said>{_BEFORE})(?P<first>[0-9]{{1,2}})(?P<sign>[/.-])(?P<second>[0-9]{{1,2}})(?P=sign)(?P<year>[12][0-9]{{3}}){_TIME}"
_IN_NUMBERS = re.compile(_NUMBERS, re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"pubblicato|postato|scritto|inserito|^il\b|^data\b|(?:luned|marted|mercoled|gioved|venerd)[iì]|sabato|domenica",
    re.IGNORECASE,
)
_PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)


def date_line(text: str) -> Written | None:
    """The date of a line that says nothing else (who wrote it may follow); None for any other line."""
    line = " ".join(text.split()).strip(" .|·•-–—")
    for pattern in _PATTERNS:
        match = pattern.match(line)
        if match and len(line) - match.end() <= _LONGEST_REST:
            return _written(match)
    match = _IN_NUMBERS.match(line)
    return _of_numbers(match) if match and len(line) - match.end() <= _LONGEST_REST else None


def _of_numbers(match: re.Match[str]) -> Written | None:
    """`24/04/2011`; None where nobody can tell the day from the month."""
    first, second = int(match["first"]), int(match["second"])
    if second > 12:
        first, second = second, first
    elif first <= 12 and first != second and match["sign"] != "." and not _DAY_FIRST.search(match["said"]):
        return None
    try:
        day = date(int(match["year"]), second, first)
    except ValueError:
        return None
    return Written(day, _time(match.groupdict()))


_OF_ADDRESS = re.compile(r"/(?P<year>(?:19|20)[0-9]{2})[/-](?P<month>[0-9]{1,2})[/-](?P<day>[0-9]{1,2})(?:[/-]|$)")


def date_in_address(address: str) -> Written | None:
    """The day in an address such as `/2011/04/24/silence/`."""
    match = _OF_ADDRESS.search(address.partition("?")[0])
    try:
        return Written(date(int(match["year"]), int(match["month"]), int(match["day"]))) if match else None
    except ValueError:
        return None


_LONGEST_REST = 40


def any_date(text: str) -> Written | None:
    """The first date in a text."""
    for pattern in _PATTERNS:
        if match := pattern.search(" ".join(text.split())):
            return _written(match)
    return None


_OF_SCRIPTS = re.compile(
    r"(?:[A-Z][a-z]{2},?\s+)?(?:(?P<month>[A-Z][a-z]{2})\s+(?P<day>[0-9]{1,2})|(?P<day_first>[0-9]{1,2})\s+(?P<month_after>[A-Z][a-z]{2}))\s+(?P<year>[0-9]{4})"
    r"\s+(?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2})\s+(?:GMT|UTC)?(?P<zone>[+-][0-9]{4}|Z?)(?:\s+\(.*\))?"
)
"""`Sat Oct 08 2016 21:29:42 GMT-0700 (PDT)`, as JavaScript writes it; `Sat, 08 Oct 2016 21:29:42 -0700` (RFC 5322)."""


def machine_date(text: str) -> Written | None:
    """A date as pages keep it for programs (ISO 8601), else as people write it."""
    try:
        moment = datetime.fromisoformat(text.strip().replace(" UTC", "+00:00"))
    except ValueError:
        return _scripts_date(text) or date_line(text)
    if len(text.strip()) <= len("2011-04-24"):
        return Written(moment.date())
    return Written(moment.date(), moment.time().replace(microsecond=0, tzinfo=None), moment.utcoffset())


def _scripts_date(text: str) -> Written | None:
    match = _OF_SCRIPTS.fullmatch(text.strip())
    month = _SHORT.get((match["month"] or match["month_after"]).lower(), 0) if match else 0
    if match is None or not month:
        return None
    try:
        moment = datetime.fromisoformat(
            f"{match['year']}-{month:02}-{int(match['day'] or match['day_first']):02}T{match['time']}{match['zone'] or '+00:00'}"
        )
    except ValueError:
        return None
    return Written(moment.date(), moment.time(), moment.utcoffset())


def _written(match: re.Match[str]) -> Written | None:
    groups = match.groupdict()
    word = (groups.get("month") or "").lower()
    number = int(groups["number"]) if groups.get("number") else _MONTHS.get(word) or _SHORT.get(word, 0)
    try:
        day = date(int(groups["year"]), number, int(groups["day"]))
    except ValueError:
        return None
    return Written(day, _time(groups))


def _time(groups: dict[str, str | None]) -> time | None:
    if not groups.get("hour"):
        return None
    hour, minute = int(groups["hour"] or 0), int(groups["minute"] or 0)
    half = (groups.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None

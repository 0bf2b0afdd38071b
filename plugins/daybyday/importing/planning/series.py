"""Numbered texts -> series: which belong together, in which languages, by which plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

from ...addresses import slugify
from ...model import Written
from ...values import dataclass
from .cadence import Cadence, cadence_of, ending_yesterday
from .day_titles import label_key
from .outlines import Outline

_FEWEST_UNSURE = 3
"""texts whose numbers may be words of sentences: fewer make no series"""

_LONGEST_FOLDER = 26
"""Characters of a folder, which becomes the id of its series: an id has at most 30, and a number may follow (`…-2023`)."""


@dataclass(frozen=True, slots=True)
class PlannedSeries:
    """A series as it is to be: `days` are (number, language) -> key of the text, `doubles` the texts that came too late."""

    folder: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    days: Mapping[tuple[int, str], str]
    doubles: tuple[str, ...]
    cadence: Cadence
    undated: bool

    @property
    def length(self) -> int:
        """The number of the last day."""
        return max(number for number, _ in self.days)

    @property
    def missing(self) -> tuple[int, ...]:
        """Days that nobody has written."""
        there = {number for number, _ in self.days}
        return tuple(number for number in range(1, self.length + 1) if number not in there)


@dataclass(frozen=True, slots=True)
class SeriesWish:
    """What is known of the series before its days: the name asked for, what the source is called, today."""

    name: str
    source_name: str
    description: str
    languages: tuple[str, ...]
    today: date
    timezone: str = "UTC"
    """the zone in which its days will come out"""
    taken: frozenset[str] = frozenset()
    """names of folders that are in use, or that the site keeps for itself"""
    in_languages: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """language of the site -> (name, description) in it, where the source has that"""


def series_of(outlines: Sequence[Outline], wish: SeriesWish) -> list[PlannedSeries]:
    """The series in some texts, the largest first."""
    groups = _groups(outlines)
    made: list[PlannedSeries] = []
    taken = set(wish.taken)
    for at, members in enumerate(groups):
        # What a source says of itself in other languages, it says of its largest series.
        known = wish if not at else replace(wish, name="", in_languages={})
        series = _series(members, known, taken)
        taken.add(series.folder)
        made.append(series)
    return made


def _groups(outlines: Sequence[Outline]) -> list[list[Outline]]:
    """Texts by what their titles say they are a day of; translations of each other are in one series."""
    by_label: dict[str, list[Outline]] = defaultdict(list)
    same: dict[str, str] = {}
    for outline in outlines:
        if outline.day is None or outline.day.number < 1 or outline.lang.foreign:
            continue
        label = label_key(outline.day.label)
        if outline.group:
            label = same.setdefault(outline.group, label)
        by_label[label].append(outline)
    groups = [members for members in by_label.values() if _is_series(members)]
    return sorted(groups, key=len, reverse=True)


def _is_series(members: Sequence[Outline]) -> bool:
    sure = any(outline.day is not None and outline.day.sure for outline in members)
    return sure or len({outline.day.number for outline in members if outline.day}) >= _FEWEST_UNSURE


def _series(members: list[Outline], wish: SeriesWish, taken: Iterable[str]) -> PlannedSeries:
    days: dict[tuple[int, str], str] = {}
    doubles: list[str] = []
    for outline in sorted(members, key=_by_date):
        key = (outline.day.number if outline.day else 0, outline.lang.tag)
        if key in days:
            doubles.append(outline.key)
        else:
            days[key] = outline.key
    label = next((outline.day.label for outline in members if outline.day and outline.day.label), "")
    called = wish.name or label or wish.source_name or wish.description or "Day by day"
    chosen = set(days.values())
    dates = _dates([outline for outline in members if outline.key in chosen], ZoneInfo(wish.timezone))
    counts = Counter(lang for _, lang in days)
    languages = sorted(counts, key=lambda lang: (-counts[lang], wish.languages.index(lang)))
    last = max(number for number, _ in days)
    cadence = cadence_of(dates) if dates else ending_yesterday(last, wish.today)
    names = {lang: wish.name or wish.in_languages.get(lang, ("", ""))[0] or called for lang in languages}
    titles = {lang: " ".join(words.split())[:200] for lang, words in names.items()}
    descriptions = {languages[0]: wish.description} | {
        lang: wish.in_languages[lang][1] for lang in languages if lang in wish.in_languages
    }
    descriptions = {lang: words for lang, words in descriptions.items() if words}
    return PlannedSeries(_folder(called, taken), titles, descriptions, days, tuple(doubles), cadence, undated=not dates)


def _by_date(outline: Outline) -> tuple[bool, bool, str, str]:
    """Texts that were public first, then those that go with no other, then by date."""
    written = outline.date
    return outline.is_draft, outline.is_beside, f"{written.date} {written.time}" if written else "9999", outline.key


def _dates(members: Iterable[Outline], zone: ZoneInfo) -> dict[int, Written]:
    """The first date of each day, in whatever language, as clocks of the site's zone had it."""
    dates: dict[int, Written] = {}
    for outline in sorted(members, key=_by_date):
        if outline.day and outline.date:
            dates.setdefault(outline.day.number, _in_zone(outline.date, zone))
    return dates


def _in_zone(written: Written, zone: ZoneInfo) -> Written:
    if written.time is None or written.offset is None:
        return written
    moment = datetime.combine(written.date, written.time, timezone(written.offset)).astimezone(zone)
    return Written(moment.date(), moment.time(), moment.utcoffset())


def _folder(name: str, taken: Iterable[str]) -> str:
    """A folder, id and address that nobody has: at most 30 ASCII letters, digits and hyphens."""
    used = set(taken)
    ascii_name = slugify(name).encode("ascii", "ignore").decode("ascii").strip("-")[:_LONGEST_FOLDER].strip("-")
    stem = ascii_name or "challenge"
    if stem.isdecimal():
        stem = f"{stem}-days"
    folder, number = stem, 2
    while folder in used:
        folder, number = f"{stem}-{number}", number + 1
    return folder

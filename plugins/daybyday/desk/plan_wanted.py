"""What an author wants to change about a series, as words of a command line -> as values -> written into its series.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from ..addresses import slugify
from ..errors import InputError, SpokenError
from ..keys import SERIES_KEYS
from ..messages import language_names, listing, say
from ..model import Series
from ..patterns import regex
from ..reading import read_series
from ..reading.dates import read_plain_date, read_time
from ..reading.fields import MOST_DAYS
from ..values import dataclass
from ..writing import double_quoted
from .key_editor import KeyEditor

_CADENCES = next(key.choices for key in SERIES_KEYS if key.name == "cadence")
_CHANGES = ("start", "length", "cadence", "release", "pause", "day", "on", "slug", "add_language", "title")
_SLUG = regex(r"[^\W_][\w-]{0,99}")
_LANGUAGE = regex("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WORD = regex("[a-z][a-z0-9-]*")


class PlanError(SpokenError):
    """A change that cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A change of one series; None and empty for what stays as it is."""

    start: date | None = None
    length: int | None = None
    cadence: str = ""
    release: time | None = None
    pauses: tuple[tuple[date, date], ...] = ()
    restarts: tuple[tuple[int, date], ...] = ()
    slugs: tuple[tuple[str, str], ...] = ()
    """(language, new slug)"""
    aliases: tuple[tuple[str, str], ...] = ()
    """(language, old slug that leads on)"""
    retaken: tuple[tuple[str, str], ...] = ()
    """(language, new slug that was an old one): an address that leads on to itself leads nowhere"""
    language: str = ""
    """one that the series has not yet"""
    title: str = ""
    """in that language"""

    @property
    def moves_all(self) -> bool:
        """Whether it changes the rule by which all days have their dates, those that are out too."""
        return bool(self.start or self.cadence)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A series file with a change in it."""

    path: str
    before: bytes
    after: bytes
    lines: str
    """the lines to write, as they stand in it"""


def read_wanted(given: Mapping[str, str]) -> PlanChange:
    """The options of the command, by name, "" for those that are not there. Raises `PlanError`."""
    if bool(given["day"]) != bool(given["on"]):
        raise PlanError(say("`--day` and `--on` go together: write `--day 23 --on 2026-12-01`"))
    if given["title"] and not given["add_language"]:
        raise PlanError(say("`--title` is that of a new language: write it with `--add-language it`"))
    if given["article"] and [name for name in _CHANGES if given[name]] != ["slug"]:
        raise PlanError(say("`--article` goes with `--slug` alone: write `--article job-security --slug en=safe-jobs`"))
    if given["cadence"] and given["cadence"] not in _CADENCES:
        choices = listing(_CADENCES)
        raise PlanError(
            say("there is no cadence `{given}`; there are {choices}", given=given["cadence"], choices=choices)
        )
    if given["add_language"] and not _LANGUAGE.fullmatch(given["add_language"]):
        raise PlanError(say("`{given}` is no language: write a code such as `it`", given=given["add_language"]))
    return PlanChange(
        start=_date("start", given["start"]) if given["start"] else None,
        length=_number("length", given["length"]) if given["length"] else None,
        cadence=given["cadence"],
        release=_time(given["release"]) if given["release"] else None,
        pauses=(_span(given["pause"]),) if given["pause"] else (),
        restarts=((_number("day", given["day"]), _date("on", given["on"])),) if given["day"] else (),
        slugs=tuple(map(_slug, given["slug"].split(","))) if given["slug"] else (),
        language=given["add_language"],
        title=" ".join(given["title"].split()),
    )


def _date(option: str, text: str) -> date:
    try:
        return read_plain_date(text.strip())
    except InputError:
        raise PlanError(say("`--{option} {text}` is no date: write `2026-12-01`", option=option, text=text)) from None


def _time(text: str) -> time:
    try:
        return read_time(text.strip())
    except InputError:
        raise PlanError(say("`--release {text}` is no time of day: write `06:30`", text=text)) from None


def _number(option: str, text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,4}", text) or int(text) > MOST_DAYS:
        raise PlanError(
            say(
                "`--{option} {text}` is no number of days: write one from 1 to {most}",
                option=option,
                text=text,
                most=MOST_DAYS,
            )
        )
    return int(text)


def _span(text: str) -> tuple[date, date]:
    first, slash, last = text.partition("/")
    begin = _date("pause", first)
    end = _date("pause", last) if slash else begin
    if end < begin:
        raise PlanError(
            say("the pause `{text}` ends before it begins: write {end}/{begin}", text=text, end=end, begin=begin)
        )
    return begin, end


def _slug(text: str) -> tuple[str, str]:
    lang, equals, slug = text.strip().partition("=")
    if not equals or not _SLUG.fullmatch(slug):
        proposed = slugify(slug) or "relazioni"
        raise PlanError(
            say(
                "`--slug {text}` is no address: write `--slug {lang}={proposed}`",
                text=text,
                lang=lang if equals else "it",
                proposed=proposed,
            )
        )
    return lang, slug.lower()


def completed(wanted: PlanChange, series: Series) -> PlanChange:
    """The change with what follows from it for this series: old addresses that lead on, names of a new language.
    Raises `PlanError` for what the series cannot have.
    """
    for lang, _ in wanted.slugs:
        if lang not in series.languages and lang != wanted.language:
            names = language_names(series.languages)
            raise PlanError(
                say("the series {id} is in {names}, not in `{wanted}`", id=series.id, names=names, wanted=lang)
            )
    if wanted.language in series.languages:
        names = language_names(series.languages)
        raise PlanError(say("the series {id} is in {names} already", id=series.id, names=names))
    slugs = tuple(pair for pair in wanted.slugs if series.slugs.get(pair[0]) != pair[1])
    aliases = [(lang, series.slugs[lang]) for lang, _ in slugs if lang in series.slugs]
    title = wanted.title or (series.titles[series.languages[0]] if wanted.language else "")
    if wanted.language and wanted.language not in dict(slugs):
        slugs = (*slugs, (wanted.language, _slug_of(wanted.title) or series.slugs[series.languages[0]]))
    pauses = tuple(pause for pause in wanted.pauses if pause not in series.rests)
    new = [pair for pair in (*wanted.aliases, *aliases) if pair[1] not in series.aliases.get(pair[0], ())]
    retaken = tuple(pair for pair in slugs if pair[1] in series.aliases.get(pair[0], ()))
    return replace(wanted, slugs=slugs, aliases=tuple(new), retaken=retaken, pauses=pauses, title=title)


def _slug_of(title: str) -> str:
    return slugify(title) if title else ""


def expected(series: Series, wanted: PlanChange) -> Series:
    """The series as it is to be read once the change is written."""
    aliases = {lang: [*old] for lang, old in series.aliases.items()}
    for lang, slug in wanted.aliases:
        own = aliases.setdefault(lang, [])
        if lang in dict(wanted.retaken):
            own[own.index(dict(wanted.retaken)[lang])] = slug
        else:
            own.append(slug)
    new = {wanted.language: wanted.title} if wanted.language else {}
    return replace(
        series,
        languages=(*series.languages, *new),
        titles={**series.titles, **new},
        slugs={**series.slugs, **dict(wanted.slugs)},
        aliases={lang: tuple(old) for lang, old in aliases.items()},
        start=wanted.start or series.start,
        length=wanted.length or series.length,
        cadence="weekdays" if wanted.cadence == "weekdays" else "daily" if wanted.cadence else series.cadence,
        rests=tuple(sorted([*series.rests, *wanted.pauses])),
        restarts=tuple(sorted({**dict(series.restarts), **dict(wanted.restarts)}.items())),
        release=wanted.release or series.release,
    )


def rewritten(data: bytes, series: Series, wanted: PlanChange, languages: Sequence[str]) -> Rewritten:
    """The file of a series with a completed change. It has been read again and says just that; raises `PlanError` where it
    is written in a way that no line can be put into.
    """
    file = KeyEditor(data)
    keys = _write(file, wanted, series.languages[0])
    read, _ = read_series(series.place.path, file.data, tuple(languages))
    if read is None or _planned(read) != _planned(expected(series, wanted)):
        raise PlanError(say("{path} is written in a way that no line can be put into", path=series.place.path))
    return Rewritten(series.place.path, data, file.data, file.lines(keys))


def _planned(series: Series) -> Series:
    # A foreign theme has a policy of its own, and places move with every line.
    return replace(series, accepted_at={}, translations="fallback")


def _write(file: KeyEditor, wanted: PlanChange, first: str) -> list[str]:
    """Put a change into a file; the keys it is in, in the order of the table."""
    if wanted.language:
        file.set_entry("title", wanted.language, double_quoted(wanted.title), first)
    for lang, slug in wanted.slugs:
        file.set_entry("slug", lang, plain(slug), first)
    for lang, slug in wanted.aliases:
        if lang in dict(wanted.retaken):
            file.exchange_item_of("aliases", lang, dict(wanted.retaken)[lang], plain(slug))
        else:
            file.add_item_of("aliases", lang, plain(slug), first)
    values = {
        "start": wanted.start.isoformat() if wanted.start else "",
        "length": str(wanted.length or ""),
        "cadence": wanted.cadence,
        "release": f'"{wanted.release:%H:%M}"' if wanted.release else "",
    }
    for key, written in values.items():
        if written:
            file.set_value(key, written)
    for begin, end in wanted.pauses:
        file.add_item("rest", f"{begin}/{end}" if end != begin else f"{begin}")
    for number, day in wanted.restarts:
        file.set_entry("from", str(number), day.isoformat())
    return _in_order(wanted, [key for key, written in values.items() if written])


def _in_order(wanted: PlanChange, values: Iterable[str]) -> list[str]:
    changed = {
        *values,
        *(["title"] if wanted.language else []),
        *(["slug"] if wanted.slugs else []),
        *(["aliases"] if wanted.aliases else []),
        *(["rest"] if wanted.pauses else []),
        *(["from"] if wanted.restarts else []),
    }
    return [key.name for key in SERIES_KEYS if key.name in changed]


def plain(slug: str) -> str:
    """A slug as a value: in quotes where YAML might take it for something else."""
    return slug if _WORD.fullmatch(slug) else double_quoted(slug)


def settings_line(languages: Iterable[str]) -> str:
    """`DAYBYDAY_LANGUAGES = ["en", "it"]`: what to write into pelicanconf.py."""
    return f"DAYBYDAY_LANGUAGES = [{', '.join(map(double_quoted, languages))}]"

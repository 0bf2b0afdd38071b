"""Outlines -> placements: which file each text becomes, at which address, and what was guessed for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from ...addresses import post_page, reserved, series_page, slugify
from ...messages import LanguageName, Message, say, say_count
from ...model import Kind, Series, SiteSettings, Written
from ...reading import read_series
from ...timeline import instant_of, instant_of_written, plan
from ...values import dataclass
from ..losses import LossBook
from ..texts import LOCAL_SITE, SourceFacts
from .names import Names, link_key, number_key
from .outlines import Outline
from .series import PlannedSeries, SeriesWish, series_of
from .series_file import series_file

NO_TITLE = say("it had no title; its first words are one now")


@dataclass(frozen=True, slots=True)
class Placement:
    """The place of one text, and what its header says beside what the text says itself."""

    path: str
    kind: Kind
    stem: str
    lang: str
    folder: str = ""
    title: str = ""
    day: int | None = None
    date: Written | None = None
    slug: str = ""
    aliases: tuple[str, ...] = ()
    guid: str = ""
    reasons: tuple[Message, ...] = ()
    book: LossBook = field(default_factory=LossBook)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything goes. `links` are old addresses, as `link_key` has them, with the files they lead to now."""

    placements: Mapping[str, Placement]
    files: Mapping[str, str]
    """path -> text of the series' own files"""
    series: tuple[PlannedSeries, ...]
    links: Mapping[str, str]
    book: LossBook


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What is given from outside: the site, the wanted name, the instant, what lies in the output already."""

    settings: SiteSettings
    series_name: str
    taken_paths: frozenset[str]
    today: date


def make_plan(outlines: Sequence[Outline], facts: SourceFacts, options: PlanOptions) -> Plan:
    """The place of every text."""
    planner = _Planner(outlines, facts, options)
    planner.place_days()
    planner.place_others()
    planner.give_old_addresses()
    return planner.plan()


class _Planner:
    def __init__(self, outlines: Sequence[Outline], facts: SourceFacts, options: PlanOptions) -> None:
        self._outlines = outlines
        self._options = options
        self._facts = facts
        self._names = Names(options.settings, paths=set(options.taken_paths))
        self._book = LossBook()
        self._placements: dict[str, Placement] = {}
        self._files: dict[str, str] = {}
        self._first_of_group: dict[str, Placement] = {}
        self._by_key = {outline.key: outline for outline in outlines}
        self._series = series_of(outlines, self._wish())
        for path in options.taken_paths:
            self._take_address(path)

    def _take_address(self, path: str) -> None:
        """What lies there already has the address of its name, as far as one can tell by that."""
        stem, _, lang = path.rpartition("/")[2].removesuffix(".md").rpartition(".")
        if path.endswith(".md") and lang in self._options.settings.languages:
            self._names.slug(lang, stem, stem)

    def _wish(self) -> SeriesWish:
        options = self._options
        folders = {path.partition("/")[0] for path in options.taken_paths if "/" in path}
        own = {"articles", "pages", "images", "extra", "words", *reserved(options.settings)}
        return SeriesWish(
            options.series_name,
            self._facts.name,
            self._facts.description,
            options.settings.languages,
            options.today,
            options.settings.timezone,
            self._facts.series_name,
            self._facts.titles,
            self._facts.descriptions,
            frozenset({*folders, *own, *(slug for slug in self._slugs())}),
        )

    def _slugs(self) -> Iterable[str]:
        """Addresses that articles and pages would like to have."""
        return (slugify(outline.slug) for outline in self._outlines if outline.day is None and outline.slug)

    def place_days(self) -> None:
        """The days of every series, and its own file."""
        for series in self._series:
            text = series_file(series, self._options.settings.timezone)
            path = f"{series.folder}/series.yaml"
            self._files[path] = text
            read, _ = read_series(path, text.encode(), self._options.settings.languages)
            for lang in series.titles:
                address = f"/{series.folder}/"
                if read:
                    address = series_page(self._options.settings, read, lang)
                self._names.addresses.add(address.casefold())
            self._note_series(series)
            dates = plan(read, series.length) if read else ()
            for (number, _), key in sorted(series.days.items()):
                self._place_day(series, read, dates, number, self._by_key[key])

    def _place_day(
        self, series: PlannedSeries, read: Series | None, dates: Sequence[date], number: int, outline: Outline
    ) -> None:
        book = LossBook()
        rest = outline.day.rest if outline.day else ""
        title = rest or outline.title or outline.first_words
        if title and not (rest or outline.title):
            book.note("guessed", "title", NO_TITLE, [title])
        if outline.day_by == "homework":
            book.note("guessed", "day-by-homework", say("which day it is stands in its homework alone"))
        lang = outline.lang.tag
        # A file is named after its day: the language that is looked at first names it for its twins.
        group = f"day {number}"
        stem = self._names.stem(
            series.folder, lang, [f"{number:03}-{slugify(outline.slug or rest) or 'day'}"[:80]], group
        )
        own_date = outline.date if read and _needs_date(outline, read, dates[number - 1]) else None
        self._note_language(outline, book)
        self._placements[outline.key] = Placement(
            f"{series.folder}/{stem}.{lang}.md",
            "day",
            stem,
            lang,
            series.folder,
            title,
            number,
            own_date,
            guid=self._guid(outline, book),
            book=book,
        )

    def place_others(self) -> None:
        """Articles and pages: all that is no day, or came as the second text of one."""
        doubles = {key for series in self._series for key in series.doubles}
        for outline in self._outlines:
            if outline.key not in self._placements:
                self._place_other(outline, outline.key in doubles)

    def _place_other(self, outline: Outline, is_double: bool) -> None:
        book, lang = LossBook(), outline.lang.tag
        kind: Kind = "page" if outline.kind == "page" else "article"
        folder = "pages" if kind == "page" else "articles"
        title = outline.title or outline.first_words
        if not outline.title:
            book.note("guessed", "title", NO_TITLE, [outline.first_words])
        if is_double:
            book.note("changed", "day-double", say("another text is this day already, so it is an article"))
        elif outline.day is not None and outline.day.sure and outline.day.number < 1:
            book.note("changed", "day-zero", say("days are counted from 1 here, so day 0 is an article"))
        stem = self._names.stem(folder, lang, [outline.slug, title], outline.group)
        slug = self._names.slug(lang, outline.slug or title, stem)
        reasons: tuple[Message, ...] = ()
        if outline.lang.foreign:
            reasons = (
                say(
                    'it is in {language}, which the site has not got; add "{tag}" to DAYBYDAY_LANGUAGES',
                    language=LanguageName(outline.lang.foreign),
                    tag=outline.lang.foreign,
                ),
            )
        when = outline.date or (self._undated(book) if kind == "article" else None)
        self._note_language(outline, book)
        self._placements[outline.key] = Placement(
            f"{folder}/{stem}.{lang}.md",
            kind,
            stem,
            lang,
            "",
            title,
            None,
            when,
            slug="" if slug == slugify(stem) else slug,
            guid=self._guid(outline, book),
            reasons=reasons,
            book=book,
        )

    def _undated(self, book: LossBook) -> Written:
        today = self._options.today
        book.note("guessed", "date", say("it had no date, and was given yesterday’s ({date})", date=_before(today)))
        return Written(_before(today))

    def _guid(self, outline: Outline, book: LossBook) -> str:
        guid = self._names.guid(outline.guid) if outline.guid else ""
        if outline.guid and not guid:
            book.note("dropped", "guid-twice", say("a feed id that another text has as well"), [outline.guid])
        return guid

    def _note_language(self, outline: Outline, book: LossBook) -> None:
        lang = LanguageName(outline.lang.tag)
        if outline.lang.foreign:
            return
        if outline.lang.unsure:
            book.note(
                "guessed",
                "language-unsure",
                say("nobody says in which language it is: perhaps {language}", language=lang),
            )
        elif outline.lang.detected:
            book.note("guessed", "language", say("its language was found by its letters: {language}", language=lang))

    def give_old_addresses(self) -> None:
        """When every text has its address, the old ones that are free."""
        for outline in self._outlines:
            placement = self._placements[outline.key]
            aliases, unusable, taken = self._names.aliases(outline.addresses, self._own_address(placement))
            if unusable:
                placement.book.note(
                    "dropped",
                    "old-address",
                    say("old addresses at which no file can stand, so nothing leads on from them"),
                    unusable,
                )
            if taken:
                placement.book.note(
                    "dropped",
                    "old-address-taken",
                    say("old addresses at which another text stands, or that lead to one"),
                    taken,
                )
            self._placements[outline.key] = replace(placement, aliases=aliases)
            self._note_name(outline, self._placements[outline.key])
            self._note_group(outline, placement)

    def _own_address(self, placement: Placement) -> str:
        if placement.kind == "day":
            return ""
        return post_page(self._options.settings, placement.lang, placement.slug or slugify(placement.stem))

    def _note_name(self, outline: Outline, placement: Placement) -> None:
        """Say that the name in its old address is nowhere any more: neither in the new one nor in one that leads on."""
        name = outline.slug
        kept = (placement.stem, placement.slug, *placement.aliases)
        # `Day01` is found in `001-day01`: addresses have small letters here.
        if name and not any(name.casefold() in address.casefold() for address in kept):
            placement.book.note("changed", "slug", say("it is called otherwise in its address now"), [name])

    def _note_group(self, outline: Outline, placement: Placement) -> None:
        """Say that translations of each other are no twins here: for a second text in one language, or one the site lacks."""
        if not outline.group:
            return
        first = self._first_of_group.setdefault(outline.group, placement)
        if (first.folder, first.stem) != (placement.folder, placement.stem):
            placement.book.note(
                "changed",
                "no-twin",
                say("it was a translation of another text; here it is no twin of it"),
                [first.path],
            )

    def _note_series(self, series: PlannedSeries) -> None:
        folder, cadence, book = series.folder, series.cadence, self._book
        start, last = cadence.start, series.length
        if series.undated:
            book.note(
                "guessed",
                "series-dates",
                say(
                    "{folder}: no day has a date; day 1 is {start}, so that day {last} is yesterday’s",
                    folder=folder,
                    start=start,
                    last=last,
                ),
            )
        else:
            rhythm = say("every day") if cadence.cadence == "daily" else say("from Monday to Friday")
            book.note(
                "guessed",
                "series-dates",
                say("{folder}: day 1 is {start}, and days come {rhythm}", folder=folder, start=start, rhythm=rhythm),
            )
        if series.missing:
            book.note(
                "guessed",
                "series-holes",
                say_count(
                    "{folder}: {n} day is not there",
                    "{folder}: {n} days are not there",
                    n=len(series.missing),
                    folder=folder,
                ),
                [", ".join(map(str, series.missing))],
            )
        if cadence.rests or cadence.restarts:
            spans = [f"{first}/{until}" for first, until in cadence.rests]
            spans += [f"{number}: {when}" for number, when in cadence.restarts]
            book.note("guessed", "series-pauses", say("{folder}: pauses between days", folder=folder), spans)
        if cadence.off_plan:
            book.note(
                "guessed",
                "series-off-plan",
                say("{folder}: days that keep dates of their own, for they came out of turn", folder=folder),
                [", ".join(map(str, cadence.off_plan))],
            )
        if series.doubles:
            titles = [self._by_key[key].title for key in series.doubles]
            book.note(
                "changed", "series-doubles", say("{folder}: numbers that stand over two texts", folder=folder), titles
            )

    def plan(self) -> Plan:
        """What came out."""
        links: dict[str, str] = {}
        for outline in self._outlines:
            placement = self._placements[outline.key]
            for address in (*outline.addresses, outline.guid):
                if address.startswith("/"):
                    links.setdefault(link_key(f"{LOCAL_SITE}{address}"), placement.path)
                elif "://" in address:
                    links.setdefault(link_key(address), placement.path)
                    if key := number_key(address):
                        links.setdefault(key, placement.path)
        return Plan(self._placements, self._files, tuple(self._series), links, self._book)


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _needs_date(outline: Outline, series: Series, planned: date) -> bool:
    """Whether the plan of its series gives a day another moment than it had."""
    if outline.date is None:
        return False
    zone = series.timezone or "UTC"
    if outline.date.time is None and outline.date.offset is None:
        return outline.date.date != planned
    return instant_of_written(outline.date, series.release, zone) != instant_of(planned, series.release, zone)

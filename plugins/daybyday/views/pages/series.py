"""The page of a series: `/connections/`, every day with its honest state as a wall calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ... import addresses
from ...edition.book import book_link, has_book
from ...edition.edition import Edition
from ...edition.follow_page import follow_address
from ...edition.progress import Progress, block_links, progress, series_state
from ...edition.published import DayLine
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import FRONT, SitemapEntry
from ...edition.workbook import has_workbooks, workbook_days, workbook_link
from ...model import Series, SeriesNow
from ...page_frame.cards import series_card
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...page_frame.reader_script import ReaderDays, reader_days, series_script, weekdays
from ...page_frame.rows import day_row
from ...pages import CalendarMonth, Cell, Link, SeriesPage
from ...parts import Fragment, Part, page_path
from ...syndication.offers import begin_link

_ROWS = 10
_STATES = ("out", "today", "fallback", "elsewhere", "coming", "late", "missing", "withdrawn", "rest")


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """Everything a month of the calendar depends on: the days and rests that fall into it."""

    series: Series
    lang: str
    first: date
    lines: tuple[DayLine, ...]
    rests: tuple[date, ...]
    today: int
    """the number that is marked as today's, 0 when it is not in this month"""


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """Everything the page depends on."""

    navigation: Navigation
    progress: Progress
    months: tuple[Fragment[MonthFacts], ...]
    states: tuple[str, ...]
    """those that occur"""
    recent: tuple[DayLine, ...]
    """newest first"""
    days: ReaderDays
    workbook: bool
    """whether there is any homework to print"""
    book: bool
    """whether there is an e-book"""


def parts(edition: Edition) -> Iterator[Part[SeriesFacts]]:
    """One page a series and language."""
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            address = addresses.series_page(edition.settings, series_now.series, lang)
            yield Part(page_path(address), "series", _facts(edition, series_now, lang), series_now.series.place.path)


def _facts(edition: Edition, series_now: SeriesNow, lang: str) -> SeriesFacts:
    lines, how_far = edition.lines(series_now, lang), progress(edition, series_now, lang)
    today = how_far.today if series_now.phase != "finished" and how_far.is_current else 0
    months = _months(series_now, lang, lines, today)
    states = {line.state for line in lines if line.number != today} | ({"today"} if today else set())
    states |= {"rest"} if any(month.rests for month in months) else set()
    recent = tuple(reversed(edition.shown(series_now, lang)[-_ROWS:]))
    return SeriesFacts(
        navigation(edition, lang, series_now.series),
        how_far,
        tuple(Fragment("series", month) for month in months),
        tuple(state for state in _STATES if state in states),
        recent,
        reader_days(edition, series_now, lang, how_far.today),
        workbook=has_workbooks(edition.settings) and bool(workbook_days(edition, series_now, lang)),
        book=has_book(edition, series_now, lang),
    )


def _months(series_now: SeriesNow, lang: str, lines: tuple[DayLine, ...], today: int) -> list[MonthFacts]:
    """The months from the first to the last planned date."""
    if not lines:
        return []
    by_month: dict[tuple[int, int], list[DayLine]] = {}
    for line in lines:
        by_month.setdefault((line.date.year, line.date.month), []).append(line)
    rests: dict[tuple[int, int], list[date]] = {}
    for rest in series_now.rests:
        rests.setdefault((rest.year, rest.month), []).append(rest)
    months = []
    month, last = date(*min(by_month), 1), max(by_month)
    while (month.year, month.month) <= last:
        key = (month.year, month.month)
        lines_of_month = tuple(by_month.get(key, ()))
        mark = today if any(line.number == today for line in lines_of_month) else 0
        months.append(
            MonthFacts(
                series=series_now.series,
                lang=lang,
                first=month,
                lines=lines_of_month,
                rests=tuple(rests.get(key, ())),
                today=mark,
            )
        )
        month = (month + timedelta(days=32)).replace(day=1)
    return months


def in_sitemap(edition: Edition) -> Iterator[SitemapEntry]:
    """The page of each series in its languages."""
    settings = edition.settings
    for series_now in edition.site.series:
        series = series_now.series
        pages = tuple((lang, addresses.series_page(settings, series, lang)) for lang in series.languages)
        yield SitemapEntry(FRONT, pages=pages)


def render(part: Part[SeriesFacts], services: RenderServices) -> bytes:
    """The page by the template series.html."""
    facts = part.value
    return services.page("series.html", _page(services.context, facts), facts.navigation.lang)


def fragment(value: MonthFacts, services: RenderServices) -> str:
    """A month by the template month.html."""
    return services.piece("month.html", _month(services.context, value), value.lang)


def _page(context: SiteContext, facts: SeriesFacts) -> SeriesPage:
    settings, lang, series = context.settings, facts.navigation.lang, facts.progress.series
    versions = {other_lang: addresses.series_page(settings, series, other_lang) for other_lang in series.languages}
    title, description, words = series.titles[lang], series.descriptions.get(lang, ""), context.words[lang]
    meta = PageMeta(
        lang=lang,
        address=versions[lang],
        title=title,
        description=description,
        versions=versions,
        data=_data(context, series, lang),
        card=series_card(context.settings, series, lang),
    )
    return SeriesPage(
        frame=make_frame(context, facts.navigation, meta),
        title=title,
        description=description,
        state=series_state(context, facts.progress, lang),
        months=facts.months,
        legend=tuple((state, words.say(f"state_{state}")) for state in facts.states),
        rows=tuple(day_row(context, series, line, lang) for line in facts.recent),
        blocks=block_links(context, series, facts.progress.blocks, lang, None),
        ways=tuple(_ways(context, facts)),
        hour=f"{series.release:%H:%M}",
        weekdays=tuple(weekdays(context, lang, series)),
        style=context.asset("series.css"),
        script=series_script(context, facts.days, lang),
    )


def _ways(context: SiteContext, facts: SeriesFacts) -> Iterator[Link]:
    """How to follow the series, how to begin it today, its workbook, and the book it has become."""
    settings, lang, series = context.settings, facts.navigation.lang, facts.progress.series
    yield Link(context.words[lang].say("series_follow"), context.path(follow_address(settings, lang, series)))
    if begin := begin_link(context, facts.progress, lang):
        yield begin
    if facts.workbook:
        yield workbook_link(context, series, lang)
    if facts.book:
        yield book_link(context, series, lang)


def _data(context: SiteContext, series: Series, lang: str) -> dict[str, object]:
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "CreativeWorkSeries",
        "name": series.titles[lang],
        "inLanguage": lang,
        "startDate": series.start.isoformat(),
        "url": context.absolute(addresses.series_page(context.settings, series, lang)),
    }
    if description := series.descriptions.get(lang):
        data["description"] = description
    return data


def _month(context: SiteContext, facts: MonthFacts) -> CalendarMonth:
    words, first = context.words[facts.lang], facts.first
    by_date = {line.date: line for line in facts.lines}
    current = first - timedelta(days=(first.weekday() - words.first_weekday()) % 7)
    weeks = []
    while (current.year, current.month) <= (first.year, first.month):
        week: list[Cell | None] = []
        for _ in range(7):
            inside = current.month == first.month
            week.append(_cell(context, facts, current, by_date.get(current)) if inside else None)
            current += timedelta(days=1)
        weeks.append(tuple(week))
    return CalendarMonth(words.month(first), words.weekdays(), tuple(weeks))


def _cell(context: SiteContext, facts: MonthFacts, when: date, line: DayLine | None) -> Cell:
    words = context.words[facts.lang]
    spoken = words.short_date(when)
    if line is None:
        if when in facts.rests:
            label = words.say("cell", date=spoken, state=words.say("state_rest"))
            return Cell(state="rest", number="", date=str(when.day), address="", label=label, title="", lang="")
        return Cell(state="empty", number="", date=str(when.day), address="", label=spoken, title="", lang="")
    post = line.post
    if post:
        label = words.say("cell_titled", day=line.number, date=spoken)
    else:
        label = words.say("cell_day", day=line.number, date=spoken, state=words.say(f"state_{line.state}"))
    address = addresses.day_page(context.settings, facts.series, facts.lang, line.number) if line.has_page else ""
    return Cell(
        state="today" if line.number == facts.today else line.state,
        number=str(line.number),
        date=str(when.day),
        address=context.path(address) if address else "",
        label=label,
        title=post.title if post else "",
        lang=post.lang if post and post.lang != facts.lang else "",
    )

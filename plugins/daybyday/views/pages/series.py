"""The page of a series: `/connections/`, every day with its honest state as a wall calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial

from ... import addresses, timeline
from ...edition.book import book_link, has_book
from ...edition.edition import Edition
from ...edition.ending import ending
from ...edition.follow_page import follow_address
from ...edition.progress import Progress, block_links, expected_next, progress, series_state
from ...edition.published import DayLine
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.sitemap_entry import FRONT, SitemapEntry
from ...edition.workbook import has_workbooks, workbook_days, workbook_link
from ...model import DayState, Series, SeriesNow
from ...page_frame.cards import series_card
from ...page_frame.frame import Navigation, PageMeta, is_named_like_site, make_frame, navigation
from ...page_frame.reader_script import ReaderDays, reader_days, series_script, weekdays
from ...page_frame.rows import day_row
from ...pages import CalendarMonth, Cell, Link, SeriesPage
from ...parts import Fragment, LatePart, Part, page_path
from ...syndication.offers import begin_link
from ...values import dataclass

_ROWS = 10
_LARGE = 3
"""So many months hang large, with the titles of their days; of more, only the one that is today's."""
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
    totals: tuple[tuple[str, int], ...]
    """how many days are in each state that occurs; days of rest, too"""
    states: tuple[str, ...]
    """those of the squares"""
    today: int
    """the number that is marked as today's; 0 for none"""
    rows: tuple[DayLine, ...]
    """the latest days, newest first; of a series that is over the first ones, in order"""
    days: ReaderDays
    workbook: bool
    """whether there is any homework to print"""
    book: bool
    """whether there is an e-book"""
    ending: int
    """of a series that is over, the number of the day that has its end; 0 for none"""


def parts(edition: Edition) -> Iterator[Part[SeriesFacts]]:
    """One page a series and language."""
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            address = addresses.series_page(edition.settings, series_now.series, lang)
            facts = cache(partial(_facts, edition, series_now, lang))
            yield LatePart(page_path(address), "series", facts, series_now.series.place.path)


def _facts(edition: Edition, series_now: SeriesNow, lang: str) -> SeriesFacts:
    how_far, shown = progress(edition, series_now, lang), edition.shown(series_now, lang)
    lines = (*edition.lines(series_now, lang), *_ahead(edition, series_now, how_far))
    today = how_far.today if series_now.phase != "finished" and how_far.is_current else 0
    months = _months(series_now, lang, lines, today)
    totals = Counter(line.state for line in lines) + Counter(rest=sum(len(month.rests) for month in months))
    states = {line.state for line in lines if line.number != today} | ({"today"} if today else set())
    states |= {"rest"} if totals["rest"] else set()
    rows = shown[:_ROWS] if series_now.phase == "finished" else shown[: -_ROWS - 1 : -1]
    return SeriesFacts(
        navigation(edition, lang, series_now.series),
        how_far,
        tuple(Fragment("series", month) for month in months),
        tuple((state, totals[state]) for state in _STATES if totals[state]),
        tuple(state for state in _STATES if state in states),
        today,
        tuple(rows),
        reader_days(edition, series_now, lang, how_far.today),
        workbook=has_workbooks(edition.settings) and bool(workbook_days(edition, series_now, lang)),
        book=has_book(edition, series_now, lang),
        ending=_ending(edition, series_now, lang),
    )


def _ending(edition: Edition, series_now: SeriesNow, lang: str) -> int:
    last, _ = ending(edition, series_now, lang) or (0, None)
    return last if series_now.phase == "finished" else 0


def _ahead(edition: Edition, series_now: SeriesNow, how_far: Progress) -> Iterator[DayLine]:
    """Of a series without a length, the days its plan has after the last one: overdue ones, and the next to come.

    The plan alone says so, whether anybody has written them or not.
    """
    series, last = series_now.series, len(series_now.days)
    if series.length or not how_far.count:
        return
    expected = expected_next(edition, series_now)
    numbers = [*series_now.overdue, *([expected.number] if expected else [])]
    plan = timeline.plan(series, max(numbers, default=last))
    for number in numbers:
        if number > last:
            state: DayState = (
                "coming" if number not in series_now.overdue else "late" if number in how_far.late else "missing"
            )
            yield DayLine(number, plan[number - 1], state, None, has_page=False)


def _months(series_now: SeriesNow, lang: str, lines: tuple[DayLine, ...], today: int) -> list[MonthFacts]:
    """The months from the first to the last planned date."""
    if not lines:
        return []
    by_month: dict[date, list[DayLine]] = {}
    for line in lines:
        by_month.setdefault(line.date.replace(day=1), []).append(line)
    rests: dict[date, list[date]] = {}
    for rest in series_now.rests:
        rests.setdefault(rest.replace(day=1), []).append(rest)
    months = []
    month, last = min(by_month), max(by_month)
    while month <= last:
        lines_of_month = tuple(by_month.get(month, ()))
        months.append(
            MonthFacts(
                series=series_now.series,
                lang=lang,
                first=month,
                lines=lines_of_month,
                rests=tuple(rests.get(month, ())),
                today=today if any(line.number == today for line in lines_of_month) else 0,
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
    lang, series, words = facts.navigation.lang, facts.progress.series, context.words[facts.navigation.lang]
    title = words.say("all_days") if is_named_like_site(context, series, lang) else series.titles[lang]
    is_over, today = facts.progress.phase == "finished", facts.today
    return SeriesPage(
        frame=make_frame(context, facts.navigation, _meta(context, series, lang, title)),
        title=title,
        description=series.descriptions.get(lang, ""),
        state=series_state(context, facts.progress, lang),
        totals=_totals(context, facts),
        to_today=Link(words.say("to_today", day=today), "#today") if today else None,
        months=facts.months,
        is_large=len(facts.months) <= _LARGE,
        legend=tuple((state, words.say(f"state_{state}")) for state in facts.states),
        rows=tuple(day_row(context, series, line, lang) for line in facts.rows),
        rows_label=words.say("first_days" if is_over else "latest_days"),
        blocks=block_links(context, series, facts.progress.blocks, lang, None),
        is_over=is_over,
        ways=tuple(_ways(context, facts)),
        hour=f"{series.release:%H:%M}",
        weekdays=tuple(weekdays(context, lang, series)),
        style=context.asset("series.css"),
        script=series_script(context, facts.days, lang),
    )


def _meta(context: SiteContext, series: Series, lang: str, title: str) -> PageMeta:
    versions = {tag: addresses.series_page(context.settings, series, tag) for tag in series.languages}
    return PageMeta(
        lang=lang,
        address=versions[lang],
        title=title,
        description=series.descriptions.get(lang, ""),
        versions=versions,
        data=_data(context, series, lang),
        card=series_card(context.settings, series, lang),
    )


def _totals(context: SiteContext, facts: SeriesFacts) -> str:
    """ "8 of 10 days are out, 1 late, 2 days of rest."; "" where the state of the series says it all."""
    words, series, numbers = context.words[facts.navigation.lang], facts.progress.series, dict(facts.totals)
    out = facts.progress.count
    if not numbers or facts.progress.phase == "before" or (out == series.length and len(numbers) == 1):
        return ""
    total = "totals_out" if series.length else "totals_out_open"
    first = words.count(total, out, total=series.length)
    others = (words.count(f"totals_{state}", number) for state, number in facts.totals if state != "out")
    return words.say("totals", totals=", ".join((first, *others)))


def _ways(context: SiteContext, facts: SeriesFacts) -> Iterator[Link]:
    """How to follow the series, how to begin it today, its workbook, and the book it has become.

    Once it is over nothing comes in its feeds any more: how to begin it stands first, and they stand last.
    """
    settings, lang, series = context.settings, facts.navigation.lang, facts.progress.series
    is_over = facts.progress.phase == "finished"
    follow = Link(context.words[lang].say("series_follow"), context.path(follow_address(settings, lang, series)))
    if not is_over:
        yield follow
    if begin := begin_link(context, facts.progress, lang):
        yield begin
    if facts.workbook:
        yield workbook_link(context, series, lang)
    if facts.book:
        yield book_link(context, series, lang)
    if facts.ending:
        sheet = f"{addresses.day_page(settings, series, lang, facts.ending)}#ending-sheet"
        yield Link(context.words[lang].say("sheet_link"), context.path(sheet))
    if is_over:
        yield follow


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
    month = words.month(first)
    return CalendarMonth(
        place=f"month-{first:%Y-%m}",
        caption=month[:1].upper() + month[1:],
        series=facts.series.titles[facts.lang],
        printing=words.say("print_month", month=month),
        weekdays=words.weekdays(),
        weeks=tuple(weeks),
    )


def _cell(context: SiteContext, facts: MonthFacts, when: date, line: DayLine | None) -> Cell:
    words = context.words[facts.lang]
    spoken = words.short_date(when)
    if line is None:
        is_rest = when in facts.rests
        label = words.say("cell", date=spoken) if is_rest else spoken
        title = words.say("state_rest") if is_rest else ""
        state = "rest" if is_rest else "empty"
        return Cell(state=state, number="", date=str(when.day), address="", label=label, title=title, lang="")
    post = line.post
    address = addresses.day_page(context.settings, facts.series, facts.lang, line.number) if line.has_page else ""
    return Cell(
        state="today" if line.number == facts.today else line.state,
        number=str(line.number),
        date=str(when.day),
        address=context.path(address) if address else "",
        label=words.say("cell_day", day=line.number, date=spoken),
        title=post.title if post else words.say(f"state_{line.state}"),
        lang=post.lang if post and post.lang != facts.lang else "",
    )

"""The workbook of a series: `/connections/workbook/`, all homework with room to write; and a page for each month.

The page of a month knows of no later one, so that it changes no more once its days are over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ... import addresses
from ...edition.edition import Edition
from ...edition.homework import CardIds, homework_of
from ...edition.links import on_page
from ...edition.published import DayLine, PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...edition.workbook import Months, has_workbooks, workbook_pages
from ...model import Series
from ...page_frame.cards import series_card
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...page_frame.reader_script import workbook_script
from ...pages import Link, WorkbookDay, WorkbookPage
from ...parts import Fragment, Part, page_path
from ...prose import Resolved
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A day in a workbook: what its piece of the page depends on."""

    series: Series
    lang: str
    number: int
    date: date
    post: PublishedPost
    links: tuple[tuple[str, Resolved], ...]


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """Everything a page depends on."""

    series: Series
    navigation: Navigation
    sheets: tuple[Fragment[Sheet], ...]
    month: date | None
    """None for the whole workbook"""
    months: tuple[date, ...]
    """months with a page of their own: all of them, or those before this one"""
    written: tuple[str, ...]
    """languages in which one of the days has a text of its own"""
    pages: tuple[str, ...]
    """languages that have this page"""


def parts(edition: Edition) -> Iterator[Part[WorkbookFacts]]:
    """The whole workbook in each language of a series that has homework; its months, once there are two."""
    for series_now in edition.site.series if has_workbooks(edition.settings) else ():
        pages = {lang: workbook_pages(edition, series_now, lang) for lang in series_now.series.languages}
        for lang in series_now.series.languages:
            yield from _of_language(edition, series_now.series, lang, pages)


def _of_language(
    edition: Edition, series: Series, lang: str, pages: dict[str, Months]
) -> Iterator[Part[WorkbookFacts]]:
    months = tuple(month for month in pages[lang] if month)
    sheets = {line.number: _sheet(edition, series, lang, line) for line in pages[lang].get(None, ())}
    for month, lines in pages[lang].items():
        same = {tag: pages[tag].get(month, ()) for tag in series.languages}
        facts = WorkbookFacts(
            series=series,
            navigation=navigation(edition, lang, series),
            sheets=tuple(sheets[line.number] for line in lines),
            month=month,
            months=tuple(other for other in months if month is None or other < month),
            written=tuple(tag for tag in series.languages if any(line.state == "out" for line in same[tag])),
            pages=tuple(tag for tag in series.languages if same[tag]),
        )
        address = addresses.workbook_page(edition.settings, series, lang, month)
        yield Part(page_path(address), "workbook", facts, series.place.path)


def _sheet(edition: Edition, series: Series, lang: str, line: DayLine) -> Fragment[Sheet]:
    post = line.post
    if post is None:
        raise ValueError(f"day {line.number} has no text")  # `workbook_days` gives none of these
    links = on_page(edition, post.record, lang, post.facts.homework_targets)
    return Fragment("workbook", Sheet(series, lang, line.number, line.date, post, links))


def render(part: Part[WorkbookFacts], services: RenderServices) -> bytes:
    """The page by the template workbook.html."""
    facts = part.value
    return services.page("workbook.html", _page(services.context, facts), facts.navigation.lang)


def fragment(value: Sheet, services: RenderServices) -> str:
    """A day by the template workbook_day.html."""
    return services.piece("workbook_day.html", _day(services.context, value), value.lang)


def _page(context: SiteContext, facts: WorkbookFacts) -> WorkbookPage:
    settings, lang, series = context.settings, facts.navigation.lang, facts.series
    words = context.words[lang]
    month = words.month(facts.month) if facts.month else ""
    name = words.say("workbook_month", month=month) if month else words.say("workbook")
    return WorkbookPage(
        frame=make_frame(context, facts.navigation, _meta(context, facts, name)),
        series=Link(series.titles[lang], context.path(addresses.series_page(settings, series, lang))),
        title=name,
        days=facts.sheets,
        whole=Link(words.say("workbook_whole"), _address(context, series, lang)) if facts.month else None,
        months=tuple(Link(words.month(first), _address(context, series, lang, first)) for first in facts.months),
        style=context.asset("workbook.css"),
        script=workbook_script(context, series, lang),
    )


def _address(context: SiteContext, series: Series, lang: str, month: date | None = None) -> str:
    return context.path(addresses.workbook_page(context.settings, series, lang, month))


def _meta(context: SiteContext, facts: WorkbookFacts, name: str) -> PageMeta:
    settings, lang, series = context.settings, facts.navigation.lang, facts.series

    def page(page_lang: str) -> str:
        return addresses.workbook_page(settings, series, page_lang, facts.month)

    switch = {tag: addresses.series_page(settings, series, tag) for tag in series.languages}
    is_own = lang in facts.written
    return PageMeta(
        lang=lang,
        address=page(lang),
        title=f"{series.titles[lang]}: {name}",
        description=context.words[lang].say("workbook_about", series=series.titles[lang]),
        versions={tag: page(tag) for tag in facts.written} if is_own else {},
        switch=switch | {tag: page(tag) for tag in facts.pages},
        canonical="" if is_own or not facts.written else page(facts.written[0]),
        card=series_card(settings, series, lang),
    )


def _day(context: SiteContext, sheet: Sheet) -> WorkbookDay:
    words, post, lang = context.words[sheet.lang], sheet.post, sheet.lang
    homework = homework_of(post)
    if homework is None:
        raise ValueError(f"day {sheet.number} has no homework")  # `workbook_days` gives none of these
    address = context.path(addresses.day_page(context.settings, sheet.series, lang, sheet.number))
    foreign = post.lang if post.lang != lang else ""
    return WorkbookDay(
        number=sheet.number,
        label=words.say("day", day=sheet.number),
        title=post.title,
        lang=foreign,
        note=words.say("in_language", language=words.language_name(foreign)) if foreign else "",
        date=words.date(sheet.date),
        address=address,
        homework=homework.card(context, lang, sheet.links, CardIds.of_day(sheet.number), address),
    )

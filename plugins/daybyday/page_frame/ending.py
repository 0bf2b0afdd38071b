"""The end of a series in words: totals, what to do next, and a sheet with all days to print and to tick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .. import addresses
from ..edition.book import book_link
from ..edition.ending import Ending, OtherSeries
from ..edition.follow_page import follow_address
from ..edition.site_context import SiteContext
from ..edition.workbook import workbook_link
from ..pages import EndingSection, Link, SheetDay
from ..plain_text import held_together
from .sharing import mail_address

_WITH_TITLES = 50
"""So many days fit a sheet of paper with their titles; a year fits it in numbers."""
_ON_A_SHEET = 400
"""More days than that would weigh more than a page of a day may: then the sheet has a line for their number alone."""
_OTHERS = 3


def ending_section(context: SiteContext, ending: Ending, lang: str, begin: Link | None) -> EndingSection:
    """What the page of the last day says after its homework; `begin` is the way to begin the series anew, if there is one."""
    words, series = context.words[lang], ending.how_far.series
    totals = [words.count("book_days", len(ending.days))]
    if ending.homework:
        totals.append(words.count("ending_homework", ending.homework))
    kind = "ending" if ending.is_final else "ending_open"
    return EndingSection(
        title=words.say(f"{kind}_title"),
        text=words.say(
            kind, series=series.titles[lang], totals=words.joined([held_together(total, most=1) for total in totals])
        ),
        links=tuple(_links(context, ending, lang, begin)),
        series=series.titles[lang],
        total=ending.homework or len(ending.days),
        days=tuple(_sheet_days(context, ending, lang)),
    )


def _links(context: SiteContext, ending: Ending, lang: str, begin: Link | None) -> Iterator[Link]:
    words, settings, series = context.words[lang], context.settings, ending.how_far.series
    page = addresses.series_page(settings, series, lang)
    yield Link(words.say("ending_series"), context.path(page))
    if ending.workbook:
        yield workbook_link(context, series, lang)
    if ending.book:
        yield book_link(context, series, lang)
    if not ending.is_final:
        yield Link(words.say("series_follow"), context.path(follow_address(settings, lang, series)))
    for other in ending.others[:_OTHERS]:
        yield _other(context, other, lang)
    if begin:
        yield replace(begin, text=words.say("ending_again"))
    if settings.makes("share"):
        # The last day makes little sense to somebody who has read no other: it is the whole that is passed on.
        yield Link(words.say("ending_share"), mail_address(series.titles[lang], context.absolute(page)))


def _other(context: SiteContext, other: OtherSeries, lang: str) -> Link:
    words, title = context.words[lang], other.series.titles[lang]
    address = context.path(addresses.series_page(context.settings, other.series, lang))
    if other.phase == "before":
        return Link(words.say("ending_next", series=title, date=words.full_date(other.begins)), address)
    return Link(words.say("ending_running", series=title), address)


def _sheet_days(context: SiteContext, ending: Ending, lang: str) -> Iterator[SheetDay]:
    titled = len(ending.days) <= _WITH_TITLES
    for line in ending.days if len(ending.days) <= _ON_A_SHEET else ():
        post = line.post
        if post is None:
            continue  # an ending has none of these
        label = context.words[lang].say("day", day=line.number) if titled else str(line.number)
        counts = post.homework is not None
        foreign = post.lang if titled and post.lang != lang else ""
        yield SheetDay(line.number, label, post.title if titled else "", foreign, counts)

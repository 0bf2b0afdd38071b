"""The page of a series: `/connections/`, every day with its honest state as a wall calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, make_frame
from ..framing.listing import block_links, series_state
from ..framing.rows import day_row
from ..model import DayNow, SeriesNow
from ..pages import Cell, Month, SeriesPage
from ..parts import Kit, Part, page_path

_ROWS = 10
_STATES = ("out", "today", "fallback", "elsewhere", "coming", "missing", "withdrawn", "rest")


def parts(edition: Edition) -> Iterator[Part]:
    """One page a series and language."""
    for one in edition.site.series:
        for lang in one.series.languages:
            address = addresses.series_page(edition.settings, one.series, lang)
            yield Part(page_path(address), "series", _page(edition, one, lang), one.series.place.path)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template series.html."""
    page = part.value
    assert isinstance(page, SeriesPage)
    return kit.page("series.html", page, page.frame.lang)


def _page(edition: Edition, one: SeriesNow, lang: str) -> SeriesPage:
    settings, series, words = edition.settings, one.series, edition.words[lang]
    versions = {other: addresses.series_page(settings, series, other) for other in series.languages}
    title, description = series.titles[lang], series.descriptions.get(lang, "")
    feed = addresses.series_file(settings, series, lang, "feed.rss")
    about = About(
        lang=lang, address=versions[lang], title=title, description=description, versions=versions, series=series,
        data=_data(edition, one, lang),
    )  # fmt: skip
    months = tuple(_months(edition, one, lang))
    used = {cell.state for month in months for week in month.weeks for cell in week if cell}
    recent = sorted(one.shown(lang), key=lambda day: day.number, reverse=True)[:_ROWS]
    return SeriesPage(
        frame=make_frame(edition, about), title=title, description=description,
        state=series_state(edition, one, lang), months=months,
        legend=tuple((state, words.say(f"state_{state}")) for state in _STATES if state in used),
        rows=tuple(day_row(edition, one, day, lang) for day in recent),
        blocks=block_links(edition, one, lang, None), feed=edition.locator.path(feed),
    )  # fmt: skip


def _data(edition: Edition, one: SeriesNow, lang: str) -> dict[str, object]:
    data: dict[str, object] = {
        "@context": "https://schema.org", "@type": "CreativeWorkSeries", "name": one.series.titles[lang],
        "inLanguage": lang, "startDate": one.series.start.isoformat(),
        "url": edition.locator.absolute(addresses.series_page(edition.settings, one.series, lang)),
    }  # fmt: skip
    if description := one.series.descriptions.get(lang):
        data["description"] = description
    return data


def _months(edition: Edition, one: SeriesNow, lang: str) -> Iterator[Month]:
    """The months from the first to the last planned date."""
    if not one.days:
        return
    by_date = {day.date: day for day in one.days}
    first, last = min(by_date), max(by_date)
    rests = frozenset(one.rests)
    month = first.replace(day=1)
    while month <= last:
        yield _month(edition, one, lang, month, by_date, rests)
        month = (month + timedelta(days=32)).replace(day=1)


def _month(
    edition: Edition, one: SeriesNow, lang: str, first: date, by_date: dict[date, DayNow], rests: frozenset[date]
) -> Month:
    words = edition.words[lang]
    current = first - timedelta(days=(first.weekday() - words.first_weekday()) % 7)
    weeks = []
    while (current.year, current.month) <= (first.year, first.month):
        week: list[Cell | None] = []
        for _ in range(7):
            inside = current.month == first.month
            week.append(_cell(edition, one, lang, current, by_date.get(current), rests) if inside else None)
            current += timedelta(days=1)
        weeks.append(tuple(week))
    return Month(words.month(first), words.weekdays(), tuple(weeks))


def _cell(edition: Edition, one: SeriesNow, lang: str, when: date, day: DayNow | None, rests: frozenset[date]) -> Cell:
    words = edition.words[lang]
    spoken = words.short_date(when)
    if day is None:
        if when in rests:
            label = words.say("cell", date=spoken, state=words.say("state_rest"))
            return Cell("rest", "", str(when.day), "", label, "", "")
        return Cell("empty", "", str(when.day), "", spoken, "", "")
    state = day.state(lang)
    shown = day.shown.get(lang)
    today = state in ("out", "fallback") and one.phase != "finished" and day.number == _today(one, lang)
    if shown:
        label = words.say("cell_titled", day=day.number, date=spoken)
    else:
        label = words.say("cell_day", day=day.number, date=spoken, state=words.say(f"state_{state}"))
    has_page = shown or lang in day.withdrawn
    address = (
        edition.locator.path(addresses.day_page(edition.settings, one.series, lang, day.number)) if has_page else ""
    )
    foreign = shown.lang if shown and shown.lang != lang else ""
    title = shown.source.title if shown else ""
    return Cell("today" if today else state, str(day.number), str(when.day), address, label, title, foreign)


def _today(one: SeriesNow, lang: str) -> int:
    return max((day.number for day in one.shown(lang)), default=0)

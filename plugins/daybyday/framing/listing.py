"""What the home page, the series page and the listings say of a series in the same words."""

from __future__ import annotations

from .. import addresses
from ..model import SeriesNow
from ..pages import Link
from .edition import Edition


def series_state(edition: Edition, one: SeriesNow, lang: str) -> str:
    """ "Today is day 8 of 30.", "It begins on …", "All 30 days are here."."""
    words, length = edition.words[lang], one.series.length
    shown = one.shown(lang)
    if one.phase == "before":
        return words.say("series_before", date=words.full_date(one.days[0].date if one.days else one.series.start))
    if not shown:
        return words.say("series_waiting")
    if one.phase == "running":
        today = shown[-1].number
        if length:
            return words.say("series_running", day=today, length=length)
        return words.say("series_running_open", day=today)
    if length and len(shown) == length:
        return words.count("series_finished", length)
    return words.say("series_finished_open")


def block_links(edition: Edition, one: SeriesNow, lang: str, current: tuple[int, int] | None) -> tuple[Link, ...]:
    """Links to the listings of a series that have something to list."""
    words, to = edition.words[lang], edition.locator.path
    blocks = dict.fromkeys(addresses.block_of(day.number) for day in one.shown(lang))
    return tuple(
        Link(
            words.say("period", first=block[0], last=block[1]),
            to(addresses.block_page(edition.settings, one.series, lang, block)),
            current=block == current,
        )
        for block in blocks
    )

"""Posts as lines of lists, and the small words that every page of a post needs."""

from __future__ import annotations

from .. import addresses
from ..model import Series
from ..pages import Link, Row
from .house import House
from .told import DayLine, Told

_WORDS_A_MINUTE = 200


def post_row(house: House, told: Told) -> Row:
    """An article, or a day's own text, as a line in a list of its language."""
    words, number = house.words[told.lang], told.post.source.day
    return Row(
        number, words.say("day", day=number) if number else "", told.title, told.summary,
        house.path(told.post.address), "", words.date(told.published), "",
    )  # fmt: skip


def day_row(house: House, series: Series, line: DayLine, lang: str) -> Row:
    """A day as a line in a list: its text, the original standing in for it, or its honest state."""
    words, told = house.words[lang], line.told
    label = words.say("day", day=line.number)
    if told is None:
        return Row(line.number, label, "", "", "", "", words.date(line.date), words.say(f"state_{line.state}"))
    foreign = told.lang if told.lang != lang else ""
    address = addresses.day_page(house.settings, series, lang, line.number)
    return Row(
        line.number, label, told.title, told.summary, house.path(address), foreign, words.date(told.published),
        words.say("in_language", language=words.language_name(foreign)) if foreign else "",
    )  # fmt: skip


def tag_links(house: House, told: Told) -> tuple[Link, ...]:
    """A post's tags with their pages, in the post's own language."""
    return tuple(
        Link(name, house.path(addresses.tag_page(house.settings, told.lang, slug))) for _, name, slug in told.tags
    )


def reading_time(house: House, told: Told, lang: str) -> str:
    """ "4 min read"."""
    return house.words[lang].count("reading_time", max(1, round(told.facts.words / _WORDS_A_MINUTE)))


def correction(house: House, told: Told, lang: str) -> str:
    """ "Corrected on 9 November 2026", or ""."""
    words = house.words[lang]
    return words.say("corrected", date=words.plain_date(told.modified)) if told.modified else ""


def author_names(house: House, told: Told, lang: str) -> str:
    """ "by Ada and Bruno", or ""."""
    words, authors = house.words[lang], told.post.source.authors
    return words.say("by_authors", authors=words.joined(authors)) if authors else ""

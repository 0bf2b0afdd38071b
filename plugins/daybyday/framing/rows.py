"""Posts as lines of lists, and the small words that every page of a post needs."""

from __future__ import annotations

from .. import addresses
from ..model import DayNow, Post, SeriesNow
from ..pages import DateWords, Link, Row
from ..tagging import tag_key, tag_name, tag_slug
from .edition import Edition

_WORDS_A_MINUTE = 200


def post_row(edition: Edition, post: Post, lang: str) -> Row:
    """An article, or a day's own text, as a line in a list of its language."""
    words, number = edition.words[lang], post.source.day
    return Row(
        number, words.say("day", day=number) if number else "", post.source.title, edition.summary(post),
        edition.locator.path(post.address), "", words.date(edition.local(post)), "",
    )  # fmt: skip


def day_row(edition: Edition, one: SeriesNow, day: DayNow, lang: str) -> Row:
    """A day as a line in a list: its text, the original standing in for it, or its honest state."""
    words = edition.words[lang]
    label = words.say("day", day=day.number)
    post = day.shown.get(lang)
    if post is None:
        state = day.state(lang)
        note = words.say(f"state_{state}")
        return Row(day.number, label, "", "", "", "", planned_date(edition, day, lang), note)
    foreign = post.lang if post.lang != lang else ""
    address = addresses.day_page(edition.settings, one.series, lang, day.number)
    return Row(
        day.number, label, post.source.title, edition.summary(post), edition.locator.path(address), foreign,
        words.date(edition.local(post)),
        words.say("in_language", language=words.language_name(foreign)) if foreign else "",
    )  # fmt: skip


def planned_date(edition: Edition, day: DayNow, lang: str) -> DateWords:
    """The planned date of a day in words."""
    return edition.words[lang].date(day.date)


def tag_links(edition: Edition, post: Post) -> tuple[Link, ...]:
    """A post's tags with their pages, in the post's own language."""
    names = edition.site.tags
    to = edition.locator.path
    return tuple(
        Link(
            tag_name(names, tag_key(names, tag), post.lang, tag),
            to(addresses.tag_page(edition.settings, post.lang, tag_slug(names, tag, post.lang))),
        )
        for tag in post.source.tags
    )


def reading_time(edition: Edition, post: Post, lang: str) -> str:
    """ "4 min read"."""
    minutes = max(1, round(edition.facts_of(post).words / _WORDS_A_MINUTE))
    return edition.words[lang].count("reading_time", minutes)


def correction(edition: Edition, post: Post, lang: str) -> str:
    """ "Corrected on 9 November 2026", or ""."""
    moment = edition.local_modified(post)
    words = edition.words[lang]
    return words.say("corrected", date=words.plain_date(moment)) if moment else ""


def author_names(edition: Edition, post: Post, lang: str) -> str:
    """ "by Ada and Bruno", or ""."""
    words = edition.words[lang]
    return words.say("by_authors", authors=words.joined(post.source.authors)) if post.source.authors else ""

"""Posts as lines of lists, and the small words that every page of a post needs."""

from __future__ import annotations

from .. import addresses
from ..edition.published import DayLine, PublishedPost
from ..edition.site_context import SiteContext
from ..model import Outdated, Series
from ..pages import Link, ListRow, OutdatedNotice
from ..plain_text import held_together

_WORDS_A_MINUTE = 200


def post_row(context: SiteContext, post: PublishedPost) -> ListRow:
    """An article, or a day's own text, as a line in a list of its language."""
    words, number = context.words[post.lang], post.source.day
    return ListRow(
        number=number,
        label=words.say("day", day=number) if number else "",
        title=post.title,
        summary=post.summary,
        address=context.path(post.record.address),
        lang="",
        date=words.date(post.published),
        note="",
    )


def day_row(context: SiteContext, series: Series, line: DayLine, lang: str) -> ListRow:
    """A day as a line in a list: its text, the original standing in for it, or its honest state."""
    words, post = context.words[lang], line.post
    label = words.say("day", day=line.number)
    if post is None:
        return ListRow(
            number=line.number,
            label=label,
            title="",
            summary="",
            address="",
            lang="",
            date=words.date(line.date),
            note=words.say(f"state_{line.state}"),
        )
    foreign = post.lang if post.lang != lang else ""
    address = addresses.day_page(context.settings, series, lang, line.number)
    return ListRow(
        number=line.number,
        label=label,
        title=post.title,
        summary=post.summary,
        address=context.path(address),
        lang=foreign,
        date=words.date(post.published),
        note=words.say("in_language", language=words.language_name(foreign)) if foreign else "",
    )


def tag_links(context: SiteContext, post: PublishedPost) -> tuple[Link, ...]:
    """A post's tags with their pages, in the post's own language."""
    return tuple(
        Link(name, context.path(addresses.tag_page(context.settings, post.lang, slug))) for _, name, slug in post.tags
    )


def reading_time(context: SiteContext, post: PublishedPost, lang: str) -> str:
    """ "4 minutes to read"."""
    minutes = max(1, round(post.facts.words / _WORDS_A_MINUTE))
    return held_together(context.words[lang].count("reading_time", minutes), most=1)


def correction(context: SiteContext, post: PublishedPost, lang: str) -> str:
    """ "Corrected on 9 November 2026", or ""."""
    words = context.words[lang]
    return words.say("corrected", date=words.plain_date(post.modified)) if post.modified else ""


def outdated_notice(context: SiteContext, outdated: Outdated | None, lang: str) -> OutdatedNotice | None:
    """That the original says something else by now, and where it is; None for a translation that follows it."""
    if outdated is None:
        return None
    words = context.words[lang]
    key = "outdated_homework" if outdated.homework else "outdated_text"
    text = words.say(key, language=words.language_name(outdated.original))
    original = Link(held_together(words.say("outdated_link")), context.path(outdated.address))
    return OutdatedNotice(text, original, outdated.original)


def author_names(context: SiteContext, post: PublishedPost, lang: str) -> str:
    """ "by Ada and Bruno", or ""."""
    words, authors = context.words[lang], post.source.authors
    return words.say("by_authors", authors=words.joined(authors)) if authors else ""

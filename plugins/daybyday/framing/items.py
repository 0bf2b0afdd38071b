"""Posts as feed items: what every feed format says of them, fixed on the day they came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ..assembling.identity import feed_id
from ..model import Post, SeriesNow
from ..prose import Resolved
from ..tagging import tag_key, tag_name, tag_slug
from .edition import Edition
from .links import in_feed

MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class HomeworkItem:
    """The homework of an item: words ready to print, task ids for the texts in the body."""

    heading: str
    minutes: str
    has_intro: bool
    tasks: tuple[str, ...]
    link_text: str
    link: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item: small facts only, the text by its digest."""

    id: str
    title: str
    address: str
    published: datetime
    updated: datetime
    summary: str
    authors: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    """(term, label)"""
    digest: str
    links: tuple[tuple[str, Resolved], ...]
    homework: HomeworkItem | None


def items_of_language(edition: Edition, lang: str) -> tuple[FeedItem, ...]:
    """Everything told in a language, newest first (F32, F42)."""
    posts = [post for post in edition.site.articles if post.lang == lang]
    for one in edition.site.series:
        posts += own_texts(one, lang)
    return _items(edition, posts)


def items_of_series(edition: Edition, one: SeriesNow, lang: str) -> tuple[FeedItem, ...]:
    """The days of a series told in a language, newest first. A fallback is no item."""
    return _items(edition, own_texts(one, lang))


def own_texts(one: SeriesNow, lang: str) -> list[Post]:
    """The days that have a text of their own in a language, in order of number."""
    return [day.texts[lang] for day in one.days if lang in day.texts]


def _items(edition: Edition, posts: list[Post]) -> tuple[FeedItem, ...]:
    newest = sorted(posts, key=lambda post: (post.published, post.source.day or 0, post.key), reverse=True)
    return tuple(_item(edition, post) for post in newest[:MOST_ITEMS])


def _item(edition: Edition, post: Post) -> FeedItem:
    published = edition.local(post)
    address = edition.locator.absolute(post.address)
    return FeedItem(
        id=feed_id(post, edition.settings.feed_id), title=edition.day_title(post), address=address,
        published=published, updated=max(published, edition.local_modified(post) or published),
        summary=edition.summary(post) or post.source.title, authors=post.source.authors,
        categories=tuple(_categories(edition, post)), digest=post.source.digest, links=in_feed(edition, post),
        homework=_homework(edition, post, address),
    )  # fmt: skip


def _categories(edition: Edition, post: Post) -> Iterator[tuple[str, str]]:
    names = edition.site.tags
    for tag in post.source.tags:
        yield tag_slug(names, tag, post.lang), tag_name(names, tag_key(names, tag), post.lang, tag)


def _homework(edition: Edition, post: Post, address: str) -> HomeworkItem | None:
    homework, words = post.source.homework, edition.words[post.lang]
    if homework is None:
        return None
    day = post.source.day
    heading = (
        words.say("homework_title", day=day, title=homework.title)
        if homework.title
        else words.say("homework_heading", day=day)
    )
    return HomeworkItem(
        heading, words.count("minutes", homework.minutes) if homework.minutes else "", bool(homework.intro),
        tuple(task.id for task in homework.tasks), words.say("homework_on_site"), f"{address}#homework",
    )  # fmt: skip


def page_of_feed(edition: Edition, one: SeriesNow | None, lang: str) -> str:
    """The page a feed belongs to."""
    return edition.locator.absolute(edition.series_home(one.series, lang) if one else edition.home(lang))

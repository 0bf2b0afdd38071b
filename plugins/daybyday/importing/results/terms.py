"""Categories and tags of other programs -> tags: each keeps its name, and none is joined with another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...addresses import slugify
from ...messages import say
from ..losses import LossBook
from ..markup.mending import plain

_NO_CATEGORY = re.compile(r"uncategori[sz]ed|senza categoria|non categorizzato|general|generale", re.IGNORECASE)


def tags_of(categories: Iterable[str], tags: Iterable[str], book: LossBook) -> tuple[str, ...]:
    """The tags of a text: its categories, then its tags; of two with one address the first."""
    by_slug: dict[str, str] = {}
    kept_categories = []
    for given, is_category in [*((name, True) for name in categories), *((name, False) for name in tags)]:
        name, _ = plain(given)
        slug = slugify(name)
        if is_category and _NO_CATEGORY.fullmatch(name):
            book.note("dropped", "no-category", say("the category that says there is none"), [name])
        elif not slug:
            book.note("dropped", "tags-unfit", say("tags of signs alone, of which no address can be made"), [name])
        elif slug in by_slug:
            if name.casefold() != by_slug[slug].casefold():
                book.note("changed", "tags-alike", say("tags that end at one address are one now"), [name])
        else:
            by_slug[slug] = name
            if is_category:
                kept_categories.append(name)
    if kept_categories:
        book.note("changed", "categories", say("categories are tags here"), kept_categories)
    return tuple(by_slug.values())

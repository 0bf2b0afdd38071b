"""Days that belong together: by the subjects they share, and by links from one to the other.

Only what was out before a day's own moment counts, in the texts of the page's language. So the page of a day stays as it is when
later days come, or when a text is translated later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from .. import addresses
from ..values import dataclass
from .edition import Edition
from .published import PublishedPost
from .references import find_path, inward, read_reference

_MOST = 3
_LATEST = 12
"""Of each subject, so many days before the day itself are looked at: a subject of thousands costs no more."""
_LINK = 2.0
"""What a link weighs; a shared subject weighs the less the more days have it, at most 1."""


@dataclass(frozen=True, slots=True)
class RelatedDay:
    """A day that belongs to another one."""

    folder: str
    """of its series"""
    number: int
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class _Days:
    """The days with a text of their own in one language, in the order in which they came out."""

    posts: tuple[PublishedPost, ...]
    since: tuple[datetime, ...]
    by_key: dict[str, int]
    by_tag: dict[str, list[int]]
    linking: dict[str, list[int]]
    """key of a day -> those that link to it"""


def related_days(edition: Edition, post: PublishedPost, lang: str) -> tuple[RelatedDay, ...]:
    """At most three days for the page of a day in `lang`, the nearest first; none when their author wants none.

    Days next to it in its series come last, for the page leads to them anyway.
    """
    if not edition.settings.makes("related"):
        return ()
    days = edition.memoize(("days", lang), lambda: _days(edition, lang))
    before = bisect_left(days.since, post.published)
    weights = _weights(edition, days, post, before)
    weights.pop(days.by_key.get(post.key, -1), None)
    ordered = sorted(weights, key=lambda at: (_is_beside(days.posts[at], post), -weights[at], -at))
    return tuple(_related(days.posts[at]) for at in ordered[:_MOST])


def _weights(edition: Edition, days: _Days, post: PublishedPost, before: int) -> dict[int, float]:
    """Place in `days` -> how much a day before the one at place `before` has to do with the post."""
    weights: dict[int, float] = defaultdict(float)
    for key, _, _ in post.tags:
        sharing = days.by_tag.get(key, [])
        count = bisect_left(sharing, before)
        for at in sharing[max(0, count - _LATEST) : count]:
            weights[at] += 1 / count
    linked = [days.by_key[key] for key in _linked_keys(edition, post) if key in days.by_key]
    for at in (*linked, *days.linking.get(post.key, ())):
        if at < before:
            weights[at] += _LINK
    return weights


def _is_beside(other: PublishedPost, post: PublishedPost) -> bool:
    return other.source.folder == post.source.folder and abs((other.source.day or 0) - (post.source.day or 0)) == 1


def _related(post: PublishedPost) -> RelatedDay:
    return RelatedDay(post.source.folder, post.source.day or 0, post.title, post.address)


def _days(edition: Edition, lang: str) -> _Days:
    series = [series_now for series_now in edition.site.series if lang in series_now.series.languages]
    posts = [post for series_now in series for post in edition.own_texts(series_now, lang)]
    posts.sort(key=lambda post: (post.record.since, post.key))
    by_tag: dict[str, list[int]] = defaultdict(list)
    linking: dict[str, list[int]] = defaultdict(list)
    for at, post in enumerate(posts):
        for key, _, _ in post.tags:
            by_tag[key].append(at)
        for key in _linked_keys(edition, post):
            linking[key].append(at)
    return _Days(
        tuple(posts),
        tuple(post.record.since for post in posts),
        {post.key: at for at, post in enumerate(posts)},
        by_tag,
        linking,
    )


def _linked_keys(edition: Edition, post: PublishedPost) -> frozenset[str]:
    """The keys of the days that a text links to, whether by file or by address."""
    if not (post.facts.targets or post.facts.web):
        return frozenset()
    return edition.memoize(("links of", post.source.path), lambda: frozenset(_find_keys(edition, post)))


def _find_keys(edition: Edition, post: PublishedPost) -> Iterator[str]:
    settings, path = edition.settings, post.source.path
    paths, places = edition.memoize("keys of days", lambda: _keys(edition))
    own = (inward(written, settings.origin, settings.base) for written in post.facts.web)
    for written in (*post.facts.targets, *own):
        reference = read_reference(written, path)
        if reference.kind == "post":
            yield paths.get(find_path(reference, post.lang, edition.site.targets), "")
        elif reference.kind == "address":
            yield places.get(addresses.alias_address(reference.name), "")


def _keys(edition: Edition) -> tuple[dict[str, str], dict[str, str]]:
    """(path of a text, address in any language) of a day that is out -> its key."""
    paths: dict[str, str] = {}
    places: dict[str, str] = {}
    for series_now in edition.site.series:
        for day in series_now.days:
            for lang, post in day.shown.items():
                paths[post.source.path] = post.key
                places[addresses.day_page(edition.settings, series_now.series, lang, day.number)] = post.key
    return paths, places

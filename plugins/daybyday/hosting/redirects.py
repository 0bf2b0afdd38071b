"""Old addresses and where they lead: of posts (`aliases`), of series (old slugs), of the feeds of other kits.

The pages that lead on in browsers (`views/data/redirects.py`, `views/feeds/old_feeds.py`) are made from the same content, and a test
holds the two together. A rule of a host answers 301 before any page is fetched, and takes feed readers along, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .. import addresses
from ..edition.edition import Edition
from ..model import Post
from ..syndication.offers import all_offers


@dataclass(frozen=True, slots=True, order=True)
class RedirectRule:
    """An address that leads to another, both without the site's own path. With `below`, all that begins with one does."""

    old: str
    new: str
    below: bool = False

    def target(self, address: str) -> str | None:
        """Where it leads an address; None for one it is not about. A page is asked for with its last slash or without."""
        if self.below and address.startswith(self.old):
            return f"{self.new}{address.removeprefix(self.old)}"
        return self.new if address in (self.old, self.old.rstrip("/")) else None


def redirect_rules(edition: Edition) -> tuple[RedirectRule, ...]:
    """Every rule, in the order in which a host has to try them: single addresses first, then the longest beginning."""
    single = {rule.old: rule for rule in (*_of_feeds(edition), *_of_books(edition), *_of_posts(edition))}
    below = {rule.old: rule for rule in _of_series(edition)}
    return (*sorted(single.values()), *sorted(below.values(), key=lambda rule: (-len(rule.old), rule.old)))


def target_of(rules: Sequence[RedirectRule], address: str) -> str | None:
    """Where a host leads an address; None for one that is no old address."""
    return next((target for rule in rules if (target := rule.target(address)) is not None), None)


def covered(rules: Sequence[RedirectRule], paths: Iterable[str]) -> list[str]:
    """Files of the output (paths) that nobody would reach, because a rule leads away from where they lie."""
    return [path for path in paths if target_of(rules, f"/{path.removesuffix('index.html')}") is not None]


def _of_posts(edition: Edition) -> Iterator[RedirectRule]:
    site, settings = edition.site, edition.settings
    for post in (*site.articles, *site.pages, *site.withdrawn):
        if post.source.kind != "day":
            yield from _of_post(post, post.address)
    for series_now in site.series:
        for day in series_now.days:
            for lang, post in sorted({**day.withdrawn, **day.texts}.items()):
                if post.source.aliases and post.lang == lang:
                    yield from _of_post(post, addresses.day_page(settings, series_now.series, lang, day.number))


def _of_post(post: Post, address: str) -> Iterator[RedirectRule]:
    for alias in post.source.aliases:
        yield RedirectRule(addresses.alias_address(alias), address)


def _of_series(edition: Edition) -> Iterator[RedirectRule]:
    settings = edition.settings
    for series_now in edition.site.series:
        for lang in series_now.series.aliases:
            new = addresses.series_page(settings, series_now.series, lang)
            for old in addresses.old_series_files(settings, series_now.series, lang, ""):
                yield RedirectRule(old, new, below=True)


def _of_books(edition: Edition) -> Iterator[RedirectRule]:
    """An e-book has the name of its series."""
    if not edition.settings.makes("epub"):
        return
    for series_now in edition.site.series:
        for lang in series_now.series.aliases:
            new, *old = addresses.book_files(edition.settings, series_now.series, lang)
            yield from (RedirectRule(address, new) for address in old)


def _of_feeds(edition: Edition) -> Iterator[RedirectRule]:
    settings = edition.settings
    if not settings.makes("old-feeds"):
        return
    feeds = {
        offer.address(settings, format)
        for lang in settings.languages
        for offer in all_offers(settings, (series_now.series for series_now in edition.series_in(lang)), lang)
        for format in offer.formats(settings)
    }
    yield from (RedirectRule(old, new) for old, new in settings.old_feeds if new in feeds)

"""Lists of posts: days by closed periods, tags, months, and all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..framing.edition import Edition
from ..framing.frame import About, make_frame
from ..framing.listing import block_links
from ..framing.rows import day_row, post_row
from ..model import Post, SeriesNow, TagNames
from ..pages import Link, ListingPage, Row
from ..parts import Kit, Part, page_path
from ..tagging import tag_key, tag_name, tag_slug


def parts(edition: Edition) -> Iterator[Part]:
    """Every list that has something in it."""
    for one in edition.site.series:
        yield from _blocks(edition, one)
    told = _Told(edition)
    yield from _tags(told)
    yield from _months(told)
    yield from _articles(told)


def render(part: Part, kit: Kit) -> bytes:
    """The page by the template listing.html."""
    page = part.value
    assert isinstance(page, ListingPage)
    return kit.page("listing.html", page, page.frame.lang)


def _blocks(edition: Edition, one: SeriesNow) -> Iterator[Part]:
    """`/connections/days/1-30/`. A block is always full, so a new day reshuffles no old page."""
    settings, series = edition.settings, one.series
    blocks = {
        lang: dict.fromkeys(addresses.block_of(day.number) for day in one.shown(lang)) for lang in series.languages
    }
    for lang in series.languages:
        words = edition.words[lang]
        for block in blocks[lang]:
            first, last = block
            versions = {
                other: addresses.block_page(settings, series, other, block)
                for other in blocks
                if block in blocks[other]
            }
            title = words.say("period", first=first, last=last)
            rows = tuple(
                day_row(edition, one, day, lang) for day in one.days[first - 1 : last] if day.state(lang) != "coming"
            )
            about = About(lang, versions[lang], f"{series.titles[lang]}: {title}", versions=versions, series=series)
            page = ListingPage(
                make_frame(edition, about),
                series.titles[lang],
                title,
                rows,
                block_links(edition, one, lang, block),
                (),
                (),
            )
            yield Part(page_path(versions[lang]), "listings", page, series.place.path)


@dataclass(frozen=True)
class _Listed:
    """A post in lists: its own text, and the row it becomes."""

    post: Post
    row: Row


class _Told:
    """Everything that is told in each language, newest first: days by their own texts, and articles."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.by_language: dict[str, list[_Listed]] = {lang: [] for lang in edition.settings.languages}
        posts = [*edition.site.articles]
        for one in edition.site.series:
            posts += [post for day in one.days for post in day.texts.values()]
        for post in sorted(posts, key=lambda post: (post.published, post.source.day or 0, post.key), reverse=True):
            self.by_language[post.lang].append(_Listed(post, post_row(edition, post, post.lang)))

    def tags(self, lang: str) -> dict[str, list[_Listed]]:
        """Posts by tag key, in the order of the tags' names."""
        found: dict[str, list[_Listed]] = defaultdict(list)
        for listed in self.by_language[lang]:
            for tag in listed.post.source.tags:
                found[tag_key(self.edition.site.tags, tag)].append(listed)
        return dict(sorted(found.items(), key=lambda item: self.tag_name(item[0], lang, item[1]).casefold()))

    def tag_name(self, key: str, lang: str, listed: list[_Listed]) -> str:
        """The name of a tag; one that tags.yaml does not know is called as its oldest post wrote it."""
        names = self.edition.site.tags
        return tag_name(names, key, lang, _written(names, key, listed))

    def months(self, lang: str) -> dict[tuple[int, int], list[_Listed]]:
        """Posts by (year, month) of their own local date, newest first."""
        found: dict[tuple[int, int], list[_Listed]] = defaultdict(list)
        for listed in self.by_language[lang]:
            local = self.edition.local(listed.post)
            found[local.year, local.month].append(listed)
        return dict(sorted(found.items(), reverse=True))


def _tags(told: _Told) -> Iterator[Part]:
    edition, settings = told.edition, told.edition.settings
    by_language = {lang: told.tags(lang) for lang in settings.languages}
    names = edition.site.tags
    for lang, tags in by_language.items():
        for key, listed in tags.items():
            versions = {
                other: addresses.tag_page(
                    settings, other, tag_slug(names, _written(names, key, by_language[other][key]), other)
                )
                for other in settings.languages
                if key in by_language[other]
            }
            name = told.tag_name(key, lang, listed)
            about = About(lang, versions[lang], name, versions=versions)
            page = ListingPage(
                make_frame(edition, about), edition.words[lang].say("tag_kicker"), name,
                tuple(one.row for one in listed), (), (), (),
            )  # fmt: skip
            yield Part(page_path(versions[lang]), "listings", page, "tags.yaml")


def _written(names: TagNames, key: str, listed: list[_Listed]) -> str:
    """A tag as its oldest post wrote it."""
    return next((tag for one in reversed(listed) for tag in one.post.source.tags if tag_key(names, tag) == key), key)


def _months(told: _Told) -> Iterator[Part]:
    """`/2026/11/`: what came out in a month. Only the current month's page ever changes."""
    edition, settings = told.edition, told.edition.settings
    by_language = {lang: told.months(lang) for lang in settings.languages}
    for lang, months in by_language.items():
        words = edition.words[lang]
        for (year, month), listed in months.items():
            versions = {
                other: addresses.month_page(settings, other, year, month)
                for other in settings.languages
                if (year, month) in by_language[other]
            }
            title = _capital(words.month(edition.local(listed[0].post)))
            about = About(lang, versions[lang], title, versions=versions)
            page = ListingPage(make_frame(edition, about), "", title, tuple(one.row for one in listed), (), (), ())
            yield Part(page_path(versions[lang]), "listings", page)


def _articles(told: _Told) -> Iterator[Part]:
    """`/articles/`: all of them, with the ways into the archive by month and by tag."""
    edition, settings = told.edition, told.edition.settings
    to = edition.locator.path
    languages = [lang for lang in settings.languages if any(post.lang == lang for post in edition.site.articles)]
    versions = {lang: addresses.articles_page(settings, lang) for lang in languages}
    for lang in languages:
        words, names = edition.words[lang], edition.site.tags
        rows = tuple(post_row(edition, post, lang) for post in edition.site.articles if post.lang == lang)
        months = tuple(
            Link(_capital(words.month(edition.local(listed[0].post))), to(addresses.month_page(settings, lang, *month)))
            for month, listed in told.months(lang).items()
        )
        tags = tuple(
            Link(
                told.tag_name(key, lang, listed),
                to(addresses.tag_page(settings, lang, tag_slug(names, _written(names, key, listed), lang))),
            )
            for key, listed in told.tags(lang).items()
        )
        title = words.say("articles_title")
        about = About(lang, versions[lang], title, versions=versions)
        yield Part(
            page_path(versions[lang]),
            "listings",
            ListingPage(make_frame(edition, about), "", title, rows, (), months, tags),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

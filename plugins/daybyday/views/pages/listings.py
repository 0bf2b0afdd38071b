"""Lists of posts: days by closed periods, tags, months, and all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial

from ... import addresses
from ...edition.edition import Edition
from ...edition.progress import block_links, progress
from ...edition.published import DayLine, PublishedPost
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import Post, Series, SeriesNow
from ...page_frame.frame import Navigation, PageMeta, make_frame, navigation
from ...page_frame.rows import day_row, post_row
from ...pages import Link, ListingPage
from ...parts import LatePart, Part, page_path
from ...values import dataclass

Block = tuple[int, int]
YearMonth = tuple[int, int]

_NEAR = 2
"""Periods shown before and after one."""


@dataclass(frozen=True, slots=True)
class BlockListing:
    """Everything the list of a closed period depends on."""

    navigation: Navigation
    series: Series
    block: Block
    blocks: tuple[Block, ...]
    """the periods around this one, itself included: all of them stand on the series page, and a new one
    changes only its neighbours"""
    languages: tuple[str, ...]
    """those in which this period has something to list"""
    lines: tuple[DayLine, ...]


@dataclass(frozen=True, slots=True)
class TagListing:
    """Everything the page of a tag depends on."""

    navigation: Navigation
    name: str
    versions: tuple[tuple[str, str], ...]
    """(language, address), itself included"""
    posts: tuple[PublishedPost, ...]


@dataclass(frozen=True, slots=True)
class MonthListing:
    """Everything the archive of a month depends on."""

    navigation: Navigation
    month: YearMonth
    languages: tuple[str, ...]
    posts: tuple[PublishedPost, ...]


@dataclass(frozen=True, slots=True)
class ArticleListing:
    """Everything the list of articles depends on, with the ways into months and tags."""

    navigation: Navigation
    languages: tuple[str, ...]
    posts: tuple[PublishedPost, ...]
    months: tuple[YearMonth, ...]
    tags: tuple[tuple[str, str], ...]
    """(name, address)"""


Listing = BlockListing | TagListing | MonthListing | ArticleListing


def parts(edition: Edition) -> Iterator[Part[Listing]]:
    """Every list that has something in it."""
    for series_now in edition.site.series:
        yield from _blocks(edition, series_now)
    shelf = _Shelf(edition)
    yield from _tags(shelf)
    yield from _months(shelf)
    yield from _articles(shelf)


def _blocks(edition: Edition, series_now: SeriesNow) -> Iterator[Part[Listing]]:
    """`/connections/days/1-30/`. A block is always full, so a new day reshuffles no old page."""
    series = series_now.series
    blocks = {lang: progress(edition, series_now, lang).blocks for lang in series.languages}
    languages: dict[Block, list[str]] = defaultdict(list)
    for lang, with_days in blocks.items():
        for block in with_days:
            languages[block].append(lang)
    for lang in series.languages:
        for at, block in enumerate(blocks[lang]):
            near = blocks[lang][max(at - _NEAR, 0) : at + _NEAR + 1]
            facts = partial(_block, edition, series_now, lang, near, block, tuple(languages[block]))
            address = addresses.block_page(edition.settings, series, lang, block)
            yield LatePart(page_path(address), "listings", facts, series.place.path)


def _block(
    edition: Edition,
    series_now: SeriesNow,
    lang: str,
    near: tuple[Block, ...],
    block: Block,
    languages: tuple[str, ...],
) -> BlockListing:
    lines = edition.lines(series_now, lang)[block[0] - 1 : block[1]]
    return BlockListing(
        navigation=navigation(edition, lang, series_now.series),
        series=series_now.series,
        block=block,
        blocks=near,
        languages=languages,
        lines=tuple(line for line in lines if line.state != "coming"),
    )


class _Shelf:
    """The tags and months under which something is out, by language: days with a text of their own, and articles.

    `tags` are (name, address) by key, in order of name; `months` the newest first.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.tags: dict[str, dict[str, tuple[str, str]]] = {}
        self.months: dict[str, list[YearMonth]] = {}
        posts: dict[str, list[Post]] = defaultdict(list)
        for post in edition.out():
            if post.source.kind != "page":
                posts[post.lang].append(post)
        for lang in edition.settings.languages:
            tags = {edition.tag(tag, lang) for tags in {post.source.tags for post in posts[lang]} for tag in tags}
            self.tags[lang] = {
                key: (name, addresses.tag_page(edition.settings, lang, slug))
                for key, name, slug in sorted(tags, key=lambda tag: (tag[1].casefold(), tag))
            }
            moments = filter(None, map(edition.local_moment, posts[lang]))
            self.months[lang] = sorted({(moment.year, moment.month) for moment in moments}, reverse=True)

    def tagged(self, key: str, lang: str) -> tuple[PublishedPost, ...]:
        """What has a tag, newest first."""
        by_tag = self.edition.memoize(("by tag", lang), lambda: self._by_tag(lang))
        return tuple(by_tag[key])

    def of_month(self, month: YearMonth, lang: str) -> tuple[PublishedPost, ...]:
        """What came out in a month, newest first."""
        by_month = self.edition.memoize(("by month", lang), lambda: self._by_month(lang))
        return tuple(by_month[month])

    def _by_tag(self, lang: str) -> dict[str, list[PublishedPost]]:
        by_tag: dict[str, list[PublishedPost]] = defaultdict(list)
        for post in self.edition.newest(lang):
            for key, _, _ in post.tags:
                by_tag[key].append(post)
        return by_tag

    def _by_month(self, lang: str) -> dict[YearMonth, list[PublishedPost]]:
        by_month: dict[YearMonth, list[PublishedPost]] = defaultdict(list)
        for post in self.edition.newest(lang):
            by_month[post.published.year, post.published.month].append(post)
        return by_month


def _tags(shelf: _Shelf) -> Iterator[Part[Listing]]:
    edition = shelf.edition
    for lang, tags in shelf.tags.items():
        for key, (name, address) in tags.items():
            languages = [other_lang for other_lang in edition.settings.languages if key in shelf.tags[other_lang]]
            versions = tuple((other_lang, shelf.tags[other_lang][key][1]) for other_lang in languages)
            facts = partial(_tag, shelf, lang, key, name, versions)
            yield LatePart(page_path(address), "listings", facts, "tags.yaml")


def _tag(shelf: _Shelf, lang: str, key: str, name: str, versions: tuple[tuple[str, str], ...]) -> TagListing:
    return TagListing(navigation(shelf.edition, lang), name, versions, shelf.tagged(key, lang))


def _months(shelf: _Shelf) -> Iterator[Part[Listing]]:
    """`/2026/11/`: what came out in a month. Only the current month's page ever changes."""
    edition = shelf.edition
    for lang, months in shelf.months.items():
        for month in months:
            languages = tuple(
                other_lang for other_lang in edition.settings.languages if month in shelf.months[other_lang]
            )
            facts = partial(_month, shelf, lang, month, languages)
            yield LatePart(page_path(addresses.month_page(edition.settings, lang, *month)), "listings", facts)


def _month(shelf: _Shelf, lang: str, month: YearMonth, languages: tuple[str, ...]) -> MonthListing:
    return MonthListing(navigation(shelf.edition, lang), month, languages, shelf.of_month(month, lang))


def _articles(shelf: _Shelf) -> Iterator[Part[Listing]]:
    """`/articles/`: all of them, with the ways into the archive by month and by tag."""
    edition = shelf.edition
    written = {post.lang for post in edition.site.articles}
    languages = tuple(lang for lang in edition.settings.languages if lang in written)
    for lang in languages:
        tags = tuple(shelf.tags[lang].values())
        facts = ArticleListing(
            navigation(edition, lang), languages, tuple(edition.articles(lang)), tuple(shelf.months[lang]), tags
        )
        yield Part(page_path(addresses.articles_page(edition.settings, lang)), "listings", facts)


def render(part: Part[Listing], services: RenderServices) -> bytes:
    """The page by the template listing.html."""
    facts, context = part.value, services.context
    if isinstance(facts, BlockListing):
        page = _block_page(context, facts)
    elif isinstance(facts, TagListing):
        page = _tag_page(context, facts)
    elif isinstance(facts, MonthListing):
        page = _month_page(context, facts)
    else:
        page = _articles_page(context, facts)
    return services.page("listing.html", page, page.frame.lang)


def _block_page(context: SiteContext, facts: BlockListing) -> ListingPage:
    lang, series, block = facts.navigation.lang, facts.series, facts.block
    versions = {
        other_lang: addresses.block_page(context.settings, series, other_lang, block) for other_lang in facts.languages
    }
    words, name = context.words[lang], series.titles[lang]
    title = words.say("period", first=block[0], last=block[1])
    about = words.say("about_period", series=name, first=block[0], last=block[1])
    meta = PageMeta(lang, versions[lang], f"{name}: {title}", about, versions=versions)
    rows = tuple(day_row(context, series, line, lang) for line in facts.lines)
    links = block_links(context, series, facts.blocks, lang, block)
    return ListingPage(
        frame=make_frame(context, facts.navigation, meta),
        kicker=name,
        title=title,
        rows=rows,
        blocks=links,
    )


def _tag_page(context: SiteContext, facts: TagListing) -> ListingPage:
    lang, versions = facts.navigation.lang, dict(facts.versions)
    words = context.words[lang]
    about = words.say("about_tag", site=context.settings.names[lang], tag=facts.name)
    meta = PageMeta(lang, versions[lang], facts.name, about, versions=versions)
    rows = tuple(post_row(context, post) for post in facts.posts)
    kicker = words.say("tag_kicker")
    return ListingPage(
        frame=make_frame(context, facts.navigation, meta),
        kicker=kicker,
        title=facts.name,
        rows=rows,
    )


def _month_page(context: SiteContext, facts: MonthListing) -> ListingPage:
    lang = facts.navigation.lang
    versions = {
        other_lang: addresses.month_page(context.settings, other_lang, *facts.month) for other_lang in facts.languages
    }
    title, words = _month_name(context, facts.month, lang), context.words[lang]
    month = words.month(date(*facts.month, 1))
    about = words.say("about_month", site=context.settings.names[lang], month=month)
    meta = PageMeta(lang, versions[lang], title, about, versions=versions)
    rows = tuple(post_row(context, post) for post in facts.posts)
    return ListingPage(
        frame=make_frame(context, facts.navigation, meta),
        kicker="",
        title=title,
        rows=rows,
    )


def _articles_page(context: SiteContext, facts: ArticleListing) -> ListingPage:
    lang, settings = facts.navigation.lang, context.settings
    versions = {other_lang: addresses.articles_page(settings, other_lang) for other_lang in facts.languages}
    title = context.words[lang].say("articles_title")
    about = context.words[lang].say("about_articles", site=settings.names[lang])
    meta = PageMeta(lang, versions[lang], title, about, versions=versions)
    months = tuple(
        Link(_month_name(context, month, lang), context.path(addresses.month_page(settings, lang, *month)))
        for month in facts.months
    )
    tags = tuple(Link(name, context.path(address)) for name, address in facts.tags)
    rows = tuple(post_row(context, post) for post in facts.posts)
    return ListingPage(
        frame=make_frame(context, facts.navigation, meta),
        kicker="",
        title=title,
        rows=rows,
        months=months,
        tags=tags,
    )


def _month_name(context: SiteContext, month: YearMonth, lang: str) -> str:
    """ "November 2026" / "Novembre 2026": it begins a title."""
    name = context.words[lang].month(date(*month, 1))
    return name[:1].upper() + name[1:]

"""Days that are out -> articles of Pelican's, with our addresses and the homework in their content."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property, total_ordering
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.readers import BaseReader, default_metadata, parse_path_metadata, path_metadata

from ... import addresses, feed_formats
from ...building.stages import Assembled
from ...edition.comments import comments_of
from ...edition.homework import ON_ITS_OWN_PAGE, homework_of
from ...edition.links import on_page
from ...edition.progress import progress, series_state
from ...edition.published import PublishedPost
from ...model import Post, SeriesNow
from ...page_frame.comments import comment_section, reply_link
from ...pages import GuestFollow, Link
from ...parts import page_path
from ...prose import Resolved, fill
from ...syndication.offers import of_series
from ...theming.renderer import JinjaRenderer
from ...values import dataclass
from .links import PelicanLinks
from .values import DayValue, FeedValue, HomeworkValue, LinkValue, SeriesValue

_NEVER_BY_PATH = frozenset(["status", "slug", "url", "save_as", "lang", "date", "modified", "title"])
"""What Pelican may take from a path or a setting, and we know better."""
CALENDAR = "text/calendar"


@dataclass(frozen=True)
class DayMaker:
    """Makes the articles of one build. `root` is the address below which a run of Pelican's writes: "/it" for a subsite."""

    assembled: Assembled
    renderer: JinjaRenderer
    links: PelicanLinks
    root: str = ""

    def articles(self, generator: Any) -> Iterator[Article]:
        """An article for each text that is out."""
        for series_now in self.assembled.edition.site.series:
            for day in series_now.days:
                for post in day.texts.values():
                    yield self._article(generator, series_now, post)

    def _article(self, generator: Any, series_now: SeriesNow, record: Post) -> Article:
        settings = generator.settings
        path = os.path.join(settings["PATH"], record.source.path)  # noqa: PTH118 - as Pelican has it
        signals.article_generator_preread.send(generator)
        metadata = _metadata_of_path(path, record.source.path, settings)
        metadata |= self._metadata(record, settings)
        signals.article_generator_context.send(generator, metadata=metadata)
        value = self.day(series_now, record)
        article = Article(self._content(record, value), metadata, settings, path, generator.context)
        article.status = "published"  # a clock of our own decides, and has decided
        article.daybyday = value
        for name, text in self._conversation(record, series_now).items():
            setattr(article, name, text)
        _complete(article, record, settings)
        return article

    def _conversation(self, record: Post, series_now: SeriesNow) -> dict[str, str]:
        """What templates may print: `daybyday_comments`, the comments of the past as HTML, and `daybyday_reply` with
        `daybyday_reply_text`, the address for a reply and its words. "" where there is none.
        """
        edition, lang = self.assembled.edition, record.lang
        post = edition.published_post(record)
        comments = comments_of(edition, record, lang)
        section = comment_section(self.renderer, post, comments, lang, series_now.series) if comments else None
        reply = reply_link(edition.context, post, record.address, lang)
        return {
            "daybyday_comments": self.renderer.piece("daybyday_comments.html", section, lang).strip()
            if section
            else "",
            "daybyday_reply": html.escape(reply.address) if reply else "",
            "daybyday_reply_text": html.escape(reply.text) if reply else "",
        }

    def _metadata(self, record: Post, settings: Any) -> dict[str, Any]:
        source, post = record.source, self.assembled.edition.published_post(record)
        reader = BaseReader(settings)
        texts: dict[str, Any] = {
            **{key: list(value) if isinstance(value, tuple) else value for key, value in source.metadata.items()},
            "title": safe(self.assembled.context.day_title(record)),
            "slug": slug_of(record),
            "summary": html.escape(post.summary),
        }
        if source.tags:
            texts["tags"] = [safe(tag) for tag in source.tags]
        if source.authors:
            texts["authors"] = [safe(name) for name in source.authors]
        metadata = {key: reader.process_metadata(key, value) for key, value in texts.items()}
        address = self.below_root(record.address)
        metadata |= {
            "lang": record.lang,
            "status": "published",
            "save_as": page_path(address),
            "url": self.url(address),
        }
        metadata["date"] = post.published
        if post.modified:
            metadata["modified"] = post.modified
        return metadata

    def _content(self, record: Post, value: DayValue) -> str:
        """The whole text as HTML, the homework where its author put it, and at its end the ways to follow."""
        body, links = self.assembled.body(record.source.digest), self._links(record)
        section = value.homework.html if value.homework else ""
        follow = self.renderer.piece("guest_follow.html", self.ways(value.series), record.lang)
        return fill(body.lead, links) + section + fill(body.rest, links) + follow

    def ways(self, series: SeriesValue) -> GuestFollow:
        """The page of a series, its feeds in the format that every program reads, its calendar: as links for Pelican."""
        return self._all_ways[series.id, series.lang]

    def _links(self, record: Post) -> dict[str, Resolved]:
        resolved = dict(on_page(self.assembled.edition, record, record.lang))
        return {written: _as_pelican_writes(to, self.links) for written, to in resolved.items()}

    def day(self, series_now: SeriesNow, record: Post) -> DayValue:
        """What templates may know of a day."""
        edition, lang, number = self.assembled.edition, record.lang, record.source.day or 0
        posts, places = edition.memoize(
            ("days of guest", series_now.series.folder, lang), lambda: _in_order(edition.own_texts(series_now, lang))
        )
        at = places[number]
        day = series_now.days[number - 1]
        how_far = progress(edition, series_now, lang)
        is_today = series_now.phase == "running" and how_far.is_current and how_far.today == number
        return DayValue(
            series=self.series(series_now, lang),
            number=number,
            state="today" if is_today else "out",
            homework=self._homework(record),
            previous=self._link(posts[at - 1]) if at else None,
            next=self._link(posts[at + 1]) if at + 1 < len(posts) else None,
            twins=tuple(self._link(edition.published_post(twin)) for twin in day.texts.values() if twin.lang != lang),
        )

    def _link(self, post: PublishedPost) -> LinkValue:
        title = self.assembled.context.day_title(post.record)
        return LinkValue(post.source.day or 0, safe(title), post.lang, self.url(post.address))

    def below_root(self, address: str) -> str:
        """An address, without what this run of Pelican's puts before all of its own."""
        return address.removeprefix(self.root) if address.startswith(f"{self.root}/") else address

    def url(self, address: str) -> str:
        """An address as Pelican's `url`: relative to SITEURL."""
        context = self.assembled.context
        return context.path(address).removeprefix(context.settings.base).lstrip("/")

    def _homework(self, record: Post) -> HomeworkValue | None:
        given = homework_of(self.assembled.edition.published_post(record))
        if given is None:
            return None
        body = self.assembled.body(record.source.digest)
        section = given.page_html(self.assembled.context, body, self._links(record), ON_ITS_OWN_PAGE)
        title = safe(given.heading(self.assembled.context))
        return HomeworkValue(title, given.homework.minutes, tuple(given.task_lines(body)), section)

    def series(self, series_now: SeriesNow, lang: str) -> SeriesValue:
        """What templates may know of a series in a language; the same object for all its days."""
        return self._all_series[series_now.series.id, lang]

    @cached_property
    def _all_series(self) -> Mapping[tuple[str, str], SeriesValue]:
        return {
            (series_now.series.id, lang): self._series(series_now, lang)
            for series_now in self.assembled.edition.site.series
            for lang in series_now.series.languages
        }

    @cached_property
    def _all_ways(self) -> Mapping[tuple[str, str], GuestFollow]:
        settings = self.assembled.context.settings
        return {
            (series_now.series.id, lang): GuestFollow(
                Link(
                    safe(series_now.series.titles[lang]),
                    self.links.to(addresses.series_page(settings, series_now.series, lang)),
                ),
                tuple(
                    Link(title, self.links.to(address))
                    for title, media_type, address in self._feeds(series_now, lang)
                    if media_type in (feed_formats.main_format().media_type, CALENDAR)
                ),
            )
            for series_now in self.assembled.edition.site.series
            for lang in series_now.series.languages
        }

    def _series(self, series_now: SeriesNow, lang: str) -> SeriesValue:
        edition, context, series = self.assembled.edition, self.assembled.context, series_now.series
        return SeriesValue(
            id=series.id,
            title=safe(series.titles[lang]),
            description=safe(series.descriptions.get(lang, "")),
            lang=lang,
            url=self.url(addresses.series_page(context.settings, series, lang)),
            length=series.length,
            state=series_state(context, progress(edition, series_now, lang), lang),
            feeds=tuple(
                FeedValue(title, media_type, self.url(address))
                for title, media_type, address in self._feeds(series_now, lang)
            ),
        )

    def feed_links(self, series_now: SeriesNow, lang: str) -> Iterator[Link]:
        """The feeds of a series in all formats, and its calendar, as links for Pelican."""
        return (Link(title, self.links.to(address)) for title, _, address in self._feeds(series_now, lang))

    def _feeds(self, series_now: SeriesNow, lang: str) -> Iterator[tuple[str, str, str]]:
        """(title, media type, address) of the feeds of a series and its calendar."""
        context, series = self.assembled.context, series_now.series
        settings = context.settings
        if not settings.origin:
            return
        for offer in of_series(settings, series, lang):
            for format in offer.formats(settings):
                title = f"{safe(offer.title(context))} ({format.label})"
                yield title, format.media_type, offer.address(settings, format)
        if settings.makes("calendars") and has_homework(series_now, lang):
            words = context.words[lang]
            title = words.say("feed_of_homework", series=safe(series.titles[lang]))
            yield (
                f"{title} ({words.guest_calendar})",
                CALENDAR,
                addresses.series_file(settings, series, lang, "homework.ics"),
            )


def _in_order(posts: list[PublishedPost]) -> tuple[list[PublishedPost], dict[int, int]]:
    """The days of a series in a language, and the place of each number among them."""
    return posts, {post.source.day or 0: place for place, post in enumerate(posts)}


def has_homework(series_now: SeriesNow, lang: str) -> bool:
    """Whether anything is out that a calendar can hold."""
    return any((post := day.texts.get(lang)) and post.source.homework for day in series_now.days)


def slug_of(record: Post) -> str:
    """What Pelican knows twins by, and no post of a blog is called."""
    return record.key.replace("/", "-day-")


def safe(text: str) -> str:
    """Text that a theme may print as it is: foreign themes do not escape what they are given."""
    return html.escape(text) if re.search('[<>"&]', text) else text


def _metadata_of_path(path: str, source_path: str, settings: Any) -> dict[str, Any]:
    """What Pelican knows of a file without reading it; a day's folder is no category."""
    reader = BaseReader(settings)
    metadata = default_metadata(settings=settings, process=reader.process_metadata)
    metadata.update(path_metadata(full_path=path, source_path=source_path, settings=settings))
    without_folder = {**settings, "USE_FOLDER_AS_CATEGORY": False}
    metadata.update(
        parse_path_metadata(source_path=source_path, settings=without_folder, process=reader.process_metadata)
    )
    if "category" not in metadata:  # Pelican 4.11 needs one, whether it makes pages of categories or not
        metadata["category"] = reader.process_metadata("category", settings["DEFAULT_CATEGORY"])
    return {key: value for key, value in metadata.items() if key not in _NEVER_BY_PATH}


def _complete(article: Article, record: Post, settings: Any) -> None:
    """Give an article what the site tells translations by, if nothing has given it that."""
    names = settings["ARTICLE_TRANSLATION_ID"]
    for name in [names] if isinstance(names, str) else names or ():
        if not hasattr(article, name):
            setattr(article, name, slug_of(record))
    order = settings.get("ARTICLE_ORDER_BY")
    key = order.removeprefix("reversed-") if isinstance(order, str) else ""
    if key.isidentifier() and not hasattr(article, key):
        setattr(article, key, AfterAll(article.date))


@total_ordering
class AfterAll:
    """What a day has in the place of a header that the blog is ordered by: it stands after all that have one, so that
    Pelican can order those; among each other days stand by date. A theme prints nothing of it.
    """

    def __init__(self, date: datetime) -> None:
        self._date = date

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AfterAll) and self._date == other._date

    def __lt__(self, other: object) -> bool:
        return isinstance(other, AfterAll) and self._date < other._date

    def __hash__(self) -> int:
        return hash(self._date)

    def __str__(self) -> str:
        return ""


def _as_pelican_writes(to: Resolved, links: PelicanLinks) -> Resolved:
    return Resolved(links.of(to.address), to.lang, to.waiting) if to.address else to


__all__ = ["DayMaker", "has_homework", "safe", "slug_of"]

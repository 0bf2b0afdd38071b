"""A day as a chapter: links to other days lead to their chapters, all others out of the book, to the site or the web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from .. import addresses
from ..edition.homework import ON_ITS_OWN_PAGE, DayHomework, homework_of
from ..edition.published import PublishedPost
from ..edition.render_services import RenderServices
from ..edition.site_context import SiteContext
from ..model import Series
from ..pages import BookChapter
from ..prose import Body, Resolved, Segments, fill
from ..values import dataclass
from ..words import direction
from .xhtml import as_xhtml, fit_id, outward

TITLE_ID = "text"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A day in a book, as far as its file depends on it."""

    number: int
    date: date
    """on the wall calendar"""
    post: PublishedPost
    links: tuple[tuple[str, Resolved], ...]
    """where they lead on the day's page"""

    @property
    def name(self) -> str:
        """Its file."""
        return f"day-{self.number}.xhtml"

    @property
    def ids(self) -> frozenset[str]:
        """What links may lead to in it, as XML has them."""
        homework = self.post.homework
        own = [ON_ITS_OWN_PAGE.card, *(ON_ITS_OWN_PAGE.task(task.id) for task in homework.tasks)] if homework else []
        in_text = () if self.is_as_in_feeds else self.post.facts.ids
        return frozenset(map(fit_id, (TITLE_ID, *own, *in_text)))

    @property
    def is_as_in_feeds(self) -> bool:
        """Whether its text is as feeds have it: films and sounds are no part of a book, and there the way to them is words."""
        return bool(self.post.facts.media)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What chapters lead to, by absolute addresses: other chapters, and pictures by their names in the book."""

    chapters: Mapping[str, Chapter]
    pictures: Mapping[str, str]

    @classmethod
    def of(
        cls, context: SiteContext, series: Series, lang: str, chapters: tuple[Chapter, ...], pictures: Mapping[str, str]
    ) -> Surroundings:
        """Those of a book. A day's original leads to the same chapter as the day."""
        by_address: dict[str, Chapter] = {}
        for chapter in chapters:
            for other_lang in series.languages:
                address = addresses.day_page(context.settings, series, other_lang, chapter.number)
                if other_lang in (lang, chapter.post.lang):
                    by_address[context.absolute(address)] = chapter
        return cls(by_address, pictures)

    def link(self, here: Chapter, address: str) -> str:
        """What `here` says for an address: a place in itself, another chapter, or the whole address; "" for a place that
        is not there.
        """
        page, _, place = address.partition("#")
        chapter = self.chapters.get(page) if page else here
        if chapter is None:
            return outward(address)
        fit = fit_id(place)
        to = f"#{fit}" if place and fit in chapter.ids else ""
        return to if chapter is here and (to or not page) else f"{chapter.name}{to}"

    def picture(self, address: str) -> str:
        """The name of a picture in the book; "" for one that is not there."""
        return self.pictures.get(address.partition("#")[0].partition("?")[0], "")


def chapter_page(services: RenderServices, lang: str, chapter: Chapter, around: Surroundings) -> BookChapter:
    """The value of a chapter's template."""
    context, post = services.context, chapter.post
    words, body, homework = context.words[lang], services.body(post.digest), homework_of(post)
    writer = _Texts(context, chapter, around)
    foreign = post.lang if post.lang != lang else ""
    page = BookChapter(
        lang=lang,
        direction=direction(lang),
        label=words.say("day", day=chapter.number),
        title=post.title,
        foreign=foreign,
        notice=words.say("fallback_notice") if foreign else "",
        date=words.full_date(post.published),
        standfirst=post.source.summary,
        lead=writer.text(body.lead, body.lead_feed),
        homework="",
        homework_title="",
        minutes="",
        intro="",
        tasks=(),
        rest=writer.text(body.rest, body.rest_feed),
    )
    return _with_homework(context, page, homework, body, writer) if homework else page


def _with_homework(
    context: SiteContext, page: BookChapter, homework: DayHomework, body: Body, writer: _Texts
) -> BookChapter:
    words = context.words[page.lang]
    tasks = [body.task(task.id) for task in homework.homework.tasks]
    return replace(
        page,
        homework=words.say("homework_of_day", day=homework.post.source.day),
        homework_title=homework.homework.title,
        minutes=homework.minutes(context, page.lang),
        intro=writer.text(body.intro, body.intro_feed),
        tasks=tuple((fit_id(ON_ITS_OWN_PAGE.task(task.id)), writer.text(task.html, task.feed)) for task in tasks),
    )


class _Texts:
    """Writes the pieces of one chapter."""

    def __init__(self, context: SiteContext, chapter: Chapter, around: Surroundings) -> None:
        self._chapter, self._around = chapter, around
        self._links = {written: _absolute(context, to) for written, to in chapter.links}

    def text(self, segments: Segments, for_feeds: Segments) -> str:
        """A piece of the body as XHTML."""
        html = fill(for_feeds if self._chapter.is_as_in_feeds else segments, self._links)
        return as_xhtml(html, lambda address: self._around.link(self._chapter, address), self._around.picture)


def _absolute(context: SiteContext, to: Resolved) -> Resolved:
    """Where a link leads from anywhere; what is still to come elsewhere is plain text in a book."""
    if to.address.startswith("/"):
        return replace(to, address=context.settings.origin + to.address)
    return to if to.address else Resolved()

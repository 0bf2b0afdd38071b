"""`/connections/connections.epub`: a series that is over, in one language, as an e-book.

Whatever is in it is decided by the content: it has no date but that of the texts, so the same days give the same book.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime

from ... import addresses
from ...drawings import CleanCopy, Rendition
from ...ebook.archive import archived
from ...ebook.chapters import Chapter, Surroundings, chapter_page
from ...ebook.pictures import PictureKind, kind_of
from ...edition.book import has_book
from ...edition.edition import Edition
from ...edition.links import on_page
from ...edition.pictures import at_own_address
from ...edition.references import file_address, file_of, inward
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...identity import item_id
from ...model import Series, SeriesNow
from ...pages import Book, BookFile
from ...parts import Part
from ...values import dataclass
from ...words import direction

_XHTML = "application/xhtml+xml"
_COVER_LINE = 15
"""letters of the title in a line of the cover"""
_COVER_LINES = 6


@dataclass(frozen=True, slots=True)
class BookPicture:
    """A picture that chapters show: where it stands on the site, and what it is."""

    address: str
    """absolute"""
    name: str
    """for the services"""
    digest: str
    made: Rendition | CleanCopy | None
    """what the site publishes in its place: made smaller, or without what no reader should get"""


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Everything a book depends on."""

    series: Series
    lang: str
    chapters: tuple[Chapter, ...]
    pictures: tuple[BookPicture, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A picture in the book."""

    name: str
    kind: PictureKind
    data: bytes


def parts(edition: Edition) -> Iterator[Part[BookFacts]]:
    """One book a series that is over and language; the same where the series once stood."""
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            if has_book(edition, series_now, lang):
                facts = _facts(edition, series_now, lang)
                for address in addresses.book_files(edition.settings, series_now.series, lang):
                    yield Part(address.lstrip("/"), "book", facts, series_now.series.place.path)


def _facts(edition: Edition, series_now: SeriesNow, lang: str) -> BookFacts:
    chapters = tuple(
        Chapter(line.number, line.date, line.post, on_page(edition, line.post.record, lang))
        for line in edition.shown(series_now, lang)
        if line.post
    )
    pictures = {picture.address: picture for chapter in chapters for picture in _pictures(edition, chapter)}
    return BookFacts(series_now.series, lang, chapters, tuple(pictures.values()))


def _pictures(edition: Edition, chapter: Chapter) -> Iterator[BookPicture]:
    """The files of the content folder that a chapter shows."""
    post, settings, files = chapter.post, edition.settings, edition.site.files
    for written in post.facts.pictures:
        if name := file_of(inward(written, settings.origin, settings.base), post.source.path, files):
            address = edition.locator.absolute(file_address(name))
            yield BookPicture(address, name, files[name], at_own_address(edition, name))


def render(part: Part[BookFacts], services: RenderServices) -> bytes:
    """The book: its package first, then what one reads in order, then pictures."""
    facts, lang = part.value, part.value.lang
    held = _held(services, facts.pictures)
    names = {address: picture.name for address, picture in held.items()}
    around = Surroundings.of(services.context, facts.series, lang, facts.chapters, names)
    book = _book(services.context, facts, list({picture.name: picture for picture in held.values()}.values()))
    made = {
        "META-INF/container.xml": services.piece("book_container.xml", book, lang),
        "EPUB/package.opf": services.piece("book_package.xml", book, lang),
        "EPUB/cover.xhtml": services.piece("book_cover.xhtml", book, lang),
        "EPUB/contents.xhtml": services.piece("book_contents.xhtml", book, lang),
        "EPUB/book.css": services.piece("book.css", book, lang),
        "EPUB/cover.svg": services.piece("book_cover.svg", book, lang),
    }
    for chapter in facts.chapters:
        page = chapter_page(services, lang, chapter, around)
        made[f"EPUB/{chapter.name}"] = services.piece("book_day.xhtml", page, lang)
    files = {name: text.encode() for name, text in made.items()}
    files |= {f"EPUB/{picture.name}": picture.data for picture in held.values()}
    return archived(files.items(), _modified(facts.chapters))


def _held(services: RenderServices, pictures: tuple[BookPicture, ...]) -> dict[str, _Held]:
    """The pictures that an e-book may hold, by address; equal ones have one name. Raises `OSError` for one that was saved
    meanwhile.
    """
    held = {}
    for picture in pictures:
        data = services.drawn(picture.made) if picture.made else _as_it_is(services, picture)
        if kind := kind_of(data):
            held[picture.address] = _Held(f"images/{picture.digest[:16]}{kind.ending}", kind, data)
    return held


def _as_it_is(services: RenderServices, picture: BookPicture) -> bytes:
    data = services.file(picture.name)
    if hashlib.sha256(data).hexdigest() != picture.digest:
        raise OSError(f"{picture.name} was saved while the site was being built; build again")
    return data


def _modified(chapters: tuple[Chapter, ...]) -> datetime:
    """When the texts last changed, as their authors say: no clock is asked."""
    posts = (chapter.post for chapter in chapters)
    return max(moment for post in posts for moment in (post.published, post.modified) if moment).astimezone(UTC)


def _book(context: SiteContext, facts: BookFacts, pictures: list[_Held]) -> Book:
    series, lang, chapters = facts.series, facts.lang, facts.chapters
    words, title = context.words[lang], series.titles[lang]
    authors = tuple(dict.fromkeys(name for chapter in chapters for name in chapter.post.source.authors))
    read = tuple(
        BookFile(
            f"day-{chapter.number}",
            chapter.name,
            _XHTML,
            "",
            words.say("day_title", day=chapter.number, title=chapter.post.title),
        )
        for chapter in chapters
    )
    return Book(
        lang=lang,
        direction=direction(lang),
        id=item_id(context.settings.feed_id, series.id, "book", lang),
        title=title,
        title_lines=tuple(textwrap.wrap(title, _COVER_LINE, max_lines=_COVER_LINES, placeholder=" …")),
        description=series.descriptions.get(lang, ""),
        days=words.count("book_days", len(chapters)),
        authors=authors,
        by=words.say("by_authors", authors=words.joined(authors)) if authors else "",
        site=context.settings.names[lang],
        address=context.absolute(context.series_home(series, lang)),
        date=max(chapter.post.published for chapter in chapters).date().isoformat(),
        modified=f"{_modified(chapters):%Y-%m-%dT%H:%M:%SZ}",
        languages=tuple(dict.fromkeys((lang, *(chapter.post.lang for chapter in chapters)))),
        files=(
            BookFile("cover", "cover.xhtml", _XHTML, "", ""),
            BookFile("contents", "contents.xhtml", _XHTML, "nav", ""),
            BookFile("style", "book.css", "text/css", "", ""),
            BookFile("cover-image", "cover.svg", "image/svg+xml", "cover-image", ""),
            *read,
            *(BookFile(f"p{at}", held.name, held.kind.type, "", "") for at, held in enumerate(pictures, 1)),
        ),
        chapters=read,
    )

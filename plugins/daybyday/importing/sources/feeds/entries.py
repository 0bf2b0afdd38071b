"""An entry of a feed -> a text, whatever its format."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from ....messages import say
from ....model import Written
from ...losses import LossBook
from ...texts import ImportedText
from ..elements import Element
from ..wxr.dates import mail_date

_SHORT = 400


_READ = frozenset(
    "id guid link title media:title content content:encoded summary description published updated created issued modified dc:date pubDate "
    "category dc:subject author dc:creator creator enclosure media:content media:group media:thumbnail feedburner:origLink source comments "
    "thr:total slash:comments wfw:commentRss app:control app:edited thr:in-reply-to gd:image gd:extendedProperty "
    "blogger:type blogger:status blogger:created blogger:filename blogger:metaDescription blogger:parent blogger:inReplyTo blogger:trashed".split()
)
"""Elements that say what a text here has, or that only programs use."""


def atom_date(text: str) -> Written | None:
    """`2011-04-24T10:15:00.003+02:00` (RFC 3339); None for what is no date."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return Written(moment.date(), moment.time().replace(microsecond=0, tzinfo=None), moment.utcoffset())


def alternate(entry: Element) -> str:
    """The address of an entry as a page."""
    links = [link for link in entry.all("link") if link.attributes.get("rel", "alternate") == "alternate"]
    return next((link.attributes["href"] for link in links if link.attributes.get("href", "").startswith("http")), "")


def content_of(entry: Element) -> str:
    """The HTML of an entry: in full where it has that, else what it says of itself."""
    for name in ("content", "content:encoded", "summary", "description"):
        for child in entry.all(name):
            if child.children:
                return "".join(map(_markup, child.children))
            if child.text.strip():
                return html.escape(child.text) if child.attributes.get("type") == "text" else child.text
    return ""


def _markup(element: Element) -> str:
    """Markup that stands in an entry as elements (`type="xhtml"`)."""
    inner = element.text if not element.children else "".join(map(_markup, element.children))
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in element.attributes.items())
    shown = inner if element.children else html.escape(inner, quote=False)
    return f"<{element.name}{attributes}>{shown}</{element.name}>"


def feed_text(entry: Element, place: str, mended: bool) -> ImportedText:
    """The text of an item of RSS or an entry of Atom."""
    book = LossBook()
    if mended:
        book.note(
            "guessed", "xml-mended", say("the XML of this entry is broken, and was read as it was probably meant")
        )
    address, guid = alternate(entry) or entry.get("link", "feedburner:origLink"), entry.get("id", "guid")
    text = content_of(entry)
    whole = any(entry.get(name) for name in ("content", "content:encoded"))
    if not whole and len(text) < _SHORT:
        book.note("guessed", "excerpt-only", say("the feed has perhaps only the beginning of it"))
    text += links_to(_files(entry), text, book)
    if others := list(_unread(entry)):
        book.note(
            "dropped", "other-elements", say("what the feed says besides, for which there is no place here"), others
        )
    return ImportedText(
        key=f"feed:{guid or address or place}",
        origin=place,
        title=html.unescape(entry.get("title", "media:title")),
        html=text,
        date=atom_date(entry.get("published", "updated", "dc:date")) or mail_date(entry.get("pubDate")),
        lang=entry.attributes.get("xml:lang", ""),
        summary=entry.get("summary", "description") if whole else "",
        tags=_tags(entry),
        authors=_authors(entry),
        address=address,
        guid=guid,
        losses=book.losses(),
    )


def _tags(entry: Element) -> tuple[str, ...]:
    """Categories of Atom and RSS 2.0, subjects of RSS 1.0 (Dublin Core)."""
    categories = (
        tag.attributes.get("label") or tag.attributes.get("term") or tag.text.strip() for tag in entry.all("category")
    )
    subjects = (tag.text.strip() for tag in entry.all("dc:subject"))
    return tuple(dict.fromkeys(filter(None, (*categories, *subjects))))


def _unread(entry: Element) -> Iterator[str]:
    """Elements with words in them of which nothing here is made: places, subtitles of episodes, ratings."""
    for element in entry.children:
        said = " ".join(filter(None, (element.text.strip(), *(child.text.strip() for child in element.children))))
        if said and element.name not in _READ:
            yield f"{element.name}: {said}"


def _files(entry: Element) -> Iterator[str]:
    """The addresses of files that come with an entry: RSS 2.0, Atom (RFC 4287, 4.2.7.2), Media RSS."""
    yield from (enclosure.attributes.get("url", "") for enclosure in entry.all("enclosure"))
    yield from (
        link.attributes.get("href", "") for link in entry.all("link") if link.attributes.get("rel") == "enclosure"
    )
    for holder in (entry, *entry.all("media:group")):
        yield from (media.attributes.get("url", "") for media in holder.all("media:content"))


def links_to(urls: Iterable[str], text: str, book: LossBook) -> str:
    """A paragraph for each file that comes with an entry and that its text does not show; each is written down in `book`."""
    shown = html.unescape(text)
    away = [url for url in dict.fromkeys(urls) if url.startswith("http") and url not in shown]
    if away:
        book.note("changed", "enclosures", say("files that came with the feed, which are links now"), away)
    return "".join(f'<p><a href="{html.escape(url)}">{html.escape(url)}</a></p>' for url in away)


def plain_words(markup: str) -> str:
    """The words of some HTML."""
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", markup)).split())


def _authors(entry: Element) -> tuple[str, ...]:
    names = [author.get("name") for author in entry.all("author")]
    return tuple(dict.fromkeys(filter(None, (*names, entry.get("dc:creator")))))

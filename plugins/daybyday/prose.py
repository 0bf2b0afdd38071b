"""Converted texts whose links are still open, and how pages and feeds fill them in.

Markdown is converted once per text. What depends on the rest of the site (where a link leads,
whether its target is out yet, under which address a picture is published) is left open as placeholders;
each page and each feed fills them for itself. So a converted text can be cached by its content alone.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from .errors import DayByDayError
from .values import dataclass

PlaceholderKind = Literal["link", "end", "picture", "image", "anchor"]
TextPiece = Literal["lead", "rest", "intro", "task", "comment"]


@dataclass(frozen=True, slots=True)
class LinkPlaceholder:
    """A place left open in HTML. `link` and `picture` name a target; `end` closes the link opened last.

    A `link` is a whole tag: `before` and `after` are the attributes around its address, as HTML. A `picture` is an
    address alone, of a picture or of any other file that a page shows. An `image` is a whole `img` element whose author
    left its size to us: `before` and `after` are the attributes around its address. An `anchor` is a link within the text: pages
    keep it, feeds need it absolute. Addresses on the web stand for themselves unless a page says otherwise: an
    author may write the full address of a day to come.
    """

    kind: PlaceholderKind
    target: str = ""
    before: str = ""
    after: str = ""


Segments = tuple[str | LinkPlaceholder, ...]

TOO_LONG_FOR_FEEDS = 250_000
"""Characters of a text from which on feeds give its summary: no reader takes megabytes (F5)."""


@dataclass(frozen=True, slots=True)
class TaskText:
    """A task converted: HTML with placeholders, and plain text."""

    id: str
    html: Segments
    feed: Segments
    text: str


@dataclass(frozen=True, slots=True)
class CommentText:
    """A comment converted, with all that is shown of it."""

    id: str
    html: Segments
    author: str
    """"" for somebody who is not named"""
    date: date
    """a day, or a moment (`datetime`); one without a zone is in that of its post"""
    parent: str
    """id of the comment it replies to; "" for none"""
    lang: str
    """"" for that of its post"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What other pages need to know of a text without having it.

    `targets` are the addresses as written that must be resolved, in order, each once; `pictures`
    are those of them that are shown rather than linked to. `excerpt` is plain text.
    """

    words: int = 0
    excerpt: str = ""
    targets: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    removed: tuple[tuple[str, str, str], ...] = ()
    """(element, attribute, value) of what pages cannot hold and cleaning took away; of an element as a whole the
    attribute is "", of a character reference the element, too"""
    homework_targets: tuple[str, ...] = ()
    """those of the targets that stand in the homework"""
    too_long: bool = False
    """whether feeds give a summary instead of the text"""
    web: tuple[str, ...] = ()
    """addresses on the web, as written: some may be of this site"""
    anchors: tuple[str, ...] = ()
    """places in the text itself that it links to: `#why`"""
    ids: tuple[str, ...] = ()
    """the id attributes of the text, as they are in a page"""
    renamed_ids: tuple[tuple[str, str], ...] = ()
    """(as its author wrote it, as it is) of ids that the page or the text itself had already used"""
    media: tuple[tuple[str, str], ...] = ()
    """(address as written, media type if its author says it) of films and sounds"""


@dataclass(frozen=True, slots=True)
class Body:
    """Everything one source's Markdown became.

    `lead` stands before the homework, `rest` after it; `*_feed` are the same, reduced to what
    feed readers keep.
    """

    facts: Facts = Facts()
    lead: Segments = ()
    rest: Segments = ()
    intro: Segments = ()
    lead_feed: Segments = ()
    rest_feed: Segments = ()
    intro_feed: Segments = ()
    tasks: tuple[TaskText, ...] = ()
    comments: Mapping[str, CommentText] = field(default_factory=dict)
    """by id, in their order; a file of comments has nothing else"""

    def task(self, id: str) -> TaskText:
        """A converted task by its id. Raises `TaskMissingError`: every task of a homework was converted with it."""
        for task in self.tasks:
            if task.id == id:
                return task
        raise TaskMissingError(id)


class TaskMissingError(DayByDayError, LookupError):
    """A body that does not belong to its homework."""


@dataclass(frozen=True, slots=True)
class PictureSet:
    """A picture as a page shows it: how large it is, and where it lies in other sizes."""

    width: int
    """pixels of the one at its own address"""
    height: int
    sources: tuple[tuple[str, int], ...] = ()
    """(address, pixels wide) of others in WebP, narrow ones first"""
    sizes: str = ""
    """how wide pages show it, as the attribute `sizes` says it"""

    def element(self, image: str) -> str:
        """An `img` element with its choices around it."""
        if not self.sources:
            return image
        choices = ", ".join(f"{_attribute(address)} {width}w" for address, width in self.sources)
        return f'<picture><source type="image/webp" srcset="{choices}" sizes="{self.sizes}">{image}</picture>'


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a target is for one page: an address, or the words that stand in for it.

    `waiting` is text such as "(coming on 18 July)"; with neither address nor waiting words the
    link becomes its own plain text. `lang` is set when the target is in another language.
    """

    address: str = ""
    lang: str = ""
    waiting: str = ""
    picture: PictureSet | None = None
    """what is known of the picture that the address is of"""


@dataclass(frozen=True, slots=True)
class TextRef:
    """A text on a page: the digest of its source, which piece of it, and what its placeholders become.

    Small by design: a page that holds it can be compared without its texts.
    """

    digest: str
    piece: TextPiece
    links: tuple[tuple[str, Resolved], ...] = ()
    """(target as written, what it is here)"""
    task: str = ""
    """id of the task or of the comment, when the piece is one"""
    home: str = ""
    """Address of the text's own page, when it stands on another beside other texts: then it is as feeds have it, without
    ids, and what leads to a place in it leads there."""

    def segments(self, body: Body) -> Segments:
        """The piece in its body. Raises `TaskMissingError`, and `KeyError` for a comment that is not in it."""
        if self.piece == "comment":
            return body.comments[self.task].html
        if self.piece == "task":
            task = body.task(self.task)
            return task.feed if self.home else task.html
        if self.home:
            return {"lead": body.lead_feed, "rest": body.rest_feed, "intro": body.intro_feed}[self.piece]
        return {"lead": body.lead, "rest": body.rest, "intro": body.intro}[self.piece]

    def anchor(self, target: str) -> str:
        """What a link to a place in the text itself must say here."""
        return self.home + target

    def table(self) -> dict[str, Resolved]:
        """The links as a mapping."""
        return dict(self.links)


def is_on_the_web(target: str) -> bool:
    """Whether an address as written has a scheme of the web."""
    return target[:4].lower() == "http" and target[4:8].lower().startswith(("://", "s://"))


def _attribute(address: str) -> str:
    """An address within double quotes."""
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


_LAZY = ' loading="lazy"'


@dataclass(slots=True)
class _Filler:
    """Walks through segments and remembers how the links that are open have to be closed."""

    links: Mapping[str, Resolved]
    anchor: Callable[[str], str]
    lazy: bool
    closings: list[str] = field(default_factory=list)

    def fill(self, placeholder: LinkPlaceholder) -> str:
        if placeholder.kind == "end":
            return self.closings.pop() if self.closings else ""
        if placeholder.kind == "anchor":
            self.closings.append("</a>")
            return f'<a{placeholder.before} href="{html.escape(self.anchor(placeholder.target))}"{placeholder.after}>'
        resolved = self.links.get(placeholder.target)
        if resolved is None:
            resolved = Resolved(placeholder.target) if is_on_the_web(placeholder.target) else Resolved()
        if placeholder.kind == "image":
            return self._image(placeholder, resolved)
        return _attribute(resolved.address) if placeholder.kind == "picture" else self._link(placeholder, resolved)

    def _image(self, placeholder: LinkPlaceholder, resolved: Resolved) -> str:
        picture = resolved.picture
        size = f' width="{picture.width}" height="{picture.height}"' if picture else ""
        image = f'<img{placeholder.before} src="{_attribute(resolved.address)}"{size}{placeholder.after}>'
        if picture is None:
            return image
        if not self.lazy:
            # Converting makes all pictures wait; the first is what a reader sees.
            image = image.replace(_LAZY, "", 1)
            self.lazy = True
        return picture.element(image)

    def _link(self, placeholder: LinkPlaceholder, resolved: Resolved) -> str:
        if resolved.address:
            self.closings.append("</a>")
            lang = f' hreflang="{html.escape(resolved.lang)}"' if resolved.lang else ""
            return f'<a{placeholder.before} href="{_attribute(resolved.address)}"{lang}{placeholder.after}>'
        if resolved.waiting:
            self.closings.append(f" <small>({html.escape(resolved.waiting)})</small></span>")
            return '<span class="coming">'
        self.closings.append("")
        return ""


def fill(
    segments: Segments, links: Mapping[str, Resolved], anchor: Callable[[str], str] = str, lazy: bool = True
) -> str:
    """HTML with every placeholder filled. `anchor` turns `#fn:1` into what a link to it must say.

    Pictures of known size wait until the reader comes near; without `lazy` the first does not.
    """
    filler = _Filler(links, anchor, lazy)
    return "".join(segment if isinstance(segment, str) else filler.fill(segment) for segment in segments)

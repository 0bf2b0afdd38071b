"""The HTML of comments of the past, cleaned for pages: strangers wrote it, for another site.

What is left are words, lists, quotations and tables: no headings among those of the page, no ids and classes that could clash
with its own, no pictures and frames that would ask other hosts, no addresses of people.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timezone
from urllib.parse import unquote

import nh3

from ..model import Comment, Written
from ..patterns import regex
from ..prose import Body, CommentText, LinkPlaceholder, Segments
from ..reading.text import FORBIDDEN, MAIL_ADDRESS
from ..values import dataclass
from .links import split_links
from .nesting import well_nested
from .tags import ATTRIBUTES, Loss, attributes_of, losses

_TAGS = frozenset(
    "a abbr b blockquote br caption cite code del em hr i ins kbd li ol p pre q s samp small strong sub sup "
    "table tbody td tfoot th thead tr u ul var".split()
)
_CLEAN = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={"*": set(), "a": {"href"}},
    clean_content_tags={"script", "style"},
    url_schemes={"http", "https"},
    link_rel="nofollow ugc",
    strip_comments=True,
).clean
_BLOCK = regex(
    r"</?(?:p|ul|ol|li|dl|dt|dd|blockquote|pre|table|caption|thead|tbody|tfoot|tr|td|th|hr)(?![\w-])", re.IGNORECASE
)
_SPACED = regex(r"<(?:pre|table)(?![\w-])", re.IGNORECASE)
"""What may have empty lines within."""
_HEADING = regex(rf"<(?P<end>/?)h[1-6](?![\w-]){ATTRIBUTES}>", re.IGNORECASE)
_BOX = regex(
    r"<(?P<end>/?)(?:address|article|aside|center|dd|details|div|dt|fieldset|figcaption|figure|footer|form|header|main|nav|section|summary)"
    rf"(?![\w-]){ATTRIBUTES}>",
    re.IGNORECASE,
)
_STRAY = regex(rf"<(?!/?[A-Za-z]{ATTRIBUTES}>|!--)")
"""A sign that begins no tag: what follows would be swallowed."""
_LIST = regex(r"<(?:ul|ol)(?![\w-])", re.IGNORECASE)
_ITEM = regex(rf"<(?P<end>/?)li(?![\w-]){ATTRIBUTES}>", re.IGNORECASE)
_IMAGE_OR_LINK = regex(rf"<(?P<tag>img|a|/a)(?![\w-])(?P<attributes>{ATTRIBUTES})>", re.IGNORECASE)
_SMILEY = regex(r"smil|emoji|emoticon", re.IGNORECASE)
_EMPTY = regex(r"<p(?: [^<>]*)?>(?:\s|<br>|&nbsp;)*</p>\s*")
_LINK_WITHIN = regex(r'<a href="#([^"]*)" rel="nofollow ugc">(.*?)</a>', re.DOTALL)
_ADDRESS = regex(r'<a href="[^"]* [^"]*"')
_LINK_TO_NOTHING = regex(r'<a rel="nofollow ugc">(.*?)</a>', re.DOTALL)
_MASK = "…@…"
_NOTHING_SAID = regex(r"<[^<>]*>|[\s\u00a0]+")
_WITHOUT_LOSS = frozenset("big bdi bdo dl dt dd font label mark rb rp rt ruby span tt wbr col colgroup time".split())
"""Elements of which the words stay as they were."""
_ADDRESSES = frozenset(["href", "src"])


@dataclass(frozen=True, slots=True)
class CleanComment:
    """The text of a comment for pages, and what it has lost on the way."""

    html: str
    lost: tuple[Loss, ...] = ()
    pictures: int = 0
    """how many of its pictures are links now, or words"""
    masked: bool = False
    """whether an address of somebody was taken out"""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing left to be read."""
        return not _NOTHING_SAID.sub("", self.html)


def cleaned(written: str) -> CleanComment:
    """What a page can show of a comment, given as HTML or plain text."""
    written = _STRAY.sub("&lt;", written)
    plain, pictures = _pictures_as_links(_flat(written)) if "<" in written else (written, 0)
    whole = _paragraphs(plain)
    clean = _CLEAN(whole)
    finished = well_nested(_ADDRESS.sub(_without_spaces, _LINK_TO_NOTHING.sub(r"\1", FORBIDDEN.sub("", clean))))
    public, masked = MAIL_ADDRESS.subn(_MASK, finished) if "@" in finished else (finished, 0)
    return CleanComment(_EMPTY.sub("", public).strip(), tuple(_reported(losses(whole, clean))), pictures, masked > 0)


def comments_body(comments: Sequence[tuple[Comment, CleanComment]]) -> tuple[Body, tuple[tuple[str, int], ...]]:
    """Comments as a body holds them, and where they lead: (address as written, line of the comment), each address once."""
    texts, links = dict[str, CommentText](), dict[str, int]()
    places = {f"comment-{comment.id}" for comment, _ in comments}
    for comment, clean in comments:
        segments = split_links(_without_lost_places(clean.html, places))
        for target in _targets(segments):
            links.setdefault(target, comment.line)
        texts[comment.id] = CommentText(
            comment.id, segments, comment.author, _moment(comment.date), comment.parent, comment.lang
        )
    return Body(comments=texts), tuple(links.items())


def _without_lost_places(text: str, places: Collection[str]) -> str:
    """HTML in which a link to a place on the page leads to another comment, or is plain words."""
    if 'href="#' not in text:
        return text
    return _LINK_WITHIN.sub(lambda link: link.group() if link[1] in places else link[2], text)


def _moment(written: Written) -> date:
    """A day; a moment where there is a time, without a zone where none stands."""
    if written.time is None:
        return written.date
    return datetime.combine(written.date, written.time, None if written.offset is None else timezone(written.offset))


def _targets(segments: Segments) -> Iterator[str]:
    return (part.target for part in segments if isinstance(part, LinkPlaceholder) and part.kind == "link")


def _without_spaces(link: re.Match[str]) -> str:
    """The beginning of a link whose address is one word."""
    return f"<a {link.group()[3:].replace(' ', '%20')}"


def _flat(written: str) -> str:
    """HTML without headings, boxes and items of no list: a paragraph for each, so that their words do not run together."""
    text = _HEADING.sub(lambda match: "</strong></p>" if match["end"] else "<p><strong>", written)
    if not _LIST.search(text):
        text = _ITEM.sub(lambda match: f"<{match['end']}p>", text)
    return _BOX.sub(lambda match: f"<{match['end']}p>", text)


def _pictures_as_links(text: str) -> tuple[str, int]:
    """HTML in which pictures are links to them, smileys and pictures within links are words; and how many there were."""
    if "<img" not in text.lower():
        return text, 0
    pictures, in_link = 0, False

    def replaced(match: re.Match[str]) -> str:
        nonlocal pictures, in_link
        if match["tag"].lower() != "img":
            in_link = match["tag"] != "/a" and match["tag"] != "/A"
            return match.group()
        pictures += 1
        return _picture_in_words(attributes_of(match["attributes"]), in_link)

    return _IMAGE_OR_LINK.sub(replaced, text), pictures


def _picture_in_words(attributes: dict[str, str], in_link: bool) -> str:
    source, words = attributes.get("src", "").strip(), html.escape(attributes.get("alt", "").strip())
    if in_link or _SMILEY.search(f"{attributes.get('class', '')} {source}") or not source.lower().startswith("http"):
        return words or html.escape(_name_of(source) if in_link else "")
    return f'<a href="{html.escape(source)}">{words or html.escape(_name_of(source))}</a>'


def _name_of(address: str) -> str:
    """`https://e.org/a/b.jpg?x` -> `b.jpg`: the same in every language."""
    return unquote(re.split("[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2]) or address


def _paragraphs(text: str) -> str:
    """Text as HTML: a paragraph where a line is empty, and its lines, unless it breaks them itself. Blocks stay as they are."""
    if _SPACED.search(text):
        return text
    line_end = "\n" if re.search(r"<br\b", text, re.IGNORECASE) else "<br>"
    pieces = (piece.strip() for piece in re.split(r"\n[ \t]*\n", text))
    return "".join(
        piece if _BLOCK.search(piece) else f"<p>{line_end.join(map(str.strip, piece.split(chr(10))))}</p>"
        for piece in pieces
        if piece
    )


def _reported(lost: Iterable[Loss]) -> Iterator[Loss]:
    """What an author should know of: elements, what would have run, and addresses; not the dress of the old site."""
    for element, attribute, value in lost:
        if (not attribute and element not in _WITHOUT_LOSS) or attribute.startswith("on") or attribute in _ADDRESSES:
            yield element, attribute, value

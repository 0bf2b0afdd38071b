"""Embedded things as links; addresses of links and pictures as they are to be here."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from lxml.etree import Element, SubElement
from lxml.html import HtmlElement

from ...messages import say
from ...values import dataclass
from ..losses import LossBook
from ..texts import LOCAL_SITE
from .trees import elements, is_within, name, remove, words

_EMBEDS = frozenset(["iframe", "embed", "object", "applet", "frame"])
_LAZY = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-orig-file",
    "data-large-file",
    "data-srcset",
    "data-lazy-srcset",
)
_ON_DISK = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.[\w-]+|[\w-]+\.(?:com|org|net|it|eu|info|co\.uk))(?:\.[\w-]+)*(?:/|$)", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed|v)/|youtu\.be/)([\w-]{6,20})")
_PICTURE = re.compile(r"^https?://[^?#]+\.(?:jpe?g|png|gif|webp)$", re.IGNORECASE)
_ADDRESS_ALONE = re.compile(r"\s*https?://[^\s<>\"]{4,500}\s*")
_MAY_EMBED = frozenset(["p", "div", "figure"])
_ADDRESSED = _EMBEDS | _MAY_EMBED | {"img", "a", "area", "video", "audio", "source", "track", "math"}
_BEHIND = re.compile(r"background(?:-image)?\s*:[^;]*?url\(\s*[\"']?(https?://[^\"')\s]+)", re.IGNORECASE)
_VIMEO = re.compile(r"player\.vimeo\.com/video/([0-9]+)")
_UNSAFE = re.compile(r"[\s\"<>()\\^`{|}]")


@dataclass(frozen=True, slots=True)
class Addresses:
    """How addresses of a source become addresses here."""

    base: str
    """where the text stood: relative addresses begin there; "" where nobody knows"""
    link: Callable[[str], str]
    """an absolute address -> what to write; the same where nothing is known of it"""
    picture: Callable[[str], str]
    """an absolute address of a picture -> what to write"""
    others: tuple[str, ...] = ()
    """where the text stood on the site that was made of its file: a relative address may begin there"""


def rewrite(root: HtmlElement, addresses: Addresses, book: LossBook) -> None:
    """Change a tree; what cannot be kept is written down."""
    for element in root.xpath(".//*[@style]"):
        _background(element)
    for element in elements(root):
        tag = name(element)
        if tag not in _ADDRESSED or not is_within(element, root):
            continue
        if tag in _EMBEDS:
            _embed(element, addresses, book)
        elif tag == "img":
            _image(element, addresses, book)
        elif tag in ("a", "area") and element.get("href") is not None:
            _link(element, addresses, book)
        elif tag in ("video", "audio", "source", "track"):
            _media(element, addresses)
        elif tag == "math":
            _formula(element, book)
        elif tag in _MAY_EMBED and not len(element) and _ADDRESS_ALONE.fullmatch(element.text or ""):
            _address_alone(element, book)
    _part_links(root)
    for figure in root.xpath(".//figure"):
        if not any(name(inner) == "figcaption" for inner in figure.iterdescendants()):
            # Without words below it a figure says nothing that its picture or table does not say.
            figure.tag = "div"


def _part_links(root: HtmlElement) -> None:
    """A space between links that only their look has parted."""
    for link in root.xpath(".//a"):
        following = link.getnext()
        if following is not None and name(following) == "a" and not link.tail and words(link):
            link.tail = " "


def _address_alone(element: HtmlElement, book: LossBook) -> None:
    """An address on a line of its own, which the old program would have replaced by a player."""
    url = (element.text or "").strip()
    book.note("changed", "embeds", say("embedded things, which are links now"), [url])
    element.text = None
    link = SubElement(element, "a", {"href": _encoded(watch_address(url))})
    link.text = url


def _formula(element: HtmlElement, book: LossBook) -> None:
    """A formula as it was typed, where MathML says that, else its signs."""
    typed = next((note.text for note in element.iter("annotation") if note.text), "") or words(element)
    book.note("changed", "formulas", say("formulas, which are shown as they were typed"), [typed])
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "code", typed, tail


def watch_address(url: str) -> str:
    """Where a film is looked at, by the address under which it was embedded."""
    if match := _YOUTUBE.search(url):
        return f"https://www.youtube.com/watch?v={match[1]}"
    if match := _VIMEO.search(url):
        return f"https://vimeo.com/{match[1]}"
    return f"https:{url}" if url.startswith("//") else url


def _embed(element: HtmlElement, addresses: Addresses, book: LossBook) -> None:
    given = element.get("src") or element.get("data") or element.get("data-src") or ""
    if not given:
        given = next(
            (param.get("value") or "" for param in element.iter("param") if param.get("name") in ("movie", "src")), ""
        )
    url = watch_address(_absolute(given, addresses.base)) if given else ""
    inner, title = words(element), element.get("title") or ""
    if "wp-block-file__embed" in (element.get("class") or ""):
        remove(element)  # a view of the file that the link after it leads to
        return
    if not url.startswith(("http://", "https://")):
        book.note("dropped", "embeds-empty", say("frames without an address on the web"), [given or inner])
        element.drop_tag() if inner else element.drop_tree()
        return
    book.note("changed", "embeds", say("embedded things, which are links now"), [url])
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "a", title or inner or url, f" {tail or ''}"
    element.set("href", _encoded(url))
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = f"{previous.tail or ''} "
    elif parent is not None and parent.text:
        parent.text = f"{parent.text} "


def _image(element: HtmlElement, addresses: Addresses, book: LossBook) -> None:
    source = element.get("src") or ""
    lazy = next((element.get(key) for key in _LAZY if element.get(key)), "")
    if lazy and (not source or source.startswith("data:") or "placeholder" in source or "blank." in source):
        source = lazy.split(",")[0].split()[0]
    for key in ("srcset", "sizes", "loading", "decoding", *_LAZY):
        element.attrib.pop(key, None)
    place = (
        ""
        if not source or source.startswith("data:") or _ON_DISK.match(source.strip())
        else addresses.picture(_absolute(source, addresses.base))
    )
    if not place or place.startswith(LOCAL_SITE):
        book.note(
            "dropped",
            "pictures-unreachable",
            say("pictures without an address that others can reach"),
            [element.get("alt") or source[:80]],
        )
        _in_words(element)
        return
    element.set("src", _encoded(place))


def _in_words(image: HtmlElement) -> None:
    """Put the alternative text of a picture in its place."""
    parent, previous = image.getparent(), image.getprevious()
    if parent is None:
        return
    words = f"{image.get('alt') or ''}{image.tail or ''}"
    if previous is not None:
        previous.tail = f"{previous.tail or ''}{words}"
    else:
        parent.text = f"{parent.text or ''}{words}"
    image.tail = None
    parent.remove(image)


def _background(element: HtmlElement) -> None:
    """The picture behind the words of a block as a picture before them."""
    match = _BEHIND.search(element.get("style") or "")
    if match is None:
        return
    picture = Element("img", {"src": match[1], "alt": ""})
    picture.tail, element.text = element.text, None
    element.insert(0, picture)


def _media(element: HtmlElement, addresses: Addresses) -> None:
    for key in ("src", "poster"):
        if value := element.get(key):
            element.set(key, _encoded(addresses.picture(_absolute(value, addresses.base))))


def _link(element: HtmlElement, addresses: Addresses, book: LossBook) -> None:
    given = (element.get("href") or "").strip()
    if given.startswith("#"):
        return
    if not given or given.lower().startswith(("javascript:", "data:", "about:", "vbscript:")) or _ON_DISK.match(given):
        if given:
            book.note("dropped", "links-unfit", say("links that lead nowhere for others; their words stay"), [given])
        element.drop_tag()
        return
    url = _completed(given, addresses.base, book)
    if urlsplit_or_none(url) is None:
        book.note("dropped", "links-unfit", say("links that lead nowhere for others; their words stay"), [given])
        element.drop_tag()
        return
    known = addresses.link(url)
    if known == url and (url.startswith(LOCAL_SITE) or _PICTURE.search(url)):
        known = addresses.picture(url)
    if known.startswith(LOCAL_SITE):
        book.note("dropped", "files-missing", say("links to files that are not there; their words stay"), [given])
        element.drop_tag()
        return
    element.set("href", _encoded(known))


def _completed(given: str, base: str, book: LossBook) -> str:
    """An address with its beginning, where its author forgot that."""
    if _SCHEME.match(given) or given.startswith("//"):
        return _absolute(given, base)
    if _MAIL.fullmatch(given):
        book.note("changed", "links-completed", say("addresses without their beginning"), [given])
        return f"mailto:{given}"
    if _HOST.match(given) and not given.startswith("/"):
        book.note("changed", "links-completed", say("addresses without their beginning"), [given])
        return f"https://{given}"
    return _absolute(given, base)


def _absolute(given: str, base: str) -> str:
    given = "".join(given.split()) if "\n" in given or "\t" in given else given.strip()
    if given.startswith("//"):
        return f"https:{given}"
    try:
        return urljoin(base, given) if base else given
    except ValueError:
        return given


def urlsplit_or_none(url: str) -> object | None:
    """The parts of an address; None for what is none (`http://[`)."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _encoded(url: str) -> str:
    """An address without what would end it in Markdown."""
    if url.startswith("{"):
        return url
    return _UNSAFE.sub(lambda match: quote(match.group(), safe=""), url)


def query_value(url: str, key: str) -> str:
    """`?p=12` -> "12"; "" for none."""
    try:
        return parse_qs(urlsplit(url).query).get(key, [""])[0]
    except ValueError:
        return ""

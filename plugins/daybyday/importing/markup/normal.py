"""Elements of other days and odd nestings -> those that a page here knows, before anything is taken out."""

from __future__ import annotations

import re

from lxml.etree import Element
from lxml.html import HtmlElement

from ...messages import say
from ..losses import LossBook
from .trees import elements, name, remove, words

_TODAY = {
    "h1": "h2",
    "center": "div",
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "dir": "ul",
    "menu": "ul",
    "xmp": "pre",
    "listing": "pre",
    "plaintext": "pre",
}
_ABOUT_WORDS = frozenset("a abbr b cite code del em i ins kbd mark q s small strong sub sup u".split())
_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt figcaption figure footer h2 h3 h4 h5 h6 header hr li main "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HOLD_BLOCKS_ALONE = frozenset("ul ol dl table thead tbody tfoot tr".split())
_MOST_ROUNDS = 40
_CODE_KEYS = ("data-enlighter-language", "data-language", "data-lang")
_SPOKEN = re.compile(r"(?:en|it|fr|de|es|pt|nl|la)(?:[-_].*)?|[a-z]{2,3}-[A-Z]{2}")
"""What `lang` means of a poem; of code it is the name of its own language."""
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-srcset")


def normalise(root: HtmlElement, book: LossBook) -> None:
    """Change a tree so that every element is one of today, in a place where it may stand."""
    for element in elements(root):
        tag = name(element)
        if tag == "noscript":
            _without_scripts(element)
        elif tag in _TODAY:
            element.tag = _TODAY[tag]
        if name(element) in ("pre", "code"):
            _name_language(element)
        if tag == "area":
            _area(element)
        elif tag == "a" and element.get("name") and not element.get("id"):
            element.set("id", element.attrib.pop("name"))
        if tag == "h1":
            book.note("changed", "headings", say("headings of the first rank, which is the title’s here"), count=1)
    for entries in root.xpath(".//ul | .//ol"):
        _make_entries(entries)
    _push_in(root)


def _name_language(element: HtmlElement) -> None:
    """The language of code, where it is not a class: plugins have keys of their own for it, and misuse `lang`."""
    spoken = element.get("lang") or ""
    said = next((element.get(key) for key in _CODE_KEYS if element.get(key)), "")
    if not said and spoken and not _SPOKEN.fullmatch(spoken):
        said = spoken
    if said == spoken and said:
        del element.attrib["lang"]
    if said:
        element.set("class", f"{element.get('class') or ''} language-{said}".strip())


def _area(element: HtmlElement) -> None:
    """A place in a picture that led somewhere, as a link with its words."""
    target, said = element.get("href"), element.get("alt") or element.get("title") or ""
    if not target:
        element.drop_tree()
        return
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "a", said or target, f" {tail or ''}"
    element.set("href", target)


def _without_scripts(element: HtmlElement) -> None:
    """What is shown where no script runs; a picture that a script would have put there stands before it already."""
    is_double = any(picture.get(key) for picture in element.xpath("preceding::img[1]") for key in _LAZY)
    if is_double and not words(element):
        remove(element)
    else:
        element.drop_tag()


def _make_entries(entries: HtmlElement) -> None:
    """What stands in a list without being an entry is one; a list between two entries belongs to the one before it."""
    for child in list(entries):
        tag, before = name(child), child.getprevious()
        if tag in ("ul", "ol") and before is not None and name(before) == "li" and not (before.tail or "").strip():
            before.tail, child.tail = child.tail, None
            before.append(child)
        elif tag in ("p", "div", "a") and words(child):
            entry = Element("li")
            entry.tail, child.tail = child.tail, None
            entries.replace(child, entry)
            entry.append(child)


def _push_in(root: HtmlElement) -> None:
    """A link or an emphasis around whole paragraphs stands within each of them."""
    for _ in range(_MOST_ROUNDS):
        outer = [
            element
            for element in root.iter(*_ABOUT_WORDS)
            if element is not root and any(name(child) in _BLOCKS for child in element)
        ]
        if not outer:
            return
        for element in outer:
            _part(element)


def _part(element: HtmlElement) -> None:
    """Put an element around each run of its words, and within each of its blocks."""
    run = _shell(element)
    run.text, element.text = element.text, None
    position = 0
    for child in list(element):
        if name(child) not in _BLOCKS:
            run.append(child)
            continue
        if len(run) or (run.text or "").strip():
            element.insert(position, run)
            position += 1
        _within(element, child)
        run = _shell(element)
        run.text, child.tail = child.tail, None
        position += 1
    if len(run) or (run.text or "").strip():
        element.append(run)
    element.drop_tag()


def _within(element: HtmlElement, block: HtmlElement) -> None:
    if name(block) in _HOLD_BLOCKS_ALONE:
        for child in block:
            _within(element, child)
        return
    inner = _shell(element)
    inner.text, block.text = block.text, None
    for child in list(block):
        inner.append(child)
    block.append(inner)


def _shell(element: HtmlElement) -> HtmlElement:
    """The same element without what stands in it; its id is that of the first only."""
    shell = element.makeelement(element.tag, dict(element.attrib))
    element.attrib.pop("id", None)
    return shell

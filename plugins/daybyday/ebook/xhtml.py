"""Clean HTML -> XHTML as an e-book may hold it (EPUB 3.3, 6.1).

Pages are read by browsers, which forgive; reading systems refuse a whole chapter for one element at the wrong place. So
what may stand where is kept to here, and an attribute is left out unless its value is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..patterns import regex

Resolve = Callable[[str], str]
"""An address -> what a chapter says for it; "" when it may not say anything"""

_VOID = frozenset(("br", "hr", "img", "col", "wbr"))
_WORDS = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup u var wbr".split()
)
"""what may stand within a sentence"""
_WORDS_ALONE = _WORDS - {"a", "del", "ins"} | {"p", "h2", "h3", "h4", "h5", "h6", "pre"}
"""what may hold nothing else: within it, blocks become `span`"""
_BLOCKS = frozenset(
    "aside blockquote caption col colgroup dd div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tbody "
    "td tfoot th thead tr ul".split()
)
_INSTEAD = {"details": "div", "summary": "p", "picture": "span"}
"""closed boxes stay closed on some devices, and a picture has one file here"""
_LEFT_OUT = frozenset(("source", "track", "time"))
"""they go, and what is in them stays"""
_AT_HOME = {
    "li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",), "figcaption": ("figure",), "rt": ("ruby",), "rp": ("ruby",),
    "caption": ("table",), "colgroup": ("table",), "col": ("colgroup",), "thead": ("table",), "tbody": ("table",),
    "tfoot": ("table",), "tr": ("table", "thead", "tbody", "tfoot"), "td": ("tr",), "th": ("tr",),
}  # fmt: skip
"""the only places of some elements: elsewhere they are `div`, or `span` within a sentence"""
_ONLY_CHILDREN = {"ul": "li", "ol": "li", "dl": "dd"}
"""what holds nothing but its own items: anything else becomes one"""
_DEFINITIONS = regex("((dt)+(dd)+)+")
_NUMBER = regex("[0-9]{1,6}")
_LANGUAGE = regex("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DIRECTION = regex("ltr|rtl|auto")
_WHOLE = regex("-?[0-9]{1,9}")
_ID = regex(r"[A-Za-z][A-Za-z0-9._-]*")
_FIT = {
    "lang": _LANGUAGE, "dir": _DIRECTION, "hreflang": _LANGUAGE, "width": _NUMBER, "height": _NUMBER, "colspan": _NUMBER,
    "rowspan": _NUMBER, "start": _WHOLE, "value": _WHOLE, "scope": regex("row|col|rowgroup|colgroup"),
}  # fmt: skip
_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "a": ("hreflang",),
    "img": ("width", "height"),
    "ol": ("start",),
    "li": ("value",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


class _Open(NamedTuple):
    """An element that is open: as it is called in the HTML, and what is written for it ("" for nothing)."""

    name: str
    written: str


class _Writer(HTMLParser):
    """Writes what it is fed. The HTML is clean: every element that needs an end has one."""

    def __init__(self, link: Resolve, picture: Resolve, sentence: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._link, self._picture = link, picture
        self._open = [_Open("", "p" if sentence else "div")]
        self.pieces: list[str] = []
        self._definitions: list[list[int]] = []
        """of each open list of definitions, where its own tags stand among the pieces"""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._image(attributes)
            return
        written = self._as_written(tag, attributes)
        if written:
            end = "/" if tag in _VOID else ""
            self._write_tag(written, f"<{written}{self._attributes(written, attributes)}{end}>")
        if tag not in _VOID:
            self._open.append(_Open(tag, written))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1:
            element = self._open.pop()
            if element.written:
                self._write_tag(element.written, f"</{element.written}>")
            if element.name == tag:
                return

    def _write_tag(self, name: str, tag: str) -> None:
        """A tag; of a list of definitions, once it is whole, what it is written as: the list, or what looks like it."""
        if tag == "<dl>" or tag.startswith("<dl "):
            self._definitions.append([])
        if name in ("dl", "dt", "dd") and self._definitions:
            self._definitions[-1].append(len(self.pieces))
        self.pieces.append(tag)
        if tag == "</dl>":
            own = self._definitions.pop()
            if not _DEFINITIONS.fullmatch("".join(self.pieces[at][1:3] for at in own[1:-1:2])):
                for at in own:
                    self.pieces[at] = re.sub("d[ltd]", "div", self.pieces[at], count=1)

    def handle_data(self, data: str) -> None:
        item = _ONLY_CHILDREN.get(self._parent)
        if item and data.strip():
            self._write_tag(item, f"<{item}>")
            self.pieces.append(escape(data, quote=False))
            self._write_tag(item, f"</{item}>")
        elif not item and (data.strip() or self._parent not in ("table", "thead", "tbody", "tfoot", "tr", "colgroup")):
            self.pieces.append(escape(data, quote=False))

    @property
    def _parent(self) -> str:
        return next(element.written for element in reversed(self._open) if element.written)

    def _as_written(self, tag: str, attributes: Mapping[str, str]) -> str:
        """What is written for an element at this place; "" for nothing but what is in it."""
        parent, name = self._parent, _INSTEAD.get(tag, tag)
        if name in _LEFT_OUT or (name == "a" and not self._target(attributes)):
            return ""
        if name == "bdo" and not _DIRECTION.fullmatch(attributes.get("dir", "")):
            name = "span"
        in_sentence = any(element.written in _WORDS_ALONE for element in self._open)
        if name in _AT_HOME and parent not in _AT_HOME[name]:
            name = "span" if in_sentence or name in ("rt", "rp") else "div"
        if in_sentence and name in _BLOCKS:
            name = "br" if tag == "hr" else "span"
        item = _ONLY_CHILDREN.get(parent)
        return item if item and name not in ("li", "dt", "dd") else name

    def _attributes(self, written: str, attributes: Mapping[str, str]) -> str:
        kept = [(name, attributes[name]) for name in ("class", "title") if attributes.get(name)]
        if id := attributes.get("id"):
            kept.append(("id", fit_id(id)))
        for name in ("dir", *_ATTRIBUTES.get(written, ())):
            if name == "value" and self._parent != "ol":
                continue
            if name in attributes and _FIT[name].fullmatch(attributes[name]):
                kept.append((name, attributes[name]))
        if _LANGUAGE.fullmatch(attributes.get("lang", "")):
            kept += [("lang", attributes["lang"]), ("xml:lang", attributes["lang"])]
        if written == "a":
            kept.append(("href", self._target(attributes)))
        return "".join(f' {name}="{escape(value)}"' for name, value in kept)

    def _target(self, attributes: Mapping[str, str]) -> str:
        return self._link(attributes.get("href", "")) if attributes.get("href") else ""

    def _image(self, attributes: Mapping[str, str]) -> None:
        """A picture of the book; one that it does not hold is named, with the way to it where there is one."""
        name, text = self._picture(attributes.get("src", "")), attributes.get("alt", "")
        if name and self._parent not in _ONLY_CHILDREN:
            self.pieces.append(f'<img src="{escape(name)}" alt="{escape(text)}"{self._attributes("img", attributes)}/>')
            return
        address = outward(attributes.get("src", ""))
        if address and text and not any(element.written == "a" for element in self._open):
            self.handle_starttag("a", [("href", address)])
            self.handle_data(text)
            self.handle_endtag("a")
        elif text:
            self.handle_data(text)


def as_xhtml(html: str, link: Resolve, picture: Resolve, sentence: bool = False) -> str:
    """Clean HTML as XHTML. `sentence`: it will stand where only words may.

    `link` gives what a chapter says for an address, `picture` the name of a picture in the book; "" for neither.
    """
    writer = _Writer(link, picture, sentence)
    writer.feed(html)
    writer.close()
    writer.handle_endtag("")
    return "".join(writer.pieces)


def fit_id(id: str) -> str:
    """An id as XML can have it (a name without colons), each another: `fn:1` -> `fn_3a_1`."""
    if _ID.fullmatch(id):
        return id
    signs = [sign if sign.isascii() and (sign.isalnum() or sign in "._-") else f"_{ord(sign):x}_" for sign in id]
    return "".join(signs) if not id or _ID.match(id) else f"id_{ord(id[0]):x}_{''.join(signs[1:])}"


def outward(address: str) -> str:
    """An address out of the book, as a URL may be written (RFC 3986); "" for one that cannot be followed from there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https")
    if parts.scheme not in _SCHEMES or (is_web and not re.fullmatch(r"[\w.:@\[\]-]+", parts.netloc)):
        return ""
    return quote(address, safe="/%#?&=+,;:@!$'()*~-._[]" if is_web else "%@:+;,=?&-._~")

"""One item of a feed or an export -> its elements, whatever is wrong with its XML.

Prefixes count as they are written, declared or not; a lone `&` is one; names of HTML characters are those characters.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from ...values import dataclass
from .files import without_controls

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,40}):[\w.-]|\s([A-Za-z_][\w.-]{0,40}):[\w.-]+\s*=")
_REFERENCE = re.compile(r"&(?:(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = frozenset(["lt", "gt", "amp", "quot", "apos"])
_DECLARATION = re.compile(r"\sxmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_PLAIN = re.compile(
    r"<(?P<name>title|description|category|dc:creator|(?:content|excerpt):encoded|wp:comment_(?:content|author))(?P<rest>\s[^<>]*)?>"
    r"(?P<text>[^<]*<(?!/(?P=name)>|!\[CDATA\[)(?:(?!<!\[CDATA\[|</(?P=name)>).)*)</(?P=name)>",
    re.DOTALL,
)
"""Elements of text in which tags stand that nobody has escaped."""
_MOST_DEEP = 40
_URN = "urn:prefix:"


@dataclass(frozen=True, slots=True)
class Element:
    """An element by its name as written (`wp:post_id`), with its text and attributes."""

    name: str
    text: str
    attributes: dict[str, str]
    children: tuple[Element, ...] = ()

    def all(self, name: str) -> Iterator[Element]:
        """Its children of a name."""
        return (child for child in self.children if child.name == name)

    def get(self, *names: str) -> str:
        """The text of its first child of one of these names, in the order of the names; "" for none."""
        for name in names:
            for child in self.children:
                if child.name == name and child.text.strip():
                    return child.text.strip()
        return ""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, how many characters were taken out of it, and whether its XML had to be mended."""

    element: Element
    controls: int
    mended: bool


def read_item(text: str) -> ReadItem:
    """An item of any well- or ill-formed XML."""
    cleaned, controls = without_controls(_DECLARATION.sub("", text) if "xmlns" in text else text)
    whole, unescaped = _PLAIN.subn(_in_cdata, cleaned)
    escaped = "".join(_pieces(whole))
    outside = _CDATA.sub("", cleaned)
    prefixes = {match[1] or match[2] for match in _PREFIX.finditer(outside)} - {"xml", "xmlns"}
    declared = "".join(f' xmlns:{prefix}="{_URN}{prefix}"' for prefix in sorted(prefixes))
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(f"<root{declared}>{escaped}</root>".encode(), parser)
    mended = bool(parser.error_log) or bool(unescaped)
    first = next((node for node in root if isinstance(node.tag, str)), None) if root is not None else None
    return ReadItem(Element("item", "", {}) if first is None else _element(first), controls, mended)


def _in_cdata(match: re.Match[str]) -> str:
    return f"<{match['name']}{match['rest'] or ''}><![CDATA[{html.unescape(match['text'])}]]></{match['name']}>"


def _pieces(text: str) -> Iterator[str]:
    """The text with references as XML has them; what stands in CDATA as it is."""
    position = 0
    for match in _CDATA.finditer(text):
        yield _REFERENCE.sub(_reference, text[position : match.start()])
        yield match.group()
        position = match.end()
    yield _REFERENCE.sub(_reference, text[position:])


def _reference(match: re.Match[str]) -> str:
    name = match[1]
    if not name:
        return "&amp;"
    if name in _OF_XML:
        return match.group()
    character = html.unescape(f"&{name};")
    if character.startswith("&") and len(character) > 1:
        return f"&amp;{name};"
    return html.escape(without_controls(character)[0])


def _element(node: etree._Element, depth: int = 0) -> Element:
    """An element with its children, as deep as any export goes; what is deeper is text."""
    inner = (child for child in node if isinstance(child.tag, str)) if depth < _MOST_DEEP else ()
    children = tuple(_element(child, depth + 1) for child in inner)
    attributes = {_name(str(name)): str(value) for name, value in node.attrib.items()}
    return Element(
        _name(str(node.tag)), "".join(map(str, node.itertext())) if len(node) else node.text or "", attributes, children
    )


def _name(tag: str) -> str:
    """`{urn:prefix:wp}post_id` -> `wp:post_id`."""
    if tag.startswith("{"):
        space, _, local = tag[1:].partition("}")
        return f"{space.removeprefix(_URN)}:{local}" if space.startswith(_URN) else local
    return tag

"""HTML as a tree of lxml, and back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_DEEP = 120
"""Elements within each other; what is deeper is text alone."""


def tree_of(text: str) -> HtmlElement:
    """A `<body>` with the given HTML in it, comments and instructions left out."""
    fit = _UNFIT.sub("", text)
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    document = document_fromstring(f"<!DOCTYPE html><html><body>{fit}</body></html>".encode(), parser=parser)
    body = document.find("body")
    return body if body is not None else document


def html_of(element: HtmlElement) -> str:
    """An element as HTML, without the text behind it."""
    return str(tostring(element, encoding="unicode", with_tail=False))


def inner_html(element: HtmlElement) -> str:
    """What stands in an element."""
    return html.escape(element.text or "", quote=False) + "".join(
        f"{html_of(child)}{html.escape(child.tail or '', quote=False)}" for child in element
    )


def words(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def apart(element: HtmlElement) -> str:
    """As `words`, with a space between the texts of different elements: for reports."""
    return " ".join(" ".join(element.itertext()).split())


def remove(element: HtmlElement) -> None:
    """Take an element out with all that is in it; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def name(element: HtmlElement) -> str:
    """The name of an element in small letters; "" for what is none."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """All elements below a root, as they stand now: the tree may be changed while one goes through them."""
    return iter([element for element in root.iter() if isinstance(element.tag, str) and element is not root])


def is_within(element: HtmlElement, root: HtmlElement) -> bool:
    """Whether an element has not been taken out of a tree."""
    return element is root or any(parent is root for parent in element.iterancestors())


def is_too_deep(root: HtmlElement, most: int = MOST_DEEP) -> bool:
    """Whether a tree is deeper than anything a person writes."""
    stack = [(root, 0)]
    while stack:
        element, depth = stack.pop()
        if depth > most:
            return True
        stack.extend((child, depth + 1) for child in element)
    return False


def document_of(text: str) -> HtmlElement:
    """A whole page: its `<html>`."""
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    return document_fromstring(_UNFIT.sub("", text).encode(), parser=parser)

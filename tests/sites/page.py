"""A page as readers and machines see it; tests ask it instead of looking for markup of one theme."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import lxml.html
from lxml import etree

from daybyday.words import load_words
from tests.harness import Built

WORDS, _ = load_words(("en", "it"), {})
"""What the kit says in both languages, for claims that are not about the wording."""

_INLINE = frozenset("a abbr b bdi cite code em i kbd mark q s small span strong sub sup time u var".split())
_SILENT = frozenset(["script", "style", "template", "head"])


@dataclass(frozen=True)
class Link:
    """Something to click on."""

    text: str
    href: str
    lang: str
    """language of the link or of something in it, if one is marked"""


class Page:
    """One HTML file, read."""

    def __init__(self, data: bytes) -> None:
        self.root = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))

    @property
    def lang(self) -> str:
        return self.root.get("lang", "")

    @property
    def title(self) -> str:
        return _words(self.root.findtext(".//title") or "")

    @property
    def canonical(self) -> str:
        (link,) = self.root.xpath("//link[@rel='canonical']/@href")
        return str(link)

    @property
    def noindex(self) -> bool:
        return bool(self.root.xpath("//meta[@name='robots'][contains(@content, 'noindex')]"))

    @property
    def leads_to(self) -> str:
        """Where a redirect page sends its visitor."""
        (content,) = self.root.xpath("//meta[@http-equiv='refresh']/@content")
        return str(content).partition("url=")[2]

    @property
    def alternates(self) -> dict[str, str]:
        """hreflang -> absolute address."""
        links = self.root.xpath("//link[@hreflang]")
        return {str(link.get("hreflang")): str(link.get("href")) for link in links}

    @property
    def feeds(self) -> list[str]:
        """Addresses of the feeds a reader would discover, in order."""
        return [str(href) for href in self.root.xpath("//head/link[@rel='alternate'][@type]/@href")]

    @property
    def json_ld(self) -> list[Any]:
        return [json.loads(text) for text in self.root.xpath("//script[@type='application/ld+json']/text()")]

    @property
    def h1(self) -> Any:
        (h1,) = self.root.xpath("//h1")
        return h1

    @property
    def headings(self) -> list[tuple[int, str]]:
        """(level, text) in the order of the page."""
        found = self.root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")
        return [(int(heading.tag[1]), text_of(heading)) for heading in found]

    @cached_property
    def text(self) -> str:
        """The words between header and footer."""
        (main,) = self.root.xpath("//main") or [self.root.find("body")]
        return text_of(main)

    @cached_property
    def links(self) -> list[Link]:
        return [
            Link(text_of(a), a.get("href"), a.get("lang") or next(iter(a.xpath(".//@lang")), ""))
            for a in self.root.xpath("//body//a[@href]")
        ]

    @property
    def addresses(self) -> list[str]:
        """Where its links lead."""
        return [link.href for link in self.links]

    def switch_to(self, language: str) -> str:
        """Where the language switch leads: `Italiano` or `English`."""
        (found,) = {link.href for link in self.links if link.text == language}
        return found

    def link(self, text: str) -> Link:
        """The one link with a text."""
        (found,) = {link for link in self.links if link.text == text}
        return found

    def lang_of(self, text: str) -> str:
        """The language in which the first element holding a text is marked, itself or by what it stands in."""
        for element in self.root.find("body").iter():
            if isinstance(element.tag, str) and text in (element.text or ""):
                return _lang(element)
        raise AssertionError(f"{text!r} does not stand on the page")

    def square(self, when: str) -> str:
        """What the calendar says of a date: `2 November` -> `Day 2, 2 November: coming`."""
        labels = [text_of(cell) for cell in self.root.xpath("//main//table//td")]
        (found,) = [label for label in labels if re.search(rf"(^|, ){when}(:|$)", label)]
        return found


def _lang(element: Any) -> str:
    for one in (element, *element.iterancestors()):
        if one.get("lang"):
            return str(one.get("lang"))
    return ""


def text_of(element: Any) -> str:
    """Words of an element as one hears them; blocks are parted by spaces."""
    pieces: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node.tag, str) and node.tag not in _SILENT and node.get("aria-hidden") != "true":
            edge = "" if node.tag in _INLINE else " "
            pieces.append(edge + (node.text or ""))
            for child in node:
                walk(child)
                pieces.append(child.tail or "")
            pieces.append(edge)

    walk(element)
    return _words("".join(pieces))


def _words(text: str) -> str:
    return " ".join(text.split())


def visit(built: Built, address: str) -> Page:
    """The page at an address of a built site."""
    return Page(built.files[path_of(address)])


def answers(built: Built, address: str) -> bool:
    """Whether a file stands at an address."""
    return path_of(address) in built.files


def path_of(address: str) -> str:
    """`/it/relazioni/2/` -> `it/relazioni/2/index.html`."""
    path = address.partition("#")[0].lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def feed_titles(built: Built, address: str) -> list[str]:
    """Titles of the items of a feed, in order."""
    return [str(title.text) for title in etree.fromstring(built.files[path_of(address)]).findall("channel/item/title")]


def sitemap(built: Built) -> dict[str, dict[str, str]]:
    """Every address of the sitemap with its versions by language."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = etree.fromstring(built.files["sitemap.xml"])
    return {
        url.findtext("s:loc", namespaces=names): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)
        }
        for url in root.findall("s:url", names)
    }


def homework_days(built: Built, address: str) -> list[int]:
    """The days that a homework.json tells of."""
    return [entry["day"] for entry in json.loads(built.files[path_of(address)])["days"]]

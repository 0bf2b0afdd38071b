"""`opml.xml`: every feed of every language in one file, for moving in with a reader at once (OPML 2.0, F59).

Cohorts are left out: one follows the one in which one began. So are dates: the file follows from the feeds there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from ..framing.edition import Edition
from ..framing.house import House
from ..framing.kit import Kit
from ..model import Series
from ..parts import Part
from ..syndication.offers import Offer, all_offers
from ..words import language_name


@dataclass(frozen=True, slots=True)
class Outline:
    """The series of each language: its feeds follow from them."""

    languages: tuple[tuple[str, tuple[Series, ...]], ...]


def parts(edition: Edition) -> Iterator[Part]:
    """One file for the site."""
    if edition.settings.makes("opml"):
        languages = edition.settings.languages
        series = tuple((lang, tuple(one.series for one in edition.series_in(lang))) for lang in languages)
        yield Part("opml.xml", "opml", Outline(series))


def render(part: Part, kit: Kit) -> bytes:
    """The file as XML, a group for each language."""
    outline, house = part.value, kit.house
    assert isinstance(outline, Outline)
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = house.settings.names[house.settings.languages[0]]
    body = ElementTree.SubElement(root, "body")
    for lang, series in outline.languages:
        name = language_name(lang, lang)
        group = ElementTree.SubElement(body, "outline", text=name[:1].upper() + name[1:])
        for offer in all_offers(house.settings, series, lang):
            ElementTree.SubElement(group, "outline", _said(house, offer))
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n%s\n' % ElementTree.tostring(root, encoding="utf-8")


def _said(house: House, offer: Offer) -> dict[str, str]:
    title = offer.title(house)
    return {
        "type": "rss", "text": title, "title": title, "xmlUrl": house.absolute(offer.address(house.settings)),
        "htmlUrl": offer.page(house), "language": offer.lang,
    }  # fmt: skip

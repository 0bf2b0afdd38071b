"""`opml.xml`: every feed of every language in one file, for moving in with a reader at once (OPML 2.0, F59).

Cohorts are left out: one follows the one in which one began. So are dates: the file follows from the feeds there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import Series
from ...parts import Part
from ...syndication.offers import Offer, all_offers
from ...values import dataclass
from ...words import language_name


@dataclass(frozen=True, slots=True)
class FeedList:
    """The series of each language: its feeds follow from them."""

    languages: tuple[tuple[str, tuple[Series, ...]], ...]


def parts(edition: Edition) -> Iterator[Part[FeedList]]:
    """One file for the site."""
    if edition.settings.makes("opml"):
        languages = edition.settings.languages
        series = tuple((lang, tuple(series_now.series for series_now in edition.series_in(lang))) for lang in languages)
        yield Part("opml.xml", "opml", FeedList(series))


def render(part: Part[FeedList], services: RenderServices) -> bytes:
    """The file as XML, a group for each language."""
    feed_list, context = part.value, services.context
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = context.settings.names[context.settings.languages[0]]
    body = ElementTree.SubElement(root, "body")
    for lang, series in feed_list.languages:
        name = language_name(lang, lang)
        group = ElementTree.SubElement(body, "outline", text=name[:1].upper() + name[1:])
        for offer in all_offers(context.settings, series, lang):
            ElementTree.SubElement(group, "outline", _attributes(context, offer))
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n%s\n' % ElementTree.tostring(root, encoding="utf-8")


def _attributes(context: SiteContext, offer: Offer) -> dict[str, str]:
    title = offer.title(context)
    return {
        "type": "rss",
        "text": title,
        "title": title,
        "xmlUrl": context.absolute(offer.address(context.settings)),
        "htmlUrl": offer.page(context),
        "language": offer.lang,
    }

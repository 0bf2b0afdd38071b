"""The social card of a page: what stands on it, and where it is published.

Its name is a digest of what stands on it: equal cards are one file, and who has cached an old one sees that it is
another. Pages without a card of their own carry that of their language's home page.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from typing import ClassVar

from ..drawings import CARD_HEIGHT, CARD_WIDTH, CardDrawing
from ..edition.published import PublishedPost
from ..edition.site_context import SiteContext
from ..model import Series, SiteSettings
from ..pages import ShareImage
from ..values import dataclass
from ..words import direction

SHIPPED = "card.png"
"""the theme's card for all pages, where none can be drawn"""
_DESIGN = "1"
"""Raised when cards look otherwise: then all get new names."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card."""

    fingerprint_shared: ClassVar[bool] = True

    lang: str
    title: str
    number: int | None = None
    above: str = ""
    below: str = ""

    @property
    def address(self) -> str:
        """Where it is published, without the site's own path."""
        facts = "\0".join(map(str, (_DESIGN, *astuple(self))))
        return f"/cards/{hashlib.sha256(facts.encode()).hexdigest()[:20]}.png"

    def drawing(self) -> CardDrawing:
        """The card as it is drawn."""
        number = str(self.number) if self.number is not None else ""
        return CardDrawing(self.title, number, self.above, self.below, direction(self.lang) == "rtl")


def home_card(settings: SiteSettings, lang: str) -> Card:
    """The card of a language's home page: the site's name and what it is."""
    return Card(lang, settings.names[lang], below=settings.taglines.get(lang, ""))


def series_card(settings: SiteSettings, series: Series, lang: str) -> Card:
    """The card of a series' page."""
    title = series.titles[lang]
    return Card(lang, title, above=_beside(title, settings.names[lang]))


def post_card(settings: SiteSettings, post: PublishedPost, series: Series | None = None) -> Card:
    """The card of a text, in its own language, whatever the page it is shown on. `series` is that of a day."""
    name = settings.names[post.lang]
    if series is None:
        return Card(post.lang, post.title, above=name)
    title = series.titles[post.lang]
    return Card(post.lang, post.title, post.source.day, title, _beside(title, name))


def _beside(title: str, name: str) -> str:
    """The site's name, unless its series is called the same: nothing stands on a card twice."""
    return "" if name == title else name


def is_shareable(image: str) -> bool:
    """Whether the address of a picture is of one that is shown beside links: no place that shows any shows drawings (SVG)."""
    return bool(image) and not image.lower().endswith((".svg", ".svgz"))


def share_image(context: SiteContext, card: Card | None, lang: str, image: str, title: str) -> ShareImage | None:
    """What a page shows where it is shared: its author's picture, else its card, else the theme's."""
    settings = context.settings
    if is_shareable(image):
        return ShareImage(image, 0, 0, title)
    if not settings.makes("cards"):
        return None
    card = card or home_card(settings, lang)
    address = card.address if settings.imaging else settings.asset(SHIPPED)
    alt = ": ".join(filter(None, (card.above, card.title)))
    return ShareImage(context.absolute(address), CARD_WIDTH, CARD_HEIGHT, alt) if address else None

"""Social cards: one for each text and language that is out, for each series, for each home page."""

from __future__ import annotations

from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.render_services import RenderServices
from ...page_frame.cards import Card, home_card, is_shareable, post_card, series_card
from ...parts import Part, page_path


def parts(edition: Edition) -> Iterator[Part[Card]]:
    """A file for every card that some page names; in a foreign theme none, for its pages are its own affair."""
    settings = edition.settings
    if settings.guest or not settings.imaging or not settings.makes("cards"):
        return
    owners: dict[Card, str] = {}
    for card, owner in _cards(edition):
        owners.setdefault(card, owner)  # two texts may be called the same
    for card, owner in owners.items():
        yield Part(page_path(card.address), "cards", card, owner)


def _cards(edition: Edition) -> Iterator[tuple[Card, str]]:
    """Cards with the files of their texts. A text with a picture of its own has no card."""
    settings = edition.settings
    for lang in settings.languages:
        yield home_card(settings, lang), ""
        for post in (*edition.articles(lang), *edition.pages(lang)):
            if not is_shareable(post.image):
                yield post_card(settings, post), post.source.path
    for series_now in edition.site.series:
        series = series_now.series
        for lang in series.languages:
            yield series_card(settings, series, lang), series.place.path
            for post in edition.own_texts(series_now, lang):
                if not is_shareable(post.image):
                    yield post_card(settings, post, series), post.source.path


def render(part: Part[Card], services: RenderServices) -> bytes:
    """The PNG file."""
    return services.drawn(part.value.drawing())

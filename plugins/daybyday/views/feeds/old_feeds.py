"""Old addresses of feeds that end in a slash (`/feed/`): small pages that name the feed of today (F71).

A program that asks there finds the feed by its link, as on any page; a person is led to the page on how to
follow. Old addresses of files hold the feed itself: see `Channel.copies`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...edition.edition import Edition
from ...edition.follow_page import follow_address, has_follow_page
from ...edition.render_services import RenderServices
from ...feed_formats import FeedFormat
from ...pages import FeedLink, RedirectPage
from ...parts import Part, page_path
from ...syndication.offers import Offer, all_offers
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class MovedFeed:
    """Everything the page depends on: the feed that is meant."""

    offer: Offer
    format: FeedFormat


def parts(edition: Edition) -> Iterator[Part[MovedFeed]]:
    """A page for each old address that means a feed there is; one that means none gets no page."""
    settings = edition.settings
    if not settings.makes("old-feeds"):
        return
    feeds_by_address = {
        offer.address(settings, format): MovedFeed(offer, format)
        for lang in settings.languages
        for offer in all_offers(settings, (series_now.series for series_now in edition.series_in(lang)), lang)
        for format in offer.formats(settings)
    }
    for old, new in settings.old_feeds:
        if old.endswith("/") and new in feeds_by_address:
            yield Part(page_path(old), "old_feeds", feeds_by_address[new])


def render(part: Part[MovedFeed], services: RenderServices) -> bytes:
    """The page by the template redirect.html."""
    moved, context = part.value, services.context
    offer, settings = moved.offer, context.settings
    lang, title = offer.lang, offer.title(context)
    new = follow_address(settings, lang) if has_follow_page(settings) else context.home(lang)
    feed = FeedLink(title, context.absolute(offer.address(settings, moved.format)), moved.format.media_type)
    text = context.words[lang].say("feed_moved")
    page = RedirectPage(
        lang=lang, title=title, address=context.path(new), absolute=context.absolute(new), text=text, feeds=(feed,)
    )
    return services.page("redirect.html", page, lang)

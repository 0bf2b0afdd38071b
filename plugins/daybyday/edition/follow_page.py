"""Where one learns how to follow: the page for it, and each feed's place on it."""

from __future__ import annotations

from .. import addresses, feed_formats
from ..model import Series, SiteSettings


def has_follow_page(settings: SiteSettings) -> bool:
    """Whether there is a page on how to follow; a foreign theme has none."""
    return settings.makes("follow") and not settings.guest


def follow_address(settings: SiteSettings, lang: str, series: Series | None = None) -> str:
    """Where one learns how to follow the site or a series; without a page for it, the feed itself."""
    if has_follow_page(settings):
        place = f"#{follow_place(series, lang)}" if series else ""
        return f"{addresses.follow_page(settings, lang)}{place}"
    if series:
        return addresses.series_file(settings, series, lang, feed_formats.main_format().files["feed"])
    return addresses.site_feed(settings, lang)


def follow_place(series: Series | None, lang: str) -> str:
    """The id of a series' place, or the site's, on the page on how to follow."""
    return f"feeds-{addresses.series_slug(series, lang)}" if series else "feeds"

"""What channels and archives say of themselves, in words and addresses, ready for any format."""

from __future__ import annotations

from ..edition.site_context import SiteContext
from .archives import Archive
from .channels import Channel, channel_id, description_of, page_of, title_of
from .feedxml import Head, Picture

PICTURE_SIZE = 144
"""Pixels of the site's picture: the widest an RSS image may be (F23)."""


def head_of(context: SiteContext, channel: Channel) -> Head:
    """The head of a feed that is subscribed to."""
    links = [("hub", context.settings.hub)] if context.settings.hub else []
    if channel.previous:
        links.append(("prev-archive", context.absolute(channel.previous)))
    return Head(
        id=channel_id(context, channel.kind, channel.series, channel.lang),
        title=title_of(context, channel.kind, channel.series, channel.lang, channel.start),
        description=description_of(context, channel.kind, channel.series, channel.lang),
        lang=channel.lang,
        page=page_of(context, channel.series, channel.lang),
        address=context.absolute(channel.address),
        updated=channel.updated,
        author=context.settings.names[channel.lang],
        links=tuple(links),
        marks=("complete",) if channel.complete else (),
        picture=picture(context),
    )


def head_of_archive(context: SiteContext, archive: Archive) -> Head:
    """The head of a closed month (F54)."""
    series, lang = archive.series, archive.lang
    links = [("current", context.absolute(f"{archive.scope}feed.atom"))]
    if archive.before:
        links.append(("prev-archive", context.absolute(archive.address(archive.before))))
    if archive.after:
        links.append(("next-archive", context.absolute(archive.address(archive.after))))
    return Head(
        id=channel_id(context, "feed", series, lang, archive.month),
        title=title_of(context, "feed", series, lang),
        description=description_of(context, "feed", series, lang),
        lang=lang,
        page=page_of(context, series, lang),
        address=context.absolute(archive.address(archive.month)),
        updated=max(item.updated for item in archive.items),
        author=context.settings.names[lang],
        links=tuple(links),
        marks=("archive",),
        picture=picture(context),
    )


def picture(context: SiteContext) -> Picture | None:
    """The site's picture for feed readers, if the theme brings one."""
    address = context.settings.asset("feed.png")
    return Picture(context.absolute(address), PICTURE_SIZE) if address else None

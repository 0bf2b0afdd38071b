"""What channels and archives say of themselves, in words and addresses, ready for any format."""

from __future__ import annotations

from ..framing.house import House
from .archives import Archive
from .channels import Channel, channel_id, description_of, page_of, title_of
from .feedxml import Head, Picture

PICTURE_SIZE = 144
"""Pixels of the site's picture: the widest an RSS image may be (F23)."""


def head_of(house: House, channel: Channel) -> Head:
    """The head of a feed that is subscribed to."""
    links = [("hub", house.settings.hub)] if house.settings.hub else []
    if channel.previous:
        links.append(("prev-archive", house.absolute(channel.previous)))
    return Head(
        channel_id(house, channel.kind, channel.series, channel.lang),
        title_of(house, channel.kind, channel.series, channel.lang, channel.start),
        description_of(house, channel.kind, channel.series, channel.lang), channel.lang,
        page_of(house, channel.series, channel.lang), house.absolute(channel.address), channel.updated,
        house.settings.names[channel.lang], tuple(links), ("complete",) if channel.complete else (), picture(house),
    )  # fmt: skip


def head_of_archive(house: House, archive: Archive) -> Head:
    """The head of a closed month (F54)."""
    series, lang = archive.series, archive.lang
    links = [("current", house.absolute(f"{archive.scope}feed.atom"))]
    if archive.before:
        links.append(("prev-archive", house.absolute(archive.address(archive.before))))
    if archive.after:
        links.append(("next-archive", house.absolute(archive.address(archive.after))))
    return Head(
        channel_id(house, "feed", series, lang, archive.month), title_of(house, "feed", series, lang),
        description_of(house, "feed", series, lang), lang, page_of(house, series, lang),
        house.absolute(archive.address(archive.month)), max(item.updated for item in archive.items),
        house.settings.names[lang], tuple(links), ("archive",), picture(house),
    )  # fmt: skip


def picture(house: House) -> Picture | None:
    """The site's picture for feed readers, if the theme brings one."""
    address = house.settings.picture
    return Picture(house.absolute(address), PICTURE_SIZE) if address else None

"""Programs and services of others that feeds can be opened in. Such addresses go out of date first, so they stand here alone.

Each is (name, address pattern). `{feed}` stands for the address of a feed, written so that it can stand in another
address; `{plain}` for the address as it is; `{webcal}` for that of a calendar in the scheme of calendars, to stand in
another address. A pattern without any of them leads to where one pastes it. To add one, write a line; to drop one, delete
its line.
"""

from __future__ import annotations

from urllib.parse import quote

Service = tuple[str, str]
"""(name, address pattern)"""

READERS: tuple[Service, ...] = (
    ("Feedly", "https://feedly.com/i/subscription/feed/{feed}"),
    ("Inoreader", "https://www.inoreader.com/?add_feed={feed}"),
    ("NewsBlur", "https://www.newsblur.com/?url={feed}"),
    ("Feedbin", "https://feedbin.com/?subscribe={feed}"),
    ("The Old Reader", "https://theoldreader.com/feeds/subscribe?url={feed}"),
)
"""Readers that live in the browser."""

MAILERS: tuple[Service, ...] = (
    ("Blogtrottr", "https://blogtrottr.com/?subscribe={feed}"),
    ("Feedrabbit", "https://feedrabbit.com/?url={feed}"),
    ("FeedMail", "https://feedmail.org/subscriptions/new?url={feed}"),
)
"""Services that send what is new in a feed by e-mail."""


CALENDARS: tuple[Service, ...] = (
    # Given https, it takes some addresses for those of people.
    ("Google", "https://calendar.google.com/calendar/r?cid={webcal}"),
    ("Outlook.com", "https://outlook.live.com/calendar/0/addfromweb?url={feed}"),
)
"""Calendars that live in the browser."""

ON_A_COMPUTER = frozenset(["Google"])
"""Services whose apps for phones open such an address and do nothing with it."""


def filled(pattern: str, feed: str) -> str:
    """The address at which a service opens a feed or a calendar, given absolute."""
    return pattern.format(feed=quote(feed, safe=""), plain=feed, webcal=quote(webcal(feed), safe=""))


def webcal(address: str) -> str:
    """The same address in the scheme that calendar programs have asked for."""
    return f"webcal:{address.partition(':')[2]}"

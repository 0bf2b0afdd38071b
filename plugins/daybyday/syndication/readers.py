"""Programs and services of others that feeds can be opened in. Such addresses go out of date first, so they stand here alone.

Each is (name, address pattern). `{feed}` stands for the address of a feed, written so that it can stand in another
address; `{plain}` for the address as it is. A pattern without either leads to where one pastes it. To add one, write
a line; to drop one, delete its line.
"""

from __future__ import annotations

from urllib.parse import quote

Service = tuple[str, str]
"""(name, address pattern)"""

READERS: tuple[Service, ...] = (
    ("Feedly", "https://feedly.com/i/subscription/feed/{feed}"),
    ("Inoreader", "https://www.inoreader.com/?add_feed={feed}"),
    ("NewsBlur", "https://www.newsblur.com/?url={feed}"),
    ("The Old Reader", "https://theoldreader.com/feeds/subscribe?url={feed}"),
    ("Feedbin", "https://feedbin.com/?subscribe={feed}"),
)
"""Readers that live in the browser."""

MAILERS: tuple[Service, ...] = (
    ("Blogtrottr", "https://blogtrottr.com/?subscribe={feed}"),
    ("Feedrabbit", "https://feedrabbit.com/?url={feed}"),
    ("FeedMail", "https://feedmail.org/subscriptions/new?url={feed}"),
    ("follow.it", "https://follow.it/"),
)
"""Services that send what is new in a feed by e-mail."""


def filled(pattern: str, feed: str) -> str:
    """The address at which a service opens a feed, given absolute."""
    return pattern.format(feed=quote(feed, safe=""), plain=feed)

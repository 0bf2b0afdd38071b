"""F71 and F73, as far as files show them. What a host makes of them: see `live`."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...messages import say
from ...patterns import regex
from ..feed_set import Feed
from ..rule import Complaint, rule

_TRACKING = regex(r"[?&](ref|utm_\w+|source|fbclid|gclid|mc_cid)=")


@rule(
    Feed,
    71,
    "Old addresses hold the feed of today",
    say("subscribers keep the address they once subscribed to, and miss everything"),
    hint=say("mend DAYBYDAY_OLD_FEEDS"),
)
def old_addresses(feed: Feed) -> Iterator[Complaint]:
    """Those of files; those that end in a slash are pages."""
    site = feed.feed_set.site
    if feed.is_copy or not site.settings.makes("old-feeds"):
        return
    for old, new in site.settings.old_feeds:
        if site.absolute(new.lstrip("/")) == site.absolute(feed.path) and not old.endswith("/"):
            copy = feed.feed_set.by_address.get(site.absolute(old.lstrip("/")))
            if copy is None or copy.data != feed.data:
                yield Complaint(say("{old} does not hold it", old=old))


@rule(
    Feed,
    73,
    "https, and addresses that follow nobody",
    say("Miniflux strips trackers; browsers warn of http"),
    hint=say("write SITEURL with https://"),
)
def https_and_no_trackers(feed: Feed) -> Iterator[Complaint]:
    """Of the site, reported at its first feeds, and of items."""
    if not feed.folder and feed.address and urlsplit(feed.address).scheme != "https":
        yield Complaint(say("the address of the site is not https"))
    for address in (feed.address, *(item.url for item in feed.items)):
        if _TRACKING.search(address):
            yield Complaint(say("the address {address} follows its readers", address=address), url=address)

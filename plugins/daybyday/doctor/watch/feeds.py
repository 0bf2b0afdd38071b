"""Feeds of a host: there, sound, with the newest item, and with none that is not out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...messages import say
from ...model import Finding, Place
from ..examining import examine
from ..feed_set import Feed, FeedSet
from ..live_host import UPLOAD
from ..reading import UnreadableFeedError, is_read, read
from .host import LiveSite
from .wanted import WantedSite

UNSOUND = frozenset({"feed-f1", "feed-f2", "feed-f3", "feed-f25", "feed-f28", "feed-f33", "feed-f57", "feed-f64"})
"""Rules of the feed doctor that bytes break when they were damaged on their way, whatever the site is like."""


def feeds_there(wanted: WantedSite, live: LiveSite) -> Iterator[Finding]:
    """Every feed and calendar that readers subscribe to. Raises `UnreachableError`."""
    served: dict[str, bytes] = {}
    for path in wanted.feeds:
        response = live.get(path)
        if response.status == 200:
            served[path] = response.body
        else:
            message = say("the host answers {status}", status=response.status)
            yield Finding("error", "live-feed-missing", Place(live.url(path)), message, UPLOAD)
    for finding in examine(served, wanted.expected).findings:
        if finding.level == "error" and finding.code in UNSOUND:
            yield replace(finding, place=Place(live.base), also=(), hint=UPLOAD)
    yield from _items(wanted, served, live)


def _items(wanted: WantedSite, served: Mapping[str, bytes], live: LiveSite) -> Iterator[Finding]:
    here, there = _feeds(wanted, wanted.feeds), _feeds(wanted, served)
    for path, feed in there.items():
        ids = {item.id for item in feed.items}
        place = Place(live.url(path))
        newest = here[path].items[0] if path in here and here[path].items else None
        if newest and newest.id not in ids:
            message = say("its newest item is missing: {title}", title=newest.title)
            yield Finding("error", "live-feed-stale", place, message, UPLOAD)
        for id in sorted(ids & wanted.coming_ids.keys()):
            message = say("the host shows an item for {address}, which is not out", address=wanted.coming_ids[id])
            hint = say("take it down: publish again, and look at how it got there")
            yield Finding("error", "live-early", place, message, hint)


def _feeds(wanted: WantedSite, files: Mapping[str, bytes]) -> dict[str, Feed]:
    """The feeds among some files that can be read."""
    feeds: dict[str, Feed] = {}
    for path, data in files.items():
        feed_set = FeedSet(wanted.expected)
        try:
            if is_read(path):
                read(path, data, feed_set)
        except UnreadableFeedError:
            continue
        feeds.update({feed.path: feed for feed in feed_set.feeds})
    return feeds

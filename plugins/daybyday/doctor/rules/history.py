"""F54-F56: what was published before (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from ...messages import say
from ..feed_set import HISTORY, HISTORY_LINKS, Feed
from ..rule import Complaint, rule

_NOBODY = say("readers that look for older items find a hole")


def _has_history_element(feed: Feed, mark: str) -> bool:
    return feed.format != "json" and feed.raw.find(f"{HISTORY}{mark}") is not None


@rule(Feed, 54, "From a feed one comes through its archives to every item, and archives know their neighbours", _NOBODY)
def whole_history(feed: Feed) -> Iterator[Complaint]:
    """One walks by `prev-archive`."""
    if feed.is_copy:
        return
    if feed.kind == "archive":
        yield from _neighbours(feed)
    elif feed.kind == "feed" and feed.format == "atom" and feed.feed_set.site.settings.makes("archives"):
        met = {item.id for document in _walk(feed) for item in document.items}
        for post in feed.feed_set.site.of_scope(feed.folder, feed.expected_lang):
            if post.id not in met:
                yield Complaint(say("one cannot come to it by way of archives"), post.id, post.url)


def _walk(feed: Feed) -> Iterator[Feed]:
    seen: list[Feed] = []
    document: Feed | None = feed
    while document is not None and document not in seen:
        seen.append(document)
        yield document
        before = document.hrefs("prev-archive")
        document = feed.feed_set.by_address.get(before[0]) if before else None


def _neighbours(feed: Feed) -> Iterator[Complaint]:
    if not _has_history_element(feed, "archive"):
        yield Complaint(say("it does not say that it is an archive"))
    (current,) = feed.hrefs("current") or [""]
    if current not in feed.feed_set.by_address:
        yield Complaint(say("its current feed is {value}", value=current or say("not named")))
    for there, back in (("prev-archive", "next-archive"), ("next-archive", "prev-archive")):
        for address in feed.hrefs(there):
            neighbour = feed.feed_set.by_address.get(address)
            if neighbour is None:
                yield Complaint(say("there is no {there} {address}", there=there, address=address))
            elif neighbour.hrefs(back) != [feed.address]:
                yield Complaint(say("{path} does not lead back to it", path=neighbour.path))
    if not feed.hrefs("next-archive"):
        newest = feed.feed_set.by_address.get(current)
        if newest and not _has_history_element(newest, "complete") and newest.hrefs("prev-archive") != [feed.address]:
            yield Complaint(say("no archive comes after it, and no feed leads to it"))


@rule(Feed, 55, "An archive is a month that is closed", _NOBODY)
def closed_months(feed: Feed) -> Iterator[Complaint]:
    """What was dated back stands in a later one; nothing stands in an earlier one. See also `tomorrow`."""
    site = feed.feed_set.site
    # Items of a series are dated in its zone, and the months of a language are those of the site's zone.
    zone = None if feed.folder in site.series else ZoneInfo(site.settings.timezone)
    for item in feed.items:
        local = item.published and (item.published.astimezone(zone) if zone else item.published)
        if feed.month and local and (local.year, local.month) > feed.month:
            yield Complaint(
                say("“{title}” of {date} stands in it", title=item.title, date=local.date()), item.id, item.url
            )


@rule(Feed, 56, "A complete feed says so, and has no archives", say("programs page through it for ever"))
def complete_or_not(feed: Feed) -> Iterator[Complaint]:
    """JSON says `expired`, as a truth value."""
    if _has_history_element(feed, "complete") and any(feed.hrefs(relation) for relation in HISTORY_LINKS):
        yield Complaint(say("it is complete, and leads to archives"))
    if _has_history_element(feed, "complete") and _has_history_element(feed, "archive"):
        yield Complaint(say("it is complete, and an archive"))
    if feed.format == "json" and feed.raw.get("expired", True) is not True:
        yield Complaint(say("`expired` is {value}; it is true or not there", value=feed.raw["expired"]))

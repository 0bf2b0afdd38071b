"""F8-F13: what a feed is called, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from ... import feed_formats
from ...messages import say
from ..feed_set import HISTORY_LINKS, Feed
from ..rule import Complaint, rule

_RELATIONS = frozenset(
    "alternate current describedby edit enclosure first hub last license next next-archive payment prev-archive "
    "previous related replies search self service up via".split()
)


@rule(Feed, 8, "Every Atom document has an id of its own", say("readers take two feeds with one id for the same feed"))
def id_of_its_own(feed: Feed) -> Iterator[Complaint]:
    """Copies at old addresses are the same document."""
    if feed.format != "atom" or feed.is_copy:
        return
    if not feed.id.strip():
        yield Complaint(say("it has no id"))
    elif feed.id.rstrip("/") == feed.feed_set.site.absolute("").rstrip("/"):
        yield Complaint(say("its id is the address of the site, which says nothing of which feed it is"))
    for namesake in feed.feed_set.originals:
        if namesake is not feed and namesake.format == "atom" and namesake.id == feed.id:
            yield Complaint(say("its id {id} is also that of {path}", id=feed.id, path=namesake.path))
            return


@rule(
    Feed,
    9,
    "A feed gives its own address, absolute and true",
    say("some readers keep the address a feed gives of itself, and so do hubs"),
)
def true_address(feed: Feed) -> Iterator[Complaint]:
    """One `self` link with the right type; JSON says `feed_url`."""
    count = 1 if feed.format == "json" and feed.address else len(feed.hrefs("self"))
    if count != 1:
        yield Complaint(say("it gives its own address {count} times", count=count))
    elif feed.address != feed.feed_set.site.absolute(feed.path) and not feed.is_copy:
        yield Complaint(say("it says that it stands at {address}", address=feed.address))
    for link in feed.links:
        if link.relation == "self" and link.type != feed_formats.by_key(feed.format).media_type:
            yield Complaint(say("its link to itself says the type {value}", value=link.type or say("of nothing")))


@rule(
    Feed,
    10,
    "A feed leads to one page, the one it belongs to",
    say("Miniflux and NetNewsWire open that link as the site"),
)
def one_page(feed: Feed) -> Iterator[Complaint]:
    """One `alternate` in Atom, `link` in RSS, `home_page_url` in JSON."""
    pages = [link for link in feed.links if link.relation == "alternate"]
    if feed.format == "atom" and (len(pages) != 1 or pages[0].type != "text/html"):
        yield Complaint(say("it has {n} links to a page of type text/html", n=len(pages)))
    elif not feed.page.startswith(feed.feed_set.site.absolute("")):
        yield Complaint(say("its page is {value}, not one of this site", value=feed.page or say("not given")))
    elif feed.page == feed.address or feed.page in feed.hrefs("hub"):
        yield Complaint(say("its page is the feed itself, or the hub"))


@rule(Feed, 11, "Only relations of links that readers know", say("validators and strict readers refuse others"))
def known_relations(feed: Feed) -> Iterator[Complaint]:
    """Of the feed and of its items."""
    relations = {link.relation for link in feed.links} | {link.relation for item in feed.items for link in item.links}
    for relation in sorted(relations - _RELATIONS):
        yield Complaint(say('a link with rel="{relation}"', relation=relation))


@rule(
    Feed,
    12,
    "A hub is named if and only if publishing tells it, in all formats",
    say("FreshRSS waits for a hub that is never told"),
    hint=say("set DAYBYDAY_HUB to the hub, or to nothing"),
)
def true_hub(feed: Feed) -> Iterator[Complaint]:
    """Archives are no feeds to subscribe to."""
    hub = feed.feed_set.site.settings.hub
    expected = [hub] if hub and feed.kind != "archive" else []
    if feed.hrefs("hub") != expected:
        yield Complaint(
            say(
                "it names {value}, publishing tells {expected}",
                value=", ".join(feed.hrefs("hub")) or say("no hub"),
                expected=hub or say("none"),
            )
        )


@rule(
    Feed,
    13,
    "Links to archives stand in the feed, never in an item",
    say("some readers take every link of an item for its address"),
)
def no_history_in_items(feed: Feed) -> Iterator[Complaint]:
    """RFC 5005, section 4."""
    for item in feed.items:
        for link in item.links:
            if link.relation in HISTORY_LINKS:
                yield Complaint(
                    say('a link with rel="{relation}" in “{title}”', relation=link.relation, title=item.title),
                    item.id,
                    item.url,
                )

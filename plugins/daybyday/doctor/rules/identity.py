"""F8-F13: what a feed is called, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from ... import feed_formats
from ..feed_set import HISTORY_LINKS, Feed
from ..rule import Complaint, rule

_RELATIONS = frozenset(
    "alternate current describedby edit enclosure first hub last license next next-archive payment prev-archive "
    "previous related replies search self service up via".split()
)


@rule(Feed, 8, "Every Atom document has an id of its own", "readers take two feeds with one id for the same feed")
def id_of_its_own(feed: Feed) -> Iterator[Complaint]:
    """Copies at old addresses are the same document."""
    if feed.format != "atom" or feed.is_copy:
        return
    if not feed.id.strip():
        yield Complaint("it has no id")
    elif feed.id.rstrip("/") == feed.feed_set.site.absolute("").rstrip("/"):
        yield Complaint("its id is the address of the site, which says nothing of which feed it is")
    for namesake in feed.feed_set.originals:
        if namesake is not feed and namesake.format == "atom" and namesake.id == feed.id:
            yield Complaint(f"its id {feed.id} is also that of {namesake.path}")
            return


@rule(
    Feed,
    9,
    "A feed gives its own address, absolute and true",
    "some readers keep the address a feed gives of itself, and so do hubs",
)
def true_address(feed: Feed) -> Iterator[Complaint]:
    """One `self` link with the right type; JSON says `feed_url`."""
    count = 1 if feed.format == "json" and feed.address else len(feed.hrefs("self"))
    if count != 1:
        yield Complaint(f"it gives its own address {count} times")
    elif feed.address != feed.feed_set.site.absolute(feed.path) and not feed.is_copy:
        yield Complaint(f"it says that it stands at {feed.address}")
    for link in feed.links:
        if link.relation == "self" and link.type != feed_formats.by_key(feed.format).media_type:
            yield Complaint(f"its link to itself says the type {link.type or 'of nothing'}")


@rule(
    Feed, 10, "A feed leads to one page, the one it belongs to", "Miniflux and NetNewsWire open that link as the site"
)
def one_page(feed: Feed) -> Iterator[Complaint]:
    """One `alternate` in Atom, `link` in RSS, `home_page_url` in JSON."""
    pages = [link for link in feed.links if link.relation == "alternate"]
    if feed.format == "atom" and (len(pages) != 1 or pages[0].type != "text/html"):
        yield Complaint(f"it has {len(pages)} links to a page of type text/html")
    elif not feed.page.startswith(feed.feed_set.site.absolute("")):
        yield Complaint(f"its page is {feed.page or 'not given'}, not one of this site")
    elif feed.page == feed.address or feed.page in feed.hrefs("hub"):
        yield Complaint("its page is the feed itself, or the hub")


@rule(Feed, 11, "Only relations of links that readers know", "validators and strict readers refuse others")
def known_relations(feed: Feed) -> Iterator[Complaint]:
    """Of the feed and of its items."""
    relations = {link.relation for link in feed.links} | {link.relation for item in feed.items for link in item.links}
    for relation in sorted(relations - _RELATIONS):
        yield Complaint(f'a link with rel="{relation}"')


@rule(
    Feed,
    12,
    "A hub is named if and only if publishing tells it, in all formats",
    "FreshRSS waits for a hub that is never told",
    hint="set DAYBYDAY_HUB to the hub, or to nothing",
)
def true_hub(feed: Feed) -> Iterator[Complaint]:
    """Archives are no feeds to subscribe to."""
    hub = feed.feed_set.site.settings.hub
    expected = [hub] if hub and feed.kind != "archive" else []
    if feed.hrefs("hub") != expected:
        yield Complaint(f"it names {', '.join(feed.hrefs('hub')) or 'no hub'}, publishing tells {hub or 'none'}")


@rule(
    Feed,
    13,
    "Links to archives stand in the feed, never in an item",
    "some readers take every link of an item for its address",
)
def no_history_in_items(feed: Feed) -> Iterator[Complaint]:
    """RFC 5005, section 4."""
    for item in feed.items:
        for link in item.links:
            if link.relation in HISTORY_LINKS:
                yield Complaint(f'a link with rel="{link.relation}" in “{item.title}”', item.id, item.url)

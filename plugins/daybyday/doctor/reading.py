"""Bytes of feeds -> one shape, whatever the format. Nothing is taken from the code that wrote them."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from .. import feed_formats
from ..errors import SpokenError
from ..messages import say
from .feed_set import ATOM, CONTENT, LANG, Calendar, Feed, FeedSet, OpmlDocument, ParsedItem, ParsedLink


class UnreadableFeedError(SpokenError):
    """Bytes that no reader could take for a feed; the text says why (F1)."""


READ_FORMATS = ("rss", "atom", "json")
"""Keys of the formats that are read here, and that the rules know."""


def is_read(path: str) -> bool:
    """Whether a file is of a kind that the rules know. A feed in another format is published, and not looked at."""
    feed_format = feed_formats.format_of_file(path)
    return feed_format is None or feed_format.key in READ_FORMATS


def read(path: str, data: bytes, feed_set: FeedSet) -> None:
    """Parse a document and add it to the set. Raises `UnreadableFeedError`."""
    if path.endswith(".ics"):
        feed_set.calendars.append(Calendar(path, data, feed_set))
    elif path.endswith(".json"):
        feed_set.feeds.append(_json_feed(path, data, feed_set))
    else:
        root = _parsed(data)
        if root.tag == "opml":
            feed_set.outlines.append(OpmlDocument(path, data, root, feed_set))
        else:
            feed_set.feeds.append(_xml_feed(path, data, root, feed_set))


def _parsed(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFeedError(say("it is no well-formed XML ({error})", error=error)) from None


def _xml_feed(path: str, data: bytes, root: Any, feed_set: FeedSet) -> Feed:
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is not None:
        return _rss(path, data, channel, feed_set)
    if root.tag == f"{ATOM}feed":
        return _atom(path, data, root, feed_set)
    raise UnreadableFeedError(say("its root is <{root}>, neither RSS nor Atom", root=root.tag))


def _rss(path: str, data: bytes, channel: Any, feed_set: FeedSet) -> Feed:
    def text(name: str) -> str:
        return channel.findtext(name) or ""

    links = _links(channel, f"{ATOM}link")
    return Feed(
        path=path,
        data=data,
        format="rss",
        id="",
        title=text("title"),
        description=text("description"),
        lang=text("language"),
        page=text("link"),
        address=_self_link(links),
        updated=_rfc822(text("lastBuildDate")),
        links=links,
        items=tuple(_rss_item(element) for element in channel.findall("item")),
        raw=channel,
        feed_set=feed_set,
    )


def _rss_item(element: Any) -> ParsedItem:
    def text(name: str) -> str:
        return element.findtext(name) or ""

    dates = (text("pubDate"), text(f"{ATOM}updated"))
    published = _rfc822(dates[0])
    return ParsedItem(
        id=text("guid"),
        title=text("title"),
        url=text("link"),
        published=published,
        updated=_iso(dates[1]) or published,
        summary=text("description"),
        html=text(CONTENT),
        lang="",
        dates=dates,
        links=_links(element, f"{ATOM}link"),
        raw=element,
    )


def _atom(path: str, data: bytes, root: Any, feed_set: FeedSet) -> Feed:
    def text(name: str) -> str:
        return root.findtext(f"{ATOM}{name}") or ""

    links = _links(root, f"{ATOM}link")
    page = next((link.href for link in links if link.relation == "alternate"), "")
    return Feed(
        path=path,
        data=data,
        format="atom",
        id=text("id"),
        title=text("title"),
        description=text("subtitle"),
        lang=root.get(LANG, ""),
        page=page,
        address=_self_link(links),
        updated=_iso(text("updated")),
        links=links,
        items=tuple(_atom_entry(element) for element in root.findall(f"{ATOM}entry")),
        raw=root,
        feed_set=feed_set,
    )


def _atom_entry(element: Any) -> ParsedItem:
    def text(name: str) -> str:
        return element.findtext(f"{ATOM}{name}") or ""

    dates, links = (text("published"), text("updated")), _links(element, f"{ATOM}link")
    url = next((link.href for link in links if link.relation == "alternate"), "")
    return ParsedItem(
        id=text("id"),
        title=text("title"),
        url=url,
        published=_iso(dates[0]),
        updated=_iso(dates[1]),
        summary=text("summary"),
        html=text("content"),
        lang=element.get(LANG, ""),
        dates=dates,
        links=links,
        raw=element,
    )


def _json_feed(path: str, data: bytes, feed_set: FeedSet) -> Feed:
    try:
        document = json.loads(data)
    except ValueError as error:
        raise UnreadableFeedError(say("it is no JSON ({error})", error=error)) from None
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise UnreadableFeedError(say("it is no JSON Feed: there is no list of items"))

    def text(name: str) -> str:
        return str(document.get(name) or "")

    return Feed(
        path=path,
        data=data,
        format="json",
        id="",
        title=text("title"),
        description=text("description"),
        lang=text("language"),
        page=text("home_page_url"),
        address=text("feed_url"),
        updated=None,
        links=tuple(
            ParsedLink("hub", str(hub.get("url")), "") for hub in document.get("hubs") or () if isinstance(hub, dict)
        ),
        items=tuple(_json_item(entry) for entry in document["items"] if isinstance(entry, dict)),
        raw=document,
        feed_set=feed_set,
    )


def _json_item(entry: dict[str, Any]) -> ParsedItem:
    def text(name: str) -> str:
        return str(entry.get(name) or "")

    published, modified = text("date_published"), text("date_modified")
    return ParsedItem(
        id=text("id"),
        title=text("title"),
        url=text("url"),
        published=_iso(published),
        updated=_iso(modified) or _iso(published),
        summary=text("summary"),
        html=text("content_html"),
        lang=text("language"),
        dates=(published, modified) if modified else (published,),
        links=(),
        raw=entry,
    )


def _links(element: Any, name: str) -> tuple[ParsedLink, ...]:
    return tuple(
        ParsedLink(link.get("rel", "alternate"), link.get("href", ""), link.get("type", ""))
        for link in element.findall(name)
    )


def _self_link(links: tuple[ParsedLink, ...]) -> str:
    return next((link.href for link in links if link.relation == "self"), "")


def _rfc822(text: str) -> datetime | None:
    try:
        return _aware(parsedate_to_datetime(text))
    except (ValueError, TypeError):
        return None


def _iso(text: str) -> datetime | None:
    try:
        return _aware(datetime.fromisoformat(text))
    except ValueError:
        return None


def _aware(moment: datetime) -> datetime | None:
    return moment if moment.tzinfo else None

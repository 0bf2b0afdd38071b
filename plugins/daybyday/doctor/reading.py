"""Bytes of feeds -> one shape, whatever the format. Nothing is taken from the code that wrote them."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from ..errors import DayByDayError
from .feed_set import ATOM, CONTENT, LANG, Calendar, Feed, FeedSet, OpmlDocument, ParsedItem, ParsedLink


class UnreadableFeedError(DayByDayError):
    """Bytes that no reader could take for a feed; the text says why (F1)."""


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
        raise UnreadableFeedError(f"it is no well-formed XML ({error})") from None


def _xml_feed(path: str, data: bytes, root: Any, feed_set: FeedSet) -> Feed:
    channel = root.find("channel") if root.tag == "rss" else None
    if channel is not None:
        return _rss(path, data, channel, feed_set)
    if root.tag == f"{ATOM}feed":
        return _atom(path, data, root, feed_set)
    raise UnreadableFeedError(f"its root is <{root.tag}>, neither RSS nor Atom")


def _rss(path: str, data: bytes, channel: Any, feed_set: FeedSet) -> Feed:
    def text(name: str) -> str:
        return channel.findtext(name) or ""

    links = _links(channel, f"{ATOM}link")
    return Feed(
        path,
        data,
        "rss",
        "",
        text("title"),
        text("description"),
        text("language"),
        text("link"),
        _own(links),
        _rfc822(text("lastBuildDate")),
        links,
        tuple(_rss_item(element) for element in channel.findall("item")),
        channel,
        feed_set,
    )


def _rss_item(element: Any) -> ParsedItem:
    def text(name: str) -> str:
        return element.findtext(name) or ""

    dates = (text("pubDate"), text(f"{ATOM}updated"))
    published = _rfc822(dates[0])
    return ParsedItem(
        text("guid"),
        text("title"),
        text("link"),
        published,
        _iso(dates[1]) or published,
        text("description"),
        text(CONTENT),
        "",
        dates,
        _links(element, f"{ATOM}link"),
        element,
    )


def _atom(path: str, data: bytes, root: Any, feed_set: FeedSet) -> Feed:
    def text(name: str) -> str:
        return root.findtext(f"{ATOM}{name}") or ""

    links = _links(root, f"{ATOM}link")
    page = next((link.href for link in links if link.relation == "alternate"), "")
    return Feed(
        path,
        data,
        "atom",
        text("id"),
        text("title"),
        text("subtitle"),
        root.get(LANG, ""),
        page,
        _own(links),
        _iso(text("updated")),
        links,
        tuple(_atom_entry(element) for element in root.findall(f"{ATOM}entry")),
        root,
        feed_set,
    )


def _atom_entry(element: Any) -> ParsedItem:
    def text(name: str) -> str:
        return element.findtext(f"{ATOM}{name}") or ""

    dates, links = (text("published"), text("updated")), _links(element, f"{ATOM}link")
    url = next((link.href for link in links if link.relation == "alternate"), "")
    return ParsedItem(
        text("id"),
        text("title"),
        url,
        _iso(dates[0]),
        _iso(dates[1]),
        text("summary"),
        text("content"),
        element.get(LANG, ""),
        dates,
        links,
        element,
    )


def _json_feed(path: str, data: bytes, feed_set: FeedSet) -> Feed:
    try:
        document = json.loads(data)
    except ValueError as error:
        raise UnreadableFeedError(f"it is no JSON ({error})") from None
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise UnreadableFeedError("it is no JSON Feed: there is no list of items")
    hubs = tuple(
        ParsedLink("hub", str(hub.get("url")), "") for hub in document.get("hubs") or () if isinstance(hub, dict)
    )
    title, about, lang, page, address = (
        str(document.get(name) or "") for name in ("title", "description", "language", "home_page_url", "feed_url")
    )
    items = tuple(_json_item(entry) for entry in document["items"] if isinstance(entry, dict))
    return Feed(path, data, "json", "", title, about, lang, page, address, None, hubs, items, document, feed_set)


def _json_item(entry: dict[str, Any]) -> ParsedItem:
    id, title, url, summary, html, lang, published, modified = (
        str(entry.get(name) or "")
        for name in ("id", "title", "url", "summary", "content_html", "language", "date_published", "date_modified")
    )
    dates = (published, modified) if modified else (published,)
    return ParsedItem(
        id, title, url, _iso(published), _iso(modified) or _iso(published), summary, html, lang, dates, (), entry
    )


def _links(element: Any, name: str) -> tuple[ParsedLink, ...]:
    return tuple(
        ParsedLink(link.get("rel", "alternate"), link.get("href", ""), link.get("type", ""))
        for link in element.findall(name)
    )


def _own(links: tuple[ParsedLink, ...]) -> str:
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

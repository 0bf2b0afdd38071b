"""F1-F7: the document and its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import say
from ...patterns import regex
from ..feed_set import ATOM, Feed, OpmlDocument
from ..rule import Complaint, rule

LARGE = 250_000
TOO_LARGE = 1_000_000
_DECLARATION = regex(rb"<\?xml version=['\"]1\.0['\"] encoding=['\"](?i:utf-8)['\"]")
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff]")
_ENTITY = regex(rb"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;")
_PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "media": "http://search.yahoo.com/mrss/",
    "fh": "http://purl.org/syndication/history/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
}


def _declared(data: bytes) -> Iterator[Complaint]:
    if not _DECLARATION.match(data):
        yield Complaint(say("it does not begin with an XML declaration that says UTF-8"))


@rule(Feed, 1, "A feed is well-formed and in UTF-8", say("every reader refuses such a file"))
def well_formed(feed: Feed) -> Iterator[Complaint]:
    """What cannot be parsed at all never comes so far."""
    if feed.format != "json":
        yield from _declared(feed.data)
    try:
        feed.data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Complaint(say("byte {start} is no UTF-8", start=error.start))


@rule(OpmlDocument, 1, "A list of feeds is well-formed and in UTF-8", say("no reader can import it"))
def outline_well_formed(outline: OpmlDocument) -> Iterator[Complaint]:
    """As for feeds."""
    yield from _declared(outline.data)


@rule(
    Feed,
    2,
    "No characters that XML cannot carry, and none that show lost letters",
    say("most readers refuse the whole feed"),
)
def no_lost_letters(feed: Feed) -> Iterator[Complaint]:
    """Raw, or written as an escape of JSON."""
    texts = [(item.id, item.url, f"{item.title}{item.summary}{item.html}") for item in feed.items]
    for id, url, text in [("", "", f"{feed.title}{feed.description}"), *texts]:
        if match := _FORBIDDEN.search(text):
            yield Complaint(
                say("the character U+{code}", code=f"{ord(match[0]):04X}"), id, url, say("take it out of the text")
            )


@rule(Feed, 3, "No DOCTYPE and no entities but the five of XML", say("strict readers such as Miniflux refuse the feed"))
def no_entities(feed: Feed) -> Iterator[Complaint]:
    """Only of the letter: what stands escaped is text."""
    if feed.format == "json":
        return
    if b"<!DOCTYPE" in feed.data or b"<!ENTITY" in feed.data:
        yield Complaint(say("it declares a DOCTYPE or entities"))
    elif match := _ENTITY.search(re.sub(rb"<!\[CDATA\[.*?\]\]>", b"", feed.data, flags=re.DOTALL)):
        yield Complaint(say("the entity {name}", name=match[0].decode()))


@rule(
    Feed,
    4,
    "Conventional prefixes, known namespaces",
    say("simple programs look for the prefix, not for the namespace"),
)
def usual_prefixes(feed: Feed) -> Iterator[Complaint]:
    """Of all elements."""
    if feed.format == "json":
        return
    used = {pair for element in feed.root.iter() for pair in element.nsmap.items()}
    for prefix, uri in sorted(used, key=str):
        if prefix is not None and _PREFIXES.get(prefix) != uri:
            yield Complaint(say('xmlns:{prefix}="{uri}"', prefix=prefix, uri=uri))


@rule(
    Feed,
    5,
    "A feed is small enough to be fetched every hour",
    say("some readers give up on large files, and phones pay for them"),
    level="warning",
    hint=say("shorten the longest texts, or use smaller tables and lists in them"),
)
def small_enough(feed: Feed) -> Iterator[Complaint]:
    """250 KB for what is fetched again and again, 1 MB for anything."""
    size = len(feed.data)
    if size <= LARGE or (feed.kind == "archive" and size <= TOO_LARGE):
        return
    biggest = sorted(feed.items, key=lambda item: len(item.html), reverse=True)[:3]
    named = ", ".join(f"“{item.title}” ({len(item.html.encode()) / 1000:.0f} KB)" for item in biggest)
    most = "1 MB" if size > TOO_LARGE else "250 KB"
    yield Complaint(
        say(
            "it has {size} KB, more than {most}; the biggest texts are {named}",
            size=f"{size / 1000:.0f}",
            most=most,
            named=named,
        ),
        level="error" if size > TOO_LARGE else "warning",
    )


@rule(
    Feed, 7, "What a feed says of itself stands before its items", say("some readers stop at the first item they know")
)
def head_first(feed: Feed) -> Iterator[Complaint]:
    """RSS and Atom."""
    if feed.format == "json":
        return
    item = "item" if feed.format == "rss" else f"{ATOM}entry"
    names = [child.tag for child in feed.raw if isinstance(child.tag, str)]
    if item in names and any(name != item for name in names[names.index(item) :]):
        yield Complaint(say("something of the feed itself stands after its first item"))

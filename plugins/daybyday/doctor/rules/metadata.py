"""F15-F24: what a feed says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import LanguageName, say
from ...patterns import regex
from ..feed_set import ATOM, SYNDICATION, Feed
from ..rule import Complaint, rule

MARKUP = regex(r"<[a-zA-Z/!]")
TAG = regex(r"[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-([a-zA-Z]{2}|\d{3}))?(-[a-zA-Z0-9]{4,8})*")
"""A language as far as feeds need it (BCP 47)."""
_DOCS = ("http://www.rssboard.org/rss-specification", "https://www.rssboard.org/rss-specification")
_DELAYING = ("skipHours", "skipDays", "textInput", "cloud", "rating")
_STAMP = regex(r"\d{4}-\d\d|\d{6}|[0-9a-f]{7,}")


@rule(
    Feed,
    15,
    "A feed has a title and a description, as plain text",
    say("every list of subscriptions shows them"),
    hint=say("give the site or the series a name and a sentence without markup"),
)
def named(feed: Feed) -> Iterator[Complaint]:
    """Atom also says when it was updated."""
    for name, text in (("title", feed.title), ("description", feed.description)):
        if not text.strip():
            yield Complaint(say("its {name} is empty", name=name))
        elif MARKUP.search(text):
            yield Complaint(say("its {name} holds markup: {text}", name=name, text=text))
    if feed.format == "atom" and feed.updated is None:
        yield Complaint(say("it does not say when it was updated"))


@rule(
    Feed,
    16,
    "A feed says its language, that of its pages",
    say("Miniflux stores it, and programs that read aloud need it"),
)
def language(feed: Feed) -> Iterator[Complaint]:
    """Atom says it on every entry as well."""
    if feed.lang != feed.expected_lang or not TAG.fullmatch(feed.lang):
        yield Complaint(
            say(
                "it says {value}, its pages are in {language}",
                value=feed.lang or say("no language"),
                language=LanguageName(feed.expected_lang),
            )
        )
    for item in feed.items:
        if (feed.format == "atom" or item.lang) and item.lang != feed.expected_lang:
            yield Complaint(
                say("“{title}” says {value}", title=item.title, value=item.lang or say("no language")),
                item.id,
                item.url,
            )


@rule(
    Feed,
    17,
    "A feed was updated when its newest item was, not when it was built",
    say("readers fetch the whole feed again for nothing"),
)
def updated_as_its_items(feed: Feed) -> Iterator[Complaint]:
    """RSS and Atom say it; an RSS feed without items need not."""
    if feed.format == "json" or (feed.format == "rss" and not feed.items and feed.updated is None):
        return
    newest = max((item.updated for item in feed.items if item.updated), default=None)
    if feed.updated is None or (newest and feed.updated != newest):
        yield Complaint(
            say("it says {value}, its newest item {newest}", value=feed.updated or say("nothing"), newest=newest)
        )
    elif feed.updated > feed.feed_set.site.now:
        yield Complaint(say("it was updated in the future, at {updated}", updated=feed.updated))


@rule(Feed, 18, "Somebody is named as its author", say("some readers list posts by author"))
def author(feed: Feed) -> Iterator[Complaint]:
    """Of the feed, or of every entry (Atom, JSON)."""
    if feed.format == "rss":
        return
    named = feed.raw.get("authors") if feed.format == "json" else feed.raw.findtext(f"{ATOM}author/{ATOM}name")
    if not named:
        yield Complaint(say("it names no author"))


@rule(
    Feed,
    19,
    "RSS says where its format is explained, by the usual address",
    say("validators warn of every extension without it"),
)
def docs(feed: Feed) -> Iterator[Complaint]:
    """The RSS Board's."""
    if feed.format == "rss" and feed.raw.findtext("docs") not in _DOCS:
        yield Complaint(say("<docs> is {value}", value=feed.raw.findtext("docs") or say("not there")))


@rule(
    Feed,
    20,
    "No reader is asked to wait for more than an hour",
    say("Miniflux waits as long as it is told, and a daily post comes late"),
)
def no_long_wait(feed: Feed) -> Iterator[Complaint]:
    """`ttl` in minutes."""
    ttl = feed.raw.findtext("ttl") if feed.format == "rss" else None
    if ttl is not None and not (ttl.strip().isdecimal() and int(ttl) <= 60):
        yield Complaint(say("<ttl> is {ttl}", ttl=ttl))


@rule(Feed, 21, "RSS says that it comes daily, in the words of its module", say("feed checkers and planets go by it"))
def daily(feed: Feed) -> Iterator[Complaint]:
    """`sy:updatePeriod` with a small letter."""
    if feed.format != "rss":
        return
    elements = [
        (child.tag.removeprefix(SYNDICATION), child.text)
        for child in feed.raw
        if str(child.tag).startswith(SYNDICATION)
    ]
    if sorted(elements) != [("updateFrequency", "1"), ("updatePeriod", "daily")]:
        yield Complaint(
            say("it says {value}", value=", ".join((f"sy:{name}={text}" for name, text in elements)) or say("nothing"))
        )


@rule(
    Feed,
    22,
    "Nothing that keeps readers from asking, and no forms",
    say("readers that honour skipHours miss the hour of release"),
)
def nothing_that_delays(feed: Feed) -> Iterator[Complaint]:
    """RSS only."""
    for name in _DELAYING:
        if feed.format == "rss" and feed.raw.find(name) is not None:
            yield Complaint(say("<{name}>", name=name))


@rule(
    Feed,
    23,
    "The picture of an RSS feed has its title and its link, and is small; Atom has icon and logo",
    say("NetNewsWire and Feedly show it"),
)
def picture(feed: Feed) -> Iterator[Complaint]:
    """A theme without a picture has none."""
    if feed.format == "atom" and (feed.raw.find(f"{ATOM}icon") is None) != (feed.raw.find(f"{ATOM}logo") is None):
        yield Complaint(say("it has one of icon and logo only"))
    image = feed.raw.find("image") if feed.format == "rss" else None
    if image is None:
        return
    if (image.findtext("title"), image.findtext("link")) != (feed.title, feed.page):
        yield Complaint(say("its picture has another title or link than the feed"))
    for name, most in (("width", 144), ("height", 400)):
        size = image.findtext(name) or "88"
        if not (size.isdecimal() and 0 < int(size) <= most):
            yield Complaint(
                say("the {name} of its picture is {size}, the most is {most}", name=name, size=size, most=most)
            )
    if not (image.findtext("url") or "").startswith("http"):
        yield Complaint(say("the address of its picture is not absolute"))


@rule(
    Feed,
    24,
    "The generator is named without a stamp of the build",
    say("every reader fetches a feed that says nothing new"),
)
def generator(feed: Feed) -> Iterator[Complaint]:
    """With it no two builds are the same (F6)."""
    if feed.format == "json":
        return
    element = feed.raw.find("generator" if feed.format == "rss" else f"{ATOM}generator")
    description = "" if element is None else " ".join([element.text or "", *element.attrib.values()])
    if not description.strip() or _STAMP.search(description):
        yield Complaint(say("the generator is {value}", value=description or say("not named")))

"""F25-F43 and F61: items, whatever they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from ...messages import NOTHING, Message, Value, listing, say
from ...model import Level
from ...patterns import regex
from ..expected import ExpectedItem
from ..feed_set import ATOM, CONTENT, CREATOR, MEDIA, Feed, ParsedItem
from ..rule import Complaint, rule
from .metadata import MARKUP

LONGEST_ID = 64
FEWEST, MOST = 30, 60
_TAG_URI = regex(r"tag:[a-zA-Z0-9.@-]+,\d{4}(-\d\d(-\d\d)?)?:[a-zA-Z0-9/._~-]+")
_UUID = regex(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_RFC_822 = regex(r"(\w{3}), \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}")
_RFC_3339 = regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MAIL = regex(r"[^@\s]+@[^@\s]+\.[^@\s]+ \(.+\)")
_FIRST = datetime(1990, 1, 1, tzinfo=UTC)
_CLOCKS = timedelta(minutes=10)
_CANNOT_KNOW = say("readers that have seen it show it again, or never")


def _complaint(item: ParsedItem, message: Message, hint: Message = NOTHING) -> Complaint:
    return Complaint(say("“{value}”: {message}", value=item.title or item.id, message=message), item.id, item.url, hint)


def _post(feed: Feed, item: ParsedItem) -> ExpectedItem | None:
    return feed.feed_set.site.post(item.id, item.url)


@rule(
    Feed,
    25,
    "Every item is complete",
    say("newsboat and FreshRSS know an item without an id by its date, and show it twice"),
)
def complete(feed: Feed) -> Iterator[Complaint]:
    """Title, link, id, moment, summary, text."""
    for item in feed.items:
        fields = {"title": item.title, "link": item.url, "id": item.id, "summary": item.summary, "text": item.html}
        missing: list[Value] = [name for name, text in fields.items() if not text.strip()]
        missing += [
            name for name, moment in (("date", item.published), (say("date of change"), item.updated)) if not moment
        ]
        if missing:
            yield _complaint(item, say("it has no {missing}", missing=listing(missing)))


@rule(
    Feed,
    26,
    "Ids are tag URIs in ASCII, of at most 64 characters",
    say("newsboat declares 64, and FreshRSS stores ASCII"),
)
def short_ids(feed: Feed) -> Iterator[Complaint]:
    """Ids that came with an import are kept as they are (F30)."""
    for item in feed.items:
        post = feed.feed_set.site.by_id.get(item.id)
        fits = _TAG_URI.fullmatch(item.id) or _UUID.fullmatch(item.id)
        if item.id and not (post and post.imported) and not (fits and len(item.id) <= LONGEST_ID):
            yield _complaint(item, say("the id {id}", id=item.id))


@rule(Feed, 27, 'The guid of an RSS item says isPermaLink="false"', say("Feedly and many bots open it as an address"))
def no_permalink(feed: Feed) -> Iterator[Complaint]:
    """Also of imported ids: their addresses need not answer any more."""
    for item in feed.items if feed.format == "rss" else ():
        guid = item.raw.find("guid")
        if guid is not None and guid.get("isPermaLink") != "false":
            yield _complaint(item, say("its guid does not say that it is no address"))


@rule(
    Feed,
    28,
    "An id belongs to one item, on the whole site",
    say("newsboat keeps an id once for all feeds, and moves the item to the one it loaded last"),
    hint=say("give one of the two posts another `guid`, or none"),
)
def ids_of_one_item(feed: Feed) -> Iterator[Complaint]:
    """In a feed once; elsewhere only as the same item."""
    if feed.is_copy:
        return
    seen = set[str]()
    for item in feed.items:
        if item.id in seen:
            yield _complaint(item, say("the id {id} stands twice in the feed", id=item.id))
        seen.add(item.id)
        first_feed, first = feed.feed_set.by_item[item.id][0]
        if first_feed is not feed and (first.url, first.published) != (item.url, item.published):
            yield _complaint(
                item,
                say(
                    "the id {id} is also that of “{title}” in {path}",
                    id=item.id,
                    title=first.title,
                    path=first_feed.path,
                ),
            )


@rule(Feed, 30, "An imported post keeps the id it had", _CANNOT_KNOW)
def imported_ids(feed: Feed) -> Iterator[Complaint]:
    """In feeds of texts; homework and cohorts have ids of their own."""
    for item in feed.items if feed.kind in ("feed", "archive") else ():
        post = feed.feed_set.site.by_url.get(item.url)
        if post and post.imported and item.id != post.id:
            yield _complaint(item, say("its id is {id}, and its post says {expected}", id=item.id, expected=post.id))


@rule(
    Feed,
    31,
    "An item has exactly one link to its page",
    say("Liferea takes the last one, Miniflux and newsboat the first"),
)
def one_link(feed: Feed) -> Iterator[Complaint]:
    """Translations are links in the text."""
    for item in feed.items if feed.format != "json" else ():
        pages = [link for link in item.links if link.relation == "alternate"]
        count = len(pages) if feed.format == "atom" else len(item.raw.findall("link")) + len(pages)
        if count != 1:
            yield _complaint(item, say("{count} links to a page", count=count))


@rule(Feed, 32, "Newest first", say("many readers show a feed in its own order, and planets stop at what they know"))
def newest_first(feed: Feed) -> Iterator[Complaint]:
    """By moment; days of one moment by number."""
    for first, second in pairwise(feed.items):
        if not first.published or not second.published:
            continue
        if (first.published, _day_of(feed, first)) < (second.published, _day_of(feed, second)):
            yield _complaint(second, say("it is newer than “{title}” and stands behind it", title=first.title))
            return


def _day_of(feed: Feed, item: ParsedItem) -> int:
    """The number of an item's day; 0 for what is no day."""
    post = _post(feed, item)
    return (post.day or 0) if post else 0


@rule(
    Feed,
    33,
    "Dates are written as the format wants them, and possible",
    say("NetNewsWire replaces dates of the future, others drop the item"),
    hint=say("give the post a date that can be"),
)
def true_dates(feed: Feed) -> Iterator[Complaint]:
    """RFC 822 with four digits of the year and a numeric zone; RFC 3339 with an offset."""
    latest = feed.feed_set.site.now + _CLOCKS
    for item in feed.items:
        for number, text in enumerate(filter(None, item.dates)):
            if not (_is_rfc_822 if feed.format == "rss" and number == 0 else _RFC_3339.fullmatch)(text):
                yield _complaint(item, say("the date {text}", text=text))
        for moment in (item.published, item.updated):
            if moment and not _FIRST <= moment <= latest:
                yield _complaint(item, say("the date {moment}", moment=moment.isoformat()))
                break


def _is_rfc_822(text: str) -> bool:
    match = _RFC_822.fullmatch(text)
    if not match:
        return False
    try:
        moment = datetime.strptime(text[5:], "%d %b %Y %H:%M:%S %z")
    except ValueError:
        return False
    return match[1] == _WEEKDAYS[moment.weekday()]


@rule(
    Feed,
    34,
    "No item was updated before it came out, and no two at one moment",
    say("readers and caches tell versions apart by it"),
)
def updated_apart(feed: Feed) -> Iterator[Complaint]:
    """In one feed."""
    if feed.format == "json":
        return
    seen: dict[datetime, ParsedItem] = {}
    for item in feed.items:
        if not item.updated or not item.published:
            continue
        if item.updated < item.published:
            yield _complaint(item, say("it was updated before it came out"))
        first = seen.setdefault(item.updated, item)
        if first is not item:
            # RSS itself has no `updated`: there only those notice who know the element of Atom.
            level: Level = "error" if feed.format == "atom" else "warning"
            message = say(
                "“{title}”: it was updated at the same moment as “{other}”", title=item.title, other=first.title
            )
            yield Complaint(message, item.id, item.url, say("give `modified` a time: 2026-11-08 18:00"), level)


@rule(
    Feed,
    36,
    "Titles are plain text, and a day's begins with its number",
    say("FreshRSS and Thunderbird read markup out of titles"),
    level="warning",
    hint=say("write the title without `<` before a letter"),
)
def plain_titles(feed: Feed) -> Iterator[Complaint]:
    """A day says its number, so that it is known where no other number is shown."""
    for item in feed.items:
        post = _post(feed, item)
        if MARKUP.search(item.title):
            yield _complaint(item, say("the title looks like markup"))
        elif not _says_its_day(item, post):
            yield _complaint(item, say("the title of a day does not begin with its number"))


def _says_its_day(item: ParsedItem, post: ExpectedItem | None) -> bool:
    day = post.day if post and item.url.partition("#")[0] == post.url else None
    return day is None or re.match(rf"\D*{day}(?!\d)", item.title) is not None


@rule(
    Feed,
    37,
    "RSS gives a plain summary, then the whole text",
    say("newsboat shows the summary alone if it finds no text, and planets the first they meet"),
)
def summary_then_text(feed: Feed) -> Iterator[Complaint]:
    """`description`, then `content:encoded`."""
    for item in feed.items if feed.format == "rss" else ():
        names = [child.tag for child in item.raw]
        if "description" in names and CONTENT in names and names.index("description") > names.index(CONTENT):
            yield _complaint(item, say("its summary stands behind its text"))
        if re.search(r"</?(p|div|a|br|em|strong|ul|li|h\d)\b", item.summary):
            yield _complaint(item, say("its summary holds markup"), say("write the summary without markup"))


@rule(Feed, 38, "Atom says that texts are HTML and summaries plain", say("readers show the tags as text, or drop them"))
def types(feed: Feed) -> Iterator[Complaint]:
    """No other types."""
    for item in feed.items if feed.format == "atom" else ():
        for name, type in (("content", "html"), ("summary", "text")):
            element = item.raw.find(f"{ATOM}{name}")
            if element is not None and element.get("type") != type:
                yield _complaint(
                    item,
                    say("its {name} has the type {value}", name=name, value=element.get("type") or say("of nothing")),
                )


@rule(
    Feed,
    39,
    "RSS names authors as dc:creator; <author> is for mail addresses",
    say("validators complain, and readers show a bare mail address"),
)
def creators(feed: Feed) -> Iterator[Complaint]:
    """Never both."""
    for item in feed.items if feed.format == "rss" else ():
        author = item.raw.findtext("author")
        if author is not None and (not _MAIL.fullmatch(author) or item.raw.find(CREATOR) is not None):
            yield _complaint(item, say("<author>{author}</author>", author=author))


@rule(Feed, 40, "At most one enclosure, with address, length and type", say("podcast programs and Miniflux take one"))
def one_enclosure(feed: Feed) -> Iterator[Complaint]:
    """RSS."""
    for item in feed.items if feed.format == "rss" else ():
        enclosures = item.raw.findall("enclosure")
        if len(enclosures) > 1 or any(
            not (enclosure.get("url") and enclosure.get("type") and (enclosure.get("length") or "").isdecimal())
            for enclosure in enclosures
        ):
            yield _complaint(item, say("its enclosures are more than one, or not whole"))


@rule(Feed, 41, "Tags have names; in Atom also a word for programs", say("readers that sort by tag leave it out"))
def tags(feed: Feed) -> Iterator[Complaint]:
    """Term and label, the text in RSS."""
    for item in feed.items:
        if feed.format == "rss":
            all_named = all((category.text or "").strip() for category in item.raw.findall("category"))
        elif feed.format == "atom":
            all_named = all(
                category.get("term") and category.get("label") for category in item.raw.findall(f"{ATOM}category")
            )
        else:
            names = item.raw.get("tags", [])
            all_named = isinstance(names, list) and all(
                isinstance(category, str) and category.strip() for category in names
            )
        if not all_named:
            yield _complaint(item, say("a tag without a name"))


@rule(
    Feed,
    42,
    "A feed holds 30 to 60 items, if there are as many",
    say("NetNewsWire forgets what left a feed for thirty days"),
    level="warning",
)
def enough_items(feed: Feed) -> Iterator[Complaint]:
    """More is no fault when they were published within two months, only more to fetch."""
    if feed.kind != "feed":
        return
    there = sum(1 for _ in feed.feed_set.site.of_scope(feed.folder, feed.expected_lang))
    if len(feed.items) < min(FEWEST, there):
        yield Complaint(say("it holds {n} of {there} items", n=len(feed.items), there=there))
    elif len(feed.items) > MOST:
        yield Complaint(
            say("it holds {n} items", n=len(feed.items)), level="note", hint=say("nothing: so many came in two months")
        )


@rule(
    Feed,
    43,
    "Nothing of the future, and nothing that is not out",
    say("everybody would read it before its time"),
    hint=say("do not publish; report this line"),
)
def nothing_early(feed: Feed) -> Iterator[Complaint]:
    """Items of texts belong to a post that is out."""
    now = feed.feed_set.site.now
    for item in feed.items:
        if item.published and item.published > now:
            yield _complaint(item, say("it comes out at {moment}", moment=item.published.isoformat()))
        elif feed.kind in ("feed", "homework", "archive") and _post(feed, item) is None:
            yield _complaint(item, say("it belongs to no text that is out"))


@rule(Feed, 61, "The picture of an item stands in it directly, once", say("Feedly and NewsBlur look there"))
def one_picture(feed: Feed) -> Iterator[Complaint]:
    """`media:content`, in no group."""
    for item in feed.items if feed.format != "json" else ():
        pictures = item.raw.findall(f"{MEDIA}content") + item.raw.findall(f"{MEDIA}thumbnail")
        if item.raw.find(f"{MEDIA}group") is not None or len(pictures) > 1:
            yield _complaint(item, say("its picture stands in a group, or more than once"))
        elif any(not (picture.get("url") or "").startswith("http") for picture in pictures):
            yield _complaint(item, say("its picture has no absolute address"))

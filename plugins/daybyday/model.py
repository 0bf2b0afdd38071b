"""The values that all rooms share: frozen, without I/O, without a clock, without Pelican.

A *source* is what one file says. A *post* is a source with its moment and its address. A *site*
is what may be seen at one instant; whatever is under embargo is not in it at all, so a view
cannot publish by accident what it was never given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import ClassVar, Literal

from .drawings import PictureFacts
from .messages import ENGLISH, NOTHING, Message, Speaker, spoken
from .values import dataclass

Level = Literal["error", "warning", "note"]
Kind = Literal["day", "article", "page"]
Status = Literal["published", "draft", "withdrawn"]
Policy = Literal["fallback", "hold", "skip"]
Cadence = Literal["daily", "weekdays"]
TranslationState = Literal["unknown", "current", "cosmetic", "changed", "homework"]
"""How an original stands to a translation of it: nobody wrote down what it was made from; the same; other punctuation or
typography alone; other words; another homework."""
MEANING_CHANGED: frozenset[TranslationState] = frozenset(["changed", "homework"])
"""States of which readers are told."""
TRANSLATION_OUTDATED = "translation-outdated"
"""The finding of which an author says with `ignore` that a translation is right all the same: readers see no notice either."""
Starts = Literal["", "off", "monthly", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""On which dates readers may begin a series by a feed of their own; "" leaves it to its length."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path relative to the content folder (or a settings file), 1-based."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about content. `code` is permanent kebab-case; `hint` says what to write."""

    level: Level
    code: str
    place: Place
    message: Message
    hint: Message = NOTHING
    also: tuple[str, ...] = ()
    """Other files it is about: an error stops a build when any file it is about is out."""

    def __str__(self) -> str:
        return self.spoken(ENGLISH)

    def spoken(self, speaker: Speaker) -> str:
        """One line, in the language of `speaker`; code, place and level are the same in every language."""
        hint = f" – {spoken(self.hint, speaker)}" if self.hint else ""
        return f"{self.place}: {self.level} {self.code}: {spoken(self.message, speaker)}{hint}"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: `id` is its position in the day ("1") or its explicit `{#id}`."""

    id: str
    text: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Homework:
    """What ends a day. Texts are Markdown; `minutes` is None when the author gave none."""

    title: str
    tasks: tuple[Task, ...]
    intro: str = ""
    minutes: int | None = None
    line: int = 1
    intro_line: int = 1


@dataclass(frozen=True, slots=True)
class Written:
    """A date as an author wrote it: maybe without a time, maybe without a zone."""

    date: date
    time: time | None = None
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What one Markdown file says. `readable` is False when its header could not be understood.

    `places` says where each header key stands. `digest` is a fingerprint of all that is converted
    from Markdown, `print` one of the whole file and of how it was read: sources with the same print
    are the same.
    """

    fingerprint_is: ClassVar[str] = "print"

    path: str
    kind: Kind
    stem: str
    lang: str
    folder: str = ""
    title: str = ""
    day: int | None = None
    date: Written | None = None
    slug: str = ""
    status: Status = "published"
    modified: Written | None = None
    summary: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    guid: str = ""
    translated_from: str = ""
    unfinished: bool = False
    """begun by `new` or `translate`, and something of it still to be written; its status is draft"""
    accepted: Mapping[str, str] = field(default_factory=dict)
    """finding code -> why its author accepts it"""
    accepted_at: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """finding code -> where it is accepted (line, column)"""
    metadata: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """keys of its header that are not ours: kept where Pelican makes the page"""
    homework: Homework | None = None
    digest: str = ""
    readable: bool = True
    written: bool = True
    """False for a file without a text: empty, a header alone, comments alone; it counts as none"""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """header key -> (line, column)"""
    print: str = ""

    def place(self, key: str = "") -> Place:
        """Where `key` stands in the header, else the top of the file."""
        return Place(self.path, *self.places.get(key, ()))

    def __reduce__(self) -> tuple[object, ...]:
        """By its fields in order: the way between processes is short, and taken ten thousand times."""
        return type(self), _fields_of(self)


_fields_of = attrgetter(*(spec.name for spec in fields(Source)))


@dataclass(frozen=True, slots=True)
class Manuscript(Source):
    """A source with its texts, as it comes from the file; all else goes on with the source alone.

    `text` is the Markdown before the homework, `after` what follows it on the page. `lines` are those of the file below its
    header with their numbers, without comments: where something stands is told by them.
    """

    text: str = ""
    text_line: int = 1
    after: str = ""
    after_line: int = 1
    lines: tuple[tuple[int, str, str], ...] = ()

    def source(self, print: str) -> Source:
        """The source without its texts, with the fingerprint of its file."""
        return replace(Source(*_fields_of(self)), print=print)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), tuple(getattr(self, spec.name) for spec in fields(self))


@dataclass(frozen=True, slots=True)
class Series:
    """A numbered challenge, as its `series.yaml` says. `length` None means open-ended."""

    fingerprint_shared: ClassVar[bool] = True
    fingerprint_without: ClassVar[tuple[str, ...]] = ("accepted", "accepted_at")
    """what is accepted is no reader's business"""

    id: str
    folder: str
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    slugs: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    start: date
    length: int | None
    cadence: Cadence
    rests: tuple[tuple[date, date], ...]
    restarts: tuple[tuple[int, date], ...]
    release: time
    timezone: str
    translations: Policy
    place: Place
    starts: Starts = ""
    missing: frozenset[int] = frozenset()
    """days that will never be written: holes their author accepts"""
    accepted: Mapping[str, str] = field(default_factory=dict)
    """finding code -> why its author accepts it in the series' own file"""
    accepted_at: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """finding code -> where it is accepted (line, column)"""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One item ever published: what is written here is fixed for ever."""

    key: str
    lang: str
    published: datetime
    sequence: int = 0
    """How often its author has edited it since it came out."""
    state: str = "out"
    """`out` or `withdrawn`"""
    tasks: tuple[tuple[str, str], ...] = ()
    """(id, digest of its words) of every task, in order"""
    line: int = field(default=1, compare=False)
    """Where it stands in the file."""
    seen: datetime | None = None
    """Since when readers can know of it, where that is later than the moment it came out."""
    modified: datetime | None = None
    """The correction its author had announced when this was written."""
    text: str = ""
    """Digest of what else feeds and calendars say of it; "" when nobody wrote it down."""
    addresses: tuple[str, ...] = ()
    """Where it has been published, without the site's own path, the latest last; none when nobody wrote it down."""
    feed_id: str = ""
    """What feeds call it; "" for a page, and when nobody wrote it down."""
    base: str | None = None
    """The path its site was published under ("" for none); None when nobody wrote it down."""
    rules: int = 1
    """By which reading rules its tasks were found (`reading.tasks`)."""


@dataclass(frozen=True, slots=True)
class PublicIdentity:
    """What readers know a published site by, whatever settings it is written with."""

    feed_id: str
    """what all feed ids begin with"""
    base: str | None
    """the path of its address; None while it has no address yet"""
    place: Place = Place("publishconf.py")
    """where both are set"""
    placeholder: Level | None = None
    """how a FEED_ID that is nobody's domain, or none, is told of; None: it is not"""
    has_feed_id: bool = True
    """whether FEED_ID is set at all"""
    host: str = ""
    """of its address; "" while it has none"""


@dataclass(frozen=True, slots=True)
class Post:
    """A source with its identity, moment and address.

    `key` is `series-id/day`, `a/stem` or `p/stem`; twins share it. `moment` is None for what has
    none (drafts, undated pages). `address` is root-relative without the site's own path: `/it/…/`.
    """

    fingerprint_without: ClassVar[tuple[str, ...]] = ("moment", "modified", "held", "seen", "sequence")
    """`PublishedPost` has the moments in their zone; what is held is not out; whoever says since when a post is known, or
    how often it was edited, has a field for it"""

    source: Source
    key: str
    address: str
    moment: datetime | None = None
    modified: datetime | None = None
    held: bool = False
    """Waiting for its twins (policy *hold*); it has no moment until they exist."""
    seen: datetime | None = None
    """Since when readers can know of it, where that is later than its moment: an article dated back
    after the months of its date were closed. Archives and digests go by it."""
    sequence: int = 0
    """How often its author has edited it since it came out (RFC 5545, SEQUENCE)."""

    @property
    def lang(self) -> str:
        return self.source.lang

    @property
    def published(self) -> datetime:
        """The moment of a dated post; asking an undated one is a mistake of ours."""
        if self.moment is None:
            raise ValueError(f"{self.source.path} has no moment")
        return self.moment

    @property
    def since(self) -> datetime:
        """Since when readers can know of a dated post: its moment, unless it was dated back or came late."""
        return max(self.published, self.seen) if self.seen else self.published

    def is_out(self, now: datetime) -> bool:
        """Whether the world may know of this post at `now` (a withdrawn one has been out)."""
        if self.source.status == "draft" or not self.source.readable:
            return False
        if self.moment is None:
            return self.source.kind == "page"
        return self.moment <= now

    def concerns_today(self, now: datetime) -> bool:
        """Whether an error in this post must stop a build at `now`.

        What is out concerns today; so does what should be out but cannot be read. A file without
        any moment to go by counts as out: better one build too few than a day lost in silence.
        """
        if self.source.status == "draft":
            return False
        return (self.moment is None and not self.held) or (self.moment is not None and self.moment <= now)


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader once said to a post, as it stands in a file."""

    id: str
    author: str
    """"" for somebody who is not named"""
    date: Written
    html: str
    parent: str = ""
    """id of the comment it replies to; "" for none"""
    lang: str = ""
    """"" for that of its post"""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class CommentFile:
    """A file with the comments of one post, without their texts: those are found by `digest`."""

    path: str
    digest: str
    """of the file and of how it was read"""
    ids: tuple[str, ...] = ()
    """of all comments that can be shown"""
    links: tuple[tuple[str, int], ...] = ()
    """(address as written, line of the comment that leads there), each address once"""
    latest: tuple[str, int] = ("", 1)
    """(date of the latest comment in ISO 8601, its line)"""

    @property
    def targets(self) -> tuple[str, ...]:
        """The addresses its comments lead to."""
        return tuple(target for target, _ in self.links)


@dataclass(frozen=True, slots=True)
class Translation:
    """A text that says from which other it was made, and how that stands to it now."""

    original: str
    """path of the original"""
    state: TranslationState


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that was written, out or not: what checks look at. Never given to a view."""

    series: tuple[Series, ...]
    posts: tuple[Post, ...]
    tags: TagNames
    ledger: Mapping[tuple[str, str], LedgerLine]
    files: Mapping[str, str]
    unreadable: tuple[str, ...] = ()
    unwritten: tuple[Source, ...] = ()
    """files without a text: no posts"""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """bytes of the files"""
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict)
    """what is known of those of them that are pictures; none where nothing is made of pictures"""
    around: frozenset[str] = frozenset()
    """files of the content folder that are not ours: what a guest's host publishes"""
    comments: Mapping[str, CommentFile] = field(default_factory=dict)
    """by path of the post they belong to"""
    comment_posts: Mapping[str, str] = field(default_factory=dict)
    """file with comments -> path of its post, also for files of which nothing is shown"""
    translations: Mapping[str, Translation] = field(default_factory=dict)
    """by path of the translation; of those alone that say what they were made from"""


@dataclass(frozen=True, slots=True)
class Outdated:
    """What readers are told of a translation whose original says something else by now."""

    original: str
    """language of the original"""
    homework: bool
    """whether its homework has changed, beside the text or alone"""
    address: str
    """of the original"""


DayState = Literal["out", "fallback", "coming", "late", "missing", "withdrawn", "elsewhere"]


@dataclass(frozen=True, slots=True)
class DayNow:
    """A day as of one instant: number and planned moment are public, its texts only when out.

    `texts` holds each language's own post that is out; `shown` what stands at each language's
    address (its own text, or the original under the fallback policy). A withdrawn post is in
    neither: it is in `withdrawn`, by the language of the address that carries the notice.
    """

    number: int
    date: date
    moment: datetime
    texts: Mapping[str, Post]
    shown: Mapping[str, Post]
    withdrawn: Mapping[str, Post]
    due: bool
    awaited: bool = False
    """due, not there, and still to come: no later day is out, the series goes on, and nobody accepted the hole"""

    def state(self, lang: str) -> DayState:
        """How this day stands for a reader of `lang`."""
        if lang in self.withdrawn:
            return "withdrawn"
        if lang in self.shown:
            return "out" if self.shown[lang].lang == lang else "fallback"
        if self.shown:
            return "elsewhere"
        if not self.due:
            return "coming"
        return "late" if self.awaited else "missing"


Phase = Literal["before", "running", "finished"]


@dataclass(frozen=True, slots=True)
class SeriesNow:
    """A series as of one instant. `today` is the number of the day last due and out, if any."""

    series: Series
    days: tuple[DayNow, ...]
    phase: Phase
    today: int | None
    rests: tuple[date, ...]
    overdue: tuple[int, ...] = ()
    """without `length`: days after the last one that is out that were due in the last week, holes that are meant too"""
    paused: bool = False
    """without `length`: no new day for a week"""

    def shown(self, lang: str) -> tuple[DayNow, ...]:
        """The days that have a page in `lang` (own text or fallback), in order of number."""
        return tuple(day for day in self.days if lang in day.shown)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link to a source leads: an address per language that is out, else when it comes.

    `moments` says since when each address answers (feeds link only to what was there first).
    """

    fingerprint_shared: ClassVar[bool] = True
    fingerprint_without: ClassVar[tuple[str, ...]] = ("moments",)
    """pages lead to what is there, since whenever; feeds keep the address that they found, and no target"""

    lang: str
    addresses: Mapping[str, str]
    moments: Mapping[str, datetime]
    coming: date | None = None


@dataclass(frozen=True, slots=True)
class TagNames:
    """Names of tags per language, by key; a tag without an entry is its own name everywhere."""

    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


OPTIONAL = (
    "homework-feeds",
    "archives",
    "starts",
    "weekly",
    "calendars",
    "opml",
    "follow",
    "workbook",
    "epub",
    "old-feeds",
    "ledger",
    "offline",
    "pictures",
    "cards",
    "search",
    "related",
    "share",
    "status",
    "ending",
    "comments",
)
"""Outputs that can be switched off, beside formats of feeds (`feed_formats.options`)."""


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of the theme's static folder."""

    name: str
    """as the theme calls it: `follow.css`"""
    path: str
    """where it is published; styles and scripts carry their digests in it; "" for a program of the service worker"""
    digest: str
    """SHA-256 of its bytes"""


@dataclass(frozen=True, slots=True)
class ReplyWay:
    """How readers reply to a post: an address with the gaps `{title}`, `{url}` and `{day}`, which are filled in for each."""

    kind: Literal["mail", "mastodon", "form"]
    pattern: str


@dataclass(frozen=True, slots=True)
class BrowserEditor:
    """The editor in which texts are written in a browser, and the repository it writes them to."""

    backend: tuple[tuple[str, str | tuple[str, ...]], ...]
    """how the editor reaches the repository, in its own words: (key, value)"""
    content: str
    """the content folder, from the repository's root"""
    connects: tuple[str, ...]
    """origins that its page asks for texts"""
    shows: tuple[str, ...]
    """origins of the pictures of those who write"""
    files: tuple[ThemeFile, ...]
    """its own files, with paths below its address"""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the author decided once for the whole site.

    `origin` is scheme and host, `base` the path the site lives under ("" or "/repo").
    """

    languages: tuple[str, ...]
    origin: str
    base: str
    names: Mapping[str, str]
    taglines: Mapping[str, str]
    feed_id: str
    timezone: str
    address_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """language -> page of the site's own -> the word in its address; from the words files"""
    theme_files: tuple[ThemeFile, ...] = ()
    """every file the theme brings"""
    start_pages: tuple[str, ...] = ()
    """file stems of the pages a newcomer should read first"""
    guest: bool = False
    imaging: str = ""
    """the version of Pillow, by which pictures are made; "" where there is none"""
    search: bool = False
    """whether this build makes an index for the search"""
    without: tuple[str, ...] = ()
    """outputs the author does not want, by the words of `OPTIONAL` and the options of feed formats"""
    hub: str = ""
    """address of the WebSub hub that publishing pings; "" for none"""
    host: str = ""
    """what the site is served by, where the output has to have something for it: `netlify`, `cloudflare`, `github-pages`"""
    page_policy: str = ""
    """the content security policy that pages carry themselves; "" where the host sends one"""
    reply: Mapping[str, ReplyWay] = field(default_factory=dict)
    """language -> how readers reply to a post; a language may have no way"""
    old_feeds: tuple[tuple[str, str], ...] = ()
    """(old address, address of the feed that is meant), both beginning with "/" """
    editor: BrowserEditor | None = None
    quotation_marks: tuple[tuple[str, str], ...] = ()
    """(language, its quotation marks, two by two: “«»“””) of languages for which the author has decided"""

    def makes(self, output: str) -> bool:
        """Whether an optional output is wanted."""
        return output not in self.without

    def address_word(self, page: str, lang: str) -> str:
        """How the address of a page of the site's own is called in a language: "articoli" for "articles" in Italian."""
        return self.address_words.get(lang, {}).get(page, page)

    def asset(self, name: str) -> str:
        """The address of a file of the theme (`follow.css`), without the site's own path; "" when the theme has none."""
        return next((f"/{file.path}" for file in self.theme_files if file.name == name and file.path), "")


@dataclass(frozen=True, slots=True)
class Site:
    """What may be seen at one instant: the only thing views are given.

    `targets` maps every source path an author may link to (also coming ones: their names are
    keys only and reach no output) to where it leads.
    """

    settings: SiteSettings
    now: datetime
    series: tuple[SeriesNow, ...]
    articles: tuple[Post, ...]
    pages: tuple[Post, ...]
    withdrawn: tuple[Post, ...]
    tags: TagNames
    targets: Mapping[str, Target]
    coming: Mapping[str, date | None] = field(default_factory=dict)
    """Addresses that do not answer yet, by address, with the date they will if it is public."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files of the content folder that are no posts, with the digests of their bytes. They are
    published when something that is out refers to them."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of these files."""
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict)
    """What is known of those of them that are pictures; none where nothing is made of pictures."""
    comments: Mapping[str, CommentFile] = field(default_factory=dict)
    """Comments of posts that are out and not withdrawn, by path of the post."""
    outdated: Mapping[str, Outdated] = field(default_factory=dict)
    """Translations that are out and no longer say what their original says, which is out too, by path."""

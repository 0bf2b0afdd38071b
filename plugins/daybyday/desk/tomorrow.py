"""What a site will be at a later instant and is not now: two builds laid side by side, and nothing written.

What is told of comes from the values that builds are made of (posts that are out, parts, items of feeds, links of pages,
findings), so that it cannot differ from what a build would do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from .. import feed_formats, timeline, views
from ..assembling import ledger_lines
from ..edition.edition import Edition
from ..edition.links import on_page
from ..edition.published import PublishedPost
from ..engine import Fingerprints
from ..feed_formats import FeedKind
from ..messages import ENGLISH, spoken
from ..model import Content, Finding, LedgerLine, Phase, Post, PublicIdentity, Series, SiteSettings
from ..parts import Part
from ..syndication.channels import Channel, channels
from ..values import dataclass
from .day_texts import DayText, by_date, day_texts

_LAST_SECOND = time(23, 59, 59)
_UNREADY = ("day-late", "day-due-soon", "day-gap")
"""Codes of findings on days that are not there: those are told of by themselves."""


@dataclass(frozen=True)
class Outlook:
    """A site at one instant, as far as a build of it gets."""

    content: Content
    edition: Edition
    findings: Sequence[Finding]
    stopping: Sequence[Finding]
    """the errors for which nothing would be published"""
    parts: Sequence[Part[object]]
    """every file there would be; none when the build stops"""

    @property
    def now(self) -> datetime:
        """Its instant."""
        return self.edition.site.now


@dataclass(frozen=True, slots=True)
class ComingText:
    """A text that comes out, or is corrected for its readers."""

    kind: Literal["text", "notice", "correction"]
    """a notice stands where a text was withdrawn"""
    post: PublishedPost
    moment: datetime
    """when it comes or is corrected, in its own zone"""
    address: str
    """from the root of its host"""


@dataclass(frozen=True, slots=True)
class SeriesTurn:
    """A series that begins, or is over."""

    series: Series
    phase: Phase


@dataclass(frozen=True, slots=True)
class NewItems:
    """What a feed will have that it has not now."""

    kind: FeedKind
    lang: str
    series: Series | None
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link in a page that leads nowhere yet, and will."""

    post: PublishedPost
    """where it stands"""
    written: str
    """as its author wrote it"""
    address: str
    """where it will lead, from the root of the host"""


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that stands there now and will say something else."""

    view: str
    address: str
    """from the root of the host"""
    post: PublishedPost | None
    """the text that stands on it; None for lists and the like"""


@dataclass(frozen=True, slots=True)
class FileChanges:
    """Files of one view: how many are new, will be others, and go."""

    view: str
    new: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Tomorrow:
    """What happens between two instants."""

    now: datetime
    """where the site lives"""
    then: datetime
    stopping: tuple[Finding, ...]
    """errors for which the later build would publish nothing"""
    bites: tuple[Finding, ...]
    """other findings that there are not yet; days that are not there stand below"""
    missing: tuple[DayText, ...]
    """what will be due meanwhile and would not be there"""
    late: tuple[DayText, ...]
    """what was due before and would still not be there"""
    texts: tuple[ComingText, ...]
    turns: tuple[SeriesTurn, ...]
    items: tuple[NewItems, ...]
    links: tuple[NewLink, ...]
    pages: tuple[ChangedPage, ...]
    """none when a build of either instant stops"""
    files: tuple[FileChanges, ...]
    """by view; none likewise"""
    guest: bool
    series: tuple[Series, ...]

    @property
    def stops(self) -> bool:
        """Whether an error would stop the later build."""
        return bool(self.stopping)

    @property
    def lacks_a_day(self) -> bool:
        """Whether a text that was due by then would not be there."""
        return bool(self.missing or self.late)


def end_of_tomorrow(now: datetime, content: Content, settings: SiteSettings) -> datetime:
    """The last second of tomorrow wherever a series of the site lives: after every release of that day."""
    zones = {settings.timezone, *(series.timezone for series in content.series if series.timezone)}
    return max(
        timeline.instant_of(now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1), _LAST_SECOND, zone)
        for zone in zones
    )


def tomorrow(now: Outlook, then: Outlook) -> Tomorrow:
    """What will be otherwise at the later of two instants."""
    settings = then.edition.settings
    zone = ZoneInfo(settings.timezone)
    unready = sorted(_late(then), key=by_date)
    fingerprints, is_whole = Fingerprints(), not now.stopping and not then.stopping
    before, after = (prints_of(each.parts, fingerprints) if is_whole else {} for each in (now, then))
    return Tomorrow(
        now=now.now.astimezone(zone),
        then=then.now.astimezone(zone),
        stopping=tuple(then.stopping),
        bites=tuple(new_findings(now, then)),
        missing=tuple(text for text in unready if text.due > now.now),
        late=tuple(text for text in unready if text.due <= now.now),
        texts=tuple(sorted(_coming_texts(now.edition, then.edition), key=_by_moment)),
        turns=tuple(_turns(now.edition, then.edition)),
        items=tuple(_new_items(now.now, then.edition)),
        links=tuple(_new_links(now.edition, then.edition)),
        pages=tuple(_changed_pages(before, after, then)) if is_whole else (),
        files=tuple(file_changes(before, after)),
        guest=settings.guest,
        series=then.content.series,
    )


def _late(then: Outlook) -> Iterator[DayText]:
    for series in then.content.series:
        yield from day_texts(then.content, then.edition.site, series).late()


def new_findings(now: Outlook, then: Outlook) -> Iterator[Finding]:
    """What is to be said of the second and not of the first, beside what stops it and days that are not there."""
    known = {_said(finding) for finding in now.findings} | {_said(finding) for finding in then.stopping}
    for finding in dict.fromkeys(then.findings):
        if finding.code not in _UNREADY and _said(finding) not in known:
            yield finding


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, str(finding.place), spoken(finding.message, ENGLISH)


def _by_moment(text: ComingText) -> tuple[datetime, str]:
    return text.moment, text.post.source.path


def _coming_texts(now: Edition, then: Edition) -> Iterator[ComingText]:
    before = {post.source.path: post for post in now.out()}
    for record in then.out():
        post = then.published_post(record)
        earlier = before.get(record.source.path)
        address = then.context.path(post.address)
        if earlier is None and post.moment:
            yield ComingText("text", post, post.moment, address)
        elif post.modified and earlier and now.published_post(earlier).modified is None:
            yield ComingText("correction", post, post.modified, address)
    withdrawn = {record.source.path for record in _withdrawn(now)}
    for record in _withdrawn(then):
        if record.source.path not in withdrawn and record.moment:
            post = then.published_post(record)
            yield ComingText("notice", post, post.published, then.context.path(post.address))


def _withdrawn(edition: Edition) -> Iterator[Post]:
    yield from edition.site.withdrawn
    for series_now in edition.site.series:
        for day in series_now.days:
            # Under *fallback* the notice of one language stands at the addresses of others, too.
            yield from (post for lang, post in day.withdrawn.items() if post.lang == lang)


def _turns(now: Edition, then: Edition) -> Iterator[SeriesTurn]:
    before = {series_now.series.folder: series_now.phase for series_now in now.site.series}
    for series_now in then.site.series:
        if before.get(series_now.series.folder) != series_now.phase:
            yield SeriesTurn(series_now.series, series_now.phase)


def _new_items(now: datetime, then: Edition) -> Iterator[NewItems]:
    """By the format that every feed has: the others of a scope hold the same."""
    if then.settings.guest and not then.settings.origin:
        return  # a blog without an address has no feeds
    for channel in channels(then, feed_formats.main_format()):
        count = sum(item.published > now for item in channel.items)
        if count:
            yield _items_of(then, channel, count)


def _items_of(edition: Edition, channel: Channel, count: int) -> NewItems:
    return NewItems(channel.kind, channel.lang, channel.series, edition.context.path(channel.address), count)


def _new_links(now: Edition, then: Edition) -> Iterator[NewLink]:
    """Links of texts, homework and comments of what is out already; in feeds no link ever changes."""
    for record in now.out():
        wanted = _linked(now, record)
        if not wanted:
            continue
        before = dict(on_page(now, record, record.lang, wanted))
        dead = tuple(written for written in wanted if written in before and not before[written].address)
        for written, resolved in on_page(then, record, record.lang, dead) if dead else ():
            if resolved.address:
                yield NewLink(then.published_post(record), written, resolved.address)


def _linked(edition: Edition, record: Post) -> tuple[str, ...]:
    facts, comments = edition.facts_of(record), edition.site.comments.get(record.source.path)
    shown = set(facts.pictures)
    targets = [target for target in (*facts.targets, *facts.web) if target not in shown]
    return tuple(dict.fromkeys([*targets, *(comments.targets if comments else ())]))


Prints = Mapping[str, tuple[str, bytes]]
"""path of a file -> its view, and a fingerprint of all that its bytes depend on"""


def prints_of(parts: Iterable[Part[object]], fingerprints: Fingerprints) -> Prints:
    """The files of a build, with what tells whether they are the same as those of another."""
    return {part.path: (part.view, fingerprints((part.view, part.value))) for part in parts}


def _changed_pages(before: Prints, after: Prints, then: Outlook) -> Iterator[ChangedPage]:
    posts = {post.source.path: post for post in then.edition.out()}
    pages = set(map(views.name_of, views.PAGES))
    for part in then.parts:
        if part.view in pages and before.get(part.path, after[part.path]) != after[part.path]:
            post = posts.get(part.owner)
            address = then.edition.context.path(f"/{part.path.removesuffix('index.html')}")
            yield ChangedPage(part.view, address, then.edition.published_post(post) if post else None)


def file_changes(before: Prints, after: Prints) -> Iterator[FileChanges]:
    """How many files of each view are new, others, and gone; views without any are left out."""
    for view in sorted({view for view, _ in (*before.values(), *after.values())}):
        changes = FileChanges(
            view,
            new=sum(path not in before for path, made in after.items() if made[0] == view),
            changed=sum(path in before and before[path] != made for path, made in after.items() if made[0] == view),
            removed=sum(path not in after for path, made in before.items() if made[0] == view),
        )
        if changes.new or changes.changed or changes.removed:
            yield changes


def lines_until(
    content: Content, settings: SiteSettings, then: datetime, public: PublicIdentity | None
) -> tuple[LedgerLine, ...]:
    """What the ledger of a site that is published every day will say at a later instant of what it does not name yet.

    Without these lines a text of next week would, in a build of next month, be one that was forgotten and comes out
    only then.
    """
    return tuple(
        line for line in ledger_lines(content, settings, then, public) if (line.key, line.lang) not in content.ledger
    )

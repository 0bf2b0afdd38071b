"""Sources -> posts with identity, moment and address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, time

from .. import addresses, timeline
from ..drawings import PictureFacts
from ..identity import key_of
from ..model import CommentFile, Content, Finding, LedgerLine, Post, Series, SiteSettings, Source, TagNames, Translation
from ..values import dataclass
from .ledger import Lines, is_edited
from .moved import moved_articles, moved_days


@dataclass(frozen=True, slots=True)
class SourceSet:
    """Everything that was read, before it is put together."""

    sources: Sequence[Source]
    series: Sequence[Series]
    tags: TagNames
    ledger: Mapping[tuple[str, str], LedgerLine]
    files: Mapping[str, str]
    sizes: Mapping[str, int] = field(default_factory=dict)
    pictures: Mapping[str, PictureFacts] = field(default_factory=dict)
    comments: Mapping[str, CommentFile] = field(default_factory=dict)
    comment_posts: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Translation] = field(default_factory=dict)
    unwritten: Sequence[Source] = ()


def assemble(source_set: SourceSet, settings: SiteSettings, now: datetime) -> tuple[Content, tuple[Finding, ...]]:
    """All posts, out or not, in a stable order; and what contradicts the ledger."""
    by_folder = {series.folder: series for series in source_set.series}
    builder = _PostBuilder(settings, source_set.ledger, Lines(source_set.ledger, settings.feed_id), now)
    posts: list[Post] = []
    for folder, sources in sorted(_grouped(source_set.sources).items()):
        if folder in by_folder:
            posts.extend(builder.days(by_folder[folder], sources))
        else:
            posts.extend(builder.standalone(source) for source in sources)
    if source_set.ledger:
        posts = [builder.with_ledger(post) for post in posts]
    content = Content(
        series=tuple(source_set.series),
        posts=tuple(posts),
        tags=source_set.tags,
        ledger=source_set.ledger,
        files=source_set.files,
        sizes=source_set.sizes,
        pictures=source_set.pictures,
        comments=source_set.comments,
        comment_posts=source_set.comment_posts,
        translations=source_set.translations,
        unwritten=tuple(source_set.unwritten),
        unreadable=tuple(source.path for source in source_set.sources if not source.readable),
    )
    return content, (*moved_days(content, settings), *moved_articles(content, settings))


def _grouped(sources: Sequence[Source]) -> dict[str, list[Source]]:
    grouped: dict[str, list[Source]] = defaultdict(list)
    for source in sorted(sources, key=lambda source: source.path):
        grouped[source.folder].append(source)
    return grouped


@dataclass(frozen=True, slots=True)
class _PostBuilder:
    """What every post needs to know of the site while it is made."""

    settings: SiteSettings
    ledger: Mapping[tuple[str, str], LedgerLine]
    lines: Lines
    now: datetime

    def days(self, series: Series, sources: list[Source]) -> list[Post]:
        """The posts of one series."""
        zone = series.timezone or self.settings.timezone
        last = max([series.length or 0, *(source.day or 0 for source in sources)])
        instants = timeline.plan_of_instants(series, last, zone)
        has_lines = any(key.rpartition("/")[0] == series.id for key, _ in self.ledger)
        languages = {source.lang for source in sources}
        pages = {lang: addresses.series_page(self.settings, series, lang) for lang in languages}
        posts = []
        for source in sources:
            if source.day is None:
                posts.append(Post(source, f"{series.id}/?", ""))
                continue
            planned = instants[source.day - 1]
            if source.date:
                planned = timeline.instant_of_written(source.date, series.release, zone)
            key = f"{series.id}/{source.day}"
            line = self.ledger.get((key, source.lang))
            moment = timeline.first_published(planned, source.date is not None, line, has_lines, self.now)
            address = f"{pages[source.lang]}{source.day}/"
            posts.append(Post(source, key, address, moment, self._modified(source, series.release, zone)))
        return self._held(series, posts) if series.translations == "hold" else posts

    def _held(self, series: Series, posts: list[Post]) -> list[Post]:
        """Policy *hold*: a day has its moment when all languages exist, and it is the latest of all."""
        complete: dict[str, datetime] = {}
        ready: dict[str, dict[str, datetime]] = defaultdict(dict)
        for post in posts:
            if post.moment and post.source.readable and post.source.status != "draft":
                ready[post.key].setdefault(post.lang, post.moment)
        for key, moments in ready.items():
            if set(series.languages) <= set(moments):
                complete[key] = max(moments.values())
        held = []
        for post in posts:
            if (post.key, post.lang) in self.ledger or not post.source.readable:
                held.append(post)
            else:
                moment = complete.get(post.key)
                held.append(replace(post, moment=moment, held=moment is None))
        return held

    def standalone(self, source: Source) -> Post:
        """An article or a page."""
        zone = self.settings.timezone
        key = key_of(source, "")
        slug = source.slug or addresses.slugify(source.stem)
        address = addresses.post_page(self.settings, source.lang, slug) if slug else ""
        moment = timeline.instant_of_written(source.date, time(0, 0), zone) if source.date else None
        line = self.lines.of(key, source) if source.kind == "article" else None
        if line:
            moment = line.published
        return Post(source, key, address, moment, self._modified(source, time(0, 0), zone))

    def with_ledger(self, post: Post) -> Post:
        """The post with what follows from the ledger: how often it was edited, and since when readers can know of it.

        Without a line, what keeps a moment that has passed is seen from this build on.
        """
        if post.source.kind == "page":
            return post
        line = self.lines.of(post.key, post.source)
        if line:
            seen, sequence = line.seen, line.sequence + is_edited(post.source, post.modified, line)
        elif post.moment is not None and self.now - post.moment > timeline.IN_TIME:
            seen, sequence = self.now, 0
        else:
            return post
        return post if seen is None and sequence == 0 else replace(post, seen=seen, sequence=sequence)

    def _modified(self, source: Source, release: time, zone: str) -> datetime | None:
        return timeline.instant_of_written(source.modified, release, zone) if source.modified else None

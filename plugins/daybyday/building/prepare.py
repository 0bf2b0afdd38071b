"""Files -> parts; nothing is written here.

files    | read                      -> sources + findings      what is known by its content is not read again
sources  | assemble                  -> Content, Site + findings
Content  | check                     -> findings      an error in what would be published: stop
Site     | each view: parts          -> parts         two claimants of one file: stop
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime

from .. import views
from ..assembling import assemble, site_at
from ..assembling.content import SourceSet
from ..checks import CheckInput, check_all, claims_twice, dead_links, not_accepted, sifted, unused_acceptances
from ..content_names import LEDGER, TAGS
from ..drawings import PictureFacts
from ..edition.blog import FilesOfBlog
from ..edition.edition import Edition
from ..edition.published_files import published_files
from ..edition.site_context import SiteContext
from ..feed_formats import format_of_file
from ..markdown import version as markdown_version
from ..model import Content, Finding, LedgerLine, Series, TagNames
from ..parts import Part
from ..pictures.book import PictureBook, is_looked_at
from ..prose import Facts
from ..reading import WHY_NO_HOMEWORK, read_ledger, read_series, read_tags
from ..values import dataclass
from ..words import Words
from . import cache_key
from .consequences import Causes, independent
from .content_folder import Folder, look_at_posts, read_folder
from .near_names import NAME_ERRORS, misnamed_files, sorted_out
from .remembered.comment_cache import ReadComments
from .remembered.words_cache import words_of
from .secret_files import secret_files
from .session import Session
from .setup import SiteSetup
from .site_reading import site_reading
from .source_cache import WORTH_WORKERS
from .source_reader import SourceReader
from .stages import Assembled, Checked, CheckedOrStopped, LookedThrough, Prepared, PreparedOrStopped, Stopped
from .undeclared_series import undeclared_series
from .worker import WorkerContext
from .worker_pool import WorkerPool

_SHOWN_ELSEWHERE = ("video", "audio", "frame")
"""What becomes a link where it cannot be shown."""


def prepare(
    setup: SiteSetup,
    now: datetime,
    session: Session | None = None,
    saved: Collection[str] | None = None,
    folder: Folder | None = None,
) -> PreparedOrStopped:
    """Everything up to the parts, or the errors that stop the build.

    `saved` are the names of posts that may have changed since the session's last build; None is any.
    `folder` is the content folder, if somebody has looked at it already.
    """
    checked = check_content(setup, now, session, saved, folder)
    return checked if isinstance(checked, Stopped) else lay_out(checked)


def look_through(setup: SiteSetup, now: datetime, session: Session) -> LookedThrough:
    """Everything there is to say, at once: errors that stop a build hide nothing that only laid-out parts show.

    What cannot be read would make every link to it a dead one: then nothing is said of links.
    """
    checked = check_content(setup, now, session)
    inputs, assembled = checked.inputs, checked.assembled
    if inputs is None or assembled is None:
        return LookedThrough(setup, checked.findings, assembled)
    with _no_garbage_collection():
        with session.stage("lay out"):
            parts, links = _parts_and_dead_links(inputs, _for_paths_alone(assembled.edition))
        if isinstance(inputs.content.pictures, PictureBook):
            inputs.content.pictures.save()
        # Of a picture that is missing it has been said so: its address is no second finding.
        spoken_of = {finding.place for finding in checked.findings if finding.level == "error"}
        findings = [link for link in links if link.place not in spoken_of]
        if not _ADDRESSES_WRONG.intersection(finding.code for finding in checked.findings):
            findings += claims_twice(parts)
        all_findings = [*checked.findings, *not_accepted(findings, inputs.content)]
        all_findings += unused_acceptances(inputs.content, checked.accepted, all_findings)
    return LookedThrough(setup, tuple(all_findings), assembled)


def _parts_and_dead_links(inputs: CheckInput, edition: Edition) -> tuple[list[Part[object]], list[Finding]]:
    """Every part that something may collide with, and the links that lead nowhere. Feeds only where a link or a name of
    an author's may mean one.
    """
    parts = views.parts_without_feeds(edition)
    links = [*dead_links(inputs, {part.path for part in parts})]
    if links or any(_is_called_as_feed(part) for part in parts):
        parts += views.feed_parts(edition)
        links = [*dead_links(inputs, {part.path for part in parts})]
    return parts, links


def _is_called_as_feed(part: Part[object]) -> bool:
    return "." in part.path.removesuffix("/index.html") and any(map(format_of_file, part.path.split("/")))


def _for_paths_alone(edition: Edition) -> Edition:
    """The edition without what has no file of its own: whoever only asks which files there are need not wait for it."""
    settings = replace(edition.settings, without=(*edition.settings.without, "related"))
    context = replace(edition.context, settings=settings)
    return Edition(replace(edition.site, settings=settings), context, edition.facts, edition.blog)


_ADDRESSES_WRONG = frozenset(["address-twice", "address-reserved", "slug-empty", "name-case", "day-twice"])
"""What has been said of addresses already; two claimants of one file only follow from it."""


def check_content(
    setup: SiteSetup,
    now: datetime,
    session: Session | None = None,
    saved: Collection[str] | None = None,
    folder: Folder | None = None,
) -> CheckedOrStopped:
    """Everything up to the checks of what was written. Arguments as those of `prepare`."""
    session = session or Session.alone()
    findings = [*setup.findings, *markdown_version.notes()]
    with session.stage("look"):
        folder = folder or _look(setup, session, saved)
        if setup.settings.guest:
            folder = folder.only_series(setup.ignored)
        findings += folder.findings
        words, problems = words_of(setup.settings.languages, folder.words, session.store)
        findings += problems
    if set(words) != set(setup.settings.languages):
        return Stopped(setup, now, tuple(findings), tuple(_errors(findings)), None)
    with _no_garbage_collection():
        return _Preparation(
            setup=_with_addresses(setup, words), now=now, session=session, folder=folder, words=words, findings=findings
        ).run()


def _with_addresses(setup: SiteSetup, words: Mapping[str, Words]) -> SiteSetup:
    """The setup with the words that the languages use in addresses of the site's own pages."""
    address_words = {lang: words[lang].address_words() for lang in setup.settings.languages}
    return replace(setup, settings=replace(setup.settings, address_words=address_words))


def _look(setup: SiteSetup, session: Session, saved: Collection[str] | None) -> Folder:
    """The content folder as it is now."""
    folder = read_folder(setup.root)
    digests = session.source_cache.digests
    unchanged = {} if saved is None else {name: digest for name, digest in digests.items() if name not in saved}
    look_at_posts(folder, unchanged)
    return folder


class _no_garbage_collection:  # noqa: N801 - reads as a statement
    """A build makes a hundred thousand values that live to its end: looking for garbage among them finds none."""

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_enabled:
            gc.enable()


@dataclass(frozen=True)
class _ReadTexts:
    """What the files of the content folder say."""

    sources: SourceSet
    facts: Mapping[str, Facts]
    """by the digest of a source"""
    swallowed: frozenset[str]
    """paths of posts whose homework stands inside an HTML element that is not closed"""
    unread: frozenset[str]
    """paths of posts of which it is said why they give no homework"""


@dataclass
class _Preparation:
    """The stages of one build in their order; `findings` grows with each."""

    setup: SiteSetup
    now: datetime
    session: Session
    folder: Folder
    words: Mapping[str, Words]
    findings: list[Finding]
    causes: Causes = field(default_factory=Causes)
    accepted: frozenset[tuple[str, str]] = frozenset()

    def run(self) -> CheckedOrStopped:
        """All stages, as far as errors let them go."""
        stage = self.session.stage
        with stage("read"):
            series, series_folders = self._series()
            tags = self._tags()
            reader = self._reader(series, series_folders)
            context = SiteContext(self.setup.settings, self.words)
            render_key = cache_key.of_pages(context, tags, self.setup.theme, reader.conversion_key)
            pool = WorkerPool(
                self.session,
                WorkerContext(
                    reader, context, self.setup.theme, render_key, self.session.store.path, self._picture_files()
                ),
            )
            texts = self._texts(series, tags, reader, pool)
            pool.compile_templates()
        with stage("assemble"):
            content, edition = self._assemble(texts, context)
        assembled = Assembled(
            setup=self.setup,
            now=self.now,
            session=self.session,
            folder=self.folder,
            words=self.words,
            reader=reader,
            render_key=render_key,
            pool=pool,
            content=content,
            edition=edition,
        )
        with stage("check"):
            inputs = self._check(assembled, texts)
        if stopping := _stopping(self.findings, assembled.content, self.now, self.setup.accepted):
            known = None if self.causes.folders or self.causes.files or content.unreadable else inputs
            return Stopped(self.setup, self.now, tuple(self.findings), tuple(stopping), assembled, known, self.accepted)
        return Checked(assembled, inputs, tuple(self.findings), self.accepted)

    def _series(self) -> tuple[list[Series], frozenset[str]]:
        """The series that can be read, and the folders of all that are meant to be some."""
        readable, folders, broken = list[Series](), set[str](), set[str]()
        for path, data in sorted(self.folder.series.items()):
            series, problems = read_series(path, data, self.setup.settings.languages)
            self.findings += problems
            folder = path.rpartition("/")[0]
            folders.add(folder)
            if series:
                readable.append(series)
            if any(finding.level == "error" for finding in problems):
                broken.add(folder)
        misnamed, undeclared = misnamed_files(self.folder.files, folders)
        self.findings += misnamed
        self.causes = Causes(
            folders=frozenset(broken) | undeclared,
            files=frozenset(finding.place.path for finding in misnamed),
        )
        return readable, frozenset(folders) | undeclared

    def _picture_files(self) -> Mapping[str, str]:
        """Where pictures lie, by their names."""
        return {name: str(path) for name, path in self.folder.files.items() if is_looked_at(name)}

    def _pictures(self) -> Mapping[str, PictureFacts]:
        """What is known of pictures; nothing where none is touched."""
        settings, folder = self.setup.settings, self.folder
        if settings.guest or not settings.makes("pictures"):
            return {}
        made_by = cache_key.of_pictures(settings.imaging)
        return PictureBook(folder.files, folder.file_digests, self.session.store, made_by, bool(settings.imaging))

    def _tags(self) -> TagNames:
        if self.folder.tags is None:
            return TagNames()
        tags, problems = read_tags(TAGS, self.folder.tags, self.setup.settings.languages)
        self.findings += problems
        return tags

    def _ledger(self) -> Mapping[tuple[str, str], LedgerLine]:
        if self.folder.ledger is None:
            return {}
        lines, problems = read_ledger(LEDGER, self.folder.ledger)
        self.findings += problems
        return lines

    def _reader(self, series: Sequence[Series], series_folders: frozenset[str]) -> SourceReader:
        """What reads and converts the posts of this site."""
        words = self.words
        reading = site_reading(self.setup.settings, words, series, series_folders)
        footnote_back = {lang: str(words[lang].printed["footnote_back"]) for lang in words}
        notes = {lang: str(words[lang].printed["notes"]) for lang in words}
        media_names = {
            lang: {kind: str(words[lang].printed[f"feed_{kind}"]) for kind in _SHOWN_ELSEWHERE} for lang in words
        }
        markdown = replace(self.setup.markdown, footnote_back=footnote_back, notes=notes, media_names=media_names)
        return SourceReader(cache_key.of_texts(markdown, self.setup.modules), reading, markdown)

    def _texts(self, series: list[Series], tags: TagNames, reader: SourceReader, pool: WorkerPool) -> _ReadTexts:
        """Every post, read and converted where that is not known from an earlier build."""
        cache = self.session.source_cache
        if len(self.folder.posts) - cache.knows() >= WORTH_WORKERS:
            pool().start_early()
        read, problems = cache.read_all(self.folder, reader, pool, self.session.progress("posts read"))
        self.findings += problems
        read, problems = sorted_out(read, reader.reading)
        self.findings += problems
        misnamed = frozenset(finding.place.path for finding in problems if finding.code in NAME_ERRORS)
        self.causes = replace(self.causes, files=self.causes.files | misnamed)
        sources = [result.source for result in read if result.source.written]
        if not self.setup.settings.guest:
            self.findings += undeclared_series(sources, reader.reading)
        comments = self._comments(reader)
        return _ReadTexts(
            SourceSet(
                sources,
                series,
                tags,
                self._ledger(),
                self.folder.file_digests,
                self.folder.file_sizes,
                self._pictures(),
                comments.files,
                comments.posts,
                self.session.translation_cache.read_all(sources, self.folder, reader, pool),
                [result.source for result in read if not result.source.written],
            ),
            {result.source.digest: result.facts for result in read if result.source.digest},
            frozenset(result.source.path for result in read if result.swallowed),
            frozenset(
                result.source.path
                for result in read
                if result.findings and any(finding.code in WHY_NO_HOMEWORK for finding in result.findings)
            ),
        )

    def _comments(self, reader: SourceReader) -> ReadComments:
        """What was once said to posts; nothing where its author wants none of it."""
        if not self.setup.settings.makes("comments"):
            return ReadComments()
        comments = self.session.comment_cache.read_all(self.folder, reader)
        self.findings += comments.findings
        return comments

    def _assemble(self, texts: _ReadTexts, context: SiteContext) -> tuple[Content, Edition]:
        settings = self.setup.settings
        content, problems = assemble(texts.sources, settings, self.now)
        self.findings += independent(problems, self.causes)
        if settings.guest:
            content = replace(_without_fallbacks(content), around=self.folder.around)
        return content, Edition(site_at(content, settings, self.now), context, texts.facts, FilesOfBlog(content.around))

    def _check(self, assembled: Assembled, texts: _ReadTexts) -> CheckInput:
        content, site = assembled.content, assembled.edition.site
        inputs = CheckInput(
            content, site, texts.facts, assembled.manuscript, texts.swallowed, texts.unread, self.setup.public
        )
        self.findings += independent(check_all(inputs), self.causes)
        published = (name for name, _ in published_files(assembled.edition))
        self.findings += secret_files(published, assembled.folder.files)
        left = sifted(self.findings, content)
        self.findings, self.accepted = left.findings, left.used
        return inputs


def lay_out(checked: Checked) -> PreparedOrStopped:
    """The parts of what was checked; or the errors that only they show."""
    with _no_garbage_collection():
        assembled, findings = checked.assembled, list(checked.findings)
        stage, content = assembled.session.stage, assembled.content
        with stage("lay out"):
            parts = tuple(views.all_parts(assembled.edition))
        if isinstance(content.pictures, PictureBook):
            content.pictures.save()
        with stage("check"):
            findings += claims_twice(parts)
            findings += not_accepted(dead_links(checked.inputs, {part.path for part in parts}), content)
            findings += unused_acceptances(content, checked.accepted, findings)
        if stopping := _stopping(findings, content, assembled.now, assembled.setup.accepted):
            return Stopped(assembled.setup, assembled.now, tuple(findings), tuple(stopping), assembled)
        return Prepared(assembled, tuple(findings), parts)


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level == "error"]


def _stopping(findings: Iterable[Finding], content: Content, now: datetime, accepted: Collection[str]) -> list[Finding]:
    """Errors in what this build would publish, and errors of the site itself; none with an accepted code."""
    errors = [finding for finding in _errors(findings) if finding.code not in accepted]
    posts = {post.source.path: post for post in content.posts} if errors else {}
    # Comments are out when their post is.
    posts |= {file: posts[path] for file, path in content.comment_posts.items() if path in posts}
    unwritten = {source.path for source in content.unwritten}

    def concerns_today(finding: Finding) -> bool:
        paths = [path for path in (finding.place.path, *finding.also) if path not in unwritten]
        concerned = [posts.get(path) for path in paths]
        if finding.also and any(post and post.source.status == "draft" for post in concerned):
            return False  # a draft takes nothing from anybody until it is published
        return any(post is None or post.concerns_today(now) for post in concerned)

    return [finding for finding in errors if concerns_today(finding)]


def _without_fallbacks(content: Content) -> Content:
    """A foreign theme has no page for a day in a language it is not written in."""
    series = tuple(
        replace(each, translations="skip") if each.translations == "fallback" else each for each in content.series
    )
    return replace(content, series=series)

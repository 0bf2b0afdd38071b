"""One run, from files to parts; nothing is written here.

files    | take                      -> sources + findings      what is known by its content is not read again
sources  | assemble                  -> Content, Site + findings
Content  | check                     -> findings      an error in what would be published: stop
Site     | each view: parts          -> parts         two claimants of one file: stop
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import views
from ..assembling import assemble, site_at
from ..assembling.content import SourceSet
from ..checks import CheckInput, check_all, claims_twice, not_accepted
from ..edition.edition import Edition
from ..edition.render_services import RenderServices
from ..edition.site_context import SiteContext
from ..markdown import version as markdown_version
from ..model import Content, Finding, LedgerLine, Manuscript, Place, Series, SiteSettings, Source, TagNames
from ..parts import Part
from ..pelican_adapter import plugin_failures
from ..pelican_adapter.settings import markdown_settings, site_settings
from ..prose import Body, Facts
from ..reading import Reading, read_ledger, read_post, read_series, read_tags
from ..reading.titles import split_title
from ..words import Words
from . import cache_key
from .content_folder import Folder, look_at_posts, read_file, read_folder
from .session import Session
from .source_cache import WORTH_WORKERS
from .source_reader import SourceReader
from .words_cache import words_of

if TYPE_CHECKING:
    from ..engine.workers import Workers
    from .worker import WorkerContext


@dataclass
class Run:
    """What a run knows so far. `stopping` are the findings for which nothing may be published."""

    settings: Mapping[str, Any]
    now: datetime
    root: Path
    site_settings: SiteSettings
    session: Session
    findings: list[Finding] = field(default_factory=list)
    words: dict[str, Words] = field(default_factory=dict)
    content: Content | None = None
    edition: Edition | None = None
    folder: Folder | None = None
    reader: SourceReader | None = None
    ground: str = ""
    """what rendering rests on; no part is stale that was made on the same"""
    parts: tuple[Part, ...] = ()
    state: str = ""
    """fingerprint of everything but the clock and the output; "" when nobody asked for it"""
    written_by_pelican: list[str] = field(default_factory=list)
    """Guest mode: files Pelican wrote in this run."""

    @property
    def context(self) -> SiteContext:
        """Settings and words."""
        return SiteContext(self.site_settings, self.words)

    @property
    def theme(self) -> Path:
        """The theme's folder."""
        return Path(self.settings["THEME"])

    @property
    def stopping(self) -> list[Finding]:
        """Errors in what this build would publish, and errors of the site itself."""
        errors = [finding for finding in self.findings if finding.level == "error"]
        return self._concerning_today(errors) if errors else []

    def _concerning_today(self, errors: list[Finding]) -> list[Finding]:
        if self.content is None:
            return errors
        posts = {post.source.path: post for post in self.content.posts}

        def concerns(finding: Finding) -> bool:
            about = [posts.get(path) for path in (finding.place.path, *finding.also)]
            if finding.also and any(post and post.source.status == "draft" for post in about):
                return False  # a draft takes nothing from anybody until it is published
            return any(post is None or post.concerns_today(self.now) for post in about)

        return [finding for finding in errors if concerns(finding)]

    def body(self, digest: str) -> Body:
        """A converted text."""
        assert self.reader is not None
        return self.session.source_cache.body(digest, self.reader)

    def file(self, name: str) -> bytes:
        """A file of the content folder."""
        return self.folder.files[name].read_bytes() if self.folder else b""

    def manuscript(self, path: str) -> Manuscript:
        """A post with its texts, read again."""
        assert self.folder is not None
        assert self.reader is not None
        try:
            data = read_file(self.folder.posts[path])
        except OSError:
            data = b""
        return read_post(path, data, self.reader.reading)[0]

    def workers(self) -> Workers:
        """The processes of this build, started when first asked for."""
        session = self.session
        if session.workers is None:
            from ..engine.workers import Workers
            from . import worker

            assert self.reader is not None
            bench = worker.WorkerContext(self.reader, self.context, self.theme, self.ground, session.store.path)
            alone = session.quiet or session.store.path is None or not _travels(bench)
            session.workers = Workers(worker.begin, (bench,), 1 if alone else None, preload=worker.PRELOAD)
        return session.workers


def _travels(bench: WorkerContext) -> bool:
    """Whether everything can be handed to another process; a setting may hold a function that cannot."""
    try:
        pickle.dumps(bench)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


def prepare(
    settings: Mapping[str, Any],
    now: datetime,
    session: Session | None = None,
    saved: Collection[str] | None = None,
    folder: Folder | None = None,
) -> Run:
    """Everything up to the parts. With errors that stop it, the run has no parts.

    `saved` are the names of posts that may have changed since the session's last run; None is any.
    `folder` is the content folder, if somebody has looked at it already.
    """
    site, findings = site_settings(settings)
    run = Run(settings, now, Path(settings["PATH"]), site, session or Session.alone(), list(findings))
    run.findings += [
        Finding("error", "plugin-missing", Place("pelicanconf.py"), line, "install it, or take it out of PLUGINS")
        for line in plugin_failures.failures()
    ]
    run.findings += markdown_version.notes()
    with run.session.stage("look"):
        run.folder = folder or _look(run, saved)
        run.findings += run.folder.findings
        run.words, wrong = words_of(site.languages, run.folder.words, run.session.store)
        run.findings += wrong
    if set(run.words) != set(site.languages):
        return run
    with _no_garbage():
        _fill(run, run.folder)
    return run


def _look(run: Run, saved: Collection[str] | None) -> Folder:
    """The content folder as it is now."""
    folder = read_folder(run.root)
    known = {} if saved is None else {k: v for k, v in run.session.source_cache.digests.items() if k not in saved}
    look_at_posts(folder, known)
    return folder


class _no_garbage:  # noqa: N801 - reads as a statement
    """A run makes a hundred thousand values that live to its end: looking for garbage among them finds none."""

    def __enter__(self) -> None:
        self._before = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._before:
            gc.enable()


def _fill(run: Run, folder: Folder) -> None:
    stage = run.session.stage
    with stage("read"):
        materials, facts, swallowed = _read(run, folder)
    with stage("assemble"):
        run.content, wrong = assemble(materials, run.site_settings, run.now)
        run.findings += wrong
        if run.site_settings.guest:
            run.content = _without_fallbacks(run.content)
        site = site_at(run.content, run.site_settings, run.now)
        run.edition = Edition(site, run.context, facts)
    with stage("check"):
        run.findings += check_all(CheckInput(run.content, site, facts, run.manuscript, swallowed))
        run.findings = not_accepted(run.findings, run.content)
    if not run.stopping:
        with stage("lay out"):
            run.parts = tuple(all_parts(run.edition, site.settings.guest))
        with stage("check"):
            run.findings += claims_twice(run.parts)


def all_parts(edition: Edition, guest: bool) -> list[Part]:
    """The parts of every view; in a foreign theme, of those that make no pages."""
    chosen = views.DATA if guest else views.ALL
    return [part for view in chosen for part in view.parts(edition)]


def renderer(services: RenderServices) -> Callable[[Part], bytes]:
    """The function that turns a part into bytes."""

    def rendered(part: Part) -> bytes:
        return views.BY_NAME[part.view].render(part, services)

    return rendered


def _read(run: Run, folder: Folder) -> tuple[SourceSet, dict[str, Facts], frozenset[str]]:
    """All sources, series, tags and the ledger; the facts of texts by digest; paths of swallowed homework."""
    series, folders = _series(run, folder)
    tags = _tags(run, folder)
    _make_ready(run, folder, series, folders, tags)
    assert run.reader is not None
    intake = run.session.source_cache
    tell = run.session.progress("posts read")
    taken, wrong = intake.take(folder, run.reader, run.workers, tell)
    run.findings += wrong
    for one in taken:
        run.findings += one.findings
    sources = [one.source for one in taken]
    run.findings += _series_hint(sources, run.reader.reading)
    materials = SourceSet(sources, series, tags, _ledger(run, folder), folder.file_digests)
    facts = {one.source.digest: one.facts for one in taken if one.source.digest}
    return materials, facts, frozenset(one.source.path for one in taken if one.swallowed)


def _series(run: Run, folder: Folder) -> tuple[list[Series], frozenset[str]]:
    """The series that can be read, and the folders of all that are meant to be some."""
    series, folders = list[Series](), set[str]()
    for path, data in sorted(folder.series.items()):
        one, wrong = read_series(path, data, run.site_settings.languages)
        run.findings += wrong
        folders.add(path.rpartition("/")[0])
        if one:
            series.append(one)
    return series, frozenset(folders)


def _make_ready(run: Run, folder: Folder, series: list[Series], folders: frozenset[str], tags: TagNames) -> None:
    """The tools of this run; and the workers, when it is plain that they will be needed."""
    words = run.words
    reading = Reading(
        run.site_settings.languages,
        folders,
        {one.folder: one.languages for one in series},
        day_prefixes=_together(one.day_prefixes for one in words.values()),
        homework_labels=_together(one.homework_labels for one in words.values()),
    )
    markdown = markdown_settings(run.settings, {lang: str(one.printed["footnote_back"]) for lang, one in words.items()})
    run.reader = SourceReader(cache_key.of_texts(markdown, run.settings), reading, markdown)
    run.ground = cache_key.of_pages(run.context, tags, run.theme, run.reader.ground)
    if len(folder.posts) - run.session.source_cache.knows() >= WORTH_WORKERS:
        run.workers().start_early()


def _together(several: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in several for word in words))


def _tags(run: Run, folder: Folder) -> TagNames:
    if folder.tags is None:
        return TagNames()
    tags, wrong = read_tags("tags.yaml", folder.tags, run.site_settings.languages)
    run.findings += wrong
    return tags


def _ledger(run: Run, folder: Folder) -> Mapping[tuple[str, str], LedgerLine]:
    if folder.ledger is None:
        return {}
    lines, wrong = read_ledger("ledger.txt", folder.ledger)
    run.findings += wrong
    return lines


def _series_hint(sources: Sequence[Source], reading: Reading) -> list[Finding]:
    """Three or more articles called "Day N" in one folder are a series that nobody declared."""
    numbered: dict[str, list[Source]] = {}
    for source in sources:
        if source.kind == "article" and split_title(source.title, reading.day_prefixes)[0]:
            numbered.setdefault(source.path.rpartition("/")[0], []).append(source)
    found = []
    for folder, posts in sorted(numbered.items()):
        if len(posts) >= 3:
            name = f"{folder}/series.yaml".lstrip("/")
            title = "{" + ", ".join(f"{lang}: My challenge" for lang in reading.languages) + "}"
            start = min((post.date.date.isoformat() for post in posts if post.date), default="2026-11-01")
            found.append(
                Finding(
                    "note",
                    "series-undeclared",
                    posts[0].place("title"),
                    f"{len(posts)} posts of this folder are called “Day …”, and no {name} makes them a series",
                    f"write {name} with the lines `title: {title}` and `start: {start}`",
                )
            )
    return found


def _without_fallbacks(content: Content) -> Content:
    """A foreign theme has no page for a day in a language it is not written in."""
    series = tuple(
        replace(one, translations="skip") if one.translations == "fallback" else one for one in content.series
    )
    return replace(content, series=series)

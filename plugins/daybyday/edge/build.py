"""One run, from files to parts; nothing is written here.

files    | read                      -> sources + findings
sources  | assemble                  -> Content, Site + findings
sources  | convert                   -> bodies
Content  | check                     -> findings      an error in what would be published: stop
Site     | each view: parts          -> parts         two claimants of one file: stop
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from .. import views
from ..assembling import assemble, site_at
from ..assembling.content import Materials
from ..checks import Case, check_all, claims_twice, not_accepted
from ..framing.edition import Edition
from ..model import Content, Finding, LedgerLine, Place, Series, SiteSettings, Source, TagNames
from ..parts import Part
from ..prose import Body
from ..reading import Reading, read_ledger, read_post, read_series, read_tags
from ..words import Words, load_words
from . import loading
from .folder import Folder, LazyDigests, read_folder
from .markdown import Converter, HomeworkSwallowed
from .settings import markdown_settings, site_settings
from .templates import SiteKit


@dataclass
class Run:
    """What a run knows so far. `stopping` are the findings for which nothing may be published."""

    settings: Mapping[str, Any]
    now: datetime
    root: Path
    site_settings: SiteSettings
    findings: list[Finding] = field(default_factory=list)
    words: dict[str, Words] = field(default_factory=dict)
    content: Content | None = None
    edition: Edition | None = None
    bodies: dict[str, Body] = field(default_factory=dict)
    folder: Folder | None = None
    parts: tuple[Part, ...] = ()
    written_by_pelican: list[str] = field(default_factory=list)
    """Guest mode: files Pelican wrote in this run."""

    @property
    def stopping(self) -> list[Finding]:
        """Errors in what this build would publish, and errors of the site itself."""
        return [finding for finding in self.findings if finding.level == "error" and self._concerns_today(finding)]

    def _concerns_today(self, finding: Finding) -> bool:
        if self.content is None:
            return True
        posts = {post.source.path: post for post in self.content.posts}
        about = [posts.get(path) for path in (finding.place.path, *finding.also)]
        if finding.also and any(post and post.source.status == "draft" for post in about):
            return False  # a draft takes nothing from anybody until it is published
        return any(post is None or post.concerns_today(self.now) for post in about)

    def kit(self) -> SiteKit:
        """What views need while they render."""
        files = self.folder.files if self.folder else {}
        return SiteKit(Path(self.settings["THEME"]), self.words, self.bodies, lambda name: files[name].read_bytes())


def prepare(settings: Mapping[str, Any], now: datetime) -> Run:
    """Everything up to the parts. With errors that stop it, the run has no parts."""
    site, findings = site_settings(settings)
    run = Run(settings, now, Path(settings["PATH"]), site, list(findings))
    run.findings += [
        Finding("error", "plugin-missing", Place("pelicanconf.py"), line, "install it, or take it out of PLUGINS")
        for line in loading.failures()
    ]
    run.folder = read_folder(run.root)
    run.findings += run.folder.findings
    run.words, wrong = load_words(site.languages, run.folder.words)
    run.findings += wrong
    if set(run.words) != set(site.languages):
        return run
    materials = _read(run, run.folder)
    run.content, wrong = assemble(materials, site, now)
    run.findings += wrong
    if run.site_settings.guest:
        run.content = _without_fallbacks(run.content)
    swallowed = _convert(run, materials.sources)
    run.edition = Edition(
        site_at(run.content, site, now), run.words, {key: body.facts for key, body in run.bodies.items()}
    )
    run.findings += check_all(Case(run.content, run.edition.site, run.edition.facts, swallowed))
    run.findings = not_accepted(run.findings, run.content)
    if not run.stopping:
        run.parts = tuple(all_parts(run.edition, site.guest))
        run.findings += claims_twice(run.parts)
    return run


def all_parts(edition: Edition, guest: bool) -> list[Part]:
    """The parts of every view; in a foreign theme, of those that make no pages."""
    chosen = views.DATA if guest else views.ALL
    return [part for view in chosen for part in view.parts(edition)]


def render(run: Run) -> Any:
    """The function that turns a part of this run into bytes."""
    kit = run.kit()

    def rendered(part: Part) -> bytes:
        return views.BY_NAME[part.view].render(part, kit)

    return rendered


def _read(run: Run, folder: Folder) -> Materials:
    """All sources, series, tags and the ledger."""
    languages = run.site_settings.languages
    series: list[Series] = []
    folders = []
    for path, data in sorted(folder.series.items()):
        one, wrong = read_series(path, data, languages)
        run.findings += wrong
        folders.append(path.rpartition("/")[0])
        if one:
            series.append(one)
    reading = Reading(
        languages, frozenset(folders), {one.folder: one.languages for one in series},
        day_prefixes=_together(word for words in run.words.values() for word in words.day_prefixes),
        homework_labels=_together(label for words in run.words.values() for label in words.homework_labels),
    )  # fmt: skip
    sources = []
    for path, data in sorted(folder.posts.items()):
        source, wrong = read_post(path, data, reading)
        run.findings += wrong
        sources.append(source)
    run.findings += _series_hint(sources, reading)
    return Materials(sources, series, _tags(run, folder), _ledger(run, folder), LazyDigests(run.root, folder.files))


def _together(words: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


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
    from ..reading.titles import split_title

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


def _convert(run: Run, sources: Sequence[Source]) -> frozenset[str]:
    """Convert every text that can be; the paths whose homework was swallowed by open HTML."""
    broken = {finding.place.path for finding in run.findings if finding.code == "markdown-too-much"}
    back = {lang: str(words.printed["footnote_back"]) for lang, words in run.words.items()}
    converter: Converter | None = None
    swallowed = set()
    for source in sources:
        if not source.readable or source.path in broken or source.digest in run.bodies:
            continue
        converter = converter or Converter(markdown_settings(run.settings, back))
        try:
            run.bodies[source.digest] = converter.convert(source)
        except HomeworkSwallowed:
            swallowed.add(source.path)
        except RecursionError:
            run.findings.append(
                Finding(
                    "error",
                    "markdown-too-much",
                    Place(source.path, source.text_line),
                    "lists or quotations are nested too deep for Markdown",
                    "write it flatter",
                )
            )
    return frozenset(swallowed)


def _without_fallbacks(content: Content) -> Content:
    """A foreign theme has no page for a day in a language it is not written in."""
    series = tuple(
        replace(one, translations="skip") if one.translations == "fallback" else one for one in content.series
    )
    return replace(content, series=series)

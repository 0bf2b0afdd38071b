"""An import from its source to its files: outlines of all texts first, then one text at a time."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ..content_names import COMMENTS
from ..markdown.converter import Converter
from ..markdown.settings import MarkdownSettings
from ..messages import Speaker, say
from ..model import Manuscript, SiteSettings
from ..reading import Reading
from ..reading.fields import LONGEST_TITLE
from ..reading.limits import LONGEST_TEXT
from ..values import dataclass
from .errors import refused
from .losses import OTHER_FILES, Loss, LossBook
from .markup.blocks import Piece
from .markup.convert import Converted, convert
from .markup.markdown_links import rewritten
from .markup.mending import plain
from .markup.rewriting import Addresses
from .markup.sameness import Judge, page_of
from .planning.detection import need_detector
from .planning.markers import LanguageMarkers
from .planning.names import link_key, number_key
from .planning.outlines import Outline, outline_of
from .planning.plan import Placement, Plan, PlanOptions, make_plan
from .results.comments import comments_file
from .results.output import Changes, Staging, commit, compared, present_files
from .results.pictures import PictureShelf
from .results.posts import post_file
from .results.record import REPORTS, Record, read_record
from .results.report import RunReport, TextReport, in_json, report_name, summary_page, text_page
from .results.terms import tags_of
from .sources import open_source
from .spool import Spool
from .texts import LOCAL_SITE, ImportedText, LeftOut, Source, SourceFacts, distinct

PLAIN_MARKDOWN = MarkdownSettings(
    ("markdown.extensions.extra", "markdown.extensions.codehilite"),
    {"markdown.extensions.extra": {}, "markdown.extensions.codehilite": {"css_class": "highlight"}},
)
"""Pelican's own, where there are no settings yet."""


Progress = Callable[[int, int], None]
"""(texts done, texts in all), the latter 0 while nobody knows"""


@dataclass(frozen=True, slots=True)
class ImportSite:
    """The site that texts are written for."""

    settings: SiteSettings
    reading: Reading
    markdown: MarkdownSettings
    now: datetime
    markers: tuple[LanguageMarkers, ...] = ()

    @property
    def today(self) -> date:
        """The date in its zone."""
        return self.now.astimezone(ZoneInfo(self.settings.timezone)).date()


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What was asked for."""

    source: Path
    output: Path
    series: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it."""

    report: RunReport
    changes: Changes


def import_source(wish: ImportWish, site: ImportSite, speaker: Speaker, progress: Progress) -> Imported:
    """Import everything, or nothing. Raises `ImportRefusedError` and `OSError`; the output is as it was, or has whole files."""
    need_detector()
    record = read_record(wish.output)
    with tempfile.TemporaryDirectory(prefix="daybyday-import-") as folder:
        scratch, staged = Path(folder, "unpacked"), Path(folder, "content")
        scratch.mkdir()
        source = open_source(wish.source, scratch, leave=wish.output.resolve())
        run = _Run(source, wish, site, record, Staging(staged), Spool(Path(folder, "texts")), progress)
        report = run.stage()
        _stage_report(report, run.staging, speaker)
        changes = compared(run.staging, wish.output, record)
        if not wish.dry_run:
            commit(run.staging, wish.output, changes, record, site.today if run.undated else None)
    return Imported(report, changes)


def _stage_report(report: RunReport, staging: Staging, speaker: Speaker) -> None:
    staging.put(f"{REPORTS}/summary.md", summary_page(report, speaker), "report")
    staging.put(f"{REPORTS}/summary.json", in_json(report, speaker), "report")
    for text in report.texts:
        staging.put(report_name(text.path), text_page(text, speaker), "report")


@dataclass
class _Run:
    source: Source
    wish: ImportWish
    site: ImportSite
    record: Record
    staging: Staging
    spool: Spool
    progress: Progress
    undated: bool = False
    comments: int = 0
    too_long: dict[str, LeftOut] = field(default_factory=dict)
    _judge: Judge = field(init=False)
    _shelf: PictureShelf = field(init=False)

    def __post_init__(self) -> None:
        self._judge = Judge(Converter(self.site.markdown))
        self._shelf = PictureShelf(())

    def stage(self) -> RunReport:
        """Put every file aside; what became of the texts."""
        outlines = list(self._outlines())
        facts = self.source.facts()
        if not outlines:
            reason = next((entry.reason for entry in self.too_long.values()), say("there is no text in it"))
            raise refused(self.wish.source, reason)
        self._shelf = PictureShelf(facts.picture_roots)
        plan = self._plan(outlines, facts)
        for path, series in plan.files.items():
            self.staging.put(path, series, f"series:{path}")
        reading = self._reading(plan)
        texts = []
        for text in self.spool.texts():
            texts.append(self._stage_text(text, plan, reading))
            self.progress(len(texts), len(outlines))
        for path, original in self._shelf.copies.items():
            self.staging.copy(path, original)
        return self._report(plan, self.source.facts(), texts)

    def _texts(self) -> Iterator[ImportedText]:
        """The texts of the source that a post can hold."""
        for text in distinct(self.source.texts()):
            words = text.html if text.markdown is None else text.markdown
            if len(words) <= LONGEST_TEXT:
                yield text
            else:
                reason = say(
                    "it has more than {most} MB of text, which no post may have", most=LONGEST_TEXT // 1_000_000
                )
                self.too_long[text.key] = LeftOut(text.origin, text.title, reason, words)

    def _outlines(self) -> Iterator[Outline]:
        lang = self.source.facts().lang
        for number, text in enumerate(self.spool.through(self._texts()), 1):
            yield outline_of(text, self.site.settings, self.site.reading, self.site.markers, lang)
            self.progress(number, 0)

    def _plan(self, outlines: list[Outline], facts: SourceFacts) -> Plan:
        keys = {outline.key for outline in outlines}
        taken = {*present_files(self.wish.output)}
        own = {path for path, (key, _) in self.record.files.items() if key in keys or key.startswith("series:")}
        options = PlanOptions(
            self.site.settings,
            self.wish.series,
            frozenset({*taken, *self.record.files} - own),
            self.record.today or self.site.today,
        )
        plan = make_plan(outlines, facts, options)
        self.undated = any(series.undated for series in plan.series) or any(
            outline.date is None for outline in outlines
        )
        return plan

    def _reading(self, plan: Plan) -> Reading:
        """How a site with the new series reads."""
        reading = self.site.reading
        return replace(
            reading,
            series_folders=frozenset({*reading.series_folders, *(series.folder for series in plan.series)}),
            series_languages={
                **reading.series_languages,
                **{series.folder: tuple(series.titles) for series in plan.series},
            },
        )

    def _stage_text(self, text: ImportedText, plan: Plan, reading: Reading) -> TextReport:
        place = plan.placements[text.key]
        book = LossBook()
        book.add(text.losses)
        book.add(place.book.losses())
        addresses = Addresses(
            text.address or f"{LOCAL_SITE}/",
            _Links(plan, place.path).written,
            self._shelf.address,
            tuple(f"{LOCAL_SITE}{old}" for old in text.old_addresses if old.startswith("/")),
        )
        converted = self._converted(text, addresses, place.lang, book)
        header = self._header(text, place, book)
        reasons = [*text.draft_reasons, *place.reasons]
        if not (converted.markdown.strip() or header.image or reasons):
            reasons.append(say("below its header there is no text"))
        post = post_file(header, converted, tuple(reasons), reading, book)
        self.staging.put(place.path, post.text, text.key)
        self._stage_comments(text, place, book)
        return TextReport(place.path, place.title, text.origin, post.reasons, book.losses())

    def _converted(self, text: ImportedText, addresses: Addresses, lang: str, book: LossBook) -> Converted:
        """The text as Markdown; what is Markdown already keeps its words, and gets other addresses."""
        if text.markdown is None:
            return convert(text.html, addresses, lang, self._judge, book)
        markdown = rewritten(text.markdown, addresses, book)
        shown = self._judge.shown(markdown, lang)
        if not shown and markdown.strip():
            # What no converter can take comes as its words, the signs of Markdown among them.
            book.note("changed", "words-alone", say("only the words of the text could be kept"))
            shown = f"<pre>{html.escape(markdown, quote=False)}</pre>"
        return Converted((Piece(markdown, shown),), page_of(shown).words)

    def _header(self, text: ImportedText, place: Placement, book: LossBook) -> Manuscript:
        title, letters = plain(place.title)
        summary, more_letters = plain(text.summary)
        if letters or more_letters:
            book.note(
                "changed",
                "header-letters",
                say("letters of title and summary that were written as references"),
                (*letters, *more_letters),
            )
        if len(title) > LONGEST_TITLE:
            book.note(
                "changed",
                "title-cut",
                say("a title longer than {most} characters was cut", most=LONGEST_TITLE),
                [title],
            )
            title = f"{title[: LONGEST_TITLE - 2].rsplit(' ', 1)[0]} …"
        return Manuscript(
            path=place.path,
            kind=place.kind,
            stem=place.stem,
            lang=place.lang,
            folder=place.folder,
            title=title or place.stem,
            day=place.day,
            date=place.date if place.kind == "day" else (text.date or place.date),
            slug=place.slug,
            summary=summary,
            image=self._image(text, book),
            tags=tags_of(text.categories, text.tags, book),
            authors=tuple(dict.fromkeys(filter(None, (plain(name)[0] for name in text.authors)))),
            aliases=place.aliases,
            guid=place.guid,
        )

    def _image(self, text: ImportedText, book: LossBook) -> str:
        """The picture of a header, which has to lie in the content folder: one that is not at hand is told."""
        address = self._shelf.address(text.image) if text.image else ""
        if not address or address.startswith("{static}"):
            return address
        book.note(
            "dropped",
            "image-away",
            say("the picture of its header, which is not at hand: put it into `images/` and name it as `image:`"),
            [address.removeprefix(LOCAL_SITE)],
        )
        return ""

    def _stage_comments(self, text: ImportedText, place: Placement, book: LossBook) -> None:
        if not text.comments:
            return
        path = f"{place.path.removesuffix('.md')}{COMMENTS}"
        written = comments_file(path, text.comments, text.date, self.site.settings.languages, book)
        if written:
            self.staging.put(path, written, text.key)
            self.comments += written.count("\n- id: ") + written.startswith("- id: ")

    def _report(self, plan: Plan, facts: SourceFacts, texts: list[TextReport]) -> RunReport:
        return RunReport(
            source=self.wish.source.name,
            kind=facts.kind,
            texts=tuple(texts),
            losses=(*_left_behind(facts.losses, facts.picture_roots, self._shelf.copies.values()), *plan.book.losses()),
            left_out=(*facts.left_out, *self.too_long.values()),
            series=tuple(series.folder for series in plan.series),
            comments=self.comments,
            pictures_copied=tuple(sorted(self._shelf.copies)),
            pictures_linked=tuple(sorted(self._shelf.linked)),
        )


def _left_behind(losses: Iterable[Loss], roots: Iterable[Path], copied: Iterable[Path]) -> Iterator[Loss]:
    """What a source says of its files, less those that came along because a text leads to them."""
    came_along = {
        path.relative_to(root.resolve()).as_posix()
        for path in copied
        for root in roots
        if path.is_relative_to(root.resolve())
    }
    for loss in losses:
        names = tuple(name for name in loss.texts if name not in came_along)
        if loss.code != OTHER_FILES:
            yield loss
        elif names:
            yield replace(loss, texts=names, count=len(names))


@dataclass(frozen=True, slots=True)
class _Links:
    """Old addresses of texts that have come along, as links to their files."""

    plan: Plan
    path: str

    def written(self, url: str) -> str:
        """What to write for an address."""
        address, hash_sign, place = url.partition("#")
        links = self.plan.links
        target = links.get(link_key(address)) or links.get(number_key(address))
        if target is None:
            return url
        if target == self.path and hash_sign:
            return f"#{place}"
        return f"{{filename}}/{target}{hash_sign}{place}"

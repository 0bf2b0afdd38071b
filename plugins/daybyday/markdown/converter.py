"""Markdown -> `Body`.

The homework has been cut out before; its place in the text is kept by a marker paragraph, so that
footnotes and reference links work across it. What comes out is cleaned (no scripts, no styles, no
foreign frames), once for pages and once more strictly for feeds, and its links are left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import markdown
from markdown import Markdown

from ..model import Homework, Manuscript
from ..plain_text import count_words, described_text, excerpt, plain_text
from ..prose import TOO_LONG_FOR_FEEDS, Body, Facts, Segments, TaskText
from .boxes import Boxes
from .cleaning import for_feeds, for_pages, removed
from .fences import COMMENT, give_fences
from .headings import HeadingsInOrder, heading_id
from .links import split_links
from .notes import Notes
from .regular import regular
from .separate import ConvertAll, HomeworkSwallowedError, convert_as_one, convert_separately, has_definitions
from .settings import MarkdownSettings
from .version import READ

if markdown.__version__ == READ:  # in another one, the classes that these name may be missing
    from .fast.batch import convert_batched
    from .fast.processors import speed_up

__all__ = ["Converter", "HomeworkSwallowedError", "MarkdownSettings", "plain_text"]

_MARKER = "DAYBYDAYHOMEWORKSTANDSHERE"
_MARKER_HTML = re.compile(rf"<p>{_MARKER}</p>\n?")
_HIGHLIGHT = "markdown.extensions.codehilite"
_TOC = "markdown.extensions.toc"


class Converter:
    """Converts sources one after the other; one instance per process.

    With `fast` False it uses Python-Markdown as it is: the same HTML, several times slower. Tests compare the two.
    """

    def __init__(self, settings: MarkdownSettings, *, fast: bool = True) -> None:
        given = dict(settings.configs or {})
        names = [*given, *settings.extensions, _TOC, "markdown.extensions.smarty"]
        # Headers have been read by then; a second reading would swallow text that looks like one.
        names = [name for name in dict.fromkeys(names) if name.rpartition(".")[2] != "meta"]
        configs: dict[str, dict[str, Any]] = {name: dict(config) for name, config in given.items() if name in names}
        configs.setdefault(_TOC, {}).setdefault("slugify", heading_id)
        if _HIGHLIGHT in configs:
            # A letter or a recipe in a code block is no program: only a language that is named is coloured.
            configs[_HIGHLIGHT].setdefault("guess_lang", False)
        self._notes = Notes(settings.notes, settings.footnote_back)
        self._markdown = Markdown(extensions=names, extension_configs=configs, output_format="html")
        self._convert_all = _sped_up(self._markdown) if fast else convert_separately
        give_fences(self._markdown)
        # `3.` begins a list at three, and the year that begins a sentence stays one.
        setattr(self._markdown.parser.blockprocessors["olist"], "LAZY_OL", False)  # noqa: B010 - of a subclass
        self._markdown.treeprocessors.register(Boxes(self._markdown), "daybyday_boxes", 8)
        # Before toc (5) gives the headings their ids, so that the ids see the final headings.
        self._markdown.treeprocessors.register(HeadingsInOrder(self._markdown), "daybyday_headings", 6)

    def convert(self, source: Manuscript) -> Body:
        """The body of one source. Raises `HomeworkSwallowedError` when raw HTML encloses the homework."""
        homework = source.homework
        before, intro, tasks, after = self._converted(source)
        notes = self._notes.in_language(source.lang)
        gathered = _Gathered(notes)
        lead, rest, intro_text = gathered.take(before), gathered.take(after), gathered.take(intro)
        task_texts = [gathered.take(_unwrapped(task.strip())) for task in tasks]
        texts = tuple(
            TaskText(task.id, text.page, text.feed, described_text(text.html))
            for task, text in zip(homework.tasks if homework else (), task_texts, strict=True)
        )
        words = sum(count_words(text.html) for text in (lead, rest, intro_text))
        facts = Facts(
            words=words + sum(len(task.text.split()) for task in texts),
            excerpt=excerpt(lead.html),
            targets=tuple(gathered.targets),
            pictures=tuple(gathered.pictures),
            removed=removed(source),
            homework_targets=tuple(_targets(intro_text, *task_texts)),
            too_long=len(lead.html) + len(rest.html) > TOO_LONG_FOR_FEEDS,
        )
        return Body(
            facts=facts,
            lead=lead.page,
            rest=rest.page,
            intro=intro_text.page,
            lead_feed=lead.feed,
            rest_feed=rest.feed,
            intro_feed=intro_text.feed,
            tasks=texts,
        )

    def _converted(self, source: Manuscript) -> tuple[str, str, list[str], str]:
        """The HTML of the text before the homework, of its intro, of its tasks, and of the text after it."""
        homework = source.homework
        intro = [homework.intro] if homework and homework.intro else []
        short_texts = [*intro, *(task.text for task in homework.tasks)] if homework else []
        if homework and has_definitions(source.text, source.after, *short_texts):
            before, converted, after = convert_as_one(self._html, source.text, short_texts, source.after)
        else:
            html, converted = self._convert_all(self._html, _text_with_marker(source), short_texts)
            before, after = _halves(html, homework)
        return before, "".join(converted[: len(intro)]), converted[len(intro) :], after

    def _html(self, text: str) -> str:
        if not text.strip():
            return ""
        self._markdown.reset()
        # A text too deep for Markdown leaves this full, and every later one would be taken for a list's.
        self._markdown.parser.state.clear()
        return self._markdown.convert(regular(text)).replace(COMMENT, "&lt;!--")


def _sped_up(converter: Markdown) -> ConvertAll:
    """Make `converter` as fast as its version and its extensions allow. Returns the function that gives it the texts
    of a source: all at once where that is safe, else one by one.
    """
    if markdown.__version__ != READ:
        return convert_separately
    # A processor that is not Markdown's own might treat a text differently when others stand beside it.
    return convert_batched if speed_up(converter) else convert_separately


def _text_with_marker(source: Manuscript) -> str:
    if source.homework is None:
        return source.text
    return f"{source.text}\n\n{_MARKER}\n\n{source.after}"


def _halves(html: str, homework: Homework | None) -> tuple[str, str]:
    if homework is None:
        return html, ""
    halves = _MARKER_HTML.split(html)
    if len(halves) != 2:
        raise HomeworkSwallowedError
    return halves[0], halves[1]


def _unwrapped(task: str) -> str:
    """A task becomes a list item: its first paragraph loses its element when no other paragraph follows it."""
    if task.startswith("<p>") and task.count("<p>") == 1:
        paragraph, _, rest = task[3:].partition("</p>")
        return paragraph + rest
    return task


@dataclass(frozen=True, slots=True)
class _Text:
    """One text after cleaning: as HTML, and as segments for pages and for feeds."""

    html: str
    page: Segments
    feed: Segments


def _targets(*texts: _Text) -> dict[str, None]:
    """The addresses that have to be resolved in some texts, in order."""
    placeholders = (segment for text in texts for segment in text.page if not isinstance(segment, str))
    return dict.fromkeys(segment.target for segment in placeholders if segment.kind in ("link", "picture"))


class _Gathered:
    """Cleans and splits the texts of one source, and gathers the targets of their links and pictures."""

    def __init__(self, notes: Callable[[str], str]) -> None:
        self._notes = notes
        self.targets: dict[str, None] = {}
        self.pictures: dict[str, None] = {}

    def take(self, raw: str) -> _Text:
        """One text, cleaned and split for pages and for feeds."""
        if not raw:
            return _Text("", (), ())
        cleaned = self._notes(for_pages(raw))
        reduced = for_feeds(cleaned)
        page = split_links(cleaned)
        feed = page if reduced == cleaned else split_links(reduced)
        for segment in page:
            if not isinstance(segment, str) and segment.kind in ("link", "picture"):
                self.targets.setdefault(segment.target)
                if segment.kind == "picture":
                    self.pictures.setdefault(segment.target)
        return _Text(cleaned, page, feed)

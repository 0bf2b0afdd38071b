"""Markdown -> `Body`.

The homework has been cut out before; its place in the text is kept by a marker paragraph, so that
footnotes and reference links work across it. What comes out is cleaned (no scripts, no styles, no
foreign frames), once for pages and once more strictly for feeds, and its links are left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import markdown
from markdown import Markdown

from ..model import Homework, Manuscript
from ..plain_text import count_words, described_text, excerpt, plain_text
from ..prose import TOO_LONG_FOR_FEEDS, Body, Facts, LinkPlaceholder, Segments, TaskText, is_on_the_web
from .boxes import Boxes
from .cleaning import finished, for_feeds, without_dangers
from .counters import Counters, parts_of
from .fences import COMMENT, give_fences
from .headings import HeadingsInOrder, heading_id
from .ids import with_unique_ids
from .links import split_links
from .media import frames_as_links, media_of
from .notes import Notes
from .old_html import modernised, with_sides_as_classes
from .regular import regular
from .separate import ConvertAll, HomeworkSwallowedError, convert_as_one, convert_separately, has_definitions
from .settings import MarkdownSettings
from .signs import with_signs
from .tags import Loss, is_whole, losses
from .typography import with_marks_turned
from .version import READ

if markdown.__version__ == READ:  # in another one, the classes that these name may be missing
    from .fast.batch import convert_batched
    from .fast.processors import speed_up

__all__ = ["Converter", "HomeworkSwallowedError", "MarkdownSettings", "plain_text"]

_MARKER = "DAYBYDAYHOMEWORKSTANDSHERE"
_MARKER_HTML = re.compile(rf"<p>{_MARKER}</p>\n?")
_HIGHLIGHT = "markdown.extensions.codehilite"
_TOC = "markdown.extensions.toc"
_READ_BY_US = ("markdown", "daybyday")


class Converter:
    """Converts sources one after the other; one instance per process.

    With `fast` False it uses Python-Markdown as it is: the same HTML, several times slower. Tests compare the two.
    """

    def __init__(self, settings: MarkdownSettings, *, fast: bool = True) -> None:
        self._settings, self._fast = settings, fast
        self._notes = Notes(settings.notes, settings.footnote_back)
        self._start_anew()
        self._is_ours = all(type(part).__module__.partition(".")[0] in _READ_BY_US for part in parts_of(self._markdown))

    def _start_anew(self) -> None:
        """Make the Markdown that converts."""
        names, configs = _extensions(self._settings)
        self._markdown = Markdown(extensions=names, extension_configs=configs, output_format="html")
        self._convert_all = _sped_up(self._markdown) if self._fast else convert_separately
        give_fences(self._markdown)
        # `3.` begins a list at three, and the year that begins a sentence stays one.
        setattr(self._markdown.parser.blockprocessors["olist"], "LAZY_OL", False)  # noqa: B010 - of a subclass
        self._markdown.treeprocessors.register(Boxes(self._markdown), "daybyday_boxes", 8)
        # Before toc (5) gives the headings their ids, so that the ids see the final headings.
        self._markdown.treeprocessors.register(HeadingsInOrder(self._markdown), "daybyday_headings", 6)
        self._counters = Counters(self._markdown)

    def convert(self, source: Manuscript) -> Body:
        """The body of one source. Raises `HomeworkSwallowedError` when raw HTML encloses the homework."""
        if not self._is_ours:
            self._start_anew()  # what another's extension keeps from text to text, only its author knows
        if source.text.startswith("\n"):  # no part of its digest
            source = replace(source, text=source.text.lstrip("\n"))
        homework = source.homework
        before, intro, tasks, after = self._converted(source)
        gathered = _Gathered(
            source.lang, self._settings.media_names.get(source.lang, {}), self._notes.in_language(source.lang)
        )
        lead, rest, intro_text, *task_texts = gathered.take(
            [before, after, intro, *(_unwrapped(task.strip()) for task in tasks)]
        )
        texts = tuple(
            TaskText(task.id, text.page, text.feed, described_text(text.html))
            for task, text in zip(homework.tasks if homework else (), task_texts, strict=True)
        )
        words = sum(count_words(text.html) for text in (lead, rest, intro_text))
        facts = Facts(
            words=words + sum(len(task.text.split()) for task in texts),
            excerpt=excerpt(lead.html, rest.html, intro_text.html, *(task.html for task in task_texts)),
            homework_targets=tuple(_targets(intro_text, *task_texts)),
            too_long=len(lead.html) + len(rest.html) > TOO_LONG_FOR_FEEDS,
            **gathered.facts(),
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
        self._counters.begin_again()
        self._markdown.reset()
        # A text too deep for Markdown leaves this full, and every later one would be taken for a list's.
        self._markdown.parser.state.clear()
        return self._markdown.convert(regular(with_signs(text))).replace(COMMENT, "&lt;!--")


def _extensions(settings: MarkdownSettings) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The extensions to be used, and their settings."""
    given = dict(settings.configs or {})
    names = [*given, *settings.extensions, _TOC, "markdown.extensions.smarty"]
    # Headers have been read by then; a second reading would swallow text that looks like one.
    names = [name for name in dict.fromkeys(names) if not isinstance(name, str) or name.rpartition(".")[2] != "meta"]
    configs: dict[str, dict[str, Any]] = {name: dict(config) for name, config in given.items() if name in names}
    configs.setdefault(_TOC, {}).setdefault("slugify", heading_id)
    if _HIGHLIGHT in configs:
        # A letter or a recipe in a code block is no program: only a language that is named is coloured.
        configs[_HIGHLIGHT].setdefault("guess_lang", False)
    return names, configs


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
    return dict.fromkeys(segment.target for segment in placeholders if segment.kind in ("link", "picture", "image"))


class _Gathered:
    """Cleans and splits the texts of one source, and gathers what is to be known of them."""

    def __init__(self, lang: str, media_names: Mapping[str, str], notes: Callable[[str], str]) -> None:
        self._lang, self._media_names, self._notes = lang, media_names, notes
        self._targets: dict[str, None] = {}
        self._pictures: dict[str, None] = {}
        self._web: dict[str, None] = {}
        self._anchors: dict[str, None] = {}
        self._removed: dict[Loss, None] = {}
        self._media: dict[tuple[str, str], None] = {}
        self._ids: tuple[str, ...] = ()
        self._renamed_ids: tuple[tuple[str, str], ...] = ()

    def take(self, raw_texts: Sequence[str]) -> list[_Text]:
        """The texts of a source, cleaned and split for pages and for feeds."""
        unique = with_unique_ids([self._clean(raw) for raw in raw_texts])
        self._ids, self._renamed_ids = unique.ids, unique.renamed
        return [self._split(text) for text in unique.texts]

    def facts(self) -> dict[str, Any]:
        """What was gathered, by the names of fields of `Facts`."""
        return {
            "targets": tuple(self._targets),
            "pictures": tuple(self._pictures),
            "web": tuple(self._web),
            "anchors": tuple(self._anchors),
            "removed": tuple(self._removed),
            "media": tuple(self._media),
            "ids": self._ids,
            "renamed_ids": self._renamed_ids,
        }

    def _clean(self, raw: str) -> str:
        """One text as pages hold it."""
        if not raw:
            return ""
        text = with_sides_as_classes(with_marks_turned(raw, self._lang))
        cleaned = without_dangers(text)
        if not is_whole(text, cleaned):
            text, replaced = frames_as_links(modernised(text), self._media_names)
            cleaned = without_dangers(text)
            self._removed.update(dict.fromkeys((*replaced, *losses(text, cleaned))))
        return self._notes(finished(cleaned))

    def _split(self, cleaned: str) -> _Text:
        if not cleaned:
            return _Text("", (), ())
        if "<video" in cleaned or "<audio" in cleaned:
            self._media.update(dict.fromkeys(media_of(cleaned)))
        reduced = for_feeds(cleaned, self._media_names)
        page = split_links(cleaned)
        feed = page if reduced == cleaned else split_links(reduced)
        for segment in page:
            if not isinstance(segment, str) and segment.kind != "end":
                self._gather(segment)
        return _Text(cleaned, page, feed)

    def _gather(self, placeholder: LinkPlaceholder) -> None:
        target = placeholder.target
        if placeholder.kind == "anchor":
            self._anchors.setdefault(target)
            return
        (self._web if is_on_the_web(target) else self._targets).setdefault(target)
        if placeholder.kind in ("picture", "image"):
            self._pictures.setdefault(target)

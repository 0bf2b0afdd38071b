"""Markdown -> `Body`.

The homework has been cut out before; its place in the text is kept by a marker paragraph, so that
footnotes and reference links work across it. Most texts are converted the direct way, the rest by Python-Markdown.
What comes out is cleaned (no scripts, no styles, no foreign frames), once for pages and once more strictly for feeds,
and its links are left open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..model import Homework, Manuscript
from ..patterns import regex
from ..plain_text import count_words, described_text, excerpt, plain_text
from ..prose import TOO_LONG_FOR_FEEDS, Body, Facts, LinkPlaceholder, Segments, TaskText, is_on_the_web
from ..values import dataclass
from .cleaning import finished, for_feeds, known_for_feeds, without_dangers, without_entities
from .converted import Converted
from .direct.known import direct_way
from .ids import with_unique_ids
from .links import split_links
from .media import frames_as_links, media_of
from .notes import Notes
from .old_html import modernised, with_sides_as_classes
from .regular import regular
from .separate import HomeworkSwallowedError, convert_as_one, has_definitions
from .settings import MarkdownSettings
from .signs import with_signs
from .tags import Loss, is_whole, losses
from .typography import with_marks_turned

if TYPE_CHECKING:
    from .plain import PlainWay

__all__ = ["Converter", "HomeworkSwallowedError", "MarkdownSettings", "plain_text"]

_MARKER = "DAYBYDAYHOMEWORKSTANDSHERE"
_MARKER_HTML = regex(rf"<p>{_MARKER}</p>\n?")
_NOTHING = Converted("", is_clean=True)


class Converter:
    """Converts sources one after the other; one instance per process.

    With `plain` settings every text is left to Python-Markdown: the same HTML, several times slower. Tests compare the two.
    """

    def __init__(self, settings: MarkdownSettings) -> None:
        self._settings = settings
        self._notes = Notes(settings.notes, settings.footnote_back)
        self._direct = direct_way(settings)

    @cached_property
    def _plain(self) -> PlainWay:
        """Made for the first text that needs it, with all that Python-Markdown imports: most builds have none."""
        from .plain import PlainWay

        return PlainWay(self._settings)

    def convert(self, source: Manuscript) -> Body:
        """The body of one source. Raises `HomeworkSwallowedError` when raw HTML encloses the homework."""
        if not self._direct:
            self._plain.begin_source()
        if source.text.startswith("\n"):  # no part of its digest
            source = replace(source, text=source.text.lstrip("\n"))
        homework = source.homework
        before, intro, tasks, after = self._converted(source)
        gathered = _Gathered(
            source.lang, self._settings.media_names.get(source.lang, {}), self._notes.in_language(source.lang)
        )
        lead, rest, intro_text, *task_texts = gathered.take([before, after, intro, *map(_unwrapped, tasks)])
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

    def page_html(self, source: Manuscript) -> str:
        """What pages show of a source without homework, links as they are written: for whoever needs nothing else."""
        if not self._direct:
            self._plain.begin_source()
        gathered = _Gathered(
            source.lang, self._settings.media_names.get(source.lang, {}), self._notes.in_language(source.lang)
        )
        return gathered.cleaned([self._html(source.text.lstrip("\n"))])[0]

    def _converted(self, source: Manuscript) -> tuple[Converted, Converted, list[Converted], Converted]:
        """The HTML of the text before the homework, of its intro, of its tasks, and of the text after it."""
        homework = source.homework
        intro = [homework.intro] if homework and homework.intro else []
        short_texts = [*intro, *(task.text for task in homework.tasks)] if homework else []
        if homework and has_definitions(source.text, source.after, *short_texts):
            before, *converted, after = convert_as_one(self._html, source.text, short_texts, source.after)
        else:
            before, after = _halves(self._html(_text_with_marker(source)), homework)
            converted = [self._html(short_text) for short_text in short_texts]
        return before, converted[0] if intro else _NOTHING, converted[len(intro) :], after

    def _html(self, text: str) -> Converted:
        if not text.strip():
            return _NOTHING
        text = regular(with_signs(text))
        return (self._direct and self._direct.converted(text)) or Converted(self._plain.html(text))


def _text_with_marker(source: Manuscript) -> str:
    if source.homework is None:
        return source.text
    return f"{source.text}\n\n{_MARKER}\n\n{source.after}"


def _halves(whole: Converted, homework: Homework | None) -> list[Converted]:
    if homework is None:
        return [whole, _NOTHING]
    halves = _MARKER_HTML.split(whole.html)
    if len(halves) != 2:
        raise HomeworkSwallowedError
    return whole.split(halves)


def _unwrapped(task: Converted) -> Converted:
    """A task becomes a list item: its first paragraph loses its element when no other paragraph follows it."""
    html = task.html.strip()
    if html.startswith("<p>") and html.count("<p>") == 1:
        paragraph, _, rest = html[3:].partition("</p>")
        html = paragraph + rest
    return Converted(html, task.is_clean)


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

    def take(self, converted: Sequence[Converted]) -> list[_Text]:
        """The texts of a source, cleaned and split for pages and for feeds."""
        texts = self.cleaned(converted)
        return [self._split(text, was.is_clean) for text, was in zip(texts, converted, strict=True)]

    def cleaned(self, converted: Sequence[Converted]) -> Sequence[str]:
        """The texts of a source as pages hold them, with links as they are written."""
        unique = with_unique_ids([self._clean(text) for text in converted])
        self._ids, self._renamed_ids = unique.ids, unique.renamed
        return unique.texts

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

    def _clean(self, converted: Converted) -> str:
        """One text as pages hold it."""
        if not converted.html:
            return ""
        text = with_marks_turned(converted.html, self._lang)
        if converted.is_clean:
            return finished(without_entities(text))
        text = with_sides_as_classes(text)
        cleaned = without_dangers(text)
        if not is_whole(text, cleaned):
            text, replaced = frames_as_links(modernised(text), self._media_names)
            cleaned = without_dangers(text)
            self._removed.update(dict.fromkeys((*replaced, *losses(text, cleaned))))
        return self._notes(finished(cleaned))

    def _split(self, cleaned: str, is_known: bool) -> _Text:
        if not cleaned:
            return _Text("", (), ())
        if "<video" in cleaned or "<audio" in cleaned:
            self._media.update(dict.fromkeys(media_of(cleaned)))
        reduced = known_for_feeds(cleaned) if is_known else for_feeds(cleaned, self._media_names)
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

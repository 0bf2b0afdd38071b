"""Markdown -> `Body`: the only place that imports markdown.

The homework has been cut out before; its place in the text is kept by a marker paragraph, so that
footnotes and reference links work across it. What comes out is cleaned (no scripts, no styles, no
foreign frames), once for pages and once more strictly for feeds, and its links are left open.
"""

from __future__ import annotations

import html as htmllib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from ..model import Homework, Source
from ..prose import Body, Facts, Pieces, TaskText
from .cleaning import for_feeds, for_pages, removed
from .holes import split_holes

_MARKER = "DAYBYDAYHOMEWORKSTANDSHERE"
_MARKER_HTML = re.compile(rf"<p>{_MARKER}</p>\n?")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:[ \t]*\S.*$", re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
_EXCERPT = 240
_HIGHLIGHT = "markdown.extensions.codehilite"
_TOC = "markdown.extensions.toc"
_IDS_OF_TEMPLATES = re.compile(
    "homework(?:-label|-title)?|text|start|articles|calendar|latest|newcomers|others|periods|(?:task|recent)-.*"
)

# Python-Markdown says it in English whatever the language of the text.
_BACKLINK = re.compile(r'<a class="footnote-backref" href="(?P<href>[^"]*?(?P<n>[^":]*))" title="[^"]*">')


class HeadingsInOrder(Treeprocessor):
    """Headings of a text begin at h2 and skip no level, whatever the author counted from."""

    def run(self, root: ElementTree.Element) -> None:
        levels: list[int] = []
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag if isinstance(element.tag, str) else ""):
                level = int(element.tag[1])
                while levels and levels[-1] >= level:
                    levels.pop()
                levels.append(level)
                element.tag = f"h{min(len(levels) + 1, 6)}"


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """Extensions and their settings, as Pelican's MARKDOWN setting has them."""

    extensions: tuple[str, ...] = ()
    configs: Mapping[str, Mapping[str, Any]] | None = None
    footnote_back: Mapping[str, str] = field(default_factory=dict)
    """What the link from a footnote back into the text is called, by language."""


class Converter:
    """Converts sources one after the other; one instance per process."""

    def __init__(self, settings: MarkdownSettings) -> None:
        given = dict(settings.configs or {})
        names = [*given, *settings.extensions, _TOC, "markdown.extensions.smarty"]
        # Headers have been read by then; a second reading would swallow text that looks like one.
        names = [name for name in dict.fromkeys(names) if name.rpartition(".")[2] != "meta"]
        configs: dict[str, dict[str, Any]] = {name: dict(one) for name, one in given.items() if name in names}
        configs.setdefault(_TOC, {}).setdefault("slugify", _heading_id)
        if _HIGHLIGHT in configs:
            # A letter or a recipe in a code block is no program: only a language that is named is coloured.
            configs[_HIGHLIGHT].setdefault("guess_lang", False)
        self._footnote_back = settings.footnote_back
        self._markdown = Markdown(extensions=names, extension_configs=configs, output_format="html")
        # Before toc (5) gives the headings their ids, so that the ids see the final headings.
        self._markdown.treeprocessors.register(HeadingsInOrder(self._markdown), "daybyday_headings", 6)

    def convert(self, source: Source) -> Body:
        """The body of one source. Raises `HomeworkSwallowed` when raw HTML encloses the homework."""
        homework = source.homework
        whole = _BACKLINK.sub(partial(self._backlink, source.lang), self._html(_whole(source)))
        before, after = _halves(whole, homework)
        references = "\n".join(_REFERENCE.findall(f"{source.text}\n{source.after}"))
        intro = self._html(f"{homework.intro}\n\n{references}") if homework and homework.intro else ""
        tasks = [(task.id, self._task(task.text, references)) for task in homework.tasks] if homework else []
        gathered = _Gathered()
        lead, rest, intro_text = gathered.take(before), gathered.take(after), gathered.take(intro)
        taken = [(id, gathered.take(text)) for id, text in tasks]
        texts = tuple(TaskText(id, task.page, task.feed, plain_text(task.html)) for id, task in taken)
        everything = [lead.html, rest.html, intro_text.html, *(task.html for _, task in taken)]
        facts = Facts(
            words=sum(len(plain_text(html).split()) for html in everything), excerpt=_excerpt(lead.html),
            targets=tuple(gathered.targets), pictures=tuple(gathered.pictures), removed=removed(source),
        )  # fmt: skip
        return Body(facts, lead.page, rest.page, intro_text.page, lead.feed, rest.feed, intro_text.feed, texts)

    def _backlink(self, lang: str, match: re.Match[str]) -> str:
        name = self._footnote_back.get(lang, "").replace("{n}", match["n"])
        title = f' title="{htmllib.escape(name)}"' if name else ""
        return f'<a class="footnote-backref" href="{match["href"]}"{title}>'

    def _html(self, text: str) -> str:
        if not text.strip():
            return ""
        self._markdown.reset()
        return self._markdown.convert(text)

    def _task(self, text: str, references: str) -> str:
        """A task's HTML; a single paragraph loses its element, for it becomes a list item."""
        made = self._html(f"{text}\n\n{references}").strip()
        if made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1:
            return made[3:-4]
        return made


def _heading_id(text: str, separator: str) -> str:
    """The id of a heading; those that templates use for their own parts are left to them."""
    made = slugify(text, separator)
    return f"{made}{separator}section" if _IDS_OF_TEMPLATES.fullmatch(made) else made


class HomeworkSwallowed(Exception):
    """The homework's place was lost: it stands inside an HTML element that is not closed."""


def _whole(source: Source) -> str:
    if source.homework is None:
        return source.text
    return f"{source.text}\n\n{_MARKER}\n\n{source.after}"


def _halves(whole: str, homework: Homework | None) -> tuple[str, str]:
    if homework is None:
        return whole, ""
    halves = _MARKER_HTML.split(whole)
    if len(halves) != 2:
        raise HomeworkSwallowed
    return halves[0], halves[1]


@dataclass(frozen=True, slots=True)
class _Text:
    """One text after cleaning: as HTML, and as pieces for pages and for feeds."""

    html: str
    page: Pieces
    feed: Pieces


class _Gathered:
    """Cleans and splits the pieces of one text, and gathers the targets of all of them."""

    def __init__(self) -> None:
        self.targets: dict[str, None] = {}
        self.pictures: dict[str, None] = {}

    def take(self, raw: str) -> _Text:
        """One text, cleaned and split for pages and for feeds."""
        if not raw:
            return _Text("", (), ())
        cleaned = for_pages(raw)
        page, feed = split_holes(cleaned), split_holes(for_feeds(cleaned))
        for piece in page:
            if not isinstance(piece, str) and piece.kind in ("link", "picture"):
                self.targets.setdefault(piece.target)
                if piece.kind == "picture":
                    self.pictures.setdefault(piece.target)
        return _Text(cleaned, page, feed)


def plain_text(text: str) -> str:
    """HTML -> words on one line."""
    return " ".join(htmllib.unescape(_TAG.sub("", re.sub(r"</(p|li|h\d|td|th|div)>|<br ?/?>", " ", text))).split())


def _excerpt(text: str) -> str:
    """The first paragraph as plain text, cut between words."""
    match = re.search(r"<p>(.*?)</p>", text, re.DOTALL)
    first = plain_text(re.sub(r"<sup.*?</sup>", "", match.group(1), flags=re.DOTALL)) if match else ""
    if len(first) <= _EXCERPT:
        return first
    return first[:_EXCERPT].rsplit(" ", 1)[0].rstrip(",;:–—-") + " …"

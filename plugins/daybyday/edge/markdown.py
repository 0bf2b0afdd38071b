"""Markdown -> `Body`: the only place that imports markdown and nh3.

The homework has been cut out before; its place in the text is kept by a marker paragraph, so that
footnotes and reference links work across it. What comes out is cleaned (no scripts, no styles, no
foreign frames), once for pages and once more strictly for feeds, and its links are left open.
"""

from __future__ import annotations

import html as htmllib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ..model import Homework, Source
from ..prose import Body, Facts, Pieces, TaskText
from ..reading.text import FORBIDDEN
from .holes import split_holes

_MARKER = "DAYBYDAYHOMEWORKSTANDSHERE"
_MARKER_HTML = re.compile(rf"<p>{_MARKER}</p>\n?")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:[ \t]*\S.*$", re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
_EXCERPT = 240
_HIGHLIGHT = "markdown.extensions.codehilite"

# Elements that need no script and no other host. What is not here is taken out, with a finding.
_TAGS = frozenset(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr audio video source track "
    "picture".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir", "title", "translate"},
    "a": {"href", "hreflang", "rel", "download"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "ol": {"start", "reversed", "type"}, "li": {"value"}, "time": {"datetime"}, "del": {"datetime", "cite"},
    "ins": {"datetime", "cite"}, "q": {"cite"}, "blockquote": {"cite"}, "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "abbr", "headers"}, "col": {"span"}, "colgroup": {"span"},
    "details": {"open"}, "audio": {"src", "controls", "preload"},
    "video": {"src", "controls", "preload", "width", "height"}, "source": {"src", "type"},
    "track": {"src", "kind", "srclang", "label", "default"},
}  # fmt: skip
# What the five readers of the study keep for meaning (F45-F48); no classes, no ids.
_FEED_TAGS = frozenset(
    "a abbr b blockquote br code dd del dl dt em figcaption figure h2 h3 h4 h5 hr i img ins kbd li ol p pre q "
    "s small strong sub sup table tbody td th thead tr u ul".split()
)
_FEED_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir"}, "a": {"href", "hreflang"}, "img": {"src", "alt", "width", "height"},
    "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"},
}  # fmt: skip
_DROPPED_WITH_CONTENT = {"script", "style"}
_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|center|right);"')
# Python-Markdown says it in English whatever the language of the text.
_BACKLINK = re.compile(r'<a class="footnote-backref" href="(?P<href>[^"]*?(?P<n>[^":]*))" title="[^"]*">')
_FURNITURE = re.compile(r'(?:&nbsp;|\u00a0)?<a class="(?:footnote-backref|headerlink)".*?</a>')
_DIV_OR_SPAN = re.compile(r"<(?P<open>div|span)(?P<attributes>(?:\s[^>]*)?)>|</(?P<end>div|span)>")
_SAID_AS = {"div": "blockquote", "span": "em"}
_NO_SCHEME = re.compile(r' (href|src)="//')
_REFERENCE_TO_CHARACTER = re.compile("&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?")
_FENCED = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1", re.DOTALL | re.MULTILINE)
_CODE = re.compile(
    r"(`+)(?!`).+?(?<!`)\1(?!`)|^(?: {4}|\t).*?$|<https?://[^>]*>|<[^>\s]+@[^>]*>", re.DOTALL | re.MULTILINE
)
_RAW_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_RAW_ATTRIBUTE = re.compile(r"\s(style|on[a-z]+|srcdoc)\s*=", re.IGNORECASE)


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
        names = [*given, *settings.extensions, "markdown.extensions.toc", "markdown.extensions.smarty"]
        # Headers have been read by then; a second reading would swallow text that looks like one.
        names = [name for name in dict.fromkeys(names) if name.rpartition(".")[2] != "meta"]
        configs: dict[str, dict[str, Any]] = {name: dict(one) for name, one in given.items() if name in names}
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
            targets=tuple(gathered.targets), pictures=tuple(gathered.pictures), removed=_removed(source),
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
        cleaned = _clean(_ALIGNED.sub(r'<\1 class="\2"', raw), _TAGS, _ATTRIBUTES)
        page = split_holes(_lazy(cleaned))
        feed = split_holes(_clean(_for_readers(cleaned), _FEED_TAGS, _FEED_ATTRIBUTES))
        for piece in page:
            if not isinstance(piece, str) and piece.kind in ("link", "picture"):
                self.targets.setdefault(piece.target)
                if piece.kind == "picture":
                    self.pictures.setdefault(piece.target)
        return _Text(cleaned, page, feed)


def _clean(text: str, tags: Iterable[str], attributes: dict[str, set[str]]) -> str:
    cleaned = nh3.clean(
        text, tags=set(tags), attributes=attributes, clean_content_tags=_DROPPED_WITH_CONTENT, link_rel=None,
        strip_comments=True,
    )  # fmt: skip
    # nh3 has resolved the character references by now; XML cannot carry these (F2).
    return _NO_SCHEME.sub(r' \1="https://', FORBIDDEN.sub("", cleaned))


def _for_readers(text: str) -> str:
    """What feed readers would lose or show by mistake, said with what they keep.

    Ways back from footnotes and pilcrows go (F47). A passage marked as being in another language
    keeps its mark (F51): `div` becomes a quotation, `span` emphasis, as print sets foreign words.
    """
    closings: list[str] = []

    def told(match: re.Match[str]) -> str:
        if not match["end"]:
            kept = _SAID_AS[match["open"]] if ' lang="' in match["attributes"] else ""
            closings.append(kept)
            return f"<{kept}{match['attributes']}>" if kept else ""
        kept = closings.pop() if closings else ""
        return f"</{kept}>" if kept else ""

    return _DIV_OR_SPAN.sub(told, _FURNITURE.sub("", text))


def _lazy(text: str) -> str:
    """Pictures are loaded when they come near; the first words are what a reader came for."""
    return re.sub(r"<img(?![^>]*\bloading=)", '<img loading="lazy"', text)


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


def _removed(source: Source) -> tuple[str, ...]:
    """Raw HTML in the source that cleaning will take out."""
    found: dict[str, None] = {}
    text = _without_code("\n".join(_written_texts(source)))
    for reference in _REFERENCE_TO_CHARACTER.findall(text):
        if FORBIDDEN.search(htmllib.unescape(reference)) or not htmllib.unescape(reference):
            found.setdefault(reference)
    for tag, attributes in _RAW_TAG.findall(text):
        if tag.lower() not in _TAGS:
            found.setdefault(f"<{tag}>")
        for name in _RAW_ATTRIBUTE.findall(attributes):
            found.setdefault(f"{name}=")
    return tuple(found)


def _written_texts(source: Source) -> Iterator[str]:
    """Every piece of Markdown of a source."""
    yield source.text
    yield source.after
    if source.homework:
        yield source.homework.intro
        yield from (task.text for task in source.homework.tasks)


def _without_code(text: str) -> str:
    """The text without code, addresses in angle brackets, and all else that only looks like HTML."""
    if "<" not in text and "&#" not in text:
        return ""
    return _CODE.sub("", _FENCED.sub("", text))

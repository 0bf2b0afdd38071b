"""Whether Markdown gives the same page as the HTML it was made of: the kit's own converter is the judge."""

from __future__ import annotations

import difflib
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...markdown.converter import Converter
from ...model import Manuscript
from ...prose import Segments
from ...reading.limits import check_limits
from ...reading.lines import scan
from ...values import dataclass

_BLOCK_TAG = re.compile(
    r"</?(?:p|div|li|ol|ul|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|caption|pre|blockquote|figure|figcaption|br|hr|section|details|summary|aside|address)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_OPENING = re.compile(r"<([a-z][a-z0-9]*)\b((?:[^>\"]|\"[^\"]*\")*)>")
_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
_WAY_BACK = re.compile(r'(?:&#160;|&nbsp;|\u00a0)?<a class="footnote-backref".*?</a>', re.DOTALL)
_QUOTES = re.compile("[\"'’‘“”„‚«»‹›`´]")
_DASHES = re.compile("[-–—‐‑−]+")
_DOTS = re.compile(r"…|\.{3}")
_MOST_MARKS = 20_000
_MOST_BRACKETS = 5_000
_COUNTED = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "li": "li",
    "blockquote": "blockquote",
    "pre": "pre",
    "td": "cell",
    "th": "cell",
    "dt": "dt",
    "dd": "dd",
    "figure": "figure",
    "del": "del",
    "sub": "sub",
    "img": "img",
    "hr": "hr",
    "table": "table",
    **{f"h{level}": "heading" for level in range(1, 7)},
}


@dataclass(frozen=True, slots=True)
class Page:
    """What readers see of a text: its words, where it leads, what it is made of."""

    words: str
    targets: tuple[str, ...]
    shape: tuple[tuple[str, int], ...]


def page_of(text: str) -> Page:
    """The page that cleaned HTML gives."""
    has_notes = 'class="footnote' in text
    text = _WAY_BACK.sub("", text)
    targets = (html.unescape(match) for match in _ADDRESS.findall(text))
    counts = Counter(_COUNTED[tag] for tag, _ in _OPENING.findall(text) if tag in _COUNTED)
    shape = () if has_notes else tuple(sorted(counts.items()))
    return Page(_words(text), tuple(sorted(t for t in targets if not t.startswith("#fn"))), shape)


def pages_joined(pages: Sequence[Page]) -> Page:
    """The page that several pages below each other are."""
    shape: Counter[str] = Counter()
    for page in pages:
        shape.update(dict(page.shape))
    return Page(
        " ".join(filter(None, (page.words for page in pages))),
        tuple(sorted(target for page in pages for target in page.targets)),
        tuple(sorted(shape.items())),
    )


def _words(text: str) -> str:
    bare = html.unescape(_TAG.sub("", _BLOCK_TAG.sub(" ", text)))
    bare = _DOTS.sub("…", _DASHES.sub("-", _QUOTES.sub("", bare)))
    return " ".join(bare.split())


class Judge:
    """Converts Markdown as a site will, and compares."""

    def __init__(self, converter: Converter) -> None:
        self._converter = converter
        self._last = ("", "", "")
        """the text that was converted last, its language, what is shown of it"""

    def shown(self, markdown: str, lang: str) -> str:
        """The HTML of a text; "" for one that cannot be converted."""
        if self._last[:2] != (markdown, lang):
            self._last = (markdown, lang, self._converted(markdown, lang))
        return self._last[2]

    def _converted(self, markdown: str, lang: str) -> str:
        if _has_too_many_marks(markdown) or any(check_limits(markdown, scan(markdown).lines, 1, "")):
            return ""
        try:
            body = self._converter.convert(Manuscript("articles/x.md", "article", "x", lang, text=markdown))
        except RecursionError:
            return ""
        return "".join(_as_html((*body.lead, *body.rest)))

    def agrees(self, markdown: str, page: Page, lang: str) -> bool:
        """Whether a text gives a page."""
        shown = page_of(self.shown(markdown, lang))
        if shown.words != page.words or shown.targets != page.targets:
            return False
        return not shown.shape or not page.shape or shown.shape == page.shape

    def missing_targets(self, markdown: str, page: Page, lang: str) -> tuple[str, ...]:
        """The addresses of links and pictures of a page that a text does not have, each as often as it is missing."""
        shown = page_of(self.shown(markdown, lang))
        return tuple((Counter(page.targets) - Counter(shown.targets)).elements())

    def missing(self, markdown: str, page: Page, lang: str) -> tuple[str, ...]:
        """The words of a page that a text does not give, in the order of the page."""
        shown = page_of(self.shown(markdown, lang)).words.split()
        wanted = page.words.split()
        matcher = difflib.SequenceMatcher(None, wanted, shown, autojunk=False) if len(wanted) < 5000 else None
        if matcher is None:
            lost = Counter(wanted) - Counter(shown)
            return tuple(lost.elements())
        return tuple(
            " ".join(wanted[first:last])
            for tag, first, last, _, _ in matcher.get_opcodes()
            if tag in ("delete", "replace")
        )


def _has_too_many_marks(markdown: str) -> bool:
    """Whether a text is more signs than words: a converter would look through it once for each of them."""
    return any(markdown.count(mark) > _MOST_MARKS for mark in "`\\&<") or markdown.count("[") > _MOST_BRACKETS


def _as_html(segments: Segments) -> Iterator[str]:
    for part in segments:
        if isinstance(part, str):
            yield part
        elif part.kind == "end":
            yield "</a>"
        elif part.kind == "image":
            yield f'<img{part.before} src="{html.escape(part.target)}"{part.after}>'
        elif part.kind == "picture":
            yield html.escape(part.target)
        else:
            yield f'<a{part.before} href="{html.escape(part.target)}"{part.after}>'

"""Whether Markdown gives the same page as the HTML it was made of: the kit's own converter is the judge."""

from __future__ import annotations

import difflib
import html
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ...markdown.converter import Converter
from ...model import Manuscript
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
_QUOTES = "\"'’‘“”„‚«»‹›`´"
_DASHES = "–—‐‑−"
_SEVERAL_DASHES = re.compile("-{2,}")
_PLAIN_VALUE = re.compile(r'="[^"&<>{}\\`*\n]*"')
_WORDS_ALONE = re.compile(r">[\w .,;:!?'\"’‘“”«»()/%–—…-]+<")
_FRAME = re.compile(r'(?:</?[a-z][a-z0-9]*(?: [a-z-]+="")*>\.?)+')
_LONGEST_ALIKE = 10_000
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
    if "footnote-backref" in text:
        text = _WAY_BACK.sub("", text)
    words, tags = _parts(text)
    targets = [html.unescape(address) for tag in tags if '="' in tag for address in _ADDRESS.findall(f"{tag}>")]
    counts = Counter(counted for tag in tags if (counted := _kind_of(tag)[1]))
    shape = () if has_notes else tuple(sorted(counts.items()))
    return Page(as_seen(html.unescape(words)), tuple(sorted(t for t in targets if not t.startswith("#fn"))), shape)


def _parts(text: str) -> tuple[str, list[str]]:
    """The words of some HTML, with a space for each end of a block, and its tags without the last sign."""
    first, *rest = text.split("<")
    if len(rest) != text.count(">") or not all(">" in part for part in rest):
        # A sign of tags stands within a value.
        bare = _TAG.sub("", _BLOCK_TAG.sub(" ", text))
        return bare, [match.group()[:-1] for match in _OPENING.finditer(text)]
    words, tags = [first], []
    for part in rest:
        tag, _, text_after = part.partition(">")
        tags.append(f"<{tag}")
        words.append(f" {text_after}" if _kind_of(f"<{tag}")[0] else text_after)
    return "".join(words), tags


@lru_cache(maxsize=4096)
def _kind_of(tag: str) -> tuple[bool, str]:
    """(whether a tag, written without its last sign, begins or ends a block; what it counts as, "" for nothing)."""
    opening = _OPENING.fullmatch(f"{tag}>")
    return _BLOCK_TAG.fullmatch(f"{tag}>") is not None, _COUNTED.get(opening[1], "") if opening else ""


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


def as_seen(words: str) -> str:
    """Words without what typography may change about them, on one line."""
    for quotation_mark in _QUOTES:
        words = words.replace(quotation_mark, "")
    for dash in _DASHES:
        words = words.replace(dash, "-")
    if "--" in words:
        words = _SEVERAL_DASHES.sub("-", words)
    return " ".join(words.replace("...", "…").split())


class Judge:
    """Converts Markdown as a site will, and compares."""

    def __init__(self, converter: Converter) -> None:
        self._converter = converter
        self._last = ("", "", "")
        """the text that was converted last, its language, what is shown of it"""
        self._sound: set[tuple[str, str]] = set()
        """tags of elements that were shown as they are, with the language"""

    def shown(self, markdown: str, lang: str) -> str:
        """The HTML of a text; "" for one that cannot be converted."""
        if self._last[:2] != (markdown, lang):
            self._last = (markdown, lang, self._converted(markdown, lang))
        return self._last[2]

    def _converted(self, markdown: str, lang: str) -> str:
        if _has_too_many_marks(markdown) or any(check_limits(markdown, scan(markdown).lines, 1, "")):
            return ""
        try:
            return self._converter.page_html(Manuscript("articles/x.md", "article", "x", lang, text=markdown))
        except RecursionError:
            return ""

    def agrees(self, markdown: str, page: Page, lang: str) -> bool:
        """Whether a text gives a page."""
        shown = page_of(self.shown(markdown, lang))
        if shown.words != page.words or shown.targets != page.targets:
            return False
        return not shown.shape or not page.shape or shown.shape == page.shape

    def agrees_as_html(self, element: str, page: Page, lang: str) -> bool:
        """Whether an element that stays HTML is shown as it is.

        What the converter makes of it depends on its tags, and not on the words between them; so of many that are made alike
        one is converted.
        """
        frame = (_frame(element), lang)
        if frame in self._sound:
            return True
        agrees = self.agrees(element, page, lang)
        if agrees and frame[0]:
            self._sound.add(frame)
        return agrees

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


def _frame(element: str) -> str:
    """The tags of an element without words and values; "" where these hold signs that may mean something to a converter."""
    if len(element) > _LONGEST_ALIKE:
        return ""
    frame = _WORDS_ALONE.sub(">.<", _PLAIN_VALUE.sub('=""', element))
    return frame if _FRAME.fullmatch(frame) else ""


def _has_too_many_marks(markdown: str) -> bool:
    """Whether a text is more signs than words: a converter would look through it once for each of them."""
    return any(markdown.count(mark) > _MOST_MARKS for mark in "`\\&<") or markdown.count("[") > _MOST_BRACKETS

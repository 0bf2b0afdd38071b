"""HTML of strangers -> Markdown that gives the same page, checked by converting it back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from lxml.html import HtmlElement

from ...markdown.cleaning import without_dangers
from ...messages import say
from ...values import dataclass
from ..losses import LossBook
from .blocks import Piece, joined, pieces_of
from .debris import clear
from .mending import mended_html
from .normal import normalise
from .rewriting import Addresses, rewrite
from .sameness import Judge, Page, as_seen, page_of, pages_joined
from .trees import inner_html, is_too_deep, tree_of

TOO_DEEP = say("elements within each other, deeper than anybody can see: only their words are kept")
_UNSEEN = re.compile(r"<!--(?!\s*/?wp:).*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
"""Comments but those of the editor of blocks, and the instructions of programs."""
_EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|&nbsp;|&#160;|\u00a0|<br ?/?>)*</p>")


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as blocks of Markdown; each is there as HTML, too, in which no rule for homework or marks can touch it."""

    blocks: tuple[Piece, ...]
    words: str

    @property
    def markdown(self) -> str:
        """The whole text."""
        return joined([block.markdown for block in self.blocks])

    @property
    def as_html(self) -> str:
        """The whole text in HTML alone."""
        return "\n\n".join(block.html for block in self.blocks)

    def with_html_where(self, condition: Callable[[str], bool]) -> Converted:
        """The same, with HTML instead of each block whose Markdown fulfils a condition."""
        blocks = (replace(block, markdown=block.html) if condition(block.markdown) else block for block in self.blocks)
        return replace(self, blocks=tuple(blocks))


def convert(source: str, addresses: Addresses, lang: str, judge: Judge, book: LossBook) -> Converted:
    """The Markdown of some HTML. What is taken out or changed is written down."""
    source, letters = mended_html(source)
    if letters:
        book.note(
            "changed",
            "letters-mended",
            say("letters that were read in the wrong encoding, and references written out"),
            letters,
        )
    if unseen := _UNSEEN.findall(source):
        book.note("dropped", "html-comments", say("comments of HTML, which no reader has seen"), unseen)
    root = tree_of(source)
    # As long as somebody holds its elements, lxml need not make them anew for each that goes through the tree.
    _held = list(root.iter())
    clear(root, book)
    normalise(root, book)
    rewrite(root, addresses, book)
    if is_too_deep(root):
        book.note("changed", "too-deep", TOO_DEEP)
        return _words_alone(root.text_content())
    cleaned = _cleaned(inner_html(root))
    page = page_of(cleaned)
    _note_cleaned_away(root, page, book)
    tree = tree_of(cleaned)
    pieces = pieces_of(tree)
    return Converted(tuple(_agreed(pieces, page, lang, judge, book)), page.words)


def _cleaned(text: str) -> str:
    return _EMPTY_PARAGRAPH.sub("", without_dangers(text))


def _note_cleaned_away(root: HtmlElement, page: Page, book: LossBook) -> None:
    """Words of elements that no page here may hold: what the page has fewer of than the source had."""
    if as_seen(root.text_content()).replace(" ", "") == page.words.replace(" ", ""):
        return
    kept = _letters(page.words)
    if len(kept) == len(_letters(root.text_content())):
        return
    lost = [text for text in map(str, root.itertext()) if _letters(text) not in kept]
    if lost:
        book.note("dropped", "elements-unfit", say("words of elements that no page here may hold"), lost)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _words_alone(text: str) -> Converted:
    shown = f"<pre>{html.escape(text.strip())}</pre>" if text.strip() else ""
    return Converted((Piece(shown, shown),) if shown else (), " ".join(text.split()))


def _agreed(pieces: list[Piece], page: Page, lang: str, judge: Judge, book: LossBook) -> list[Piece]:
    """The pieces such that they give the page: all as Markdown, else those that agree, else all as HTML."""
    if _agree_apart(pieces, page, lang, judge) or judge.agrees(_text(pieces), page, lang):
        return pieces
    mixed = [piece if _agrees(piece, lang, judge) else replace(piece, markdown=piece.html) for piece in pieces]
    if not judge.agrees(_text(mixed), page, lang):
        mixed = [replace(piece, markdown=piece.html) for piece in pieces]
    number = sum(before.markdown != after.markdown for before, after in zip(pieces, mixed, strict=True))
    if number:
        book.note("changed", "kept-as-html", say("paragraphs that Markdown cannot say, and stay HTML"), count=number)
    if not judge.agrees(_text(mixed), page, lang) and (lost := judge.missing(_text(mixed), page, lang)):
        book.note("dropped", "words-lost", say("words that are shown otherwise than they were"), lost)
    if lost := judge.missing_targets(_text(mixed), page, lang):
        book.note("dropped", "links-lost", say("addresses that the page does not lead to any more"), lost)
    return mixed


def _agree_apart(pieces: list[Piece], page: Page, lang: str, judge: Judge) -> bool:
    """Whether the pieces give the page, each run of them by itself.

    Text with HTML in it takes the converter many times longer than text without; so what has none is looked at together, and
    the rest piece by piece. Only notes reach from one piece to another.
    """
    if any("[^" in piece.markdown for piece in pieces):
        return False
    runs: list[Piece] = []
    for has_html, run in groupby(pieces, lambda piece: "<" in piece.markdown):
        listed = list(run)
        runs += listed if has_html else [Piece(_text(listed), "\n".join(piece.html for piece in listed))]
    pages = [page_of(piece.html) for piece in runs]
    if pages_joined(pages) != page:
        return False
    return all(
        judge.agrees_as_html(piece.html, own, lang)
        if piece.markdown == piece.html
        else judge.agrees(piece.markdown, own, lang)
        for piece, own in zip(runs, pages, strict=True)
    )


def _text(pieces: list[Piece]) -> str:
    return joined([piece.markdown for piece in pieces])


def _agrees(piece: Piece, lang: str, judge: Judge) -> bool:
    return piece.markdown == piece.html or judge.agrees(piece.markdown, page_of(piece.html), lang)

"""A saved page -> its text: what stands around it goes, and is named."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from lxml.html import HtmlElement

from ....messages import say
from ...losses import Loss, LossBook
from ...markup.convert import TOO_DEEP
from ...markup.trees import apart, document_of, elements, inner_html, is_too_deep, is_within, name, remove, words
from ...texts import LOCAL_SITE, ImportedText
from ..files import ENCODING_GUESSED
from .comments import around_comments, comments_in
from .heads import head_of
from .plain import is_furniture, plain_page
from .regions import main_region, outside

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\([0-9]+\)(?P<address>\S+)\s*-->", re.IGNORECASE)
_FURNITURE = say("what stood around the text: menus, side columns, buttons, forms")
_DATES = {
    "address": say("the date is that in the address of the page, which says none"),
    "saving": say("the date is that on which the page was saved, for it says none"),
}
_AROUND_TEXT = re.compile(
    r"(?:^|[\s_])(?:post-?meta(?:data)?|entry-meta|entry-utility|entry-footer|post-footer|article-footer|article-info|post-share[\w-]*|byline-meta[\w-]*|"
    r"byline-reading-time|subscription-widget[\w-]*|button-wrapper|speechify-ignore|adv|advert(?:isement)?|ads?|pubblicit[aà]|(?:box-)?correlati|leggi-anche|"
    r"(?:read|see)-also|newsletter[\w-]*|sqs-block-newsletter|entry-linkbar|entryextra|blog-pager|pagenav|pagination|screen-reader-text|"
    r"author-bio|author-box|author-info|entry-author-info|about-author|et_social[\w-]*|jump-link|post-labels|read-more-wrap|story__meta|time-to-read)(?=$|\s)",
    re.IGNORECASE,
)
_LONGEST_BOX = 600
_ALONE = frozenset(["p", "div", "a", "li", "span", "h2", "h3", "h4", "h5", "section", "aside", "small"])
_TAG = re.compile(r"<[^<>]*>")
_MOST_DEEP = 400
_LOCAL = "daybyday-file:"


def html_text(
    source: str,
    key: str,
    origin: str,
    address: str,
    is_at_hand: Callable[[str], str],
    *,
    is_guessed: bool,
    saved_on: str = "",
) -> ImportedText:
    """The text of a page in HTML. `is_at_hand` gives the place of a picture beside the page; "" for none; `saved_on`
    is when the page was saved, where its file says so.
    """
    book = LossBook()
    if is_guessed:
        book.note("guessed", "encoding", ENCODING_GUESSED)
    saved_from = _SAVED_FROM.search(source[:4000])
    document = document_of(source)
    if is_too_deep(document, _MOST_DEEP):
        return _words_alone(source, key, origin)
    body = next(document.iter("body"), document)
    _mark_pictures(body, is_at_hand)
    comment_regions, comments = comments_in(body)
    region = main_region(body)
    head = head_of(document, body, region, address or (saved_from["address"] if saved_from else ""), saved_on)
    if head.date_of:
        book.note("guessed", f"date-of-{head.date_of}", _DATES[head.date_of])
    of_comments = [line for holder in comment_regions for line in around_comments(holder, comments)]
    for comments_region in comment_regions:
        if region in comments_region.iterancestors():
            remove(comments_region)
    _clear_furniture(region, book)
    _clear_buttons(region, book)
    around = [text for text in outside(body, [region, *comment_regions]) if text not in (head.title, head.author)]
    around += of_comments
    if around:
        book.note("dropped", "page-furniture", _FURNITURE, around)
    return ImportedText(
        key=key,
        origin=origin,
        title=head.title,
        html=inner_html(region),
        date=head.date,
        lang=head.lang,
        address=head.address or f"{LOCAL_SITE}/{origin}",
        tags=head.tags,
        authors=(head.author,) if head.author else (),
        comments=comments,
        losses=book.losses(),
    )


def _words_alone(source: str, key: str, origin: str) -> ImportedText:
    """A page whose elements stand within each other deeper than any program makes them: its words, line by line."""
    text = plain_text_of(html.unescape(_TAG.sub("\n", source)), key, origin, origin, is_guessed=False)
    loss = Loss("changed", "too-deep", TOO_DEEP)
    return replace(text, losses=(loss, *text.losses))


def _clear_furniture(region: HtmlElement, book: LossBook) -> None:
    """What themes call by a name that no text has, and lines that programs write below a text."""
    for element in elements(region):
        if not is_within(element, region):
            continue
        called = f"{element.get('class') or ''} {element.get('id') or ''}"
        text = apart(element)
        if _AROUND_TEXT.search(called) and len(text) <= _LONGEST_BOX:
            if text:
                book.note("dropped", "page-furniture", _FURNITURE, [text])
            remove(element)


def _clear_buttons(region: HtmlElement, book: LossBook) -> None:
    """Buttons and notices that stand within the region of a text, on lines of their own."""
    for element in elements(region):
        if not is_within(element, region) or name(element) not in _ALONE:
            continue
        if name(element) == "a" and words(element) != words(element.getparent()):
            parent = element.getparent()
            stands_alone = not (element.tail or "").strip() and not (parent.text or "").strip() and name(parent) != "p"
            if not stands_alone:
                continue
        if is_furniture(words(element)):
            book.note("dropped", "page-furniture", _FURNITURE, [words(element)])
            remove(element)


def _mark_pictures(body: HtmlElement, is_at_hand: Callable[[str], str]) -> None:
    for image in body.iter("img"):
        source = image.get("src") or ""
        if source and not source.startswith("data:") and (place := is_at_hand(source)):
            image.set("src", f"{_LOCAL}{place}")


def plain_text_of(source: str, key: str, origin: str, name: str, *, is_guessed: bool) -> ImportedText:
    """The text of a page that was copied; `name` is that of its file, for a text without a title line."""
    page, book = plain_page(source), LossBook()
    if is_guessed:
        book.note("guessed", "encoding", ENCODING_GUESSED)
    if page.furniture:
        book.note(
            "dropped",
            "page-furniture",
            _FURNITURE,
            page.furniture,
        )
    title = page.title
    if not title:
        title = name
        book.note("guessed", "title-of-file", say("it had no title line, and is called as its file is"), [name])
    return ImportedText(
        key=key,
        origin=origin,
        title=title,
        html=page.html,
        date=page.date,
        authors=(page.author,) if page.author else (),
        losses=book.losses(),
    )


def has_words(text: ImportedText) -> bool:
    """Whether there is anything to read in it."""
    return bool(words(document_of(f"<html><body>{text.html}</body></html>")))

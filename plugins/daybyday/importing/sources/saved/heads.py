"""What a page says of its text: title, date, author, address; taken out of the text where it stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from ....model import Written
from ...markup.trees import name, remove, words
from .dates import any_date, date_in_address, date_line, machine_date
from .linked_data import linked_data
from .regions import is_around

_TITLE = re.compile(
    r"(?:^|\s)(?:pw-post-title|wp-block-post-title|story__title|entry-title|post-title|article-title|blog-title-item|p-name|headline|page-title|title)(?:\s|$)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:^|\s|-)(?:date|date-header|published|entry-date|post-date|dt-published|timestamp|posted-on|postmetadata|datetime)(?:\s|$|-)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author|authors?[_-]?name|p-author|fn|vcard|createdby|user-name|entry-poster)(?:\s|$)",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?:^|\s)(?:postmetadata|entry-utility)(?:\s|$)", re.IGNORECASE)
"""Sentences of a theme: "This entry was posted on … and is filed under …"."""
_NO_NAME = re.compile(
    r"(?:posted|published|written|pubblicato|postato|scritto)(?: on| by| in| il| da)?:?", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:^|\s)byline(?:\s|$)", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:posted|written|pubblicato|scritto|postato)\s+)?(?:by|di|da)\s+(?P<name>[^\W\d_][\w.’' -]{1,60}?)(?:\s+(?:on|il|at|alle)\b.*|\s*[|·,].*)?",
    re.IGNORECASE,
)
_BY_WITHIN = re.compile(
    r"(?:^|[\s,|·–—-])(?:by|di|da)\s+(?P<name>[^\W\d_][\w.’' -]{1,60}?)(?=\s+(?:on|il|at|alle|in)\b|\s*[|·,–—]|$)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[|–—«»·:]\s+|\s+-\s+")
_LONGEST = 120
_LONGEST_NAME = 80
_FIRST_LINES = 6


@dataclass
class Head:
    """What was found; empty where a page does not say it."""

    title: str = ""
    date: Written | None = None
    author: str = ""
    address: str = ""
    lang: str = ""
    tags: tuple[str, ...] = ()
    date_of: str = ""
    """what the date was guessed by: "address", "saving"; "" where the page says it"""


def head_of(document: HtmlElement, body: HtmlElement, region: HtmlElement, saved_from: str, saved_on: str = "") -> Head:
    """The head of a page; `saved_on` is when it was saved. Its lines within the region of the text are taken out of that."""
    data = linked_data(document)
    metas = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content") or ""
        for meta in document.iter("meta")
    }
    head = Head(lang=_language(document), address=_address(document, metas, saved_from))
    if data.headline:
        metas["og:title"] = data.headline
    head.title = _title(document, body, region, metas)
    lines = [words(line) for line in _lines(body) if date_line(words(line)) and not _is_of_comment(line)]
    if data.date:
        metas.setdefault("article:published_time", data.date)
    head.date = _date(body, region, metas)
    if data.author:
        metas.setdefault("author", data.author)
    head.author = _author(body, region, metas) or next(
        (match["name"] for line in lines if (match := _BY_WITHIN.search(line))), ""
    )
    if head.date is None:
        guesses = (("address", date_in_address(head.address)), ("saving", machine_date(saved_on)))
        head.date_of, head.date = next((guess for guess in guesses if guess[1]), ("", None))
    head.tags = tuple(
        dict.fromkeys(
            words(link) for link in body.iter("a") if "tag" in (link.get("rel") or "").split() and words(link)
        )
    )
    return head


def _language(document: HtmlElement) -> str:
    root = document if name(document) == "html" else next(document.iter("html"), None)
    return (root.get("lang") or root.get("xml:lang") or "") if root is not None else ""


def _address(document: HtmlElement, metas: dict[str, str], saved_from: str) -> str:
    links = (link.get("href") or "" for link in document.iter("link") if link.get("rel") == "canonical")
    candidates = (*links, metas.get("og:url", ""), saved_from)
    return next((address for address in candidates if address.startswith(("http://", "https://"))), "")


def _title(document: HtmlElement, body: HtmlElement, region: HtmlElement, metas: dict[str, str]) -> str:
    whole = next((words(title) for title in document.iter("title")), "")
    chosen = (
        _named_title(body, whole, metas.get("og:title", ""))
        or _first_heading(region)
        or ([] if whole else [*body.iter("h1")][:1])
    )
    if not chosen:
        return metas.get("og:title") or _without_site(whole)
    title = words(chosen[0])
    if region in chosen[0].iterancestors():
        remove(chosen[0])
    return title


def _named_title(body: HtmlElement, whole: str, given: str) -> list[HtmlElement]:
    """The heading with the words that the page gives to others; else the element that a theme calls the title, else
    the longest heading that stands in the title of the page.
    """
    called = [element for element in body.iter("h1", "h2", "h3", "div", "span", "a") if _is_called_title(element)]
    named = [
        element for element in body.iter("h1", "h2", "h3") if given and words(element).casefold() == given.casefold()
    ]
    if named:
        return named[:1]
    headings = [element for element in body.iter("h1", "h2", "h3") if not is_around(element, body)]
    for elements in (called, headings):
        near = [element for element in elements if words(element) and words(element).casefold() in whole.casefold()]
        if near:
            return [max(near, key=lambda element: len(words(element)))]
    return []


def _first_heading(region: HtmlElement) -> list[HtmlElement]:
    headings = [element for element in region.iter("h1", "h2", "h3") if 0 < len(words(element)) <= _LONGEST]
    return headings[:1] if headings and _is_first(headings[0], region) else []


def _is_called_title(element: HtmlElement) -> bool:
    called = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    return bool(_TITLE.search(called)) and len(words(element)) <= _LONGEST * 2


def _is_first(element: HtmlElement, region: HtmlElement) -> bool:
    """Whether hardly a word stands before an element."""
    whole = words(region)
    return whole.find(words(element)) <= _LONGEST // 2


def _without_site(title: str) -> str:
    """The longest part of a title with the name of its site."""
    parts = [part for part in _SEPARATOR.split(title) if part.strip()]
    return max(parts, key=len).strip() if parts else ""


def _date(body: HtmlElement, region: HtmlElement, metas: dict[str, str]) -> Written | None:
    for key in (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "og:article:published_time",
        "pubdate",
    ):
        if metas.get(key) and (written := machine_date(metas[key])):
            _take_out(region)
            return written
    marked = [element for element in body.iter("time") if element.get("datetime") and not _is_of_comment(element)]
    marked += [
        element
        for element in body.iter("abbr", "span", "meta")
        if element.get("itemprop") == "datePublished" or "published" in (element.get("class") or "").split()
    ]
    for element in marked:
        given = element.get("datetime") or element.get("title") or element.get("content") or ""
        if written := machine_date(given):
            _take_out(region)
            return written
    named = [
        element
        for element in body.iter()
        if isinstance(element.tag, str) and _DATE.search(element.get("class") or "") and not _is_of_comment(element)
    ]
    for element in named:
        is_sentence = _POSTED.search(element.get("class") or "")
        if written := date_line(words(element)) or (any_date(words(element)) if is_sentence else None):
            _take_out(region)
            return written
    return _take_out(region) or _first_line(body)


def _is_of_comment(element: HtmlElement) -> bool:
    return any(
        "comment" in f"{parent.get('class') or ''} {parent.get('id') or ''}" for parent in element.iterancestors()
    )


def _take_out(region: HtmlElement) -> Written | None:
    """The date line among the first lines of a text, which is no part of it."""
    for element in _lines(region)[:_FIRST_LINES]:
        if written := date_line(words(element)):
            remove(element)
            return written
    return None


def _lines(region: HtmlElement) -> list[HtmlElement]:
    return [
        element
        for element in region.iter("p", "div", "span", "h2", "h3", "h4", "h5", "h6", "small", "em", "time")
        if 0 < len(words(element)) <= _LONGEST and element is not region
    ]


def _first_line(body: HtmlElement) -> Written | None:
    return next(
        (written for element in _lines(body) if not _is_of_comment(element) and (written := date_line(words(element)))),
        None,
    )


def _author(body: HtmlElement, region: HtmlElement, metas: dict[str, str]) -> str:
    for key in ("author", "article:author"):
        if metas.get(key) and "://" not in metas[key]:
            return metas[key]
    for element in body.iter("a", "span", "p", "div", "address", "dd", "dt", "li", "h4", "cite"):
        text = words(element)
        if not 0 < len(text) <= _LONGEST_NAME or _NO_NAME.fullmatch(text) or _is_of_comment(element):
            continue
        called = " ".join(element.get(key) or "" for key in ("class", "itemprop", "rel", "data-hook", "data-testid"))
        match = _BY.fullmatch(text)
        if _AUTHOR.search(called) or (match and _BYLINE.search(called)):
            if region in element.iterancestors():
                remove(element)
            return match["name"] if match else text
    for element in _lines(region)[:_FIRST_LINES]:
        if match := _BY.fullmatch(words(element)):
            remove(element)
            return match["name"]
    return ""


def author_in(text: str) -> str:
    """The name in a line that says when and by whom something was written; "" for none."""
    match = _BY_WITHIN.search(" ".join(text.split()))
    return match["name"] if match else ""


def by_line(text: str) -> str:
    """The name in a line such as "by Ada Rossi"; "" for any other line."""
    match = _BY.fullmatch(" ".join(text.split()))
    return match["name"] if match else ""

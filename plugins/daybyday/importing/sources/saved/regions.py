"""Where in a page its text stands, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ...markup.trees import apart, name, words

_BODIES = (
    "entry-content|post-body|post-content|postcontent|article-content|article-body|article__body|story-body|e-content|entry-body|"
    "td-post-content|blog-item-content|blogitem-content|post-entry|postentry|storycontent|wp-block-post-content|gh-content|"
    "post-full-content|available-content|post-description|rich-content|(?:story|article|post|entry|node)(?:__|--?|_)(?:text|body|content)"
)
_KNOWN = (
    rf"(?:^|\s)(?:{_BODIES})(?:\s|$)",
    r"(?:^|\s)(?:entry|post|hentry|article|story|text|content-body|main-content|page-content|body-copy|copy)(?:\s|$)",
    r"(?:^|\s)(?:content|main|primary|page)(?:\s|$)",
)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:sidebar|footer|header|nav(?:bar|igation)?|menu|breadcrumbs?|comments?|respond|reply|widget|login|log-in|cookie|"
    r"newsletter|subscribe|related|promo|advert|masthead|pagination|pager)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEVER_TEXT = re.compile(
    r"(?:^|[\s_-])(?:sidebar|footer|comments?|respond|related|popular(?:posts)?|cookie|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Around what a theme calls the body of a text only these count: others are names of the whole page, too."""
_NOT_AROUND = re.compile(r"has-|no-|with-|(?:^|\s)Blog(?:\s|$)")
"""Words about what else a page has; the gadget in which Blogger puts its texts."""
_FEWEST_WORDS = 12
_MOST_OF_IT = 0.8
_NO_TEXT = frozenset(["nav", "header", "footer", "aside", "form", "script", "style", "noscript", "button", "template"])
_BLOCK = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "table",
        "form",
        "nav",
        "header",
        "footer",
        "aside",
        "main",
    ]
)


def main_region(body: HtmlElement) -> HtmlElement:
    """The element that holds the text of a page: by what themes call it, else by where most of its sentences stand."""
    for pattern in _KNOWN:
        expression = re.compile(pattern, re.IGNORECASE)
        words_around = _NEVER_TEXT if pattern == _KNOWN[0] else _AROUND
        candidates = [
            element
            for element in body.iter()
            if isinstance(element.tag, str)
            and _is_called(element, expression)
            and not is_around(element, body, words_around)
        ]
        if (fit := _longest(candidates)) is not None:
            return fit
    for tag in ("article", "main"):
        if (fit := _longest([element for element in body.iter(tag) if not is_around(element, body)])) is not None:
            return fit
    return _densest(body)


def _is_called(element: HtmlElement, expression: re.Pattern[str]) -> bool:
    if name(element) not in ("div", "article", "section", "main", "td"):
        return False
    called = [element.get(key) or "" for key in ("class", "id", "itemprop", "data-hook")]
    return any(expression.search(value) for value in called) or element.get("itemprop") == "articleBody"


def _longest(candidates: list[HtmlElement]) -> HtmlElement | None:
    fit = [element for element in candidates if _prose(element) >= _FEWEST_WORDS]
    return max(fit, key=_prose) if fit else None


def _prose(element: HtmlElement) -> int:
    """How many words an element has that are no links."""
    links = sum(len(words(link).split()) for link in element.iter("a"))
    return len(words(element).split()) - links


def is_around(element: HtmlElement, body: HtmlElement, words_around: re.Pattern[str] = _AROUND) -> bool:
    """Whether an element, or one it stands in, belongs to what stands around a text, by what themes call that."""
    for around in (element, *element.iterancestors()):
        if around is body:
            return False
        called = f"{around.get('class') or ''} {around.get('id') or ''}"
        if name(around) in _NO_TEXT or (around.get("role") in ("navigation", "banner", "contentinfo", "search")):
            return True
        if words_around.search(called) and not _NOT_AROUND.search(called):
            return True
    return False


def _densest(body: HtmlElement) -> HtmlElement:
    """The smallest element that holds most of the sentences of a page."""
    sentences = [
        p
        for p in body.iter("p", "li", "blockquote", "pre", "td", "div")
        if _own_words(p) >= _FEWEST_WORDS and not is_around(p, body)
    ]
    if not sentences:
        return body
    total = sum(map(_own_words, sentences))
    region = body
    while True:
        inner = [child for child in region if isinstance(child.tag, str) and not is_around(child, body)]
        heavy = [child for child in inner if _share(child, sentences) >= _MOST_OF_IT * total]
        if not heavy or name(heavy[0]) in ("p", "blockquote", "ul", "ol"):
            return region
        if name(heavy[0]) == "table":
            cells = [cell for cell in heavy[0].iter("td") if _share(cell, sentences) >= _MOST_OF_IT * total]
            if not cells:
                return region
            heavy = cells[-1:]  # a table that places the columns of a page
        region = heavy[0]


def _share(element: HtmlElement, sentences: list[HtmlElement]) -> int:
    """How many words of some sentences stand in an element."""
    return sum(_own_words(p) for p in sentences if p is element or element in p.iterancestors())


def _own_words(element: HtmlElement) -> int:
    """Words that stand in an element and in no block within it."""
    if any(name(child) in _BLOCK for child in element):
        pieces = [element.text or "", *(child.tail or "" for child in element)]
        return len(" ".join(pieces).split())
    return len(words(element).split())


def outside(body: HtmlElement, kept: list[HtmlElement]) -> Iterator[str]:
    """The words of a page that stand in none of some elements, region by region."""
    yield from _outside(body, set(kept), {parent for element in kept for parent in element.iterancestors()})


def _outside(element: HtmlElement, kept: set[HtmlElement], holders: set[HtmlElement]) -> Iterator[str]:
    if (element.text or "").strip():
        yield " ".join((element.text or "").split())
    for child in element:
        if child in kept or name(child) in ("script", "style", "noscript", "template"):
            pass
        elif child in holders:
            yield from _outside(child, kept, holders)
        elif text := apart(child):
            yield text
        if (child.tail or "").strip():
            yield " ".join((child.tail or "").split())

"""Comments below a saved page, as the themes of WordPress and Blogger mark them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from copy import deepcopy

from lxml.html import HtmlElement

from ...markup.trees import elements, inner_html, name, remove, words
from ...texts import ImportedComment
from .dates import any_date, machine_date

_ITEM = re.compile(
    r"(?:^|\s)(?:comment|comment-item|comment-block|depth-[0-9]+|h-cite|comment-thread-item)(?:\s|$)", re.IGNORECASE
)
_CONTENT = re.compile(
    r"(?:^|\s)(?:comment-content|comment-body|comment_body|comment-text|comment_text|comment-entry|e-content|wp-block-comment-content)(?:\s|$)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:^|\s)(?:fn|user|author|p-author|commenter|commenter-name|(?:wp-block-)?comment[-_]author(?:[-_]name)?)(?:\s|$)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:^|\s|-)(?:date|datetime|comment[-_]date|comment-meta|commentmetadata|comment-footer|comment-timestamp|comment-datetimelink)(?:\s|$|-)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:^|\s)(?:reply|comment-reply-link|comment-actions|comment-meta|commentmetadata|comment-author|comment-header|vcard|children|comment-replies|says|comment-awaiting-moderation)(?:\s|$)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?list|-?block|-?area|-?section|-?thread)?|commentlist)(?:$|[\s_-])", re.IGNORECASE
)
_SAYS = re.compile(r"\s*(?:says|said|dice|ha detto|scrive|wrote|replied|on|il)?\s*(?:…|\.{3}|:)?\s*$", re.IGNORECASE)


def comments_in(body: HtmlElement) -> tuple[list[HtmlElement], tuple[ImportedComment, ...]]:
    """(the regions in which comments stand, the comments). Both are empty for a page without comments; a region without
    any is none.
    """
    regions = [
        element
        for element in body.iter("div", "ol", "ul", "dl", "section")
        if _LIST.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        and not _ITEM.search(element.get("class") or "")
    ]
    outer = [region for region in regions if not any(other in region.iterancestors() for other in regions)]
    comments: list[ImportedComment] = []
    held = []
    for region in outer:
        within = _of_definitions(region) or _of_items(region)
        comments += within
        held += [region] * bool(within)
    return held, tuple(comments)


def around_comments(region: HtmlElement, comments: tuple[ImportedComment, ...]) -> Iterator[str]:
    """What stands in a region of comments and in none of them: buttons, forms, notices."""
    kept = _letters(
        " ".join(f"{comment.author} {re.sub('<[^<>]*>', ' ', html.unescape(comment.html))}" for comment in comments)
    )
    for element in region.iter():
        own = "" if name(element) in ("", "script", "style", "noscript", "template") else element.text
        for text in (own, element.tail if element is not region else ""):
            line = " ".join((text or "").split())
            if _letters(line) not in kept and not _SAYS.fullmatch(line) and any_date(line) is None:
                yield line


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _of_items(region: HtmlElement) -> list[ImportedComment]:
    items = [element for element in region.iter("li", "div", "article") if _is_item(element)]
    identities = {element: _identity(element, number) for number, element in enumerate(items, 1)}
    comments = []
    for element in items:
        parent = next((identities[above] for above in element.iterancestors() if above in identities), "")
        comment = _comment(element, identities[element], parent)
        if comment.html.strip():
            comments.append(comment)
    return comments


def _is_item(element: HtmlElement) -> bool:
    if not _ITEM.search(element.get("class") or "") or _is_box(element):
        return False
    inner = [
        part
        for part in element.iterdescendants()
        if isinstance(part.tag, str) and _CONTENT.search(part.get("class") or "")
    ]
    return bool(inner) or name(element) == "li"


def _is_box(element: HtmlElement) -> bool:
    """Whether an element only holds together a comment that the one around it is."""
    parent = element.getparent()
    if parent is None or not _ITEM.search(parent.get("class") or ""):
        return False
    return not any(
        _CONTENT.search(child.get("class") or "") for child in parent if child is not element and name(child)
    )


def _identity(element: HtmlElement, number: int) -> str:
    match = re.search(r"([0-9]+)$", element.get("id") or "")
    return match[1] if match else f"c{number}"


def _comment(element: HtmlElement, identity: str, parent: str) -> ImportedComment:
    own = [part for part in element.iterdescendants() if isinstance(part.tag, str) and _nearest(part, element)]
    author = next((words(part) for part in own if _AUTHOR.search(part.get("class") or "") and words(part)), "")
    if not author:
        author = next((words(part) for part in own if name(part) == "cite"), "")
    times = (part.get("datetime") or "" for part in own if name(part) == "time")
    date = next((written for given in times if given and (written := machine_date(given))), None)
    if date is None:
        date = next(
            (written for part in own if _DATE.search(part.get("class") or "") and (written := any_date(words(part)))),
            None,
        )
    content = next((part for part in own if _CONTENT.search(part.get("class") or "")), element)
    if content is element or "comment-body" in (content.get("class") or ""):
        inner = [part for part in own if "comment-content" in (part.get("class") or "")]
        content = inner[0] if inner else content
    return ImportedComment(identity, _html(content), date, _SAYS.sub("", author), parent)


def _nearest(part: HtmlElement, item: HtmlElement) -> bool:
    """Whether something belongs to a comment and to no reply within it."""
    for above in part.iterancestors():
        if above is item:
            return True
        if _is_item(above):
            return False
    return False


def _html(content: HtmlElement) -> str:
    copy = deepcopy(content)
    for element in elements(copy):
        if _AROUND.search(element.get("class") or "") or name(element) == "cite" or _is_item(element):
            remove(element)
    return inner_html(copy).strip()


def _of_definitions(region: HtmlElement) -> list[ImportedComment]:
    """`<dt>` with the author, `<dd>` with words, `<dd>` with the date: Blogger's old way."""
    comments: list[ImportedComment] = []
    author, said, identity = "", "", ""
    for element in region.iter("dt", "dd"):
        called = element.get("class") or ""
        if name(element) == "dt" and "comment" in called:
            author, said, identity = _SAYS.sub("", words(element)), "", _identity(element, len(comments) + 1)
        elif "comment-body" in called:
            said = inner_html(element).strip()
        elif "comment-footer" in called and said:
            comments.append(ImportedComment(identity, said, any_date(words(element)), author))
            said = ""
    return comments

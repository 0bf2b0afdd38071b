"""Raw HTML in Markdown: which lines an element takes, by the rules of Python-Markdown.

A block-level tag at the beginning of a line begins raw HTML; it goes on, over blank lines too, until its element is
closed. Nothing in it is Markdown, unless the tag says `markdown="1"`.
"""

from __future__ import annotations

import re

from ..patterns import regex

BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hgroup hr main menu nav ol p pre section table ul canvas colgroup dd body dt group html iframe li legend math map "
    "noscript output object option progress script style summary tbody td textarea tfoot th thead tr video "
    "center".split()
)
"""The elements that begin raw HTML: Python-Markdown's own list (a test compares them)."""

VERBATIM = frozenset(["pre", "script", "style", "textarea"])
"""elements in which not even a code fence means anything"""

_PROGRAM = frozenset(["script", "style", "textarea"])
_REST = r"(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*'|\"[^\"]*\"|'[^']*')*"
_TAG = regex(rf"<(?P<end>/)?(?P<name>[A-Za-z][^\s/>`]*)(?P<rest>{_REST})>")
_BEGINNING = regex(rf" {{0,3}}<(?P<name>[A-Za-z][^\s/>`]*)(?P<rest>{_REST})>")
_UNFINISHED = regex(r"</?[A-Za-z][^<>]*\Z")
_MARKDOWN_INSIDE = regex(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|markdown)[\"']?)?(?=[\s/]|$)")
# A tag over more lines than this is no tag.
_LONGEST_TAG = 2_000


class RawHtml:
    """The elements that are open while one walks down the lines of raw HTML."""

    def __init__(self) -> None:
        self.began_with = ""
        """the element that began it"""
        self._stack: list[str] = []
        self._carried = ""

    @property
    def verbatim(self) -> bool:
        """Whether everything is text here, code fences too."""
        return any(name in VERBATIM for name in self._stack)

    @property
    def is_program(self) -> bool:
        """Whether `<!--` begins no comment here."""
        return any(name in _PROGRAM for name in self._stack)

    def feed(self, row: str) -> bool:
        """Take in the next line. Returns whether an element is still open after it."""
        text = self._carried + row
        position = 0
        while match := _TAG.search(text, position):
            position = match.end()
            self._take(match)
        unfinished = _UNFINISHED.search(text, position)
        carried = f"{unfinished.group()}\n" if unfinished else ""
        self._carried = carried if len(carried) <= _LONGEST_TAG else ""
        return bool(self._stack)

    def _take(self, match: re.Match[str]) -> None:
        name = match["name"].lower()
        if match["end"]:
            if name in self._stack:
                while self._stack.pop() != name:
                    pass
        elif (
            not (self._stack and self._stack[-1] in _PROGRAM)
            and not match["rest"].endswith("/")
            and name != "hr"
            and (self._stack or name in BLOCKS)
        ):
            self.began_with = self.began_with or name
            self._stack.append(name)


def begins_raw_html(row: str, later: str) -> bool:
    """Whether a line begins raw HTML; `later` are the lines after it, for a tag that goes on there."""
    match = _BEGINNING.match(row) or (_BEGINNING.match(f"{row}\n{later}") if _UNFINISHED.search(row) else None)
    if match is None:
        return False
    name = match["name"].lower()
    return (
        name in BLOCKS
        and name != "hr"
        and not match["rest"].endswith("/")
        and not _MARKDOWN_INSIDE.search(match["rest"])
    )

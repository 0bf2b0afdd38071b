"""Block comments (`<!-- wp:paragraph {…} -->`): their HTML stays, they go; blocks without HTML are named."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ....messages import say
from ...losses import LossBook
from .paragraphs import with_paragraphs

_BLOCK = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][a-z0-9_/-]*)\s+(?P<values>\{(?:(?!--)[^<>])*\}\s+)?(?P<empty>/)?-->",
    re.DOTALL,
)
_SAYS_NOTHING = frozenset(["spacer", "separator", "more", "nextpage", "footnotes", "page-break"])
_PARTINGS = re.compile(r"<!--\s*(?:(?P<more>more)\b(?P<words>[^<>]*?)|nextpage|noteaser)\s*-->", re.DOTALL)
_CLASSIC = "freeform"
"""the block for text of the classic editor"""
_MOST_NESTED = 4
_MOST_REUSED = 500
"""reusable blocks put into one text"""


def has_blocks(text: str) -> bool:
    """Whether a text was written with the block editor."""
    return "<!-- wp:" in text and _BLOCK.search(text) is not None


@dataclass
class Reusable:
    """Reusable blocks by id, while one text is made of them: none comes within itself, and not without end."""

    texts: Mapping[str, str]
    within: tuple[str, ...] = ()
    used: int = 0

    def take(self, identity: str) -> str | None:
        """The text of a block; None for one that is not there, or not again."""
        if identity not in self.texts or identity in self.within:
            return None
        if len(self.within) >= _MOST_NESTED or self.used >= _MOST_REUSED:
            return None
        self.used += 1
        return self.texts[identity]


def without_blocks(text: str, reusable: Reusable, book: LossBook) -> str:
    """The HTML of a text with blocks; what stands between blocks, or in one for that, was written in the classic way."""
    made: list[str] = []
    position, open_blocks = 0, [_CLASSIC]
    for match in _BLOCK.finditer(text):
        between = text[position : match.start()]
        made.append(_classic(between) if open_blocks[-1] == _CLASSIC else between)
        position = match.end()
        if match["end"]:
            if len(open_blocks) > 1:
                open_blocks.pop()
        elif match["empty"]:
            made.extend(_without_html(match, reusable, book))
        else:
            open_blocks.append(match["name"].removeprefix("core/"))
            made.extend(_label(match))
    rest = text[position:]
    made.append(_classic(rest) if open_blocks[-1] == _CLASSIC else rest)
    return "".join(made)


def without_partings(text: str, book: LossBook) -> str:
    """A text as one: where it was parted for lists (`<!--more-->`) and into pages it goes on."""
    for match in _PARTINGS.finditer(text) if "<!--" in text else ():
        if match["more"] and match["words"].strip():
            book.note("dropped", "more-words", say("what the link to the rest of the text said"), [match["words"]])
        elif "nextpage" in match.group():
            book.note("changed", "pages-joined", say("it had several pages, and is one now"), count=1)
    return _PARTINGS.sub("", text)


def _classic(text: str) -> str:
    return with_paragraphs(text) if text.strip() else text


def _label(match: re.Match[str]) -> Iterator[str]:
    """The words of a block around others that stand in its values alone: an entry of a menu with entries below it."""
    if match["name"].removeprefix("core/").startswith("navigation-"):
        values = _values(match["values"] or "")
        yield from _shown(str(values.get("label") or ""), _address(values))


def _without_html(match: re.Match[str], reusable: Reusable, book: LossBook) -> Iterator[str]:
    """What is shown of a block that WordPress would have filled."""
    name, values = match["name"], _values(match["values"] or "")
    identity = str(values.get("ref", "")) if name.removeprefix("core/") == "block" else ""
    if (text := reusable.take(identity)) is not None:
        outside = reusable.within
        reusable.within = (*outside, identity)
        yield without_blocks(text, reusable, book)
        reusable.within = outside
    elif address := _address(values):
        book.note("changed", "embeds", say("embedded things, which are links now"), [address])
        yield from _shown(str(values.get("label") or ""), address)
    elif words := next((str(values[key]) for key in ("content", "text", "label") if values.get(key)), ""):
        yield from _shown(words, "")
    elif name.removeprefix("core/") not in _SAYS_NOTHING:
        book.note(
            "dropped", "blocks", say("blocks that hold no text, which WordPress would have filled"), [match.group()]
        )


def _address(values: Mapping[str, object]) -> str:
    return next((str(values[key]) for key in ("url", "src", "href") if _is_web(values.get(key))), "")


def _shown(words: str, address: str) -> Iterator[str]:
    target = html.escape(address)
    if address:
        yield f'<p><a href="{target}">{words or target}</a></p>'
    elif words:
        yield f"<p>{words}</p>"


def _is_web(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _values(text: str) -> dict[str, object]:
    try:
        values = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}

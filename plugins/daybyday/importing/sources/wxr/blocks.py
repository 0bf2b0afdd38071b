"""Block comments (`<!-- wp:paragraph {…} -->`): their HTML stays, they go; blocks without HTML are named."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping

from ....messages import say
from ...losses import LossBook
from .paragraphs import with_paragraphs

_BLOCK = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][a-z0-9_/-]*)\s+(?P<values>\{(?:(?!--).)*\}\s+)?(?P<empty>/)?-->", re.DOTALL
)
_SAYS_NOTHING = frozenset(
    "core/spacer core/separator core/more core/nextpage core/footnotes core/post-title core/post-content "
    "core/page-break core/pattern spacer separator more nextpage footnotes post-title post-content pattern".split()
)
_SHARING = re.compile(r"shar(?:e|ing)|social|related-posts|subscri|cookie|like", re.IGNORECASE)
_MORE = re.compile(r"<!--\s*(?:more\b.*?|nextpage)\s*-->", re.DOTALL)
_MOST_NESTED = 4


def has_blocks(text: str) -> bool:
    """Whether a text was written with the block editor."""
    return "<!-- wp:" in text and _BLOCK.search(text) is not None


def without_blocks(text: str, reusable: Mapping[str, str], book: LossBook, depth: int = 0) -> str:
    """The HTML of a text with blocks; what stands between blocks was written in the classic way."""
    made: list[str] = []
    position, open_blocks = 0, 0
    for match in _BLOCK.finditer(text):
        between = text[position : match.start()]
        made.append(between if open_blocks else _classic(between))
        position = match.end()
        if match["end"]:
            open_blocks = max(open_blocks - 1, 0)
        elif match["empty"]:
            made.extend(_without_html(match, reusable, book, depth))
        else:
            open_blocks += 1
    rest = text[position:]
    made.append(rest if open_blocks else _classic(rest))
    return "".join(made)


def _classic(text: str) -> str:
    text = _MORE.sub("", text)
    return with_paragraphs(text) if text.strip() else text


def _without_html(match: re.Match[str], reusable: Mapping[str, str], book: LossBook, depth: int) -> Iterator[str]:
    """What is shown of a block that WordPress would have filled."""
    name, values = match["name"], _values(match["values"] or "")
    if name in ("block", "core/block") and str(values.get("ref", "")) in reusable and depth < _MOST_NESTED:
        yield without_blocks(reusable[str(values["ref"])], reusable, book, depth + 1)
    elif address := next((str(values[key]) for key in ("url", "src", "href") if _is_web(values.get(key))), ""):
        book.note("changed", "embeds", say("embedded things, which are links now"), [address])
        shown = html.escape(address)
        yield f'<p><a href="{shown}">{shown}</a></p>'
    elif words := str(values.get("content") or values.get("text") or ""):
        yield f"<p>{words}</p>"
    elif name not in _SAYS_NOTHING and not _SHARING.search(name):
        book.note(
            "dropped", "blocks", say("blocks that hold no text, which WordPress would have filled"), [match.group()]
        )


def _is_web(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _values(text: str) -> dict[str, object]:
    try:
        values = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}

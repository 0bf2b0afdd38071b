"""Whether a block is a paragraph, and nothing else."""

from __future__ import annotations

from ...patterns import regex

_BEGINS = regex(
    r"[ |=#>]|:[ ]|[-*+][ ]|[0-9]+\.[ ]|\[[^\]\n]*\][ ]?:|\*\[|[-*_][-*_ ]*(?:\n|\Z)|[^\n]*\n(?:=+|-+)[ ]*(?:\n|\Z)"
)
_LATER_LINE = regex(r"\n(?:\#|[ ]*(?:>|:[ ]|\[[^\]\n]*\][ ]?:|\*\[|[-*_][-*_ ]*(?:\n|\Z)))")


def may_be_more(block: str) -> bool:
    """Whether a block might be more than a paragraph: by how it begins, or by how one of its lines does. Tables are not
    looked for.
    """
    if "\n" in block:
        return bool(_BEGINS.match(block) or _LATER_LINE.search(block))
    return not block[:1].isalpha() and bool(_BEGINS.match(block))

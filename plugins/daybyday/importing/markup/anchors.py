"""Links within a page to headings whose names GitHub makes otherwise than this kit."""

from __future__ import annotations

import re
from urllib.parse import unquote

_TARGET = re.compile(r"(?:\]\(|href=[\"'])#([^)\s\"']+)")
_HEADING = re.compile(r"^(?P<line> {0,3}#{1,6}[ \t]+(?P<words>\S.*))$")
_FENCE = re.compile(r"^[ \t]*(```|~~~)")
_PLAIN = re.compile(r"[A-Za-z0-9 -]+")


def with_anchors(text: str) -> str:
    """The text with a name at each heading that a link of it looks for in vain."""
    wanted = linked_names(text)
    if not wanted:
        return text
    lines, in_code = text.split("\n"), False
    for at, line in enumerate(lines):
        in_code ^= bool(_FENCE.match(line))
        match = _HEADING.match(line.rstrip(" \t#")) if not in_code else None
        if match and "{#" not in line and not _PLAIN.fullmatch(match["words"]):
            name = github_name(match["words"])
            if name in wanted:
                wanted.discard(name)
                lines[at] = f"{match['line']} {{#{name}}}"
    return "\n".join(lines)


def linked_names(text: str) -> set[str]:
    """The names of places in a text that its own links lead to."""
    return {unquote(target).lower() for target in _TARGET.findall(text)}


def github_name(heading: str) -> str:
    """The name that GitHub gives a heading: small letters and digits, a hyphen for each space, no other signs."""
    bare = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*`]", r"\1", heading)
    return re.sub(r" ", "-", re.sub(r"[^\w\- ]", "", bare.lower()))

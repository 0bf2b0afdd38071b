"""Cleaned HTML -> segments: text, and placeholders where a link or a picture depends on the rest of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from ..prose import LinkPlaceholder, PlaceholderKind, Segments

_ATTRIBUTE = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
# All of them begin with "<", said once and first: what the search then skips is skipped fast.
_TAG = re.compile(
    rf"<(?:a(?P<before>\s{_ATTRIBUTE}?)?\shref=\"(?P<href>[^\"]*)\"(?P<after>{_ATTRIBUTE})>"
    rf"|(?P<media>(?:img|audio|video|source|track){_ATTRIBUTE}?\ssrc=)\"(?P<src>[^\"]*)\"(?P<rest>{_ATTRIBUTE})>"
    rf"|(?P<bare>a(?:\s{_ATTRIBUTE})?>)|(?P<end>/a>))"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def split_links(text: str) -> Segments:
    """The segments of `text`. Links with a scheme stay as they are: they depend on nothing of ours.

    `text` comes from nh3, so it is well-formed: attributes in double quotes, no comments.
    """
    segments: list[str | LinkPlaceholder] = []
    literal: list[str] = []
    open_links: list[bool] = []
    position = 0

    def put(placeholder: LinkPlaceholder) -> None:
        if literal:
            segments.append("".join(literal))
            literal.clear()
        segments.append(placeholder)

    for match in _TAG.finditer(text):
        literal.append(text[position : match.start()])
        position = match.end()
        if match["end"]:
            if open_links and open_links.pop():
                put(LinkPlaceholder("end"))
            else:
                literal.append("</a>")
        elif match["bare"]:
            open_links.append(False)
            literal.append(match.group())
        elif match["media"]:
            _media(match, literal, put)
        else:
            open_links.append(_link(match, literal, put))
    literal.append(text[position:])
    if "".join(literal):
        segments.append("".join(literal))
    return tuple(segments)


def _link(match: re.Match[str], literal: list[str], put: Callable[[LinkPlaceholder], None]) -> bool:
    """Put a placeholder for a link, or its literal text. Returns whether its end needs a placeholder too."""
    target = html.unescape(match["href"])
    if _SCHEME.match(target):
        literal.append(match.group())
        return False
    kind: PlaceholderKind = "anchor" if target.startswith("#") else "link"
    put(LinkPlaceholder(kind, target, (match["before"] or "").rstrip(), match["after"]))
    return True


def _media(match: re.Match[str], literal: list[str], put: Callable[[LinkPlaceholder], None]) -> None:
    source = html.unescape(match["src"])
    if _SCHEME.match(source):
        literal.append(match.group())
    else:
        put(LinkPlaceholder("picture", source, match["media"], match["rest"]))

"""Cleaned HTML -> segments: text, and placeholders where an address depends on the rest of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from ..patterns import regex
from ..prose import LinkPlaceholder, PlaceholderKind, Segments, is_on_the_web

_ATTRIBUTE = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
# All of them begin with "<", said once and first: what the search then skips is skipped fast.
_TAG = regex(
    rf"<(?:a(?P<before>\s{_ATTRIBUTE}?)?\shref=\"(?P<href>[^\"]*)\"(?P<after>{_ATTRIBUTE})>"
    rf"|(?P<shown>(?:img|audio|video|source|track)\s{_ATTRIBUTE}>)"
    rf"|(?P<bare>a(?:\s{_ATTRIBUTE})?>)|(?P<end>/a>))"
)
_MAY_LEAD = regex(r"<(?:/?a[ >]|img|audio|video|source|track)")
_SHOWN_ADDRESS = regex(r'\s(?:src|poster|(?P<several>srcset))="(?P<value>[^"]*)"')
# An `img` whose author leaves all but its address to us: a size of his own stays as it is.
_IMAGE = regex(
    rf'<img(?!{_ATTRIBUTE}\s(?:srcset|sizes|width|height)=)(?P<before>\s{_ATTRIBUTE}?)?\ssrc="(?P<src>[^"]*)"'
    rf"(?P<after>{_ATTRIBUTE})>"
)
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# An address of a `srcset` may hold commas (a `data:` picture does), but does not end in one.
_CANDIDATE = regex(r"(?P<before>[\s,]*)(?P<address>\S*[^\s,])(?P<after>[^,]*)")


def split_links(text: str) -> Segments:
    """The segments of `text`. Addresses with a scheme that is not of the web depend on nothing of ours and stay.

    `text` comes from nh3, so it is well-formed: attributes in double quotes, no comments.
    """
    if not _MAY_LEAD.search(text):
        return (text,) if text else ()
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
        elif image := _IMAGE.fullmatch(match.group()):
            _image(image, literal, put)
        elif match["shown"]:
            _shown(match.group(), literal, put)
        else:
            open_links.append(_link(match, literal, put))
    literal.append(text[position:])
    if "".join(literal):
        segments.append("".join(literal))
    return tuple(segments)


def _link(match: re.Match[str], literal: list[str], put: Callable[[LinkPlaceholder], None]) -> bool:
    """Put a placeholder for a link, or its literal text. Returns whether its end needs a placeholder too."""
    target = html.unescape(match["href"])
    if not _is_open(target):
        literal.append(match.group())
        return False
    kind: PlaceholderKind = "anchor" if target.startswith("#") else "link"
    put(LinkPlaceholder(kind, target, (match["before"] or "").rstrip(), match["after"]))
    return True


def _image(match: re.Match[str], literal: list[str], put: Callable[[LinkPlaceholder], None]) -> None:
    """Put a placeholder for a picture that is an element of its own, or its literal text."""
    target = html.unescape(match["src"])
    if _is_open(target):
        put(LinkPlaceholder("image", target, (match["before"] or "").rstrip(), match["after"]))
    else:
        literal.append(match.group())


def _shown(tag: str, literal: list[str], put: Callable[[LinkPlaceholder], None]) -> None:
    """Put placeholders for all addresses of a picture, a film or a sound."""
    position = 0
    for match in _SHOWN_ADDRESS.finditer(tag):
        literal.append(tag[position : match.start("value")])
        position = match.end("value")
        if match["several"]:
            _candidates(match["value"], literal, put)
        else:
            _address(match["value"], literal, put)
    literal.append(tag[position:])


def _candidates(value: str, literal: list[str], put: Callable[[LinkPlaceholder], None]) -> None:
    """The addresses of a `srcset`, each with its width or density."""
    for match in _CANDIDATE.finditer(value):
        literal.append(match["before"])
        _address(match["address"], literal, put)
        literal.append(match["after"])


def _address(value: str, literal: list[str], put: Callable[[LinkPlaceholder], None]) -> None:
    target = html.unescape(value)
    if _is_open(target):
        put(LinkPlaceholder("picture", target))
    else:
        literal.append(value)


def _is_open(target: str) -> bool:
    return not _SCHEME.match(target) or is_on_the_web(target)

"""What stands between an opening and its closing sign, found in time that grows with the text and not with its square.

A pattern such as `<pre>.*?</pre>` looks through the whole rest of a text for each opening that is never closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

Closing = Callable[[re.Match[str]], str]
"""an opening sign -> the sign that closes it, in whatever case"""
Replacement = Callable[[re.Match[str], str, str], str]
"""(the opening, what stands within, the whole with both signs) -> what to put there"""


def replaced(opening: re.Pattern[str], closing: Closing, replacement: Replacement, text: str) -> str:
    """The text with each pair replaced. An opening without a closing stays; within a pair nothing is looked for."""
    made: list[str] = []
    missing: set[str] = set()
    position = start = 0
    while match := opening.search(text, start):
        sign = closing(match)
        end = None if sign in missing else _sign(sign).search(text, match.end())
        if end is None:
            missing.add(sign)
            start = match.end()
            continue
        whole = text[match.start() : end.end()]
        made += [text[position : match.start()], replacement(match, text[match.end() : end.start()], whole)]
        position = start = end.end()
    made.append(text[position:])
    return "".join(made)


@lru_cache(maxsize=128)
def _sign(sign: str) -> re.Pattern[str]:
    return re.compile(re.escape(sign), re.IGNORECASE)


def closing_tag(match: re.Match[str]) -> str:
    """What closes an element whose name the opening has as `name`."""
    return f"</{match['name'].lower()}>"


def closing_shortcode(match: re.Match[str]) -> str:
    """What closes a shortcode whose name the opening has as `name`."""
    return f"[/{match['name'].lower()}]"

"""Lines that only lead to the days around: the kit makes those itself."""

from __future__ import annotations

import re

from ....messages import say
from ...losses import LossBook

_NAVIGATION = re.compile(
    r"^[ \t>*_|]*(?:\[[^\]]*\]\([^)]*\)|<a\b[^>]*>.*?</a>|</?(?:p|div|center|br|b|strong|em|i|h[1-6])\b[^>]*>|<<|>>|<|>|&lt;|&gt;|«|»|←|→|⬅️?|➡️?|⏮️?|⏭️?|\||-|–|—|·|•|[*_]|\s|previous|next|prev|back|home|precedente|successivo|successiva|indice|index|lezione|lesson|:|day\s*[0-9]+|giorno\s*[0-9]+)+$",
    re.IGNORECASE,
)
_ARROWS = re.compile(
    r"<<|>>|&lt;&lt;|&gt;&gt;|«|»|←|→|⬅|➡|⏮|⏭|\b(?:previous|next|prev|precedente|successiv[oa])\b", re.IGNORECASE
)


def without_navigation(text: str, book: LossBook) -> str:
    """A text without lines that lead to the day before and after: the kit makes those."""
    kept, gone, in_code = [], [], False
    for line in text.split("\n"):
        in_code ^= line.lstrip().startswith(("```", "~~~"))
        if not in_code and _ARROWS.search(line) and ("](" in line or "<a" in line) and _NAVIGATION.match(line):
            gone.append(line)
        else:
            kept.append(line)
    if gone:
        book.note(
            "dropped",
            "navigation",
            say("lines that led to the day before and the day after, which the site makes itself"),
            gone,
        )
    return "\n".join(kept).strip("\n")

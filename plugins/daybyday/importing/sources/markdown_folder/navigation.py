"""Lines that only lead to the days around: the kit makes those itself."""

from __future__ import annotations

import re

from ....messages import say
from ...losses import LossBook

_NAVIGATION = re.compile(
    r"^[ \t>*_|]*(?:\[[^\]]*\]\([^)]*\)|<a\b[^>]*>.*?</a>|</?(?:p|div|center|br|b|strong|em|i|h[1-6])\b[^>]*>|<<|>>|<|>|&lt;|&gt;|«|»|←|→|⬅️?|➡️?|⏮️?|⏭️?|\||-|–|—|·|•|[*_]|\s|previous|next|prev|back|home|precedente|successivo|successiva|indice|index|lezione|lesson|:|day\s*[0-9]+|giorno\s*[0-9]+)+$",
    re.IGNORECASE,
)
_TO_TOP = re.compile(
    r"[ \t>*_|]*(?:\[[^\]]*?(?:back to (?:the )?top|to the top|torna (?:su|all[’']inizio|all[’']indice)|⬆|🔝)[^\]]*\]\(#[^)]*\)"
    r"|(?:</?(?:p|div|b|strong)\b[^>]*>\s*)*<a\b[^>]*href=[\"']#[^>]*>[^<]*?(?:back to (?:the )?top|to the top|torna su|⬆|🔝)[^<]*</a>(?:\s*</?(?:p|div|b|strong)\b[^>]*>)*)[ \t*_|]*",
    re.IGNORECASE,
)
_EMPTIED = re.compile(r"^[ \t]*<(div|p|center)\b[^>]*>\s*</\1>[ \t]*\n?", re.IGNORECASE | re.MULTILINE)
"""what stood around such a line alone"""
_ARROWS = re.compile(
    r"<<|>>|&lt;&lt;|&gt;&gt;|«|»|←|→|⬅|➡|⏮|⏭|\b(?:previous|next|prev|precedente|successiv[oa])\b", re.IGNORECASE
)


def without_navigation(text: str, book: LossBook) -> str:
    """A text without lines that lead to the day before and after: the kit makes those."""
    kept, gone, in_code = [], [], False
    for line in text.split("\n"):
        in_code ^= line.lstrip().startswith(("```", "~~~"))
        if not in_code and (_TO_TOP.fullmatch(line) or _leads_on(line)):
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
    text = "\n".join(kept)
    return (_EMPTIED.sub("", text) if gone else text).strip("\n")


def _leads_on(line: str) -> bool:
    return bool(_ARROWS.search(line) and ("](" in line or "<a" in line) and _NAVIGATION.match(line))

"""Italian words whose accent was typed as an apostrophe, or leans the wrong way: right on every site, whoever writes it.

Known are only words that can be nothing else: *da’*, *po’* and *va’* are words, and `piú` is one in some houses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import regex

_SPELT = (
    "perché poiché affinché benché giacché sicché purché anziché nonché finché ventitré trentatré "
    "città università qualità verità attività novità possibilità società metà età libertà felicità difficoltà "
    "sarà avrà farà dovrà potrà andrà verrà già più giù laggiù lassù quaggiù virtù gioventù "
    "così lunedì martedì mercoledì giovedì venerdì però può ciò perciò cioè caffè"
).split()
_BARE = str.maketrans("àèéìòù", "aeeiou")
_OTHER_WAY = str.maketrans("éè", "èé")
_AMISS = {
    "pò": "po’",
    "nè": "né",
    "sè": "sé",
    "qual'è": "qual è",
    "fà": "fa",
    "stà": "sta",
    "quì": "qui",
    "quà": "qua",
}
"""What is often written, and how it is spelt."""


def _table() -> dict[str, str]:
    """What is typed, in small letters, with a straight apostrophe -> what is meant."""
    table = dict(_AMISS)
    for word in _SPELT:
        table[f"{word.translate(_BARE)}'"] = word
        if word[-1] in "éè":
            table[word.translate(_OTHER_WAY)] = word
    return table


_MEANT = _table()
_TYPED = regex(
    rf"(?<![\w'’‘-])(?:{'|'.join(sorted(map(re.escape, _MEANT), key=len, reverse=True))})(?![\w'’])", re.IGNORECASE
)
# At the beginning of a sentence; a small one may be a letter in quotation marks.
_CAPITAL_E = regex(r"(?<![\w'’‘])E['’](?= [^\W\d_])")
# What every one of them has somewhere, found faster: nearly all texts have none of it.
_AT_THE_END = regex(r"['’](?!\w)")
_LETTERS = (
    "chè",
    "Chè",
    "trè",
    "pò",
    "nè",
    "Nè",
    "sè",
    "l'è",
    "l’è",
    "fà",
    "stà",
    "quì",
    "Quì",
    "quà",
    "Quà",
    "oé",
    "fé",
)


def may_be_amiss(prose: str) -> bool:
    """Whether it is worth looking."""
    return any(letters in prose for letters in _LETTERS) or _AT_THE_END.search(prose) is not None


def accents_typed(prose: str) -> Iterator[tuple[int, str, str]]:
    """(where, as written, as spelt) of each such word."""
    for match in _TYPED.finditer(prose.replace("’", "'")):
        start, end = match.span()
        meant = _MEANT[match.group().lower()]
        yield start, prose[start:end], meant.capitalize() if prose[start].isupper() else meant
    for match in _CAPITAL_E.finditer(prose):
        yield match.start(), match.group(), "È"

"""What Italian asks for where a word and the number behind it meet: "dall’8", "i giorni 2 e 3", "ed elenchi"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..patterns import regex

_ARTICLE = regex(r"\b(?P<article>[Ii]l|(?:[Dd]a|[Aa]|[Dd]e|[Nn]e|[Ss]u)l) \{(?P<gap>\w+)\}")
_RANGE = regex(r"\b(?P<noun>giorni|righe) (?:dal|dalla) \{(?P<first>\w+)\} (?:al|alla) \{(?P<last>\w+)\}")
_AND = regex(r"\be \{(?P<gap>\w+)\}")
_BEGINS_WITH_VOWEL = regex(r"1|8|11|8[0-9]|8[0-9]{2}|(?:11|8[0-9]{0,2})[0-9]{3}")
"""uno, otto, undici, ottanta …, ottocento …, undicimila …, ottomila …"""


def joined(template: str, values: Mapping[str, object]) -> str:
    """The template as Italian writes it around these values."""
    template = _RANGE.sub(lambda match: _range(match, values), template)
    template = _ARTICLE.sub(lambda match: _article(match, values), template)
    return _AND.sub(lambda match: _and(match, values), template)


def _range(match: re.Match[str], values: Mapping[str, object]) -> str:
    """Two are named, and no range."""
    first, last = values.get(match["first"]), values.get(match["last"])
    if isinstance(first, int) and isinstance(last, int) and last == first + 1:
        return f"{match['noun']} {{{match['first']}}} e {{{match['last']}}}"
    return match.group()


def _article(match: re.Match[str], values: Mapping[str, object]) -> str:
    if not _BEGINS_WITH_VOWEL.fullmatch(str(values.get(match["gap"], ""))):
        return match.group()
    elided = {"il": "l", "Il": "L"}.get(match["article"], f"{match['article']}l")
    return f"{elided}’{{{match['gap']}}}"


def _and(match: re.Match[str], values: Mapping[str, object]) -> str:
    value = values.get(match["gap"])
    return f"ed {{{match['gap']}}}" if isinstance(value, str) and value[:1] in "eE" and value else match.group()

"""Spaces at which no line should end, in English and Italian: between a number and what it counts by, a word and its number."""

from __future__ import annotations

from collections.abc import Iterator

from ...patterns import regex

_UNITS = r"(?:km|m|cm|mm|kg|g|mg|t|l|ml|ha|km/h|kWh|GB|MB|°C|%|€|£|\$)(?![\w/])"
_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
}
_BEFORE_NUMBERS = {
    "en": r"[Dd]ay|[Dd]ays|[Nn]os?\.|pp?\.|[Cc]hapter|[Pp]age|[Ff]igure",
    "it": r"[Gg]iorno|[Gg]iorni|[Nn]n?\.|[Pp]agg?\.|[Pp]agina|[Aa]rt\.|[Cc]ap\.|[Cc]apitolo|[Oo]re|[Ff]ig\.",
}
_PATTERNS = {
    base: regex(
        rf"\b(?:{_BEFORE_NUMBERS[base]})(?P<a> )\d"
        rf"|(?<![\w.,])\d{{1,2}}[º°]?(?P<b> )(?:{_MONTHS[base]})\b"
        rf"|\d(?P<c> ){_UNITS}"
    )
    for base in _MONTHS
}
_WORD_AROUND = regex(r"\S*$")


def breakable_spaces(prose: str, base: str) -> Iterator[tuple[int, str]]:
    """(where, the words around) of every space that a line should not break at; nothing in other languages."""
    pattern = _PATTERNS.get(base)
    if pattern is None or not any(char.isdigit() for char in prose):
        return
    for match in pattern.finditer(prose):
        start = match.start(match.lastgroup or 0)
        tail = prose[start + 1 :].split(" ", 1)[0].rstrip("]*_.,;:!?)")
        yield start, f"{_WORD_AROUND.search(prose[:start]).group().lstrip('[(*_“«')} {tail}"  # type: ignore[union-attr]

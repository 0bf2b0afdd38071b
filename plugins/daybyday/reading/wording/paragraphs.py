"""Paragraphs in another of the site's languages, by the small words every sentence has (`function_words` in the words files).

Told is only what is beyond doubt: long enough, many different small words of the other language, next to none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from ...messages import LanguageName, say, say_count
from ...model import Finding, Place
from ...patterns import regex
from ..lines import MarkedLine

FunctionWords = tuple[tuple[str, tuple[str, ...]], ...]
"""(language, its small words)"""

_FEWEST_WORDS = 12
_FEWEST_DIFFERENT = 4
"""different small words of the other language"""
_SHARE = 5
"""every fifth word at least is one of them; in prose it is every second or third"""
_WORD = regex(r"[^\W\d_]+")
_NO_PROSE = regex(
    r"`[^`]*`|\]\([^()]*\)|\]\[[^\[\]]*\]|<[^<>]*>|https?://\S+|\{[^{}]*\}|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‘[^‘’]{12,}’|\"[^\"]*\"|\*[^*]+\*|_[^_]+_"
)
"""Code, addresses, tags, what somebody else says, and what is set apart as a foreign phrase."""
_NOT_A_PARAGRAPH = regex(r"[ \t]*(?:>|\||\[[^\]]+\]:|///|#{1,6}[ \t]|\*\[)|.*\blang=")


@lru_cache(maxsize=8)
def _distinct(function_words: FunctionWords) -> dict[str, frozenset[str]]:
    """The small words of each language that no other language of the site has."""
    sets = {lang: frozenset(words) for lang, words in function_words if words}
    return {lang: words.difference(*(sets[other] for other in sets if other != lang)) for lang, words in sets.items()}


def other_languages(
    lines: Sequence[MarkedLine], text: str, lang: str, function_words: FunctionWords, path: str
) -> Iterator[Finding]:
    """One finding for a text, at the first of its paragraphs that are in another of the site's languages."""
    distinct = _distinct(function_words)
    if lang not in distinct:
        return  # nobody knows what its own language looks like
    words = text.lower().split()
    others = [
        other for other in distinct if other != lang and len(distinct[other].intersection(words)) >= _FEWEST_DIFFERENT
    ]
    if not others:
        return
    paragraphs = list(_paragraphs(lines))
    for other in others:
        foreign = [line for line, prose in paragraphs if _is_in(prose, distinct[other], distinct[lang])]
        if foreign:
            message = say_count(
                "this paragraph seems to be in {other}, and the text is in {own}",
                "this paragraph seems to be in {other}, and the text is in {own}; {n} paragraphs are so",
                n=len(foreign),
                other=LanguageName(other),
                own=LanguageName(lang),
            )
            hint = say(
                "translate it; mark a quotation with `> `, or accept it with `ignore: {{paragraph-language: the reason}}`"
            )
            yield Finding("warning", "paragraph-language", Place(path, foreign[0]), message, hint)


def _is_in(prose: str, other: frozenset[str], own: frozenset[str]) -> bool:
    words = _WORD.findall(_NO_PROSE.sub(" ", prose).lower())
    if len(words) < _FEWEST_WORDS:
        return False
    hits = [word for word in words if word in other]
    own_hits = sum(word in own for word in words)
    return (
        len(set(hits)) >= _FEWEST_DIFFERENT and len(hits) * _SHARE >= len(words) and own_hits * _SHARE * 2 <= len(hits)
    )


def _paragraphs(lines: Sequence[MarkedLine]) -> Iterator[tuple[int, str]]:
    """(line, text) of every paragraph of prose."""
    for is_prose, group in groupby(lines, key=lambda line: not line[2] and bool(line[1].strip())):
        if is_prose:
            rows = list(group)
            if not any(_NOT_A_PARAGRAPH.match(line) for _, line, _ in rows):
                yield rows[0][0], " ".join(line for _, line, _ in rows)

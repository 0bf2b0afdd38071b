"""Quotation marks that turn the right way: what Python-Markdown's smarty cannot see, for it knows neither languages nor
what stands on the other side of a tag.

It works on what smarty made (`&lsquo;` …), which are all of one length. Marks that an author typed are characters, and
stay as they are.
"""

from __future__ import annotations

import html
import re

from ..patterns import regex

_LEFT, _RIGHT = "&lsquo;", "&rsquo;"
_OPENING, _CLOSING = "&ldquo;", "&rdquo;"
_INLINE = r"(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)"
_TAG = rf"</?{_INLINE}(?:\s[^<>]*)?>"
_TAGS_BEFORE = regex(rf"(?:{_TAG})+\Z")
_TAGS_AFTER = regex(rf"(?:{_TAG})*")
# All but those that nearly always are right: apostrophes within and behind words, marks with a space on one side.
_DOUBTFUL = regex(
    r"&(?:lsquo;|(?<![\w;.,!?…>]&)rsquo;|ldquo;(?!\w)|(?<![\s(>]&)ldquo;|rdquo;(?=\w|<[^/])|(?<![\w;.,!?…>]&)rdquo;)"
)
_SEEN = 300
"""Characters that are looked at before and behind a mark."""
_END_OF_SENTENCE = regex(rf"<(?!/?{_INLINE}\b)|{_LEFT}|[.!?](?=\s)")
_ENTITY_BEFORE = regex(r"&#?\w+;\Z")
_ENTITY_AFTER = regex(r"&#?\w+;")
_BEFORE_OPENING = frozenset("([{«‹„“‘—–")
_BEFORE_CLOSING = frozenset(".,;:!?…»›)]}’”%")
_BEHIND_CLOSING = frozenset(".,;:!?…»›)]}’”—–-/")

_CLOSING_MARK = regex(rf"(?<=[\w.,!?…]){_RIGHT}(?!\w)")
_OPENING_CHARACTERS = frozenset("“‘«")

_YEAR = regex(rf"[0-9]{{2,3}}(?!\w|{_RIGHT})")
"""A decade or, in Italian, a century: '80, '900."""
_AND = regex(rf"n{_RIGHT}\s", re.IGNORECASE)
"""rock 'n' roll"""
_BEGINNING_LOST = {
    "it": "st[aeoi] n[aeiou] ndrangheta ndranghetist[aei] ndrin[ae] ndo nnanzi mbè mmazza ngiorno notte sera spetta tacci "
    "gnor gnorsì gnornò nduja ncora mparare o e a i l u un",
    "en": "em tis twas twere twill twasn twould cause til till bout round nuff cos coz cuz neath gainst tude fraid ere n",
}
_END_LOST = {
    "it": r"po mo be bè va di fa da sta to ca ve vo piè co ne de su perche e a o i u mi ti quant tant fe \w*che pi[uù] gi[aà] \w+t[aàuù] \w+r[aàoò] puo cosi pero n",
    "en": r"\w*s an o th \w+in ol n",
}
"""Words, as regular expressions, that lost their beginning or their end: beside them stands an apostrophe."""


def _words(patterns: dict[str, str], form: str) -> dict[str, re.Pattern[str]]:
    return {lang: re.compile(form % "|".join(words.split()), re.IGNORECASE) for lang, words in patterns.items()}


_SHORTENED = _words(_BEGINNING_LOST, rf"(?:%s)(?!\w|{_RIGHT}(?!\w))")
_CUT = _words(_END_LOST, r"(?<!\w)(?:%s)\Z")


def with_marks_turned(text: str, lang: str) -> str:
    """HTML whose quotation marks and apostrophes turn the right way for a language."""
    if "quo;" not in text:
        return text
    language = lang.partition("-")[0].lower()
    at = 0
    while match := _DOUBTFUL.search(text, at):
        mark, at = match.group(), match.end()
        is_double = mark in (_OPENING, _CLOSING)
        better = (
            _double(mark, text, match.start(), at) if is_double else _single(mark, text, match.start(), at, language)
        )
        if better != mark:
            text = f"{text[: match.start()]}{better}{text[at:]}"
    return text


def _single(mark: str, text: str, start: int, end: int, lang: str) -> str:
    before = _character_before(text, start)
    if before.isalnum():
        return _RIGHT
    following = text[_TAGS_AFTER.match(text, end).end() :][:_SEEN]  # type: ignore[union-attr]
    if _AND.match(following) and before.isspace():
        return _RIGHT
    shortened = _SHORTENED.get(lang)
    if _YEAR.match(following) or (shortened and shortened.match(following)):
        return mark if mark == _LEFT and _is_closed(following, lang) else _RIGHT
    if mark == _RIGHT and before in _BEFORE_OPENING and before and following[:1].isalnum():
        return _LEFT
    return mark


def _is_closed(following: str, lang: str) -> bool:
    """Whether a mark behind a word closes what this one opens; apostrophes of words that lost their end do not."""
    end = _END_OF_SENTENCE.search(following)
    here, cut = following[: end.end()] if end else following, _CUT.get(lang)
    for match in _CLOSING_MARK.finditer(here):
        behind = _character_behind(here, match.end())
        if (
            not behind.isalnum()
            and behind not in _OPENING_CHARACTERS
            and not (cut and cut.search(here[: match.start()]))
        ):
            return True
    return False


def _double(mark: str, text: str, start: int, end: int) -> str:
    before, behind = _character_before(text, start), _character_behind(text, end)
    if before in ("’", "‘") and behind.isalnum():
        apostrophe = _without_tags(text[max(0, start - _SEEN) : start])
        return _OPENING if _character_before(apostrophe, len(apostrophe) - len(_RIGHT)).isalnum() else mark
    if (not before or before.isspace() or before in _BEFORE_OPENING) and (
        behind.isalnum() or behind in _OPENING_CHARACTERS
    ):
        return _OPENING if behind else mark
    if (before.isalnum() or before in _BEFORE_CLOSING) and (
        not behind or behind.isspace() or behind in _BEHIND_CLOSING
    ):
        return _CLOSING if before else mark
    return mark


def _without_tags(text: str) -> str:
    return _TAGS_BEFORE.sub("", text)


def _character_before(text: str, at: int) -> str:
    """The character before a place, on the other side of inline tags, too; "" at the beginning of a block."""
    seen = _without_tags(text[max(0, at - _SEEN) : at])
    entity = _ENTITY_BEFORE.search(seen) if seen.endswith(";") else None
    character = html.unescape(entity.group()) if entity else seen[-1:]
    return "" if character == ">" and not entity else character


def _character_behind(text: str, at: int) -> str:
    at = _TAGS_AFTER.match(text, at).end()  # type: ignore[union-attr]
    entity = _ENTITY_AFTER.match(text, at)
    character = html.unescape(entity.group()) if entity else text[at : at + 1]
    return "" if character == "<" and not entity else character

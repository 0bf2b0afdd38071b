"""Texts in several languages: qTranslate keeps them in one post, Polylang and WPML in posts that know of each other."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from ..elements import Element

_MARKS = re.compile(r"<!--:(?P<old>[a-z]{2})?-->|\[:(?P<new>[a-z]{2})?\]|\{:(?P<wide>[a-z]{2})?\}")
_WPML_LANGUAGE = (
    "_wpml_import_language_code",
    "wpml_language",
    "_wpml_language",
    "wpml_language_code",
    "_icl_language",
)
_WPML_GROUP = ("_wpml_import_translation_group", "wpml_trid", "_wpml_trid", "_icl_trid", "trid")
ORIGINALS = ("_icl_lang_duplicate_of", "_original_post")
"""where WPML and Bogo keep the post that one was made of"""
_NUMBER = re.compile(r"\";i:([0-9]{1,12});")
SLUG_FIELD = re.compile(r"_qts_slug_[a-z]{2}")
"""where qTranslate keeps what a post is called in the addresses of a language"""
_LOCALE = ("_locale", "locale", "_language", "lang", "_lang")


def by_language(text: str) -> dict[str, str]:
    """`[:en]Yes[:it]Sì[:]` -> both; {} for a text without such marks. What stands outside of them belongs to each."""
    if not _has_marks(text):
        return {}
    parts: dict[str, list[str]] = {}
    common: list[tuple[int, str]] = []
    position, lang = 0, ""
    for match in (*_MARKS.finditer(text), None):
        piece = text[position : match.start()] if match else text[position:]
        if lang:
            parts.setdefault(lang, []).append(piece)
        elif piece.strip():
            common.append((len(parts), piece))
            for pieces in parts.values():
                pieces.append(piece)
        if match:
            position, lang = match.end(), match["old"] or match["new"] or match["wide"] or ""
    before = "".join(piece for count, piece in common if not count)
    return {tag: before + "".join(pieces) for tag, pieces in parts.items()}


def _has_marks(text: str) -> bool:
    return any(match["old"] or match["new"] or match["wide"] for match in _MARKS.finditer(text))


def in_language(text: str, lang: str) -> str:
    """The part of a text in a language; the whole of one that has no parts, the first where that language has none."""
    parts = by_language(text)
    return parts.get(lang) or next(iter(parts.values()), "") if parts else text


def languages_in(*texts: str) -> tuple[str, ...]:
    """The languages that marks in these texts name, in the order of their first text with marks."""
    return tuple(dict.fromkeys(tag for text in texts for tag in by_language(text)))


def language_and_group(
    item: Element, meta: Mapping[str, str], originals: Container[str], groups: Mapping[str, str]
) -> tuple[str, str]:
    """(language, group of translations) of a post as Polylang, WPML or Bogo write them; "" for what none of them says.

    `originals` are the posts (numbers, addresses) of which others say that they are made of them, `groups` what terms say.
    """
    lang, group = "", ""
    for category in item.all("category"):
        domain, name = category.attributes.get("domain", ""), category.attributes.get("nicename", "")
        if domain == "language":
            lang = name.removeprefix("pll_") or category.text.strip().lower()
        elif domain == "post_translations":
            group = name or category.text.strip()
    lang = lang or next((meta[key] for key in (*_WPML_LANGUAGE, *_LOCALE) if meta.get(key)), "")
    return lang, group or _group(item, meta, originals, groups)


def _group(item: Element, meta: Mapping[str, str], originals: Container[str], groups: Mapping[str, str]) -> str:
    number = item.get("wp:post_id")
    if named := next((meta[key] for key in _WPML_GROUP if meta.get(key)), ""):
        return f"wpml-{named}"
    if numbers := translations_in(meta.get("_translations", "")):
        return f"translations-of-{numbers[0]}"
    if number in groups:
        return groups[number]
    names = (original_of(meta), number, item.get("guid"))
    original = next((name for name in names if name and name in originals), "")
    return f"made-of-{original}" if original else ""


def original_of(meta: Mapping[str, str]) -> str:
    """The post (its number or its address) of which a plugin has made this one in another language; "" for none."""
    return next((meta[key] for key in ORIGINALS if meta.get(key)), "")


def translations_in(serialized: str) -> tuple[str, ...]:
    """The numbers of posts in `a:2:{s:2:"en";i:1;s:2:"it";i:7;}`, the smallest first."""
    return tuple(sorted(_NUMBER.findall(serialized), key=int)) if serialized.startswith("a:") else ()

"""Names that are nearly those of texts in a language, and of copies: what sync programs, file managers and habits make.

`002-b.it copy.md`, `002-b.it.sync-conflict-….md`, `002-b-it.md`, `it/002-b.md`. By names alone; what becomes of them
is for others to decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import PurePosixPath

from ..cldr import language_name
from ..patterns import regex
from ..values import dataclass
from .languages import canonical

_COPY_WORDS = r"cop(?:y|ia|ie|ii)|kop(?:i|ie|ia)|cópia|backup"
_CONFLICT = r"conflict|conflitto|konflikt|conflit"
_SURE_MARK = regex(
    rf"""(?ix)
    (?: [ ]+ [-–]? [ ]* (?:{_COPY_WORDS}) (?: [ ]? \(? \d+ \)? )?   # "x copy", "x - Copia (2)"
      | \. (?:bak|orig|backup) \d*                                 # "x.bak"
      | [ ]* \( (?: \d+ | {_COPY_WORDS} ) \)                        # "x (1)", "x (copia)"
      | [ ]* \( [^()]* (?:{_CONFLICT}) [^()]* \)                    # "x (Ada's conflicted copy)"
      | [ ._-]+ (?:sync-conflict|conflicted[ ]copy) [\w.-]*         # Syncthing, Nextcloud
      | ~ \d*
    ) $"""
)
_DOUBTFUL_MARK = regex(rf"(?i)[ _.-]+(?:{_COPY_WORDS}|old|orig|vecchi[oa]|alt|\d)(?:[ _.-]?\d+)?$")
"""What may be a part of the name as well: `photo-copy`, `lesson 2`."""
_MAY_BE_MARKED = regex(r"(?i)[ (~.]|[_-](?:c|k|backup|old|orig|vecchi|alt|sync|\d)")
"""Whether it is worth looking: few names have what all marks of copies have."""
_COPY_PREFIX = regex(r"(?i)(?:copy of|copia di|copie de|kopie von|cópia de)\s+(?=\S)")
_NUMBER = regex(r"[ -]\d{1,2}$")
"""What Finder and iCloud add: "x 2". Only after a language is it no part of a title."""

_ISO_639_2 = {
    "it": "ita", "en": "eng", "de": "ger deu", "fr": "fre fra", "es": "spa", "pt": "por", "nl": "dut nld", "pl": "pol",
    "cs": "cze ces", "sv": "swe", "da": "dan", "fi": "fin", "ro": "rum ron", "el": "gre ell", "ru": "rus", "uk": "ukr",
    "tr": "tur", "ar": "ara", "ja": "jpn", "zh": "chi zho", "ko": "kor", "hu": "hun", "ca": "cat", "hr": "hrv", "sl": "slv",
}  # fmt: skip
"""The codes of three letters that people write instead of two."""


@dataclass(frozen=True, slots=True)
class NearName:
    """What a name is nearly: the language it means, and the name to give it."""

    lang: str
    meant: str


@dataclass(frozen=True, slots=True)
class CopyName:
    """The path a copy was made from. `sure`: nobody would call a text so."""

    original: str
    sure: bool


@lru_cache(maxsize=1 << 15)
def copy_name(path: str, languages: tuple[str, ...]) -> CopyName | None:
    """What a name says it is a copy of, by the marks that programs and people give copies; None for what has none."""
    stem = path.rpartition("/")[2][: -len(".md")]
    lang = _ending(stem, languages)
    ending = stem[-len(lang) - 1 :] if lang else ""
    base = stem.removesuffix(ending)
    if not _MAY_BE_MARKED.search(base):
        return None
    plain, sure = _without_marks(base, languages)
    return None if plain == base else CopyName(_beside(PurePosixPath(path), plain + ending), sure)


def _without_marks(stem: str, languages: tuple[str, ...]) -> tuple[str, bool]:
    """The stem without all marks of a copy, and whether they can be nothing else."""
    plain, sure = _COPY_PREFIX.sub("", stem, count=1), True
    while True:
        match, is_sure = _SURE_MARK.search(plain), True
        if match is None and (number := _NUMBER.search(plain)) and _ending(plain[: number.start()], languages):
            match = number
        if match is None:
            match = _DOUBTFUL_MARK.search(plain)
            is_sure = match is not None and bool(_ending(plain[: match.start()], languages))
        if match is None or not match.start():
            return plain, sure
        plain, sure = plain[: match.start()].rstrip(), sure and is_sure


def near_name(path: str, languages: tuple[str, ...], in_series: bool, names: Collection[str]) -> NearName | None:
    """What the name of a Markdown file is nearly; None for one that is right, or far from any language.

    `names` are the paths of all posts: whether `do-it.md` is Italian only its neighbours can say.
    """
    stem = path.rpartition("/")[2][: -len(".md")]
    if _ending(stem, languages):
        return None
    pure = PurePosixPath(path)
    copy = copy_name(path, languages)
    if copy and (lang := _ending(PurePosixPath(copy.original).name[: -len(".md")], languages)):
        return NearName(lang, copy.original)
    for base, lang in _candidates(stem, languages):
        return NearName(lang, _beside(pure, f"{base}.{lang}"))
    if (named := _after_hyphen(stem, languages)) and (in_series or _has_twin(pure, named[0], languages, names)):
        return NearName(named[1], _beside(pure, f"{named[0]}.{named[1]}"))
    for parent in pure.parents:
        lang = canonical(parent.name, languages) or ""
        if lang:
            return NearName(lang, str(parent.parent / pure.relative_to(parent).with_name(f"{stem}.{lang}.md")))
    return None


def _ending(stem: str, languages: tuple[str, ...]) -> str:
    """The language a name says rightly; "" for none."""
    base, dot, suffix = stem.rpartition(".")
    return (dot and base and base == base.rstrip() and canonical(suffix, languages)) or ""


def _candidates(stem: str, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """(rest, language) of a name that says a language after a dot, in a wrong way."""
    candidates = []
    for lang in languages:
        spelling = re.escape(lang).replace("-", "[-_]")
        blanks = re.fullmatch(rf"(?i)(.+?)\s*\.\s*{spelling}\s*", stem)
        rest = blanks or re.fullmatch(rf"(?i)(.+)\.{spelling}(?:[ ._(~+].*)", stem)
        if rest:
            candidates.append((rest[1], lang))
    base, dot, suffix = stem.rpartition(".")
    if dot and base and (lang := _by_other_name(suffix, languages)):
        candidates.append((base, lang))
    return candidates


def _by_other_name(word: str, languages: tuple[str, ...]) -> str:
    """The language of `ita`, `italiano`, `Italian`; "" for none."""
    word = word.lower().strip()
    for lang in languages:
        names = {language_name(lang, speaking).lower() for speaking in (lang, "en", *languages)}
        if word in names or word in _ISO_639_2.get(lang.partition("-")[0], "").split():
            return lang
    return ""


def _after_hyphen(stem: str, languages: tuple[str, ...]) -> tuple[str, str] | None:
    for lang in languages:
        match = re.fullmatch(rf"(?i)(.*[^\s_-])[\s_-]+{re.escape(lang)}", stem)
        if match:
            lang_at_end = _ending(match[1], languages)  # "002-b.it-IT"
            return (match[1][: -len(lang_at_end) - 1], lang_at_end) if lang_at_end else (match[1], lang)
    return None


def _has_twin(pure: PurePosixPath, base: str, languages: tuple[str, ...], names: Collection[str]) -> bool:
    """Whether the same name stands beside it in another language, or in none."""
    endings = ("", *(f"{sign}{lang}" for lang in languages for sign in ".-_ "))
    return any((path := _beside(pure, base + ending)) in names and path != str(pure) for ending in endings)


def _beside(pure: PurePosixPath, stem: str) -> str:
    return str(pure.with_name(f"{stem}.md"))

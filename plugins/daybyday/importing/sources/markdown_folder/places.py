"""What the path of a file says: which day it is, in which language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from ....reading.languages import looks_like_language
from .notion import without_ids

_DAYS = r"(?:day|giorno|d[ií]a|jour|tag)"
_NAMED = re.compile(
    rf"(?:^|[-_ .]){_DAYS}[-_ .]?0*([0-9]{{1,4}})(?![0-9])|(?:^|[-_ .])0*([0-9]{{1,4}})[-_ .]?{_DAYS}(?![a-z])",
    re.IGNORECASE,
)
_LEADING = re.compile(r"0*([0-9]{1,3})(?=[-_. ]|$)(?![-_.][0-9]{2}[-_.][0-9]{2})")
_RANGE = re.compile(
    rf"(?:^|[-_ .]){_DAYS}s?[-_ .]?0*(?P<first>[0-9]{{1,4}})[ _]?[-–~][ _]?(?:{_DAYS}[-_ .]?)?0*(?P<last>[0-9]{{1,4}})(?![0-9])",
    re.IGNORECASE,
)
"""a folder of several days: `Day01-20`"""
_DATE = re.compile(r"(?P<date>[12][0-9]{3}-[0-9]{2}-[0-9]{2})(?:[-_ ]+(?P<rest>.+))?")
_TWINS = (("jp", "ja"), ("kr", "ko"), ("cn", "zh"), ("ua", "uk"), ("br", "pt-BR"), ("cz", "cs"), ("gr", "el"))
"""Signs of countries that stand for languages."""
_NAMES = {
    **dict(_TWINS), "korea": "ko", "türkçe": "tr", "turkce": "tr", "azerbaijani": "az", "persian": "fa", "farsi": "fa", "bengali": "bn", "bangla": "bn",
    "greek": "el", "hungarian": "hu", "czech": "cs", "romanian": "ro", "serbian": "sr", "swedish": "sv", "indonesian": "id", "thai": "th", "urdu": "ur",
    "hebrew": "he", "catalan": "ca", "galician": "gl", "norwegian": "no", "danish": "da", "finnish": "fi", "malay": "ms", "chinese-simplified": "zh",
    "english": "en", "inglese": "en", "italian": "it", "italiano": "it", "french": "fr", "français": "fr", "francais": "fr", "german": "de",
    "deutsch": "de", "spanish": "es", "español": "es", "espanol": "es", "portuguese": "pt", "português": "pt", "portugues": "pt", "chinese": "zh",
    "japanese": "ja", "korean": "ko", "russian": "ru", "turkish": "tr", "ukrainian": "uk", "arabic": "ar", "hindi": "hi", "vietnamese": "vi",
    "polish": "pl", "dutch": "nl",
}  # fmt: skip
_SUFFIX = re.compile(r"(?P<stem>.+?)[._-](?P<tag>[A-Za-z]{2}(?:[-_][A-Za-z]{2})?)")
_FEWEST = 3
_INDEXES = frozenset(["readme", "leggimi", "index", "_index"])


def day_and_base(path: PurePosixPath, numbered: frozenset[str]) -> tuple[int, int, bool] | None:
    """(the day that a path names, the first of its parts that names it, whether by a word for day); None for no day.

    The file counts before the nearest folder. `numbered` are folders of numbered entries.
    """
    parts = (*path.parts[:-1], path.stem)
    if within := _day_in_range(parts):
        return (*within, True)
    named = [_named_day(part) for part in parts]
    number = next((day for day in reversed(named) if day is not None), None)
    if number is not None:
        return number, named.index(number), True
    leading = [
        int(match[1]) if "/".join(path.parts[:at]) in numbered and (match := _LEADING.match(part)) else None
        for at, part in enumerate(parts)
    ]
    number = next((day for day in reversed(leading) if day is not None), None)
    return None if number is None else (number, leading.index(number), False)


def _day_in_range(parts: Sequence[str]) -> tuple[int, int] | None:
    """(the day that a number within a folder of several days is, the place of that folder); None where there is neither."""
    for at, part in enumerate(parts[:-1]):
        match = _RANGE.search(part)
        numbers = (int(leading[1]) for below in parts[at + 1 :] if (leading := _LEADING.match(below)))
        number = next((day for day in numbers if match and int(match["first"]) <= day <= int(match["last"])), None)
        if number is not None:
            return number, at
    return None


def _named_day(part: str) -> int | None:
    match = _NAMED.search(part)
    return int(match[1] or match[2]) if match else None


def numbered_folders(paths: Iterable[PurePosixPath]) -> frozenset[str]:
    """Folders in which entries begin with numbers of their own: `01-begin.md`, `02-ask/`."""
    numbers: dict[str, set[int]] = {}
    for path in paths:
        for at, part in enumerate(path.parts):
            if match := _LEADING.match(part):
                numbers.setdefault("/".join(path.parts[:at]), set()).add(int(match[1]))
    return frozenset(folder for folder, own in numbers.items() if len(own) >= _FEWEST)


def language_in(path: PurePosixPath) -> tuple[str, str]:
    """(language, path without it) of `it/day01.md`, `day01.it.md`, `day01_it.md`, `Italian/day01.md`; "" for none."""
    suffix = _SUFFIX.fullmatch(path.stem)
    if suffix and looks_like_language(suffix["tag"].replace("_", "-")) and _is_meant(suffix["tag"], path.stem):
        return suffix["tag"].replace("_", "-"), path.with_name(f"{suffix['stem']}{path.suffix}").as_posix()
    for at, part in enumerate(path.parts[:-1]):
        tag = _NAMES.get(part.lower(), part.replace("_", "-") if _is_tag(part) else "")
        if tag:
            return tag, PurePosixPath(*path.parts[:at], *path.parts[at + 1 :]).as_posix()
    return "", path.as_posix()


def _is_meant(tag: str, stem: str) -> bool:
    """Whether two letters at the end of a name are a language: after a dot always, else in small letters behind a word."""
    if stem.endswith(f".{tag}"):
        return True
    return tag[:2].islower() and tag[:2] not in (
        "to",
        "is",
        "of",
        "in",
        "on",
        "an",
        "as",
        "or",
        "us",
        "js",
        "so",
        "no",
        "my",
        "it's",
        "do",
        "be",
        "am",
        "id",
    )


def _is_tag(part: str) -> bool:
    return bool(re.fullmatch(r"[a-z]{2}(?:[-_][A-Za-z]{2})?", part)) and looks_like_language(part.replace("_", "-"))


def dated_stem(stem: str) -> tuple[str, str]:
    """(date, rest) of `2011-04-24-ask`, as Jekyll names its posts, the rest "" of a date alone; ("", stem) for any other."""
    match = _DATE.fullmatch(stem)
    return (match["date"], match["rest"] or "") if match else ("", stem)


def is_index(path: PurePosixPath) -> bool:
    """Whether a file speaks for its folder."""
    return path.stem.lower() in _INDEXES


def title_of(path: PurePosixPath) -> str:
    """A name as words: `01_day_introduction` -> "Introduction"; "" for one that is a date alone."""
    path = without_ids(path)
    stem = path.parent.name if is_index(path) and path.parent.name else path.stem
    _, stem = dated_stem(stem)
    bare = re.sub(rf"(?i)^[0-9]+[-_. ]*|{_DAYS}[-_ .]?[0-9]*[-_ .]*", "", stem)
    words = re.sub(r"[-_]+", " ", bare).strip() or re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]

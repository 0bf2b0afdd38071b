"""What a file is called, and what it says first: by its header, its first heading, its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ...planning.day_titles import DayTitle
from .front_matter import FrontMatter
from .places import is_index, title_of

_HEADING = re.compile(
    r"\A\s*(?:<!--.*?-->\s*)*#[ \t]+(?P<words>.+?)[ \t]*#*[ \t]*(?:\n|\Z)|\A\s*(?P<under>\S.*)\n=+[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_BADGES = re.compile(
    r"\A\s*(?:(?:(?:\[!\[[^\]\n]*\]\([^)\n]*\)\]\([^)\n]*\)|!\[[^\]\n]*\]\([^)\n]*\)|<img\b[^>\n]*>|<a\b[^>\n]*>|</a>|</?(?:p|div|center)\b[^>\n]*>|<br ?/?>|<!--[^\n]*?-->)[ \t]*)+\n\s*)+"
)
"""Pictures, and links around them, on lines of their own above a heading."""
_LOWER_HEADING = re.compile(r"\A\s*#{2,3}[ \t]+(?P<words>.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_OF_CONTENTS = re.compile(
    r"\W*(?:(?:table of )?contents|index|indice|sommario|overview|introduction|introduzione|about|resources)\W*",
    re.IGNORECASE,
)
"""Headings that say nothing of the text below them."""
_OF_SERIES = re.compile(
    r"#\w+|\W*(?:[0-9]+|one|thirty|hundred|trenta|cento)\s*(?:days?|giorni)(?:\W*(?:of|di)\b.*|of\w+)", re.IGNORECASE
)
"""The part of a title that all days have: `#90DaysOfX`, "30 days of x"."""
_PART = re.compile(r"\s+[-–—|]\s+|\s*[:|]\s+")
_HTML_HEADING = re.compile(r"[ \t]*<h1\b[^>]*>(?P<html>.*?)</h1>[ \t]*\n?", re.IGNORECASE | re.DOTALL)
_EMPTIED = re.compile(r"^[ \t]*<(div|p|center|header)\b[^>]*>\s*</\1>[ \t]*\n?", re.IGNORECASE | re.MULTILINE)
"""what is left around a heading"""
_BELOW = re.compile(r"^#{2,4}[ \t]+(?P<words>[^#\n]*?[^\W\d_]{3,}.*?)[ \t]*#*$", re.MULTILINE)
_EXERCISES = re.compile(
    r"exercise|homework|eserciz|compit|\b(?:tasks?|challenges?|assignments?|practice|to[- ]?do|your turn|tocca a te)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*\{#[^}]*\}\s*$")
_FIRST_WORDS = 20_000
_FIRST_PART = 800
"""characters in which a title may stand that is HTML"""


def name_by(place: PurePosixPath, named: DayTitle, body: str) -> str:
    """What a day is called that has only a number for a title: by its file, else by the first heading below."""
    name = title_of(place)
    if says_more_than_its_day(place):
        return name
    if own := _own_label(named.label):
        return own
    for below in _BELOW.finditer(body, 0, _FIRST_PART):
        if _EXERCISES.search(below["words"]):
            break
        if not _OF_CONTENTS.fullmatch(below["words"]):
            return _NAMED.sub("", below["words"]).strip(" *_`")
    return named.label  # without one its first words are its title


def says_more_than_its_day(place: PurePosixPath) -> bool:
    """Whether the name of a file is more than a number: `02_names.md`, and neither `day02.md` nor `README.md`."""
    return not is_index(place) and bool(
        re.search(r"[^\W\d_]{3,}", re.sub(r"(?i)(?<![^\W\d_])(?:day|giorno|post)(?![^\W\d_])", "", place.stem))
    )


def without_series(title: str) -> str:
    """A title without what all days of a series are called: `30 Days Of Tea: Water` -> "Water"."""
    first, *others = _PART.split(title.strip(), maxsplit=1)
    return others[0].strip() if others and others[0].strip() and _OF_SERIES.fullmatch(first.strip()) else title


def _own_label(label: str) -> str:
    """What stands before the day in a title and is no name of the series: `#90DaysOfX - Tools - Day 5` -> "Tools"."""
    return " – ".join(
        part.strip() for part in _PART.split(label) if part.strip() and not _OF_SERIES.fullmatch(part.strip())
    )


def title_and_body(header: FrontMatter, place: PurePosixPath) -> tuple[str, str]:
    """The title of a text, by its header, its first heading or its name; the text without that heading."""
    title = header.word("title", "titolo")
    badges = _BADGES.match(header.text)
    above = badges.group() if badges and _HEADING.match(header.text[badges.end() :]) else ""
    match = _HEADING.match(header.text[len(above) :]) or (None if title else _other_heading(header.text))
    heading = re.sub(
        r"!?\[([^\]]*)\]\([^)]*\)|[*`]|<[^>]*>", r"\1", next(filter(None, match.groups()), "") if match else ""
    ).strip()
    if match and (not title or heading.casefold() == title.casefold()):
        begin, end = len(above) + match.start(), len(above) + match.end()
        text = _EMPTIED.sub("", f"{header.text[:begin]}{header.text[end:]}")
        return title or heading or title_of(place), text.strip("\n")
    return title or title_of(place), header.text.strip("\n")


def _other_heading(text: str) -> re.Match[str] | None:
    """A heading in HTML among the first words of a text, else one of a lower rank that it begins with."""
    lower = _LOWER_HEADING.match(text)
    if lower and not _OF_CONTENTS.fullmatch(lower["words"]) and not _EXERCISES.search(lower["words"]):
        return lower
    return _HTML_HEADING.search(text, 0, _FIRST_PART)


def first_paragraph(text: str) -> str:
    """The first paragraph of prose, as plain words."""
    for block in re.split(r"\n[ \t]*\n", text[:_FIRST_WORDS]):
        words = re.sub(r"!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>", "", block)
        words = " ".join(re.sub(r"\[([^\[\]]*)\]\([^()]*\)|[*`]", r"\1", words).split())
        if len(words.split()) >= 5 and not block.lstrip().startswith(("#", "|", "-", "*", ">", "1.", "<", "[![")):
            return words[:300]
    return ""

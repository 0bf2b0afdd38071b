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
_HTML_HEADING = re.compile(r"[ \t]*<h1\b[^>]*>(?P<html>.*?)</h1>[ \t]*\n?", re.IGNORECASE | re.DOTALL)
_EMPTIED = re.compile(r"^[ \t]*<(div|p|center|header)\b[^>]*>\s*</\1>[ \t]*\n?", re.IGNORECASE | re.MULTILINE)
"""what is left around a heading"""
_BELOW = re.compile(r"^#{2,4}[ \t]+(?P<words>[^#\n]*?[^\W\d_]{3,}.*?)[ \t]*#*$", re.MULTILINE)
_EXERCISES = re.compile(r"exercise|homework|eserciz|compit", re.IGNORECASE)
_FIRST_WORDS = 20_000
_FIRST_PART = 800
"""characters in which a title may stand that is HTML"""


def name_by(place: PurePosixPath, named: DayTitle, body: str) -> str:
    """What a day is called that has only a number for a title: by its file, else by the first heading below."""
    name = title_of(place)
    if re.search(r"[^\W\d_]{3,}", name) and not is_index(place):
        return name
    below = _BELOW.search(body, 0, _FIRST_PART)
    if below and not _EXERCISES.search(below["words"]):
        return below["words"].strip(" *_`")
    return named.label or ("" if is_index(place) and not place.parent.name else name)


def title_and_body(header: FrontMatter, place: PurePosixPath) -> tuple[str, str]:
    """The title of a text, by its header, its first heading or its name; the text without that heading."""
    title = header.word("title", "titolo")
    match = _HEADING.match(header.text) or (None if title else _HTML_HEADING.search(header.text, 0, _FIRST_PART))
    heading = re.sub(
        r"!?\[([^\]]*)\]\([^)]*\)|[*`]|<[^>]*>", r"\1", next(filter(None, match.groups()), "") if match else ""
    ).strip()
    if match and (not title or heading.casefold() == title.casefold()):
        text = _EMPTIED.sub("", f"{header.text[: match.start()]}{header.text[match.end() :]}")
        return title or heading or title_of(place), text.strip("\n")
    return title or title_of(place), header.text.strip("\n")


def first_paragraph(text: str) -> str:
    """The first paragraph of prose, as plain words."""
    for block in re.split(r"\n[ \t]*\n", text[:_FIRST_WORDS]):
        words = re.sub(r"!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>", "", block)
        words = " ".join(re.sub(r"\[([^\[\]]*)\]\([^()]*\)|[*`]", r"\1", words).split())
        if len(words.split()) >= 5 and not block.lstrip().startswith(("#", "|", "-", "*", ">", "1.", "<", "[![")):
            return words[:300]
    return ""

"""Pictures without words: nobody who cannot see them knows what they show, and many feed readers load none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...messages import Message, say
from ...model import Finding, Place
from ...patterns import regex
from ..lines import CODE, MarkedLine

_CODE_SPAN = regex(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_PICTURE = regex(r"(?<!\\)!\[(?P<words>[^\[\]]*)\](?:\(|\[)")
_ELEMENT = regex(r"<img\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_ALT = regex(r"""\balt\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""", re.IGNORECASE)
_FILE_NAME = regex(
    r"(?:\S+\.(?:jpe?g|png|gif|webp|svg|avif|heic|tiff?)|(?:img|dsc[fn]?|pxl|image|photo|foto|screenshot)[ _-]?\d[\w -]*|image|immagine|foto|photo|picture)",
    re.IGNORECASE,
)


def pictures_without_words(lines: Sequence[MarkedLine], path: str) -> Iterator[Finding]:
    """One finding for each line with a picture that says nothing, or the name of its file.

    `<img … alt="">` is decoration, as HTML has it: that is meant.
    """
    for number, written, kind in lines:
        if kind in CODE or ("![" not in written and "<img" not in written.lower()):
            continue
        line = _CODE_SPAN.sub(lambda span: " " * len(span.group()), written)
        for start, words in _pictures(line):
            if message := _message(words):
                yield Finding("warning", "picture-without-words", Place(path, number, start + 1), message, _HINT)
                break


def _pictures(line: str) -> Iterator[tuple[int, str | None]]:
    """(where, words) of every picture of a line; the words are None for one that is decoration."""
    for match in _PICTURE.finditer(line):
        yield match.start(), match["words"].strip()
    for match in _ELEMENT.finditer(line):
        alt = _ALT.search(match["attributes"])
        words = (alt["double"] or alt["single"] or alt["bare"] or "").strip() if alt else ""
        yield match.start(), words if words or not alt else None


def _message(words: str | None) -> Message | None:
    if words is None:
        return None
    if not words:
        return say("this picture has no words for those who cannot see it")
    if _FILE_NAME.fullmatch(words):
        return say("`{words}` does not say what this picture shows", words=words)
    return None


_HINT = say('write `![What it shows](…)`; if it is decoration alone, `<img src="…" alt="">`')

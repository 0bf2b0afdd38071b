"""Links in double brackets, as programs for notes write them (`[[Day 2|tomorrow]]`, `![[cup.png]]`) -> links of Markdown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote

from ....messages import say
from ...losses import LossBook
from ...markup.anchors import github_name
from .generator_marks import FolderFiles, prose_and_code

_LINK = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<picture>!?)\[\[(?P<name>[^\[\]|#\\\n]*)(?:#(?P<part>[^\[\]|\n]*))?(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)$", re.IGNORECASE)


def with_wiki_links(text: str, place: PurePosixPath, files: FolderFiles, book: LossBook) -> str:
    """A text whose links to files of the folder are links of Markdown; double brackets that mean no file stay."""
    if "[[" not in text:
        return text
    changed: list[str] = []

    def link(match: re.Match[str]) -> str:
        made = _markdown(match, place, files)
        if made != match.group():
            changed.append(match.group())
        return made

    whole = "\n".join(_LINK.sub(link, part) if is_prose else part for is_prose, part in prose_and_code(text))
    if changed:
        book.note("changed", "wiki-links", say("links in double brackets, which are links of Markdown now"), changed)
    return whole


def _markdown(match: re.Match[str], place: PurePosixPath, files: FolderFiles) -> str:
    if match["ticks"]:
        return match.group()
    name, part, words = (match["name"].strip(), (match["part"] or "").strip(), (match["words"] or "").strip())
    if not name:
        return f"[{words or part}](#{github_name(part)})" if part else match.group()
    target = files.place_of(name, place).lstrip("/") or files.by_name.get(name.rpartition("/")[2].lower(), "")
    if not target:
        return match.group()
    shown = "" if words.isdecimal() or ("x" in words and words.replace("x", "").isdecimal()) else words
    if match["picture"] and _PICTURE.search(target):
        return f"![{shown}](/{quote(target)})"
    return f"[{shown or part or name}](/{quote(target)})"

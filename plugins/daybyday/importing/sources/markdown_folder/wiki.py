"""Links in double brackets, as notebooks such as Obsidian write them -> links of Markdown, where the folder has what they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import quote

from ...markup.anchors import github_name
from .generator_marks import FolderFiles, prose_and_code

_LINK = re.compile(
    r"(?P<shown>!?)\[\[(?P<target>[^\[\]|#^\n\\]*)(?P<part>[#^][^\[\]|\n\\]*)?(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]"
)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp")
_SIZE = re.compile(r"[0-9]+(?:x[0-9]+)?")
_HIDDEN = re.compile(r"%%.*?%%", re.DOTALL)
_MARKED = re.compile(r"==(?=\S)([^=\n]+)(?<=\S)==")


def with_links(text: str, place: PurePosixPath, files: FolderFiles) -> tuple[str, int]:
    """The text with links to files that are there, and how many; what leads nowhere stays as it is written."""
    if "[[" not in text:
        return text, 0
    count = 0

    def link(match: re.Match[str]) -> str:
        nonlocal count
        written = _written(match, place, files)
        count += written is not None
        return match.group() if written is None else written

    made = (
        _outside_code(run, lambda words: _LINK.sub(link, words)) if is_prose else run
        for is_prose, run in prose_and_code(text)
    )
    return "\n".join(made), count


def without_hidden(text: str) -> tuple[str, list[str]]:
    """The text without what its notebook hides (`%%…%%`), with its marked words as such (`==…==`); and what was hidden."""
    hidden: list[str] = []

    def shown(words: str) -> str:
        hidden.extend(_HIDDEN.findall(words))
        return _MARKED.sub(r"<mark>\1</mark>", _HIDDEN.sub("", words))

    return "\n".join(_outside_code(run, shown) if is_prose else run for is_prose, run in prose_and_code(text)), hidden


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for code in _CODE.finditer(text):
        pieces += [change(text[at : code.start()]), code.group()]
        at = code.end()
    return "".join([*pieces, change(text[at:])])


def _written(match: re.Match[str], place: PurePosixPath, files: FolderFiles) -> str | None:
    """A link as Markdown writes it; None for one that leads to no file."""
    target, part = match["target"].strip(), (match["part"] or "").strip()
    words = (match["words"] or "").strip()
    anchor = f"#{github_name(part[1:].rpartition('#')[2])}" if part.startswith("#") else ""
    if not target:
        return f"[{words or part[1:]}]({anchor})" if anchor else None
    file = files.named(target, place)
    if not file:
        return None
    address = quote(f"/{file}")
    if file.lower().endswith(_PICTURES):
        picture = f"![{'' if _SIZE.fullmatch(words) else words}]({address})"
        return picture if match["shown"] else f"[{words or target}]({address})"
    return f"[{words or _name(target, part)}]({address}{anchor})"


def _name(target: str, part: str) -> str:
    """What a reader sees of a link without words of its own."""
    name = target.rpartition("/")[2].removesuffix(".md")
    return f"{name} – {part[1:]}" if part.startswith("#") else name

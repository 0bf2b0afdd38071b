"""The id attributes of a text: each stands once on its page, and none takes the place of one of the page's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..patterns import regex
from ..values import dataclass

OF_TEMPLATES = regex(
    "homework(?:-label|-title|-[0-9]+.*)?|text|start|articles|calendar|latest|newcomers|others|periods|related|share"
    "|ending(?:-title|-done|-sheet(?:-title|-dates|-done)?)?|reader|(?:back|keep)-label|past-comments(?:-title)?|comment-[0-9].*"
    "|(?:task|recent|tick|note)-.*"
)
"""Ids that templates, and the reader's script, use for parts of their own."""

_ID = regex(r'(<[a-z][a-z0-9]*(?:\s[^\s<>"=]+="[^"]*")*?\sid=")([^"]*)(")')
_LINK = regex(r'(<a\s(?:[^>"]|"[^"]*")*?\bhref="#)([^"]*)(")')


def fit(id: str) -> str:
    """An id as an author wrote it, as a page can have it beside its own."""
    return f"{id}-section" if OF_TEMPLATES.fullmatch(id) and not id.endswith("-section") else id


@dataclass(frozen=True, slots=True)
class UniqueIds:
    """Texts of one page in which every id stands once; what they are; and what was renamed: (as written, as it is)."""

    texts: tuple[str, ...]
    ids: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]


def with_unique_ids(texts: Sequence[str]) -> UniqueIds:
    """Clean HTML in which no id is used twice, nor one of the page's own.

    Links follow: within the text that had the id they lead to its new name, from the others of the page to it
    when no text of the page keeps the name.
    """
    if not any(' id="' in text for text in texts):
        return UniqueIds(tuple(texts), (), ())
    used: set[str] = set()
    renamed_by_text = []
    renamed_texts = []
    for text in texts:
        renamed: dict[str, str] = {}
        renamed_texts.append(_renamed(text, used, renamed) if ' id="' in text else text)
        renamed_by_text.append(renamed)
    everywhere = {old: new for renamed in reversed(renamed_by_text) for old, new in renamed.items()}
    everywhere = {old: new for old, new in everywhere.items() if old not in used}
    linked = tuple(
        _linked(text, everywhere | {old: new for old, new in renamed.items() if not _has(text, old)})
        for text, renamed in zip(renamed_texts, renamed_by_text, strict=True)
    )
    pairs = dict.fromkeys(pair for renamed in renamed_by_text for pair in renamed.items())
    return UniqueIds(linked, tuple(sorted(used)), tuple(pairs))


def _renamed(text: str, used: set[str], renamed: dict[str, str]) -> str:
    """The text with ids that are free, which are put into `used`; the first new name of each into `renamed`."""

    def free(match: re.Match[str]) -> str:
        old = match[2]
        wanted, number = fit(old), 1
        new = wanted
        while new in used:
            number += 1
            new = f"{wanted}-{number}"
        used.add(new)
        if new != old:
            renamed.setdefault(old, new)
        return f"{match[1]}{new}{match[3]}"

    return _ID.sub(free, text)


def _has(text: str, id: str) -> bool:
    return f' id="{id}"' in text


def _linked(text: str, renamed: dict[str, str]) -> str:
    """The text with links to the new names of ids."""
    if not renamed or 'href="#' not in text:
        return text
    return _LINK.sub(lambda match: f"{match[1]}{renamed.get(match[2], match[2])}{match[3]}", text)

"""The words a site's authors may write in their own languages, beside those of the format itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from ..values import dataclass

WordTables = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What a words file says under `read`, by its keys; a plain list of words stands under ""."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words as authors write them, in small letters, and what each is here: "titolo" is `title`.

    `blocks` are the names of homework blocks; `headings` what stands above homework that names no day.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    comment_keys: Mapping[str, str] = field(default_factory=dict)
    blocks: tuple[str, ...] = ("homework",)
    headings: tuple[str, ...] = ()

    @classmethod
    def of(cls, languages: Iterable[WordTables]) -> Vocabulary:
        """The words of several languages. Where two mean different things by one word, the first language counts."""
        tables = list(languages)
        lists = {
            name: tuple(dict.fromkeys(word for table in tables for word in table.get(name, {}).get("", ())))
            for name in ("homework_blocks", "homework_headings")
        }
        return cls(
            keys=_by_word(tables, "header_keys"),
            values=_by_word(tables, "header_values"),
            options=_by_word(tables, "homework_options"),
            comment_keys=_by_word(tables, "comment_keys"),
            blocks=tuple(dict.fromkeys(("homework", *lists["homework_blocks"]))),
            headings=lists["homework_headings"],
        )


def _by_word(tables: list[WordTables], name: str) -> dict[str, str]:
    by_word: dict[str, str] = {}
    for table in tables:
        for meaning, words in table.get(name, {}).items():
            for word in words:
                by_word.setdefault(word.casefold(), meaning)
    return by_word

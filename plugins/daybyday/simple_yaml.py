"""YAML as nearly every header is written, read without a YAML parser: one `key: value` a line, each value a few words, a
number, something in quotes, or a list of words in brackets. Whatever else stands there is left to the parser.

It gives what `yamltree.parse` would give, and takes a fifth of the time; a thousand posts have a thousand headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = r"[^\W_](?:[\w.;!?()/+%’–—=-]|,|[ ](?![ #]))*(?<! )"
_ITEM = r"[^\W_](?:[\w.;!?()/+%’–—=-]|[ ](?![ #]))*(?<! )"
_LINE = re.compile(
    rf"(?P<key>[A-Za-z][\w-]*):[ ]+(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'"
    rf"|\[[ ]*(?P<list>{_ITEM}(?:,[ ]*{_ITEM})*)[ ]*\]|(?P<plain>{_WORDS}))[ ]*"
)
_BETWEEN = re.compile(r",[ ]*")


class Entry(NamedTuple):
    """A key with its value, and where they stand: lines from 0, columns from 1."""

    key: str
    line: int
    value: str | list[tuple[str, int]]
    """words; of a list its items, each with its column"""
    column: int
    plain: bool
    """whether the words stand there without quotes"""


def entries(text: str) -> list[Entry] | None:
    """The entries of a simple header, in their order; None where it is not simple."""
    read = list(_entries(text))
    whole = read if len(read) == text.count("\n") + 1 else None
    return whole if whole and len({entry.key for entry in whole}) == len(whole) else None


def _entries(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n")):
        match = _LINE.fullmatch(line)
        if match is None or not line.isprintable():
            return
        kind = match.lastgroup or ""
        column = match.start(kind) + 1
        if kind == "list":
            yield Entry(match["key"], number, list(_items(match["list"], column)), line.index("[") + 1, plain=False)
        else:
            is_plain = kind == "plain"
            yield Entry(match["key"], number, match[kind], column if is_plain else column - 1, is_plain)


def _items(words: str, column: int) -> Iterator[tuple[str, int]]:
    position = 0
    for between in _BETWEEN.finditer(words):
        yield words[position : between.start()], column + position
        position = between.end()
    yield words[position:], column + position

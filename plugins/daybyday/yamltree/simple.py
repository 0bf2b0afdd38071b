"""YAML as nearly every header is written, read without a YAML parser: one `key: value` a line, each value a few words, a
number, something in quotes, a list of words in brackets, or keys with words in braces; between them comments and empty
lines. Whatever else stands there is left to the parser.

It gives what `parse` would give, and takes a fifth of the time; a thousand posts have a thousand headers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..patterns import regex

_WORDS = r"[^\W_](?:[\w.;!?()/+%’–—=-]|,|[ ](?![ #]))*(?<! )"
_ITEM = r"[^\W_](?:[\w.;!?()/+%’–—=-]|[ ](?![ #]))*(?<! )"
_KEY = r"[A-Za-z][\w-]*"
_QUOTED = r"\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'"
_LINE = regex(
    rf"(?P<key>{_KEY}):[ ]+(?:{_QUOTED}"
    rf"|\[[ ]*(?P<list>{_ITEM}(?:,[ ]*{_ITEM})*)[ ]*\]|\{{(?P<mapping>[^{{}}]*)\}}|(?P<plain>{_WORDS}))[ ]*"
)
_BETWEEN = regex(r",[ ]*")
_PAIR = regex(rf"[ ]*(?P<key>{_KEY}):[ ]+(?:{_QUOTED}|(?P<plain>{_ITEM}))[ ]*(?:,|\Z)")


class Scalar(NamedTuple):
    """Words with the column they stand at, from 1."""

    text: str
    column: int
    plain: bool
    """whether the words stand there without quotes"""


class Pair(NamedTuple):
    """A key between braces, the column it stands at, and its value."""

    key: str
    column: int
    value: Scalar


class Entry(NamedTuple):
    """A key that begins a line, counted from 0, with its value."""

    key: str
    line: int
    column: int
    """where the value begins, from 1"""
    value: Scalar | list[Scalar] | list[Pair]


def entries(text: str) -> list[Entry] | None:
    """The entries of a simple header, in their order; None where it is not simple, or has none."""
    read: list[Entry] = []
    for number, line in enumerate(text.split("\n")):
        if not line or line.isspace() or line.startswith("#"):
            if not line.isprintable():
                return None
            continue
        entry = _entry(line, number)
        if entry is None:
            return None
        read.append(entry)
    return read if read and len({entry.key for entry in read}) == len(read) else None


def _entry(line: str, number: int) -> Entry | None:
    match = _LINE.fullmatch(line)
    if match is None or not line.isprintable():
        return None
    kind = match.lastgroup or ""
    column = match.start(kind) + 1
    if kind == "list":
        return Entry(match["key"], number, line.index("[") + 1, list(_items(match["list"], column)))
    if kind == "mapping":
        pairs = list(_pairs(match["mapping"], column))
        keys = {pair.key for pair in pairs}
        return Entry(match["key"], number, column - 1, pairs) if pairs and len(keys) == len(pairs) else None
    is_plain = kind == "plain"
    scalar = Scalar(match[kind], column if is_plain else column - 1, is_plain)
    return Entry(match["key"], number, scalar.column, scalar)


def _items(words: str, column: int) -> Iterator[Scalar]:
    position = 0
    for between in _BETWEEN.finditer(words):
        yield Scalar(words[position : between.start()], column + position, plain=True)
        position = between.end()
    yield Scalar(words[position:], column + position, plain=True)


def _pairs(words: str, column: int) -> list[Pair]:
    """What stands between braces; nothing where it is not that simple."""
    pairs: list[Pair] = []
    position = 0
    while position < len(words):
        match = _PAIR.match(words, position)
        if match is None:
            return []
        kind = match.lastgroup or ""
        is_plain = kind == "plain"
        at = column + match.start(kind)
        pairs.append(
            Pair(match["key"], column + match.start("key"), Scalar(match[kind], at if is_plain else at - 1, is_plain))
        )
        position = match.end()
    return pairs

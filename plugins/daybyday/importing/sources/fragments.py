"""A long XML file -> what stands around its items, and each item as text.

Cut by hand and not parsed as a whole: so an item that is not well-formed spoils no other, nothing is held in memory but one
item, and no declaration of entities ever reaches a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ...messages import say
from ..errors import refused

_LARGEST_ITEM = 24_000_000
"""characters of one item, and of all that stands around them"""


@dataclass(frozen=True, slots=True)
class Fragment:
    """`around` is what stands outside of items, `item` an item from its first sign to its last, `cut` one without an end."""

    kind: Literal["around", "item", "cut"]
    text: str


def fragments(path: Path, chunks: Iterable[str], name: str) -> Iterator[Fragment]:
    """The elements called `name` of a file, and what stands around them, in order. Raises `ImportRefusedError`."""
    cutter = _Cutter(path, name)
    for chunk in chunks:
        yield from cutter.take(chunk)
    yield from cutter.end()


class _Cutter:
    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._token = re.compile(
            rf"<!\[CDATA\[|<!--|<!DOCTYPE\b|<!ENTITY\b|<(?P<end>/?){re.escape(name)}(?=[\s/>])[^>]*>", re.IGNORECASE
        )
        self._buffer = ""
        self._begin = 0
        """where in the buffer the current fragment begins"""
        self._seen = 0
        """up to where the buffer has been looked through"""
        self._closing = ""
        """what ends the section one is in: CDATA, a comment"""
        self._depth = 0
        self._around = 0

    def take(self, chunk: str) -> Iterator[Fragment]:
        """The fragments that end in another piece of the file."""
        self._buffer += chunk
        yield from self._look_through(final=False)
        if self._begin:
            self._buffer = self._buffer[self._begin :]
            self._seen -= self._begin
            self._begin = 0
        if len(self._buffer) > _LARGEST_ITEM:
            raise refused(
                self._path, say("one of its entries has more than {most} MB of text", most=_LARGEST_ITEM // 1_000_000)
            )

    def end(self) -> Iterator[Fragment]:
        """What is left at the end of the file."""
        yield from self._look_through(final=True)
        rest = self._buffer[self._begin :]
        if rest.strip():
            yield Fragment("cut" if self._depth else "around", rest)

    def _look_through(self, *, final: bool) -> Iterator[Fragment]:
        while True:
            if self._closing:
                at = self._buffer.find(self._closing, self._seen)
                if at < 0:
                    self._seen = max(self._seen, len(self._buffer) - len(self._closing) + 1)
                    return
                self._seen, self._closing = at + len(self._closing), ""
            match = self._token.search(self._buffer, self._seen)
            if match is None:
                # A sign may have been cut in two.
                self._seen = len(self._buffer) if final else max(self._seen, self._last_opening())
                return
            yield from self._at(match)

    def _last_opening(self) -> int:
        opening = self._buffer.rfind("<", self._seen)
        return opening if opening >= 0 else len(self._buffer)

    def _at(self, match: re.Match[str]) -> Iterator[Fragment]:
        sign = match.group()
        self._seen = match.end()
        if sign.startswith(("<![", "<!--")):
            self._closing = "]]>" if sign.startswith("<![") else "-->"
        elif sign[:2] == "<!":
            self._refuse_declaration(sign)
        elif match["end"]:
            self._depth -= bool(self._depth)
            if not self._depth:
                yield self._cut_off(match.end(), "item")
        elif not sign.endswith("/>"):
            if not self._depth and match.start() > self._begin:
                yield self._cut_off(match.start(), "around")
            self._depth += 1

    def _cut_off(self, end: int, kind: Literal["around", "item"]) -> Fragment:
        text = self._buffer[self._begin : end]
        self._begin = end
        if kind == "around":
            self._around += len(text)
            if self._around > _LARGEST_ITEM:
                raise refused(
                    self._path, say("it has more than {most} MB outside of its texts", most=_LARGEST_ITEM // 1_000_000)
                )
        return Fragment(kind, text)

    def _refuse_declaration(self, sign: str) -> None:
        """Entities are what bombs are made of, and ways to other files; no export needs one."""
        rest = self._buffer[self._seen : self._seen + 4096].partition("<rss")[0]
        if sign.upper() == "<!ENTITY" or "[" in rest.partition(">")[0] or "<!ENTITY" in rest.upper():
            raise refused(
                self._path, say("it declares entities (`<!ENTITY …>`), which no export needs and bombs are made of")
            )

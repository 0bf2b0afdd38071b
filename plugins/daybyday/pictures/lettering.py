"""Words in the font that comes with the kit: how wide they are, how they are broken into lines, how they are drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).parent / "fonts" / "Vollkorn-Medium-subset.ttf"

_MEASURED = 100
"""The size at which widths are measured; they grow with the size."""
_ASCENT, _DESCENT = 0.72, 0.24
"""Of the size: how far letters rise above their line and hang below it."""
_LEADING = 1.12
_UNKNOWN = "\U0010ffff"


@lru_cache(maxsize=64)
def font(size: int) -> ImageFont.FreeTypeFont:
    """The font in a size of pixels."""
    return ImageFont.truetype(str(FONT), size)


def drawable(text: str) -> str:
    """The text as far as the font has its letters; "" when too little would be left to be understood."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(char for char in composed if _has(char))
    lost = sum(char.isalnum() and not _has(char) for char in composed)
    return " ".join(filter(None, kept.split(" "))) if lost * 5 <= sum(map(str.isalnum, kept)) else ""


@lru_cache(maxsize=4096)
def _has(char: str) -> bool:
    """Whether the font has a character. What is invisible is not needed."""
    if char in " \u00a0":
        return True
    if unicodedata.category(char) in ("Cc", "Cf", "Mn", "Me") or char.isspace():
        return False
    return bytes(font(_MEASURED).getmask(char)) != _box()


@lru_cache(maxsize=1)
def _box() -> bytes:
    """What the font shows for a character it does not have."""
    return bytes(font(_MEASURED).getmask(_UNKNOWN))


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    return font(_MEASURED).getlength(text) / _MEASURED


def width_of(text: str, size: int) -> float:
    """Pixels of a text in one line."""
    return _width(text) * size


def fitted(text: str, size: int, width: float) -> str:
    """A text that fits one line, cut short with an ellipsis where it is too long."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1].rstrip(" \u00a0,;:.–-")
    return f"{text}…"


def lines_of(text: str, size: int, width: float) -> list[str]:
    """A text in lines of about the same length, each as wide as `width` at most; only a word that is wider stands out."""
    words = text.split(" ")
    lines = _broken(words, size, width)
    if len(lines) == 1:
        return lines
    narrow, wide = width / 2, width
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        if len(_broken(words, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return _broken(words, size, wide)


def _broken(words: list[str], size: int, width: float) -> list[str]:
    lines: list[str] = []
    room = 0.0
    space = width_of(" ", size)
    for word in words:
        needed = width_of(word, size)
        if lines and needed + space <= room:
            lines[-1] += f" {word}"
            room -= needed + space
        else:
            lines.append(word)
            room = width - needed
    return lines


@lru_cache(maxsize=256)
def _broken_word(word: str, size: int, width: float) -> tuple[str, ...]:
    """A word wider than a line, in pieces."""
    pieces = [""]
    for char in word:
        if width_of(pieces[-1] + char, size) > width:
            pieces.append("")
        pieces[-1] += char
    return tuple(pieces)


class TextBlock:
    """A text in the largest size in which it fits a box; at the smallest it is cut short."""

    def __init__(self, text: str, sizes: range, width: float, height: float) -> None:
        for size in sizes:
            self.size, self.lines = size, lines_of(text, size, width)
            if self.height <= height and all(width_of(line, size) <= width for line in self.lines):
                return
        self._cut(text, width, height)

    def _cut(self, text: str, width: float, height: float) -> None:
        pieces = (
            piece
            for word in text.split(" ")
            for piece in (_broken_word(word, self.size, width) if width_of(word, self.size) > width else (word,))
        )
        lines = _broken(list(pieces), self.size, width)
        most = int(height / (self.size * _LEADING))
        if len(lines) > most:
            lines = [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), self.size, width)]
        self.lines = lines

    @property
    def height(self) -> float:
        """Pixels from the top of the first line to the bottom of the last."""
        return self.size * (_LEADING * (len(self.lines) - 1) + _ASCENT + _DESCENT)

    def placed(self, top: float) -> Iterator[tuple[str, float]]:
        """The lines with where their letters stand."""
        for number, line in enumerate(self.lines):
            yield line, top + self.size * (_ASCENT + _LEADING * number)


def draw_line(canvas: Image.Image, text: str, size: int, place: tuple[float, float], anchor: str) -> None:
    """Draw a text in one line: how much of each pixel it covers."""
    ImageDraw.Draw(canvas).text(place, text, fill=255, font=font(size), anchor=anchor)

"""A social card: what stands beside a link to a page where people share it. 1200 × 630 pixels, sixteen colours.

The leaf of a calendar with the day's number, as on the site; the title as large as it fits; the series in the band.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from ..drawings import CARD_HEIGHT, CARD_WIDTH, CardDrawing
from .lettering import TextBlock, draw_line, drawable, fitted

_PAPER, _INK, _SOFT, _RED, _WHITE, _RULE = (
    (0xFB, 0xF7, 0xEF),
    (0x1F, 0x23, 0x28),
    (0x5C, 0x57, 0x4D),
    (0xA8, 0x23, 0x1B),
    (0xFF, 0xFF, 0xFF),
    (0xDC, 0xCF, 0xB8),
)
_STEPS = 2
"""How many shades lie between a colour and what is behind it: few, for small files."""
_BAND = 112
_MARGIN = 80
_LEAF = (_MARGIN, 190, _MARGIN + 300, 500)
_GAP = 56
_FOOT = 590
_SMALL = 34
_TITLE_SIZES = range(98, 49, -6)
_NUMBER_SIZES = range(210, 59, -15)

_Colour = tuple[int, int, int]


def _shades(front: _Colour, behind: _Colour) -> list[_Colour]:
    """The colours from a little of `front` to all of it."""
    return [
        (
            behind[0] + (front[0] - behind[0]) * step // _STEPS,
            behind[1] + (front[1] - behind[1]) * step // _STEPS,
            behind[2] + (front[2] - behind[2]) * step // _STEPS,
        )
        for step in range(1, _STEPS + 1)
    ]


_PALETTE = [_PAPER, *_shades(_INK, _PAPER), *_shades(_SOFT, _PAPER), _RED, *_shades(_WHITE, _RED), _RULE]
_AT_PAPER, _AT_INK, _AT_SOFT, _AT_RED, _AT_WHITE = 0, 0, _STEPS, 2 * _STEPS + 1, 2 * _STEPS + 1
_AT_RULE = 3 * _STEPS + 2


def draw_card(card: CardDrawing) -> bytes:
    """The PNG file of a card. What the font has no letters for is left out."""
    canvas = Image.new("P", (CARD_WIDTH, CARD_HEIGHT), _AT_PAPER)
    canvas.putpalette([value for colour in _PALETTE for value in colour])
    shapes = ImageDraw.Draw(canvas)
    _draw_band(shapes, _BAND)
    number = drawable(card.number)
    if number:
        _draw_leaf(shapes, _mirrored(card, _LEAF))
    _write(canvas, _on_band(card), _AT_WHITE, 0, _BAND)
    _write(canvas, _title_and_number(card, number), _AT_INK, _BAND, _FOOT - _SMALL)
    _write(canvas, _foot(card), _AT_SOFT, _FOOT - _SMALL, CARD_HEIGHT)
    file = io.BytesIO()
    canvas.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _draw_band(shapes: ImageDraw.ImageDraw, bottom: int) -> None:
    """The red band, with holes as of a leaf that was torn off."""
    shapes.rectangle((0, 0, CARD_WIDTH, bottom), fill=_AT_RED)
    for middle in range(12, CARD_WIDTH, 24):
        shapes.ellipse((middle - 6, bottom - 6, middle + 6, bottom + 6), fill=_AT_PAPER)


def _draw_leaf(shapes: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    for below in (16, 8, 0):  # tomorrow's leaves show underneath
        shapes.rectangle((left + below, top, right - below, bottom + below), fill=_AT_PAPER, outline=_AT_RULE, width=3)
    shapes.rectangle((left, top, right, top + 52), fill=_AT_RED)
    for middle in (left + 75, right - 75):
        shapes.ellipse((middle - 11, top + 14, middle + 11, top + 36), fill=_AT_PAPER)


def _mirrored(card: CardDrawing, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return (CARD_WIDTH - right, top, CARD_WIDTH - left, bottom) if card.right_to_left else box


def _mask() -> Image.Image:
    return Image.new("L", (CARD_WIDTH, CARD_HEIGHT), 0)


def _start(card: CardDrawing) -> tuple[int, str]:
    """Where lines begin, and the anchor of what begins there."""
    return (CARD_WIDTH - _MARGIN, "rs") if card.right_to_left else (_MARGIN, "ls")


def _on_band(card: CardDrawing) -> Image.Image:
    mask = _mask()
    at, anchor = _start(card)
    if text := fitted(drawable(card.band), _SMALL + 4, CARD_WIDTH - 2 * _MARGIN):
        draw_line(mask, text, _SMALL + 4, (at, 66), anchor)
    return mask


def _foot(card: CardDrawing) -> Image.Image:
    mask = _mask()
    at, anchor = _start(card)
    if text := fitted(drawable(card.foot), _SMALL, CARD_WIDTH - 2 * _MARGIN):
        draw_line(mask, text, _SMALL, (at, _FOOT), anchor)
    return mask


def _title_and_number(card: CardDrawing, number: str) -> Image.Image:
    mask = _mask()
    left, top, right, bottom = _mirrored(card, _LEAF)
    if number:
        figure = TextBlock(number, _NUMBER_SIZES, right - left - 32, 230)
        middle = (top + 52 + bottom) / 2
        draw_line(mask, figure.lines[0], figure.size, ((left + right) / 2, middle + figure.size * 0.325), "ms")
    title = drawable(card.title)
    if title:
        at, anchor = _start(card)
        taken = right - left + _GAP if number else 0
        block = TextBlock(title, _TITLE_SIZES, CARD_WIDTH - 2 * _MARGIN - taken, 222 if number else 180)
        start = at + (-taken if card.right_to_left else taken)
        for line, base in block.placed((top + bottom) / 2 + 8 - block.height / 2):
            draw_line(mask, line, block.size, (start, base), anchor)
    return mask


def _write(canvas: Image.Image, mask: Image.Image, colour: int, top: int, bottom: int) -> None:
    """Put letters onto the canvas between two heights: by how much they cover, in one of the shades of a colour."""
    box = (0, top, CARD_WIDTH, bottom)
    letters = mask.crop(box)
    covered = letters.point([255 if level * _STEPS // 200 else 0 for level in range(256)])
    shades = letters.point([colour + min(level * _STEPS // 200, _STEPS) for level in range(256)])
    canvas.paste(shades, (0, top), covered)

"""What is to be drawn, as values: whoever makes a page says what, and `pictures/` makes it."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from .values import dataclass

CARD_WIDTH, CARD_HEIGHT = 1200, 630
"""Pixels of a card: what the places that show one ask for."""


@dataclass(frozen=True, slots=True)
class CardDrawing:
    """A social card, in words that are ready to be drawn."""

    title: str
    number: str = ""
    """what stands big on the leaf of the calendar; "" for a card without a leaf"""
    band: str = ""
    """what stands above it all, in the red band"""
    foot: str = ""
    """what stands below"""
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture of the content folder in another size or format, upright and without what a camera wrote into it."""

    name: str
    """the file it is made from"""
    digest: str
    """SHA-256 of that file"""
    format: str
    """"JPEG", "PNG", "WEBP" or "AVIF" """
    width: int
    """pixels, at most those of the file"""
    quality: int

    def drawing(self) -> Rendition:
        """Itself."""
        return self


@dataclass(frozen=True, slots=True)
class CleanCopy:
    """A picture of the content folder as it is, without what a camera wrote into it, or without its scripts."""

    name: str
    digest: str

    def drawing(self) -> CleanCopy:
        """Itself."""
        return self


Drawing = CardDrawing | Rendition | CleanCopy


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is known of a picture file."""

    nothing: ClassVar[PictureFacts]

    format: str
    """as Pillow calls it, or "SVG"; "" for a file that is no picture, or is broken"""
    width: int = 0
    """pixels as it is shown, upright; 0 when nobody knows"""
    height: int = 0
    can_resize: bool = False
    """whether other sizes of it can be made: not of what moves, nor of what has unusual colours"""
    is_lossy: bool = False
    """whether its format is one for photographs"""
    is_dirty: bool = False
    """whether it holds what no reader should get: where it was taken, who took it with what, scripts"""


PictureFacts.nothing = PictureFacts("")


@runtime_checkable
class HasDrawing(Protocol):
    """The value of a file that is drawn."""

    def drawing(self) -> Drawing:
        """What is drawn."""

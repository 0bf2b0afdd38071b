"""What is to be drawn, as values: whoever makes a page says what, and `pictures/` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

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


Drawing = CardDrawing


@runtime_checkable
class HasDrawing(Protocol):
    """The value of a file that is drawn."""

    def drawing(self) -> Drawing:
        """What is drawn."""

"""HTML on its way from Markdown to what pages hold."""

from __future__ import annotations

from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Converted:
    """What Markdown became, before it is cleaned."""

    html: str
    is_clean: bool = False
    """whether cleaning would change nothing: who made it knows all that can stand in it"""

    def split(self, pieces: list[str]) -> list[Converted]:
        """Pieces of it, each as clean as the whole."""
        return [Converted(piece, self.is_clean) for piece in pieces]

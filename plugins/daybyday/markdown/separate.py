"""A text and the short texts that go with it, each converted by itself: the plain way, right with any Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Convert = Callable[[str], str]
ConvertAll = Callable[[Convert, str, Sequence[str], str], tuple[str, list[str]]]


def convert_separately(convert: Convert, whole: str, pieces: Sequence[str], references: str) -> tuple[str, list[str]]:
    """The HTML of `whole`, and of each piece, which may use the definitions in `references`."""
    return convert(whole), [convert_alone(convert, piece, references) for piece in pieces]


def convert_alone(convert: Convert, piece: str, references: str) -> str:
    """The HTML of one piece."""
    return convert(f"{piece}\n\n{references}")

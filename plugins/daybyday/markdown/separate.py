"""A text and the short texts that go with it, each converted by itself: the plain way, right with any Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Convert = Callable[[str], str]
ConvertAll = Callable[[Convert, str, Sequence[str], str], tuple[str, list[str]]]


def convert_separately(
    convert: Convert, text: str, short_texts: Sequence[str], references: str
) -> tuple[str, list[str]]:
    """The HTML of `text`, and of each of `short_texts`, which may use the definitions of links in `references`."""
    return convert(text), [convert_alone(convert, short_text, references) for short_text in short_texts]


def convert_alone(convert: Convert, short_text: str, references: str) -> str:
    """The HTML of one short text."""
    return convert(f"{short_text}\n\n{references}")

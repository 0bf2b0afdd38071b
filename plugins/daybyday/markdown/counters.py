"""What a converter remembers from one text to the next, beyond what its extensions forget by themselves."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

_PLAIN = (bool, int, float, str, tuple, type(None))


def parts_of(converter: Markdown) -> tuple[object, ...]:
    """Everything that a converter is made of."""
    return (
        *converter.registeredExtensions,
        *converter.preprocessors,
        *converter.parser.blockprocessors,
        *converter.inlinePatterns,
        *converter.treeprocessors,
        *converter.postprocessors,
    )


class Counters:
    """Numbers and marks that Markdown's own extensions count on with (the `UNIQUE_IDS` of footnotes, for one).

    Each text has to become what it would alone: which ones were converted before it in this process depends on what
    has changed, and on the number of workers.
    """

    def __init__(self, converter: Markdown) -> None:
        values = [vars(part) for part in parts_of(converter) if hasattr(part, "__dict__")]
        self._beginnings = [(now, beginning) for now in values if (beginning := _plain(now))]

    def begin_again(self) -> None:
        """Everything as it was before the first text."""
        for now, beginning in self._beginnings:
            now.update(beginning)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if type(value) in _PLAIN}

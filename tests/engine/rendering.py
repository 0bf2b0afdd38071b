"""What whoever uses the engine does between `triage` and `emit`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from daybyday.engine import RenderedFile


def rendered(
    stale: Iterable[Any], print_of: Callable[[Any], bytes], render: Callable[[Any], bytes]
) -> Iterator[RenderedFile]:
    """What a triage found stale, rendered in this process."""
    for part in stale:
        yield RenderedFile(part.path, print_of(part), render(part))

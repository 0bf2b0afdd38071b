"""What whoever uses the engine does between `triage` and `emit`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from daybyday.engine import RenderedFile


def rendered(stale: Iterable[tuple[Any, bytes]], render: Callable[[Any], bytes]) -> Iterator[RenderedFile]:
    """What a triage found stale, rendered in this process."""
    for part, fingerprint in stale:
        yield RenderedFile(part.path, fingerprint, render(part))

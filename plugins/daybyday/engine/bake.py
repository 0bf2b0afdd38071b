"""Work -> bytes. Serial today; the seam for workers is here, where only keys and values pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar


class HasPath(Protocol):
    """Anything that says where its bytes go."""

    @property
    def path(self) -> str:
        """POSIX path relative to the output folder."""


Work = TypeVar("Work", bound=HasPath)


def bake(works: Iterable[Work], render: Callable[[Work], bytes]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each work, in the order they come."""
    for work in works:
        yield work.path, render(work)

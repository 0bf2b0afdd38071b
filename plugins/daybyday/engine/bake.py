"""Work -> bytes, in this process; for workers the same is done around `staging.stage`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .records import P


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made from what has `fingerprint`: its bytes, or what a worker wrote aside.

    Without `data`, `staged` is the file's name in the folder aside, `digest` its SHA-256 in hex,
    `size` its bytes: `Made(path, fingerprint, None, *stage(folder, number, data))`.
    """

    path: str
    fingerprint: bytes
    data: bytes | None
    staged: str = ""
    digest: str = ""
    size: int = 0


def bake(stale: Iterable[tuple[P, bytes]], render: Callable[[P], bytes]) -> Iterator[Made]:
    """What a triage found stale, made in its order, one at a time."""
    for part, fingerprint in stale:
        yield Made(part.path, fingerprint, render(part))

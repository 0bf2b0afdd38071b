"""A large dictionary kept in pieces, so that a change of one entry writes one piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from .store import Store

_COUNT = 32


def load(store: Store, name: str) -> dict[str, Any]:
    """All entries. A piece that is lost or damaged is empty: what is not known is found out again."""
    entries: dict[str, Any] = {}
    for number in range(_COUNT):
        piece = store.load(f"{name} {number}")
        if isinstance(piece, dict):
            entries.update(piece)
    return entries


def save(store: Store, name: str, entries: Mapping[str, Any], changed: Iterable[str]) -> None:
    """Save the pieces in which the keys `changed` lie (those that were added, altered or taken out)."""
    numbers = {_number(key) for key in changed}
    pieces: dict[int, dict[str, Any]] = {number: {} for number in numbers}
    for key, value in entries.items() if pieces else ():
        if (number := _number(key)) in pieces:
            pieces[number][key] = value
    for number, piece in pieces.items():
        store.save(f"{name} {number}", piece)


def _number(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % _COUNT

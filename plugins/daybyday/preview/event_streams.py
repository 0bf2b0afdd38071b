"""Event streams: every browser that listens is told what changed."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any

_BREATH = 15.0
"""Seconds after which a silent stream says that it is still there, and finds out whether the browser is."""


def event(name: str, facts: Mapping[str, Any]) -> bytes:
    """One event as it goes over the wire."""
    return f"event: {name}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n".encode("utf-8", "backslashreplace")


class Streams:
    """All streams that are open."""

    def __init__(self) -> None:
        self._open: set[queue.SimpleQueue[bytes | None]] = set()
        self._closed = False
        self._lock = Lock()

    def send(self, name: str, facts: Mapping[str, Any]) -> None:
        """Send an event to all."""
        data = event(name, facts)
        with self._lock:
            for stream in self._open:
                stream.put(data)

    def listen(self, first: bytes) -> Iterator[bytes]:
        """The pieces of one stream, `first` and then whatever comes, until all are closed."""
        mine: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        with self._lock:
            if self._closed:
                return
            self._open.add(mine)
        try:
            yield b"retry: 500\n\n" + first
            while True:
                try:
                    data = mine.get(timeout=_BREATH)
                except queue.Empty:
                    data = b": still here\n\n"
                if data is None:
                    return
                yield data
        finally:
            with self._lock:
                self._open.discard(mine)

    def close(self) -> None:
        """End all streams; new ones end at once."""
        with self._lock:
            self._closed = True
            for stream in self._open:
                stream.put(None)

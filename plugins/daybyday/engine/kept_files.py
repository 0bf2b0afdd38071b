"""Bytes that took long to make, kept between builds: one file each in a folder that may vanish or rot at any time.

A key stands for everything the bytes were made from. What is not there, or not whole, is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection
from pathlib import Path

_SUM = 32
"""Bytes of the checksum that stands before the others."""


class KeptFiles:
    """Files by their keys, hexadecimal digests. `folder` is None when nothing is kept beyond the process."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None when there is nothing whole."""
        if self._folder is None:
            return None
        try:
            stored = (self._folder / key).read_bytes()
        except OSError:
            return None
        data = stored[_SUM:]
        return data if stored[:_SUM] == _checksum(key, data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; where the disk refuses, they are made again next time."""
        if self._folder is None:
            return
        # Several processes may write one and the same: each renames a file of its own.
        aside = self._folder / f"{key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_checksum(key, data) + data)
            aside.replace(self._folder / key)

    def keep(self, keys: Collection[str]) -> None:
        """Remove what is kept under other keys, once it is more than what is wanted: an edit may be taken back."""
        if self._folder is None:
            return
        try:
            unwanted = [path for path in self._folder.iterdir() if path.name not in keys]
        except OSError:
            return
        if len(unwanted) <= len(keys):
            return
        for path in unwanted:
            with contextlib.suppress(OSError):
                path.unlink()


def _checksum(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + data).digest()

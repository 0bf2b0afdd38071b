"""Files of the content folder that would be published as they are, and hold what lets somebody in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..credentials import is_credential_file, secrets_in
from ..messages import say
from ..model import Finding, Place

_LARGEST = 1_000_000
"""Bytes of a file that is looked into: keys and tokens stand in small ones."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".pdf", ".mp3", ".m4a", ".ogg", ".mp4", ".webm", ".woff2", ".zip", ".epub")  # fmt: skip


def secret_files(names: Iterable[str], files: Mapping[str, Path]) -> Iterator[Finding]:
    """A finding for each of some files that is one for credentials by its name, and for each token or private key in the others."""
    for name in names:
        if is_credential_file(name):
            message = say("a file of this name holds what lets somebody in, and would be published")
            yield Finding("error", "secret-file", Place(name), message, say("keep it outside the content folder"))
        elif not name.lower().endswith(_PICTURES):
            yield from secrets_in(name, _start_of(files[name]))


def _start_of(path: Path) -> bytes:
    """The bytes of a file; none of one that is large, or cannot be read: that is said elsewhere."""
    try:
        return path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    except OSError:
        return b""

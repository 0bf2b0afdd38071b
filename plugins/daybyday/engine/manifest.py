"""The manifest: path and SHA-256 of every file we wrote, as `sha256sum -c` reads it.

It lies in the output and travels with it, so what a build may remove does not depend on any cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ..patterns import regex

NAME = "manifest.txt"

_LINE = regex(r"([0-9a-f]{64})  (.+)")


def digest_of(data: bytes) -> str:
    """SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def parse_manifest(data: bytes) -> dict[str, str]:
    """Path -> digest. A line that is not ours is passed over: it can only keep a file from removal."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return {}
    digests = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        if match := _LINE.fullmatch(line):
            digests[match.group(2)] = match.group(1)
    return digests


def manifest_bytes(digests: Mapping[str, str]) -> bytes:
    """The manifest of some files, sorted by path."""
    return "".join([f"{digests[path]}  {path}\n" for path in sorted(digests)]).encode("utf-8")

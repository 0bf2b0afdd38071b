"""Compressed copies of files, for web servers that look for `page.html.br` or `page.html.gz` beside `page.html`.

A copy is made from the bytes of its file alone, so equal files have equal copies. They stand in the manifest. A build that
changes a file removes its copies with the same stroke, whether it makes new ones or not: none is ever older than its file.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ...engine import RenderedFile, triage
from ...engine.records import Record
from .. import distributions

SUFFIXES = {"gzip": ".gz", "brotli": ".br"}
"""Content coding (RFC 9110, RFC 7932) -> what the name of a copy ends in."""
_TEXTS = (
    ".html",
    ".xml",
    ".rss",
    ".atom",
    ".json",
    ".txt",
    ".ics",
    ".opml",
    ".js",
    ".css",
    ".svg",
    ".webmanifest",
    ".md",
)
_SMALLEST = 512
"""Bytes of a file: below, a copy saves nothing a reader would notice."""
_AT_ONCE = 64
_VERSION = "1"
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Without name, time and system (RFC 1952), so that the same bytes are made everywhere."""


@dataclass(frozen=True, slots=True)
class _Copy:
    path: str
    source: str
    coding: str


def can_brotli() -> bool:
    """Whether brotli is installed."""
    return distributions.is_installed("brotli")


def kept_copies(
    records: Mapping[str, Record], fresh: Mapping[str, Record], output: Path, wanted: Collection[str] | None
) -> dict[str, Record]:
    """The copies of fresh files that are as they were left; of the codings `wanted`, or of any for None."""
    codings = SUFFIXES if wanted is None else wanted
    copies = [copy for copy in _copies(fresh, codings) if copy.path in records and copy.path not in fresh]
    return triage(copies, lambda copy: _fingerprint(copy.coding, fresh[copy.source]), records, output).fresh


def missing_copies(records: Mapping[str, Record], output: Path, wanted: Collection[str]) -> Iterator[RenderedFile]:
    """Copies of the codings `wanted` that are not there. Raises `OSError`."""
    from concurrent.futures import ThreadPoolExecutor  # a build that changes nothing does without

    missing = [copy for copy in _copies(records, wanted) if copy.path not in records]
    with ThreadPoolExecutor() as threads:  # both compressors let other threads run
        for start in range(0, len(missing), _AT_ONCE):
            chunk = missing[start : start + _AT_ONCE]
            for copy, data in zip(chunk, threads.map(partial(_compressed, output), chunk), strict=True):
                yield RenderedFile(copy.path, _fingerprint(copy.coding, records[copy.source]), data)


def _copies(records: Mapping[str, Record], codings: Collection[str]) -> Iterator[_Copy]:
    for path, record in records.items():
        if record.size >= _SMALLEST and path.endswith(_TEXTS):
            for coding in codings:
                yield _Copy(f"{path}{SUFFIXES[coding]}", path, coding)


def _fingerprint(coding: str, source: Record) -> bytes:
    versions = " ".join(distributions.versions(("brotli",))) if coding == "brotli" else ""
    return hashlib.blake2b(f"{_VERSION} {coding} {versions} {source.digest}".encode(), digest_size=16).digest()


def _compressed(output: Path, copy: _Copy) -> bytes:
    compress: Callable[[bytes], bytes] = {"gzip": gzipped, "brotli": brotlied}[copy.coding]
    return compress((output / copy.source).read_bytes())


def gzipped(data: bytes) -> bytes:
    """A gzip file (RFC 1952) with nothing in it but the data."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = compressor.compress(data) + compressor.flush()
    return _GZIP_HEADER + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def brotlied(data: bytes) -> bytes:
    """A brotli stream (RFC 7932)."""
    import brotli

    compressed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=9)
    return compressed

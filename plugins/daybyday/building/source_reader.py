"""One file -> what it says and what its Markdown becomes; the same in every process."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..markdown.settings import MarkdownSettings
from ..messages import say
from ..model import Finding, Manuscript, Place
from ..prose import Body, Facts
from ..reading import Reading, read_post
from ..reading.source_prints import print_of, write_line
from ..values import dataclass
from .codec import Packed, ReadSource, pack_body, pack_source
from .content_folder import digest_of, read_file, unreadable_post

if TYPE_CHECKING:
    from ..markdown.converter import Converter

_KEY_SIZE = 16


@dataclass(frozen=True)
class SourceReader:
    """All that reading and converting depend on beside the file. `conversion_key` is what both rest on."""

    conversion_key: str
    reading: Reading
    markdown: MarkdownSettings

    @cached_property
    def _converter(self) -> Converter:
        from ..markdown.converter import Converter

        return Converter(self.markdown)

    @cached_property
    def _base(self) -> blake2b:
        reading = self.reading
        words = (reading.vocabulary, reading.function_words, reading.quotation_marks)
        facts = (reading.languages, reading.day_prefixes, reading.homework_labels, words)
        return blake2b(f"{self.conversion_key}\n{facts!r}".encode("utf-8", "surrogatepass"), digest_size=_KEY_SIZE)

    @cached_property
    def _places(self) -> dict[str, blake2b]:
        return {}

    def __reduce__(self) -> tuple[object, ...]:
        """To another process go the facts; it makes a converter of its own."""
        return SourceReader, (self.conversion_key, self.reading, self.markdown)

    def key(self, name: str, digest: bytes) -> bytes:
        """Fingerprint of a file: its place, the digest of its bytes, and what it is read by."""
        folder, _, _ = name.rpartition("/")
        base = self._places.get(folder)
        if base is None:
            base = self._base.copy()
            base.update(repr(self._series_of(folder)).encode("utf-8", "surrogatepass"))
            self._places[folder] = base
        total = base.copy()
        total.update(f"\0{name}\0".encode("utf-8", "surrogatepass"))
        total.update(digest)
        return total.digest()

    def body_key(self, digest: str) -> bytes:
        """The key of a converted text, by the digest of its source: wherever it stands, it is the same."""
        return blake2b(
            f"{self.conversion_key}\0{digest}".encode("utf-8", "surrogatepass"), digest_size=_KEY_SIZE
        ).digest()

    def read(self, name: str, data: bytes) -> tuple[ReadSource, Body]:
        """Read and convert one file."""
        manuscript, findings = read_post(name, data, self.reading)
        key = self.key(name, digest_of(data))
        body, problems, swallowed = Body(), list[Finding](), False
        if manuscript.readable and not any(finding.code == "markdown-too-much" for finding in findings):
            body, problems, swallowed = self._convert(manuscript)
        source = manuscript.source(key.hex())
        return ReadSource(key, source, body.facts, (*findings, *problems), swallowed), body

    def _convert(self, manuscript: Manuscript) -> tuple[Body, list[Finding], bool]:
        from ..markdown.converter import HomeworkSwallowedError

        try:
            return self._converter.convert(manuscript), [], False
        except HomeworkSwallowedError:
            return Body(), [], True
        except RecursionError:
            finding = Finding(
                "error",
                "markdown-too-much",
                Place(manuscript.path, manuscript.text_line),
                say("lists or quotations are nested too deep for Markdown"),
                say("write it flatter"),
            )
            return Body(), [finding], False

    def _series_of(self, folder: str) -> tuple[str, tuple[str, ...]] | None:
        """The series a folder belongs to, and its languages: they decide how its files are read."""
        while folder:
            if folder in self.reading.series_folders:
                return folder, self.reading.series_languages.get(folder, ())
            folder, _, _ = folder.rpartition("/")
        return None


@dataclass(frozen=True, slots=True)
class CachedSource:
    """A file that was read, as processes pass it on and the store keeps it. `packed` is None when it cannot be read."""

    name: str
    packed: Packed | None
    body_key: bytes = b""
    body: bytes = b""
    problem: Finding | None = None


def read_files(reader: SourceReader, files: Mapping[str, str]) -> list[CachedSource]:
    """Read and convert files, given as name -> path. A file that cannot be read is a source with a `problem`."""
    sources = []
    for name, path in files.items():
        try:
            data = read_file(path)
        except OSError as error:
            sources.append(CachedSource(name, None, problem=unreadable_post(name, error)))
            continue
        result, body = reader.read(name, data)
        body_key = reader.body_key(result.source.digest)
        sources.append(CachedSource(name, pack_source(result), body_key, marshal.dumps(pack_body(body))))
    return sources


def read_source_prints(reader: SourceReader, files: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(name, fingerprint, line) of originals, given as name -> path: what a translation of each would remember today.

    A file that has gone meanwhile is left out.
    """
    lines = []
    for name, path in files.items():
        try:
            data = read_file(path)
        except OSError:
            continue
        manuscript, _ = read_post(name, data, reader.reading)
        lines.append((name, reader.key(name, digest_of(data)).hex(), write_line(print_of(manuscript))))
    return lines


def by_name_alone(name: str, reading: Reading) -> ReadSource:
    """What goes on without the bytes of a file: what its name says."""
    manuscript, _ = read_post(name, b"", reading)
    return ReadSource(b"", replace(manuscript, readable=False, written=True).source(""), Facts())

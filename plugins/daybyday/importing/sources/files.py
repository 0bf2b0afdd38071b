"""Bytes of strangers -> text: sizes and encodings are looked at before anything is understood."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from ...messages import Message, say
from ..errors import ImportRefusedError, refused

LARGEST_EXPORT = 256_000_000
"""bytes of an export"""
LARGEST_PAGE = 32_000_000
"""bytes of a saved page, its pictures included"""
ENCODING_GUESSED = say("nothing says in which encoding the file is, and it was read as Windows-1252")
_CHUNK = 1 << 16
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")
_BINARIES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"SQLite format 3")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
# What is left of a character when it was decoded with another encoding than it was written in.
_MOST_NULS = 100
"""In so many bytes one may be nought by a fault of some program."""
_OF_TEXTS = re.compile(
    r"utf-(?:8|16|32)|ascii|iso8859|cp[0-9]|koi8|mac[-_]|gb|big5|shift_jis|euc_|iso2022|latin|tis|ptcp|kz1048|johab|hz"
)
"""Encodings of Python in which texts are written; others (base64, rot13) pack them."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def head_of(path: Path, size: int = 1 << 14) -> bytes:
    """The first bytes of a file. Raises `ImportRefusedError`."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise refused(path, say("it cannot be read ({reason})", reason=error.strerror or "")) from None


def refuse_unfit(path: Path, largest: int) -> None:
    """Raise `ImportRefusedError` for what is too large, packed, empty, or no text."""
    if not path.is_file():
        raise refused(path, say("this is no text file"))
    head = head_of(path)
    size = path.stat().st_size
    if size > largest:
        raise refused(path, _too_large(size, largest))
    if not head.strip(b"\x00\t\n\r "):
        raise refused(path, say("the file is empty"))
    if head.startswith(_ARCHIVES):
        raise refused(path, say("it is packed; unpack it, and import what is in it"))
    if head.startswith(_BINARIES) or (
        head.count(0) > len(head) // _MOST_NULS and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        raise refused(path, say("this is no text file"))


def _too_large(size: int, largest: int) -> Message:
    return say(
        "it has {size} MB, and at most {most} MB are read; export it in parts, such as year by year",
        size=size // 1_000_000,
        most=largest // 1_000_000,
    )


def encoding_of(head: bytes) -> str:
    """The encoding that a byte-order mark or an XML declaration names; UTF-8 where none does (XML 1.0, 4.3.3)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    match = _DECLARED.search(head[:1024])
    return _of_text(match[1].decode("ascii") if match else "") or "utf-8"


def _of_text(name: str) -> str:
    """An encoding by the name that Python has for it; "" for none, and for one in which no text is written: some of
    those take hours for a page (`punycode`).
    """
    try:
        encoding = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    return encoding if _OF_TEXTS.match(encoding) else ""


def chunks_of(path: Path) -> Iterator[str]:
    """The text of a large file piece by piece. Raises `ImportRefusedError` for bytes that its encoding does not know."""
    encoding = encoding_of(head_of(path))
    decoder = codecs.getincrementaldecoder(encoding)()
    offset = 0
    try:
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                yield decoder.decode(data)
                offset += len(data)
            yield decoder.decode(b"", final=True)
    except UnicodeError as error:
        at = offset + max(getattr(error, "start", 0), 0)
        raise refused(path, _wrong_encoding(encoding, at)) from None
    except OSError as error:
        raise refused(path, say("it cannot be read ({reason})", reason=error.strerror or "")) from None


def _wrong_encoding(encoding: str, offset: int) -> Message:
    return say(
        "near byte {offset} it is not {encoding}, which it says it is written in; save it again as UTF-8",
        offset=offset,
        encoding=encoding.upper().removesuffix("-SIG"),
    )


def whole_text(path: Path, data: bytes, declared: str = "") -> str:
    """The text of a small file: by its mark, by what it declares, as UTF-8, else as Windows-1252 has it."""
    encodings = [*(name for mark, name in _MARKS if data.startswith(mark)), _of_text(declared), "utf-8", "cp1252"]
    for encoding in filter(None, encodings):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise refused(path, say("nobody can tell in which encoding it is written; save it again as UTF-8"))


def is_guessed(data: bytes, declared: str = "") -> bool:
    """Whether nothing says in which encoding a file is, and it is not UTF-8."""
    if _of_text(declared) or any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def read_bytes(path: Path, largest: int) -> bytes:
    """A whole file. Raises `ImportRefusedError`."""
    refuse_unfit(path, largest)
    try:
        return path.read_bytes()
    except OSError as error:
        raise refused(path, say("it cannot be read ({reason})", reason=error.strerror or "")) from None


def without_controls(text: str) -> tuple[str, int]:
    """Text without characters that neither XML nor a page can hold, and how many there were."""
    return _CONTROL.subn("", text)


__all__ = [
    "LARGEST_EXPORT",
    "LARGEST_PAGE",
    "ImportRefusedError",
    "chunks_of",
    "head_of",
    "read_bytes",
    "refuse_unfit",
    "whole_text",
    "without_controls",
]

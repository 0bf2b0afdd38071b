"""The line `source:` of a file renewed, or begun; every other byte of the file stays as its author left it."""

from __future__ import annotations

from dataclasses import replace

from ..messages import say
from ..model import Manuscript
from ..patterns import regex
from ..reading import Reading, read_post
from ..reading.header import Header, in_english, read_header
from ..reading.text import decode
from ..writing import same_content
from ..writing.scalars import scalar
from .translations import TranslationError

_ROW = regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_KEY_AND_VALUE = regex(r"(?P<key>[^:]*:)[ \t]*(?P<value>.*?)(?P<remark>[ \t]+#.*)?(?P<end>[\r\n]*)\Z")


def with_source_line(path: str, data: bytes, line: str, reading: Reading) -> bytes:
    """The bytes of a file with `line` behind `source:`. Raises `TranslationError` where no line can stand there."""
    before, _ = read_post(path, data, reading)
    if not before.readable:
        raise TranslationError(say("{path} cannot be read; `invoke check` says why", path=path))
    rows = _ROW.findall(data.decode("utf-8"))
    header = in_english(read_header(decode(data, path)[0], path), reading.vocabulary.keys, path)
    if "source" in header.places:
        _renew(rows, header.places["source"].line - 1, line)
    else:
        _begin(rows, path, header, line)
    renewed = "".join(rows).encode("utf-8")
    after, _ = read_post(path, renewed, reading)
    if not _differs_in_source_alone(before, after, line):
        raise TranslationError(
            say("{path} was not touched: write `source: {line}` into its header by hand", path=path, line=line)
        )
    return renewed


def _renew(rows: list[str], at: int, line: str) -> None:
    """Put another value behind the key in a row; what an old one took of the rows below goes with it."""
    match = _KEY_AND_VALUE.fullmatch(rows[at])
    if match:
        rows[at] = f"{match['key']} {scalar(line)}{match['remark'] or ''}{match['end']}"
        while at + 1 < len(rows) and rows[at + 1][:1] in (" ", "\t") and rows[at + 1].strip():
            del rows[at + 1]


def _begin(rows: list[str], path: str, header: Header, line: str) -> None:
    """Put a line of its own at the end of the header."""
    if not header.entries:
        raise TranslationError(
            say("{path} has no header; begin it with the lines `---`, `title: …` and `---`", path=path)
        )
    at = header.text_line - 1 if header.classic else header.text_line - 2
    end = "\r\n" if rows[0].endswith("\r\n") else "\r" if rows[0].endswith("\r") else "\n"
    if at and not rows[at - 1].endswith(("\r", "\n")):
        rows[at - 1] += end  # a file that is nothing but a header
    rows.insert(at, f"{'Source' if header.classic else 'source'}: {scalar(line)}{end}")


def _differs_in_source_alone(before: Manuscript, after: Manuscript, line: str) -> bool:
    like_before = replace(
        after, translated_from=before.translated_from, status=before.status, unfinished=before.unfinished
    )
    return after.translated_from == line and same_content(before, like_before)

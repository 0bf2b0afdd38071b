"""Letters that a program read in the wrong encoding (`â€™`), and references that were escaped once too often."""

from __future__ import annotations

import html
import re
import unicodedata

from .pairs import closing_tag, replaced

# Windows-1252 as browsers read it (WHATWG): its five holes are control characters.
_BYTES = {bytes([number]).decode("cp1252", "ignore") or chr(number): number for number in range(0x80, 0x100)}
_CONTINUATIONS = "".join(re.escape(char) for char, number in _BYTES.items() if number < 0xC0) + "\u0080-\u00bf"
_BROKEN = re.compile(
    rf"[ÃÂ][{_CONTINUATIONS}]|[âã][{_CONTINUATIONS}][{_CONTINUATIONS}]|ð[{_CONTINUATIONS}]{{3}}|ï»¿|ï¸[{_CONTINUATIONS}]"
)
_BEGINNINGS = "ÃÂâãðï"
"""With what broken letters begin."""
_MOST_ROUNDS = 3
_ESCAPED_TWICE = re.compile(
    r"&amp;(?!amp;|lt;|gt;|quot;|#38;|#60;|#62;)(?=(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});)"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_TYPOGRAPHIC = re.compile(
    r"&#(?:8(?:2(?:0[1-9]|1[0-9]|2[0-9]|30)|211|212|230|242|243)|160|145|146|147|148|150|151|133);"
)
_PARTING_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|blockquote)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^>]*?-->")
_CODE = re.compile(r"<(?P<name>pre|code)\b", re.IGNORECASE)


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Text with its letters as they were meant, and what was mended (`â€™ → ’`)."""
    if text.isascii() or not any(letter in text for letter in _BEGINNINGS):
        return text, ()
    changes: list[str] = []

    def repaired(match: re.Match[str]) -> str:
        written = match.group()
        meant = _meant(written)
        if meant is None:
            return written
        changes.append(f"{written} → {meant}")
        return meant

    for _ in range(_MOST_ROUNDS):
        before, text = text, _BROKEN.sub(repaired, text)
        if before == text:
            break
    return text, tuple(changes)


def _meant(written: str) -> str | None:
    try:
        return bytes(_BYTES[char] if char in _BYTES else ord(char) for char in written).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return None


def mended_html(text: str) -> tuple[str, tuple[str, ...]]:
    """As `mended`, with references of HTML that were escaped twice, or stand for quotation marks by their numbers.

    In code a reference is what somebody wrote about.
    """
    whole, changes = mended(text)
    if "&" not in whole:
        return whole, changes
    kept: list[str] = []

    def aside(_: re.Match[str], __: str, code: str) -> str:
        kept.append(code)
        return f"\x05{len(kept) - 1}\x05"

    whole = replaced(_CODE, closing_tag, aside, whole.replace("\x05", ""))
    changes += ("&amp;…; → …",) * len(_ESCAPED_TWICE.findall(whole))
    whole = _ESCAPED_TWICE.sub("&", whole)
    written = [match.group() for match in _TYPOGRAPHIC.finditer(whole)]
    whole = re.sub("\x05([0-9]+)\x05", lambda match: kept[int(match[1])], whole)
    changes += tuple(f"{reference} → {html.unescape(reference)}" for reference in written)
    return whole, changes


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """A title or a summary as plain text on one line: without tags, its references as letters."""
    whole, changes = mended(text)
    references = list(changes)
    for _ in range(2):
        references += [f"{found} → {html.unescape(found)}" for found in _REFERENCE.findall(whole)]
        whole = html.unescape(whole)
    bare = _ANY_TAG.sub("", _PARTING_TAG.sub(" ", whole))
    return " ".join(unicodedata.normalize("NFC", bare).split()), tuple(references)

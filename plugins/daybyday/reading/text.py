"""Bytes -> text: UTF-8 with or without a byte-order mark, any line ends, composed letters (NFC), nothing unprintable."""

from __future__ import annotations

import unicodedata

from ..messages import NOTHING, Message, say
from ..model import Finding, Place
from ..patterns import regex

# What XML 1.0 cannot carry (F2), and what shows that letters were lost on the way.
FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff]")
# Characters that turn the reading direction of everything after them, in pages and in readers' lists.
BIDI_CONTROLS = regex("[\u202a-\u202e\u2066-\u2069]")
# What nobody can see and no script needs. Joiners, directional marks, soft hyphens and the tags of flags stay,
# and so does what this Python's Unicode does not know yet: an emoji of next year is no control character.
INVISIBLE = regex(
    "[\x00-\x1f\x7f-\x9f\u206a-\u206f\ufeff\ufff9-\ufffb\ufffd-\uffff\ud800-\udfff]|" + BIDI_CONTROLS.pattern
)

# Spaces that are no space bar's, and what has no width at all: fit for a word of prose, fatal beside a mark.
# For character classes.
UNSEEN_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
NO_WIDTH = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
UNSEEN = UNSEEN_SPACES + NO_WIDTH
# Of these, what means nothing at the beginning or the end of a value: joiners and directional marks may be a language's.
TRIMMED = UNSEEN_SPACES + "\u00ad\u200b\u2060-\u2064\ufeff"

# Of people; what follows another @ is the name of an account (`@ada@social.example`).
MAIL_ADDRESS = regex(r"(?<![\w@.+/-])[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w@-])")

_BINARY_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04")


def decode(data: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file with plain line ends, and what is wrong with its characters."""
    if data.startswith(_BINARY_STARTS):
        return "", (_binary(path),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", (_not_utf8(path, data, 0, say("the file is UTF-16")),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(path, bytes(error.object), error.start, NOTHING),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        # Names of tags, files and people are one name, on whichever computer they were typed.
        text = unicodedata.normalize("NFC", text)
    return text, tuple(_forbidden(text, path))


def _binary(path: str) -> Finding:
    return Finding(
        "error",
        "not-text",
        Place(path),
        say("this is not a text file"),
        say("only Markdown texts end in .md; give a picture its own ending"),
    )


def _not_utf8(path: str, data: bytes, offset: int, reason: Message) -> Finding:
    before = data[:offset].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = reason or say("byte 0x{byte} is not UTF-8", byte=f"{data[offset]:02x}")
    return Finding(
        "error", "not-utf8", Place(path, line, column), message, say("save the file again with the encoding UTF-8")
    )


def _forbidden(text: str, path: str) -> list[Finding]:
    findings: list[Finding] = []
    # Of what is forbidden one character alone could be printed. Most texts have none, and that is seen faster so.
    if "\ufffd" not in text and text.replace("\n", "").isprintable():
        return findings
    for match in FORBIDDEN.finditer(text):
        char = match.group()
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        if char == "\ufffd":
            message = say("a replacement character (U+FFFD): letters were lost when the text was copied")
            hint = say("write the missing letters again")
        else:
            message = say("an invisible control character (U+{code})", code=f"{ord(char):04X}")
            hint = say("delete it; it often comes with text pasted from another program")
        findings.append(Finding("error", "control-character", Place(path, line, column), message, hint))
        if len(findings) == 3:  # a file full of them needs no list
            break
    return findings

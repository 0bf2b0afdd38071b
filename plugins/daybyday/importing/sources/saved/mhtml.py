"""A page in one file (MHTML, RFC 2557): its HTML, and where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.message import EmailMessage, Message

from ....values import dataclass

_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
    "image/avif": ".avif",
}


@dataclass(frozen=True, slots=True)
class SavedHtml:
    """The bytes of a page, the encoding that its header names, its address."""

    data: bytes
    encoding: str
    address: str
    pictures: tuple[tuple[str, str, bytes], ...] = ()
    """(address in the page, ending of a file name, bytes)"""
    cut: str = ""
    """what the end of the file is missing from: "page", "parts"; "" for a whole one"""
    saved_on: str = ""
    """when it was saved, as its header says it (RFC 5322)"""


def looks_like_mhtml(head: str) -> bool:
    """Whether a file begins as a saved page in one file does."""
    start = head[:4000].lower()
    return "mime-version:" in start and ("multipart/related" in start or "content-type: text/html" in start)


def html_of(data: bytes) -> SavedHtml | None:
    """The page in a file; None where there is none."""
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        if not parts:
            return None
        payload = parts[0].get_payload(decode=True)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    if not isinstance(payload, bytes):
        return None
    pictures = tuple(_pictures(message))
    return SavedHtml(
        payload,
        parts[0].get_content_charset() or "",
        _address(message, parts[0]),
        pictures,
        _cut(message, parts[0]),
        str(message.get("Date") or ""),
    )


def _cut(message: Message, page: Message) -> str:
    """Where a file without its last boundary (RFC 2046, 5.1.1) breaks off: in the page, or behind it."""
    if not any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects):
        return ""
    *_, last = message.walk()
    return "page" if last is page else "parts"


def _pictures(message: Message) -> Iterator[tuple[str, str, bytes]]:
    """The pictures in a file, by the addresses that its page shows them with: `cid:` or their own (RFC 2392, 2557)."""
    for part in message.walk():
        ending = _ENDINGS.get(part.get_content_type(), "")
        data = part.get_payload(decode=True) if ending else None
        if not isinstance(data, bytes):
            continue
        identity = str(part.get("Content-ID") or "").strip("<> ")
        addresses = (str(part.get("Content-Location") or "").strip(), f"cid:{identity}" if identity else "")
        yield from ((address, ending, data) for address in addresses if address)


def _address(message: Message | EmailMessage, part: Message) -> str:
    headers = (part.get("Content-Location"), message.get("Snapshot-Content-Location"))
    return next((str(header).strip() for header in headers if header and str(header).strip().startswith("http")), "")

"""Comments of a text as the file beside it (docs/comments.md). Addresses of people do not come along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...markdown.cleaning import without_dangers
from ...messages import say
from ...model import Written
from ...reading import read_comments
from ...reading.text import MAIL_ADDRESS
from ...writing import double_quoted
from ...writing.post import date_in_header
from ..losses import LossBook
from ..markup.mending import mended, plain
from ..sources.files import without_controls
from ..texts import ImportedComment

_UNFIT_ID = re.compile(r"[^\w.:-]+")
_MASK = "…@…"
_DANGEROUS = re.compile(r"<(script|style|iframe|object|embed|form)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
"""What a page may not hold, with its words."""


def comments_file(
    path: str,
    comments: Iterable[ImportedComment],
    post_date: Written | None,
    languages: tuple[str, ...],
    book: LossBook,
) -> str:
    """The text of a file with comments; "" for none that can be shown."""
    usable = list(_usable(comments, post_date, book))
    text = "\n".join(map(_entry, usable))
    refused = {
        finding.place.line
        for finding in read_comments(path, text.encode("utf-8", "surrogatepass"), languages)[1]
        if finding.level == "error"
    }
    if not refused:
        return text
    kept = [comment for comment in usable if not _is_refused(comment, path, languages)]
    lost = [f"{comment.author}: {comment.html}" for comment in usable if comment not in kept]
    book.note("dropped", "comments-unfit", say("comments that cannot be shown here"), lost)
    return "\n".join(map(_entry, kept))


def _is_refused(comment: ImportedComment, path: str, languages: tuple[str, ...]) -> bool:
    alone = _entry(replace(comment, parent="")).encode("utf-8", "surrogatepass")
    return any(finding.level == "error" for finding in read_comments(path, alone, languages)[1])


def _usable(
    comments: Iterable[ImportedComment], post_date: Written | None, book: LossBook
) -> Iterator[ImportedComment]:
    """Comments with ids that are part of an address, each with a date, nobody's address in their words."""
    ids: dict[str, str] = {}
    for number, comment in enumerate(comments, 1):
        identity = _UNFIT_ID.sub("-", comment.id)[:100].strip("-") or f"c{number}"
        if identity in ids.values():
            identity = f"{identity}-{number}"
        ids[comment.id] = identity
        date = comment.date or post_date
        if date is None:
            book.note("dropped", "comments-undated", say("comments without a date"), [comment.html])
            continue
        if comment.date is None:
            book.note("guessed", "comment-date", say("comments without a date have that of their text"))
        yield ImportedComment(
            identity, _html(comment.html, book), date, _author(comment.author, book), ids.get(comment.parent, "")
        )


def _html(written: str, book: LossBook) -> str:
    text, letters = mended(without_controls(written)[0].replace("\r\n", "\n").replace("\r", "\n"))
    if letters:
        book.note(
            "changed", "comment-letters", say("letters in comments that were read in the wrong encoding"), letters
        )
    text, masked = MAIL_ADDRESS.subn(_MASK, text)
    if masked:
        book.note("dropped", "comment-mail", say("e-mail addresses in the words of comments"), count=masked)
    if "<" not in text:
        return text
    if lost := [match.group() for match in _DANGEROUS.finditer(text)]:
        book.note("dropped", "comment-markup", say("scripts, frames and forms in comments"), lost)
    return without_dangers(text)


def _author(name: str, book: LossBook) -> str:
    text = plain(without_controls(name)[0])[0]
    public = MAIL_ADDRESS.sub("", text).strip(" <>()[],;")
    if public != text:
        book.note("dropped", "comment-mail", say("e-mail addresses in the words of comments"), count=1)
    return public[:200]


def _entry(comment: ImportedComment) -> str:
    lines = [f"- id: {double_quoted(comment.id)}"]
    if comment.parent:
        lines.append(f"  parent: {double_quoted(comment.parent)}")
    if comment.author:
        lines.append(f"  author: {double_quoted(comment.author)}")
    lines += [f"  date: {date_in_header(comment.date)}", f"  html: {double_quoted(comment.html)}"]
    return "\n".join(lines) + "\n"

"""Posts and files: articles without a date, files nobody reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..model import Finding, Place
from .case import Case

_TEXTS = frozenset([".markdown", ".mkd", ".mdown", ".rst", ".htm", ".html", ".txt", ".adoc", ".org", ".docx", ".odt"])


def articles_without_date(case: Case) -> Iterator[Finding]:
    """A day's date follows from its number; an article has to say its own."""
    for post in case.content.posts:
        source = post.source
        if source.kind == "article" and source.readable and source.date is None and source.status != "draft":
            if "date" in source.places:
                continue  # it is there and was refused: one finding about one line is enough
            yield Finding(
                "error", "date-missing", source.place("title"), "this article has no date",
                "write `date: 2026-11-08` in its header, or `status: draft`",
            )  # fmt: skip


def files_by_nobody(case: Case) -> Iterator[Finding]:
    """Texts in another format would be left out without a word."""
    for name in sorted(case.content.files):
        path = PurePosixPath(name)
        if path.suffix.lower() in _TEXTS and path.parts[0] not in ("extra", "images"):
            yield Finding(
                "warning", "file-not-read", Place(name), f"posts are Markdown files ending in .md; this one ends in {path.suffix}",
                "rename it, or put it into extra/ if it is to be published as it is",
            )  # fmt: skip

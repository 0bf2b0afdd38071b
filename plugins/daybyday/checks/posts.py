"""Posts and files: articles without a date, files nobody reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..messages import say
from ..model import Finding, Place
from ..prose import TOO_LONG_FOR_FEEDS
from .context import CheckInput

_TEXTS = frozenset([".markdown", ".mkd", ".mdown", ".rst", ".htm", ".html", ".txt", ".adoc", ".org", ".docx", ".odt"])


def articles_without_date(inputs: CheckInput) -> Iterator[Finding]:
    """A day's date follows from its number; an article has to say its own."""
    for post in inputs.content.posts:
        source = post.source
        if source.kind == "article" and source.readable and source.date is None and source.status != "draft":
            if "date" in source.places:
                continue  # it is there and was refused: one finding about one line is enough
            yield Finding(
                "error",
                "date-missing",
                source.place("title"),
                say("this article has no date"),
                say("write `date: 2026-11-08` in its header, or `status: draft`"),
            )


def texts_too_long(inputs: CheckInput) -> Iterator[Finding]:
    """Feeds with megabytes in them are refused by readers, or loaded by phones every hour."""
    for post in inputs.content.posts:
        facts = inputs.facts.get(post.source.digest)
        if facts and facts.too_long and post.source.kind != "page":
            yield Finding(
                "warning",
                "feed-text-long",
                post.source.place("title"),
                say(
                    "this text is too long for feeds ({most} characters at most), which give its "
                    "summary and its homework",
                    most=f"{TOO_LONG_FOR_FEEDS:,}",
                ),
                say("cut it into several posts, and write a `summary` that invites to the page"),
            )


def files_by_nobody(inputs: CheckInput) -> Iterator[Finding]:
    """Texts in another format would be left out without a word."""
    for name in sorted(inputs.content.files):
        path = PurePosixPath(name)
        if path.suffix.lower() in _TEXTS and path.parts[0] not in ("extra", "images", "ledger.txt"):
            yield Finding(
                "warning",
                "file-not-read",
                Place(name),
                say("posts are Markdown files ending in .md; this one ends in {suffix}", suffix=path.suffix),
                say("rename it, or put it into extra/ if it is to be published as it is"),
            )

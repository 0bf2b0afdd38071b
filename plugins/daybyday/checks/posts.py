"""Posts and files: articles without a date, files nobody reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath
from statistics import median

from ..messages import LanguageName, Message, say, say_count
from ..model import Finding, Place, Post
from ..prose import TOO_LONG_FOR_FEEDS
from .context import CheckInput

_ENOUGH_DAYS = 10
"""of a series in a language; fewer have no habit"""
_TIMES = 3
_FEWEST_WORDS_OFF = 100
"""so much shorter or longer than usual a text may be, whatever the proportion"""
_MARKDOWN = frozenset([".markdown", ".mkd", ".mdown"])
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
    for post, facts in inputs.texts:
        if facts.too_long and post.source.kind != "page":
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


def lengths_unusual(inputs: CheckInput) -> Iterator[Finding]:
    """A day that is far shorter or longer than those of its series in its language: something is missing, or is two days."""
    for series in inputs.content.series:
        words = defaultdict[str, list[tuple[int, Post]]](list)
        for post in inputs.posts_of(series):
            facts = inputs.facts.get(post.source.digest)
            if facts and facts.words and post.source.status == "published":
                words[post.lang].append((facts.words, post))
        for lang, counted in words.items():
            if len(counted) >= _ENOUGH_DAYS:
                usual = round(median(count for count, _ in counted))
                yield from (_unusual(post, count, usual, lang) for count, post in counted if _is_far(count, usual))


def _is_far(count: int, usual: int) -> bool:
    return abs(count - usual) >= _FEWEST_WORDS_OFF and not usual / _TIMES <= count <= usual * _TIMES


def _unusual(post: Post, count: int, usual: int, lang: str) -> Finding:
    message = say_count(
        "this text has {n} word, and a day of this series in {language} usually has {usual}",
        "this text has {n} words, and a day of this series in {language} usually has {usual}",
        n=count,
        language=LanguageName(lang),
        usual=usual,
    )
    hint = say("if it is meant, accept it with `ignore: {{length-unusual: the reason}}`")
    return Finding("note", "length-unusual", post.source.place("title"), message, hint)


def files_by_nobody(inputs: CheckInput) -> Iterator[Finding]:
    """Texts in another format would be left out without a word."""
    folders = {"articles", "pages", *(series.folder for series in inputs.content.series)}
    for name in sorted(inputs.content.files):
        path = PurePosixPath(name)
        is_text = path.suffix.lower() in _TEXTS or _lacks_md(path, folders, inputs.site.settings.languages)
        if is_text and path.parts[0] not in ("extra", "images", "ledger.txt"):
            yield Finding(
                "warning",
                "file-not-read",
                Place(name),
                _ends_in(path),
                _renamed(path),
            )


def _renamed(path: PurePosixPath) -> Message:
    """Which name a text needs: `002.it.md.txt` is what some editors make of `002.it.md`."""
    last = path.name
    if path.suffix.lower() not in _TEXTS:
        right = f"{last.rstrip('.')}.md"
    elif path.suffix.lower() in _MARKDOWN or path.stem.lower().endswith(".md"):
        stem = path.stem[: -len(".md")] if path.stem.lower().endswith(".md") else path.stem
        right = f"{stem}.md"
    else:
        return say("rename it, or put it into extra/ if it is to be published as it is")
    return say("call it {name}, or put it into extra/ if it is to be published as it is", name=right)


def _lacks_md(path: PurePosixPath, folders: Collection[str], languages: Sequence[str]) -> bool:
    """Whether a file among posts is called as one, without the ending: `003-ask`, `003-ask.it`."""
    return str(path.parent) in folders and path.suffix.lower() in ("", *(f".{lang.lower()}" for lang in languages))


def _ends_in(path: PurePosixPath) -> Message:
    if not path.suffix:
        return say("posts are Markdown files ending in .md; this one has no ending")
    return say("posts are Markdown files ending in .md; this one ends in {suffix}", suffix=path.suffix)

"""Days: with two texts, beyond the end, in a language the series does not have, without homework."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import LanguageName, language_names, say
from ..model import Finding, Post
from .context import CheckInput


def day_twice(inputs: CheckInput) -> Iterator[Finding]:
    """One day has one text in each language. Drafts count too: one of two has to go."""
    seen: dict[tuple[str, int | None, str], Post] = {}
    for series in inputs.content.series:
        for post in inputs.posts_of(series):
            key = (series.folder, post.source.day, post.lang)
            if first := seen.get(key):
                yield Finding(
                    "error",
                    "day-twice",
                    post.source.place("day"),
                    say(
                        "day {day} is told twice in {language}; the other one is {path}",
                        day=post.source.day,
                        language=LanguageName(post.lang),
                        path=first.source.path,
                    ),
                    say("change the number of one of them, or delete one"),
                    also=(first.source.path,),
                )
            else:
                seen[key] = post


def beyond_length(inputs: CheckInput) -> Iterator[Finding]:
    """A day after the last one of its series."""
    for series in inputs.content.series:
        for post in inputs.posts_of(series):
            if series.length and (post.source.day or 0) > series.length:
                yield Finding(
                    "error",
                    "day-beyond-length",
                    post.source.place("day"),
                    say(
                        "day {day} lies beyond the {length} days of this series",
                        day=post.source.day,
                        length=series.length,
                    ),
                    say("raise `length` in {path}, or change the day", path=series.place.path),
                )


def language_outside_series(inputs: CheckInput) -> Iterator[Finding]:
    """A text in a language that the series' title does not name."""
    for series in inputs.content.series:
        for post in inputs.posts_of(series):
            if post.lang not in series.languages:
                yield Finding(
                    "error",
                    "language-not-in-series",
                    post.source.place("lang"),
                    say(
                        "this post is in {language}, and the series is in {languages}",
                        language=LanguageName(post.lang),
                        languages=language_names(series.languages),
                    ),
                    say("add `{lang}: …` to `title` in {path}", lang=post.lang, path=series.place.path),
                )


def homework_missing(inputs: CheckInput) -> Iterator[Finding]:
    """A day without homework is allowed, and rarely meant."""
    for series in inputs.content.series:
        for post in inputs.posts_of(series):
            source = post.source
            explained = source.path in inputs.unread
            if source.readable and source.homework is None and source.status == "published" and not explained:
                yield Finding(
                    "warning",
                    "homework-missing",
                    source.place("title"),
                    say("day {day} gives no homework", day=source.day),
                    say("end it with `/// homework | Title`, tasks, and `///`"),
                )

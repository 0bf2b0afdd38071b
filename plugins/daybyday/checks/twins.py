"""Twins: the same day in two languages must ask for the same things."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Finding, Place, Post
from .context import CheckInput


def homework_differs(inputs: CheckInput) -> Iterator[Finding]:
    """Task ids are shared by all languages: ticks of a reader who changes language point at them."""
    for original, twin in _twins(inputs):
        first, second = original.source.homework, twin.source.homework
        if not first or not second or not first.tasks or not second.tasks:
            continue
        ids, twin_ids = [task.id for task in first.tasks], [task.id for task in second.tasks]
        if ids != twin_ids:
            yield Finding(
                "warning",
                "homework-differs",
                Place(twin.source.path, second.line),
                f"this homework has the tasks {', '.join(twin_ids)}; {original.source.path} has {', '.join(ids)}",
                "give both the same tasks in the same order",
            )
        elif first.minutes != second.minutes:
            yield Finding(
                "warning",
                "homework-differs",
                Place(twin.source.path, second.line),
                f"this homework says {_minutes_in_words(second.minutes)}; {original.source.path} says {_minutes_in_words(first.minutes)}",
                "write the same `minutes:` in both",
            )


def translation_early(inputs: CheckInput) -> Iterator[Finding]:
    """A day that exists only in a language that is not the series' first."""
    for series in inputs.content.series:
        for number, posts in inputs.by_day(series).items():
            post = next((posts[lang] for lang in series.languages if lang in posts), None)
            if post and series.languages[0] not in posts:
                yield Finding(
                    "warning",
                    "original-missing",
                    post.source.place("title"),
                    f"day {number} is written in {post.lang} and not in {series.languages[0]}, the series' first language",
                    f"write its {series.languages[0]} text",
                )


def _minutes_in_words(minutes: int | None) -> str:
    return f"{minutes} minute{'s' if minutes > 1 else ''}" if minutes else "no minutes"


def _twins(inputs: CheckInput) -> Iterator[tuple[Post, Post]]:
    """(the original, another language's post) of every day that has both."""
    for series in inputs.content.series:
        for posts in inputs.by_day(series).values():
            original = next((posts[lang] for lang in series.languages if lang in posts), None)
            for post in posts.values():
                if original and post is not original:
                    yield original, post

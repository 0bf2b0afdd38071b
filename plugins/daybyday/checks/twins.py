"""Twins: the same day in two languages must ask for the same things."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import LanguageName, Message, say, say_count
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
                say(
                    "this homework has the tasks {own}; {path} has {others}",
                    own=", ".join(twin_ids),
                    path=original.source.path,
                    others=", ".join(ids),
                ),
                say("give both the same tasks in the same order"),
            )
        elif first.minutes != second.minutes:
            yield Finding(
                "warning",
                "homework-differs",
                Place(twin.source.path, second.line),
                say(
                    "this homework says {minutes}; {path} says {other_minutes}",
                    minutes=_minutes_in_words(second.minutes),
                    path=original.source.path,
                    other_minutes=_minutes_in_words(first.minutes),
                ),
                say("write the same `minutes:` in both"),
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
                    say(
                        "day {number} is written in {language} and not in {first}, the series' first language",
                        number=number,
                        language=LanguageName(post.lang),
                        first=LanguageName(series.languages[0]),
                    ),
                    say("write its {first} text", first=LanguageName(series.languages[0])),
                )


def _minutes_in_words(minutes: int | None) -> Message:
    return say_count("{n} minute", "{n} minutes", n=minutes) if minutes else say("no minutes")


def _twins(inputs: CheckInput) -> Iterator[tuple[Post, Post]]:
    """(the original, another language's post) of every day that has both."""
    for series in inputs.content.series:
        for posts in inputs.by_day(series).values():
            original = next((posts[lang] for lang in series.languages if lang in posts), None)
            for post in posts.values():
                if original and post is not original:
                    yield original, post

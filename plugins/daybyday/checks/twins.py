"""Twins: the same day in two languages must ask for the same things, and a translation say what its original says."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import LanguageName, Message, say, say_count
from ..model import MEANING_CHANGED, Finding, Place, Post
from ..reading.source_prints import SourcePrintError, read_line
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


def translations_outdated(inputs: CheckInput) -> Iterator[Finding]:
    """Readers are told of it, so authors are first: the original says something else than when it was translated."""
    if not inputs.content.translations:
        return
    posts = {post.source.path: post for post in inputs.content.posts}
    for path, translation in inputs.content.translations.items():
        post, original = posts.get(path), posts.get(translation.original)
        if post and original and translation.state in MEANING_CHANGED:
            if translation.state == "homework":
                message = say("the homework of {path} has changed since it was translated", path=translation.original)
            else:
                message = say("{path} has changed since it was translated", path=translation.original)
            hint = say(
                "`invoke translate --diff {name} --to {lang}` says where; `--accept` instead of `--diff` that this text is"
                " right again",
                name=name_of(post),
                lang=post.lang,
            )
            yield Finding("warning", "translation-outdated", post.source.place("source"), message, hint)


def source_lines_unreadable(inputs: CheckInput) -> Iterator[Finding]:
    """A line that no program wrote, or that lost some of its letters: nothing can be compared with it."""
    for post in inputs.content.posts:
        source = post.source
        # What could be compared could be read.
        if source.path in inputs.content.translations:
            continue
        if source.translated_from and (reason := _why_unreadable(post, inputs)):
            hint = say(
                "take the line out, or renew it: `invoke translate --accept {name} --to {lang}`",
                name=name_of(post),
                lang=post.lang,
            )
            yield Finding("warning", "translation-source", source.place("source"), reason, hint)


def _why_unreadable(post: Post, inputs: CheckInput) -> Message | None:
    try:
        remembered = read_line(post.source.translated_from)
    except SourcePrintError:
        return say("`source:` is written by the kit, and this is nothing it has written")
    if remembered.lang == post.lang:
        return say("`source:` says that this was translated from its own language")
    if remembered.lang not in inputs.site.settings.languages:
        return say(
            "`source:` says that this was translated from {language}, which the site does not have",
            language=LanguageName(remembered.lang),
        )
    return None


def name_of(post: Post) -> str:
    """What one types to name a text: the number of a day, else the stem of its file."""
    return str(post.source.day) if post.source.kind == "day" and post.source.day else post.source.stem


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

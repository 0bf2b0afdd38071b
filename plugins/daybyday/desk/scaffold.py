"""New posts as files to fill in: the twins of the next free day, or of an article.

A new text is a draft until its author deletes one line; half-written texts are never published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ..addresses import slugify
from ..errors import DayByDayError
from ..model import Content, Homework, Series, Task
from ..words import Words
from ..writing import double_quoted, homework_block


class ScaffoldError(DayByDayError):
    """There is nothing to begin; the text says why and what to do."""


def choose_series(content: Content, wanted: str) -> Series:
    """The series called `wanted` (id or folder); with "", the one there is. Raises `ScaffoldError`."""
    matches = [series for series in content.series if not wanted or wanted in (series.id, series.folder)]
    names = ", ".join(series.id for series in content.series)
    if not matches and not content.series:
        raise ScaffoldError('there is no series yet: write a series.yaml, or `invoke new --article "Title"`')
    if not matches:
        raise ScaffoldError(f"there is no series {wanted}; there are {names}")
    if len(matches) > 1:
        raise ScaffoldError(f"there are several series; choose one: `invoke new --series {matches[0].id}` ({names})")
    return matches[0]


def next_free_day(content: Content, series: Series) -> int:
    """The first day nobody has written in any language. Raises `ScaffoldError` when all are."""
    taken = {post.source.day for post in content.posts if post.source.folder == series.folder}
    day = next(number for number in range(1, len(taken) + 2) if number not in taken)
    if series.length and day > series.length:
        raise ScaffoldError(f"all {series.length} days are written; raise `length` in {series.place.path} for more")
    return day


def new_day(series: Series, day: int, title: str, words: Mapping[str, Words]) -> dict[str, str]:
    """Path -> text of the twins of a day, one for each language of its series."""
    stem = "-".join(part for part in (f"{day:03d}", slugify(title)) if part)
    return {f"{series.folder}/{stem}.{lang}.md": _day_text(words[lang], day, title) for lang in series.languages}


def new_article(title: str, languages: Iterable[str], words: Mapping[str, Words], today: date) -> dict[str, str]:
    """Path -> text of an article in each language. Raises `ScaffoldError` for a title without letters."""
    stem = slugify(title)
    if not stem:
        raise ScaffoldError(f"no file name can be made of the title {title!r}")
    return {f"articles/{stem}.{lang}.md": _article_text(words[lang], title, today) for lang in languages}


def _day_text(words: Words, day: int, title: str) -> str:
    homework = Homework(words.say("draft_homework"), (Task("1", words.say("draft_task")),), minutes=20)
    return f"""---
title: {double_quoted(title or words.say("draft_title"))}
day: {day}
tags: []
summary: ""
# {words.say("draft_comment")}
status: draft
---
{words.say("draft_text")}

{homework_block(homework)}"""


def _article_text(words: Words, title: str, today: date) -> str:
    return f"""---
title: {double_quoted(title)}
date: {today.isoformat()}
tags: []
summary: ""
# {words.say("draft_comment")}
status: draft
---
{words.say("draft_text")}
"""

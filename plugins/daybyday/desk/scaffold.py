"""New posts as files to fill in: the twins of the next free days, of a day that is asked for, or of an article.

A new text is a draft until its author deletes one line; half-written texts are never published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count, islice

from ..addresses import slugify
from ..errors import SpokenError
from ..messages import LanguageName, Message, language_names, listing, say
from ..model import Content, Homework, Series, Task
from ..reading.source_prints import GAP
from ..timeline import plan
from ..values import dataclass
from ..words import Words, language_among
from ..writing import double_quoted, homework_block

_TAGS_SHOWN = 12
"""How many tags of a series, the most used first, a new file reminds its author of."""


class ScaffoldError(SpokenError):
    """There is nothing to begin; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class NewText:
    """A text of a day that nobody has written yet."""

    day: int
    lang: str
    stem: str
    """the name of its file, before the language"""
    date: date | None = None
    """when it is planned for"""
    tags: tuple[str, ...] = ()
    """those its series has used in this language, the most used first"""


def choose_series(content: Content, wanted: str) -> Series:
    """The series called `wanted` (id or folder); with "", the one there is. Raises `ScaffoldError`."""
    matches = [series for series in content.series if not wanted or wanted in (series.id, series.folder)]
    names = listing(series.id for series in content.series)
    if not matches and not content.series:
        raise ScaffoldError(
            say('there is no series yet: write a series.yaml, or run `invoke new --article "Title"`'),
        )
    if not matches:
        raise ScaffoldError(say("there is no series {wanted}; there are {names}", wanted=wanted, names=names))
    if len(matches) > 1:
        raise ScaffoldError(
            say(
                "there are several series ({names}); choose one: `invoke new --series {first}`",
                names=names,
                first=matches[0].id,
            )
        )
    return matches[0]


def choose_languages(series: Series, wanted: str) -> tuple[str, ...]:
    """The languages of a series, or the one that is `wanted`. Raises `ScaffoldError`."""
    if not wanted:
        return series.languages
    lang = language_among(wanted, series.languages)
    if lang is None:
        names, tags = language_names(series.languages), ", ".join(series.languages)
        raise ScaffoldError(
            say(
                "the series {id} is in {names} ({tags}), not in `{wanted}`",
                id=series.id,
                names=names,
                tags=tags,
                wanted=wanted,
            )
        )
    return (lang,)


def next_free_days(content: Content, series: Series, languages: Sequence[str], days: int = 1) -> tuple[int, ...]:
    """The first days that nobody has written in any of the languages, as many as are left. Raises `ScaffoldError` for none."""
    written = {day for day, lang in _stems(content, series) if lang in languages}
    free = [number for number in islice(_numbers(series), len(written) + days) if number not in written][:days]
    if not free:
        raise ScaffoldError(
            say(
                "all {n} days are written; for more, raise `length` in {path}",
                n=series.length or 0,
                path=series.place.path,
            )
        )
    return tuple(free)


def _numbers(series: Series) -> Iterator[int]:
    return iter(range(1, series.length + 1)) if series.length else count(1)


def texts_to_begin(
    content: Content, series: Series, days: Iterable[int], languages: Sequence[str], title: str
) -> tuple[NewText, ...]:
    """What is still to be written of some days; twins have the name of the text that is there. Raises `ScaffoldError`."""
    stems = _stems(content, series)
    tags = {lang: _tags(content, series, lang) for lang in languages}
    begun: list[NewText] = []
    for day in days:
        if day < 1 or (series.length and day > series.length):
            raise ScaffoldError(_no_such_day(series, day))
        there = [stem for (number, _), stem in stems.items() if number == day]
        stem = there[0] if there else _stem(day, title, stems.values())
        when = plan(series, day)[-1]
        missing = [lang for lang in languages if (day, lang) not in stems]
        begun += [NewText(day, lang, stem, when, tags[lang]) for lang in missing]
        if not missing:
            names = listing([LanguageName(lang) for lang in languages])
            raise ScaffoldError(say("day {day} is there already ({names})", day=day, names=names))
    return tuple(begun)


def _no_such_day(series: Series, day: int) -> Message:
    if day < 1:
        return say("days are numbered from 1")
    return say(
        "the series has {n} days; for day {day}, raise `length` in {path}",
        n=series.length or 0,
        day=day,
        path=series.place.path,
    )


def _stems(content: Content, series: Series) -> dict[tuple[int, str], str]:
    """(day, language) -> the name of its file, before the language; of all that a series has, drafts included."""
    return {
        (post.source.day or 0, post.lang): post.source.path.removeprefix(f"{series.folder}/").rsplit(".", 2)[0]
        for post in content.posts
        if post.source.folder == series.folder
    }


def _stem(day: int, title: str, others: Iterable[str]) -> str:
    """`012-the-title`, with as many digits as the others have."""
    digits = [len(stem) - len(stem.lstrip("0123456789")) for stem in others]
    width = min((number for number in digits if number), default=3)
    return "-".join(part for part in (str(day).zfill(width), slugify(title)) if part)


def _tags(content: Content, series: Series, lang: str) -> tuple[str, ...]:
    used = Counter(
        tag
        for post in content.posts
        if post.source.folder == series.folder and post.lang == lang
        for tag in post.source.tags
    )
    return tuple(tag for tag, _ in used.most_common(_TAGS_SHOWN))


def day_files(folder: str, texts: Iterable[NewText], title: str, words: Mapping[str, Words]) -> dict[str, str]:
    """Path -> text of new texts of a series."""
    begun = list(texts)
    first = begun[0].lang if begun else ""
    # A title is in one language: its twins wait for theirs.
    return {
        f"{folder}/{text.stem}.{text.lang}.md": _day_text(words[text.lang], text, title if text.lang == first else "")
        for text in begun
    }


def new_article(title: str, languages: Iterable[str], words: Mapping[str, Words], today: date) -> dict[str, str]:
    """Path -> text of an article in each language. Raises `ScaffoldError` for a title without letters."""
    stem = slugify(title)
    if not stem:
        raise ScaffoldError(say("no file name can be made of the title `{title}`", title=title))
    tags = tuple(languages)
    return {
        f"articles/{stem}.{lang}.md": _article_text(words[lang], title if lang == tags[0] else GAP, today)
        for lang in tags
    }


def _day_text(words: Words, text: NewText, title: str) -> str:
    homework = Homework(GAP, (Task("1", GAP),), minutes=20)
    remarks = [words.say("draft_date", date=words.full_date(text.date).replace("\xa0", " "))] if text.date else []
    if text.tags:
        remarks.append(words.say("draft_tags", tags=", ".join(text.tags)))
    remarks.append(words.say("draft_comment"))
    comments = "\n".join(f"# {remark}" for remark in remarks)
    return f"""---
title: {double_quoted(title or GAP)}
day: {text.day}
tags: []
summary: ""
{comments}
status: draft
---
{GAP}

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
{GAP}
"""

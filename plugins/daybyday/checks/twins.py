"""Twins: the same day in two languages must ask for the same things, and a translation say what its original says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..messages import NOTHING, LanguageName, Message, listing, say, say_count
from ..model import MEANING_CHANGED, Finding, Homework, Place, Post, Task
from ..patterns import regex
from ..prose import is_on_the_web
from ..reading.source_prints import GAP, SourcePrintError, read_line
from .context import CheckInput

_LINK = regex(
    r"(?<!!)\[(?:[^\[\]]|!\[[^\[\]]*\]\([^()]*\))*\]\(\s*<?(?P<target>[^\s()<>]+(?:\([^\s()]*\))?)[^()]*\)"
    r"|<(?P<address>https?://[^\s<>]+)>"
)
_LANGUAGE_AT_END = regex(r"(?:\.[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)?\.(?:md|html?)$")
_NO_PROSE = regex(r"`[^`]*`|\]\([^()]*\)|<[^<>]*>|https?://\S+|\{[^{}]*\}")
_NUMBER = regex(r"(?<![\w.,])(?P<number>\d+(?:[.,:\u00a0\u202f’']\d+)*)(?:\s*(?P<half>[ap]\.?m\b))?", re.IGNORECASE)
_DIGIT = regex(r"\d")
_ON_THE_HOUR = regex(r"^(\d{1,2})[:.]00$")
_REMEMBERED = 1 << 14
"""Tasks whose links and numbers are remembered: while an author writes, all are compared after each change."""
_NO_GROUPS = str.maketrans("", "", ".,:’'\u00a0\u202f")


def homework_differs(inputs: CheckInput) -> Iterator[Finding]:
    """Task ids are shared by all languages: ticks of a reader who changes language point at them."""
    for original, twin in inputs.twins:
        first, second = original.source.homework, twin.source.homework
        if not first or not second or not first.tasks or not second.tasks or _ask_the_same(first, second):
            continue
        if _is_begun(second):
            continue
        place = Place(twin.source.path, second.line)
        if difference := _tasks_differ(first, second, original.source.path):
            yield Finding(
                "warning", "homework-differs", place, difference, say("give both the same tasks in the same order")
            )
        elif first.minutes != second.minutes:
            message = say(
                "this homework says {minutes}; {path} says {other_minutes}",
                minutes=_minutes_in_words(second.minutes),
                path=original.source.path,
                other_minutes=_minutes_in_words(first.minutes),
            )
            yield Finding("warning", "homework-differs", place, message, say("write the same `minutes:` in both"))


def _ask_the_same(first: Homework, second: Homework) -> bool:
    """Whether both have the same tasks and take as long: as nearly all do, so this is asked before anything else."""
    tasks, others = first.tasks, second.tasks
    return first.minutes == second.minutes and [task.id for task in tasks] == [task.id for task in others]


def _is_begun(homework: Homework) -> bool:
    """Whether it is as `new` laid it out: how many tasks there will be, nobody has decided yet."""
    return all(task.text == GAP for task in homework.tasks)


def _tasks_differ(first: Homework, second: Homework, path: str) -> Message:
    """How the tasks of a twin are others than those of its original; nothing when they are the same."""
    if len(first.tasks) != len(second.tasks):
        count = say_count("{n} task", "{n} tasks", n=len(second.tasks))
        return say("this homework has {own}; {path} has {others}", own=count, path=path, others=len(first.tasks))
    ids, twin_ids = [task.id for task in first.tasks], [task.id for task in second.tasks]
    if ids == twin_ids:
        return NOTHING
    own, others = ", ".join(twin_ids), ", ".join(ids)
    return say("this homework has the tasks {own}; {path} has {others}", own=own, path=path, others=others)


def task_contents_differ(inputs: CheckInput) -> Iterator[Finding]:
    """A link or a number that only one language has: the twin of a task was not changed with it."""
    for original, twin in inputs.twins:
        first, second = original.source.homework, twin.source.homework
        if not first or not second:
            continue
        texts, others = _texts(second), _texts(first)
        if not (_may_have_links(texts) or _may_have_links(others) or (_DIGIT.search(texts) and _DIGIT.search(others))):
            continue  # as mostly
        for task, other in _same_tasks(first, second):
            place = Place(twin.source.path, task.line)
            yield from _links_differ(task, other, place, original)
            yield from _numbers_differ(task, other, place, original)


def _texts(homework: Homework) -> str:
    return " ".join([task.text for task in homework.tasks])


def _same_tasks(first: Homework, second: Homework) -> Iterable[tuple[Task, Task]]:
    """(task of the second, the one of the first with its id)"""
    by_id = {task.id: task for task in first.tasks}
    return [(task, by_id[task.id]) for task in second.tasks if task.id in by_id]


def _may_have_links(text: str) -> bool:
    """Whether there can be a link: most tasks have none."""
    return "(" in text or "<" in text


def _links_differ(task: Task, other: Task, place: Place, original: Post) -> Iterator[Finding]:
    links, other_links = _links(task.text), _links(other.text)
    if links == other_links or sorted(map(_comparable, links)) == sorted(map(_comparable, other_links)):
        return
    missing = next(iter(_less(other_links, links)), "")
    extra = next(iter(_less(links, other_links)), "")
    if missing:
        message = say(
            "task {id} has no link to `{link}`, as {path} has", id=task.id, link=missing, path=original.source.path
        )
    else:
        message = say(
            "task {id} has a link to `{link}`, and {path} has none", id=task.id, link=extra, path=original.source.path
        )
    yield Finding("warning", "homework-link-differs", place, message, say("let both lead to the same place"))


@lru_cache(maxsize=_REMEMBERED)
def _links(text: str) -> list[str]:
    return [match["target"] or match["address"] for match in _LINK.finditer(text)] if _may_have_links(text) else []


def _less(links: list[str], others: list[str]) -> list[str]:
    """The links that lead where none of the others does, each as often as it is too many."""
    left = Counter(map(_comparable, others))
    result = []
    for link in links:
        name = _comparable(link)
        if left[name]:
            left[name] -= 1
        else:
            result.append(link)
    return result


def _comparable(link: str) -> str:
    """Where a link leads, in whichever language: a text by its name, a site by its own.

    The pages of a site in another language have other addresses, and shops other countries.
    """
    target = link.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0]
    if not is_on_the_web(target):
        return _LANGUAGE_AT_END.sub("", target.rpartition("/")[2].rpartition("}")[2])
    labels = [label for label in target.partition("://")[2].partition("/")[0].lower().split(".") if label != "www"]
    return max(labels[:-1] or labels, key=len)


def _numbers_differ(task: Task, other: Task, place: Place, original: Post) -> Iterator[Finding]:
    """Numbers in letters are none: only what both write in digits, and differently, is told."""
    if not (_DIGIT.search(task.text) and _DIGIT.search(other.text)):
        return
    own, others = _numbers(task.text), _numbers(other.text)
    only_own, only_others = own - others, others - own
    if only_own and only_others:
        message = say(
            "task {id} says {numbers}, and {path} says {other_numbers}",
            id=task.id,
            numbers=listing(only_own),
            path=original.source.path,
            other_numbers=listing(only_others),
        )
        yield Finding("warning", "homework-number-differs", place, message, say("write the same number in both"))


@lru_cache(maxsize=_REMEMBERED)
def _numbers(text: str) -> Counter[str]:
    """The numbers of a task, however a language groups their digits, and hours as a day has them."""
    prose = _NO_PROSE.sub(" ", text)
    return Counter(_number(match) for match in _NUMBER.finditer(prose))


def _number(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match["number"])
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "")
    if not match["half"]:
        # Seven o'clock is 7:00, 07:00 and 7.
        return _ON_THE_HOUR.sub(r"\1", match["number"]).lstrip("0").translate(_NO_GROUPS) or "0"
    hour = int(hours) % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"{hour}{minutes if minutes != '00' else ''}"


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

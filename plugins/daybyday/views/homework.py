"""`homework.json`: the homework of a series in one language, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..framing.edition import Edition
from ..framing.items import own_texts
from ..framing.links import in_feed
from ..model import Homework, Post, SeriesNow
from ..parts import Kit, Part
from ..prose import Body, Resolved, fill


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One day with homework: small facts, the texts by digest."""

    day: int
    date: str
    url: str
    title: str
    homework_title: str
    minutes: int | None
    tasks: tuple[str, ...]
    digest: str
    links: tuple[tuple[str, Resolved], ...]


@dataclass(frozen=True, slots=True)
class Workload:
    """All homework of a series in one language, in order of day."""

    series: str
    lang: str
    days: tuple[DayEntry, ...]


def parts(edition: Edition) -> Iterator[Part]:
    """One file a series and language; days without a text of their own in it are left out."""
    for one in edition.site.series:
        for lang in one.series.languages:
            address = addresses.series_file(edition.settings, one.series, lang, "homework.json")
            yield Part(address.lstrip("/"), "homework", _workload(edition, one, lang), one.series.place.path)
            for old in one.series.aliases.get(lang, ()):
                path = f"{addresses.home(edition.settings, lang)}{old.strip('/')}/homework.json"
                yield Part(path.lstrip("/"), "homework", _workload(edition, one, lang), one.series.place.path)


def _workload(edition: Edition, one: SeriesNow, lang: str) -> Workload:
    entries = (_entry(edition, post, post.source.homework) for post in own_texts(one, lang) if post.source.homework)
    return Workload(one.series.id, lang, tuple(entries))


def _entry(edition: Edition, post: Post, homework: Homework) -> DayEntry:
    return DayEntry(
        post.source.day or 0, edition.local(post).date().isoformat(), edition.locator.absolute(post.address),
        post.source.title, homework.title, homework.minutes, tuple(task.id for task in homework.tasks),
        post.source.digest, in_feed(edition, post),
    )  # fmt: skip


def render(part: Part, kit: Kit) -> bytes:
    """The data as JSON, one day a line, so that a new day is one new line."""
    load = part.value
    assert isinstance(load, Workload)
    head = f'{{"series":{_json(load.series)},"lang":{_json(load.lang)},"days":['
    days = ",\n".join(_json(_day(entry, kit.body(entry.digest))) for entry in load.days)
    return f"{head}\n{days}\n]}}\n".encode()


def _day(entry: DayEntry, body: Body) -> dict[str, object]:
    links = dict(entry.links)

    def anchor(target: str) -> str:
        return entry.url + target

    texts = {task.id: task for task in body.tasks}
    return {
        "day": entry.day, "date": entry.date, "url": entry.url, "title": entry.title,
        "homework": {
            "title": entry.homework_title, "minutes": entry.minutes, "intro_html": fill(body.intro_feed, links, anchor),
            "tasks": [
                {"id": id, "text": texts[id].text, "html": fill(texts[id].feed, links, anchor)} for id in entry.tasks
            ],
        },
    }  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""`homework.json`: the homework of a series in one language, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial

from ... import addresses
from ...edition.edition import Edition
from ...edition.links import in_feed
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...model import Homework, SeriesNow
from ...parts import Fragment, LatePart, Part
from ...prose import Resolved, fill
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class HomeworkDay:
    """A day that gives homework, with the links of that alone: all others would make the file anew for nothing."""

    post: PublishedPost
    links: tuple[tuple[str, Resolved], ...]
    """as feeds have them"""


@dataclass(frozen=True, slots=True)
class HomeworkBlock:
    """A closed period of days that give homework: it changes no more once they are out."""

    days: tuple[HomeworkDay, ...]


@dataclass(frozen=True, slots=True)
class SeriesHomework:
    """All homework of a series in one language, in order of day."""

    series: str
    lang: str
    periods: tuple[Fragment[HomeworkBlock], ...]


def parts(edition: Edition) -> Iterator[Part[SeriesHomework]]:
    """One file a series and language; days without a text of their own in it are left out."""
    settings = edition.settings
    for series_now in edition.site.series:
        for lang in series_now.series.languages:
            homework = cache(partial(_series_homework, edition, series_now, lang))
            address = addresses.series_file(settings, series_now.series, lang, "homework.json")
            old_addresses = addresses.old_series_files(settings, series_now.series, lang, "homework.json")
            for name in (address, *old_addresses):
                yield LatePart(name.lstrip("/"), "homework", homework, series_now.series.place.path)


def _series_homework(edition: Edition, series_now: SeriesNow, lang: str) -> SeriesHomework:
    blocks = addresses.by_block(
        (post.source.day or 0, HomeworkDay(post, in_feed(edition, post.record, post.facts.homework_targets)))
        for post in edition.own_texts(series_now, lang)
        if post.homework
    )
    periods = (Fragment("homework", HomeworkBlock(days)) for days in blocks)
    return SeriesHomework(series_now.series.id, lang, tuple(periods))


def render(part: Part[SeriesHomework], services: RenderServices) -> bytes:
    """The data as JSON, one day a line, so that a new day is one new line."""
    homework = part.value
    head = f'{{"series":{_json(homework.series)},"lang":{_json(homework.lang)},"days":['
    days = services.joined(homework.periods, ",\n")
    return f"{head}\n{days}\n]}}\n".encode()


def fragment(value: HomeworkBlock, services: RenderServices) -> str:
    """Some days as JSON, one a line."""
    given = ((day, day.post.homework) for day in value.days)
    return ",\n".join(_json(_day(services, day, homework)) for day, homework in given if homework)


def _day(services: RenderServices, day: HomeworkDay, homework: Homework) -> dict[str, object]:
    body, links = services.body(day.post.digest), dict(day.links)
    url = services.context.absolute(day.post.address)

    def anchor(target: str) -> str:
        return url + target

    texts = [body.task(task.id) for task in homework.tasks]
    tasks = [{"id": text.id, "text": text.text, "html": fill(text.feed, links, anchor)} for text in texts]
    return {
        "day": day.post.source.day,
        "date": day.post.published.date().isoformat(),
        "url": url,
        "title": day.post.title,
        "homework": {
            "title": homework.title,
            "minutes": homework.minutes,
            "intro_html": fill(body.intro_feed, links, anchor),
            "tasks": tasks,
        },
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

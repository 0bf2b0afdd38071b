"""`homework.json`: the homework of a series in one language, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ... import addresses
from ...edition.edition import Edition
from ...edition.links import in_feed
from ...edition.render_services import RenderServices
from ...edition.site_context import SiteContext
from ...model import Homework, SeriesNow
from ...parts import Fragment, Part
from ...prose import Body, fill
from ...syndication.items import FeedItem


@dataclass(frozen=True, slots=True)
class HomeworkBlock:
    """The homework of a closed period of days, with its links: it changes no more once they are out."""

    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class SeriesHomework:
    """All homework of a series in one language, in order of day."""

    series: str
    lang: str
    periods: tuple[Fragment[HomeworkBlock], ...]


def parts(edition: Edition) -> Iterator[Part[SeriesHomework]]:
    """One file a series and language; days without a text of their own in it are left out."""
    settings = edition.settings
    for one in edition.site.series:
        for lang in one.series.languages:
            load = _workload(edition, one, lang)
            address = addresses.series_file(settings, one.series, lang, "homework.json")
            yield Part(address.lstrip("/"), "homework", load, one.series.place.path)
            for old in addresses.old_series_files(settings, one.series, lang, "homework.json"):
                yield Part(old.lstrip("/"), "homework", load, one.series.place.path)


def _workload(edition: Edition, one: SeriesNow, lang: str) -> SeriesHomework:
    given = [post for post in edition.own_texts(one, lang) if post.homework]
    blocks = addresses.by_block(
        (post.source.day or 0, FeedItem(post, in_feed(edition, post.record, post.facts.homework_targets)))
        for post in given
    )
    periods = (Fragment("homework", HomeworkBlock(items)) for items in blocks)
    return SeriesHomework(one.series.id, lang, tuple(periods))


def render(part: Part[SeriesHomework], services: RenderServices) -> bytes:
    """The data as JSON, one day a line, so that a new day is one new line."""
    load = part.value
    head = f'{{"series":{_json(load.series)},"lang":{_json(load.lang)},"days":['
    days = services.joined(load.periods, ",\n")
    return f"{head}\n{days}\n]}}\n".encode()


def fragment(value: HomeworkBlock, services: RenderServices) -> str:
    """Some days as JSON, one a line."""
    days = (_day(services.context, item, item.post.homework, services.body(item.post.digest)) for item in value.items)
    return ",\n".join(map(_json, days))


def _day(context: SiteContext, item: FeedItem, homework: Homework | None, body: Body) -> dict[str, object]:
    assert homework is not None
    links, url = dict(item.links), item.address(context)

    def anchor(target: str) -> str:
        return url + target

    texts = {task.id: task for task in body.tasks}
    tasks = [
        {"id": task.id, "text": texts[task.id].text, "html": fill(texts[task.id].feed, links, anchor)}
        for task in homework.tasks
    ]
    return {
        "day": item.post.source.day,
        "date": item.post.published.date().isoformat(),
        "url": url,
        "title": item.post.title,
        "homework": {
            "title": homework.title,
            "minutes": homework.minutes,
            "intro_html": fill(body.intro_feed, links, anchor),
            "tasks": tasks,
        },
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""`homework.json`: the homework of a series in one language, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ... import addresses
from ...edition.edition import Edition
from ...edition.links import in_feed
from ...edition.published import PublishedPost
from ...edition.render_services import RenderServices
from ...model import Homework, SeriesNow
from ...parts import Fragment, Part
from ...prose import fill
from ...syndication.items import FeedItem
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class GivenHomework:
    """The homework of a day, with its links as feeds have them."""

    item: FeedItem
    homework: Homework


@dataclass(frozen=True, slots=True)
class HomeworkBlock:
    """The homework of a closed period of days, with its links: it changes no more once they are out."""

    items: tuple[GivenHomework, ...]


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
            homework = _series_homework(edition, series_now, lang)
            address = addresses.series_file(settings, series_now.series, lang, "homework.json")
            yield Part(address.lstrip("/"), "homework", homework, series_now.series.place.path)
            for old in addresses.old_series_files(settings, series_now.series, lang, "homework.json"):
                yield Part(old.lstrip("/"), "homework", homework, series_now.series.place.path)


def _series_homework(edition: Edition, series_now: SeriesNow, lang: str) -> SeriesHomework:
    blocks = addresses.by_block(
        (post.source.day or 0, GivenHomework(_linked(edition, post), post.homework))
        for post in edition.own_texts(series_now, lang)
        if post.homework
    )
    periods = (Fragment("homework", HomeworkBlock(items)) for items in blocks)
    return SeriesHomework(series_now.series.id, lang, tuple(periods))


def _linked(edition: Edition, post: PublishedPost) -> FeedItem:
    """The day with the links of its homework alone: all others would make the file anew for nothing."""
    return FeedItem(post, in_feed(edition, post.record, post.facts.homework_targets))


def render(part: Part[SeriesHomework], services: RenderServices) -> bytes:
    """The data as JSON, one day a line, so that a new day is one new line."""
    homework = part.value
    head = f'{{"series":{_json(homework.series)},"lang":{_json(homework.lang)},"days":['
    days = services.joined(homework.periods, ",\n")
    return f"{head}\n{days}\n]}}\n".encode()


def fragment(value: HomeworkBlock, services: RenderServices) -> str:
    """Some days as JSON, one a line."""
    return ",\n".join(_json(_day(services, item)) for item in value.items)


def _day(services: RenderServices, given: GivenHomework) -> dict[str, object]:
    item, homework = given.item, given.homework
    body, links, url = services.body(item.post.digest), dict(item.links), item.address(services.context)

    def anchor(target: str) -> str:
        return url + target

    texts = [body.task(task.id) for task in homework.tasks]
    tasks = [{"id": text.id, "text": text.text, "html": fill(text.feed, links, anchor)} for text in texts]
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

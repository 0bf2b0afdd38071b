"""The texts everybody builds: one series of N days in English and Italian, a few articles and pages.

`Corpus(365).texts()` gives them all, the same for ever; `day_texts(366)` is one more day. How a text is written
into a file is each generator's own business (`ours.py`, `peer_hugo.py`, `peer_pelican.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .prose import Dice, body, capital, sentence
from .vocabulary import BY_LANGUAGE, TAGS

LANGUAGES = tuple(BY_LANGUAGE)
SERIES = {"en": "connections", "it": "relazioni"}
SERIES_TITLES = {"en": "Better connections", "it": "Relazioni che contano"}
SITE_URL = "https://bench.example"
ZONE = "Europe/Rome"
START = date(2010, 1, 10)
"""So that day 366 and day 5,001, and some after them, open neither a month nor a block of thirty."""

SIZES = {"tiny": 12, "365": 365, "1000": 1000, "2500": 2500, "5000": 5000, "10000": 10000}
"""Name -> days; each day is two texts."""


@dataclass(frozen=True)
class Homework:
    """What ends a day."""

    title: str
    minutes: int
    intro: str
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """One text in one language; `EARLIER` in its body stands for the address of the file `earlier`."""

    kind: str
    stem: str
    lang: str
    title: str
    summary: str
    body: str
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    homework: Homework | None = None
    day: int = 0
    earlier: str = ""

    @property
    def folder(self) -> str:
        return {"day": SERIES["en"], "article": "articles", "page": "pages"}[self.kind]

    @property
    def slug(self) -> str:
        """The last piece of its address."""
        return str(self.day) if self.day else self.stem

    def edited(self, word: str) -> Text:
        """The same text with one word more at its beginning."""
        return replace(self, body=f"{word} {self.body}")

    def retitled(self, word: str) -> Text:
        """The same text with one word more in its title: its header changes, and every list that names it."""
        return replace(self, title=f"{self.title} {word}")


@dataclass(frozen=True)
class Corpus:
    """A site of `days` days."""

    days: int

    def texts(self) -> Iterator[Text]:
        for number in range(1, self.days + 1):
            yield from day_texts(number)
        for number in range(1, min(self.days, 24) // 4 + 1):
            yield from (_article(number, lang) for lang in LANGUAGES)
        for stem, titles in _PAGES.items():
            yield from (_page(stem, lang, title) for lang, title in titles.items())


def release(number: int) -> datetime:
    """The moment day `number` comes out."""
    return datetime.combine(START + timedelta(days=number - 1), time(7), ZoneInfo(ZONE))


def noon_of(number: int) -> datetime:
    """Noon of day `number`: all days up to it are out."""
    return release(number).replace(hour=12)


def day_texts(number: int) -> tuple[Text, ...]:
    """Day `number` in every language."""
    return tuple(_day(number, lang) for lang in LANGUAGES)


def _day(number: int, lang: str) -> Text:
    words = BY_LANGUAGE[lang]
    shape = Dice(f"day {number}")  # what both languages share
    earlier = shape.throw(number - 1) + 1 if number > 1 else 0
    tags = shape.pick_several(tuple(TAGS), 2)
    dice = Dice(f"day {number} {lang}")
    title = _title(dice, lang)
    tasks = tuple(f"{task} {dice.pick(words.task_when)}." for task in dice.pick_several(words.task, 3))
    homework = Homework(_title(dice, lang), (10, 15, 20, 30)[shape.throw(4)], words.intro, tasks)
    return Text(
        "day",
        _stem(number),
        lang,
        title,
        sentence(dice, words),
        body(dice, words, number, earlier),
        release(number),
        tags,
        homework,
        number,
        _stem(earlier) if earlier else "",
    )


def _stem(number: int) -> str:
    """`0175-the-open-door`: the same in all languages."""
    return f"{number:04}-{_title(Dice(f'day {number} en'), 'en').lower().replace(' ', '-')}"


def _title(dice: Dice, lang: str) -> str:
    words = BY_LANGUAGE[lang]
    return words.title.format(adjective=dice.pick(words.adjective), noun=dice.pick(words.noun))


def _article(number: int, lang: str) -> Text:
    words, dice = BY_LANGUAGE[lang], Dice(f"article {number} {lang}")
    published = release(number * 2) + timedelta(hours=2)
    tags = Dice(f"article {number}").pick_several(tuple(TAGS), 2)
    return Text(
        "article",
        f"article-{number}",
        lang,
        f"{_title(dice, lang)} ({number})",
        sentence(dice, words),
        body(dice, words, number, 0),
        published,
        tags,
    )


_PAGES = {
    "about": {"en": "About", "it": "Il progetto"},
    "how-to-take-part": {"en": "How to take part", "it": "Come partecipare"},
}


def _page(stem: str, lang: str, title: str) -> Text:
    words, dice = BY_LANGUAGE[lang], Dice(f"page {stem} {lang}")
    return Text("page", stem, lang, title, capital(sentence(dice, words)), body(dice, words, 1, 0))

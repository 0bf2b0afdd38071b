"""Day by Day: settings as they came with the kit, the project's theme and plugin, with a cache inside the work folder."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from .corpus import SERIES, SERIES_TITLES, SITE_URL, START, ZONE, Text
from .generator import PROJECT, Generator, listed, quoted
from .vocabulary import TAGS

_SETTINGS = """\
# Written by the benchmark: as the kit's own settings came, whatever has become of them since.
import sys

sys.path.insert(0, {plugins!r})
import daybyday

PLUGINS = ["daybyday"]
TIMEZONE = "Europe/Rome"
DAYBYDAY_LANGUAGES = ["en", "it"]
DEFAULT_LANG = "en"
SITENAME = "Better connections"
DAYBYDAY_SITE = {{
    "en": {{
        "name": "Better connections",
        "tagline": "One short text and one small piece of homework a day, to know better the people you work with.",
    }},
    "it": {{
        "name": "Relazioni che contano",
        "tagline": "Un testo breve e un piccolo compito al giorno, per conoscere meglio le persone con cui lavori.",
    }},
}}
DAYBYDAY_START_PAGES = ["how-to-take-part"]
FEED_ID = "tag:example.org,2026"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DAYBYDAY_PUBLISH = True

PATH = {content!r}
OUTPUT_PATH = {output!r}
THEME = {theme!r}
CACHE_PATH = {cache!r}
SITEURL = {site_url!r}
"""

_SERIES = """\
id: connections
title: {{en: {en}, it: {it}}}
description: {{en: A small step a day., it: Un piccolo passo al giorno.}}
slug: {{en: {slug_en}, it: {slug_it}}}
start: {start}
release: "07:00"
timezone: {zone}
"""


@dataclass(frozen=True)
class DayByDay(Generator):
    """Our kit; `settings` are those of a variant, `length` the number of days of the series (0: without an end). With
    `photographs` every fifteenth day shows one of its own.
    """

    settings: dict[str, Any] = field(default_factory=dict)
    length: int = 0
    photographs: bool = False

    @property
    def name(self) -> str:
        return "Day by Day"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def template(self) -> Path:
        return self.folder / "theme" / "templates" / "base.html"

    def configure(self) -> None:
        shutil.copytree(PROJECT / "theme", self.folder / "theme", dirs_exist_ok=True)
        settings = _SETTINGS.format(
            plugins=str(PROJECT / "plugins"),
            content=str(self.content),
            output=str(self.output),
            theme=str(self.folder / "theme"),
            cache=str(self.cache),
            site_url=SITE_URL,
        )
        settings += "".join(f"{key} = {value!r}\n" for key, value in self.settings.items())
        # Called pelicanconf.py because the preview looks for that name.
        (self.folder / "pelicanconf.py").write_text(settings, "utf-8")
        series = self.content / SERIES["en"] / "series.yaml"
        series.parent.mkdir(parents=True, exist_ok=True)
        series.write_text(
            _SERIES.format(
                en=SERIES_TITLES["en"],
                it=SERIES_TITLES["it"],
                slug_en=SERIES["en"],
                slug_it=SERIES["it"],
                start=START,
                zone=ZONE,
            )
            + (f"length: {self.length}\n" if self.length else ""),
            "utf-8",
        )
        tags = "".join(f"{en}: {{en: {en}, it: {it}}}\n" for en, it in TAGS.items())
        (self.content / "tags.yaml").write_text(tags, "utf-8")

    def write(self, texts: Iterable[Text]) -> None:
        super().write(all_texts := tuple(texts))
        for day in {text.day for text in all_texts if self.photographs and text.day and text.day % _EVERY == 0}:
            path = self.content / "images" / f"{day}.jpg"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(photograph(day))

    def file_of(self, text: Text) -> Path:
        return self.content / text.folder / f"{text.stem}.{text.lang}.md"

    def source_of(self, text: Text) -> str:
        header = [f"title: {quoted(text.title)}"]
        if text.day:
            header.append(f"day: {text.day}")
        elif text.published:
            header.append(f"date: {text.published:%Y-%m-%d %H:%M}")
        if text.tags:
            header.append(f"tags: {listed(text.tags)}")
        header.append(f"summary: {quoted(text.summary)}")
        body = text.body.replace("(EARLIER)", f"({{filename}}{text.earlier}.{text.lang}.md)")
        if self.photographs and text.day and text.day % _EVERY == 0:
            body = f"{body}\n\n![{text.title}]({{static}}/images/{text.day}.jpg)\n"
        return "---\n" + "\n".join(header) + f"\n---\n{body}\n" + _homework(text)

    def command(self, now: datetime) -> list[str]:  # noqa: ARG002 - ours is told the instant by the environment
        settings = str(self.folder / "pelicanconf.py")
        return [sys.executable, "-m", "pelican", str(self.content), "-s", settings, "-o", str(self.output)]

    def memory(self) -> tuple[Path, ...]:
        return (self.output, self.cache)


_EVERY = 15
"""of so many days one shows a photograph"""


def photograph(day: int) -> bytes:
    """A JPEG of 2400 × 1600 pixels, as large as a telephone's: soft shapes under some grain, another one every day."""
    noise = Random(day)
    shapes = Image.frombytes("RGB", (24, 16), noise.randbytes(24 * 16 * 3)).resize(
        (2400, 1600), Image.Resampling.BICUBIC
    )
    grain = Image.frombytes("RGB", (600, 400), noise.randbytes(600 * 400 * 3)).resize((2400, 1600))
    file = BytesIO()
    Image.blend(shapes, grain, 0.08).save(file, "JPEG", quality=88)
    return file.getvalue()


def _homework(text: Text) -> str:
    if text.homework is None:
        return ""
    one = text.homework
    tasks = "\n".join(f"- [ ] {task}" for task in one.tasks)
    return f"\n/// homework | {one.title}\n    minutes: {one.minutes}\n\n{one.intro}\n\n{tasks}\n///\n"

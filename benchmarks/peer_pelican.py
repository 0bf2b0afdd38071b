"""Stock Pelican: no plugin, a theme of our making on its `simple` theme.

It makes: a page a day with the same head, text, homework and tags; articles, pages, an index of the default
language by thirty, tag pages and month archives (languages together, as Pelican has them), a full-text RSS feed of
40 items per language. It does not make, for it cannot without plugins: previous and next day, listings per
language, homework as data, a sitemap, feeds per series and language. So it has less to do than the others.
"""

from __future__ import annotations

import shutil
import sys
from datetime import datetime
from pathlib import Path

from .corpus import SERIES_TITLES, SITE_URL, ZONE, Text
from .generator import HERE, PROJECT, Generator

_SETTINGS = """\
import os

PATH = {content!r}
OUTPUT_PATH = {output!r}
THEME = {theme!r}
SITENAME = {name!r}
SITEURL = FEED_DOMAIN = {site_url!r}
TIMEZONE = {zone!r}
DEFAULT_LANG = "en"
ARTICLE_PATHS = ["connections", "articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
PLUGINS = []

# The same addresses as ours.
ARTICLE_URL = "{{address}}"
ARTICLE_SAVE_AS = "{{address}}index.html"
ARTICLE_LANG_URL = "it/{{address}}"
ARTICLE_LANG_SAVE_AS = "it/{{address}}index.html"
PAGE_URL = "{{slug}}/"
PAGE_SAVE_AS = "{{slug}}/index.html"
PAGE_LANG_URL = "{{lang}}/{{slug}}/"
PAGE_LANG_SAVE_AS = "{{lang}}/{{slug}}/index.html"
TAG_URL = "tag/{{slug}}/"
TAG_SAVE_AS = "tag/{{slug}}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{{date:%Y}}/{{date:%m}}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags"]
DEFAULT_PAGINATION = 30
PAGINATED_TEMPLATES = {{"index": None}}

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_RSS = "feeds/{{lang}}.rss"
RSS_FEED_SUMMARY_ONLY = False
FEED_MAX_ITEMS = 40

# Its cache, for the rows in which something was built before; a cold build would only pay for filling it.
CACHE_PATH = {cache!r}
CACHE_CONTENT = LOAD_CONTENT_CACHE = bool(os.environ.get("BENCH_WARM"))
"""


class StockPelican(Generator):
    """Pelican as it is installed."""

    @property
    def name(self) -> str:
        return "Pelican"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def template(self) -> Path:
        return self.folder / "theme" / "templates" / "base.html"

    def configure(self) -> None:
        shutil.copytree(HERE / "pelican", self.folder / "theme", dirs_exist_ok=True)
        static = self.folder / "theme" / "static"
        static.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / "theme" / "static" / "style.css", static)
        settings = _SETTINGS.format(
            content=str(self.content),
            output=str(self.output),
            theme=str(self.folder / "theme"),
            cache=str(self.cache),
            name=SERIES_TITLES["en"],
            site_url=SITE_URL,
            zone=ZONE,
        )
        (self.folder / "peliconf.py").write_text(settings, "utf-8")

    def file_of(self, text: Text) -> Path:
        return self.content / text.folder / f"{text.stem}.{text.lang}.md"

    def source_of(self, text: Text) -> str:
        address = self.address_of(text).removeprefix("/").removeprefix("it/")
        header = [f"Title: {text.title}", f"Slug: {text.slug}", f"Lang: {text.lang}", f"Address: {address}"]
        if text.day:
            # Twins are found by their slug, so days need one that no article can have.
            header[1] = f"Slug: day-{text.day}"
        if text.published:
            header.append(f"Date: {text.published:%Y-%m-%d %H:%M}")
        if text.tags:
            header.append(f"Tags: {', '.join(text.tags)}")
        header.append(f"Summary: {text.summary}")
        body = text.body.replace("(EARLIER)", f"({{filename}}{text.earlier}.{text.lang}.md)")
        return "\n".join(header) + f"\n\n{body}\n" + _homework(text)

    def command(self, now: datetime) -> list[str]:  # noqa: ARG002 - Pelican publishes whatever is there
        settings = str(self.folder / "peliconf.py")
        return [sys.executable, "-m", "pelican", str(self.content), "-s", settings, "-o", str(self.output)]

    def memory(self) -> tuple[Path, ...]:
        return (self.output, self.cache)


def _homework(text: Text) -> str:
    """Homework as the prose it is to Pelican."""
    if text.homework is None:
        return ""
    one = text.homework
    tasks = "\n".join(f"- {task}" for task in one.tasks)
    return f"\n## {one.title}\n\n{one.minutes} min\n\n{one.intro}\n\n{tasks}\n"

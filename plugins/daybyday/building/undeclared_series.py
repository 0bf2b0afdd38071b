"""A hint for those who have not met `series.yaml` yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..messages import say
from ..model import Finding, Source
from ..reading import Reading
from ..reading.titles import split_title

_ENOUGH = 3


def undeclared_series(sources: Iterable[Source], reading: Reading) -> Iterator[Finding]:
    """Three or more articles called "Day N" in one folder are a series that nobody declared: a note for each folder."""
    numbered: dict[str, list[Source]] = {}
    for source in sources:
        if source.kind == "article" and split_title(source.title, reading.day_prefixes)[0]:
            numbered.setdefault(source.path.rpartition("/")[0], []).append(source)
    for folder, posts in sorted(numbered.items()):
        if len(posts) >= _ENOUGH:
            yield _note(folder, posts, reading.languages)


def _note(folder: str, posts: list[Source], languages: Iterable[str]) -> Finding:
    name = f"{folder}/series.yaml".lstrip("/")
    title = "{" + ", ".join(f"{lang}: My challenge" for lang in languages) + "}"
    start = min((post.date.date.isoformat() for post in posts if post.date), default="2026-11-01")
    return Finding(
        "note",
        "series-undeclared",
        posts[0].place("title"),
        say("{n} posts of this folder are called “Day …”, and no {name} makes them a series", n=len(posts), name=name),
        say("write {name} with the lines `title: {title}` and `start: {start}`", name=name, title=title, start=start),
    )

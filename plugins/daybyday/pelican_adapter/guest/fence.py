"""Takes what is ours away from Pelican's generators, and gives them our articles and pages.

Settings such as ARTICLE_EXCLUDES cannot do it: they compare names of folders, and not all of them. Pelican takes our objects for
content that it kept from an earlier build: it files them, groups them with their twins, and sends all signals from
then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from .ownership import Ownership
from .values import SeriesValue

Make = Callable[[Any], Iterable[Any]]


def fence(generator: Any, ownership: Ownership, make: Make | None) -> None:
    """Let a generator find no file of ours, and what `make` gives for it as if it had found that."""
    find, kept = generator.get_files, getattr(generator, "get_cached_data", None)
    ready: dict[str, Any] = {}

    def get_files(paths: Any, exclude: Any = None, extensions: Any = None) -> set[str]:
        files = {file for file in find(paths, exclude=exclude, extensions=extensions) if not ownership.owns(file)}
        # Asked with endings, it looks for files that no reader reads, only to warn of them.
        if make and extensions is None:
            ready.update((_key(content), content) for content in make(generator))
            files |= set(ready)
        return files

    def get_cached_data(path: str, default: Any = None) -> Any:
        content = ready.get(path)
        return kept(path, default) if content is None and kept else content

    generator.get_files = get_files
    if make:
        generator.get_cached_data = get_cached_data


def _key(content: Any) -> str:
    """What Pelican may ask for a text by: the path of its file, and for pages of one file a name of their own."""
    return str(getattr(content, "daybyday_source", "") or content.get_relative_source_path())


def open_to_links(generator: Any) -> None:
    """Let links lead to the pages of series, several of which are made from one file."""
    lists = (generator.pages, generator.translations, generator.hidden_pages, generator.hidden_translations)
    for page in chain.from_iterable(lists):
        if source := getattr(page, "daybyday_source", ""):
            generator.context["generated_content"][source] = page


def show_hidden(generator: Any) -> None:
    """Call the pages of series published again. While Pelican put its lists in order they were hidden ones, so that neither
    its menus hold them nor their order minds keys that ours have not.
    """
    for page in chain(generator.hidden_pages, generator.hidden_translations):
        if isinstance(getattr(page, "daybyday", None), SeriesValue):
            page.status = "published"

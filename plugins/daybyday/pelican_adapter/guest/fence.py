"""Takes what is ours away from Pelican's generators, and gives them our articles and pages.

Settings such as ARTICLE_EXCLUDES cannot do it: they compare names of folders, and not all of them. Pelican takes our objects for
content that it kept from an earlier build: it files them, groups them with their twins, and sends all signals from
then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .ownership import Ownership

Make = Callable[[Any], Iterable[Any]]


def fence(generator: Any, ownership: Ownership, make: Make | None) -> None:
    """Let a generator find no file of ours, and what `make` gives for it as if it had found that."""
    find, kept = generator.get_files, getattr(generator, "get_cached_data", None)
    ready: dict[str, Any] = {}

    def get_files(paths: Any, exclude: Any = None, extensions: Any = None) -> set[str]:
        files = {file for file in find(paths, exclude=exclude, extensions=extensions) if not ownership.owns(file)}
        # Asked with endings, it looks for files that no reader reads, only to warn of them.
        if make and extensions is None:
            ready.update((content.get_relative_source_path(), content) for content in make(generator))
            files |= set(ready)
        return files

    def get_cached_data(path: str, default: Any = None) -> Any:
        content = ready.get(path)
        return kept(path, default) if content is None and kept else content

    generator.get_files = get_files
    if make:
        generator.get_cached_data = get_cached_data


def hide_from_menus(generator: Any) -> None:
    """Take the pages of series out of the list that themes make menus of; they are written as before."""
    for shown, hidden in (("pages", "hidden_pages"), ("translations", "hidden_translations")):
        ours = [page for page in getattr(generator, shown) if hasattr(page, "daybyday")]
        for page in ours:
            getattr(generator, shown).remove(page)
            getattr(generator, hidden).append(page)

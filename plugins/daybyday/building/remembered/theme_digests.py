"""Digests of a theme's files as they are published, remembered: joining scripts only to name them takes as long as a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...theming.theme import PublishedDigests, Theme
from .. import cache_key

if TYPE_CHECKING:
    from ...engine.store import Store

NAME = "theme"
"""What they are saved under."""


def remembering(store: Store) -> Callable[[Theme], PublishedDigests]:
    """What `published_digests` of a theme returns, from the store where no file of it has changed.

    Of a theme with something wrong nothing is remembered: its findings are due again.
    """

    def digests(theme: Theme) -> PublishedDigests:
        key = "\n".join(
            [cache_key.of_words(), *map(cache_key.tree, theme.static), cache_key.digest_of(theme.own_style)]
        )
        remembered: Any = store.load(NAME)
        if isinstance(remembered, tuple) and remembered[0] == key:
            return PublishedDigests(remembered[1])
        published = theme.published_digests()
        if not published.findings:
            store.save(NAME, (key, dict(published.digests)))
        return published

    return digests
